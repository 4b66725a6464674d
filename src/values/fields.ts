import type { TSESTree } from '@typescript-eslint/utils';
import { readMemberName, readStaticName, unwrap } from '../syntax/names.js';
import { walkNodes } from '../syntax/walk.js';
import { choose, unknown } from './choice.js';
import type { Evaluation } from './evaluation.js';
import { weaken } from './objects.js';
import type { Value } from './value.js';

/** What a class of this file gives to one of its fields. */
interface FieldWrites {
  /** Expressions that are assigned as a whole. */
  readonly values: readonly TSESTree.Expression[];
  /** True where `this.x.y = …` and its like write inside of it. */
  readonly written: boolean;
}

const cache = new WeakMap<TSESTree.Node, ReadonlyMap<string, FieldWrites>>();

/** `this.name`: what the class's field and its constructor and methods give it. */
export function readField(self: TSESTree.ThisExpression, name: string, evaluation: Evaluation): Value {
  const owner = findOwner(self);
  return owner ? readOwnField(owner, name, { at: self, evaluation }) : unknown('call', self);
}

interface FieldRead {
  readonly at: TSESTree.Node;
  readonly evaluation: Evaluation;
}

function readOwnField(owner: FieldOwner, name: string, { at, evaluation }: FieldRead): Value {
  const field = readFields(owner, evaluation).get(name);
  if (!field || field.values.length === 0) return unknown('call', at);
  const value = choose(field.values.map((node) => ({ value: evaluation.evaluate(node), conditions: [] })), 'closure', at);
  return field.written ? weaken(value, unknown('escape', at)) : value;
}

/** `Db.options` of a class of this file; a property that is put on a function elsewhere is not followed. */
export function readStaticField(node: TSESTree.Node, name: string, evaluation: Evaluation): Value {
  if (node.type !== 'ClassDeclaration' && node.type !== 'ClassExpression') return unknown('call', node);
  return readOwnField(node.body, name, { at: node, evaluation });
}

/** The expressions that a class or object literal gives to one of its fields. */
export function readFieldValues(owner: FieldOwner, name: string, evaluation: Evaluation): readonly TSESTree.Expression[] {
  return readFields(owner, evaluation).get(name)?.values ?? [];
}

export type FieldOwner = TSESTree.ClassBody | TSESTree.ObjectExpression;

/** The class or object literal that `this` is, where nothing in between has a `this` of its own. */
export function findOwner(self: TSESTree.Node): FieldOwner | undefined {
  let current = self.parent;
  while (current) {
    if (current.type === 'ClassBody') return current;
    if (current.type === 'FunctionDeclaration') return undefined;
    if (current.type === 'FunctionExpression') return findMethodOwner(current);
    current = current.parent;
  }
  return undefined;
}

function findMethodOwner(node: TSESTree.FunctionExpression): FieldOwner | undefined {
  const parent: TSESTree.Node | undefined = node.parent;
  if (parent?.type === 'MethodDefinition') return parent.parent;
  return parent?.type === 'Property' && parent.parent.type === 'ObjectExpression' ? parent.parent : undefined;
}

function readFields(owner: FieldOwner, evaluation: Evaluation): ReadonlyMap<string, FieldWrites> {
  const known = cache.get(owner);
  if (known) return known;
  const fields = new Map<string, { values: TSESTree.Expression[]; written: boolean }>();
  const readEntry = (name: string): { values: TSESTree.Expression[]; written: boolean } => {
    const entry = fields.get(name) ?? { values: [], written: false };
    fields.set(name, entry);
    return entry;
  };
  for (const [name, value] of readDeclared(owner)) readEntry(name).values.push(value);
  walkNodes(owner, evaluation.sourceCode.visitorKeys, (node) => {
    if (node.type !== 'AssignmentExpression') return;
    const left = unwrap(node.left);
    if (left.type !== 'MemberExpression') return;
    const name = readMemberName(left);
    const object = unwrap(left.object);
    if (object.type === 'ThisExpression' && name !== undefined && node.operator === '=') readEntry(name).values.push(node.right);
    const outer = object.type === 'MemberExpression' && unwrap(object.object).type === 'ThisExpression' ? readMemberName(object) : undefined;
    if (outer !== undefined) readEntry(outer).written = true;
  });
  cache.set(owner, fields);
  return fields;
}

function readDeclared(owner: FieldOwner): [string, TSESTree.Expression][] {
  const declared: [string, TSESTree.Expression][] = [];
  const members: readonly TSESTree.Node[] = owner.type === 'ClassBody' ? owner.body : owner.properties;
  for (const member of members) {
    if (member.type !== 'PropertyDefinition' && member.type !== 'Property' && member.type !== 'MethodDefinition') continue;
    const name = readStaticName(member.key, member.computed);
    if (name !== undefined && member.value && member.value.type !== 'TSEmptyBodyFunctionExpression') declared.push([name, member.value as TSESTree.Expression]);
  }
  return declared;
}

