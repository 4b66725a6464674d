import type { TSESTree } from '@typescript-eslint/utils';
import { readCallee, readMemberName } from '../../syntax/names.js';
import { isFunction } from '../model/bindings.js';
import { primitive } from '../model/choice.js';
import type { Evaluation } from '../model/evaluation.js';
import type { FunctionValue, Value } from '../model/value.js';
import { callValue } from './calls.js';

/** Elements of a list that are handed to a callback one by one. Past it, the result is unknown. */
const MOST_ELEMENTS = 12;

interface ListCall {
  readonly elements: readonly Value[];
  readonly callback: FunctionValue;
  readonly node: TSESTree.CallExpression;
  readonly evaluation: Evaluation;
}

/** `list.map(f)`, `list.flatMap(f)` and `list.reduce(f, x)`, where the elements and the function are seen. */
export function evaluateListCall(node: TSESTree.CallExpression | TSESTree.NewExpression, evaluation: Evaluation): Value | undefined {
  const callee = readCallee(node);
  const evaluate = callee.type === 'MemberExpression' ? CALLS.get(readMemberName(callee) ?? '') : undefined;
  const [argument] = node.arguments;
  if (!evaluate || callee.type !== 'MemberExpression' || node.type !== 'CallExpression' || !argument || argument.type === 'SpreadElement') return undefined;
  const list = evaluation.evaluate(callee.object);
  if (list.kind !== 'array' || !list.elements || list.elements.length > MOST_ELEMENTS) return undefined;
  const callback = evaluation.evaluate(argument);
  if (callback.kind !== 'function' || !isFunction(callback.node)) return undefined;
  return evaluate({ elements: list.elements, callback, node, evaluation });
}

const CALLS = new Map<string, (call: ListCall) => Value>([
  ['map', map],
  ['flatMap', (call) => flatten(map(call), call.node)],
  ['reduce', reduce],
  ['reduceRight', (call) => reduce({ ...call, elements: [...call.elements].reverse() })],
]);

function map({ callback, elements, evaluation, node }: ListCall): Value {
  return { kind: 'array', elements: elements.map((element, index) => callBack(callback, [element, primitive(index, node)], { node, evaluation })), node };
}

function flatten(list: Value, node: TSESTree.Node): Value {
  const inner = list.kind === 'array' ? (list.elements ?? []) : [];
  const isSeen = inner.every((element) => (element.kind === 'array' ? element.elements !== undefined : element.kind === 'object' || element.kind === 'primitive'));
  return { kind: 'array', elements: isSeen ? inner.flatMap((element) => (element.kind === 'array' ? (element.elements ?? []) : [element])) : undefined, node };
}

function reduce({ callback, elements, evaluation, node }: ListCall): Value {
  const [, begin] = node.arguments;
  const values = begin ? [begin.type === 'SpreadElement' ? primitive(undefined, node) : evaluation.evaluate(begin), ...elements] : elements;
  const [first, ...others] = values;
  return others.reduce((all, element) => callBack(callback, [all, element], { node, evaluation }), first ?? primitive(undefined, node));
}

interface Place {
  readonly node: TSESTree.Node;
  readonly evaluation: Evaluation;
}

function callBack(callback: FunctionValue, args: readonly Value[], { evaluation, node }: Place): Value {
  const result = callValue(callback, args, evaluation);
  return isFunction(callback.node) && callback.node.async ? { kind: 'instance', resolved: result, node } : result;
}
