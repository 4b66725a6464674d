import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { createEvaluation } from '../values/evaluate.js';
import type { Receiver } from './facts.js';
import { readReceiver } from './receivers.js';
import { readSqlLosses, type SqlLoss } from './raw-sql-statements.js';
import { readSqlTexts } from './raw-sql-text.js';
import { readCallsNamed } from './sync-calls.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** A `sequelize.query(sql)` whose text drops, truncates, or deletes without a condition. */
export interface RawSqlCall {
  readonly kind: 'rawSql';
  readonly call: TSESTree.CallExpression;
  /** Where a report points: the method name. */
  readonly method: TSESTree.Node;
  readonly receiver: Receiver;
  readonly losses: readonly SqlLoss[];
}

/** `query`, and v7's `queryRaw`. */
const QUERY_METHODS = new Set(['query', 'queryRaw']);

const cache = new WeakMap<SourceCode, readonly RawSqlCall[]>();

export function readRawSqlCalls(sourceCode: SourceCode): readonly RawSqlCall[] {
  const known = cache.get(sourceCode);
  if (known) return known;
  const calls = readCallsNamed(QUERY_METHODS, sourceCode).flatMap(({ name, call, method, receiver, args }): RawSqlCall[] => {
    const evaluation = createEvaluation(sourceCode);
    const [argument] = args ?? [];
    if (!argument || argument.type === 'SpreadElement') return [];
    const losses = readSqlTexts(argument, evaluation).flatMap((text) => readSqlLosses(text));
    return losses.length > 0 ? [{ kind: 'rawSql', call, method, receiver: readReceiver(receiver, name, evaluation), losses }] : [];
  });
  cache.set(sourceCode, calls);
  return calls;
}
