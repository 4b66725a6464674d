import type { TSESLint } from '@typescript-eslint/utils';
import { readDottedName } from '../syntax/names.js';
import type { CommandCall } from '../sequelize/losses/commands.js';
import type { DropCall } from '../sequelize/losses/drops.js';
import type { RawSqlCall } from '../sequelize/losses/raw-sql.js';
import type { SqlLoss } from '../sequelize/losses/sql-statements.js';
import { toFix } from './edits/edit.js';
import { planMigrationSwap } from './swap/swap.js';
import type { DropMessageId } from './words/drops.js';
import type { SwapRequest } from './swap/request.js';

type Context = Readonly<TSESLint.RuleContext<DropMessageId, readonly unknown[]>>;

/** What a suggestion needs of the project: the migration that is configured, and where this file stands. */
export type DropPlace = Pick<SwapRequest, 'migration' | 'filename' | 'root' | 'major'>;

/** Reports a drop with the message that names what goes; `drop()` of an instance suggests the migrations. */
export function reportDrop(context: Context, drop: DropCall, place: DropPlace): void {
  context.report({
    node: drop.method,
    messageId: readMessageId(drop, place.major),
    data: { target: drop.receiver.node ? (readDottedName(drop.receiver.node)?.join('.') ?? 'Model') : 'Model' },
    suggest: suggestMigration(context, drop, place),
  });
}

/** Reports a command of sequelize-cli that a program starts. */
export function reportCommand(context: Context, { command, loss, method }: CommandCall): void {
  const shown = command.length > LONGEST_COMMAND ? `${command.slice(0, LONGEST_COMMAND).trimEnd()}…` : command;
  context.report({ node: method, messageId: 'command', data: { command: shown, loss } });
}

const LONGEST_COMMAND = 60;

/** Reports SQL text that drops. */
export function reportRawDrop(context: Context, { method }: RawSqlCall, { statement }: SqlLoss): void {
  context.report({ node: method, messageId: 'rawDrop', data: { statement } });
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

function suggestMigration(context: Context, drop: DropCall, place: DropPlace): TSESLint.ReportSuggestionArray<DropMessageId> {
  if (drop.name !== 'drop' || drop.receiver.target !== 'instance') return [];
  const call = { kind: 'drop', call: drop.call, receiver: drop.receiver, options: { kind: 'none' }, direct: drop.direct, via: undefined } as const;
  const swap = planMigrationSwap({ ...place, sourceCode: context.sourceCode, call, reported: [call] });
  if (swap.kind !== 'suggestion') return [];
  return [{ messageId: 'migrate', data: { migration: place.migration?.call ?? 'umzug.up()' }, fix: toFix(swap.edit) }];
}
