import type { TSESTree } from '@typescript-eslint/utils';
import { createEvaluation } from '../../values/evaluate/evaluate.js';
import type { Evaluation } from '../../values/model/evaluation.js';
import type { OptionsFact, Receiver, SyncCall } from '../facts.js';
import { readCallsNamed, type MethodCall } from '../method-calls.js';
import { readCallsOfOwnFunctions, readSpread } from './through-functions.js';
import { readReceiver } from '../receivers/receiver.js';
import { readArgumentOptions } from '../options/read.js';
import type { SourceCode } from '../../syntax/source-code.js';

/** A call of a method named `sync`, of whatever library. */
interface SyncSite {
  readonly found: MethodCall;
  readonly receiver: Receiver;
}

const sites = new WeakMap<SourceCode, readonly SyncSite[]>();
const callsBySite = new WeakMap<SyncSite, readonly SyncCall[]>();

/**
 * Every call of `sync` in a file, in whatever spelling, whose receiver `isOurs` takes for Sequelize's, with what it is
 * given; found once for all rules. Many libraries have a `sync`: what it is given is read for ours alone.
 */
export function readSyncCalls(sourceCode: SourceCode, isOurs: (receiver: Receiver) => boolean): readonly SyncCall[] {
  return readSites(sourceCode).flatMap((site) => {
    if (!isOurs(site.receiver)) return [];
    const calls = callsBySite.get(site) ?? readCallsAt(site, sourceCode);
    callsBySite.set(site, calls);
    return calls;
  });
}

function readSites(sourceCode: SourceCode): readonly SyncSite[] {
  const known = sites.get(sourceCode);
  if (known) return known;
  const found = readCallsNamed(new Set(['sync']), sourceCode)
    .map((call) => ({ found: call, receiver: readReceiver(call.receiver, 'sync', createEvaluation(sourceCode)) }))
    .filter(({ receiver }) => receiver.owner.kind !== 'other');
  sites.set(sourceCode, found);
  return found;
}

function readCallsAt(site: SyncSite, sourceCode: SourceCode): readonly SyncCall[] {
  // Each call has steps of its own: one that takes many leaves the others theirs.
  const evaluation = createEvaluation(sourceCode);
  if (isForeignArgument(site.found.args?.[0], evaluation)) return [];
  return readCallsOfOwnFunctions(readSyncCall(site, evaluation), createEvaluation(sourceCode));
}

function readSyncCall({ found, receiver }: SyncSite, evaluation: Evaluation): SyncCall {
  return {
    kind: 'sync',
    call: found.call,
    method: found.method,
    receiver,
    options: readArgument(found.args, evaluation, found.call),
    direct: found.direct,
    via: undefined,
    judgedAtCalls: false,
  };
}

/** Sequelize's `sync` takes an options object; an array or a function is another library's. */
function isForeignArgument(argument: TSESTree.Node | undefined, evaluation: Evaluation): boolean {
  if (!argument || argument.type === 'SpreadElement' || argument.type === 'ObjectExpression') return false;
  const { kind } = evaluation.evaluate(argument);
  return kind === 'array' || kind === 'function';
}

function readArgument(args: readonly TSESTree.Node[] | undefined, evaluation: Evaluation, call: TSESTree.CallExpression): OptionsFact {
  if (!args) return { kind: 'unknown', why: 'spread', node: call };
  const [argument] = args;
  if (!argument) return { kind: 'none' };
  if (argument.type === 'SpreadElement') return readSpread(evaluation.evaluate(argument.argument), argument);
  return readArgumentOptions(argument, argument, evaluation);
}
