import type { TSESTree } from '@typescript-eslint/utils';
import { bindParameters } from '../evaluate/calls.js';
import type { FunctionNode } from '../model/bindings.js';
import type { Evaluation } from '../model/evaluation.js';

/** Functions that call functions that make a call: further away is not followed. */
export const MOST_LEVELS = 3;

/** A call of a function of this file that leads to the call in question. */
export interface FollowedCall {
  readonly owner: FunctionNode;
  readonly call: TSESTree.CallExpression;
}

/** The evaluation inside all of the calls, the outermost first. */
export function enterAll(calls: readonly FollowedCall[], evaluation: Evaluation): Evaluation {
  return calls.reduce((outer, { owner, call }) => outer.enter(bindParameters(owner, call.arguments, outer), { subject: owner, args: call.arguments }), evaluation);
}
