import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { createEvaluation } from '../values/evaluate.js';
import type { Evaluation } from '../values/evaluation.js';
import type { OptionsFact, SyncCall } from './facts.js';
import { readFileNames } from './file-names.js';
import { readComputedCalls, readMethodCalls, type MethodCall } from './method-calls.js';
import { readCallsOfOwnFunctions, readSpread } from './own-functions.js';
import { readReceiver } from './receivers.js';
import { readOptions } from './sync-options.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

const cache = new WeakMap<SourceCode, readonly SyncCall[]>();

/** Every call of `sync` in a file, in whatever spelling, with what it is called on and given; found once for all rules. */
export function readSyncCalls(sourceCode: SourceCode): readonly SyncCall[] {
  const known = cache.get(sourceCode);
  if (known) return known;
  const calls = readCallsNamed(new Set(['sync']), sourceCode).flatMap((found) => {
    // Each call has steps of its own: one that takes many leaves the others theirs.
    const call = readSyncCall(found, createEvaluation(sourceCode));
    return call.receiver.owner.kind === 'other' ? [] : readCallsOfOwnFunctions(call, createEvaluation(sourceCode));
  });
  cache.set(sourceCode, calls);
  return calls;
}

/** The calls of methods with one of these names. */
export function readCallsNamed(names: ReadonlySet<string>, sourceCode: SourceCode): readonly MethodCall[] {
  const evaluation = createEvaluation(sourceCode);
  const calls = readFileNames(sourceCode).get(...names).flatMap((named) => readMethodCalls(named, evaluation));
  const computed = readComputedCalls(names, evaluation);
  return findUnique([...calls, ...computed]).sort((left, right) => left.method.range[0] - right.method.range[0]);
}

/** A function that is taken out of an object twice is called once. */
function findUnique(calls: readonly MethodCall[]): MethodCall[] {
  return [...new Map(calls.map((found) => [found.call, found])).values()];
}

function readSyncCall(found: MethodCall, evaluation: Evaluation): SyncCall {
  const receiver = readReceiver(found.receiver, 'sync', evaluation);
  const owner = isForeignArgument(found.args?.[0], evaluation) ? { kind: 'other' as const } : receiver.owner;
  return {
    kind: 'sync',
    call: found.call,
    method: found.method,
    receiver: { ...receiver, owner },
    options: readArgument(found.args, evaluation, found.call),
    direct: found.direct,
    via: undefined,
    judgedAtCalls: false,
  };
}

/** Sequelize's `sync` takes an options object; an array or a function is another library's. */
function isForeignArgument(argument: TSESTree.Node | undefined, evaluation: Evaluation): boolean {
  if (!argument || argument.type === 'SpreadElement') return false;
  const { kind } = evaluation.evaluate(argument);
  return kind === 'array' || kind === 'function';
}

function readArgument(args: readonly TSESTree.Node[] | undefined, evaluation: Evaluation, call: TSESTree.CallExpression): OptionsFact {
  if (!args) return { kind: 'unknown', why: 'spread', node: call };
  const [argument] = args;
  if (!argument) return { kind: 'none' };
  if (argument.type === 'SpreadElement') return readSpread(evaluation.evaluate(argument.argument), argument);
  return readOptions(evaluation.evaluate(argument), argument);
}
