import type { TSESTree } from '@typescript-eslint/utils';
import { type Edit, hasCommentIn, joinEdits, removeStatements, type TextEdit } from '../edits/edit.js';
import { matchOptionsRefusal } from './refusals.js';
import type { SwapCall, SwapRequest } from './request.js';
import { isSurelyInstance } from '../words/names.js';
import { unwrap } from '../../syntax/names.js';
import { type CallStatement, matchCallStatement, readStatementList } from '../../syntax/statements.js';

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

/** One statement stays: an awaited `up()` that is there, else one that waits, so that nothing after it runs too early. */
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

/** One statement of a run that ends as a single `up()`. */
interface RunMember extends CallStatement {
  readonly call: TSESTree.Node;
  /** True for an `up()` that is there already. */
  readonly isMigration: boolean;
}

/** The runs of a file for one set of reports: a file may sync a thousand times in a row, and every report asks. */
interface Runs {
  readonly text: string;
  readonly calls: ReadonlyMap<TSESTree.Node, SwapCall>;
  readonly byStatement: Map<TSESTree.Node, readonly RunMember[]>;
}

const RUNS = new WeakMap<readonly SwapCall[], Runs>();

function openRuns(reported: readonly SwapCall[], text: string): Runs {
  const known = RUNS.get(reported);
  if (known?.text === text) return known;
  const calls = new Map(reported.map((call) => [call.call as TSESTree.Node, call]));
  const runs: Runs = { text, calls, byStatement: new Map() };
  RUNS.set(reported, runs);
  return runs;
}

/**
 * The statements around `statement`, with it, that are reported syncs of an instance or the migration `text` itself,
 * without a gap. The file has one instance: with several, nothing is fixed.
 */
function readRun({ sourceCode, reported }: SwapRequest, statement: TSESTree.Node, text: string): readonly RunMember[] {
  const runs = openRuns(reported, text);
  const known = runs.byStatement.get(statement);
  if (known) return known;
  const list = readStatementList(statement) ?? [];
  const index = list.indexOf(statement as TSESTree.Statement);
  const read = (step: 1 | -1, from: number): RunMember[] => readMembers(sourceCode, { list, from, step }, runs);
  const after = read(1, index);
  const run = after.length === 0 ? [] : [...read(-1, index - 1).reverse(), ...after];
  for (const member of run) runs.byStatement.set(member.statement, run);
  return run;
}

interface Stretch {
  readonly list: readonly TSESTree.Statement[];
  readonly from: number;
  readonly step: 1 | -1;
}

/** The members in one direction, up to the first statement that is none. */
function readMembers(sourceCode: SwapRequest['sourceCode'], { list, from, step }: Stretch, runs: Runs): RunMember[] {
  const members: RunMember[] = [];
  for (let index = from; ; index += step) {
    const statement = list[index];
    const member = statement && matchMember(sourceCode, statement, runs);
    if (!member) return members;
    members.push(member);
  }
}

function matchMember(sourceCode: SwapRequest['sourceCode'], statement: TSESTree.Statement, runs: Runs): RunMember | undefined {
  if (statement.type !== 'ExpressionStatement') return undefined;
  const call = readCall(statement.expression);
  const form = call && matchCallStatement(call);
  if (!form) return undefined;
  const isMigration = sourceCode.getText(call) === runs.text;
  if (!isMigration && !isSwappable(sourceCode, runs.calls.get(call))) return undefined;
  return hasCommentIn(sourceCode, statement.range) ? undefined : { ...form, call, isMigration };
}

function readCall(expression: TSESTree.Expression): TSESTree.CallExpression | undefined {
  const outer = unwrap(expression);
  const isWaiting = outer.type === 'AwaitExpression' || outer.type === 'UnaryExpression' || outer.type === 'YieldExpression';
  const inner = isWaiting && outer.argument ? unwrap(outer.argument) : outer;
  return inner.type === 'CallExpression' ? inner : undefined;
}

function isSwappable(sourceCode: SwapRequest['sourceCode'], call: SwapCall | undefined): boolean {
  if (!call?.direct || call.via) return false;
  return isSurelyInstance(call) && matchOptionsRefusal(sourceCode, call) === undefined;
}
