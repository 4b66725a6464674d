import type { TSESTree } from '@typescript-eslint/utils';
import { createEvaluation } from '../../values/evaluate/evaluate.js';
import type { Receiver } from '../facts.js';
import { readReceiver } from '../receivers/receiver.js';
import { isNamedElsewhere, mayTakeAway } from './loss-texts.js';
import { addsRows, readSqlLosses, type SqlLoss } from './sql-statements.js';
import { readSqlTexts } from './sql-text.js';
import { isOtherMethod, type MethodCall, readCallsNamed, resolveArguments } from '../method-calls.js';
import { QUERY_METHODS } from '../../vocabulary/sequelize.js';
import { readThroughCalls, type FollowedCall } from '../../values/functions/follow.js';
import type { Evaluation } from '../../values/model/evaluation.js';
import { HOLE } from '../../values/model/value.js';
import { perFile, type SourceCode } from '../../syntax/source-code.js';

/** A `sequelize.query(sql)`. */
export interface RawSqlCall {
  readonly call: TSESTree.CallExpression;
  /** Where a report points: the method name. */
  readonly method: TSESTree.Node;
  readonly receiver: Receiver;
  /** What its SQL destroys, in each form that it may have; empty where that is nothing. */
  readLosses(): readonly PlacedSqlLoss[];
}

/** A statement that destroys, and where it is decided. */
export interface PlacedSqlLoss extends SqlLoss {
  /** The call of a function of this file that hands the text over; undefined where the query itself shows it. */
  readonly via: FollowedCall['call'] | undefined;
}

export const readRawSqlCalls = perFile((sourceCode): readonly RawSqlCall[] => {
  const queries = readQueries(sourceCode);
  const texts = queries.map(({ text }) => text);
  return queries.flatMap(({ found, text }): RawSqlCall[] => {
    if (!mayTakeAway(text, texts, sourceCode)) return [];
    const { name, call, method, receiver } = found;
    let losses: readonly PlacedSqlLoss[] | undefined;
    // Read once the call is known to be Sequelize's.
    const readLosses = (): readonly PlacedSqlLoss[] => (losses ??= readPlacedLosses(found, sourceCode, isNamedElsewhere(texts, sourceCode)));
    return [{ call, method, receiver: readReceiver(receiver, name, createEvaluation(sourceCode)), readLosses }];
  });
});

interface Query {
  readonly found: MethodCall;
  /** What its SQL is given as. */
  readonly text: TSESTree.Node;
}

function readQueries(sourceCode: SourceCode): readonly Query[] {
  return readCallsNamed(QUERY_METHODS, sourceCode).flatMap((found): Query[] => {
    const [given] = resolveArguments(found, createEvaluation(sourceCode)).known;
    return given ? [{ found, text: 'type' in given ? given : given.node }] : [];
  });
}

/** What a query destroys by itself; where it shows nothing, at the calls of the functions around it, where they may hand the text over. */
function readPlacedLosses(found: MethodCall, sourceCode: SourceCode, isHandedOver: boolean): readonly PlacedSqlLoss[] {
  const read = (evaluation: Evaluation, via: FollowedCall['call'] | undefined): readonly PlacedSqlLoss[] | 'open' => {
    const [given] = isOtherMethod(found, evaluation) ? [] : resolveArguments(found, evaluation).known;
    const texts = given ? readSqlTexts('type' in given ? given : given.node, evaluation) : [];
    const losses = texts.flatMap((text) => readSqlLosses(text)).map((loss) => ({ ...loss, via }));
    return losses.length === 0 && isHandedOver && texts.some((text) => text.includes(HOLE)) ? 'open' : losses;
  };
  return readThroughCalls({ node: found.call, sourceCode, read });
}

/** The first statement that takes away what `kind` says, at each place where the text of a query is decided. */
export function findLosses(query: RawSqlCall, kind: SqlLoss['kind']): readonly PlacedSqlLoss[] {
  const losses = query.readLosses().filter((loss) => loss.kind === kind);
  return losses.filter(({ via }, index) => losses.findIndex((other) => other.via === via) === index);
}

/** Whether the SQL that the first argument of a query may be adds rows to a table. */
export function insertsRows(argument: TSESTree.Node, sourceCode: SourceCode): boolean {
  return readSqlTexts(argument, createEvaluation(sourceCode)).some(addsRows);
}
