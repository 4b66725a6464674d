import type { TSESTree } from '@typescript-eslint/utils';
import { unwrap } from '../../syntax/names.js';
import { createEvaluation } from '../../values/evaluate/evaluate.js';
import { findVariable } from '../../values/model/bindings.js';
import type { Evaluation } from '../../values/model/evaluation.js';
import type { Reason } from '../../values/model/value.js';
import type { OptionsArm, OptionsFact, OptionValue, SyncCall } from '../facts.js';
import { enterAll, findOwners, MOST_LEVELS, type FollowedCall, type FoundCalls } from '../../values/functions/follow.js';

/** A sync call, and how its options are read in a call of the function around it. */
export interface FollowedSync {
  readonly call: SyncCall;
  readonly readOptions: (evaluation: Evaluation, place: TSESTree.Node) => OptionsFact;
}

/**
 * A sync call together with the calls of the function around it, where that function's parameter, or its `this`, decides
 * the options.
 *
 * A function that is not exported and whose calls are all seen is judged at its calls only; any other at its body and
 * at the calls that turn force or alter on.
 */
export function readCallsOfOwnFunctions({ call, readOptions }: FollowedSync, evaluation: Evaluation, chain: readonly FollowedCall[] = []): readonly SyncCall[] {
  if (chain.length >= MOST_LEVELS || !mayBeDecidedByCaller(call.options)) return [call];
  const found = findDecidingCalls(call, evaluation);
  if (!found || !spendCalls(found.seen.length, evaluation)) return [call];
  const derived = found.seen.flatMap((outer) => {
    const calls = [outer, ...chain];
    const options = readOptions(enterAll(calls, createEvaluation(evaluation.sourceCode)), outer.call.arguments[0] ?? outer.call);
    return readCallsOfOwnFunctions({ call: { ...call, options, via: outer.call }, readOptions }, evaluation, calls);
  });
  const judgedAtCalls = found.allSeen && dependsOnParameter(call.options);
  const owners = [found.owner, ...chain.map(({ called }) => called.node)];
  return [{ ...call, judgedAtCalls }, ...(judgedAtCalls ? derived : derived.filter((one) => isTurnedOn(one.options, owners, evaluation)))];
}

/** Calls that are followed in one file; past it a sync is judged where it stands, by a parameter that may turn it on. */
const MOST_CALLS = 500;

const followed = new WeakMap<Evaluation['sourceCode'], number>();

function spendCalls(count: number, { sourceCode }: Evaluation): boolean {
  const total = (followed.get(sourceCode) ?? 0) + count;
  followed.set(sourceCode, total);
  return total <= MOST_CALLS;
}

function dependsOnParameter(options: OptionsFact): boolean {
  return hasReason(options, (why) => why === 'parameter') || (options.kind === 'unknown' && options.why === 'spread');
}

/** Reasons that may be others, or none, with the arguments of a call. */
const OPEN_REASONS = new Set<Reason>(['parameter', 'spread', 'call', 'closure', 'escape', 'loop', 'condition']);

function mayBeDecidedByCaller(options: OptionsFact): boolean {
  return hasReason(options, (why) => OPEN_REASONS.has(why));
}

/** Whether what is not known of the options has such a reason; a default that turns them on is a parameter's. */
function hasReason(options: OptionsFact, isMeant: (why: Reason) => boolean): boolean {
  if (options.kind === 'unknown') return isMeant(options.why);
  if (options.kind === 'none') return false;
  return options.arms.some((arm) => (arm.rest !== undefined && isMeant(arm.rest.why)) || [arm.force, arm.alter].some((value) => value.kind === 'dynamic' && isMeant(value.why)) || hasDefault(arm));
}

/** A default that turns the option on is overridden by calls that give the parameter. */
function hasDefault(arm: OptionsArm): boolean {
  return [arm.force, arm.alter].some((value) => value.kind === 'on' && value.byDefault === true);
}

/**
 * The calls of the function around a call whose parameter decides its options: `reset` of
 * `const reset = (options) => (request) => sequelize.sync(options)`. The nearest that is called where none is named there.
 */
function findDecidingCalls({ call, via, options }: SyncCall, evaluation: Evaluation): FoundCalls | undefined {
  const definitions = readDecidingNodes(options).flatMap((node) => {
    const name = unwrap(node.type === 'SpreadElement' ? node.argument : node);
    return name.type === 'Identifier' ? (findVariable(evaluation.sourceCode, name)?.defs ?? []) : [];
  });
  let nearest: FoundCalls | undefined;
  for (const found of findOwners(via ?? call, evaluation)) {
    if (definitions.some(({ type, node }) => type === 'Parameter' && node === found.owner)) return found;
    nearest ??= found;
    if (definitions.length === 0) break;
  }
  return nearest;
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

function isTurnedOn(options: OptionsFact, owners: readonly TSESTree.Node[], evaluation: Evaluation): boolean {
  return options.kind === 'known' && options.arms.some((arm) => [arm.force, arm.alter].some((value) => isDecided(value, owners, evaluation)));
}

/** True for a value that the call decides: on, or by something that is no parameter of the functions that are followed. */
function isDecided(value: OptionValue, owners: readonly TSESTree.Node[], { sourceCode }: Evaluation): boolean {
  if (value.kind !== 'dynamic') return value.kind === 'on';
  if (value.why !== 'parameter') return true;
  const names = [value.source, value.parameter].filter((node) => node?.type === 'Identifier');
  const parameters = names.flatMap((name) => findVariable(sourceCode, name)?.defs ?? []).filter(({ type }) => type === 'Parameter');
  return parameters.length > 0 && parameters.every(({ node }) => !owners.includes(node));
}
