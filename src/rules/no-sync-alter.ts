import { createRule } from '../create-rule.js';
import { filesSchema } from '../policy/files/schema.js';
import type { FilesOption } from '../policy/files/files.js';
import { describeOption, type OptionMessageId } from '../report/words/options.js';
import { describeSuggestions, type OptionSuggestionId, reportOptions } from '../report/force-alter.js';
import { readReported, type RuleRun } from '../run/run.js';
import { isOutside, isProtected, type OptionFinding } from '../sequelize/sync/findings.js';

type MessageIds = OptionMessageId<'alter'> | OptionSuggestionId<'alter'>;

interface Options {
  readonly files?: FilesOption;
  readonly additiveAlter: 'ignore' | 'report';
  readonly dynamicValues: 'report' | 'ignore';
  readonly environmentGuards: 'report' | 'trust';
  readonly protectedAlter: 'report' | 'trust';
  readonly unknownOptions: 'ignore' | 'report';
}

/** `alter` drops columns wherever it is on, may be on, or is left where a later plain `sync()` obeys it. */
export const noSyncAlter = createRule<MessageIds, Options>({
  name: 'no-sync-alter',
  meta: {
    type: 'problem',
    docs: { description: 'disallow `sync({ alter })`, which drops the columns that a model lacks', recommended: 'recommended' },
    fixable: 'code',
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          files: filesSchema,
          additiveAlter: { type: 'string', enum: ['ignore', 'report'], description: 'What to do with `alter: { drop: false }`, which only adds.' },
          dynamicValues: { type: 'string', enum: ['report', 'ignore'], description: 'What to do where `alter` is decided at run time.' },
          environmentGuards: { type: 'string', enum: ['report', 'trust'], description: 'Whether `NODE_ENV === "test"` and its like silence the rule.' },
          protectedAlter: { type: 'string', enum: ['report', 'trust'], description: 'Whether a `match` or database-name check that protects silences the rule.' },
          unknownOptions: { type: 'string', enum: ['ignore', 'report'], description: 'What to do where the whole options object is unknown.' },
        },
      },
    ],
    defaultOptions: [{ additiveAlter: 'ignore', dynamicValues: 'report', environmentGuards: 'report', protectedAlter: 'report', unknownOptions: 'ignore' }],
    messages: { ...describeOption('alter'), ...describeSuggestions('alter') },
  },
  isSilentInTests: true,
  concerns: (mentions) => mentions.sync,
  report(context, run, options) {
    reportOptions(context, 'alter', readReported(run, 'alter', (found) => judge(found, options) && !isTrusted(found, options, run)));
  },
});

/** Whether what is reported is protected, and the options say that this is enough. No `match` protects a Model. */
function isTrusted(finding: OptionFinding, options: Options, run: RuleRun): boolean {
  return options.protectedAlter === 'trust' && isProtected({ ...finding, key: 'alter' }, run.readProtection(finding.source.receiver), run.sourceCode);
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
    case 'additive':
      return options.additiveAlter === 'report';
  }
}
