import { createRule } from '../create-rule.js';
import { filesSchema } from '../policy/files/schema.js';
import type { FilesOption } from '../policy/files/files.js';
import { describeOption, type OptionMessageId } from '../report/words/options.js';
import { describeSuggestions, type OptionSuggestionId, reportOptions } from '../report/force-alter.js';
import { readReported, type RuleRun } from '../run/run.js';
import { isOutside, isProtected, type OptionFinding } from '../sequelize/sync/findings.js';

type MessageIds = OptionMessageId<'force'> | OptionSuggestionId<'force'>;

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
    docs: { description: 'disallow `sync({ force })`, which drops every table and recreates it empty', recommended: 'recommended' },
    fixable: 'code',
    hasSuggestions: true,
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
    messages: { ...describeOption('force'), ...describeSuggestions('force') },
  },
  isSilentInTests: true,
  concerns: (mentions) => mentions.sync,
  report(context, run, options) {
    reportOptions(context, 'force', readReported(run, 'force', (found) => judge(found, options) && !isTrusted(found, options, run)));
  },
});

/** Whether what is reported is protected, and the options say that this is enough. */
function isTrusted(finding: OptionFinding, options: Options, run: RuleRun): boolean {
  return options.protectedForce === 'trust' && isProtected(finding, run.readProtection(finding.source.receiver), run.sourceCode);
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
