import { createRule, type RuleContext } from '../create-rule.js';
import { filesAndMigrationsSchema } from '../policy/files/schema.js';
import type { FilesOption } from '../policy/files/files.js';
import { DELETE_MESSAGES, type DeleteMessageId } from '../report/words/deletes.js';
import { reportDelete, reportRawDelete } from '../report/delete.js';
import type { RuleRun } from '../run/run.js';
import { readDeleteCalls } from '../sequelize/losses/deletes.js';
import { isUnknownLoss, type DeleteLoss } from '../sequelize/losses/loss.js';
import { findLosses, readRawSqlCalls } from '../sequelize/losses/raw-sql.js';

interface Options {
  readonly files?: FilesOption;
  readonly rawSql: 'ignore' | 'report';
  readonly unknownOptions: 'ignore' | 'report';
}

/** Deleting without a condition empties a table as `force` does, and no `match` stops it. */
export const noMassDelete = createRule<DeleteMessageId, Options>({
  name: 'no-mass-delete',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow `truncate()`, and `destroy()` and `bulkDelete()` without a condition that limits the rows',
      recommended: 'strict',
      strictOptions: { rawSql: 'report' },
    },
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          files: filesAndMigrationsSchema,
          rawSql: {
            type: 'string',
            enum: ['ignore', 'report'],
            description: 'Whether SQL text that starts with `TRUNCATE`, or with `DELETE FROM` without `WHERE`, is reported.',
          },
          unknownOptions: { type: 'string', enum: ['ignore', 'report'], description: 'What to do where nothing in the file shows the options or the condition.' },
        },
      },
    ],
    defaultOptions: [{ rawSql: 'ignore', unknownOptions: 'ignore' }],
    messages: DELETE_MESSAGES,
  },
  roles: ['test', 'dev', 'migration'],
  isSilentInTests: true,
  concerns: (mentions, { rawSql }) => (mentions.delete || (rawSql === 'report' && mentions.sqlDelete)) && mentions.shown,
  report: reportDeletes,
});

/** Strings, files and sockets are truncated and destroyed too, so the file has to show that the receiver is Sequelize's. */
function reportDeletes(context: RuleContext<DeleteMessageId>, run: RuleRun, options: Options): void {
  // A function can hold several deletes that the arguments of one call decide.
  const places = new Set<unknown>();
  for (const call of readDeleteCalls(run.sourceCode)) {
    const losses = run.isShown(call.receiver) ? call.readLosses(run.readMajor(call.receiver.instance)).filter(({ loss }) => isReported(loss, options)) : [];
    // The instance is looked for where there is something to say: its options cost more than those of most deletes.
    if (losses.length === 0 || run.isInMemory(call.receiver)) continue;
    for (const placed of losses.filter(({ via }) => !places.has(via))) {
      const isUnread = isConditionUnread(placed.loss);
      if (!isUnread && run.isMigrationWork(call)) continue;
      if (placed.via) places.add(placed.via);
      reportDelete(context, call, { ...placed, isUnread });
    }
  }
  if (options.rawSql === 'report') reportRawDeletes(context, run);
}

function isReported(loss: DeleteLoss, { unknownOptions }: Options): boolean {
  return unknownOptions === 'report' || !isUnknownLoss(loss);
}

/** A condition that is written and not read is a mistake in a migration, too. */
function isConditionUnread({ hasCondition, kind }: DeleteLoss): boolean {
  return kind === 'oldCondition' || kind === 'truncateWhere' || hasCondition === true;
}

function reportRawDeletes(context: RuleContext<DeleteMessageId>, run: RuleRun): void {
  for (const query of readRawSqlCalls(run.sourceCode)) {
    const losses = run.isShown(query.receiver) ? findLosses(query, 'delete') : [];
    if (losses.length === 0 || run.isInMemory(query.receiver) || run.isMigrationWork(query)) continue;
    for (const loss of losses) reportRawDelete(context, query, loss);
  }
}
