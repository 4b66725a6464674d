import type { TSESLint } from '@typescript-eslint/utils';
import type { CommandCall } from '../sequelize/losses/commands.js';
import type { DropCall } from '../sequelize/losses/drops.js';
import type { PlacedSqlLoss, RawSqlCall } from '../sequelize/losses/raw-sql.js';
import { hasCommentIn, toFix } from './edits/edit.js';
import { describeOperand } from './edits/instance-text.js';
import { describeTarget, isSurelyInstance } from './words/names.js';
import type { DropMessageId } from './words/drops.js';

type Context = Readonly<TSESLint.RuleContext<DropMessageId, readonly unknown[]>>;

/** What a suggestion needs of the project. */
export interface DropPlace {
  readonly major: 6 | 7;
  /** Whether the tables are in a SQLite file, or may only be in one. */
  readonly isSqlite: boolean;
}

/** Reports a drop with the message that names what goes; `drop()` of an instance suggests a reset of test databases alone. */
export function reportDrop(context: Context, drop: DropCall, place: DropPlace): void {
  context.report({
    node: drop.method,
    messageId: readMessageId(drop, place.major),
    data: { target: describeTarget(drop.receiver) },
    suggest: suggestReset(context, drop, place),
  });
}

/** Reports a command of sequelize-cli that a program starts. */
export function reportCommand(context: Context, { command, loss, method }: CommandCall): void {
  const shown = command.length > LONGEST_COMMAND ? `${command.slice(0, LONGEST_COMMAND).trimEnd()}…` : command;
  context.report({ node: method, messageId: 'command', data: { command: shown, loss } });
}

/** Characters of a command that a message quotes. Past it, the rest is cut. */
const LONGEST_COMMAND = 60;

/** Reports SQL text that drops. */
export function reportRawDrop(context: Context, { method }: RawSqlCall, { statement, via }: PlacedSqlLoss): void {
  context.report({ node: via ? via.callee : method, messageId: 'rawDrop', data: { statement } });
}

/**
 * v7 has one word, schema, for PostgreSQL's schemas and MySQL's databases, and its `dropAll…` go over all of them
 * (@sequelize/core 7.0.0-alpha.48, lib/abstract-dialect/query-interface-typescript.js).
 */
const OF_SERVER = new Map<string, DropMessageId>([
  ['dropAllTables', 'dropAllTablesServer'],
  ['dropSchema', 'dropSchemaDatabase'],
  ['dropAllSchemas', 'dropAllSchemasServer'],
]);

function readMessageId({ name, receiver }: DropCall, major: 6 | 7): DropMessageId {
  if (name === 'drop') return receiver.target === 'instance' ? 'dropInstance' : 'dropModel';
  return (major === 7 ? OF_SERVER.get(name) : undefined) ?? (name as DropMessageId);
}

/**
 * What a reset script is for, in a database that may be reset: v6 tests `match` against the database's name before it
 * drops. SQLite has a file in the place of a name, v7 has no `match`, and a Model ignores it.
 */
function suggestReset({ sourceCode }: Context, { call, direct, name, receiver }: DropCall, { isSqlite, major }: DropPlace): TSESLint.ReportSuggestionArray<DropMessageId> {
  const isNamed = major === 6 && name === 'drop' && direct && isSurelyInstance({ receiver }) && !isSqlite;
  if (!isNamed || !receiver.node || call.arguments.length > 0 || hasCommentIn(sourceCode, call.range)) return [];
  const text = `${describeOperand(sourceCode, receiver.node)}.sync({ force: true, match: /_test$/ })`;
  return [{ messageId: 'reset', fix: toFix([{ range: call.range, text }]) }];
}
