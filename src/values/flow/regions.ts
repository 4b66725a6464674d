import type { TSESTree } from '@typescript-eslint/utils';
import { findFirst } from '../../syntax/source-code.js';
import { isInside } from '../model/bindings.js';
import { joinFlows, readChangesIn, readInnerConditions, type Flow, type RegionWalk } from './walk.js';
import { isLoop, runCase, runNode, runPartially, runSequence } from './run.js';

/** The code of one function, and the place in it that is asked for. */
export interface Destination {
  readonly root: TSESTree.Node;
  readonly use: TSESTree.Node;
}

/** The state right before `use` is evaluated, starting with `entry` at the top of `root`, which contains it. */
export function walkTo<State>(walk: RegionWalk<State>, { root, use }: Destination, entry: State): State {
  let state: Flow<State> = entry;
  let node = root;
  while (node !== use && state !== undefined) {
    const child = findChild(readChildren(node), use);
    if (!child) break;
    state = enterChild(walk, { node, child }, state);
    node = child;
  }
  // Code that seems never to be reached is: what ends a program for one reader does not for another.
  return state === undefined ? runPartially(walk, root, entry) : runBefore(walk, { root: node, use }, state);
}

/** The changes inside one expression or declaration that are complete before `use`. */
function runBefore<State>(walk: RegionWalk<State>, { root, use }: Destination, entry: State): State {
  let state = entry;
  for (const change of readChangesIn(walk, root)) {
    if (change.range[1] > use.range[0]) break;
    const applied = walk.apply(change, state);
    const isMaybe = readInnerConditions(change, root) !== undefined;
    state = isMaybe ? walk.join([state, applied].map((one) => ({ state: one, conditions: [] })), root) : applied;
  }
  return state;
}

const CHILD_KEYS = new Map<string, readonly string[]>([
  ['Program', ['body']],
  ['BlockStatement', ['body']],
  ['StaticBlock', ['body']],
  ['TSModuleBlock', ['body']],
  ['TSModuleDeclaration', ['body']],
  ['ExportNamedDeclaration', ['declaration']],
  ['IfStatement', ['test', 'consequent', 'alternate']],
  ['ForStatement', ['init', 'test', 'update', 'body']],
  ['ForInStatement', ['right', 'left', 'body']],
  ['ForOfStatement', ['right', 'left', 'body']],
  ['WhileStatement', ['test', 'body']],
  ['DoWhileStatement', ['body', 'test']],
  ['TryStatement', ['block', 'handler', 'finalizer']],
  ['CatchClause', ['body']],
  ['SwitchStatement', ['discriminant', 'cases']],
  ['SwitchCase', ['test', 'consequent']],
  ['LabeledStatement', ['body']],
  ['WithStatement', ['object', 'body']],
  ['FunctionDeclaration', ['params', 'body']],
  ['FunctionExpression', ['params', 'body']],
  ['ArrowFunctionExpression', ['params', 'body']],
]);

const childrenByNode = new WeakMap<TSESTree.Node, readonly TSESTree.Node[]>();

function readChildren(node: TSESTree.Node): readonly TSESTree.Node[] {
  const keys = CHILD_KEYS.get(node.type);
  if (!keys) return [];
  const known = childrenByNode.get(node);
  if (known) return known;
  const fields = node as unknown as Record<string, TSESTree.Node | TSESTree.Node[] | null | undefined>;
  const children = keys.flatMap((key) => fields[key] ?? []);
  childrenByNode.set(node, children);
  return children;
}

/** Parts of a node that are tried one by one. Past it, they are statements or cases, and found by halving. */
const MOST_PARTS = 8;

/** The part that contains a node. */
function findChild(children: readonly TSESTree.Node[], use: TSESTree.Node): TSESTree.Node | undefined {
  if (children.length <= MOST_PARTS) return children.find((part) => isInside(use, part));
  const child = children[findFirst(children, use.range[0])];
  return child && isInside(use, child) ? child : undefined;
}

interface Entrance {
  readonly node: TSESTree.Node;
  /** A direct part of `node`. */
  readonly child: TSESTree.Node;
}

/** The state at the start of a part. */
function enterChild<State>(walk: RegionWalk<State>, entrance: Entrance, state: State): Flow<State> {
  const { node, child } = entrance;
  if (isLoop(node)) return runPartially(walk, node, state);
  if (node.type === 'TryStatement') return enterTry(walk, { node, child }, state);
  if (node.type === 'SwitchStatement') return enterSwitch(walk, { node, child }, state);
  if (node.type === 'IfStatement') return child === node.test ? state : runNode(walk, node.test, state);
  return runUntil(walk, entrance, state);
}

function runUntil<State>(walk: RegionWalk<State>, { node, child: end }: Entrance, entry: State): Flow<State> {
  const children = readChildren(node);
  const stop = children.indexOf(end);
  const { result, isSettled } = walk.settle(() => {
    const begun = findMemo(walk, children, stop);
    return runSequence(walk, children.slice(begun?.index ?? 0, stop), begun ? begun.state : entry);
  });
  if (isSettled) walk.before?.set(end, { state: result });
  return result;
}

interface Begun<State> {
  readonly index: number;
  readonly state: Flow<State>;
}

/** The last statement up to `stop` whose state is known. */
function findMemo<State>(walk: RegionWalk<State>, children: readonly TSESTree.Node[], stop: number): Begun<State> | undefined {
  for (let index = stop; walk.before && index > 0; index -= 1) {
    const known = walk.before.get(children[index] as TSESTree.Node);
    if (known) return { index, state: known.state };
  }
  return undefined;
}

interface Part<Node> {
  readonly node: Node;
  readonly child: TSESTree.Node;
}

function enterTry<State>(walk: RegionWalk<State>, { node, child }: Part<TSESTree.TryStatement>, state: State): Flow<State> {
  if (child === node.block) return state;
  const thrown = runPartially(walk, node.block, state);
  if (child === node.handler) return thrown;
  return joinFlows(walk, [runNode(walk, node.block, state), thrown, node.handler ? runPartially(walk, node.handler, thrown) : undefined], node);
}

function enterSwitch<State>(walk: RegionWalk<State>, { node, child }: Part<TSESTree.SwitchStatement>, entry: State): Flow<State> {
  if (child === node.discriminant) return entry;
  let tested: State = runNode(walk, node.discriminant, entry) ?? entry;
  let fallen: Flow<State>;
  for (const branch of node.cases.slice(0, node.cases.indexOf(child as TSESTree.SwitchCase))) {
    if (branch.test) tested = runNode(walk, branch.test, tested) ?? tested;
    fallen = runCase(walk, branch, joinFlows(walk, [tested, fallen], node) ?? tested).fallen;
  }
  return joinFlows(walk, [tested, fallen], node);
}
