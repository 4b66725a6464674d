import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { unwrap, wrapped } from '../syntax/names.js';
import { enclosingFunction, findVariable, isFunction, type FunctionNode } from '../values/bindings.js';
import { bindParameters } from '../values/calls.js';
import { readReason, unknown } from '../values/choice.js';
import type { Evaluation } from '../values/evaluation.js';
import type { Value } from '../values/value.js';
import type { OptionsArm, OptionsFact, OptionValue, SyncCall } from './facts.js';
import { readArgumentOptions, readOptions } from './sync-options.js';

/** Functions that call functions that call `sync`: further away is not followed. */
const MOST_LEVELS = 3;

/**
 * A sync call together with the calls of the function around it, where that function's parameter decides the options.
 *
 * A function that is not exported and whose calls are all seen is judged at its calls only; any other at its body and
 * at the calls that turn force or alter on.
 */
export function readCallsOfOwnFunctions(call: SyncCall, evaluation: Evaluation, chain: readonly FollowedCall[] = []): readonly SyncCall[] {
  if (chain.length >= MOST_LEVELS || !dependsOnParameter(call.options)) return [call];
  const owner = findDecidingOwner(call, evaluation);
  const calls = owner && readFunctionCalls(owner, evaluation);
  if (!owner || !calls || calls.seen.length === 0 || !spendCalls(calls.seen.length, evaluation)) return [call];
  const derived = calls.seen.flatMap((outer) => {
    const calls = [{ owner, call: outer }, ...chain];
    const options = readOuterOptions(call, outer, enterAll(calls, evaluation));
    return readCallsOfOwnFunctions({ ...call, options, via: outer }, evaluation, calls);
  });
  const kept = calls.allSeen ? derived : derived.filter((one) => isTurnedOn(one.options));
  return [{ ...call, judgedAtCalls: calls.allSeen }, ...kept];
}

/** Calls that are followed in one file; past it a sync is judged where it stands, by a parameter that may turn it on. */
const MOST_CALLS = 500;

const followed = new WeakMap<Evaluation['sourceCode'], number>();

function spendCalls(count: number, { sourceCode }: Evaluation): boolean {
  const total = (followed.get(sourceCode) ?? 0) + count;
  followed.set(sourceCode, total);
  return total <= MOST_CALLS;
}

/** A call of a function of this file that leads to the sync. */
interface FollowedCall {
  readonly owner: FunctionNode;
  readonly call: TSESTree.CallExpression;
}

/** The evaluation inside all of the calls, the outermost first. */
function enterAll(calls: readonly FollowedCall[], evaluation: Evaluation): Evaluation {
  return calls.reduce((outer, { owner, call }) => outer.enter(bindParameters(owner, call.arguments, outer), { subject: owner, args: call.arguments }), evaluation);
}

function dependsOnParameter(options: OptionsFact): boolean {
  if (options.kind === 'unknown') return options.why === 'parameter' || options.why === 'spread';
  if (options.kind === 'none') return false;
  return options.arms.some((arm) => arm.rest?.why === 'parameter' || isParameter(arm.force) || isParameter(arm.alter) || hasDefault(arm));
}

function isParameter(value: OptionValue): boolean {
  return value.kind === 'dynamic' && value.why === 'parameter';
}

/** A default that turns the option on is overridden by calls that give the parameter. */
function hasDefault(arm: OptionsArm): boolean {
  return [arm.force, arm.alter].some((value) => value.kind === 'on' && value.byDefault === true);
}

/**
 * The function around a call whose parameter decides its options: `reset` of
 * `const reset = (options) => (request) => sequelize.sync(options)`. The nearest with parameters where none is named there.
 */
function findDecidingOwner({ call, via, options }: SyncCall, { sourceCode }: Evaluation): FunctionNode | undefined {
  const owners = readOwners(via ?? call);
  const definitions = readDecidingNodes(options).flatMap((node) => {
    const name = unwrap(node.type === 'SpreadElement' ? node.argument : node);
    return name.type === 'Identifier' ? (findVariable(sourceCode, name)?.defs ?? []) : [];
  });
  const deciding = owners.find((owner) => definitions.some(({ type, node }) => type === 'Parameter' && node === owner));
  return deciding ?? owners[0];
}

/** The expressions that stand for what the options are. */
function readDecidingNodes(options: OptionsFact): readonly TSESTree.Node[] {
  if (options.kind === 'none') return [];
  if (options.kind === 'unknown') return [options.node];
  return options.arms.flatMap(({ rest, force, alter }) => [
    ...(rest ? [rest.node] : []),
    ...[force, alter].flatMap((value) => (value.kind === 'dynamic' ? [value.source] : [])),
  ]);
}

/** The nearest function around a call that has parameters. */
export function findOwner(node: TSESTree.Node): FunctionNode | undefined {
  return readOwners(node)[0];
}

/** The functions around a call that have parameters, the nearest first. */
function readOwners(node: TSESTree.Node): readonly FunctionNode[] {
  const owners: FunctionNode[] = [];
  for (let current = enclosingFunction(node); isFunction(current) && owners.length < MOST_OWNERS; current = enclosingFunction(current)) {
    if (current.params.length > 0) owners.push(current);
  }
  return owners;
}

/** Functions inside one another that are looked at: further out nothing decides. */
const MOST_OWNERS = 10;

interface FunctionCalls {
  readonly seen: readonly TSESTree.CallExpression[];
  readonly allSeen: boolean;
}

/** The calls of a function that this file shows, and whether there can be no others; undefined where it has no name. */
export function readFunctionCalls(owner: FunctionNode, evaluation: Evaluation): FunctionCalls | undefined {
  const called: TSESTree.Node | undefined = wrapped(owner).parent;
  // Called where it stands: `(function (force) { … })(true)`.
  if (called?.type === 'CallExpression' && called.callee === wrapped(owner)) return { seen: [called], allSeen: true };
  const name = readBoundName(owner);
  const variable = name && findVariable(evaluation.sourceCode, name);
  if (!variable) return undefined;
  const uses = variable.references.filter((reference) => !reference.init).map((reference) => reference.identifier as TSESTree.Node);
  const seen = uses.flatMap((use) => readCall(use) ?? []);
  return { seen, allSeen: seen.length === uses.length && !isExported(variable) };
}

function readBoundName(owner: FunctionNode): TSESTree.Identifier | undefined {
  if (owner.type === 'FunctionDeclaration') return owner.id ?? undefined;
  const parent: TSESTree.Node | undefined = wrapped(owner).parent;
  return parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? parent.id : undefined;
}

function readCall(use: TSESTree.Node): TSESTree.CallExpression | undefined {
  const parent: TSESTree.Node | undefined = wrapped(use).parent;
  return parent?.type === 'CallExpression' && parent.callee === wrapped(use) ? parent : undefined;
}

function isExported(variable: TSESLint.Scope.Variable): boolean {
  return variable.defs.some((definition) => {
    const node: TSESTree.Node = definition.node;
    const statement = node.type === 'VariableDeclarator' ? node.parent : node;
    return statement.parent?.type === 'ExportNamedDeclaration' || statement.parent?.type === 'ExportDefaultDeclaration';
  });
}

function readOuterOptions(call: SyncCall, outer: TSESTree.CallExpression, inner: Evaluation): OptionsFact {
  const argument = call.call.arguments[call.direct ? 0 : call.call.arguments.length - 1];
  const place = outer.arguments[0] ?? outer;
  if (argument?.type === 'SpreadElement') return readSpread(inner.evaluate(argument.argument), place);
  if (!argument) return call.options;
  return readArgumentOptions(argument, place, inner);
}

/** `sync(...args)`: the first element of the spread array. */
export function readSpread(list: Value, place: TSESTree.Node): OptionsFact {
  if (list.kind !== 'array' || !list.elements) return readOptions(unknown(readReason(list) ?? 'spread', place), place);
  const [first] = list.elements;
  return first ? readOptions(first, place) : { kind: 'none' };
}

function isTurnedOn(options: OptionsFact): boolean {
  return options.kind === 'known' && options.arms.some((arm) => arm.force.kind === 'on' || arm.alter.kind === 'on');
}
