import type { TSESTree } from '@typescript-eslint/utils';
import { unwrap } from '../../syntax/names.js';
import { findVariable, type FunctionNode } from '../../values/model/bindings.js';
import { readReason, unknown } from '../../values/model/choice.js';
import type { Evaluation } from '../../values/model/evaluation.js';
import type { Value } from '../../values/model/value.js';
import type { OptionsArm, OptionsFact, OptionValue, SyncCall } from '../facts.js';
import { readArgumentOptions, readOptions } from '../options/read.js';
import { enterAll, MOST_LEVELS, type FollowedCall } from '../../values/functions/follow.js';
import { readFunctionCalls, readOwners } from '../../values/functions/function-calls.js';

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
