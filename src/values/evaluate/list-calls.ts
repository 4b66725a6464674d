import type { TSESTree } from '@typescript-eslint/utils';
import { readCallee, readDottedName, readMemberName } from '../../syntax/names.js';
import { isFunction } from '../model/bindings.js';
import { addPossible, chooseAny, primitive, readHeld, unknown } from '../model/choice.js';
import type { Evaluation } from '../model/evaluation.js';
import { flatten, mapHeld, toList } from '../model/lists.js';
import type { ArrayValue, FunctionValue, Value } from '../model/value.js';
import { callValue } from './calls.js';

/** Elements of a list that are handed to a callback one by one. Past it, others are not known. */
const MOST_ELEMENTS = 12;

interface ListCall {
  /** Where its elements are not known, one that stands for them is among those that it may hold. */
  readonly list: ArrayValue;
  readonly callback: FunctionValue;
  readonly node: TSESTree.CallExpression;
  readonly evaluation: Evaluation;
}

/** `list.map(f)`, `list.flatMap(f)` and `list.reduce(f, x)`, where the function is seen; `Array.from(list)`, and with one. */
export function evaluateListCall(node: TSESTree.CallExpression | TSESTree.NewExpression, evaluation: Evaluation): Value | undefined {
  const callee = readCallee(node);
  if (callee.type !== 'MemberExpression' || node.type !== 'CallExpression' || node.arguments.some(({ type }) => type === 'SpreadElement')) return undefined;
  const [first, second] = node.arguments;
  if (readDottedName(callee)?.join('.') !== 'Array.from') return evaluateMapped({ callee, list: callee.object, argument: first, node }, evaluation);
  if (second || !first) return evaluateMapped({ callee, list: first, argument: second, node }, evaluation);
  return toList(evaluation.evaluate(first), node);
}

const MAY_BE_LIST = new Set<Value['kind']>(['array', 'choice', 'unknown']);

interface Mapping {
  readonly callee: TSESTree.MemberExpression;
  readonly list: TSESTree.Node | undefined;
  readonly argument: TSESTree.Node | undefined;
  readonly node: TSESTree.CallExpression;
}

function evaluateMapped({ argument, callee, list, node }: Mapping, evaluation: Evaluation): Value | undefined {
  const evaluate = CALLS.get(readMemberName(callee) ?? '');
  if (!evaluate || !list || !argument || list.type === 'Super') return undefined;
  const callback = evaluation.evaluate(argument);
  if (callback.kind !== 'function' || !isFunction(callback.node)) return undefined;
  const given = evaluation.evaluate(list);
  if (list === callee.object && !MAY_BE_LIST.has(given.kind)) return undefined;
  const known = toList(given, list);
  const isSeen = known.elements !== undefined && known.elements.length <= MOST_ELEMENTS;
  return evaluate({ list: isSeen ? known : open(readHeld(known), list), callback, node, evaluation });
}

/** A list whose elements are not known, beside those that it may hold. */
function open(held: readonly Value[], node: TSESTree.Node): ArrayValue {
  return { kind: 'array', elements: undefined, possible: addPossible([unknown('loop', node)], held.slice(0, MOST_ELEMENTS - 1)), node };
}

const CALLS = new Map<string, (call: ListCall) => Value>([
  ['map', map],
  ['from', map],
  ['flatMap', (call) => flatten(map(call), call.node)],
  ['reduce', reduce],
  ['reduceRight', (call) => reduce({ ...call, list: { ...call.list, elements: call.list.elements && [...call.list.elements].reverse() } })],
]);

function map({ callback, evaluation, list, node }: ListCall): ArrayValue {
  const index = list.elements ? undefined : unknown('loop', node);
  let count = 0;
  return { ...mapHeld(list, (element) => callBack(callback, [element, index ?? primitive(count++, node)], { node, evaluation })), node };
}

/** Of a list that is not seen: what one that is not known makes of the begin, what those make that it may hold, and anything. */
function reduce({ callback, evaluation, list, node }: ListCall): Value {
  const [, begin] = node.arguments;
  const values = begin ? [begin.type === 'SpreadElement' ? primitive(undefined, node) : evaluation.evaluate(begin), ...readHeld(list)] : readHeld(list);
  const fold = ([first = primitive(undefined, node), ...others]: readonly Value[]): Value =>
    others.reduce((all, element) => callBack(callback, [all, element], { node, evaluation }), first);
  if (list.elements) return fold(values);
  const held = values.filter((value, index) => value.kind !== 'unknown' || (begin !== undefined && index === 0));
  return chooseAny([fold(values.slice(0, 2)), fold(held), unknown('call', node)], 'loop', node);
}

interface Place {
  readonly node: TSESTree.Node;
  readonly evaluation: Evaluation;
}

function callBack(callback: FunctionValue, args: readonly Value[], { evaluation, node }: Place): Value {
  const result = callValue(callback, args, evaluation);
  return isFunction(callback.node) && callback.node.async ? { kind: 'instance', resolved: result, node } : result;
}
