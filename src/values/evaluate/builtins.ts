import type { TSESTree } from '@typescript-eslint/utils';
import { readCallee, readDottedName } from '../../syntax/names.js';
import { isGlobal } from '../model/bindings.js';
import { addPossible, deriveReason, mapArms, primitive, readHeld, readReason, unknown } from '../model/choice.js';
import type { Evaluation } from '../model/evaluation.js';
import { evaluateArgument, spreadArguments } from './calls.js';
import { evaluateMethod } from './methods.js';
import { addHeld } from '../model/lists.js';
import { refuseWrites } from '../model/frozen.js';
import { emptyObject, mergeObjects, writeProperty } from '../model/objects.js';
import { negate } from '../model/operators.js';
import type { ArrayValue, ObjectValue, UnknownValue, Value } from '../model/value.js';

type Call = TSESTree.CallExpression | TSESTree.NewExpression;
type Builtin = (args: readonly Value[], node: Call) => Value;

/** The value of a call of a JavaScript built-in, or undefined where it is none that is known. */
export function evaluateBuiltin(node: Call, evaluation: Evaluation): Value | undefined {
  const callee = readCallee(node);
  const name = readGlobalName(callee, evaluation);
  const builtin = name === undefined ? undefined : BUILTINS.get(name);
  if (builtin) return evaluateArguments(node, builtin, evaluation);
  if (node.arguments.some((argument) => argument.type === 'SpreadElement')) return undefined;
  if (name === 'JSON.parse') return parseCopy(node, evaluation) ?? parseJson(node.arguments.map((argument) => evaluation.evaluate(argument)), node);
  if (name === 'require' || name === 'import') return unknown('import', node);
  return callee.type === 'MemberExpression' ? evaluateMethod(callee, node, evaluation) : undefined;
}

function evaluateArguments(node: Call, builtin: Builtin, evaluation: Evaluation): Value | undefined {
  const { known, rest } = spreadArguments(node.arguments, evaluation);
  const args = known.map((argument) => evaluateArgument(argument, evaluation));
  if (!rest) return builtin(args, node);
  // What comes out of a list that is not seen may be written over what stands before it.
  return builtin === assign ? builtin([...args, unknown(rest, node)], node) : undefined;
}

/** `Object.assign` for the global of that name, not for a local. */
function readGlobalName(callee: TSESTree.Node, evaluation: Evaluation): string | undefined {
  const names = readDottedName(callee);
  const root = callee.type === 'MemberExpression' ? callee.object : callee;
  return names && root.type === 'Identifier' && isGlobal(evaluation.sourceCode, root) ? names.join('.') : undefined;
}

const same: Builtin = (args, node) => args[0] ?? primitive(undefined, node);

const frozen: Builtin = (args, node) => refuseWrites(same(args, node));

const assign: Builtin = (args, node) => args.slice(1).reduce((target, source) => mergeObjects(target, source, node), args[0] ?? primitive(undefined, node));

const BUILTINS = new Map<string, Builtin>([
  ['Object.freeze', frozen],
  ['Object.seal', frozen],
  ['Object.preventExtensions', frozen],
  ['structuredClone', (args, node) => mapArms(same(args, node), (arm) => (arm.kind === 'object' ? { ...arm, refusesWrites: false } : arm))],
  ['Promise.resolve', (args, node) => ({ kind: 'instance', resolved: same(args, node), node })],
  ['JSON.stringify', (_args, node) => ({ ...unknown('call', node), truthy: true })],
  ['Object.assign', assign],
  ['Object.create', (args, node) => (args.length === 1 ? { ...emptyObject(node), rest: readInherited(args[0], node) } : unknown('call', node))],
  ['Object.fromEntries', joinEntries],
  ['Object.values', (args, node) => listProperties(args[0], node, (_, value) => value)],
  ['Object.keys', (args, node) => listProperties(args[0], node, (name) => name)],
  ['Object.entries', (args, node) => listProperties(args[0], node, (name, value) => ({ kind: 'array', elements: [name, value], node }))],
  ['Boolean', (args, node) => negate(negate(args[0] ?? primitive(undefined, node), node), node)],
  ['String', (args, node) => convert(args[0] ?? primitive('', node), node, String)],
  ['Number', (args, node) => convert(args[0] ?? primitive(0, node), node, Number)],
  ['parseInt', (args, node) => convert(args[0] ?? primitive(undefined, node), node, (value) => Number.parseInt(String(value), 10))],
  ['Number.parseInt', (args, node) => convert(args[0] ?? primitive(undefined, node), node, (value) => Number.parseInt(String(value), 10))],
  ['RegExp', buildRegExp],
]);

/** The properties of an object, and whether there may be others; a list itself, for its values. */
function listProperties(object: Value | undefined, node: TSESTree.Node, read: (name: Value, value: Value) => Value): Value {
  return mapArms(object ?? primitive(undefined, node), (arm): Value => {
    const open: ArrayValue = { kind: 'array', elements: undefined, node };
    const listed = arm.kind === 'array' ? readHeld(arm).map((value, index) => read(primitive(String(index), node), value)) : arm.kind === 'object' ? [...arm.properties].map(([name, { value }]) => read(primitive(name, node), value)) : [];
    if (arm.kind === 'array' ? arm.elements : arm.kind === 'object' && isSeen(arm)) return { ...open, elements: listed };
    const others = arm.kind === 'object' ? (arm.possible ?? []).map((value) => read(unknown('computedKey', node), value)) : [];
    return { ...open, possible: addPossible([], [...listed, ...others]) };
  });
}

/** True for an object that has the keys that are known, and no others. */
function isSeen({ properties, rest }: ObjectValue): boolean {
  return !rest && [...properties.values()].every(({ isOptional, overridable }) => isOptional !== true && overridable === undefined);
}

/** What is inherited can be read, and is not copied by a spread: the keys of the object are its own alone. */
function readInherited(prototype: Value | undefined, node: TSESTree.Node): UnknownValue | undefined {
  return prototype?.kind === 'primitive' ? undefined : unknown('call', node);
}

type Convertible = string | number | boolean | null | undefined;

function convert(value: Value, node: TSESTree.Node, change: (value: Convertible) => string | number): Value {
  return mapArms(value, (arm) => {
    if (arm.kind === 'primitive' && typeof arm.value !== 'bigint') return primitive(change(arm.value), node);
    if (arm.kind !== 'unknown') return unknown('call', node);
    return change === String ? unknown(arm.why, node) : unknown(deriveReason(arm.why), node);
  });
}

/** `JSON.parse(JSON.stringify(o))` copies. */
function parseCopy(node: Call, evaluation: Evaluation): Value | undefined {
  const [text] = node.arguments;
  if (text?.type !== 'CallExpression' || readGlobalName(readCallee(text), evaluation) !== 'JSON.stringify') return undefined;
  const value = text.arguments.length === 1 && text.arguments[0] ? evaluation.evaluate(text.arguments[0]) : undefined;
  return value?.kind === 'object' ? value : undefined;
}

/** `JSON.parse` of known text; of an unknown it is a condition on it. */
function parseJson(args: readonly Value[], node: TSESTree.Node): Value {
  const [text] = args;
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

function joinEntries([given]: readonly Value[], node: TSESTree.Node): Value {
  return mapArms(given ?? primitive(undefined, node), (arm) => joinListed(arm, node));
}

function joinListed(given: Value, node: TSESTree.Node): Value {
  const entries = given.kind === 'instance' && given.content ? given.content : given;
  if (entries.kind !== 'array') return unknown(readReason(entries) ?? 'call', node);
  const pairs = readHeld(entries).map((entry) => (entry.kind === 'array' ? (entry.elements ?? []) : []));
  const isSeen = entries.elements !== undefined && pairs.every(([key, value]) => key?.kind === 'primitive' && value !== undefined);
  if (!isSeen) return pairs.reduce<Value>((object, [, value]) => (value ? addHeld(object, value) : object), { ...emptyObject(node), rest: unknown('computedKey', node) });
  return pairs.reduce<Value>((object, [key, value]) => (key?.kind === 'primitive' && value ? writeProperty(object, String(key.value), { value, node }) : object), emptyObject(node));
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
