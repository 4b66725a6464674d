import type { TSESTree } from '@typescript-eslint/utils';
import { readCallee, readDottedName, readMemberName, unwrap } from '../../syntax/names.js';
import { resolveDefinition } from '../conditions/definitions.js';
import { isFunction } from '../model/bindings.js';
import { mapArms, unknown } from '../model/choice.js';
import type { Evaluation } from '../model/evaluation.js';
import type { Value } from '../model/value.js';
import { callFunction } from './calls.js';

/** Promises that are followed one after another: `a().then(b).then(c)`. */
const MOST_DEPTH = 8;

/** What a promise gives, as far as this file shows how it is made; a value that is no promise gives itself. */
export function evaluateAwaited(node: TSESTree.Node, evaluation: Evaluation, depth = 0): Value {
  const made = resolveDefinition(node, evaluation);
  const given = depth < MOST_DEPTH && made.type === 'CallExpression' ? evaluateMade(made, evaluation, depth) : undefined;
  return given ?? mapArms(evaluation.evaluate(node), (arm) => (arm.kind === 'instance' ? unknown('call', node) : arm));
}

function evaluateMade(call: TSESTree.CallExpression, evaluation: Evaluation, depth: number): Value | undefined {
  const callee = readCallee(call);
  const [argument] = call.arguments;
  const name = readDottedName(callee)?.join('.');
  if (name === 'Promise.resolve' && argument && argument.type !== 'SpreadElement') return evaluateAwaited(argument, evaluation, depth + 1);
  if (name === 'Promise.all' && argument) return evaluateAll(unwrap(argument), evaluation, depth);
  if (callee.type === 'MemberExpression' && readMemberName(callee) === 'then' && argument) return evaluateThen(argument, evaluation);
  const called = evaluation.evaluate(callee);
  return called.kind === 'function' && isFunction(called.node) && called.node.async ? callFunction(called.node, call.arguments, evaluation) : undefined;
}

function evaluateAll(list: TSESTree.Node, evaluation: Evaluation, depth: number): Value | undefined {
  if (list.type !== 'ArrayExpression') return undefined;
  const elements = list.elements.map((element) => (element && element.type !== 'SpreadElement' ? evaluateAwaited(element, evaluation, depth + 1) : undefined));
  return elements.every((element) => element !== undefined) ? { kind: 'array', elements, node: list } : undefined;
}

/** What a callback of one expression makes of the value: its parameter is what the promise before gives. */
function evaluateThen(argument: TSESTree.Node, evaluation: Evaluation): Value | undefined {
  const callback = unwrap(argument);
  return isFunction(callback) && callback.body.type !== 'BlockStatement' ? evaluation.evaluate(callback.body) : undefined;
}
