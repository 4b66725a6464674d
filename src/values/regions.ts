import type { TSESTree } from '@typescript-eslint/utils';
import { isExit } from '../syntax/exits.js';
import { isInside } from './bindings.js';
import type { Condition } from './value.js';

/** What a walk over the code of one function does with its state; `State` is what is known of one variable. */
export interface RegionWalk<State> {
  /** The nodes that change the state, in source order, none of them in a nested function. */
  readonly changes: readonly TSESTree.Node[];
  apply(change: TSESTree.Node, state: State): State;
  /** One of several states; `conditions[i]` chose `states[i]`. */
  join(states: readonly State[], conditions: readonly (readonly Condition[])[], node: TSESTree.Node): State;
  /** Memo of the state before a statement of the outermost block; undefined where the entry state varies. */
  readonly before: WeakMap<TSESTree.Node, { state: State | undefined }> | undefined;
  /** How deep the walk is: past the bound it treats the rest as "any part may have run". */
  readonly nesting: { depth: number };
}

const MOST_NESTING = 150;

/** `undefined` is a path that cannot be reached: it returned or threw before. */
type Flow<State> = State | undefined;

/** The state right before `use` is evaluated, starting with `entry` at the top of `root`, which contains it. */
export function walkTo<State>(walk: RegionWalk<State>, root: TSESTree.Node, use: TSESTree.Node, entry: State): State {
  let state: Flow<State> = entry;
  let node = root;
  while (node !== use) {
    const child = findChildWith(node, use);
    if (!child) break;
    state = enterChild(walk, node, child, state);
    node = child;
  }
  return runBefore(walk, node, use, state ?? entry);
}

/** The changes inside one expression or declaration that are complete before `use`. */
// eslint-disable-next-line max-params -- a walk, its place, its end and its state
function runBefore<State>(walk: RegionWalk<State>, node: TSESTree.Node, use: TSESTree.Node, entry: State): State {
  let state = entry;
  for (const change of readChangesIn(walk, node)) {
    if (change.range[1] > use.range[0]) break;
    const applied = walk.apply(change, state);
    state = readInnerConditions(change, node) ? walk.join([state, applied], [[], []], node) : applied;
  }
  return state;
}

/** The state after the whole of `node` has run. */
export function walkAll<State>(walk: RegionWalk<State>, node: TSESTree.Node, entry: State): State {
  return runNode(walk, node, entry) ?? entry;
}

const CHILD_KEYS = new Map<string, readonly string[]>([
  ['Program', ['body']],
  ['BlockStatement', ['body']],
  ['StaticBlock', ['body']],
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
  ['FunctionDeclaration', ['params', 'body']],
  ['FunctionExpression', ['params', 'body']],
  ['ArrowFunctionExpression', ['params', 'body']],
]);

const LOOPS = new Set(['ForStatement', 'ForInStatement', 'ForOfStatement', 'WhileStatement', 'DoWhileStatement']);

function readChildren(node: TSESTree.Node): readonly TSESTree.Node[] {
  const keys = CHILD_KEYS.get(node.type);
  if (!keys) return [];
  const fields = node as unknown as Record<string, TSESTree.Node | TSESTree.Node[] | null | undefined>;
  return keys.flatMap((key) => fields[key] ?? []);
}

function findChildWith(node: TSESTree.Node, use: TSESTree.Node): TSESTree.Node | undefined {
  const children = readChildren(node);
  if (children.length === 0) return undefined;
  return children.find((child) => isInside(use, child));
}

/** The state at the start of `child`, a direct part of `node`. */
function enterChild<State>(walk: RegionWalk<State>, node: TSESTree.Node, child: TSESTree.Node, state: Flow<State>): Flow<State> {
  if (state === undefined) return undefined;
  if (LOOPS.has(node.type)) return join(walk, [state, runPartially(walk, node, state)], [], node);
  if (node.type === 'TryStatement') return enterTry(walk, node, child, state);
  if (node.type === 'SwitchStatement') return enterSwitch(walk, node, child, state);
  if (node.type === 'IfStatement') return child === node.test ? state : runNode(walk, node.test, state);
  return runUntil(walk, node, child, state);
}

function runUntil<State>(walk: RegionWalk<State>, node: TSESTree.Node, end: TSESTree.Node, entry: State): Flow<State> {
  const children = readChildren(node);
  const stop = children.indexOf(end);
  const memo = walk.before;
  let state: Flow<State> = entry;
  let start = 0;
  if (memo) {
    for (let index = stop; index > 0 && start === 0; index -= 1) {
      const known = memo.get(children[index] as TSESTree.Node);
      if (known) {
        state = known.state;
        start = index;
      }
    }
  }
  for (let index = start; index < stop && state !== undefined; index += 1) {
    state = runNode(walk, children[index] as TSESTree.Node, state);
  }
  memo?.set(end, { state });
  return state;
}

function enterTry<State>(walk: RegionWalk<State>, node: TSESTree.TryStatement, child: TSESTree.Node, state: State): Flow<State> {
  if (child === node.block) return state;
  const thrown = runPartially(walk, node.block, state);
  if (child === node.handler) return thrown;
  return join(walk, [runNode(walk, node.block, state), thrown, node.handler ? runPartially(walk, node.handler, thrown) : undefined], [], node);
}

/** Any part of the code may have run: an exception can stop it anywhere. */
function runPartially<State>(walk: RegionWalk<State>, node: TSESTree.Node, entry: State): State {
  let state = entry;
  for (const change of readChangesIn(walk, node)) state = walk.join([state, walk.apply(change, state)], [], node);
  return state;
}

function enterSwitch<State>(walk: RegionWalk<State>, node: TSESTree.SwitchStatement, child: TSESTree.Node, state: State): Flow<State> {
  if (child === node.discriminant) return state;
  const index = node.cases.indexOf(child as TSESTree.SwitchCase);
  let fallen: Flow<State>;
  for (const branch of node.cases.slice(0, index)) fallen = runSequence(walk, branch.consequent, join(walk, [state, fallen], [], node));
  return join(walk, [state, fallen], [], node);
}

function runNode<State>(walk: RegionWalk<State>, node: TSESTree.Node, entry: State): Flow<State> {
  if (readChangesIn(walk, node).length === 0) return isExit(node, 4) ? undefined : entry;
  if (walk.nesting.depth > MOST_NESTING) return runPartially(walk, node, entry);
  walk.nesting.depth += 1;
  const state = runChanging(walk, node, entry);
  walk.nesting.depth -= 1;
  return state;
}

function runChanging<State>(walk: RegionWalk<State>, node: TSESTree.Node, entry: State): Flow<State> {
  switch (node.type) {
    case 'BlockStatement':
    case 'Program':
    case 'StaticBlock':
      return runSequence(walk, node.body, entry);
    case 'IfStatement':
      return runIf(walk, node, entry);
    case 'TryStatement':
      return runTry(walk, node, entry);
    case 'SwitchStatement':
      return runSwitch(walk, node, entry);
    case 'LabeledStatement':
      // A `break` to the label leaves anywhere inside.
      return join(walk, [runNode(walk, node.body, entry), runPartially(walk, node.body, entry)], [], node);
    default:
      if (LOOPS.has(node.type)) return join(walk, [entry, runPartially(walk, node, entry)], [], node);
      return isExit(node, 1) ? undefined : runExpression(walk, node, entry);
  }
}

function readChangesIn<State>(walk: RegionWalk<State>, node: TSESTree.Node): readonly TSESTree.Node[] {
  const from = findFirst(walk.changes, node.range[0]);
  const found: TSESTree.Node[] = [];
  for (let index = from; index < walk.changes.length; index += 1) {
    const change = walk.changes[index] as TSESTree.Node;
    if (change.range[1] > node.range[1]) break;
    if (change.range[0] >= node.range[0]) found.push(change);
  }
  return found;
}

/** The first change that ends after `position`; changes are sorted by their end. */
function findFirst(changes: readonly TSESTree.Node[], position: number): number {
  let low = 0;
  let high = changes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((changes[middle] as TSESTree.Node).range[1] > position) high = middle;
    else low = middle + 1;
  }
  return low;
}

function runSequence<State>(walk: RegionWalk<State>, nodes: readonly TSESTree.Node[], entry: Flow<State>): Flow<State> {
  let state = entry;
  for (const node of nodes) {
    if (state === undefined) return undefined;
    state = runNode(walk, node, state);
  }
  return state;
}

function runIf<State>(walk: RegionWalk<State>, node: TSESTree.IfStatement, entry: State): Flow<State> {
  const tested = runNode(walk, node.test, entry) ?? entry;
  const yes = runNode(walk, node.consequent, tested);
  const no = node.alternate ? runNode(walk, node.alternate, tested) : tested;
  if (yes === tested && no === tested) return tested;
  return join(walk, [yes, no], [[{ test: node.test, outcome: true }], [{ test: node.test, outcome: false }]], node);
}

function runTry<State>(walk: RegionWalk<State>, node: TSESTree.TryStatement, entry: State): Flow<State> {
  const completed = runNode(walk, node.block, entry);
  const caught = node.handler ? runNode(walk, node.handler.body, runPartially(walk, node.block, entry)) : undefined;
  const state = join(walk, [completed, caught], [], node);
  return state !== undefined && node.finalizer ? runNode(walk, node.finalizer, state) : state;
}

function runSwitch<State>(walk: RegionWalk<State>, node: TSESTree.SwitchStatement, entry: State): Flow<State> {
  const tested = runNode(walk, node.discriminant, entry) ?? entry;
  let fallen: Flow<State>;
  const ends: Flow<State>[] = [tested];
  for (const branch of node.cases) {
    fallen = runSequence(walk, branch.consequent, join(walk, [tested, fallen], [], node));
    ends.push(fallen, runPartially(walk, branch, tested));
  }
  return join(walk, ends, [], node);
}

/** An expression or declaration: changes in order; one that stands behind `&&`, `||`, `??` or `?:` may not happen. */
function runExpression<State>(walk: RegionWalk<State>, node: TSESTree.Node, entry: State): State {
  let state = entry;
  for (const change of readChangesIn(walk, node)) {
    const applied = walk.apply(change, state);
    const conditions = readInnerConditions(change, node);
    state = conditions ? walk.join([state, applied], [[], conditions], node) : applied;
  }
  return state;
}

/** The tests inside `root` that decide whether `node` is evaluated; undefined where it always is. */
function readInnerConditions(node: TSESTree.Node, root: TSESTree.Node): readonly Condition[] | undefined {
  const conditions: Condition[] = [];
  let current = node;
  while (current !== root && current.parent) {
    const parent: TSESTree.Node = current.parent;
    if (parent.type === 'LogicalExpression' && parent.right === current) {
      conditions.push({ test: parent.left, outcome: parent.operator === '&&' });
    }
    if (mayBeSkipped(parent, current)) conditions.push({ test: parent, outcome: true });
    if (parent.type === 'ConditionalExpression' && parent.test !== current) {
      conditions.push({ test: parent.test, outcome: parent.consequent === current });
    }
    current = parent;
  }
  return conditions.length > 0 ? conditions : undefined;
}

/** Parts that are not tests of their own: behind `?.`, a default, the right side of `||=`. */
function mayBeSkipped(parent: TSESTree.Node, child: TSESTree.Node): boolean {
  if (parent.type === 'ChainExpression') return true;
  if (parent.type === 'AssignmentPattern') return parent.right === child;
  return parent.type === 'AssignmentExpression' && parent.right === child && /^(?:\|\||&&|\?\?)=$/.test(parent.operator);
}

function join<State>(
  walk: RegionWalk<State>,
  states: readonly Flow<State>[],
  conditions: readonly (readonly Condition[])[],
  node: TSESTree.Node,
): Flow<State> {
  const live: State[] = [];
  const kept: (readonly Condition[])[] = [];
  states.forEach((state, index) => {
    if (state === undefined || live.includes(state)) return;
    live.push(state);
    kept.push(conditions[index] ?? []);
  });
  if (live.length < 2) return live[0];
  return walk.join(live, kept, node);
}

