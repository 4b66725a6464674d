import type { TSESTree } from '@typescript-eslint/utils';
import { readMemberName } from '../../syntax/names.js';
import { perNode, walkNodes } from '../../syntax/source-code.js';
import { callFunction } from './calls.js';
import { chooseAny, mapArms, primitive, readArms, unknown } from '../model/choice.js';
import type { Argument, Evaluation } from '../model/evaluation.js';
import { readFields, type FieldWrites } from '../mutations/field-writes.js';
import { findConstructor, findMadeOwner, findOwner, type FunctionNode, isClass, type ClassNode, type FieldOwner } from '../model/bindings.js';
import { applyMutation } from '../flow/apply.js';
import { readFieldChanges } from '../mutations/field-changes.js';
import { readMutations } from '../mutations/mutations.js';
import { readProperty } from '../model/objects.js';
import type { Value } from '../model/value.js';

/** `this.name`: what the class's field, its constructor and methods, and other code of the file give it. */
export function readField(self: TSESTree.Node, name: string, evaluation: Evaluation): Value {
  const owner = findOwner(self, evaluation.sourceCode);
  return owner ? readOwnField(owner, name, { at: self, evaluation }) : unknown('call', self);
}

interface FieldRead {
  readonly at: TSESTree.Node;
  readonly evaluation: Evaluation;
  /** Classes that were looked at before, each of which extends the next. */
  readonly depth?: number;
}

/** Classes that extend one another. Past it, a field is unknown. */
const MOST_BASES = 12;

/** What a field is given: in a call of the constructor that is followed, with its arguments. */
export function readOwnField(owner: FieldOwner, name: string, read: FieldRead): Value {
  const { at, evaluation } = read;
  const fields = readFields(owner, evaluation.sourceCode);
  const field = fields.named.get(name);
  const merged = fields.merged.flatMap((source) => readMerged(evaluation.evaluate(source), name, read));
  const { getters, isInitialised, isOpen, outside, values: given } = field ?? NO_WRITES;
  const isPut = outside.some((value) => isPutOn(owner, value));
  if (given.length === 0 && getters.length === 0 && merged.length === 0 && !isPut) return readInheritedField(owner, name, read);
  const values = [...merged, ...[...given, ...outside].map((node) => evaluation.evaluate(node)), ...getters.map((node) => callFunction(node, [], evaluation))];
  if (!isInitialised && merged.length === 0) values.push(primitive(undefined, at));
  if (isOpen || fields.isOpen) values.push(unknown('closure', at));
  const value = chooseAny(values, 'closure', at);
  return holdsObject(value) ? readFieldChanges(owner, name, evaluation.sourceCode).reduce((state, change) => applyMutation(change, state, evaluation), value) : value;
}

/** `Db.options = value` of the class `Db`; a method of a class that extends another, which may declare it and no more. */
function isPutOn(owner: FieldOwner, { parent }: TSESTree.Expression): boolean {
  if (parent.type === 'MethodDefinition') return true;
  const left = parent.type === 'AssignmentExpression' ? parent.left : undefined;
  const name = owner.type === 'ClassBody' ? (owner.parent.id ?? (owner.parent.parent.type === 'VariableDeclarator' ? owner.parent.parent.id : undefined)) : undefined;
  return left?.type === 'MemberExpression' && left.object.type === 'Identifier' && name?.type === 'Identifier' && left.object.name === name.name;
}

const NO_WRITES: FieldWrites = { values: [], getters: [], outside: [], isInitialised: false, isOpen: false };

/** What `Object.assign(this, options)` gives a field, beside what it is given otherwise; nothing where the key is not there. */
function readMerged(source: Value, name: string, { at }: FieldRead): readonly Value[] {
  return readArms(source).flatMap(({ value }) => {
    if (value.kind === 'primitive') return [];
    return value.kind === 'object' && !value.rest && !value.properties.has(name) ? [] : [value.kind === 'object' ? readProperty(value, name, at) : unknown('closure', at)];
  });
}

/** What the class has of the name that a class extends: `super.read`, or a field that it does not declare itself. */
export function readInheritedField(owner: FieldOwner | undefined, name: string, { at, evaluation, depth = 0 }: FieldRead): Value {
  const base = owner && depth < MOST_BASES ? findBase(owner, evaluation)?.extended : undefined;
  if (!base) return unknown('call', at);
  return mapArms(evaluation.evaluate(base), (arm) => {
    const made = arm.kind === 'function' ? findMadeOwner(arm.node) : undefined;
    return made ? readOwnField(made, name, { at, evaluation, depth: depth + 1 }) : unknown('call', at);
  });
}

/** What a class extends, or a constructor function calls for its `this`. */
interface Base {
  readonly extended: TSESTree.Expression;
  /** What it is given; undefined where that is what the class itself is given. */
  readonly args: readonly Argument[] | undefined;
}

/** `class Reset extends Setup { constructor(options) { super(options); } }`, `function Reset(options) { Setup.call(this, options); }`. */
export function findBase(owner: FieldOwner, { sourceCode }: Evaluation): Base | undefined {
  if (owner.type === 'ObjectExpression') return undefined;
  const superClass = owner.type === 'ClassBody' ? owner.parent.superClass : undefined;
  if (superClass === null) return undefined;
  const written = owner.type === 'ClassBody' ? findConstructor(owner.parent) : owner;
  const calls = written ? findBaseCalls(written, sourceCode) : [];
  const [call, ...others] = calls.filter(({ callee }) => (callee.type === 'Super') === (superClass !== undefined));
  // Of several calls of `super`, one runs.
  const given = call && others.length > 0 ? [unknown('condition', call)] : (call?.arguments ?? []);
  if (superClass) return { extended: superClass, args: written ? given : undefined };
  return call?.callee.type === 'MemberExpression' ? { extended: call.callee.object, args: call.arguments.slice(1) } : undefined;
}

const findBaseCalls = perNode(({ body }: FunctionNode, { visitorKeys }): readonly TSESTree.CallExpression[] => {
  const calls: TSESTree.CallExpression[] = [];
  walkNodes(body, visitorKeys, (node) => {
    if (node.type === 'CallExpression' && (node.callee.type === 'Super' || isCalledForThis(node))) calls.push(node);
    return undefined;
  });
  return calls;
});

/** `Setup.call(this, options)`. */
function isCalledForThis({ arguments: [self], callee }: TSESTree.CallExpression): boolean {
  return self?.type === 'ThisExpression' && callee.type === 'MemberExpression' && readMemberName(callee) === 'call';
}

function holdsObject(value: Value): boolean {
  return readArms(value).some((arm) => arm.value.kind === 'object' || arm.value.kind === 'array');
}

/** `Db.options` of a class of this file; a property that is put on a function elsewhere is not followed. */
export function readStaticField(node: TSESTree.Node, name: string, evaluation: Evaluation): Value {
  if (!isClass(node)) return unknown('call', node);
  return isMergedInto(node, evaluation) ? unknown('closure', node) : readOwnField(node.body, name, { at: node, evaluation });
}

/** True where any static field may be given another value: `Object.assign(Db, options)`, `Db[key] = value`. */
function isMergedInto(node: ClassNode, { sourceCode }: Evaluation): boolean {
  const declaring = node.parent.type === 'VariableDeclarator' ? [node, node.parent] : [node];
  const variables = declaring.flatMap((declaration) => sourceCode.getDeclaredVariables?.(declaration) ?? []);
  return variables.flatMap((variable) => readMutations(sourceCode, variable)).some(({ kind, path: [key] }) => {
    if (kind === 'merge') return key === undefined || typeof key !== 'string';
    return (kind === 'set' || kind === 'delete') && typeof key !== 'string';
  });
}

/** What a class or object literal gives to one of its fields: expressions, and getters by their functions. */
export function findFieldValues(owner: FieldOwner, name: string, evaluation: Evaluation): Pick<FieldWrites, 'values' | 'getters'> {
  return readFields(owner, evaluation.sourceCode).named.get(name) ?? { values: [], getters: [] };
}
