import type { TSESTree } from '@typescript-eslint/utils';
import { unwrap } from '../syntax/names.js';
import { type CallStatement, matchCallStatement, readStatementList } from '../syntax/statement-position.js';
import { hasCommentIn } from './comments.js';
import { type Edit, joinEdits, type TextEdit } from './edit.js';
import { removeStatements } from './statement-removal.js';
import { readInstanceKey } from './swap-instance.js';
import { matchOptionsRefusal } from './swap-options.js';
import type { SwapCall, SwapRequest } from './swap-request.js';

/** One statement of a run that ends as a single `up()`. */
interface Member extends CallStatement {
  readonly call: TSESTree.Node;
  /** True for an `up()` that stands there already. */
  readonly isMigration: boolean;
}

/** Puts `text` in the place of the call, and of the syncs of the same instance right beside it. */
export function replaceCalls(request: SwapRequest, text: string): Edit {
  const own = matchCallStatement(request.call.call);
  const run = own ? readRun(request, own.statement, text) : [];
  const keeper = run.find(isAwaitedMigration) ?? run.find(({ isAwaited }) => isAwaited) ?? run.find(isMigration) ?? run[0];
  if (!keeper) return [replaceNode(request.call.call, text)];
  const others = run.filter((member) => member !== keeper).map(({ statement }) => statement);
  const removed = removeStatements(request.sourceCode, others);
  return joinEdits(removed, keeper.isMigration ? [] : [replaceNode(keeper.call, text)]);
}

function isMigration(member: Member): boolean {
  return member.isMigration;
}

function isAwaitedMigration(member: Member): boolean {
  return member.isMigration && member.isAwaited;
}

function replaceNode({ range }: TSESTree.Node, text: string): TextEdit {
  return { range, text };
}

/** The statements around `statement` that are syncs of its instance or the migration itself, without a gap. */
function readRun(request: SwapRequest, statement: TSESTree.Node, text: string): readonly Member[] {
  const list = readStatementList(statement) ?? [];
  const members = list.map((sibling) => matchMember(request, sibling, text));
  const index = list.findIndex((sibling) => sibling === statement);
  if (!members[index]) return [];
  let start = index;
  while (members[start - 1]) start -= 1;
  let end = index;
  while (members[end + 1]) end += 1;
  return members.slice(start, end + 1).filter((member) => member !== undefined);
}

function matchMember(request: SwapRequest, sibling: TSESTree.Statement, text: string): Member | undefined {
  if (sibling.type !== 'ExpressionStatement') return undefined;
  const call = readCall(sibling.expression);
  const form = call && matchCallStatement(call);
  if (!form || hasCommentIn(request.sourceCode, sibling.range)) return undefined;
  const isUp = request.sourceCode.getText(call) === text;
  return isUp || isSwappable(request, call) ? { ...form, call, isMigration: isUp } : undefined;
}

function readCall(expression: TSESTree.Expression): TSESTree.CallExpression | undefined {
  const outer = unwrap(expression);
  const isWaiting = outer.type === 'AwaitExpression' || outer.type === 'UnaryExpression' || outer.type === 'YieldExpression';
  const inner = isWaiting && outer.argument ? unwrap(outer.argument) : outer;
  return inner.type === 'CallExpression' ? inner : undefined;
}

function isSwappable({ sourceCode, reported, call }: SwapRequest, node: TSESTree.CallExpression): boolean {
  const other = [...reported, call].find((candidate) => candidate.call === node);
  return other !== undefined && isPlain(other) && isSameInstance(sourceCode, other, call);
  function isPlain(candidate: SwapCall): boolean {
    return candidate === call || (candidate.direct && !candidate.via && candidate.kind === 'sync' && !matchOptionsRefusal(sourceCode, candidate));
  }
}

function isSameInstance(sourceCode: SwapRequest['sourceCode'], a: SwapCall, b: SwapCall): boolean {
  return readInstanceKey(sourceCode, a) === readInstanceKey(sourceCode, b);
}
