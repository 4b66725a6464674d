import type { TSESTree } from '@typescript-eslint/utils';
import { readMemberName } from '../../syntax/names.js';
import { choose, chooseAny, deriveReason, mapArms, primitive, readArms, readHeld, readReason, unknown } from '../model/choice.js';
import type { Evaluation } from '../model/evaluation.js';
import { addElements, flatten, mapHeld, readElements } from '../model/lists.js';
import { readProperty } from '../model/objects.js';
import { computeBinary, isNullish, withText } from '../model/operators.js';
import type { ArrayValue, Value } from '../model/value.js';

/** Methods of a string with at most one argument. */
const TEXT_METHODS = new Map<string, (text: string, argument: string) => string | boolean>([
  ['toLowerCase', (text) => text.toLowerCase()],
  ['toUpperCase', (text) => text.toUpperCase()],
  ['trim', (text) => text.trim()],
  ['toString', (text) => text],
  ['startsWith', (text, argument) => text.startsWith(argument)],
  ['endsWith', (text, argument) => text.endsWith(argument)],
  ['includes', (text, argument) => text.includes(argument)],
  ['concat', (text, argument) => text + argument],
]);
const PLAIN_METHODS = new Set(['toLowerCase', 'toUpperCase', 'trim', 'toString', 'valueOf']);
/** Methods that never make a string empty. */
const KEEPING_METHODS = new Set(['toLowerCase', 'toUpperCase', 'concat']);
const TEST_METHODS = new Set(['test', 'exec', 'match']);

type Call = TSESTree.CallExpression | TSESTree.NewExpression;

interface MethodCall {
  readonly name: string;
  readonly args: readonly Value[];
  readonly node: TSESTree.Node;
}

/** Methods of strings and arrays on known values; on an environment string the result is a string or a condition of it. */
export function evaluateMethod(callee: TSESTree.MemberExpression, node: Call, evaluation: Evaluation): Value | undefined {
  const name = readMemberName(callee);
  if (name === undefined || callee.object.type === 'Super') return undefined;
  const isDerived = TEXT_METHODS.has(name) || PLAIN_METHODS.has(name) || TEST_METHODS.has(name) || ARRAY_METHODS.has(name);
  if (!isDerived && !CONTENT_METHODS.has(name) && !TAKING_METHODS.has(name)) return undefined;
  const object = evaluation.evaluate(callee.object);
  const call = { name, args: node.arguments.map((argument) => evaluation.evaluate(argument)), node };
  if (readArms(object).some(({ value }) => findList(value, name))) {
    return mapArms(object, (arm) => findList(arm, name)?.(call) ?? unknown(readReason(arm) ?? 'call', node));
  }
  if (object.kind === 'instance') return undefined;
  // What is taken out of an unknown collection need not come from where the collection does.
  return isDerived ? evaluateTextMethod(object, call) : undefined;
}

/** What a method gives of a list, `Set` or `Map`. */
function findList(value: Value, name: string): ((call: MethodCall) => Value | undefined) | undefined {
  if (value.kind === 'instance' && value.content) {
    const { content } = value;
    const ofContent = CONTENT_METHODS.get(name);
    return ofContent && ((call) => ofContent(content, call));
  }
  const ofArray = value.kind === 'array' ? (ARRAY_METHODS.get(name) ?? TAKING_METHODS.get(name)) : undefined;
  return value.kind === 'array' && ofArray ? (call) => ofArray(value, call) : undefined;
}

function evaluateTextMethod(object: Value, call: MethodCall): Value | undefined {
  const { args, name, node } = call;
  const known = computeText(object, call);
  if (known) return known;
  const why = [object, ...args].map((part) => readReason(part)).find((reason) => reason !== undefined);
  if (why === undefined) return TEST_METHODS.has(name) ? unknown('condition', node) : undefined;
  if (PLAIN_METHODS.has(name)) return mapArms(object, (arm) => computeText(arm, call) ?? convertUnknown(arm, call));
  // The known part may be empty where the part added to it is not.
  return name === 'concat' && object.kind === 'unknown' ? convertUnknown(object, call) : unknown(deriveReason(why), node);
}

/** The result on strings that are all known. */
function computeText(object: Value, { args, name, node }: MethodCall): Value | undefined {
  const compute = TEXT_METHODS.get(name);
  const [text, ...others] = [object, ...args].map((part) => (part.kind === 'primitive' && typeof part.value === 'string' ? part.value : undefined));
  if (!compute || text === undefined || others.includes(undefined)) return undefined;
  if (name === 'concat') return primitive(compute(text, others.join('')), node);
  const hasRightCount = PLAIN_METHODS.has(name) ? others.length === 0 : others.length === 1;
  return hasRightCount ? primitive(compute(text, others[0] ?? ''), node) : undefined;
}

/** An environment string stays one through trimming; that it is not empty is only sure where nothing is taken away. */
function convertUnknown(arm: Value, { args, name, node }: MethodCall): Value {
  if (arm.kind !== 'unknown') return unknown('call', node);
  if (name === 'concat') return withText(arm.truthy ? { ...arm, node } : unknown(arm.why, node), [arm, ...args]);
  if (arm.truthy && KEEPING_METHODS.has(name)) return { ...arm, node };
  return arm.text === undefined ? unknown(arm.why, node) : { ...unknown(arm.why, node), text: arm.text };
}

/** Methods of a `Map` or `Set` whose content is seen. */
const CONTENT_METHODS = new Map<string, (content: ArrayValue, call: MethodCall) => Value>([
  ['get', getEntry],
  ['values', (content, { node }) => readValues(content, node)],
  ['entries', (content, { node }) => ({ ...content, node })],
]);

/** The values of a `Map`, the elements of a `Set`. */
export function readValues(content: ArrayValue, node: TSESTree.Node): ArrayValue {
  return { ...mapHeld(content, (entry) => (entry.kind === 'array' ? readEntry(entry, '1', node) : entry)), node };
}

/** The values that a key may have; nothing where it has none. */
function getEntry(content: ArrayValue, { args: [key], node }: MethodCall): Value {
  const arms: Value[] = content.elements ? [] : [unknown('call', node)];
  for (const entry of readHeld(content)) {
    const name = readEntry(entry, '0', node);
    const isOther = name.kind === 'primitive' && key?.kind === 'primitive' && name.value !== key.value;
    if (!isOther) arms.push(readEntry(entry, '1', node));
  }
  const isSure = arms.length === 1 && key?.kind === 'primitive';
  return chooseAny([...arms, ...(isSure ? [] : [primitive(undefined, node)])], 'condition', node);
}

function readEntry(entry: Value, part: string, node: TSESTree.Node): Value {
  return entry.kind === 'array' ? readProperty(entry, part, node) : unknown('call', node);
}

const OPEN_METHODS = ['filter', 'slice', 'toSorted'];

/** Methods of lists, and of their iterators, that take elements out or change places: what else has them is not followed. */
const TAKING_METHODS = new Map<string, (array: ArrayValue, call: MethodCall) => Value>([
  ['pop', pick],
  ['shift', pick],
  ['sort', open],
  ['splice', open],
  ['toSpliced', (array, call) => open(addElements(array, call.args.slice(2)), call)],
  ['with', (array, call) => open(addElements(array, call.args.slice(1)), call)],
  ['values', (array, { node }) => ({ ...array, node })],
  ['entries', pairUp],
  ['next', (array, call) => ({ kind: 'object', properties: new Map([['value', { value: pick(array, call), node: call.node }]]), rest: unknown('call', call.node), node: call.node })],
]);

/** Some of the elements, in some order. */
function open(array: ArrayValue, { node }: MethodCall): Value {
  return { kind: 'array', elements: undefined, possible: readHeld(array), node };
}

const ARRAY_METHODS = new Map<string, (array: ArrayValue, call: MethodCall) => Value | undefined>([
  ['includes', evaluateIncludes],
  ['concat', evaluateConcat],
  ['reverse', reverse],
  ['toReversed', reverse],
  ['find', pick],
  ['findLast', pick],
  ['at', pickAt],
  ['flat', (array, { node }) => flatten(array, node)],
  ['join', join],
  ...OPEN_METHODS.map((name) => [name, open] as const),
]);

/** The elements as one string. Of a list that is not seen, those that it may hold, in order, and more behind them. */
function join(array: ArrayValue, { args: [separator], node }: MethodCall): Value {
  const between = separator ?? primitive(',', node);
  const held = readHeld(array).map((element) => (isNullish(element) ? primitive('', node) : element));
  const parts = array.elements ? held : [...held, unknown('call', node)];
  const joining = { operator: '+', node };
  return parts.reduce<Value>((text, part, index) => computeBinary(joining, index === 0 ? text : computeBinary(joining, text, between), part), primitive('', node));
}

function evaluateIncludes({ elements }: ArrayValue, { args, node }: MethodCall): Value {
  const [first] = args;
  const isKnown = elements?.every((element) => element.kind === 'primitive') && first?.kind === 'primitive' && args.length === 1;
  if (!isKnown) return unknown(deriveReason((first && readReason(first)) ?? 'condition'), node);
  return primitive(elements.map((element) => (element.kind === 'primitive' ? element.value : undefined)).includes(first.value), node);
}

function evaluateConcat(array: ArrayValue, call: MethodCall): Value {
  const { args, node } = call;
  const lists = args.map((list) => (list.kind === 'primitive' ? [list] : list.kind === 'array' ? list.elements : undefined));
  const elements = [array.elements, ...lists].reduce((all, list) => all && list && [...all, ...list], []);
  return elements ? { kind: 'array', elements, node } : open(addElements(array, args.flatMap((list) => (list.kind === 'array' ? readHeld(list) : [list]))), call);
}

function reverse(array: ArrayValue, call: MethodCall): Value {
  return array.elements ? { kind: 'array', elements: [...array.elements].reverse(), node: call.node } : open(array, call);
}

/** Each element with its place: `[0, element]`. */
function pairUp(array: ArrayValue, { node }: MethodCall): Value {
  let count = 0;
  const place = (): Value => (array.elements ? primitive(count++, node) : unknown('loop', node));
  return { ...mapHeld(array, (element) => ({ kind: 'array', elements: [place(), element], node })), node };
}

/** The element at a place that is known, or one of them. */
function pickAt(list: ArrayValue, call: MethodCall): Value {
  const [place] = call.args;
  const isKnown = list.elements && place?.kind === 'primitive' && Number.isInteger(place.value);
  return isKnown ? (list.elements.at(Number(place.value)) ?? primitive(undefined, call.node)) : pick(list, call);
}

/** One of the elements, or none. */
function pick(list: ArrayValue, { node }: MethodCall): Value {
  return choose([...readElements(list, 'call', node), { value: primitive(undefined, node), conditions: [] }], 'condition', node);
}
