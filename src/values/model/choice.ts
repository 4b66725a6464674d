import type { TSESTree } from '@typescript-eslint/utils';
import type { ArrayValue, ChoiceArm, Condition, ObjectValue, Primitive, Property, Reason, UnknownValue, Value } from './value.js';

/** States of one object or list that are told apart. Past it, its properties are joined one by one. */
const MOST_STATES = 4;
/** Values that one expression may have. Past it, the others are one unknown (`tooComplex`). */
const MOST_ARMS = 12;

export function primitive(value: Primitive, node: TSESTree.Node): Value {
  return { kind: 'primitive', value, node };
}

export function unknown(why: Reason, node: TSESTree.Node): UnknownValue {
  return { kind: 'unknown', why, node };
}

/** The arms of a value: one unconditional arm unless it is a choice. */
export function readArms(value: Value): readonly ChoiceArm[] {
  return value.kind === 'choice' ? value.arms : [{ value, conditions: [] }];
}

/** One of several values. Equal primitives fold, nested choices flatten, too many arms end as `tooComplex`. */
export function choose(arms: readonly ChoiceArm[], why: Reason, node: TSESTree.Node): Value {
  const [first] = arms;
  // Most values that are joined are one and the same.
  if (first && arms.every(({ conditions, value }) => value === first.value && (value.kind !== 'choice' || conditions.length === 0))) return first.value;
  const flat = foldLists(flatten(arms), why);
  const [only] = flat;
  if (!only) return unknown(why, node);
  if (flat.length === 1) return only.value;
  const folded = flat.length > MOST_STATES ? foldStates(flat, why) : [...flat];
  if (folded.length === 1 && folded[0]) return folded[0].value;
  if (folded.length > MOST_ARMS) folded.splice(MOST_ARMS, folded.length, { value: unknown('tooComplex', node), conditions: [] });
  return { kind: 'choice', arms: folded, why, node };
}

/** Values that are compared before equal ones are folded. Past it, the others are one unknown (`tooComplex`). */
const MOST_COMPARED = 18;

function flatten(arms: readonly ChoiceArm[]): ChoiceArm[] {
  const flat: ChoiceArm[] = [];
  const places = new Map<unknown, number>();
  for (const arm of arms) {
    for (const inner of readArms(arm.value)) {
      if (flat.length >= MOST_COMPARED) return [...flat, { value: unknown('tooComplex', inner.value.node), conditions: [] }];
      const next = withConditions(inner, arm.conditions);
      const identity = readIdentity(next.value);
      const place = places.get(identity) ?? flat.length;
      const known = flat[place];
      flat[place] = known ? { value: known.value, conditions: shareConditions(known.conditions, next.conditions) } : next;
      places.set(identity, place);
    }
  }
  return flat;
}

/** One arm for each list literal, and one more where its elements are not known: those of its states are joined in their places. */
function foldLists(arms: readonly ChoiceArm[], why: Reason): readonly ChoiceArm[] {
  if (arms.filter(({ value }) => value.kind === 'array').length < 2) return arms;
  const folded: ChoiceArm[] = [];
  const places = new Map<TSESTree.Node, number>();
  for (const arm of arms) {
    const { value } = arm;
    const place = value.kind === 'array' ? places.get(value.node) : undefined;
    const known = place === undefined ? undefined : folded[place];
    const joined = known && foldArrays(known.value, value, why);
    if (place !== undefined && joined) {
      folded[place] = { value: joined, conditions: shareConditions(known.conditions, arm.conditions) };
    } else {
      if (value.kind === 'array') places.set(value.node, folded.length);
      folded.push(arm);
    }
  }
  return folded;
}

/** Two states of a list that have as many elements, or of which as many are known to be possible. */
function foldArrays(left: Value, right: Value, why: Reason): ArrayValue | undefined {
  if (left.kind !== 'array' || right.kind !== 'array' || (left.elements === undefined) !== (right.elements === undefined)) return undefined;
  const held = readHeld(left);
  const others = readHeld(right);
  if (held.length !== others.length) return undefined;
  const joined = held.map((element, index) => {
    const states = [element, others[index] ?? element];
    return choose(states.map((value) => ({ value, conditions: [] })), why, left.node);
  });
  return { ...left, [left.elements ? 'elements' : 'possible']: joined };
}

/** What a list holds, as far as it is known. */
export function readHeld({ elements, possible }: ArrayValue): readonly Value[] {
  return elements ?? possible ?? [];
}

/** One arm for each object literal, however often it was written. */
function foldStates(arms: readonly ChoiceArm[], why: Reason): ChoiceArm[] {
  const folded: ChoiceArm[] = [];
  const places = new Map<TSESTree.Node, number>();
  for (const arm of arms) {
    const place = arm.value.kind === 'object' ? places.get(arm.value.node) : undefined;
    const known = place === undefined ? undefined : folded[place];
    if (place !== undefined && known?.value.kind === 'object' && arm.value.kind === 'object') {
      folded[place] = { value: foldObjects(known.value, arm.value, why), conditions: shareConditions(known.conditions, arm.conditions) };
    } else {
      if (arm.value.kind === 'object') places.set(arm.value.node, folded.length);
      folded.push(arm);
    }
  }
  return folded;
}

function foldObjects(left: ObjectValue, right: ObjectValue, why: Reason): ObjectValue {
  const properties = new Map<string, Property>();
  for (const name of new Set([...left.properties.keys(), ...right.properties.keys()])) {
    properties.set(name, foldProperties([readState(left, name), readState(right, name)], why));
  }
  return { ...left, properties, rest: left.rest ?? right.rest };
}

/** A key of one state; where it is absent, the value that may be there. */
function readState(object: ObjectValue, name: string): Property {
  const absent = object.rest ?? primitive(undefined, object.node);
  return object.properties.get(name) ?? { value: absent, isOptional: true, node: object.node };
}

function foldProperties(states: readonly [Property, Property], why: Reason): Property {
  const [left, right] = states;
  // Most keys of most states were not written in between.
  if (left.value === right.value && left.overridable === right.overridable && left.isOptional === right.isOptional && left.isAbsent === right.isAbsent) return left;
  const node = left.isOptional ? right.node : left.node;
  const isAbsent = left.isAbsent === true && right.isAbsent === true;
  const isOptional = [left, right].some((state) => state.isOptional === true || state.isAbsent === true);
  const overridable = left.overridable ?? right.overridable;
  return {
    value: choose(states.map(({ value }) => ({ value, conditions: [] })), why, node),
    node,
    ...(overridable && { overridable }),
    ...(isAbsent ? { isAbsent } : isOptional ? { isOptional } : {}),
  };
}

/** Of a value that is reached on two paths, only the tests that both paths have are sure. */
function shareConditions(left: readonly Condition[], right: readonly Condition[]): readonly Condition[] {
  if (left.length === 0 || right.length === 0) return [];
  return left.filter((one) => right.some((other) => other.test === one.test && other.outcome === one.outcome && other.equals === one.equals));
}

function withConditions(arm: ChoiceArm, outer: readonly Condition[]): ChoiceArm {
  return outer.length === 0 ? arm : { value: arm.value, conditions: [...outer, ...arm.conditions] };
}

/** Reasons whose place says nothing more: many writes that cannot be followed are one unknown. */
const PLACELESS = new Set<Reason>(['escape', 'closure', 'loop', 'computedKey', 'tooComplex']);

/** The same for values that are no two: equal primitives, unknowns of one place and reason. */
function readIdentity(value: Value): unknown {
  if (value.kind === 'primitive') return `${typeof value.value} ${Object.is(value.value, -0) ? '-0' : String(value.value)}`;
  if (value.kind === 'instance' && !value.resolved && !value.content) return value.node;
  if (value.kind !== 'unknown') return value;
  const { node, truthy, why } = value;
  return `${why} ${String(truthy)} ${PLACELESS.has(why) ? '' : `${node.range[0]}-${node.range[1]}`}`;
}

/** Whether two values are one where they are joined. */
export function isSame(left: Value, right: Value): boolean {
  return left === right || (left.kind === right.kind && readIdentity(left) === readIdentity(right));
}

/** The value with every arm replaced by `change(arm)`. */
export function mapArms(value: Value, change: (arm: Exclude<Value, { kind: 'choice' }>) => Value): Value {
  if (value.kind !== 'choice') return change(value);
  const arms = value.arms.map((arm) => ({
    value: change(arm.value as Exclude<Value, { kind: 'choice' }>),
    conditions: arm.conditions,
  }));
  return arms.every((arm, index) => arm.value === value.arms[index]?.value) ? value : choose(arms, value.why, value.node);
}

/** What a test on a value says. */
export type Truth = { readonly kind: 'truthy' } | { readonly kind: 'falsy' } | { readonly kind: 'unknown'; readonly why: Reason };

/** Truthiness, as `if (value)` in JavaScript would decide it. */
export function readTruth(value: Value): Truth {
  switch (value.kind) {
    case 'primitive':
      return { kind: value.value ? 'truthy' : 'falsy' };
    case 'unknown':
      if (value.truthy !== undefined) return { kind: value.truthy ? 'truthy' : 'falsy' };
      return { kind: 'unknown', why: value.why };
    case 'choice':
      return readChoiceTruth(value.arms, value.why);
    default:
      return { kind: 'truthy' };
  }
}

function readChoiceTruth(arms: readonly ChoiceArm[], why: Reason): Truth {
  const truths = arms.map((arm) => readTruth(arm.value));
  const open = truths.find((truth) => truth.kind === 'unknown');
  if (open) return open;
  if (truths.every((truth) => truth.kind === 'truthy')) return { kind: 'truthy' };
  if (truths.every((truth) => truth.kind === 'falsy')) return { kind: 'falsy' };
  return { kind: 'unknown', why };
}

/** The reason of a test or computation made on an unknown: comparing a string of the environment is a condition on it. */
export function deriveReason(why: Reason): Reason {
  return why === 'environmentString' ? 'environmentCondition' : why;
}

/** Why a value is not known, or undefined where it is. */
export function readReason(value: Value): Reason | undefined {
  if (value.kind === 'unknown') return value.why;
  if (value.kind !== 'choice') return undefined;
  for (const arm of value.arms) {
    const why = readReason(arm.value);
    if (why) return why;
  }
  return value.why;
}
