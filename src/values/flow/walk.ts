import type { TSESTree } from '@typescript-eslint/utils';
import { findFirst } from '../../syntax/source-code.js';
import type { Condition } from '../model/value.js';

/** What a walk over the code of one function does with its state; `State` is what is known of one variable. */
export interface RegionWalk<State> {
  /** The nodes that change the state, sorted by their end, none of them in a nested function. */
  readonly changes: readonly TSESTree.Node[];
  apply(change: TSESTree.Node, state: State): State;
  /** Rounds of a loop after which every chain of writes that one round begins and another ends has been seen. */
  readonly rounds: number;
  /** One of several states, by the path that was taken. */
  join(paths: readonly Path<State>[], node: TSESTree.Node): State;
  /** Memo of the state before a statement; undefined where the entry state varies. */
  readonly before: WeakMap<TSESTree.Node, { state: Flow<State> }> | undefined;
  /** Runs a computation and tells whether its result is the same wherever it is asked for. */
  settle<Result>(compute: () => Result): { readonly result: Result; readonly isSettled: boolean };
  /** How deep the walk is: past the bound it treats the rest as "any part may have run". */
  readonly nesting: { depth: number };
}

export interface Path<State> {
  readonly state: State;
  readonly conditions: readonly Condition[];
}

/** `undefined` is a path that cannot be reached: it returned or threw before. */
export type Flow<State> = State | undefined;

/** The state where several paths meet; a path that ended before does not count. */
export function joinFlows<State>(walk: RegionWalk<State>, flows: readonly Flow<State>[], node: TSESTree.Node): Flow<State> {
  return joinPaths(walk, flows.map((state) => ({ state, conditions: [] })), node);
}

export function joinPaths<State>(walk: RegionWalk<State>, paths: readonly Path<Flow<State>>[], node: TSESTree.Node): Flow<State> {
  const live: Path<State>[] = [];
  for (const { conditions, state } of paths) {
    if (state !== undefined && !live.some((path) => path.state === state)) live.push({ state, conditions });
  }
  return live.length < 2 ? live[0]?.state : walk.join(live, node);
}

/** The changes inside of a node, in the order they take effect. */
export function readChangesIn<State>(walk: RegionWalk<State>, node: TSESTree.Node): readonly TSESTree.Node[] {
  const found: TSESTree.Node[] = [];
  for (let index = findFirst(walk.changes, node.range[0]); index < walk.changes.length; index += 1) {
    const change = walk.changes[index] as TSESTree.Node;
    if (change.range[1] > node.range[1]) break;
    if (change.range[0] >= node.range[0]) found.push(change);
  }
  return found;
}

/** What is known where a node was evaluated, and where it was not. */
interface InnerConditions {
  readonly done: readonly Condition[];
  readonly skipped: readonly Condition[];
}

/** The tests inside `root` that decide whether `node` is evaluated; undefined where it always is. */
export function readInnerConditions(node: TSESTree.Node, root: TSESTree.Node): InnerConditions | undefined {
  const conditions: Condition[] = [];
  // Of one test alone, the other outcome skips the node; of `??`, a chain and a default nothing is known then.
  let isExact = true;
  let current = node;
  while (current !== root && current.parent) {
    const parent: TSESTree.Node = current.parent;
    if (parent.type === 'LogicalExpression' && parent.right === current) {
      conditions.push({ test: parent.left, outcome: parent.operator === '&&' });
      isExact &&= parent.operator !== '??';
    }
    if (mayBeSkipped(parent, current)) {
      conditions.push({ test: parent, outcome: true });
      isExact = false;
    }
    if (parent.type === 'ConditionalExpression' && parent.test !== current) {
      conditions.push({ test: parent.test, outcome: parent.consequent === current });
    }
    current = parent;
  }
  if (conditions.length === 0) return undefined;
  const skipped = isExact && conditions.length === 1 ? conditions.map(({ outcome, test }) => ({ test, outcome: !outcome })) : [];
  return { done: conditions, skipped };
}

const BRANCHING = /^(?:If|Switch|Try|Labeled|With|For|ForIn|ForOf|While|DoWhile)Statement$/;

/** Parts that are not tests of their own: after `?.`, a default, the right side of `||=`. */
function mayBeSkipped(parent: TSESTree.Node, child: TSESTree.Node): boolean {
  if (parent.type === 'ChainExpression') return true;
  if (parent.type === 'AssignmentPattern') return parent.right === child;
  if (BRANCHING.test(parent.type)) return true;
  return parent.type === 'AssignmentExpression' && parent.right === child && /^(?:\|\||&&|\?\?)=$/.test(parent.operator);
}
