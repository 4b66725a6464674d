import type { TSESTree } from '@typescript-eslint/utils';
import { readStaticName } from '../../syntax/names.js';
import { createEvaluation } from '../../values/evaluate/evaluate.js';
import type { Receiver } from '../facts.js';
import { readReceiver } from '../receivers/receiver.js';
import { addsRows, HOLE, readSqlLosses, type SqlLoss } from './sql-statements.js';
import { readSqlTexts } from './sql-text.js';
import { isOtherMethod, type MethodCall, readCallsNamed, resolveArguments } from '../method-calls.js';
import { QUERY_METHODS } from '../../vocabulary/sequelize.js';
import { readThroughCalls, type FollowedCall } from '../../values/functions/follow.js';
import type { Evaluation } from '../../values/model/evaluation.js';
import { findNodes, perFile, type SourceCode } from '../../syntax/source-code.js';

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
  const calls = readCallsNamed(QUERY_METHODS, sourceCode).flatMap((found): RawSqlCall[] => {
    const { name, call, method, receiver } = found;
    const evaluation = createEvaluation(sourceCode);
    const [given] = resolveArguments(found, evaluation).known;
    const argument = given && ('type' in given ? given : given.node);
    if (!argument || isHarmless(argument, sourceCode)) return [];
    let losses: readonly PlacedSqlLoss[] | undefined;
    // Read once the call is known to be Sequelize's.
    const readLosses = (): readonly PlacedSqlLoss[] => (losses ??= readPlacedLosses(found, sourceCode));
    return [{ call, method, receiver: readReceiver(receiver, name, evaluation), readLosses }];
  });
  return calls;
});

/** What a query destroys by itself; where it shows nothing, at the calls of the functions around it, which may hand the text over. */
function readPlacedLosses(found: MethodCall, sourceCode: SourceCode): readonly PlacedSqlLoss[] {
  const read = (evaluation: Evaluation, via: FollowedCall['call'] | undefined): readonly PlacedSqlLoss[] | 'open' => {
    const [given] = isOtherMethod(found, evaluation) ? [] : resolveArguments(found, evaluation).known;
    const texts = given ? readSqlTexts('type' in given ? given : given.node, evaluation) : [];
    const losses = texts.flatMap((text) => readSqlLosses(text)).map((loss) => ({ ...loss, via }));
    return losses.length === 0 && texts.some((text) => text.includes(HOLE)) && namesLoss(sourceCode) ? 'open' : losses;
  };
  return readThroughCalls({ node: found.call, sourceCode, read });
}

/** A string in the call itself that names nothing destructive, as nearly all are; or that only begins there, with what a part of it cannot change. */
function isHarmless(node: TSESTree.Node, sourceCode: SourceCode): boolean {
  const text = readStaticName(node, true);
  if (text !== undefined) return !DESTRUCTIVE.test(text);
  if (node.type !== 'TemplateLiteral') return false;
  const own = node.quasis.map(({ value }) => value.cooked ?? value.raw).join(HOLE);
  return HARMLESS_START.test(own) && !DESTRUCTIVE.test(own) && !own.includes(';') && !namesSeparator(sourceCode);
}

/** Whether a string of the file names what such a statement begins with. */
const namesLoss = perFile((sourceCode): boolean => DESTRUCTIVE.test(sourceCode.text) && readTexts(sourceCode).some((text) => DESTRUCTIVE.test(text)));

const DESTRUCTIVE = /drop|truncate|delete/i;
/** Statements that stay what they are, whatever is put into them, up to a semicolon. `ALTER … DROP` and `WITH … DELETE` do not. */
const HARMLESS_START = /^\s*(?:select|insert|update|create|show|pragma|set|comment)\b/i;

/** Whether a string of the file can end one statement and begin another. */
const namesSeparator = perFile((sourceCode): boolean => readTexts(sourceCode).some((text) => text.includes(';')));

/** The strings that a file writes, and the parts of its templates. */
function readTexts(sourceCode: SourceCode): readonly string[] {
  return findNodes(sourceCode, 'Literal', 'TemplateElement').map(({ value }) => (value !== null && typeof value === 'object' && 'raw' in value ? (value.cooked ?? value.raw) : String(value)));
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
