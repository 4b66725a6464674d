import type { TSESTree } from '@typescript-eslint/utils';
import { readCallee, readDottedName, readMemberName } from '../../syntax/names.js';
import { isFunction } from '../model/bindings.js';
import { chooseAny, mapArms, unknown } from '../model/choice.js';
import type { Evaluation } from '../model/evaluation.js';
import type { Value } from '../model/value.js';
import { callValue } from './calls.js';

/** What a promise gives, as far as this file shows how it is made; a value that is no promise gives itself. */
export function evaluateAwaited(node: TSESTree.Node, evaluation: Evaluation): Value {
  return resolve(evaluation.evaluate(node), node);
}

function resolve(value: Value, node: TSESTree.Node): Value {
  return mapArms(value, (arm) => {
    if (arm.kind !== 'instance') return arm;
    if (arm.resolved) return resolve(arm.resolved, node);
    return isPromise(arm.node) ? unknown('call', node) : arm;
  });
}

/** What a class makes is no promise, but by the name of one. */
function isPromise(made: TSESTree.Node): boolean {
  return made.type !== 'NewExpression' || /Promise|Deferred/.test(readDottedName(made.callee)?.at(-1) ?? '');
}

const COMBINATIONS = new Set(['Promise.all', 'Promise.race', 'Promise.any']);

/** `promise.then(f)` and its like, `Promise.all(list)`: a promise of what is seen of them. */
export function evaluatePromiseCall(node: TSESTree.CallExpression | TSESTree.NewExpression, evaluation: Evaluation): Value | undefined {
  const callee = readCallee(node);
  const [argument] = node.arguments;
  if (callee.type !== 'MemberExpression' || callee.object.type === 'Super' || argument?.type === 'SpreadElement') return undefined;
  const name = readDottedName(callee)?.join('.') ?? '';
  if (COMBINATIONS.has(name) && argument) return evaluateCombined(evaluation.evaluate(argument), name, node);
  const method = readMemberName(callee);
  if (method === 'finally') return { kind: 'instance', resolved: evaluateAwaited(callee.object, evaluation), node };
  return (method === 'then' || method === 'catch') && argument ? evaluateThen({ method, before: evaluateAwaited(callee.object, evaluation), argument, node }, evaluation) : undefined;
}

interface Then {
  readonly method: 'then' | 'catch';
  /** What the promise that it is called on gives. */
  readonly before: Value;
  readonly argument: TSESTree.Node;
  readonly node: TSESTree.Node;
}

function evaluateThen({ argument, before, method, node }: Then, evaluation: Evaluation): Value | undefined {
  const callback = evaluation.evaluate(argument);
  if (callback.kind !== 'function' || !isFunction(callback.node)) return undefined;
  const made = resolve(callValue(callback, [method === 'then' ? before : unknown('call', node)], evaluation), node);
  const resolved = method === 'then' ? made : chooseAny([before, made], 'condition', node);
  return { kind: 'instance', resolved, node };
}

function evaluateCombined(list: Value, name: string, node: TSESTree.Node): Value | undefined {
  if (list.kind !== 'array' || !list.elements) return undefined;
  const elements = list.elements.map((element) => resolve(element, element.node));
  const resolved: Value = name === 'Promise.all' ? { kind: 'array', elements, node } : chooseAny(elements, 'condition', node);
  return { kind: 'instance', resolved, node };
}
