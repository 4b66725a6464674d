import { perFile, type SourceCode } from '../../syntax/source-code.js';
import type { FieldOwner } from '../model/bindings.js';
import { findMemberReads } from './members-by-name.js';
import { isOwnWrite, type Mutation } from './mutation.js';
import { readExpressionChanges } from './mutations.js';

const known = perFile(() => new WeakMap<FieldOwner, Map<string, readonly Mutation[]>>());

/**
 * What the file does to the objects that a field of a class or object literal holds, through any member of its name:
 * `this.options.force = true` in a method, `service.options.force = true` elsewhere. When it is done is not told, and
 * whether it is this object that has the member is not known: each of the changes may be done.
 */
export function readFieldChanges(owner: FieldOwner, name: string, sourceCode: SourceCode): readonly Mutation[] {
  const fields = known(sourceCode);
  const byName = fields.get(owner) ?? new Map<string, readonly Mutation[]>();
  fields.set(owner, byName);
  const changes = byName.get(name) ?? findFieldChanges(owner, name, sourceCode);
  byName.set(name, changes);
  return changes;
}

function findFieldChanges(owner: FieldOwner, name: string, sourceCode: SourceCode): readonly Mutation[] {
  const changes = findMemberReads(owner, name, sourceCode).flatMap((node) => readExpressionChanges(sourceCode, node));
  return changes.filter((change) => isOwnWrite(change)).map((change) => ({ ...change, isMaybe: true }));
}
