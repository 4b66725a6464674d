import { hasCommentIn } from './comments.js';
import { moveComments } from './comment-move.js';
import { type Edit, joinEdits } from './edit.js';
import { replaceCalls } from './swap-adjacent.js';
import { isImportedByMigrator } from './swap-exports.js';
import { hasSeveralInstances, isSurelyInstance } from './swap-instance.js';
import { matchOptionsRefusal } from './swap-options.js';
import type { SwapRefusal } from './swap-refusal.js';
import { matchRepetition } from './swap-repetition.js';
import type { Swap, SwapRequest } from './swap-request.js';
import { planSetup } from './swap-setup.js';
import { resolveSwapTarget } from './swap-target.js';
import { traceValue } from './swap-value.js';

/**
 * Plans to apply migrations in the place of a call that destroys data: as a fix where nothing else changes, else as a
 * suggestion that says why it is one; with no migration known, as the whole Umzug set-up.
 */
export function planMigrationSwap(request: SwapRequest): Swap {
  if (!isReplaceable(request)) return { kind: 'none', why: 'indirect' };
  const target = resolveSwapTarget(request);
  if (target.kind === 'missing') return planSetup(request);
  if (target.kind === 'refused') return { kind: 'none', why: target.why };
  const why = matchCallRefusal(request) ?? target.why ?? (isImportedByMigrator(request) ? 'circularImport' : undefined);
  if (why === undefined) return { kind: 'fix', edit: replaceCalls(request, target) };
  return { kind: 'suggestion', why, edit: joinEdits(target.edit, replaceAlone(request, target.text)) };
}

/** `bind` makes a function, and a call of an own function does more than the sync that it reaches. */
function isReplaceable({ call: { direct, via, call } }: SwapRequest): boolean {
  if (via) return false;
  return direct || !(call.callee.type === 'MemberExpression' && call.callee.property.type === 'Identifier' && call.callee.property.name === 'bind');
}

/** Everything about the call and its place that makes a swap more than a swap. */
function matchCallRefusal(request: SwapRequest): SwapRefusal | undefined {
  const { sourceCode, call } = request;
  return matchReceiverRefusal(request) ?? matchPlaceRefusal(request) ?? matchOptionsRefusal(sourceCode, call) ?? matchCommentRefusal(request);
}

function matchReceiverRefusal(request: SwapRequest): SwapRefusal | undefined {
  const { kind, receiver, direct } = request.call;
  if (kind === 'drop') return 'drop';
  if (receiver.target === 'model' || receiver.target === 'sessionStore') return 'model';
  if (!isSurelyInstance(request.call)) return 'unknownReceiver';
  if (!direct) return 'indirect';
  return hasSeveralInstances(request) ? 'severalInstances' : undefined;
}

function matchPlaceRefusal({ sourceCode, call }: SwapRequest): SwapRefusal | undefined {
  const repetition = matchRepetition(call.call);
  if (repetition) return repetition;
  const use = traceValue(sourceCode, call.call);
  return use.kind === 'used' ? use.why : undefined;
}

function matchCommentRefusal({ sourceCode, call }: SwapRequest): SwapRefusal | undefined {
  return hasCommentIn(sourceCode, call.call.range) ? 'commentLost' : undefined;
}

/** Replaces this call only; comments inside it move above its statement. */
function replaceAlone({ sourceCode, call: { call } }: SwapRequest, text: string): Edit {
  return joinEdits(moveComments(sourceCode, call), [{ range: call.range, text }]);
}
