import { createRule, type RuleContext } from '../create-rule.js';
import { filesSchema, ignoreFilesSchema } from '../policy/files/schema.js';
import type { FilesOption } from '../policy/files/files.js';
import { describeMatchProblem, USELESS_MATCH, USELESS_MATCH_SUGGESTIONS, type UselessMatchId, type UselessMatchSuggestionId } from '../report/words/match.js';
import { suggestRepairs } from '../report/match-useless.js';
import type { RuleRun } from '../run/run.js';
import { readMatchAdvice } from '../sequelize/match/advice.js';
import { readWrittenMatches, type WrittenMatch } from '../sequelize/match/written.js';
import { isSqliteFile } from '../sequelize/sync/findings.js';
import { findMatchProblem, type UselessMatch } from '../sequelize/match/useless.js';

type MessageIds = UselessMatchId | UselessMatchSuggestionId;

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
    messages: { ...USELESS_MATCH, ...USELESS_MATCH_SUGGESTIONS },
  },
  concerns: (mentions) => mentions.match,
  report: reportUseless,
});

function reportUseless(context: RuleContext<MessageIds>, run: RuleRun): void {
  if (run.policy.isIgnored) return;
  const reported = new Set<unknown>();
  for (const written of readWrittenMatches(run)) {
    const useless = reported.has(written.call) ? undefined : judge(written, run);
    const { node } = written.match;
    // Options in a const may be given to several calls.
    const key = useless && `${node.range[0]} ${useless.problem.kind}`;
    if (!useless || reported.has(key)) continue;
    reported.add(key);
    if (written.call) reported.add(written.call);
    const found = { written, useless };
    const advice = readMatchAdvice(run.sourceCode, found, run.checks.names);
    const isTyped = /\.[cm]?tsx?$/.test(run.filename);
    const isSqlite = isSqliteFile(run.judgeStorage({ ...written.receiver, instance: written.instance }));
    const suggest = suggestRepairs(run.sourceCode, found, { major: run.readMajor(written.instance), advice, isTyped, isSqlite });
    context.report({ node, ...describeMatchProblem(written, useless, run.readMajor(written.instance)), suggest });
  }
}

function judge(written: WrittenMatch, run: RuleRun): UselessMatch | undefined {
  const { receiver, instance } = written;
  return isOurs(written, run) ? findMatchProblem(written, run.readProtection({ ...receiver, instance })) : undefined;
}

/** Other libraries have a `drop` with a `match`, too, but not with a RegExp. */
function isOurs({ match, place, receiver }: WrittenMatch, run: RuleRun): boolean {
  return run.isShown(receiver) || ((place !== 'drop' || match.value.kind === 'regexp') && run.isSequelize(receiver));
}
