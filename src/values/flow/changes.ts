import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { enclosingFunction, isInside } from '../model/bindings.js';
import { readMutations } from '../mutations/mutations.js';
import type { Mutation } from '../mutations/mutation.js';
import type { Variable } from '../../syntax/source-code.js';

/** What changes a variable in the run of one function. */
export interface Changes {
  readonly byNode: ReadonlyMap<TSESTree.Node, readonly Mutation[]>;
  /** Sorted by their ends; the declaration is one of them. */
  readonly nodes: readonly TSESTree.Node[];
  /** Rounds of a loop after which nothing new can come. */
  readonly rounds: number;
}

interface Declared {
  readonly variable: Variable;
  readonly declaration: TSESTree.Node | undefined;
}

/** By the declaration where it is one of the changes, else by the function. */
const changesByVariable = new WeakMap<Variable, Map<TSESTree.Node, Changes>>();

/** The changes of a variable in the function `root`; looked for once. */
export function readChanges({ variable, declaration }: Declared, root: TSESTree.Node, sourceCode: Readonly<TSESLint.SourceCode>): Changes {
  const isDeclaredIn = declaration && isInside(declaration, root) && enclosingFunction(declaration) === root ? declaration : undefined;
  const known = changesByVariable.get(variable) ?? new Map<TSESTree.Node, Changes>();
  changesByVariable.set(variable, known);
  const key = isDeclaredIn ?? root;
  const found = known.get(key);
  if (found) return found;
  const byNode = groupByNode(readMutations(sourceCode, variable).filter((change) => change.home === root));
  const nodes = [...byNode.keys()];
  if (isDeclaredIn) nodes.push(isDeclaredIn);
  nodes.sort((left, right) => left.range[1] - right.range[1]);
  const changes = { byNode, nodes, rounds: countRounds([...byNode.values()].flat(), variable) };
  known.set(key, changes);
  return changes;
}

/** One node may do several things: `({ a: o.force, b: o.hooks } = x)`; `o = o ?? {}` reads what it writes. */
function groupByNode(changes: readonly Mutation[]): Map<TSESTree.Node, readonly Mutation[]> {
  const groups = new Map<TSESTree.Node, readonly Mutation[]>();
  for (const change of changes) {
    const group = groups.get(change.node) ?? [];
    // What is passed on is the value before the write.
    groups.set(change.node, change.kind === 'escape' ? [change, ...group] : [...group, change]);
  }
  return groups;
}

/** Times that a loop is gone through. Past it, what a further round would write is not joined. */
const MOST_ROUNDS = 3;

/** An assignment writes the same in every round; what it does to an object, or to itself, may build on what another did. */
function countRounds(changes: readonly Mutation[], { references }: Variable): number {
  const readsItself = (node: TSESTree.Node): boolean => references.some((reference) => reference.isRead() && isInside(reference.identifier, node));
  const isPlain = changes.every(({ kind, node }) => kind === 'assign' && !readsItself(node));
  return isPlain ? 1 : Math.min(changes.length, MOST_ROUNDS);
}
