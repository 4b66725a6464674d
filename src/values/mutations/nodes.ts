import type { TSESTree } from '@typescript-eslint/utils';
import { enclosingFunction } from '../model/bindings.js';
import type { Mutation, PathKey } from './mutation.js';

export function createMutation(kind: Mutation['kind'], node: TSESTree.Node, path: readonly PathKey[]): Mutation {
  return { kind, node, path, home: enclosingFunction(node) };
}

/**
 * A change of an object somewhere below a path: from there on it counts as written by code that is not seen. What only
 * takes a key away brings none.
 */
export function losePlace(change: Mutation, path: readonly PathKey[]): Mutation {
  const { home, isMaybe, kind, loses, node } = change;
  const key = kind === 'delete' ? change.path.at(-1) : loses;
  return { kind: 'escape', node, path, home, ...(isMaybe && { isMaybe }), ...(typeof key === 'string' && { loses: key }) };
}

/** What a function does to an object. What a function inside of it writes may not be written: nothing shows that it is called. */
export function keepOwn(writes: readonly Mutation[], called: TSESTree.Node): readonly Mutation[] {
  return writes.map((write) => (write.home === called ? write : { ...write, isMaybe: true }));
}

/** What a function does to an object, as done to the part of it at `keys`; undefined where a key is not known. */
export function reachWrites(writes: readonly Mutation[], keys: readonly PathKey[]): readonly Mutation[] | undefined {
  const reached: Mutation[] = [];
  for (const write of writes) {
    const known = keys.map((key, index) => [key, write.path[index]] as const);
    if (known.some(([key, other]) => typeof key === 'string' && typeof other === 'string' && key !== other)) continue;
    if (known.some(([key, other]) => typeof key !== 'string' || typeof other !== 'string')) return undefined;
    const isReplaced = write.path.length === keys.length && (write.kind === 'set' || write.kind === 'delete');
    if (!isReplaced) reached.push({ ...write, path: write.path.slice(keys.length) });
  }
  return reached;
}

const WRITERS = new Set(['AssignmentExpression', 'UpdateExpression', 'ForInStatement', 'ForOfStatement', 'VariableDeclarator', 'Program']);

/** The assignment, update or loop head that writes an identifier or a member, through patterns. */
export function findWrite(target: TSESTree.Node): TSESTree.Node {
  let current = target;
  while (current.parent && !WRITERS.has(current.type)) current = current.parent;
  return current;
}
