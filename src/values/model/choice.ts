import type { TSESTree } from '@typescript-eslint/utils';
import type { ArrayValue, ChoiceArm, Condition, ObjectValue, Primitive, Property, Reason, UnknownValue, Value } from './value.js';
import { readIdentity } from './identity.js';

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

/** One of several values, with no test that tells which. */
export function chooseAny(values: readonly Value[], why: Reason, node: TSESTree.Node): Value {
  return choose(values.map((value) => ({ value, conditions: [] })), why, node);
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
      flat[place] = known ? joinPaths(known.value, known, next) : next;
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
      folded[place] = joinPaths(joined, known, arm);
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
    return chooseAny([element, others[index] ?? element], why, left.node);
  });
  return { ...left, [left.elements ? 'elements' : 'possible']: joined, ...joinRefusal(left, right) };
}

/** Values that are kept of a list, or of keys that are not known. Past it, the others are unknown. */
export const MOST_POSSIBLE = 12;

/** What may be held, with more of it: the same where that is nothing new. */
export function addPossible(held: readonly Value[], added: readonly Value[]): readonly Value[] {
  const others = added.filter((value) => !held.some((known) => known === value || (known.kind === value.kind && known.node === value.node)));
  return others.length === 0 ? held : [...held, ...others].slice(-MOST_POSSIBLE);
}

/** What the keys may have that are not known, of two states of an object. */
export function joinPossible(left: ObjectValue, right: ObjectValue): Pick<ObjectValue, 'possible'> {
  const possible = addPossible(left.possible ?? [], right.possible ?? []);
  return possible.length === 0 ? {} : { possible };
}

/** Whether a write may have no effect on one of two states. */
function joinRefusal(left: ObjectValue | ArrayValue, right: ObjectValue | ArrayValue): Pick<ObjectValue, 'refusesWrites'> {
  return left.refusesWrites || right.refusesWrites ? { refusesWrites: true } : {};
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
      folded[place] = joinPaths(foldObjects(known.value, arm.value, why), known, arm);
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
  return { ...left, properties, rest: left.rest ?? right.rest, ...joinPossible(left, right), ...joinRefusal(left, right) };
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
    value: chooseAny([left.value, right.value], why, node),
    node,
    ...(overridable && { overridable }),
    ...(isAbsent ? { isAbsent } : isOptional ? { isOptional } : {}),
  };
}

/** Paths to one value that are told apart. Past it, only the tests that all of them share are known. */
const MOST_PATHS = 6;

/** A value that is reached on the paths of two arms. */
function joinPaths(value: Value, left: ChoiceArm, right: ChoiceArm): ChoiceArm {
  const paths = [...readPaths(left), ...readPaths(right)];
  const areKnown = paths.length <= MOST_PATHS && paths.every((path) => path.length > 0);
  return { value, conditions: shareConditions(left.conditions, right.conditions), ...(areKnown && { paths }) };
}

/** The tests of each path to the value of an arm. */
export function readPaths({ conditions, paths = [conditions] }: ChoiceArm): readonly (readonly Condition[])[] {
  return paths;
}

/** Of a value that is reached on two paths, only the tests that both paths have are sure. */
function shareConditions(left: readonly Condition[], right: readonly Condition[]): readonly Condition[] {
  if (left.length === 0 || right.length === 0) return [];
  return left.filter((one) => right.some((other) => other.test === one.test && other.outcome === one.outcome && other.equals === one.equals));
}

function withConditions(arm: ChoiceArm, outer: readonly Condition[]): ChoiceArm {
  if (outer.length === 0) return arm;
  const { conditions, paths, value } = arm;
  return { value, conditions: [...outer, ...conditions], ...(paths && { paths: paths.map((path) => [...outer, ...path]) }) };
}

/** The value with every arm replaced by `change(arm)`. */
export function mapArms(value: Value, change: (arm: Exclude<Value, { kind: 'choice' }>) => Value): Value {
  if (value.kind !== 'choice') return change(value);
  const arms = value.arms.map((arm) => ({ ...arm, value: change(arm.value as Exclude<Value, { kind: 'choice' }>) }));
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
