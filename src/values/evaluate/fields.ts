import type { TSESTree } from '@typescript-eslint/utils';
import { callFunction } from './calls.js';
import { choose, primitive, unknown } from '../model/choice.js';
import type { Evaluation } from '../model/evaluation.js';
import { readFields, type FieldWrites } from '../mutations/field-writes.js';
import { findOwner, isClass, type ClassNode, type FieldOwner } from '../model/bindings.js';
import { weaken } from '../model/objects.js';
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
}

/** What a field is given: in a call of the constructor that is followed, with its arguments. */
export function readOwnField(owner: FieldOwner, name: string, { at, evaluation }: FieldRead): Value {
  const fields = readFields(owner, evaluation.sourceCode);
  const field = fields.named.get(name);
  if (!field || (field.values.length === 0 && field.getters.length === 0)) return unknown('call', at);
  const values = [...field.values.map((node) => evaluation.evaluate(node)), ...field.getters.map((node) => callFunction(node, [], evaluation))];
  if (!field.isInitialised) values.push(primitive(undefined, at));
  if (field.isOpen || fields.isOpen) values.push(unknown('closure', at));
  const value = choose(values.map((arm) => ({ value: arm, conditions: [] })), 'closure', at);
  return field.isWrittenInside ? weaken(value, unknown('escape', at)) : value;
}

/** `Db.options` of a class of this file; a property that is put on a function elsewhere is not followed. */
export function readStaticField(node: TSESTree.Node, name: string, evaluation: Evaluation): Value {
  if (!isClass(node)) return unknown('call', node);
  return isWrittenOutside(node, name, evaluation) ? unknown('closure', node) : readOwnField(node.body, name, { at: node, evaluation });
}

/** True where the class itself is written or handed on under one of its names: `Db.force = true`. */
function isWrittenOutside(node: ClassNode, name: string, { sourceCode }: Evaluation): boolean {
  const declaring = node.parent.type === 'VariableDeclarator' ? [node, node.parent] : [node];
  const variables = declaring.flatMap((declaration) => sourceCode.getDeclaredVariables?.(declaration) ?? []);
  return variables
    .flatMap((variable) => readMutations(sourceCode, variable))
    .some(({ kind, path: [key] }) => kind === 'set' || kind === 'delete' || kind === 'merge' ? typeof key !== 'string' || key === name : false);
}

/** What a class or object literal gives to one of its fields: expressions, and getters by their functions. */
export function findFieldValues(owner: FieldOwner, name: string, evaluation: Evaluation): Pick<FieldWrites, 'values' | 'getters'> {
  return readFields(owner, evaluation.sourceCode).named.get(name) ?? { values: [], getters: [] };
}
