import type { TSESTree } from '@typescript-eslint/utils';
import { createEvaluation } from '../../values/evaluate/evaluate.js';
import type { Evaluation } from '../../values/model/evaluation.js';
import { readBulkDelete } from './bulk-delete.js';
import { isSurelyConditional, readDestroy, readDestroyAll, readTruncate } from './destroy.js';
import type { DeleteLoss, DeleteRequest } from './loss.js';
import type { Receiver } from '../facts.js';
import { type MethodCall, readCallsNamed } from '../method-calls.js';
import { DELETE_METHODS } from '../../vocabulary/methods.js';
import { enterAll, MOST_LEVELS, type FollowedCall } from '../../values/functions/follow.js';
import { readFunctionCalls, readOwners } from '../../values/functions/function-calls.js';
import type { FunctionNode } from '../../values/model/bindings.js';
import { readReceiver } from '../receivers/receiver.js';
import { perFile } from '../../syntax/source-code.js';

/** A call of a method that deletes rows. */
export interface DeleteCall {
  readonly kind: 'delete';
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
  readonly via: TSESTree.CallExpression | undefined;
}

/** A call by a name that deletes rows, of whatever library. */
export interface DeleteSite {
  readonly found: MethodCall;
  /**
   * `conditional`: the call itself names a condition, or gives none where none deletes nothing. `unseen`: its arguments
   * come from a list that is not seen. `judged`: what it is called on, and what it is given, decide.
   */
  readonly kind: 'conditional' | 'unseen' | 'judged';
}

/** Every call of a file by a name that deletes rows, of other libraries too. */
export const readDeleteSites = perFile((sourceCode): readonly DeleteSite[] =>
  readCallsNamed(DELETE_METHODS, sourceCode).map((found) => ({ found, kind: judgeArguments(found) })),
);

function judgeArguments({ args, name }: MethodCall): DeleteSite['kind'] {
  if (!args) return 'unseen';
  return name === 'destroy' && isSurelyConditional(args) ? 'conditional' : 'judged';
}

/** Every call of a file that may delete rows without a condition, whoever it is called on, unless that is surely not Sequelize's. */
export const readDeleteCalls = perFile((sourceCode): readonly DeleteCall[] => {
  // A look of its own for each call: what a large file costs elsewhere must not end it.
  const calls = readDeleteSites(sourceCode).flatMap(({ found, kind }) => (kind === 'judged' ? readDeleteCall(found, createEvaluation(sourceCode)) : []));
  return calls;
});

function readDeleteCall(found: MethodCall, evaluation: Evaluation): readonly DeleteCall[] {
  const { name, call, method } = found;
  const read = READERS.get(name);
  if (!read || !found.args) return [];
  const receiver = readReceiver(found.receiver, name, evaluation);
  if (receiver.owner.kind === 'other') return [];
  const { args } = found;
  const known = new Map<6 | 7, readonly PlacedLoss[]>();
  // What it deletes is asked for once the call is known to be Sequelize's.
  const readLosses = (major: 6 | 7): readonly PlacedLoss[] => {
    const losses = known.get(major) ?? followFunctions({ read, args, request: { call, args: spreadKnown(args, evaluation), receiver, evaluation, major } }, []);
    known.set(major, losses);
    return losses;
  };
  return [{ kind: 'delete', name, call, method, receiver, readLosses }];
}

/** `destroy(...args)`: the elements of a list that this file shows, in their places. */
function spreadKnown(args: readonly TSESTree.Node[], evaluation: Evaluation): readonly TSESTree.Node[] {
  return args.flatMap((argument) => {
    if (argument.type !== 'SpreadElement') return [argument];
    const list = evaluation.evaluate(argument.argument);
    return list.kind === 'array' && list.elements ? list.elements.map((element) => element.node) : [argument];
  });
}

/** Calls of one function that are followed. */
const MOST_CALLS = 200;

type Reader = (request: DeleteRequest) => DeleteLoss | undefined;

interface Followed {
  readonly read: Reader;
  /** The arguments as they are written. */
  readonly args: readonly TSESTree.Node[];
  readonly request: DeleteRequest;
}

/**
 * The losses of a call, at the calls of the functions around it where their arguments decide, as with a `sync`: where all
 * calls are seen those alone count; else what the function does by itself counts too.
 */
function followFunctions(followed: Followed, chain: readonly FollowedCall[]): readonly PlacedLoss[] {
  const { read, request } = followed;
  const own = place(read(request), chain);
  const found = chain.length < MOST_LEVELS ? findCalls(chain[0]?.call ?? request.call, request.evaluation) : undefined;
  if (!found) return own;
  const { allSeen, owner, seen } = found;
  const losses = seen.slice(0, MOST_CALLS).map((call) => followCall(followed, [{ owner, call }, ...chain]));
  const isDecidedHere = own.length > 0 && losses.every(([first]) => first?.loss.kind === own[0]?.loss.kind);
  if (isDecidedHere || (own.length > 0 && !allSeen)) return own;
  return losses.flat();
}

function followCall({ args, read, request }: Followed, chain: readonly FollowedCall[]): readonly PlacedLoss[] {
  const outside = createEvaluation(request.evaluation.sourceCode);
  const evaluation = enterAll(chain, outside);
  return followFunctions({ args, read, request: { ...request, args: spreadKnown(args, evaluation), evaluation, isFollowed: true } }, chain);
}

function place(loss: DeleteLoss | undefined, [outermost]: readonly FollowedCall[]): readonly PlacedLoss[] {
  return loss ? [{ loss, via: outermost?.call }] : [];
}

/** The nearest function around a call that this file calls. */
function findCalls(node: TSESTree.Node, evaluation: Evaluation): { owner: FunctionNode; seen: readonly TSESTree.CallExpression[]; allSeen: boolean } | undefined {
  for (const owner of readOwners(node)) {
    const calls = readFunctionCalls(owner, evaluation);
    if (calls && calls.seen.length > 0) return { owner, ...calls };
  }
  return undefined;
}

const READERS = new Map<string, Reader>([
  ['truncate', readTruncate],
  ['destroyAll', readDestroyAll],
  ['destroy', readDestroy],
  ['bulkDelete', readBulkDelete],
]);
