import type { TSESTree } from '@typescript-eslint/utils';
import { enclosingFunction } from '../model/bindings.js';
import type { Mutation, PathKey } from './mutation.js';

export function createMutation(kind: Mutation['kind'], node: TSESTree.Node, path: readonly PathKey[]): Mutation {
  return { kind, node, path, home: enclosingFunction(node) };
}

const WRITERS = new Set(['AssignmentExpression', 'UpdateExpression', 'ForInStatement', 'ForOfStatement', 'VariableDeclarator', 'Program']);

/** The assignment, update or loop head that writes an identifier or a member, through patterns. */
export function findWrite(target: TSESTree.Node): TSESTree.Node {
  let current = target;
  while (current.parent && !WRITERS.has(current.type)) current = current.parent;
  return current;
}

/** True for what a pattern or a loop head writes. */
export function isPatternTarget(node: TSESTree.Node): boolean {
  const parent = node.parent;
  switch (parent?.type) {
    case 'ArrayPattern':
    case 'RestElement':
      return true;
    case 'AssignmentPattern':
    case 'ForOfStatement':
    case 'ForInStatement':
      return parent.left === node;
    case 'Property':
      return parent.parent.type === 'ObjectPattern' && parent.value === node;
    default:
      return false;
  }
}
