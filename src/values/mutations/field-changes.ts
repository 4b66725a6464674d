import type { TSESTree } from '@typescript-eslint/utils';
import { readMemberName, readStaticName, unwrap } from '../../syntax/names.js';
import { perFile, type SourceCode } from '../../syntax/source-code.js';
import { walkNodes } from '../../syntax/walk.js';
import { findOwner, isClass, type FieldOwner } from '../model/bindings.js';
import type { Mutation } from './mutation.js';
import { readExpressionChanges } from './mutations.js';

/** Where the file reads members of a name: `this.options`, `service.options`, `const { options } = this`. */
interface MemberReads {
  readonly members: readonly TSESTree.MemberExpression[];
  /** Properties of patterns that take one out of `this` or of a variable. */
  readonly patterns: readonly TSESTree.Property[];
}

/** Reads of one name that are followed; past the bound nothing is said of what they do. */
const MOST_READS = 200;

const readMembers = perFile((sourceCode): ReadonlyMap<string, MemberReads> => {
  const byName = new Map<string, { members: TSESTree.MemberExpression[]; patterns: TSESTree.Property[] }>();
  const open = (name: string): { members: TSESTree.MemberExpression[]; patterns: TSESTree.Property[] } => {
    const reads = byName.get(name) ?? { members: [], patterns: [] };
    byName.set(name, reads);
    return reads;
  };
  walkNodes(sourceCode.ast, sourceCode.visitorKeys, (node) => {
    if (node.type === 'MemberExpression') open(readMemberName(node) ?? '').members.push(node);
    if (node.type === 'ObjectPattern' && node.parent.type === 'VariableDeclarator') {
      for (const property of node.properties) if (property.type === 'Property') open(readStaticName(property.key, property.computed) ?? '').patterns.push(property);
    }
  });
  return byName;
});

/**
 * What the file does to the objects that a field of a class or object literal holds, through any member of its name:
 * `this.options.force = true` in a method, `service.options.force = true` elsewhere. When it is done is not told, and
 * whether it is this object that has the member is not known: each of the changes may be done.
 */
export function readFieldChanges(owner: FieldOwner, name: string, sourceCode: SourceCode): readonly Mutation[] {
  const reads = readMembers(sourceCode).get(name);
  if (!reads) return [];
  const members = reads.members.filter(({ object }) => mayBeOf(unwrap(object), owner)).slice(0, MOST_READS);
  const patterns = reads.patterns.filter(({ parent }) => parent?.parent?.type === 'VariableDeclarator' && parent.parent.init && mayBeOf(unwrap(parent.parent.init), owner)).slice(0, MOST_READS);
  return [...members, ...patterns].flatMap((node) => readExpressionChanges(sourceCode, node)).filter(isWrite).map((change) => ({ ...change, isMaybe: true }));
}

/** True where an object may be the owner's: `this` in it or in a class that extends another, and what is no `this` at all. */
function mayBeOf(object: TSESTree.Node, owner: FieldOwner): boolean {
  if (object.type !== 'ThisExpression') return true;
  const other = findOwner(object);
  return other === owner || (other?.type === 'ClassBody' && isClass(other.parent) && other.parent.superClass !== null);
}

/** Whoever is handed the object in the field may write it, too: of that nothing is said. */
function isWrite({ kind, writes }: Mutation): boolean {
  return (kind !== 'escape' && kind !== 'share') || writes !== undefined;
}
