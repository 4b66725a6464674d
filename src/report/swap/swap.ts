import { type Edit, hasCommentIn, joinEdits, moveComments } from '../edits/edit.js';
import { replaceCalls } from './adjacent.js';
import { insertsAfter, isImportedByMigrator, matchOptionsRefusal, matchRepetition } from './refusals.js';
import { hasSeveralInstances } from './instance.js';
import { isSurelyInstance, readInstanceText } from '../edits/instance-text.js';
import { matchSetupRefusal, planSetup } from './setup.js';
import { isDiskRefusal, type Swap, type SwapRefusal, type SwapRequest } from './request.js';
import { isModel } from '../../vocabulary/methods.js';
import { DISK_REFUSALS, resolveSwapTarget } from './target.js';
import { traceValue } from './value.js';

/**
 * Plans to apply migrations in the place of a call that destroys data: as a fix where nothing else changes, else as a
 * suggestion that says why it is one; with no migration known, as what the project's own tool needs.
 */
export function planMigrationSwap(request: SwapRequest): Swap {
  if (!isReplaceable(request)) return { kind: 'none', why: 'indirect' };
  const target = resolveSwapTarget(request);
  if (target.kind === 'missing') return planUnconfigured(request);
  if (target.kind === 'command') return planConnect(request, target.command);
  if (target.kind === 'refused') return { kind: 'none', why: target.why };
  const why = matchDiskRefusal(target.why) ?? matchCallRefusal(request) ?? target.why ?? (isImportedByMigrator(request) ? 'circularImport' : undefined);
  if (why === undefined) return { kind: 'fix', text: target.text, edit: replaceCalls(request, target) };
  return { kind: 'suggestion', why, text: target.text, edit: joinEdits(target.edit, replaceAlone(request, target.text)) };
}

/** What the disk shows is worse than what the file does: it is said first. */
function matchDiskRefusal(why: SwapRefusal | undefined): SwapRefusal | undefined {
  return isDiskRefusal(why) ? why : undefined;
}

/** sequelize-cli migrates before the process starts, and brings an Umzug that a set-up of today does not run on. */
function planUnconfigured(request: SwapRequest): Swap {
  const { project } = request.migrations;
  if (project?.cli !== 'sequelize-cli' || project.umzug.listed) return planSetup(request);
  return planConnect(request, 'npx sequelize-cli db:migrate', matchSetupRefusal(request) ?? 'noMigration');
}

/** `authenticate()`: a promise as `sync()` is, which fails where the database is not there, and changes nothing. */
function planConnect(request: SwapRequest, command: string, unconfigured?: SwapRefusal): Swap {
  const { call, filename, major, migrations, sourceCode } = request;
  const instance = readInstanceText(sourceCode, call, { filename, major });
  if (instance === undefined) return { kind: 'none', why: 'unknownReceiver' };
  const { callee } = call.call;
  const text = `${instance}${callee.type === 'MemberExpression' && callee.optional ? '?.' : '.'}authenticate()`;
  const why = unconfigured ?? DISK_REFUSALS[migrations.configured] ?? matchCallRefusal(request);
  const edit = why === undefined ? replaceCalls(request, { text, edit: [] }) : replaceAlone(request, text);
  return { kind: 'connect', edit, text, command, why };
}

/** `bind` makes a function, and a call of an own function does more than the sync that it reaches. */
function isReplaceable({ call: { direct, via, call } }: SwapRequest): boolean {
  if (via) return false;
  return direct || !(call.callee.type === 'MemberExpression' && call.callee.property.type === 'Identifier' && call.callee.property.name === 'bind');
}

/** Everything about the call and its place that makes a swap more than a swap. */
function matchCallRefusal(request: SwapRequest): SwapRefusal | undefined {
  const { sourceCode, call } = request;
  return matchReceiverRefusal(request) ?? matchPlaceRefusal(request) ?? matchOptionsRefusal(sourceCode, call) ?? matchCommentRefusal(request)
    ?? (insertsAfter(request) ? 'rowsInserted' : undefined);
}

function matchReceiverRefusal(request: SwapRequest): SwapRefusal | undefined {
  const { receiver, direct } = request.call;
  if (isModel(receiver)) return 'model';
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
