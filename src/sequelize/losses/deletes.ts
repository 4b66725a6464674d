import type { TSESTree } from '@typescript-eslint/utils';
import { bindParameters } from '../../values/evaluate/calls.js';
import { createEvaluation } from '../../values/evaluate/evaluate.js';
import type { Evaluation } from '../../values/model/evaluation.js';
import { readBulkDelete } from './bulk-delete.js';
import { isSurelyConditional, readDestroy, readDestroyAll, readTruncate } from './destroy.js';
import { joinPaths, type DeleteLoss, type DeleteRequest } from './loss.js';
import type { Receiver } from '../facts.js';
import { type MethodCall, readCallsNamed } from '../method-calls.js';
import { DELETE_METHODS } from '../../vocabulary/methods.js';
import { findOwner, readFunctionCalls } from '../../values/functions/function-calls.js';
import { readReceiver } from '../receivers/receiver.js';
import type { SourceCode } from '../../syntax/source-code.js';

/** A call of a method that deletes rows. */
export interface DeleteCall {
  readonly kind: 'delete';
  /** The method, one of `DELETE_METHODS`. */
  readonly name: string;
  readonly call: TSESTree.CallExpression;
  /** Where a report points: the method name. */
  readonly method: TSESTree.Node;
  readonly receiver: Receiver;
  /** What a major version makes of it; undefined where it throws, or deletes the rows of a condition. */
  readLoss(major: 6 | 7): DeleteLoss | undefined;
}

const cache = new WeakMap<SourceCode, readonly DeleteCall[]>();

/** Every call of a file that may delete rows without a condition, whoever it is called on, unless that is surely not Sequelize's. */
export function readDeleteCalls(sourceCode: SourceCode): readonly DeleteCall[] {
  const known = cache.get(sourceCode);
  if (known) return known;
  // A look of its own for each call: what a large file costs elsewhere must not end it.
  const calls = readCallsNamed(DELETE_METHODS, sourceCode).flatMap((found) => readDeleteCall(found, createEvaluation(sourceCode)));
  cache.set(sourceCode, calls);
  return calls;
}

function readDeleteCall(found: MethodCall, evaluation: Evaluation): readonly DeleteCall[] {
  const { name, call, method } = found;
  const read = READERS.get(name);
  if (!read || !found.args || (name === 'destroy' && isSurelyConditional(found.args))) return [];
  const receiver = readReceiver(found.receiver, name, evaluation);
  if (receiver.owner.kind === 'other') return [];
  const { args } = found;
  const losses = new Map<6 | 7, DeleteLoss | undefined>();
  // What it deletes is asked for once the call is known to be Sequelize's.
  const readLoss = (major: 6 | 7): DeleteLoss | undefined => {
    if (!losses.has(major)) losses.set(major, followFunction(read, { call, args: spreadKnown(args, evaluation), receiver, evaluation, major }));
    return losses.get(major);
  };
  return [{ kind: 'delete', name, call, method, receiver, readLoss }];
}

/** `destroy(...args)`: the elements of a list that this file shows, in their places. */
function spreadKnown(args: readonly TSESTree.Node[], evaluation: Evaluation): readonly TSESTree.Node[] {
  return args.flatMap((argument) => {
    if (argument.type !== 'SpreadElement') return [argument];
    const list = evaluation.evaluate(argument.argument);
    return list.kind === 'array' && list.elements ? list.elements.map((element) => element.node) : [argument];
  });
}

/** Calls of one function that are followed. */
const MOST_CALLS = 200;

type Reader = (request: DeleteRequest) => DeleteLoss | undefined;

/**
 * The loss of a call in a function of this file, by the arguments that its calls give: those decide alone where all of
 * them are seen; else what the function does by itself counts too.
 */
function followFunction(read: Reader, request: DeleteRequest): DeleteLoss | undefined {
  const own = read(request);
  const owner = findOwner(request.call);
  const calls = owner && readFunctionCalls(owner, request.evaluation);
  if (!owner || !calls || calls.seen.length === 0 || (own && !calls.allSeen)) return own;
  const losses = calls.seen.slice(0, MOST_CALLS).map((outer) => {
    const outside = createEvaluation(request.evaluation.sourceCode);
    return read({ ...request, evaluation: outside.enter(bindParameters(owner, outer.arguments, outside), { subject: owner, args: outer.arguments }), isFollowed: true });
  });
  const paths = losses.map((loss) => loss && { loss, certain: true });
  return joinPaths(calls.allSeen ? paths : [...paths, undefined]);
}

const READERS = new Map<string, Reader>([
  ['truncate', readTruncate],
  ['destroyAll', readDestroyAll],
  ['destroy', readDestroy],
  ['bulkDelete', readBulkDelete],
]);
