import { hasCommentIn, moveComments } from '../edits/comments.js';
import { type Edit, joinEdits } from '../edits/edit.js';
import { replaceCalls } from './adjacent.js';
import { isImportedByMigrator } from './exports.js';
import { hasSeveralInstances } from './instance.js';
import { isSurelyInstance } from '../edits/instance-text.js';
import { matchOptionsRefusal } from './options.js';
import type { SwapRefusal } from './refusal.js';
import { matchRepetition } from './repetition.js';
import type { Swap, SwapRequest } from './request.js';
import { planSetup } from './setup.js';
import { resolveSwapTarget } from './target.js';
import { traceValue } from './value.js';

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
