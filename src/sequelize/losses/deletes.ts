import type { TSESTree } from '@typescript-eslint/utils';
import { createEvaluation } from '../../values/evaluate/evaluate.js';
import type { Evaluation } from '../../values/model/evaluation.js';
import { readBulkDelete } from './bulk-delete.js';
import { isSurelyConditional, readDestroy, readDestroyAll, readTruncate } from './destroy.js';
import { isUnknownLoss, type DeleteLoss, type DeleteRequest } from './loss.js';
import type { Receiver } from '../facts.js';
import { isOtherMethod, type MethodCall, readCallsNamed, resolveArguments } from '../method-calls.js';
import { DELETE_METHODS } from '../../vocabulary/sequelize.js';
import { enterAll, findNext, MOST_CALLS, type FollowedCall } from '../../values/functions/follow.js';
import { unknown } from '../../values/model/choice.js';
import type { Value } from '../../values/model/value.js';
import { readReceiver } from '../receivers/receiver.js';
import { perFile } from '../../syntax/source-code.js';

/** A call of a method that deletes rows. */
export interface DeleteCall {
  /** The method, one of `DELETE_METHODS`. */
  readonly name: string;
  readonly call: TSESTree.CallExpression;
  /** Where a report points: the method name. */
  readonly method: TSESTree.Node;
  readonly receiver: Receiver;
  /** What a major version loses; empty where it throws, or deletes the rows of a condition. */
  readLosses(major: 6 | 7): readonly PlacedLoss[];
}

/** A loss, and where it is decided. */
export interface PlacedLoss {
  readonly loss: DeleteLoss;
  /** The call of a function of this file whose arguments decide; undefined for the call of the method itself. */
  readonly via: TSESTree.CallExpression | TSESTree.NewExpression | undefined;
}

/** A call by a name that deletes rows, of whatever library. */
export interface DeleteSite {
  readonly found: MethodCall;
  /**
   * `conditional`: the call itself names a condition, or gives none where none deletes nothing. `judged`: what it is
   * called on, and what it is given, decide.
   */
  readonly kind: 'conditional' | 'judged';
}

/** Every call of a file by a name that deletes rows, of other libraries too. */
export const readDeleteSites = perFile((sourceCode): readonly DeleteSite[] =>
  readCallsNamed(DELETE_METHODS, sourceCode).map((found) => ({ found, kind: judgeArguments(found) })),
);

function judgeArguments({ args, name }: MethodCall): DeleteSite['kind'] {
  return name === 'destroy' && args && isSurelyConditional(args) ? 'conditional' : 'judged';
}

/** Every call of a file that may delete rows without a condition, whoever it is called on, unless that is surely not Sequelize's. */
export const readDeleteCalls = perFile((sourceCode): readonly DeleteCall[] => {
  // Each call is evaluated with steps of its own, so that the cost of a large file elsewhere does not end it.
  const calls = readDeleteSites(sourceCode).flatMap(({ found, kind }) => (kind === 'judged' ? readDeleteCall(found, createEvaluation(sourceCode)) : []));
  return calls;
});

function readDeleteCall(found: MethodCall, evaluation: Evaluation): readonly DeleteCall[] {
  const { name, call, method } = found;
  const read = READERS.get(name);
  if (!read) return [];
  const receiver = readReceiver(found.receiver, name, evaluation);
  if (receiver.owner.kind === 'other') return [];
  const known = new Map<6 | 7, readonly PlacedLoss[]>();
  // What it deletes is asked for once the call is known to be Sequelize's.
  const readLosses = (major: 6 | 7): readonly PlacedLoss[] => {
    const losses = known.get(major) ?? keepOnePerPlace(followFunctions({ read, found, request: { call, ...readGiven(found, evaluation), receiver, evaluation, major } }, []));
    known.set(major, losses);
    return losses;
  };
  return [{ name, call, method, receiver, readLosses }];
}

/** The arguments, with the elements of lists in their places; what follows a list that is not seen is unknown. */
function readGiven(found: MethodCall, evaluation: Evaluation): Pick<DeleteRequest, 'args' | 'known'> {
  const { known: given, rest } = resolveArguments(found, evaluation);
  const known = new Map<TSESTree.Node, Value>();
  const args = given.map((argument) => {
    if ('type' in argument) return argument;
    known.set(argument.node, argument);
    return argument.node;
  });
  // The call takes the place of each argument that is not seen.
  if (rest) args.push(found.call, found.call, found.call);
  if (rest) known.set(found.call, unknown(rest, found.call));
  return { args, known };
}

type Reader = (request: DeleteRequest) => DeleteLoss | undefined;

interface Followed {
  readonly read: Reader;
  readonly found: MethodCall;
  readonly request: DeleteRequest;
}

/**
 * The losses of a call, at the calls of the functions around it where their arguments decide, as with a `sync`: where all
 * calls are seen those alone count; else what the function does by itself counts too.
 */
function followFunctions(followed: Followed, chain: readonly FollowedCall[]): readonly PlacedLoss[] {
  const { read, request } = followed;
  const own = place(read(request), chain);
  const nearest = findNext(request.call, chain, request.evaluation.sourceCode);
  if (!nearest) return own;
  const { allSeen, seen } = nearest;
  const losses = seen.slice(0, MOST_CALLS).map((call) => followCall(followed, [call, ...chain]));
  const isShown = own.some(({ loss }) => !isUnknownLoss(loss));
  if (isShown) return allSeen && !losses.every(([first]) => first?.loss.kind === own[0]?.loss.kind) ? losses.flat() : own;
  const shown = losses.flat().filter(({ loss }) => !isUnknownLoss(loss));
  return allSeen ? losses.flat() : [...own, ...shown];
}

function followCall({ found, read, request }: Followed, chain: readonly FollowedCall[]): readonly PlacedLoss[] {
  const evaluation = enterAll(chain, createEvaluation(request.evaluation.sourceCode));
  if (isOtherMethod(found, evaluation)) return [];
  return followFunctions({ found, read, request: { ...request, ...readGiven(found, evaluation), evaluation, isFollowed: true } }, chain);
}

/** A call of a function around can lead to the delete more than once. What is seen to be lost goes before what may be. */
function keepOnePerPlace(losses: readonly PlacedLoss[]): readonly PlacedLoss[] {
  const kept = new Map<PlacedLoss['via'], PlacedLoss>();
  for (const placed of losses) {
    const known = kept.get(placed.via);
    if (!known || (isUnknownLoss(known.loss) && !isUnknownLoss(placed.loss))) kept.set(placed.via, placed);
  }
  return [...kept.values()];
}

function place(loss: DeleteLoss | undefined, [outermost]: readonly FollowedCall[]): readonly PlacedLoss[] {
  return loss ? [{ loss, via: outermost?.call }] : [];
}

const READERS = new Map<string, Reader>([
  ['truncate', readTruncate],
  ['destroyAll', readDestroyAll],
  ['destroy', readDestroy],
  ['bulkDelete', readBulkDelete],
]);
