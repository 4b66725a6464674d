import { createRule, type RuleContext } from '../create-rule.js';
import { filesSchema, ignoreFilesSchema } from '../policy/files-schema.js';
import type { FilesOption } from '../policy/files.js';
import { isIgnoredFile } from '../policy/ignore-files.js';
import { MATCH_SUGGESTIONS, USELESS_MATCH, type MatchSuggestionId, type UselessMatchId } from '../report/match-messages.js';
import { describeMatchProblem } from '../report/match-problems.js';
import { suggestRepairs } from '../report/match-repairs.js';
import { startRun, type RuleRun } from '../rule-run.js';
import { readMatchAdvice } from '../sequelize/match-advice.js';
import { readWrittenMatches, type WrittenMatch } from '../sequelize/match-facts.js';
import { findMatchProblem, type UselessMatch } from '../sequelize/useless-match.js';

type MessageIds = UselessMatchId | MatchSuggestionId;

interface Options {
  readonly files?: FilesOption;
  readonly ignoreFiles: readonly string[];
}

/** A `match` that does not protect is worse than none: it looks as if somebody had thought of production. */
export const validSyncMatch = createRule<MessageIds, Options>({
  name: 'valid-sync-match',
  meta: {
    type: 'problem',
    docs: { description: 'disallow a `match` that does not keep `sync` from emptying a production database', recommended: 'recommended' },
    hasSuggestions: true,
    schema: [{ type: 'object', additionalProperties: false, properties: { files: filesSchema, ignoreFiles: ignoreFilesSchema } }],
    defaultOptions: [{ ignoreFiles: [] }],
    messages: { ...USELESS_MATCH, ...MATCH_SUGGESTIONS },
  },
  create(context, options) {
    const run = startRun(context, options.files);
    if (isIgnoredFile(run.policy.file, options.ignoreFiles)) return {};
    return { Program: () => reportUseless(context, run) };
  },
});

function reportUseless(context: RuleContext<MessageIds>, run: RuleRun): void {
  const reported = new Set<unknown>();
  for (const written of readWrittenMatches(run.sourceCode)) {
    const place = written.call ?? written.match.node;
    if (reported.has(place) || reported.has(written.match.node)) continue;
    const useless = judge(written, run);
    if (!useless) continue;
    reported.add(place);
    reported.add(written.match.node);
    const found = { written, useless };
    const advice = readMatchAdvice(run.sourceCode, found, run.checks.names);
    const isTyped = /\.[cm]?tsx?$/.test(run.filename);
    const suggest = suggestRepairs(run.sourceCode, found, { major: run.readMajor(written.instance), advice, isTyped });
    context.report({ node: written.match.node, ...describeMatchProblem(written, useless), suggest });
  }
}

function judge(written: WrittenMatch, run: RuleRun): UselessMatch | undefined {
  const { receiver, instance, place } = written;
  const isOurs = place === 'drop' ? run.isShown(receiver) : run.isSequelize(receiver);
  if (!isOurs) return undefined;
  return findMatchProblem(written, run.readProtection({ ...receiver, instance }));
}
