import type { TSESTree } from '@typescript-eslint/utils';
import { isExit } from '../../syntax/statements.js';
import { joinFlows, joinPaths, readChangesIn, readInnerConditions, type Flow, type RegionWalk } from './walk.js';

/** Statements and expressions inside one another that are run in order. Past it, each write in them may be done or not. */
const MOST_NESTING = 150;

const LOOPS = new Set(['ForStatement', 'ForInStatement', 'ForOfStatement', 'WhileStatement', 'DoWhileStatement']);

export function isLoop(node: TSESTree.Node): boolean {
  return LOOPS.has(node.type);
}

/** The state after all of `node` has run; undefined where it never lets what follows run. */
export function runNode<State>(walk: RegionWalk<State>, node: TSESTree.Node, entry: State): Flow<State> {
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
    case 'TSModuleBlock':
      return runSequence(walk, node.body, entry);
    case 'TSModuleDeclaration':
      return node.body ? runNode(walk, node.body, entry) : entry;
    case 'ExportNamedDeclaration':
      return node.declaration ? runNode(walk, node.declaration, entry) : entry;
    case 'IfStatement':
      return runIf(walk, node, entry);
    case 'TryStatement':
      return runTry(walk, node, entry);
    case 'SwitchStatement':
      return runSwitch(walk, node, entry);
    case 'LabeledStatement':
      // A `break` to the label leaves anywhere inside.
      return joinFlows(walk, [runNode(walk, node.body, entry), runPartially(walk, node.body, entry)], node);
    default:
      if (isLoop(node)) return runPartially(walk, node, entry);
      return isExit(node, 1) ? undefined : runExpression(walk, node, entry);
  }
}

/** Any part of the code may have run, and more than once: a loop, or code that an exception can stop anywhere. */
export function runPartially<State>(walk: RegionWalk<State>, node: TSESTree.Node, entry: State): State {
  const changes = readChangesIn(walk, node);
  let state = entry;
  for (let round = 0; round < walk.rounds; round += 1) {
    for (const change of changes) state = joinFlows(walk, [state, walk.apply(change, state)], node) ?? state;
  }
  return state;
}

export function runSequence<State>(walk: RegionWalk<State>, nodes: readonly TSESTree.Node[], entry: Flow<State>): Flow<State> {
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
  const paths = [
    { state: yes, conditions: [{ test: node.test, outcome: true }] },
    { state: no, conditions: [{ test: node.test, outcome: false }] },
  ];
  return joinPaths(walk, paths, node);
}

function runTry<State>(walk: RegionWalk<State>, node: TSESTree.TryStatement, entry: State): Flow<State> {
  const completed = runNode(walk, node.block, entry);
  const caught = node.handler ? runNode(walk, node.handler.body, runPartially(walk, node.block, entry)) : undefined;
  const state = joinFlows(walk, [completed, caught], node);
  return state !== undefined && node.finalizer ? runNode(walk, node.finalizer, state) : state;
}

function runSwitch<State>(walk: RegionWalk<State>, node: TSESTree.SwitchStatement, entry: State): Flow<State> {
  const tested = runNode(walk, node.discriminant, entry) ?? entry;
  let fallen: Flow<State>;
  const ends: Flow<State>[] = [tested];
  for (const branch of node.cases) {
    const begun: State = joinFlows(walk, [tested, fallen], node) ?? tested;
    fallen = runSequence(walk, branch.consequent, begun);
    ends.push(fallen, runPartially(walk, branch, begun));
  }
  return joinFlows(walk, ends, node);
}

/** An expression or declaration: changes in order; one after `&&`, `||`, `??` or `?:` may not happen. */
function runExpression<State>(walk: RegionWalk<State>, node: TSESTree.Node, entry: State): State {
  let state = entry;
  for (const change of readChangesIn(walk, node)) {
    const applied = walk.apply(change, state);
    const inner = readInnerConditions(change, node);
    state = inner ? walk.join([{ state, conditions: inner.skipped }, { state: applied, conditions: inner.done }], node) : applied;
  }
  return state;
}
