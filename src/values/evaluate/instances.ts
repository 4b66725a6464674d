import type { TSESTree } from '@typescript-eslint/utils';
import { isField, readStaticName } from '../../syntax/names.js';
import { walkNodes } from '../../syntax/source-code.js';
import { type ConstructorFunction, type FieldOwner, findConstructor, findMadeOwner, isClass, isFunction } from '../model/bindings.js';
import { readArms, unknown } from '../model/choice.js';
import type { Argument, Evaluation } from '../model/evaluation.js';
import { emptyObject, openUp, writeProperty } from '../model/objects.js';
import type { FunctionValue, ObjectValue, Value } from '../model/value.js';
import { readFields, type Fields } from '../mutations/field-writes.js';
import { callValue, enterFunction } from './calls.js';
import { findBase, readOwnField } from './fields.js';

/** Classes that extend one another. Past it, a member is unknown. */
const MOST_DEPTH = 12;

interface Construction {
  readonly node: TSESTree.NewExpression;
  /** A class or constructor function of this file. */
  readonly made: FunctionValue;
}

/** The object of a class or constructor function of this file: its fields are its keys, by what these and this call give them. */
export function makeInstance({ made, node }: Construction, evaluation: Evaluation): Value {
  const owner = findMadeOwner(made.node);
  if (!owner || (isFunction(owner) && !isMaking(owner, evaluation))) return { kind: 'instance', node };
  const outer = made.closure ? evaluation.enter(made.closure, { subject: made, args: node.arguments }) : evaluation;
  const object = makeFields(owner, node.arguments, { node, evaluation: outer, depth: 0 });
  return isClass(made.node) ? { ...object, madeBy: made.node } : object;
}

/** A function that gives its object fields or methods, and no other object instead. */
function isMaking(owner: ConstructorFunction, evaluation: Evaluation): boolean {
  const { sourceCode } = evaluation;
  const { merged, named } = readFields(owner, sourceCode);
  if (merged.length === 0 && !findBase(owner, evaluation) && [...named.values()].every(({ values }) => values.length === 0)) return false;
  let isReplaced = false;
  walkNodes(owner.body, sourceCode.visitorKeys, (node) => {
    if (isFunction(node) || isClass(node)) return false;
    isReplaced ||= node.type === 'ReturnStatement' && node.argument !== null && node.argument.type !== 'ThisExpression';
    return undefined;
  });
  return !isReplaced;
}

interface Making {
  readonly node: TSESTree.NewExpression;
  readonly evaluation: Evaluation;
  readonly depth: number;
}

/** The fields of a class, after those of the class that it extends. */
function makeFields(owner: FieldOwner, args: readonly Argument[], { depth, evaluation, node }: Making): ObjectValue {
  const written = owner.type === 'ClassBody' ? findConstructor(owner.parent) : isFunction(owner) ? owner : undefined;
  const inner = written ? enterFunction({ kind: 'function', node: written }, args, evaluation) : evaluation;
  const fields = readFields(owner, evaluation.sourceCode);
  const base = makeBase(owner, args, { node, evaluation: inner, depth: depth + 1 });
  const own = readOwnNames(owner, fields).reduce<Value>((object, name) => {
    const value = readOwnField(owner, name, { at: node, evaluation: inner });
    return writeProperty(object, name, { value, node: findFieldNode(owner, name) ?? value.node });
  }, base);
  const merged = fields.merged.reduce((object, source) => merge(object, source, { owner, inner, node }), own);
  if (merged.kind !== 'object') return base;
  return fields.isOpen ? openUp(merged, unknown('closure', node)) : merged;
}

interface Merging {
  readonly owner: FieldOwner;
  /** Inside of the constructor. */
  readonly inner: Evaluation;
  readonly node: TSESTree.Node;
}

/** `Object.assign(this, options)`: the keys of what is seen, each with all that the file gives the field. */
function merge(object: Value, source: TSESTree.Expression, { inner, node, owner }: Merging): Value {
  const arms = readArms(inner.evaluate(source)).map(({ value }) => value);
  const names = arms.flatMap((arm) => (arm.kind === 'object' ? [...arm.properties.keys()] : []));
  const named = names.reduce((made, name) => {
    const value = readOwnField(owner, name, { at: node, evaluation: inner });
    return writeProperty(made, name, { value, node: value.node });
  }, object);
  const isSeen = arms.every((arm) => arm.kind === 'primitive' || (arm.kind === 'object' && !arm.rest));
  return isSeen || named.kind !== 'object' ? named : openUp(named, unknown('closure', node));
}

/** Of a constructor function, what is not seen may be on its prototype. */
function makeBase(owner: FieldOwner, args: readonly Argument[], making: Making): ObjectValue {
  const { depth, evaluation, node } = making;
  const open = { ...emptyObject(node), rest: unknown('call', node) };
  const found = findBase(owner, evaluation);
  if (!found) return isFunction(owner) ? open : emptyObject(node);
  const base = evaluation.evaluate(found.extended);
  const made = base.kind === 'function' ? findMadeOwner(base.node) : undefined;
  return made && depth < MOST_DEPTH ? makeFields(made, found.args ?? args, making) : open;
}

/** The names of the fields: declared, parameter properties, and what is assigned to `this`. */
function readOwnNames(owner: FieldOwner, { named }: Fields): readonly string[] {
  const members = listMembers(owner).flatMap((member) => {
    const name = isField(member) || member.type === 'MethodDefinition' ? readStaticName(member.key, member.computed) : undefined;
    return name === undefined ? [] : [[name, member] as const];
  });
  const others = new Set(members.filter(([, member]) => member.type === 'MethodDefinition' || ('static' in member && member.static)).map(([name]) => name));
  const declared = new Set(members.map(([name]) => name));
  return [...named].flatMap(([name, { values }]) => (!others.has(name) && (declared.has(name) || values.length > 0) ? [name] : []));
}

function listMembers(owner: FieldOwner): readonly TSESTree.ClassElement[] {
  return owner.type === 'ClassBody' ? owner.body : [];
}

function findFieldNode(owner: FieldOwner, name: string): TSESTree.Node | undefined {
  return listMembers(owner).find((member) => isField(member) && readStaticName(member.key, member.computed) === name);
}

/** A getter's value or a method of an object that a class of this file makes; undefined where no class of this file has it. */
export function readClassMember(object: ObjectValue, name: string, evaluation: Evaluation): Value | undefined {
  let owner = object.madeBy;
  for (let depth = 0; owner && depth < MOST_DEPTH; depth += 1) {
    for (const member of owner.body.body) {
      if (member.type !== 'MethodDefinition' || member.static || member.kind === 'set' || readStaticName(member.key, member.computed) !== name) continue;
      const method: FunctionValue = { kind: 'function', node: member.value, self: object };
      return member.kind === 'get' ? callValue(method, [], evaluation) : method;
    }
    const base: Value | undefined = owner.superClass ? evaluation.evaluate(owner.superClass) : undefined;
    owner = base?.kind === 'function' && isClass(base.node) ? base.node : undefined;
  }
  return undefined;
}
