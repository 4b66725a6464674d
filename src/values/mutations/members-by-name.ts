import type { TSESTree } from '@typescript-eslint/utils';
import { findProperty, isField, readMemberName, readStaticName, unwrap, wrapped } from '../../syntax/names.js';
import { findNodes, perFile, type SourceCode, type Variable } from '../../syntax/source-code.js';
import { findMethodOwner, findOwner, findVariable, isClass, isFunction, type FieldOwner, type FunctionNode } from '../model/bindings.js';
import type { Mutation, Trail } from './mutation.js';
import { createMutation } from './nodes.js';

/** The object literal, or the members of the class, that a declaration gives a name to. */
export function readDeclared(node: TSESTree.Node | null | undefined): FieldOwner | undefined {
  if (node?.type === 'ObjectExpression') return node;
  return node && isClass(node) ? node.body : undefined;
}

/** What an object literal has by a name, or a class as a static member. */
export function findOwnMember(owner: FieldOwner | undefined, name: string): TSESTree.Node | null | undefined {
  if (owner?.type === 'ObjectExpression') return findProperty(owner, name)?.value;
  if (owner?.type !== 'ClassBody') return undefined;
  const member = owner.body.findLast((inner) => (inner.type === 'MethodDefinition' || isField(inner)) && inner.static && readStaticName(inner.key, inner.computed) === name);
  return member && 'value' in member ? member.value : undefined;
}

/** Where the file reads members of one name: `this.options`, `service.options`, `const { options } = this`. */
interface MemberReads {
  readonly members: TSESTree.MemberExpression[];
  /** Properties of declared patterns. */
  readonly patterns: TSESTree.Property[];
}

/** Reads of one name of a member. Past it, the object escapes. */
const MOST_READS = 100;

const readAllMembers = perFile((sourceCode): ReadonlyMap<string, MemberReads> => {
  const byName = new Map<string, MemberReads>();
  const add = (name: string | undefined, kind: keyof MemberReads, node: TSESTree.Node): void => {
    if (name === undefined) return;
    const reads = byName.get(name) ?? { members: [], patterns: [] };
    byName.set(name, reads);
    reads[kind].push(node as never);
  };
  for (const node of findNodes(sourceCode, 'MemberExpression')) add(readMemberName(node), 'members', node);
  for (const { parent, properties } of findNodes(sourceCode, 'ObjectPattern')) {
    if (parent.type !== 'VariableDeclarator') continue;
    for (const property of properties) if (property.type === 'Property') add(readStaticName(property.key, property.computed), 'patterns', property);
  }
  return byName;
});

/** The members and patterns that may read `name` of an object of a class, of the class itself, or of an object literal. */
export function findMemberReads(owner: FieldOwner, name: string, sourceCode: SourceCode): readonly (TSESTree.MemberExpression | TSESTree.Property)[] {
  const reads = readAllMembers(sourceCode).get(name);
  if (!reads) return [];
  const members = reads.members.filter(({ object }) => mayBeOf(unwrap(object), owner, sourceCode));
  const patterns = reads.patterns.filter(({ parent }) => parent.parent?.type === 'VariableDeclarator' && parent.parent.init !== null && mayBeOf(unwrap(parent.parent.init), owner, sourceCode));
  return [...members, ...patterns];
}

/**
 * True where an object may be the owner's: `this` in it or in a class that extends another, and what is no `this` at all.
 * A literal is its own object alone: `({ held: o }).held` reads no other `held`.
 */
function mayBeOf(object: TSESTree.Node, owner: FieldOwner, sourceCode: SourceCode): boolean {
  if (object.type === 'ObjectExpression') return object === owner;
  if (object.type !== 'ThisExpression') return true;
  const other = findOwner(object, sourceCode);
  if (other === owner || (isFunction(other) && isFunction(owner))) return true;
  return other?.type === 'ClassBody' && isClass(other.parent) && other.parent.superClass !== null;
}

/** `class Box { held = o }`, `this.held = o`: what is done to a `held` of the file may be done to it. */
export function readFieldStore(owner: FieldOwner | undefined, name: string | undefined, trail: Trail): readonly Mutation[] {
  const escape = createMutation('escape', owner ?? trail.sourceCode.ast, trail.path);
  if (!owner || name === undefined) return [escape];
  return readByName(owner, name, { escape, trail, follow: (read) => trail.follow(read, trail.path) });
}

/** `get held() { return o; }`, `held() { return o; }`: what is done to what the file reads or calls by that name. */
export function readMethodResult(method: FunctionNode, place: TSESTree.Node, trail: Trail): readonly Mutation[] {
  const escape = createMutation('escape', place, trail.path);
  const { parent } = method;
  const owner = method.type === 'ArrowFunctionExpression' ? undefined : findMethodOwner(method, trail.sourceCode);
  const name = parent.type === 'Property' || parent.type === 'MethodDefinition' ? readStaticName(parent.key, parent.computed) : undefined;
  if (!owner || name === undefined || method.async || method.generator) return [escape];
  const isGetter = 'kind' in parent && parent.kind === 'get';
  return readByName(owner, name, {
    escape,
    trail,
    follow: (read) => {
      if (isGetter) return trail.follow(read, trail.path);
      const use = wrapped(read);
      return use.parent?.type === 'CallExpression' && use.parent.callee === use ? trail.follow(use.parent, trail.path) : [escape];
    },
  });
}

interface ByName {
  readonly escape: Mutation;
  readonly trail: Trail;
  follow(read: TSESTree.Node): readonly Mutation[];
}

function readByName(owner: FieldOwner, name: string, { escape, follow, trail }: ByName): readonly Mutation[] {
  const reads = findMemberReads(owner, name, trail.sourceCode);
  if (reads.length > MOST_READS) return [escape];
  const changes = trail.once(owner, name, () => reads.flatMap((read) => follow(read)));
  const isKnown = changes !== undefined && reads.every(({ type }) => type === 'MemberExpression') && isKept(owner.type === 'ClassBody' ? owner.parent : owner, trail.sourceCode, 0);
  return [...(changes ?? []).map((change) => ({ ...change, isMaybe: true })), ...(isKnown ? [] : [escape])];
}

/** Names that a class or an object is followed through. Past it, it escapes. */
const MOST_NAMES = 6;

/** True where a class, what it makes, or an object literal is only asked for its members in this file, and passed to nothing. */
function isKept(node: TSESTree.Node, sourceCode: SourceCode, depth: number): boolean {
  if (depth > MOST_NAMES) return false;
  if (node.type === 'ClassDeclaration') return node.id !== null && isKeptBy(findVariable(sourceCode, node.id), sourceCode, depth);
  const use = wrapped(node);
  const { parent } = use;
  switch (parent?.type) {
    case 'MemberExpression':
      return parent.object === use;
    case 'ExpressionStatement':
      return true;
    case 'NewExpression':
      return parent.callee === use && isKept(parent, sourceCode, depth + 1);
    case 'AwaitExpression':
      return isKept(parent, sourceCode, depth + 1);
    case 'ClassDeclaration':
    case 'ClassExpression':
      return parent.superClass === use && isKept(parent, sourceCode, depth + 1);
    case 'VariableDeclarator':
      return parent.id.type === 'Identifier' && isKeptBy(findVariable(sourceCode, parent.id), sourceCode, depth);
    default:
      return false;
  }
}

function isKeptBy(variable: Variable | undefined, sourceCode: SourceCode, depth: number): boolean {
  const declaration = variable?.defs[0]?.node as TSESTree.Node | undefined;
  if (!variable || !declaration) return false;
  const statement = declaration.type === 'VariableDeclarator' ? declaration.parent : declaration;
  if (statement.parent?.type.startsWith('Export') === true) return false;
  return variable.references.every(({ identifier, init }) => init === true || isKept(identifier as TSESTree.Node, sourceCode, depth + 1));
}
