import type { TSESTree } from '@typescript-eslint/utils';
import { matchCallStatement } from '../../syntax/statement-position.js';
import { type Edit, joinEdits, type TextEdit } from '../edits/edit.js';
import { removeStatements } from '../edits/statement-removal.js';
import type { SwapRequest } from './request.js';
import { readRun, type RunMember } from './run.js';

/** Every report of a run has the same edit. */
const EDITS = new WeakMap<readonly RunMember[], { readonly needed: string; readonly edit: Edit }>();

/** Puts `text` in the place of the call, and of the syncs of the same instance right beside it; with the import that it needs. */
export function replaceCalls(request: SwapRequest, { text, edit: needed }: { readonly text: string; readonly edit: Edit }): Edit {
  const own = matchCallStatement(request.call.call);
  const run = own ? readRun(request, own.statement, text) : [];
  if (run.length === 0) return joinEdits(needed, [replaceNode(request.call.call, text)]);
  const key = JSON.stringify(needed);
  const known = EDITS.get(run);
  if (known?.needed === key) return known.edit;
  const edit = joinEdits(needed, replaceRun(request, run, text));
  EDITS.set(run, { needed: key, edit });
  return edit;
}

/** One statement stays: an awaited `up()` that is there, else one that waits, so that nothing behind it runs too early. */
function replaceRun({ sourceCode }: SwapRequest, run: readonly RunMember[], text: string): Edit {
  const keeper = run.find(isAwaitedMigration) ?? run.find(({ isAwaited }) => isAwaited) ?? run.find(isMigration) ?? run[0];
  const others = run.filter((member) => member !== keeper).map(({ statement }) => statement);
  return joinEdits(removeStatements(sourceCode, others), !keeper || keeper.isMigration ? [] : [replaceNode(keeper.call, text)]);
}

function isMigration(member: RunMember): boolean {
  return member.isMigration;
}

function isAwaitedMigration(member: RunMember): boolean {
  return member.isMigration && member.isAwaited;
}

function replaceNode({ range }: TSESTree.Node, text: string): TextEdit {
  return { range, text };
}
