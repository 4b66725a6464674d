import type { TSESTree } from '@typescript-eslint/utils';
import { isExit, mayBreak } from '../../syntax/statements.js';
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
  let tested = runNode(walk, node.discriminant, entry) ?? entry;
  const unmatched = node.cases.reduce((state, { test }) => (test ? (runNode(walk, test, state) ?? state) : state), tested);
  let fallen: Flow<State>;
  const ends: Flow<State>[] = node.cases.some(({ test }) => !test) ? [] : [unmatched];
  for (const branch of node.cases) {
    tested = branch.test ? (runNode(walk, branch.test, tested) ?? tested) : unmatched;
    const begun: State = joinFlows(walk, [tested, fallen], node) ?? tested;
    const ended = runCase(walk, branch, begun);
    ends.push(ended.left);
    fallen = ended.fallen;
  }
  return joinFlows(walk, [...ends, fallen], node);
}

interface CaseEnd<State> {
  /** Where a `break` leaves the switch. */
  readonly left: Flow<State>;
  /** Where the next case goes on. */
  readonly fallen: Flow<State>;
}

/** The state after a case of a switch. */
export function runCase<State>(walk: RegionWalk<State>, branch: TSESTree.SwitchCase, begun: State): CaseEnd<State> {
  const [only] = branch.consequent;
  const statements = branch.consequent.length === 1 && only?.type === 'BlockStatement' ? only.body : branch.consequent;
  const end = statements.findIndex(({ type }) => type === 'BreakStatement');
  const before = end < 0 ? statements : statements.slice(0, end);
  const state = runSequence(walk, before, begun);
  const broken = before.some((statement) => mayBreak(statement)) ? runPartially(walk, branch, begun) : undefined;
  return end < 0 ? { left: broken, fallen: state } : { left: joinFlows(walk, [state, broken], branch), fallen: undefined };
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
