import type { TSESTree } from '@typescript-eslint/utils';
import type { MatchFact, OptionsArm, OptionsFact, OptionValue } from '../facts.js';
import { readCallee, readDottedName, readMemberName, readStaticName } from '../../syntax/names.js';
import { evaluateKeys } from '../../values/evaluate/literals.js';
import { isInside } from '../../values/model/bindings.js';
import { chooseAny, readArms, readReason, readTruth } from '../../values/model/choice.js';
import type { Evaluation } from '../../values/model/evaluation.js';
import type { Condition, ObjectValue, Property, Reason, UnknownValue, Value } from '../../values/model/value.js';

/** Where a report points: at a property inside `within`, else at `node`. */
export interface Pointing {
  readonly node: TSESTree.Node;
  readonly within: TSESTree.Node;
}

const ABSENT: OptionValue = { kind: 'absent' };

const READ_KEYS = new Set(['force', 'alter', 'match']);

/** What the argument of a `sync` can hold; `place` is what to point at where it has no property. */
export function readArgumentOptions(argument: TSESTree.Node, place: TSESTree.Node, evaluation: Evaluation): OptionsFact {
  return readOptions(evaluateKeys(argument, (name) => (READ_KEYS.has(name) ? 'value' : 'none'), evaluation), place);
}

/** What the options argument of `sync` can hold. Anything but an object is ignored by Sequelize: `sync(true)`. */
export function readOptions(value: Value, node: TSESTree.Node, within = node): OptionsFact {
  if (value.kind === 'unknown') return { kind: 'unknown', why: value.why, node, source: value.node };
  const arms = readArms(value).flatMap((arm) => readArm(arm.value, arm.conditions, { node, within }));
  return arms.length === 0 ? { kind: 'none' } : { kind: 'known', arms, node };
}

function readArm(value: Value, conditions: readonly Condition[], pointing: Pointing): readonly OptionsArm[] {
  if (value.kind === 'object') return [readObjectArm(value, conditions, pointing)];
  if (value.kind !== 'unknown' && value.kind !== 'instance') return [];
  if (value.kind === 'unknown' && value.truthy === false) return [];
  const why: Reason = value.kind === 'unknown' ? value.why : 'call';
  const { node } = pointing;
  return [{ force: ABSENT, alter: ABSENT, match: undefined, keys: [], rest: { why, node }, conditions, node }];
}

/** The options of one known object. */
export function readObjectArm(object: ObjectValue, conditions: readonly Condition[], pointing: Pointing): OptionsArm {
  const found = { conditions, pointing };
  return {
    force: readForce(object.properties.get('force'), found),
    alter: readAlter(object.properties.get('alter'), found),
    match: readMatch(object.properties.get('match'), pointing),
    keys: [...object.properties.keys()],
    rest: object.rest && { why: object.rest.why, node: object.rest.node },
    conditions,
    node: object.node,
  };
}

interface Found {
  readonly conditions: readonly Condition[];
  readonly pointing: Pointing;
}

/** Unlike force and alter, a `match` is pointed at wherever in the file its property is. */
function readMatch(property: Property | undefined, pointing: Pointing): MatchFact | undefined {
  return property && createMatch(property, property.node.type === 'Property' ? property.node : pointing.node);
}

/** The property itself when it is inside the argument, else the argument. */
function pointAt(node: TSESTree.Node, pointing: Pointing): TSESTree.Node {
  return node.type === 'Property' && isInside(node, pointing.within) ? node : pointing.node;
}

/** `force` is tested for truthiness (v6 lib/sequelize.js sync, lib/model.js sync; v7 lib/model-typescript.js). */
export function readForce(property: Property | undefined, found: Found): OptionValue {
  if (!property) return ABSENT;
  const { value } = property;
  const truth = readTruth(value);
  const at = { node: pointAt(property.node, found.pointing), written: property.node, conditions: found.conditions };
  const fallback = findDefault(value, (arm) => readTruth(arm).kind === 'truthy');
  if (fallback) return { kind: 'on', conditions: found.conditions, node: fallback, byDefault: true };
  if (truth.kind === 'falsy') return { kind: 'off', overridable: property.overridable !== undefined, ...at };
  if (truth.kind === 'unknown') return { kind: 'dynamic', why: truth.why, source: readSource(property), ...readParameter(value), ...at };
  return property.overridable ? { kind: 'dynamic', why: 'spread', source: property.overridable.node, ...at } : { kind: 'on', ...at };
}

/**
 * `alter` drops columns when it is `true` or any object whose `drop` is not `false`; other truthy values only add
 * (v6 lib/model.js sync; v7 likewise).
 */
export function readAlter(property: Property | undefined, found: Found): OptionValue {
  if (!property) return ABSENT;
  const at = { node: pointAt(property.node, found.pointing), written: property.node, conditions: found.conditions };
  const fallback = findDefault(property.value, (arm) => judgeAlter(arm) === 'on');
  if (fallback) return { kind: 'on', conditions: found.conditions, node: fallback, byDefault: true };
  const kind = joinAlter(readArms(property.value).map((arm) => judgeAlter(arm.value)));
  if (kind === 'open') return { kind: 'dynamic', why: readAlterReason(property.value), source: readSource(property), ...readParameter(property.value), ...at };
  if (kind === 'on' && property.overridable) return { kind: 'dynamic', why: 'spread', source: property.overridable.node, ...at };
  return { kind, overridable: property.overridable !== undefined, ...at };
}

function readParameter(value: Value): { readonly parameter?: TSESTree.Node } {
  const open = readArms(value).find((arm) => arm.value.kind === 'unknown' && arm.value.why === 'parameter');
  return open ? { parameter: open.value.node } : {};
}

/** One kind for all arms; whether it is off or additive, nothing is dropped. */
function joinAlter(kinds: readonly AlterKind[]): AlterKind {
  const [first = 'off'] = kinds;
  if (kinds.every((kind) => kind === first)) return first;
  return kinds.every((kind) => kind === 'off' || kind === 'additive') ? 'additive' : 'open';
}

/** The default of a parameter that turns the option on: `(force = true) =>`. */
function findDefault(value: Value, isOn: (arm: Value) => boolean): TSESTree.Node | undefined {
  for (const arm of readArms(value)) {
    const { node } = arm.value;
    if (node.parent?.type === 'AssignmentPattern' && node.parent.right === node && isOn(arm.value)) return node;
  }
  return undefined;
}

type AlterKind = 'on' | 'off' | 'additive' | 'open';

function judgeAlter(value: Value): AlterKind {
  switch (value.kind) {
    case 'primitive':
      if (value.value === true) return 'on';
      return value.value ? 'additive' : 'off';
    case 'object':
      return judgeDrop(value);
    case 'function':
      return 'additive';
    case 'unknown':
      if (value.truthy === false) return 'off';
      return isTextOrNumber(value) ? 'additive' : 'open';
    default:
      return 'on';
  }
}

const CONVERSIONS = new Set(['String', 'Number', 'parseInt', 'parseFloat']);
/** Vite's flags of the build: `true` or `false`, where other variables are text. */
const BUILD_FLAGS = new Set(['DEV', 'PROD', 'SSR']);

/** True for what is never `true` and no object, whatever it says: a variable of the environment, a template, `Number(x)`. */
function isTextOrNumber({ node, why }: UnknownValue): boolean {
  switch (node.type) {
    case 'TemplateLiteral':
      return true;
    case 'UnaryExpression':
      return /^[-+~]$/.test(node.operator);
    case 'MemberExpression':
      return why === 'environmentString' && !BUILD_FLAGS.has(readMemberName(node) ?? '') && readDottedName(node)?.at(-1) !== 'env';
    case 'Property':
      return why === 'environmentString' && !BUILD_FLAGS.has(readStaticName(node.key, node.computed) ?? '');
    case 'CallExpression':
      return isConversion(readCallee(node), why);
    default:
      return false;
  }
}

function isConversion(callee: TSESTree.Node, why: Reason): boolean {
  if (callee.type === 'Identifier') return CONVERSIONS.has(callee.name);
  return callee.type === 'MemberExpression' && why === 'environmentString' && /^(?:trim|toString|toLowerCase|toUpperCase|concat)$/.test(readMemberName(callee) ?? '');
}

function readAlterReason(value: Value): Reason {
  const drop = value.kind === 'object' ? value.properties.get('drop')?.value : undefined;
  return readReason(value) ?? (drop && readReason(drop)) ?? 'condition';
}

function judgeDrop(alter: ObjectValue): AlterKind {
  const drop = alter.properties.get('drop');
  if (!drop) return alter.rest ? 'open' : 'on';
  if (drop.overridable) return 'open';
  const kinds = readArms(drop.value).map(({ value }): AlterKind => {
    // A string, or undefined, is never the `false` that keeps columns.
    if (value.kind === 'unknown') return value.why === 'environmentString' ? 'on' : 'open';
    return value.kind === 'primitive' && value.value === false ? 'additive' : 'on';
  });
  return kinds.every((kind) => kind === kinds[0]) ? (kinds[0] ?? 'on') : 'open';
}

/** The expression that decides the value at run time. */
function readSource(property: Property): TSESTree.Node {
  const { node } = property;
  if (node.type === 'Property') return node.value;
  return node.type === 'AssignmentExpression' ? node.right : node;
}

/** The fact of a `match` property; where an unknown object is spread over it, that may bring another. */
export function createMatch({ overridable, value }: Property, node: TSESTree.Node): MatchFact {
  if (!overridable) return { node, value };
  return { node, value: chooseAny([value, overridable], overridable.why, value.node) };
}

/**
 * Whether a `match` is there for Sequelize 6, which reads any truthy one. `falsy`: it is, or may be, a value that
 * switches the test off.
 */
export function readMatchState(match: MatchFact | undefined): 'given' | 'falsy' | 'absent' {
  if (!match) return 'absent';
  return readArms(match.value).some(({ value }) => isFalsy(value)) ? 'falsy' : 'given';
}

export function isFalsy(value: Value): boolean {
  if (value.kind === 'primitive') return !value.value;
  return value.kind === 'unknown' && value.truthy === false;
}
