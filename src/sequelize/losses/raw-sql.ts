import type { TSESTree } from '@typescript-eslint/utils';
import { readStaticName } from '../../syntax/names.js';
import { createEvaluation } from '../../values/evaluate/evaluate.js';
import type { Receiver } from '../facts.js';
import { readReceiver } from '../receivers/receiver.js';
import { addsRows, HOLE, readSqlLosses, type SqlLoss } from './sql-statements.js';
import { readSqlTexts } from './sql-text.js';
import { readCallsNamed, resolveArguments } from '../method-calls.js';
import { findNodes, perFile, type SourceCode } from '../../syntax/source-code.js';

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
    if (!argument || isHarmless(argument, sourceCode)) return [];
    let losses: readonly SqlLoss[] | undefined;
    // Read once the call is known to be Sequelize's.
    const readLosses = (): readonly SqlLoss[] => (losses ??= readSqlTexts(argument, evaluation).flatMap((text) => readSqlLosses(text)));
    return [{ call, method, receiver: readReceiver(receiver, name, evaluation), readLosses }];
  });
  return calls;
});

/** A string in the call itself that names nothing destructive, as nearly all are; or that only begins there, with what a part of it cannot change. */
function isHarmless(node: TSESTree.Node, sourceCode: SourceCode): boolean {
  const text = readStaticName(node, true);
  if (text !== undefined) return !DESTRUCTIVE.test(text);
  if (node.type !== 'TemplateLiteral') return false;
  const own = node.quasis.map(({ value }) => value.cooked ?? value.raw).join(HOLE);
  return HARMLESS_START.test(own) && !DESTRUCTIVE.test(own) && !own.includes(';') && !namesSeparator(sourceCode);
}

const DESTRUCTIVE = /drop|truncate|delete/i;
/** Statements that stay what they are, whatever is put into them, up to a semicolon. `ALTER … DROP` and `WITH … DELETE` do not. */
const HARMLESS_START = /^\s*(?:select|insert|update|create|show|pragma|set|comment)\b/i;

/** Whether a string of the file can end one statement and begin another. */
const namesSeparator = perFile((sourceCode): boolean =>
  findNodes(sourceCode, 'Literal', 'TemplateElement').some(({ value }) => (value !== null && typeof value === 'object' && 'raw' in value ? (value.cooked ?? value.raw) : String(value)).includes(';')),
);

/** The first statement of a query that takes away what `kind` says. */
export function findLoss(query: RawSqlCall, kind: SqlLoss['kind']): SqlLoss | undefined {
  return query.readLosses().find((loss) => loss.kind === kind);
}

/** Whether the SQL that the first argument of a query may be adds rows to a table. */
export function insertsRows(argument: TSESTree.Node, sourceCode: SourceCode): boolean {
  return readSqlTexts(argument, createEvaluation(sourceCode)).some(addsRows);
}
