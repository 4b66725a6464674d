import type { TSESTree } from '@typescript-eslint/utils';
import { enclosingFunction, isFunction, isInside } from '../model/bindings.js';
import { choose, chooseAny, unknown } from '../model/choice.js';
import type { Evaluation } from '../model/evaluation.js';
import { applyMutation } from './apply.js';
import { findCalledWrites, type CalledWrites } from './called-writes.js';
import { readChanges, type Changes } from './changes.js';
import { readMutations } from '../mutations/mutations.js';
import type { Mutation } from '../mutations/mutation.js';
import type { RegionWalk } from './walk.js';
import { walkTo } from './regions.js';
import { readJoinCost } from '../model/size.js';
import type { Value } from '../model/value.js';
import type { Variable } from '../../syntax/source-code.js';

/** What a variable holds before any mutation, and the node from where on it does. */
export interface Start {
  readonly variable: Variable;
  readonly value: Value;
  /** The value after the declaration's own initialiser ran; the declaration is a change like others. */
  readonly declaration: TSESTree.Node | undefined;
  initial(): Value;
}

/** The states before statements. */
type StatesBefore = WeakMap<TSESTree.Node, { state: Value | undefined }>;

/** Of each variable, while no parameters are bound. */
const memos = new WeakMap<Variable, StatesBefore>();
/** The same inside a followed call, by its evaluation. */
const memosOfCalls = new WeakMap<Evaluation, WeakMap<Variable, StatesBefore>>();

/**
 * What a variable holds where `use` reads it.
 *
 * In the function that declares it the writes are followed in the order they run. From a closure the writes that
 * cannot be ordered with the read are possible values, each with the reason `closure`.
 */
export function readStateAt(start: Start, use: TSESTree.Node, evaluation: Evaluation): Value {
  const mutations = readMutations(evaluation.sourceCode, start.variable);
  if (mutations.length === 0 && !isVar(start)) return start.initial();
  const home = readHome(start.variable);
  const functions = readFunctionsBetween(use, home);
  const place = functions[0] ?? use;
  let state = isDeclaredAfter(start, functions[0])
    ? readEarly(start)
    : walkIn(start, evaluation, { root: home, use: place, entry: start.value });
  state = joinUnordered(state, mutations.filter((change) => isUnordered(change, { home, place, use })), evaluation);
  functions.forEach((root, index) => {
    const inner = functions[index + 1];
    state = walkIn(start, evaluation, { root, use: inner ?? use, entry: state });
    // The inner function runs later than the code around it, and after whatever ran in between.
    if (inner && mutations.some((change) => change.home === root)) {
      state = joinUnordered(state, mutations.filter((change) => !isOrdered(change, [home, ...functions])), evaluation);
    }
  });
  return state;
}

/** True for a write of a function around the read that has run when the next function inward is made. */
function isOrdered(change: Mutation, chain: readonly TSESTree.Node[]): boolean {
  const inner = chain.includes(change.home) ? chain[chain.indexOf(change.home) + 1] : undefined;
  return !!inner && !isHoisted(inner) && change.node.range[1] <= inner.range[0];
}

/** The function (or Program) in whose run the variable lives. A TypeScript namespace runs with what is around it. */
function readHome(variable: Variable): TSESTree.Node {
  const block = variable.scope.variableScope.block as TSESTree.Node;
  return isFunction(block) || block.type === 'StaticBlock' ? block : enclosingFunction(block);
}

/** What a function above the declaration reads: a `var` can be read before it is set. */
function readEarly(start: Start): Value {
  const { declaration } = start;
  if (!declaration || !isVar(start)) return start.initial();
  return chooseAny([start.value, start.initial()], 'closure', declaration);
}

function isVar(start: Start): boolean {
  const declaration = start.declaration?.parent;
  return declaration?.type === 'VariableDeclaration' && declaration.kind === 'var';
}

/** A function above the declaration cannot run before it: reading the variable would throw. */
function isDeclaredAfter(start: Start, outermost: TSESTree.Node | undefined): boolean {
  return !!outermost && !!start.declaration && start.declaration.range[1] > outermost.range[0] && !isInside(start.declaration, outermost);
}

/** The functions around `use` below `home`, outermost first. */
function readFunctionsBetween(use: TSESTree.Node, home: TSESTree.Node): readonly TSESTree.Node[] {
  const functions: TSESTree.Node[] = [];
  let current = enclosingFunction(use);
  while (current !== home && current.type !== 'Program' && isInside(current, home)) {
    functions.unshift(current);
    current = enclosingFunction(current);
  }
  return functions;
}

interface Places {
  readonly home: TSESTree.Node;
  /** The place in the home function of the read, or of the closure around it. */
  readonly place: TSESTree.Node;
  readonly use: TSESTree.Node;
}

/** True for a write whose time cannot be ordered with the read. */
function isUnordered(change: Mutation, places: Places): boolean {
  const inClosure = change.home !== places.home;
  const readInClosure = places.place !== places.use;
  if (!inClosure) return readInClosure && (isHoisted(places.place) || change.node.range[1] > places.place.range[0]);
  if (readInClosure) return true;
  const outermost = readFunctionsBetween(change.node, places.home)[0];
  if (!outermost) return false;
  return isHoisted(outermost) || outermost.range[0] < places.use.range[0] || isInSameLoop(outermost, places.use);
}

/** A function that can be called before the line on which it is written: a declaration or a method. */
function isHoisted(node: TSESTree.Node): boolean {
  return node.type === 'FunctionDeclaration';
}

const LOOP = /^(?:For|While|DoWhile)/;

function isInSameLoop(left: TSESTree.Node, right: TSESTree.Node): boolean {
  let current = left.parent;
  while (current) {
    if (LOOP.test(current.type) && isInside(right, current)) return true;
    current = current.parent;
  }
  return false;
}

function joinUnordered(state: Value, repeated: readonly Mutation[], evaluation: Evaluation): Value {
  const changes = dropRepeatedEscapes(repeated);
  if (!evaluation.spend(changes.length)) return changes[0] ? unknown('tooComplex', changes[0].node) : state;
  const once = joinEach(state, changes, evaluation);
  // Twice: what the first change writes may be what the last one assigns.
  return once === state || changes.length < 2 ? once : joinEach(once, changes, evaluation);
}

function joinEach(state: Value, changes: readonly Mutation[], evaluation: Evaluation): Value {
  let joined = state;
  for (const change of changes) {
    joined = chooseAny([joined, applyMutation(change, joined, evaluation)], 'closure', change.node);
    if (!evaluation.spend(readJoinCost(joined))) return unknown('tooComplex', change.node);
  }
  return joined;
}

/** An object is mostly handed on many times. Where the times are not ordered, once says as much. */
function dropRepeatedEscapes(changes: readonly Mutation[]): readonly Mutation[] {
  const seen: Mutation[] = [];
  return changes.filter((change) => {
    if (change.kind !== 'escape' || change.writes || change.loses !== undefined) return true;
    if (seen.some(({ path }) => path.length === change.path.length && path.every((key, index) => key === change.path[index]))) return false;
    seen.push(change);
    return true;
  });
}

interface Walk {
  readonly root: TSESTree.Node;
  readonly use: TSESTree.Node;
  readonly entry: Value;
}

function walkIn(start: Start, evaluation: Evaluation, walk: Walk): Value {
  const changes = readChanges(start, walk.root, evaluation.sourceCode);
  if (changes.nodes.length === 0) return walk.entry;
  if (!evaluation.spend(changes.nodes.length >> 2)) return unknown('tooComplex', walk.use);
  const region = createWalk(start, evaluation, withCalls(start, changes, { root: walk.root, evaluation }));
  return walkTo(walk.entry === start.value ? region : { ...region, before: undefined }, walk, walk.entry);
}

interface Called extends Changes {
  readonly called: CalledWrites;
}

const NO_CALLS: CalledWrites = new Map();
const calledWrites = new WeakMap<Changes, Called>();

/** A function that writes a variable and reads it later may call others that write it in between, with its own writes behind theirs. */
function withCalls({ variable }: Start, changes: Changes, place: { readonly root: TSESTree.Node; readonly evaluation: Evaluation }): Called {
  const { root, evaluation } = place;
  const known = calledWrites.get(changes);
  if (known) return known;
  const writes = readMutations(evaluation.sourceCode, variable);
  // Each run of the home function has a variable of its own: a call of it writes another.
  const others = root === readHome(variable) ? writes.filter(({ home }) => home !== root) : writes;
  const called = isFunction(root) ? findCalledWrites(others, root, evaluation) : NO_CALLS;
  const nodes = [...new Set([...changes.nodes, ...called.keys()])].sort((left, right) => left.range[1] - right.range[1]);
  const found = { ...changes, called, nodes: called.size > 0 ? nodes : changes.nodes };
  calledWrites.set(changes, found);
  return found;
}

function createWalk(start: Start, evaluation: Evaluation, changes: Called): RegionWalk<Value> {
  const joined = new Map<readonly Mutation[], { readonly before: Value; readonly after: Value }>();
  // What one call may write the next may write: to the same state it does the same.
  const joinCalled = (state: Value, called: readonly Mutation[]): Value => {
    const known = joined.get(called);
    if (known?.before === state) return known.after;
    const after = joinUnordered(state, called, evaluation);
    joined.set(called, { before: state, after });
    return after;
  };
  return {
    changes: changes.nodes,
    rounds: changes.rounds,
    before: readMemo(start.variable, evaluation),
    settle: (compute) => evaluation.settle(compute),
    nesting: { depth: 0 },
    apply(node, state) {
      // A write costs more than an expression: it is joined with what was there.
      if (!evaluation.spend(1 + readJoinCost(state))) return unknown('tooComplex', start.variable.scope.block);
      const group = changes.byNode.get(node);
      const called = changes.called.get(node);
      const written = group ? group.reduce((value, change) => applyMutation(change, value, evaluation), state) : called ? state : start.initial();
      return called ? joinCalled(written, called) : written;
    },
    join(paths, node) {
      return choose(paths.map(({ conditions, state }) => ({ value: state, conditions })), 'condition', node);
    },
  };
}

function readMemo(variable: Variable, evaluation: Evaluation): StatesBefore {
  const states = evaluation.parameters.size === 0 ? memos : readMemosOfCall(evaluation);
  const memo = states.get(variable) ?? (new WeakMap());
  states.set(variable, memo);
  return memo;
}

function readMemosOfCall(evaluation: Evaluation): WeakMap<Variable, StatesBefore> {
  const states = memosOfCalls.get(evaluation) ?? new WeakMap<Variable, StatesBefore>();
  memosOfCalls.set(evaluation, states);
  return states;
}
