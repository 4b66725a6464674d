import type { TSESTree } from '@typescript-eslint/utils';
import { unwrap } from '../syntax/names.js';
import { type CallStatement, matchCallStatement, readStatementList } from '../syntax/statement-position.js';
import { hasCommentIn } from './comments.js';
import { isSurelyInstance } from './swap-instance.js';
import { matchOptionsRefusal } from './swap-options.js';
import type { SwapCall, SwapRequest } from './swap-request.js';

/** One statement of a run that ends as a single `up()`. */
export interface RunMember extends CallStatement {
  readonly call: TSESTree.Node;
  /** True for an `up()` that stands there already. */
  readonly isMigration: boolean;
}

/** The runs of a file for one set of reports: a file may sync a thousand times in a row, and every report asks. */
interface Runs {
  readonly text: string;
  readonly calls: ReadonlyMap<TSESTree.Node, SwapCall>;
  readonly byStatement: Map<TSESTree.Node, readonly RunMember[]>;
  readonly read: Set<readonly TSESTree.Statement[]>;
}

const RUNS = new WeakMap<readonly SwapCall[], Runs>();

function openRuns(reported: readonly SwapCall[], text: string): Runs {
  const known = RUNS.get(reported);
  if (known?.text === text) return known;
  const calls = new Map(reported.map((call) => [call.call as TSESTree.Node, call]));
  const runs: Runs = { text, calls, byStatement: new Map(), read: new Set() };
  RUNS.set(reported, runs);
  return runs;
}

/**
 * The statements around `statement`, with it, that are reported syncs of an instance or the migration `text` itself,
 * without a gap. The file has one instance: with several, nothing is fixed.
 */
export function readRun({ sourceCode, reported }: SwapRequest, statement: TSESTree.Node, text: string): readonly RunMember[] {
  const runs = openRuns(reported, text);
  const list = readStatementList(statement) ?? [];
  if (!runs.read.has(list)) readList(sourceCode, list, runs);
  return runs.byStatement.get(statement) ?? [];
}

function readList(sourceCode: SwapRequest['sourceCode'], list: readonly TSESTree.Statement[], runs: Runs): void {
  runs.read.add(list);
  let run: RunMember[] = [];
  for (const statement of list) {
    const member = matchMember(sourceCode, statement, runs);
    if (member) runs.byStatement.set(statement, run);
    if (member) run.push(member);
    else run = [];
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
  if (!call?.direct || call.via || call.kind !== 'sync') return false;
  return isSurelyInstance(call) && matchOptionsRefusal(sourceCode, call) === undefined;
}
