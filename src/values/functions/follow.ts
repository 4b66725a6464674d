import type { TSESTree } from '@typescript-eslint/utils';
import { readCallee, unwrap, wrapped } from '../../syntax/names.js';
import { findNodes, perFile, perNode, type SourceCode } from '../../syntax/source-code.js';
import { findCalledNode, resolveCalled } from '../evaluate/call-expressions.js';
import { enterFunction } from '../evaluate/calls.js';
import { createEvaluation } from '../evaluate/evaluate.js';
import { enclosingFunction, type FieldOwner, findConstructor, findOwner, findVariable, type FunctionNode, isClass, isFunction } from '../model/bindings.js';
import { readArms } from '../model/choice.js';
import { findHandedDown, findSuperclass } from '../model/heritage.js';
import type { Argument, Evaluation } from '../model/evaluation.js';
import type { FunctionValue, Value } from '../model/value.js';
import { type Call, findCandidates } from './candidates.js';
import { readFunctionCalls } from './function-calls.js';

/** Functions that call functions that make a call. Past it, the call is judged with unknown arguments. */
export const MOST_LEVELS = 3;

/** A call of a function of this file that leads to the call in question. */
export interface FollowedCall {
  readonly called: FunctionValue;
  readonly call: Call;
  readonly args: readonly Argument[];
}

/** The evaluation inside all of the calls, the outermost first. */
export function enterAll(calls: readonly FollowedCall[], evaluation: Evaluation): Evaluation {
  return calls.reduce((outer, { args, called }) => enterFunction(called, args, outer), evaluation);
}

export interface FoundCalls {
  readonly owner: FunctionNode;
  readonly seen: readonly FollowedCall[];
  /** True where there can be no others. */
  readonly allSeen: boolean;
}

/** Functions around a call. Past it, their parameters are unknown. */
const MOST_OWNERS = 10;

/** The functions around a node that this file calls, the nearest first, each with its calls. */
export function* findOwners(node: TSESTree.Node, evaluation: Evaluation): Generator<FoundCalls> {
  let owner = enclosingFunction(node);
  for (let count = 0; isFunction(owner) && count < MOST_OWNERS; count += 1) {
    const found = owner.params.length > 0 || hasSelf(owner, evaluation.sourceCode) ? findCalls(owner, evaluation) : undefined;
    if (found && found.seen.length > 0) yield found;
    owner = enclosingFunction(owner);
  }
}

/** Calls of one function that a node is followed to. Past it, the other calls are not read. */
export const MOST_CALLS = 200;

/** What is read of a node with the values of an evaluation. */
export interface ThroughCalls<Found> {
  readonly node: TSESTree.Node;
  readonly sourceCode: SourceCode;
  /**
   * `via` is the call of a function of this file whose arguments count; undefined for the node by itself. The answer is
   * `open` where it depends on what the functions around the node are given.
   */
  read(evaluation: Evaluation, via: Call | undefined): readonly Found[] | 'open';
}

/** What a node shows by itself; where that is open, what it shows with the arguments of the functions around it. */
export function readThroughCalls<Found>(question: ThroughCalls<Found>, chain: readonly FollowedCall[] = []): readonly Found[] {
  const { node, read, sourceCode } = question;
  const [outermost] = chain;
  const own = read(enterAll(chain, createEvaluation(sourceCode)), outermost?.call);
  if (own !== 'open') return own;
  return findNext(node, chain, sourceCode)?.seen.slice(0, MOST_CALLS).flatMap((call) => readThroughCalls(question, [call, ...chain])) ?? [];
}

/** The calls of the nearest function around a node, or around the outermost of the calls that lead to it; undefined where they are enough. */
export function findNext(node: TSESTree.Node, chain: readonly FollowedCall[], sourceCode: SourceCode): FoundCalls | undefined {
  if (chain.length >= MOST_LEVELS) return undefined;
  const [nearest] = findOwners(chain[0]?.call ?? node, createEvaluation(sourceCode));
  return nearest;
}

/** Only what reads its parameters, `arguments` or `this` depends on who calls it. */
const hasSelf = perNode((owner: FunctionNode, sourceCode): boolean => {
  const { parent } = owner;
  if (owner.type === 'FunctionDeclaration') return /\b(?:this|arguments)\b/.test(sourceCode.getText(owner));
  if (owner.type === 'FunctionExpression' && /\barguments\b/.test(sourceCode.getText(owner))) return true;
  return parent.type === 'MethodDefinition' || parent.type === 'Property' || parent.type === 'AssignmentExpression';
});

/** The calls of a function that this file shows: by its name, by what it is bound to, and by what a callee can be. */
export function findCalls(owner: FunctionNode, evaluation: Evaluation): FoundCalls {
  const named = readFunctionCalls(owner, evaluation);
  const seen = (named?.seen ?? []).map((call): FollowedCall => ({ called: { kind: 'function', node: owner }, call, args: call.arguments }));
  if (named?.allSeen) return { owner, seen, allSeen: true };
  const others = findCallsByValue(owner, evaluation.sourceCode).filter(({ call }) => !seen.some((known) => known.call === call));
  return { owner, seen: [...seen, ...others], allSeen: false };
}

/** The calls of one file that were followed, each once, when one of the functions that it can call was asked for. */
const readFollowed = perFile(() => new Map<Call, readonly FollowedCall[]>());

/** The calls whose callee can be this function. */
function findCallsByValue(owner: FunctionNode, sourceCode: SourceCode): readonly FollowedCall[] {
  const calls = findCandidates(owner, sourceCode).flatMap((call) => followCall(call, sourceCode)).filter(({ called }) => called.node === owner);
  return [...calls, ...findSuperCalls(owner, sourceCode)];
}

/** `super(…)` in the classes that extend the one whose constructor this is. */
function findSuperCalls(owner: FunctionNode, sourceCode: SourceCode): readonly FollowedCall[] {
  const { parent } = owner;
  if (parent.type !== 'MethodDefinition' || parent.kind !== 'constructor') return [];
  const calls = findNodes(sourceCode, 'CallExpression').filter((call) => call.callee.type === 'Super' && findConstructorAbove(call, sourceCode) === owner);
  return calls.map((call) => ({ called: { kind: 'function', node: owner }, call, args: call.arguments }));
}

/** The functions of this file that a call runs, by the value of its callee in the place that is evaluated. */
export function readRun(call: Call, evaluation: Evaluation): readonly FollowedCall[] {
  const { args, called } = resolveCalled(call, evaluation);
  return readTargets(called, { call, args }, evaluation.sourceCode);
}

/** The constructor that a `super(…)` calls, where the class that has it is one of the file. */
function findConstructorAbove(call: TSESTree.Node, sourceCode: SourceCode): FunctionNode | undefined {
  const { parent } = enclosingFunction(call);
  const base = parent?.type === 'MethodDefinition' ? findSuperclass(parent.parent.parent, sourceCode) : undefined;
  return base && findHandedDown(base, sourceCode);
}

/** What a call can call, by the value of its callee. */
function followCall(call: Call, sourceCode: SourceCode): readonly FollowedCall[] {
  const known = readFollowed(sourceCode).get(call);
  if (known) return known;
  // A function that hands itself to itself is being asked for.
  readFollowed(sourceCode).set(call, []);
  // Each call has steps of its own: one that takes many leaves the others theirs.
  const { args, called } = resolveCalled(call, createEvaluation(sourceCode));
  const targets = readTargets(called, { call, args }, sourceCode);
  const isOpen = readArms(called).some(({ value }) => value.kind === 'unknown' && value.why !== 'import' && value.why !== 'global');
  const followed = isOpen ? [...targets, ...followHanded({ call, handed: [], steps: { left: MOST_HANDED } }, sourceCode)] : targets;
  readFollowed(sourceCode).set(call, followed);
  return followed;
}

/** Expressions and names between what a call calls and the parameter that it comes from. Past it, the function is unknown. */
const MOST_NAMES = 8;

/** Calls of the functions around one call that are entered to find what it calls. Past it, it calls what was found. */
const MOST_HANDED = 100;

interface HandedCall {
  readonly call: Call;
  /** Calls that lead to it, the outermost first. */
  readonly handed: readonly FollowedCall[];
  readonly steps: { left: number };
}

/**
 * What calls something that a function around it is given calls what that function's calls give: `task({ force: true })` in
 * `const run = (task) => …`, `options.task(…)`, `for (const task of tasks) task(…)`, `this.task(…)` of the constructor's.
 */
function followHanded({ call, handed, steps }: HandedCall, sourceCode: SourceCode): readonly FollowedCall[] {
  const origins = handed[0]?.call.arguments ?? [findCalledNode(call)];
  const owner = origins.map((node) => findGivenFunction(node, sourceCode)).find((found) => found !== undefined);
  if (!owner || handed.length >= MOST_LEVELS) return [];
  const found = findCalls(owner, createEvaluation(sourceCode)).seen.flatMap((outer) => {
    if ((steps.left -= 1) < 0) return [];
    const calls = [outer, ...handed];
    const { args, called } = resolveCalled(call, enterAll(calls, createEvaluation(sourceCode)));
    const targets = readTargets(called, { call, args }, sourceCode);
    return targets.length > 0 ? targets : followHanded({ call, handed: calls, steps }, sourceCode);
  });
  // One function that is handed over twice is called once.
  return found.filter(({ called }, index) => called.closure !== undefined || found.findIndex((other) => other.called.node === called.node) === index);
}

/** The function whose parameter decides what an expression is, as far as names tell. */
function findGivenFunction(wrappedNode: TSESTree.Node, sourceCode: SourceCode, names = 0): FunctionNode | undefined {
  if (names > MOST_NAMES) return undefined;
  const node = unwrap(wrappedNode);
  const next = (inner: TSESTree.Node): FunctionNode | undefined => findGivenFunction(inner, sourceCode, names + 1);
  switch (node.type) {
    case 'MemberExpression':
      return next(node.object);
    case 'CallExpression':
      return next(readCallee(node));
    case 'ThisExpression':
      return findMadeBy(findOwner(node, sourceCode), sourceCode);
    case 'Identifier': {
      const definition = findVariable(sourceCode, node)?.defs[0];
      if (definition?.type === 'Parameter') return isFunction(definition.node) ? findCaller(definition.node, next) : undefined;
      const origin = definition?.type === 'Variable' ? readDeclaredOrigin(definition.node) : undefined;
      return origin && next(origin);
    }
    default:
      return undefined;
  }
}

/** The constructor of a class that the file makes by its name. */
function findMadeBy(owner: FieldOwner | undefined, sourceCode: SourceCode): FunctionNode | undefined {
  if (!owner || owner.type === 'ObjectExpression') return undefined;
  const made = owner.type === 'ClassBody' ? owner.parent : owner;
  const declaring = made.parent.type === 'VariableDeclarator' ? made.parent : made;
  const uses = (sourceCode.getDeclaredVariables?.(declaring) ?? []).flatMap(({ references }) => references.map(({ identifier }) => identifier as TSESTree.Node));
  return uses.some(({ parent }) => parent?.type === 'NewExpression') ? (isClass(made) ? findConstructor(made) : made) : undefined;
}

/** A function that is written in a call gets what other code passes: an element of the list that it is a callback for. */
function findCaller(owner: FunctionNode, next: (list: TSESTree.Node) => FunctionNode | undefined): FunctionNode | undefined {
  const use = wrapped(owner);
  const { parent } = use;
  if ((parent?.type !== 'CallExpression' && parent?.type !== 'NewExpression') || parent.callee === use) return owner;
  return parent.callee.type === 'MemberExpression' ? next(parent.callee.object) : undefined;
}

/** What a variable is declared with, or the list that its loop runs over. */
function readDeclaredOrigin({ init, parent }: TSESTree.VariableDeclarator): TSESTree.Node | undefined {
  return init ?? (parent.parent.type === 'ForOfStatement' ? parent.parent.right : undefined);
}

function readTargets(called: Value, { args, call }: { readonly call: Call; readonly args: readonly Argument[] | undefined }, sourceCode: SourceCode): readonly FollowedCall[] {
  return readArms(called).flatMap(({ value }): FollowedCall[] => {
    const target = value.kind === 'function' && args ? findTarget(value, call, sourceCode) : undefined;
    return target && args ? [{ called: target, call, args }] : [];
  });
}

/** The function that a call runs: of a class, its constructor. */
function findTarget(called: FunctionValue, call: Call, sourceCode: SourceCode): FunctionValue | undefined {
  if (isFunction(called.node)) return call.type === 'CallExpression' || called.node.type !== 'ArrowFunctionExpression' ? called : undefined;
  if (call.type === 'CallExpression') return undefined;
  const written = isClass(called.node) ? findHandedDown(called.node, sourceCode) : undefined;
  return written && { kind: 'function', node: written };
}
