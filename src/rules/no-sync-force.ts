import { createRule, type RuleContext } from '../create-rule.js';
import { filesSchema } from '../policy/files-schema.js';
import type { FilesOption } from '../policy/files.js';
import { describeOption, type OptionMessageId } from '../report/option-messages.js';
import { reportOption } from '../report/option-reports.js';
import { startRun, type RuleRun } from '../rule-run.js';
import { mentionsSync } from '../sequelize/file-names.js';
import { isCarrierOf, isOutside, readOptionFindings, type OptionFinding } from '../sequelize/option-findings.js';
import { readSyncSources } from '../sequelize/sync-sources.js';

type MessageIds = OptionMessageId<'force'>;

interface Options {
  readonly files?: FilesOption;
  readonly dynamicValues: 'report' | 'ignore';
  readonly environmentGuards: 'report' | 'trust';
  readonly protectedForce: 'report' | 'trust';
  readonly unknownOptions: 'ignore' | 'report';
}

/** `force` empties tables wherever it is on, may be on, or is left where a later plain `sync()` obeys it. */
export const noSyncForce = createRule<MessageIds, Options>({
  name: 'no-sync-force',
  meta: {
    type: 'problem',
    docs: { description: 'disallow `sync({ force })`, which drops every table and makes it again, empty', recommended: 'recommended' },
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          files: filesSchema,
          dynamicValues: { type: 'string', enum: ['report', 'ignore'], description: 'What to do where `force` is decided at run time.' },
          environmentGuards: { type: 'string', enum: ['report', 'trust'], description: 'Whether `NODE_ENV === "test"` and its like silence the rule.' },
          protectedForce: { type: 'string', enum: ['report', 'trust'], description: 'Whether a `match` or database-name check that protects silences the rule.' },
          unknownOptions: { type: 'string', enum: ['ignore', 'report'], description: 'What to do where the whole options object is unknown.' },
        },
      },
    ],
    defaultOptions: [{ dynamicValues: 'report', environmentGuards: 'report', protectedForce: 'report', unknownOptions: 'ignore' }],
    messages: describeOption('force'),
  },
  create(context, options) {
    const run = startRun(context, options.files);
    if (!mentionsSync(context.sourceCode)) return {};
    return { Program: () => reportFindings(context, options, run) };
  },
});

function reportFindings(context: RuleContext<MessageIds>, options: Options, run: RuleRun): void {
  if (run.policy.file.test || run.policy.file.dev) return;
  // A default that turns it on is the default of every call.
  const reported = new Set<unknown>();
  for (const source of readSyncSources(run.sourceCode)) {
    if (!run.isSequelize(source.receiver) || run.isInMemory(source.receiver)) continue;
    if (!isCarrierOf(source, run.readMajor(source.receiver.instance))) continue;
    const finding = readOptionFindings(source, 'force', run.sourceCode).find((found) => judge(found, options));
    if (!finding || reported.has(finding.node)) continue;
    reported.add(finding.node);
    reportOption(context, finding, 'force');
  }
}

/** Whether a finding is reported under the options. */
function judge(finding: OptionFinding, options: Options): boolean {
  if (finding.guard === 'positive' && options.environmentGuards === 'trust') return false;
  switch (finding.verdict) {
    case 'on':
      return true;
    case 'dynamic':
      return options.dynamicValues === 'report';
    case 'unknown':
      return options.unknownOptions === 'report' || (options.dynamicValues === 'report' && isOutside(finding.why));
    default:
      return false;
  }
}
