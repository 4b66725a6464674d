import type { TSESTree } from '@typescript-eslint/utils';
import { choose, chooseAny, joinPossible, mapArms, MOST_POSSIBLE, primitive, readArms, readHeld, unknown } from './choice.js';
import { isSame } from './identity.js';
import { addElements, mapHeld, readElements, readRest } from './lists.js';
import type { ArrayValue, FunctionValue, InstanceValue, ObjectValue, Property, UnknownValue, Value } from './value.js';

/** Names that every object answers to: reading one of them never gives `undefined`. */
const INHERITED = new Set(Object.getOwnPropertyNames(Object.prototype));

export function emptyObject(node: TSESTree.Node): ObjectValue {
  return { kind: 'object', properties: new Map(), rest: undefined, node };
}

/** The value of `object[name]`. */
export function readProperty(object: Value, name: string, node: TSESTree.Node): Value {
  return mapArms(object, (arm) => {
    switch (arm.kind) {
      case 'object':
        return readObjectProperty(arm, name, node);
      case 'array':
        return readElement(arm, name, node);
      case 'unknown':
        return unknown(arm.why, node);
      case 'primitive':
        return arm.value === undefined || arm.value === null ? primitive(undefined, node) : unknown('call', node);
      default:
        return unknown('call', node);
    }
  });
}

function readObjectProperty(object: ObjectValue, name: string, node: TSESTree.Node): Value {
  const property = object.properties.get(name);
  if (property?.overridable) {
    return chooseAny([property.value, property.overridable], 'spread', node);
  }
  if (property) return property.value;
  if (object.rest) return readRest(object, object.rest.why, node);
  return INHERITED.has(name) ? unknown('call', node) : primitive(undefined, node);
}

function readElement(array: ArrayValue, name: string, node: TSESTree.Node): Value {
  const { elements, why = 'call' } = array;
  if (!elements) return /^\d+$/.test(name) ? choose(readElements(array, why, node), why, node) : unknown(why, node);
  if (name === 'length') return primitive(elements.length, node);
  if (!/^\d+$/.test(name)) return unknown('call', node);
  return elements[Number(name)] ?? primitive(undefined, node);
}

/** The list after code that is not seen may have written it: however often, it is one state. */
function weakenArray(array: ArrayValue, by: UnknownValue): ArrayValue {
  const held = readHeld(array).slice(0, MOST_POSSIBLE);
  const possible = held.map((element) => weaken(element, by));
  return !array.elements && possible.every((element, index) => element === held[index]) ? array : { ...array, elements: undefined, possible };
}

/** The object with one property written. An unknown keeps being unknown elsewhere: it becomes an object with a rest. */
export function writeProperty(object: Value, name: string, property: Property): Value {
  return mapArms(object, (arm) => {
    if (arm.kind === 'array') return writeElement(arm, name, property.value);
    if (isHolding(arm)) return putOn(arm, (fields) => writeProperty(fields, name, property));
    const base = asObject(arm);
    if (!base) return arm;
    const properties = new Map(base.properties);
    // Deleted and set again: the later position decides the order, as in `{ ...a, key }`.
    properties.delete(name);
    properties.set(name, property);
    return { ...base, properties };
  });
}

/** What keeps what it is beside the properties that it is given; those of classes and constructor functions are read off the file. */
function isHolding(value: Value): value is FunctionValue | InstanceValue {
  return value.kind === 'function' ? value.node.type === 'ArrowFunctionExpression' : value.kind === 'instance' && value.resolved !== undefined;
}

/** A function that is given properties of its own stays a function, and a promise a promise. */
function putOn(held: FunctionValue | InstanceValue, change: (fields: ObjectValue) => Value): Value {
  return mapArms(change(held.fields ?? emptyObject(held.node)), (fields) => (fields.kind === 'object' ? { ...held, fields } : held));
}

function writeElement(array: ArrayValue, name: string, value: Value): ArrayValue {
  if (!array.elements || !/^\d+$/.test(name) || Number(name) > array.elements.length) return addElements(array, [value]);
  return { ...array, elements: Object.assign([...array.elements], { [name]: value }) };
}

/** The nested objects may have been written by code that holds a copy of the outer one. */
export function weakenNested(object: Value, by: UnknownValue): Value {
  return mapArms(object, (arm) => {
    if (arm.kind !== 'object') return arm;
    const properties = [...arm.properties].map(([name, property]) => [name, property, weaken(property.value, by)] as const);
    if (properties.every(([, property, value]) => value === property.value)) return arm;
    return { ...arm, properties: new Map(properties.map(([name, property, value]) => [name, { ...property, value }])) };
  });
}

export function deleteProperty(object: Value, name: string, node: TSESTree.Node): Value {
  return mapArms(object, (arm) => {
    const base = asObject(arm);
    if (!base) return arm;
    const properties = new Map(base.properties);
    if (base.rest) properties.set(name, createAbsent(node));
    else properties.delete(name);
    return { ...base, properties };
  });
}

/** A key that an object with unknown keys surely does not have. */
export function createAbsent(node: TSESTree.Node): Property {
  return { value: primitive(undefined, node), isAbsent: true, node };
}

/** True where the object at the end of the path may have no such key. */
export function mayLack(object: Value, path: readonly string[], node: TSESTree.Node): boolean {
  const [name, ...inner] = path;
  if (name === undefined) return false;
  if (inner.length > 0) return mayLack(readProperty(object, name, node), inner, node);
  return readArms(object).some(({ value }) => {
    const property = value.kind === 'object' ? value.properties.get(name) : undefined;
    return !property || property.isOptional === true || property.isAbsent === true;
  });
}

/** A change of an object that is nested somewhere in another. */
export interface Change {
  readonly path: readonly string[];
  readonly node: TSESTree.Node;
  apply(nested: Value): Value;
}

/** The object with a change made to the value at a path of keys. */
export function changeAt(object: Value, change: Change): Value {
  const { node, path: [name, ...inner] } = change;
  if (name === undefined) return change.apply(object);
  // Each state by itself: what one of them holds at the key is not what another does.
  return mapArms(object, (arm) => {
    const before = readProperty(arm, name, node);
    const after = changeAt(before, { ...change, path: inner });
    return after === before ? arm : writeProperty(arm, name, { value: after, node });
  });
}

/** The object with a value written at a path of keys: `o.sync.force = true`. */
export function writePath(object: Value, path: readonly string[], property: Property): Value {
  const name = path.at(-1);
  return name === undefined ? object : changeAt(object, { path: path.slice(0, -1), node: property.node, apply: (nested) => writeProperty(nested, name, property) });
}

/** `{ ...target, ...source }`, and `Object.assign(target, source)`: later keys win. */
export function mergeObjects(target: Value, source: Value, node: TSESTree.Node): Value {
  return mapArms(target, (base) => {
    if (isHolding(base)) return putOn(base, (fields) => mergeObjects(fields, source, node));
    const object = asObject(base);
    if (!object) return base;
    return mapArms(source, (arm) => mergeArm(object, arm, node));
  });
}

function mergeArm(target: ObjectValue, source: Value, node: TSESTree.Node): Value {
  switch (source.kind) {
    case 'object':
      return mergeKnown(target, source);
    case 'unknown':
      // `...(unknown && { … })`: a falsy value spreads nothing.
      return source.truthy === false ? target : openUp(target, { ...source, node });
    case 'array':
      return source.elements?.length === 0 ? target : openUp(target, unknown('spread', node));
    case 'instance':
    case 'function': {
      const opened = openUp(target, unknown('spread', node));
      return source.fields ? mergeKnown(opened, source.fields) : opened;
    }
    default:
      return target;
  }
}

function mergeKnown(target: ObjectValue, source: ObjectValue): ObjectValue {
  const opened = source.rest ? openUp(target, source.rest) : target;
  const properties = new Map(opened.properties);
  for (const [name, property] of source.properties) {
    const before = properties.get(name);
    properties.delete(name);
    const merged = property.isAbsent ? keepBefore(target, name, property) : property.isOptional ? mergeOptional(before, property, opened.rest) : property;
    if (merged) properties.set(name, merged);
  }
  return { ...opened, properties, rest: source.rest ?? target.rest, ...joinPossible(target, source) };
}

/** What the target has at a key that the source surely does not have; undefined for one that the target may have. */
function keepBefore(target: ObjectValue, name: string, absent: Property): Property | undefined {
  return target.properties.get(name) ?? (target.rest ? undefined : absent);
}

/** A key that may be absent leaves what was there. */
function mergeOptional(before: Property | undefined, property: Property, rest: UnknownValue | undefined): Property {
  const overridable = before?.overridable ?? property.overridable ?? rest;
  return {
    value: before ? chooseAny([before.value, property.value], 'condition', property.node) : property.value,
    node: property.node,
    ...(overridable && { overridable }),
    ...(before && !before.isOptional ? {} : { isOptional: true }),
  };
}

/** The object after an unknown one was spread over it: each known key may be overridden. */
export function openUp(object: ObjectValue, rest: UnknownValue): ObjectValue {
  const properties = new Map<string, Property>();
  for (const [name, property] of object.properties) if (!property.isAbsent) properties.set(name, { ...property, overridable: rest });
  return { ...object, properties, rest };
}

/** The object after code that is not seen may have written it. */
export function weaken(object: Value, by: UnknownValue): Value {
  return mapArms(object, (arm) => {
    if (arm.kind === 'array') return weakenArray(arm, by);
    // What a promise gives, or a list holds, may be written as well.
    if (arm.kind === 'instance') return { kind: 'instance', node: arm.node };
    if (arm.kind !== 'object' || isWeakened(arm, by)) return arm;
    const mayBe = (value: Value): Value => chooseAny([value, by], by.why, by.node);
    return { ...arm, properties: new Map([...arm.properties].map(([name, { node, value }]) => [name, { value: mayBe(value), node }])), rest: by };
  });
}

/** An object is mostly handed on many times: what code that is not seen may have written once, it may have written. */
function isWeakened({ properties, rest }: ObjectValue, by: UnknownValue): boolean {
  const isSaid = ({ value }: Property): boolean => readArms(value).some((arm) => arm.conditions.length === 0 && isSame(arm.value, by));
  return !!rest && isSame(rest, by) && [...properties.values()].every((property) => !property.isAbsent && !property.isOptional && !property.overridable && isSaid(property));
}

/** The value after some object in it may have lost a key. */
export function loseKey(value: Value, name: string): Value {
  return mapArms(value, (arm) => {
    if (arm.kind === 'array') return mapHeld(arm, (element) => loseKey(element, name));
    if (arm.kind !== 'object') return arm;
    const properties = [...arm.properties].map(([key, property]) => [key, { ...property, value: loseKey(property.value, name), ...(key === name && !property.isAbsent && { isOptional: true }) }] as const);
    return { ...arm, properties: new Map(properties) };
  });
}

function asObject(value: Value): ObjectValue | undefined {
  if (value.kind === 'object') return value;
  if (value.kind === 'unknown') return { kind: 'object', properties: new Map(), rest: value, node: value.node };
  return undefined;
}
