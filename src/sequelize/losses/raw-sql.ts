import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { readStaticName } from '../../syntax/names.js';
import { createEvaluation } from '../../values/evaluate/evaluate.js';
import type { Receiver } from '../facts.js';
import { readReceiver } from '../receivers/receiver.js';
import { addsRows, readSqlLosses, type SqlLoss } from './sql-statements.js';
import { readSqlTexts } from './sql-text.js';
import { readCallsNamed, resolveArguments } from '../method-calls.js';
import { perFile } from '../../syntax/source-code.js';

/** A `sequelize.query(sql)`. */
export interface RawSqlCall {
  readonly call: TSESTree.CallExpression;
  /** Where a report points: the method name. */
  readonly method: TSESTree.Node;
  readonly receiver: Receiver;
  /** What its SQL destroys, in each form that it may have; empty where that is nothing. */
  readLosses(): readonly SqlLoss[];
}

/** `query`, and v7's `queryRaw`. */
const QUERY_METHODS = new Set(['query', 'queryRaw']);

export const readRawSqlCalls = perFile((sourceCode): readonly RawSqlCall[] => {
  const calls = readCallsNamed(QUERY_METHODS, sourceCode).flatMap((found): RawSqlCall[] => {
    const { name, call, method, receiver } = found;
    const evaluation = createEvaluation(sourceCode);
    const [given] = resolveArguments(found, evaluation).known;
    const argument = given && ('type' in given ? given : given.node);
    if (!argument || isHarmless(argument)) return [];
    let losses: readonly SqlLoss[] | undefined;
    // Read once the call is known to be Sequelize's.
    const readLosses = (): readonly SqlLoss[] => (losses ??= readSqlTexts(argument, evaluation).flatMap((text) => readSqlLosses(text)));
    return [{ call, method, receiver: readReceiver(receiver, name, evaluation), readLosses }];
  });
  return calls;
});

/** A string in the call itself that names nothing destructive, as nearly all are. */
function isHarmless(node: TSESTree.Node): boolean {
  const text = readStaticName(node, true);
  return text !== undefined && !/drop|truncate|delete/i.test(text);
}

/** The first statement of a query that takes away what `kind` says. */
export function findLoss(query: RawSqlCall, kind: SqlLoss['kind']): SqlLoss | undefined {
  return query.readLosses().find((loss) => loss.kind === kind);
}

/** Whether the SQL that the first argument of a query may be adds rows to a table. */
export function insertsRows(argument: TSESTree.Node, sourceCode: Readonly<TSESLint.SourceCode>): boolean {
  return readSqlTexts(argument, createEvaluation(sourceCode)).some(addsRows);
}
