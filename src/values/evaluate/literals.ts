import type { TSESTree } from '@typescript-eslint/utils';
import { readMemberName, readStaticName, unwrap } from '../../syntax/names.js';
import { findAssignedMembers, findNamespaceMember, findOwner, findVariable } from '../model/bindings.js';
import { joinAssigned, readVariableAt } from './identifiers.js';
import { callFunction } from './calls.js';
import { readClassMember } from './instances.js';
import { addPossible, chooseAny, mapArms, primitive, readHeld, readReason, unknown } from '../model/choice.js';
import type { Evaluation } from '../model/evaluation.js';
import { readExternalReason } from '../model/outside.js';
import { readField, readInheritedField, readStaticField } from './fields.js';
import { addHeld, readAny, toList } from '../model/lists.js';
import { mergeObjects, openUp, readProperty } from '../model/objects.js';
import type { ObjectValue, Property, Value } from '../model/value.js';

/** How much of a key's value is asked for: all of it, which keys it has, or nothing but that it is there. */
export type Interest = 'value' | 'keys' | 'none';

/** `{ … }`: properties in order, spreads merged, an unknown key opens the object. */
export function evaluateObject(node: TSESTree.ObjectExpression, evaluation: Evaluation): Value {
  return joinProperties(node, () => 'value', evaluation);
}

/**
 * The value of an argument whose keys are asked for as `readInterest` says: in a literal, the values of the others are
 * not evaluated.
 */
export function evaluateKeys(node: TSESTree.Node, readInterest: (name: string) => Interest, evaluation: Evaluation): Value {
  const object = unwrap(node);
  return object.type === 'ObjectExpression' ? joinProperties(object, readInterest, evaluation) : evaluation.evaluate(node);
}

function joinProperties(node: TSESTree.ObjectExpression, readInterest: (name: string) => Interest, evaluation: Evaluation): Value {
  let value: Value | undefined;
  let plain = new Map<string, Property>();
  for (const property of node.properties) {
    const name = readPlainName(property);
    if (name !== undefined && property.type === 'Property') {
      // Deleted and set again: the later position decides the order.
      plain.delete(name);
      plain.set(name, createProperty(property, readInterest(name), evaluation));
      continue;
    }
    value = addProperty(mergePlain(value, plain, node), property, evaluation);
    plain = new Map();
  }
  return mergePlain(value, plain, node);
}

/** Keys that follow one another are merged together, so that a literal costs its size; those before anything else are the object. */
function mergePlain(before: Value | undefined, properties: ReadonlyMap<string, Property>, literal: TSESTree.Node): Value {
  if (!before) return { kind: 'object', properties, rest: undefined, node: literal };
  if (properties.size === 0) return before;
  return mergeObjects(before, { kind: 'object', properties, rest: undefined, node: before.node }, before.node);
}

/** The name of a key that is written out and is the object's own. */
export function readPlainName(property: TSESTree.ObjectLiteralElement): string | undefined {
  if (property.type !== 'Property' || property.kind === 'set') return undefined;
  const name = readStaticName(property.key, property.computed);
  return name === '__proto__' && !property.computed && !property.shorthand ? undefined : name;
}

function createProperty(property: TSESTree.Property, interest: Interest, evaluation: Evaluation): Property {
  return { value: readInteresting(property, interest, evaluation), node: property };
}

function readInteresting(property: TSESTree.Property, interest: Interest, evaluation: Evaluation): Value {
  if (interest === 'none') return unknown('condition', property.value);
  return interest === 'keys' && property.kind === 'init' ? evaluateKeys(property.value, () => 'none', evaluation) : readPropertyValue(property, evaluation);
}

function addProperty(object: Value, property: TSESTree.ObjectLiteralElement, evaluation: Evaluation): Value {
  if (property.type === 'SpreadElement') return mergeObjects(object, evaluation.evaluate(property.argument), property);
  if (property.kind === 'set') return object;
  const isPrototype = readStaticName(property.key, property.computed) === '__proto__';
  return isPrototype ? inherit(object, readPropertyValue(property, evaluation), property) : addComputed(object, property, evaluation);
}

/** `__proto__: x` sets the prototype: more keys can be read, none is the object's own. */
function inherit(object: Value, prototype: Value, node: TSESTree.Node): Value {
  return prototype.kind === 'primitive' || object.kind !== 'object' ? object : { ...object, rest: object.rest ?? unknown('call', node) };
}

function readPropertyValue(property: TSESTree.Property, evaluation: Evaluation): Value {
  const value = evaluation.evaluate(property.value);
  return property.kind === 'get' && value.kind === 'function' ? callFunction(value.node, [], evaluation) : value;
}

function single(name: string, property: Property): ObjectValue {
  return { kind: 'object', properties: new Map([[name, property]]), rest: undefined, node: property.node };
}

/** `{ [key]: v }`: the property of a known key; for a key that is one of several, each of them may be set. */
function addComputed(object: Value, property: TSESTree.Property, evaluation: Evaluation): Value {
  const key = evaluation.evaluate(property.key);
  if (key.kind === 'primitive') return mergeObjects(object, single(String(key.value), createProperty(property, 'value', evaluation)), property);
  const names = key.kind === 'choice' ? key.arms.map((arm) => arm.value) : [key];
  let result = object;
  for (const name of names) {
    if (name.kind !== 'primitive') continue;
    const value = chooseAny([readPropertyValue(property, evaluation), unknown('computedKey', property)], 'computedKey', property);
    result = mergeObjects(result, single(String(name.value), { value, node: property }), property);
  }
  const why = readReason(key);
  if (!names.some((name) => name.kind !== 'primitive') || result.kind !== 'object') return result;
  const opened = openUp(result, unknown(why ?? 'computedKey', property));
  const properties = new Map([...opened.properties].map(([name, known]) => [name, known.node === property ? { value: known.value, node: property } : known]));
  return addHeld({ ...opened, properties }, readPropertyValue(property, evaluation));
}

/** `[ … ]` with its elements, spreads of known arrays included. */
export function evaluateArray(node: TSESTree.ArrayExpression, evaluation: Evaluation): Value {
  const elements: Value[] = [];
  let isSeen = true;
  for (const element of node.elements) {
    if (element === null) elements.push(primitive(undefined, node));
    else if (element.type !== 'SpreadElement') elements.push(evaluation.evaluate(element));
    else {
      const list = toList(evaluation.evaluate(element.argument), element);
      elements.push(...readHeld(list));
      isSeen &&= list.elements !== undefined;
    }
  }
  return isSeen ? { kind: 'array', elements, node } : { kind: 'array', elements: undefined, possible: addPossible([], elements), node };
}

/** `o.k`: from outside the program, of an enum or class of this file, or of a followed object. */
export function evaluateMember(node: TSESTree.MemberExpression, evaluation: Evaluation): Value {
  const reason = readExternalReason(node, evaluation);
  if (reason) return unknown(reason, node);
  const object = unwrap(node.object);
  const name = readMemberName(node) ?? readComputedName(node, evaluation);
  if (object.type === 'Super') return name === undefined ? unknown('call', node) : readInherited(object, name, evaluation);
  if (name === undefined) return readAnyProperty(node, evaluation);
  const declared = object.type === 'Identifier' ? readDeclaredMember(object, name, evaluation) : undefined;
  if (declared) return declared;
  const value = evaluation.readMember(evaluation.evaluate(object), name, node);
  return joinAssigned(findAssignedMembers(node, evaluation.sourceCode), value, { node, evaluation });
}

/** `super.read`: of the class that this one extends, with the same `this`. */
function readInherited(object: TSESTree.Super, name: string, evaluation: Evaluation): Value {
  const self = findSelf(object, evaluation);
  const member = readInheritedField(findOwner(object, evaluation.sourceCode), name, { at: object, evaluation });
  return self ? withSelf(member, self) : member;
}

interface Place {
  readonly node: TSESTree.Node;
  readonly evaluation: Evaluation;
}

/** The member of one value, with what `this` is where it is a method. */
export function readMember(object: Value, name: string, { evaluation, node }: Place): Value {
  if (object.kind === 'function') return withSelf(readStaticField(object.node, name, evaluation), object);
  // `const { options } = this`, `const self = this`.
  if (object.kind === 'unknown' && object.node.type === 'ThisExpression') return readField(object.node, name, evaluation);
  if (object.kind !== 'object') return readProperty(object, name, node);
  const inherited = object.madeBy && !object.properties.has(name) ? readClassMember(object, name, evaluation) : undefined;
  return withSelf(inherited ?? readProperty(object, name, node), object);
}

function withSelf(member: Value, self: Value): Value {
  return mapArms(member, (arm) => (arm.kind === 'function' && arm.node.type === 'FunctionExpression' && !arm.self ? { ...arm, self } : arm));
}

/** What `this` is in a call that is followed. */
export function findSelf(node: TSESTree.Node, { parameters, sourceCode }: Evaluation): Value | undefined {
  const owner = parameters.size > 0 ? findOwner(node, sourceCode) : undefined;
  return owner && parameters.get(owner);
}

/** `db[Key.Orm]` of an enum, `db[key]` of a constant. */
export function readComputedName(node: TSESTree.MemberExpression, evaluation: Evaluation): string | undefined {
  if (!node.computed) return undefined;
  const key = evaluation.evaluate(node.property);
  return key.kind === 'primitive' ? String(key.value) : undefined;
}

/** `presets[process.env.NODE_ENV]`: any of the properties, each where the key equals its name. */
function readAnyProperty(node: TSESTree.MemberExpression, evaluation: Evaluation): Value {
  const why = readReason(evaluation.evaluate(node.property)) ?? 'computedKey';
  return readAny(evaluation.evaluate(node.object), why, node);
}

/** Of TypeScript's enums and namespaces. */
function readDeclaredMember(object: TSESTree.Identifier, name: string, evaluation: Evaluation): Value | undefined {
  const definition = findVariable(evaluation.sourceCode, object)?.defs[0];
  if (definition?.type === 'TSEnumName') return readEnumMember(definition.node, name, evaluation);
  const member = definition?.type === 'TSModuleName' ? findNamespaceMember(evaluation.sourceCode, object, name) : undefined;
  return member && readVariableAt(member, object, evaluation);
}

function readEnumMember({ body }: TSESTree.TSEnumDeclaration, name: string, evaluation: Evaluation): Value | undefined {
  let next: number | undefined = 0;
  for (const member of body?.members ?? []) {
    const value: Value | undefined = member.initializer ? evaluation.evaluate(member.initializer) : undefined;
    const current: Value = value ?? (next === undefined ? unknown('condition', member) : primitive(next, member));
    if (readStaticName(member.id, false) === name) return current;
    next = current.kind === 'primitive' && typeof current.value === 'number' ? current.value + 1 : undefined;
  }
  return undefined;
}
