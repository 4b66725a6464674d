import type { TSESTree } from '@typescript-eslint/utils';
import { callFunction } from './calls.js';
import { chooseAny, mapArms, primitive, readArms, unknown } from '../model/choice.js';
import type { Evaluation } from '../model/evaluation.js';
import { readFields, type FieldWrites } from '../mutations/field-writes.js';
import { findOwner, isClass, type ClassNode, type FieldOwner } from '../model/bindings.js';
import { applyMutation } from '../flow/apply.js';
import { readFieldChanges } from '../mutations/field-changes.js';
import { readMutations } from '../mutations/mutations.js';
import type { Value } from '../model/value.js';

/** `this.name`: what the class's field, its constructor and methods, and other code of the file give it. */
export function readField(self: TSESTree.Node, name: string, evaluation: Evaluation): Value {
  const owner = findOwner(self);
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
  if (!field || (field.values.length === 0 && field.getters.length === 0)) return readInheritedField(owner, name, read);
  const values = [...[...field.values, ...field.outside].map((node) => evaluation.evaluate(node)), ...field.getters.map((node) => callFunction(node, [], evaluation))];
  if (!field.isInitialised) values.push(primitive(undefined, at));
  if (field.isOpen || fields.isOpen) values.push(unknown('closure', at));
  const value = chooseAny(values, 'closure', at);
  return holdsObject(value) ? readFieldChanges(owner, name, evaluation.sourceCode).reduce((state, change) => applyMutation(change, state, evaluation), value) : value;
}

/** What the class has of the name that a class extends: `super.read`, or a field that it does not declare itself. */
export function readInheritedField(owner: FieldOwner | undefined, name: string, { at, evaluation, depth = 0 }: FieldRead): Value {
  const base = owner?.type === 'ClassBody' && depth < MOST_BASES ? owner.parent.superClass : undefined;
  if (!base) return unknown('call', at);
  return mapArms(evaluation.evaluate(base), (arm) => (arm.kind === 'function' && isClass(arm.node) ? readOwnField(arm.node.body, name, { at, evaluation, depth: depth + 1 }) : unknown('call', at)));
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
