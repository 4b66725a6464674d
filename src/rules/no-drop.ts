import { createRule, type RuleContext } from '../create-rule.js';
import { filesAndMigrationsSchema } from '../policy/files/schema.js';
import type { FilesOption } from '../policy/files/files.js';
import { DROP_MESSAGES, type DropMessageId } from '../report/words/drops.js';
import { reportCommand, reportDrop, reportRawDrop } from '../report/drop.js';
import type { RuleRun } from '../run/run.js';
import { findCommandCalls } from '../sequelize/losses/commands.js';
import { readDropCalls, type DropCall } from '../sequelize/losses/drops.js';
import { findLosses, readRawSqlCalls } from '../sequelize/losses/raw-sql.js';
import { isSqliteFile } from '../sequelize/sync/findings.js';

interface Options {
  readonly files?: FilesOption;
  readonly rawSql: 'ignore' | 'report';
}

/** Whatever drops tables, columns, types, schemas or databases belongs in a migration. */
export const noDrop = createRule<DropMessageId, Options>({
  name: 'no-drop',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow `drop()` and its like, which drop tables, columns, schemas or databases, outside migrations',
      recommended: 'recommended',
      strictOptions: { rawSql: 'report' },
    },
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          files: filesAndMigrationsSchema,
          rawSql: { type: 'string', enum: ['ignore', 'report'], description: 'Whether SQL text that starts with `DROP` is reported.' },
        },
      },
    ],
    defaultOptions: [{ rawSql: 'ignore' }],
    messages: DROP_MESSAGES,
  },
  roles: ['test', 'dev', 'migration'],
  isSilentInTests: true,
  concerns: (mentions, { rawSql }) => mentions.command || ((mentions.drop || (rawSql === 'report' && mentions.sqlDrop)) && mentions.shown),
  report: reportDrops,
});

function reportDrops(context: RuleContext<DropMessageId>, run: RuleRun, options: Options): void {
  for (const drop of readDropCalls(run.sourceCode)) {
    if (!judge(drop, run) || run.isMigrationWork(drop)) continue;
    reportDrop(context, drop, { major: run.readMajor(drop.receiver.instance), isSqlite: isSqliteFile(run.judgeStorage(drop.receiver)) });
  }
  for (const command of findCommandCalls(run.sourceCode)) reportCommand(context, command);
  if (options.rawSql === 'report') reportRawDrops(context, run);
}

function reportRawDrops(context: RuleContext<DropMessageId>, run: RuleRun): void {
  for (const query of readRawSqlCalls(run.sourceCode)) {
    const losses = run.isShown(query.receiver) ? findLosses(query, 'drop') : [];
    if (losses.length === 0 || run.isInMemory(query.receiver) || run.isMigrationWork(query)) continue;
    for (const loss of losses) reportRawDrop(context, query, loss);
  }
}

/** Whether a drop is Sequelize's. Others have a `drop` too, so the file has to show that the receiver is Sequelize's. */
function judge({ name, receiver }: DropCall, run: RuleRun): boolean {
  if (run.isInMemory(receiver)) return false;
  return run.isShown(receiver) || (name === 'revert' && isMigrator(receiver, run));
}

/** `down({ to: 0 })` is Umzug's alone: on an import its name is proof enough. */
function isMigrator(receiver: DropCall['receiver'], run: RuleRun): boolean {
  const names = [receiver.imported?.source ?? '', ...(receiver.imported?.names ?? [])];
  return run.isSequelize(receiver) && (receiver.target === 'umzug' || names.some((name) => /umzug|migrator/i.test(name)));
}
