import type { TSESTree } from '@typescript-eslint/utils';
import type { OptionsArm, OptionsFact, OptionValue, Receiver, SyncCall } from '../facts.js';
import { isOtherMethod, type MethodCall, readCallsNamed, resolveArguments } from '../method-calls.js';
import { readArgumentOptions, readOptions } from '../options/read.js';
import { readReceiver } from '../receivers/receiver.js';
import { readCallee, readMemberName, unwrap } from '../../syntax/names.js';
import { perFile, type SourceCode } from '../../syntax/source-code.js';
import { resolveDefinition } from '../../values/conditions/definitions.js';
import { createEvaluation } from '../../values/evaluate/evaluate.js';
import { enterAll, type FollowedCall, MOST_LEVELS } from '../../values/functions/follow.js';
import { findVariable } from '../../values/model/bindings.js';
import { readArms, unknown } from '../../values/model/choice.js';
import type { Evaluation } from '../../values/model/evaluation.js';
import type { Reason } from '../../values/model/value.js';
import { findDecidingArgument, findDecidingCalls } from './deciding-calls.js';

/** A call of a method named `sync`, of whatever library. */
export interface SyncSite {
  readonly found: MethodCall;
  readonly receiver: Receiver;
}

/** How a call shows by its shape that it is another library's. */
export type ForeignShape = 'list' | 'plainValue' | 'detached' | 'secondArgument';

const callsBySite = new WeakMap<SyncSite, readonly SyncCall[]>();

/**
 * Every call of `sync` in a file, in whatever spelling, whose receiver `isOurs` takes for Sequelize's, with what it is
 * given; found once for all rules. Many libraries have a `sync`: what it is given is read for ours alone.
 */
export function readSyncCalls(sourceCode: SourceCode, isOurs: (receiver: Receiver) => boolean): readonly SyncCall[] {
  return readSyncSites(sourceCode).flatMap((site) => {
    if (site.receiver.owner.kind === 'other' || !isOurs(site.receiver)) return [];
    const calls = callsBySite.get(site) ?? readCallsAt(site, sourceCode);
    callsBySite.set(site, calls);
    return calls;
  });
}

/** Every call of a method named `sync`, of whatever library. */
export const readSyncSites = perFile((sourceCode): readonly SyncSite[] =>
  readCallsNamed(new Set(['sync']), sourceCode).map((call) => ({ found: call, receiver: readReceiver(call.receiver, 'sync', createEvaluation(sourceCode)) })),
);

function readCallsAt(site: SyncSite, sourceCode: SourceCode): readonly SyncCall[] {
  // Each call has steps of its own: one that takes many leaves the others theirs.
  const evaluation = createEvaluation(sourceCode);
  if (findForeignShape(site, evaluation)) return [];
  const readOptions = (inner: Evaluation, place: TSESTree.Node): OptionsFact | undefined => (isOtherMethod(site.found, inner) ? undefined : readArgument(site.found, { evaluation: inner, place }));
  return readCallsOfOwnFunctions({ call: readSyncCall(site, evaluation), readOptions }, createEvaluation(sourceCode));
}

/** How the shape of a call shows that it is another library's. Where the receiver is Sequelize's for sure, only a list or a function shows it. */
export function findForeignShape({ found, receiver }: SyncSite, evaluation: Evaluation): ForeignShape | undefined {
  const [first, second] = found.args ?? [];
  const given = judgeArgument(first, evaluation);
  if (given === 'foreign') return 'list';
  if (receiver.owner.kind === 'sequelize') return undefined;
  if (found.isDetached === true) return 'detached';
  if (given === 'ignored') return 'plainValue';
  return judgeArgument(second, evaluation) === 'foreign' ? 'secondArgument' : undefined;
}

function readSyncCall({ found, receiver }: SyncSite, evaluation: Evaluation): SyncCall {
  return {
    kind: 'sync',
    call: found.call,
    method: found.method,
    receiver,
    options: readArgument(found, { evaluation, place: undefined }),
    direct: found.direct,
    via: undefined,
    judgedAtCalls: false,
  };
}

/**
 * What Sequelize's `sync` makes of an argument: `options` where it may be an object, `ignored` where it is surely a boolean,
 * number or text. A list or a function is another library's.
 */
function judgeArgument(argument: TSESTree.Node | undefined, evaluation: Evaluation): 'options' | 'ignored' | 'foreign' {
  if (!argument || argument.type === 'SpreadElement' || argument.type === 'ObjectExpression') return 'options';
  const value = evaluation.evaluate(argument);
  if (value.kind === 'array' || value.kind === 'function') return 'foreign';
  const isPrimitive = readArms(value).every((arm) => arm.value.kind === 'primitive' && arm.value.value !== undefined && arm.value.value !== null);
  return isPrimitive || isNeverObject(resolveDefinition(argument, evaluation)) ? 'ignored' : 'options';
}

const COMPARISONS = /^(?:[=!]==?|[<>]=?|in|instanceof)$/;
const CONVERSIONS = new Set(['Boolean', 'String', 'Number', 'parseInt', 'parseFloat']);
const TEXT_METHODS = /^(?:includes|startsWith|endsWith|test|toLowerCase|toUpperCase|trim|join|toString)$/;

/** Whether an expression gives a boolean, number or text whatever its parts are: `argv === 'x'`, `!reset`, `` `${name}` ``. */
function isNeverObject(node: TSESTree.Node): boolean {
  switch (node.type) {
    case 'TemplateLiteral':
    case 'UnaryExpression':
    case 'UpdateExpression':
      return true;
    case 'BinaryExpression':
      return COMPARISONS.test(node.operator) || /^[-+*/%&|^]|\*\*$/.test(node.operator);
    case 'LogicalExpression':
      return isNeverObject(unwrap(node.left)) && isNeverObject(unwrap(node.right));
    case 'ConditionalExpression':
      return isNeverObject(unwrap(node.consequent)) && isNeverObject(unwrap(node.alternate));
    case 'CallExpression':
      return isConversion(readCallee(node));
    default:
      return node.type === 'Literal' && !('regex' in node) && node.value !== null;
  }
}

function isConversion(callee: TSESTree.Node): boolean {
  if (callee.type === 'Identifier') return CONVERSIONS.has(callee.name);
  return callee.type === 'MemberExpression' && TEXT_METHODS.test(readMemberName(callee) ?? '');
}

interface Reading {
  readonly evaluation: Evaluation;
  /** Where a report points that no property of the call decides: the argument itself where that is undefined. */
  readonly place: TSESTree.Node | undefined;
}

function readArgument(found: MethodCall, { evaluation, place }: Reading): OptionsFact {
  const { known, rest } = resolveArguments(found, evaluation);
  const [argument] = known;
  const node = place ?? found.args?.[0] ?? found.call;
  if (!argument) return rest ? readOptions(unknown(rest, node), node) : { kind: 'none' };
  if (!('type' in argument)) return readOptions(argument, node);
  if (judgeArgument(argument, evaluation) === 'ignored') return { kind: 'none' };
  return readArgumentOptions(argument, node, evaluation);
}

/** A sync call, and how its options are read in a call of the function around it; undefined where that makes it no sync. */
interface FollowedSync {
  readonly call: SyncCall;
  readonly readOptions: (evaluation: Evaluation, place: TSESTree.Node) => OptionsFact | undefined;
}

/**
 * A sync call together with the calls of the function around it, where that function's parameter, or its `this`, decides
 * the options.
 *
 * A function that is not exported and whose calls are all seen is judged at its calls only; any other at its body and
 * at the calls that turn force or alter on.
 */
function readCallsOfOwnFunctions({ call, readOptions }: FollowedSync, evaluation: Evaluation, chain: readonly FollowedCall[] = []): readonly SyncCall[] {
  if (chain.length >= MOST_LEVELS || !mayBeDecidedByCaller(call.options)) return [call];
  const found = findDecidingCalls(call, evaluation);
  if (!found || !spendCalls(found.seen.length, evaluation)) return [call];
  const derived = found.seen.flatMap((outer) => {
    const calls = [outer, ...chain];
    const options = readOptions(enterAll(calls, createEvaluation(evaluation.sourceCode)), findDecidingArgument(call, outer, evaluation));
    if (!options) return [];
    return readCallsOfOwnFunctions({ call: { ...call, options, via: outer.call }, readOptions }, evaluation, calls);
  });
  const judgedAtCalls = found.allSeen && dependsOnParameter(call.options);
  const owners = [found.owner, ...chain.map(({ called }) => called.node)];
  return [{ ...call, judgedAtCalls }, ...(judgedAtCalls ? derived : derived.filter((one) => isTurnedOn(one.options, { owners, before: call.options }, evaluation)))];
}

/**
 * Calls of functions of one file that a sync is followed to. Past it, a sync is judged where it stands, by a parameter
 * that may turn it on.
 */
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

interface Followed {
  readonly owners: readonly TSESTree.Node[];
  /** The options, where the call of the function is not known. */
  readonly before: OptionsFact;
}

function isTurnedOn(options: OptionsFact, followed: Followed, evaluation: Evaluation): boolean {
  return readSwitches(options).some((value) => isDecided(value, followed, evaluation));
}

function readSwitches(options: OptionsFact): readonly OptionValue[] {
  return options.kind === 'known' ? options.arms.flatMap((arm) => [arm.force, arm.alter]) : [];
}

/** True for a value that the call decides: on, or by something that is no parameter of the functions that are followed. */
function isDecided(value: OptionValue, { before, owners }: Followed, { sourceCode }: Evaluation): boolean {
  if (value.kind !== 'dynamic') return value.kind === 'on';
  // What is not known without the call either is not the call's: `this.force`.
  if (readSwitches(before).some((other) => other.kind === 'dynamic' && other.why === value.why && other.source === value.source)) return false;
  if (value.why !== 'parameter') return true;
  const names = [value.source, value.parameter].filter((node) => node?.type === 'Identifier');
  const parameters = names.flatMap((name) => findVariable(sourceCode, name)?.defs ?? []).filter(({ type }) => type === 'Parameter');
  return parameters.length > 0 && parameters.every(({ node }) => !owners.includes(node));
}
