import type { TSESTree } from '@typescript-eslint/utils';
import { readCallee, readDottedName, readMemberName } from '../syntax/names.js';
import { isGlobal } from './bindings.js';
import { choose, deriveReason, mapArms, primitive, readReason, unknown } from './choice.js';
import type { Evaluation } from './evaluation.js';
import { emptyObject, mergeObjects, writeProperty } from './objects.js';
import { negate } from './operators.js';
import type { Value } from './value.js';

type Call = TSESTree.CallExpression | TSESTree.NewExpression;
type Builtin = (args: readonly Value[], node: Call) => Value;

/** The value of a call of a JavaScript built-in, or undefined where it is none that is known. */
export function evaluateBuiltin(node: Call, evaluation: Evaluation): Value | undefined {
  const callee = readCallee(node);
  if (node.arguments.some((argument) => argument.type === 'SpreadElement')) return undefined;
  const name = readGlobalName(callee, evaluation);
  const builtin = name === undefined ? undefined : BUILTINS.get(name);
  if (builtin) return builtin(node.arguments.map((argument) => evaluation.evaluate(argument)), node);
  if (name === 'require' || name === 'import') return unknown('import', node);
  return callee.type === 'MemberExpression' ? evaluateMethod(callee, node, evaluation) : undefined;
}

/** `Object.assign` for the global of that name, not for a local. */
function readGlobalName(callee: TSESTree.Node, evaluation: Evaluation): string | undefined {
  const names = readDottedName(callee);
  const root = callee.type === 'MemberExpression' ? callee.object : callee;
  return names && root.type === 'Identifier' && isGlobal(evaluation.sourceCode, root) ? names.join('.') : undefined;
}

const same: Builtin = (args, node) => args[0] ?? primitive(undefined, node);

const BUILTINS = new Map<string, Builtin>([
  ['Object.freeze', same],
  ['Object.seal', same],
  ['Object.preventExtensions', same],
  ['structuredClone', same],
  ['Promise.resolve', same],
  ['JSON.stringify', (args, node) => (args[0]?.kind === 'object' ? { ...args[0], kind: 'object' } : unknown('call', node))],
  ['JSON.parse', parseJson],
  ['Object.assign', (args, node) => args.slice(1).reduce((target, source) => mergeObjects(target, source, node), args[0] ?? primitive(undefined, node))],
  // Sequelize spreads its options, so that what is inherited does not count.
  ['Object.create', (args, node) => (args.length === 1 ? emptyObject(node) : unknown('call', node))],
  ['Object.fromEntries', joinEntries],
  ['Boolean', (args, node) => negate(negate(args[0] ?? primitive(undefined, node), node), node)],
  ['String', (args, node) => convert(args[0] ?? primitive('', node), node, String)],
  ['Number', (args, node) => convert(args[0] ?? primitive(0, node), node, Number)],
  ['parseInt', (args, node) => convert(args[0] ?? primitive(undefined, node), node, (value) => Number.parseInt(String(value), 10))],
  ['Number.parseInt', (args, node) => convert(args[0] ?? primitive(undefined, node), node, (value) => Number.parseInt(String(value), 10))],
  ['RegExp', buildRegExp],
]);

type Convertible = string | number | boolean | null | undefined;

function convert(value: Value, node: TSESTree.Node, change: (value: Convertible) => string | number): Value {
  return mapArms(value, (arm) => {
    if (arm.kind === 'primitive' && typeof arm.value !== 'bigint') return primitive(change(arm.value), node);
    if (arm.kind !== 'unknown') return unknown('call', node);
    return change === String ? unknown(arm.why, node) : unknown(deriveReason(arm.why), node);
  });
}

/** `JSON.parse` of known text, and of what `JSON.stringify` made; of an unknown it is a condition on it. */
function parseJson(args: readonly Value[], node: TSESTree.Node): Value {
  const [text] = args;
  if (text?.kind === 'object') return text;
  if (text?.kind === 'primitive' && typeof text.value === 'string') {
    try {
      return fromJson(JSON.parse(text.value), node);
    } catch {
      return unknown('call', node);
    }
  }
  return unknown(deriveReason((text && readReason(text)) ?? 'call'), node);
}

function fromJson(data: unknown, node: TSESTree.Node): Value {
  if (data === null || typeof data === 'string' || typeof data === 'number' || typeof data === 'boolean') return primitive(data, node);
  if (Array.isArray(data)) return { kind: 'array', elements: data.map((item) => fromJson(item, node)), node };
  if (typeof data !== 'object') return unknown('call', node);
  const properties = Object.entries(data).map(([name, value]) => [name, { value: fromJson(value, node), node }] as const);
  return { kind: 'object', properties: new Map(properties), rest: undefined, node };
}

function joinEntries(args: readonly Value[], node: TSESTree.Node): Value {
  const [entries] = args;
  if (entries?.kind !== 'array' || !entries.elements) return unknown(entries ? (readReason(entries) ?? 'call') : 'call', node);
  let object: Value = emptyObject(node);
  for (const entry of entries.elements) {
    const [key, value] = entry.kind === 'array' ? (entry.elements ?? []) : [];
    if (key?.kind !== 'primitive' || !value) return unknown('computedKey', node);
    object = writeProperty(object, String(key.value), { value, node });
  }
  return object;
}

/** `new RegExp('…', 'i')`; a pattern with an unknown part is unknown. `new RegExp(undefined)` is `/(?:)/`. */
function buildRegExp(args: readonly Value[], node: TSESTree.Node): Value {
  const [pattern, flags] = args;
  const flagText = flags?.kind === 'primitive' && typeof flags.value === 'string' ? flags.value : '';
  if (flags && flags.kind !== 'primitive') return unknown(readReason(flags) ?? 'call', node);
  if (pattern?.kind === 'regexp') return { ...pattern, flags: flags ? flagText : pattern.flags, node };
  if (!pattern) return { kind: 'regexp', pattern: '(?:)', flags: flagText, node };
  return mapArms(pattern, (arm) => {
    if (arm.kind === 'primitive') return { kind: 'regexp', pattern: arm.value === undefined ? '(?:)' : String(arm.value), flags: flagText, node };
    return unknown(readReason(arm) ?? 'call', node);
  });
}

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

const CONVERSIONS = new Set(['toLowerCase', 'toUpperCase', 'trim', 'toString', 'concat', 'valueOf']);

/** Methods of strings and arrays on known values; on an environment string the result is a string or a condition of it. */
function evaluateMethod(callee: TSESTree.MemberExpression, node: Call, evaluation: Evaluation): Value | undefined {
  const name = readMemberName(callee);
  if (name === undefined || callee.object.type === 'Super') return undefined;
  const isTest = name === 'test' || name === 'exec' || name === 'match';
  if (!TEXT_METHODS.has(name) && !isTest && !ARRAY_METHODS.has(name)) return undefined;
  const object = evaluation.evaluate(callee.object);
  const args = node.arguments.map((argument) => evaluation.evaluate(argument));
  if (object.kind === 'array') return evaluateArrayMethod(name, object.elements, { args, node });
  const text = TEXT_METHODS.get(name);
  const parts = [object, ...args];
  if (text && parts.every((part) => part.kind === 'primitive' && typeof part.value === 'string')) {
    const [first = '', ...others] = parts.map((part) => (part.kind === 'primitive' ? String(part.value) : ''));
    return primitive(text(first, name === 'concat' ? others.join('') : (others[0] ?? '')), node);
  }
  const why = parts.map((part) => readReason(part)).find((reason) => reason !== undefined);
  if (why === undefined) return isTest ? unknown('condition', node) : undefined;
  // What is known may be empty where what is put behind it is not.
  const isKept = CONVERSIONS.has(name) && (name !== 'concat' || object.kind === 'unknown');
  return isKept ? mapArms(object, (arm) => (arm.kind === 'unknown' ? { ...arm, node } : arm)) : unknown(deriveReason(why), node);
}

const ARRAY_METHODS = new Set(['includes', 'concat', 'filter', 'slice', 'flat', 'reverse', 'toReversed', 'at', 'find', 'map']);

interface MethodCall {
  readonly args: readonly Value[];
  readonly node: TSESTree.Node;
}

function evaluateArrayMethod(name: string, elements: readonly Value[] | undefined, call: MethodCall): Value | undefined {
  const { args, node } = call;
  const [first] = args;
  if (name === 'includes') {
    const known = elements?.every((element) => element.kind === 'primitive') && first?.kind === 'primitive';
    if (known) return primitive(elements?.some((element) => element.kind === 'primitive' && element.value === first.value) ?? false, node);
    return unknown(deriveReason((first && readReason(first)) ?? 'condition'), node);
  }
  if (!elements) return { kind: 'array', elements: undefined, node };
  if (name === 'reverse' || name === 'toReversed') return { kind: 'array', elements, node };
  if (name === 'find' || name === 'at') return choose(elements.map((value) => ({ value, conditions: [] })), 'condition', node);
  if (name === 'concat' && first?.kind === 'array' && first.elements) return { kind: 'array', elements: [...elements, ...first.elements], node };
  return name === 'map' ? undefined : { kind: 'array', elements: undefined, node };
}
