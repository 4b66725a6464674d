import type { TSESTree } from '@typescript-eslint/utils';
import { createRule, type RuleContext } from '../create-rule.js';
import { filesSchema, ignoreFilesSchema } from '../policy/files/schema.js';
import { type FilesOption, isScript } from '../policy/files/files.js';
import { describeMissing, MISSING_MATCH, MISSING_MATCH_SUGGESTIONS, type MissingMatchId, type MissingMatchSuggestionId } from '../report/words/match.js';
import { describeRefusedCheck } from '../report/words/refused-check.js';
import { suggestMissingMatch, type MissingMatchSuggestion } from '../report/match-missing.js';
import { isMatchAsked, judgeMissingMatch } from '../run/missing-match.js';
import type { RuleRun } from '../run/run.js';
import type { Carrier, SyncCall } from '../sequelize/facts.js';
import { findFalsyMatch, readDefaultPattern } from '../sequelize/match/advice.js';
import { findRefusedNameCheck, isNameChecked, type OptionFinding, readOptionFindings } from '../sequelize/sync/findings.js';

type MessageIds = MissingMatchId | MissingMatchSuggestionId;

interface Options {
  readonly files?: FilesOption;
  readonly dynamicValues: 'report' | 'ignore';
  readonly ignoreFiles: readonly string[];
}

/** A destructive sync runs on whichever database is connected: a `match` or a check of the name looks which one that is. */
export const requireSyncMatch = createRule<MessageIds, Options>({
  name: 'require-sync-match',
  meta: {
    type: 'problem',
    docs: { description: 'require a `match` or a check of the database name for `sync({ force })`', recommended: 'recommended' },
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          files: filesSchema,
          dynamicValues: { type: 'string', enum: ['report', 'ignore'], description: 'What to do where `force` is decided at run time.' },
          ignoreFiles: ignoreFilesSchema,
        },
      },
    ],
    defaultOptions: [{ dynamicValues: 'report', ignoreFiles: [] }],
    messages: { ...MISSING_MATCH, ...MISSING_MATCH_SUGGESTIONS },
  },
  concerns: (mentions) => mentions.force,
  report: reportMissing,
});

function reportMissing(context: RuleContext<MessageIds>, run: RuleRun, options: Options): void {
  if (run.policy.isIgnored) return;
  const reported = new Set<unknown>();
  for (const source of run.sources) {
    const node = readReportNode(source);
    const found = node && !reported.has(node) && isAsked(source, run) ? findMissing(source, options, run) : undefined;
    if (!node || !found) continue;
    reported.add(node);
    context.report({ node, ...describeReport(found, run), suggest: suggest(found, run) });
  }
}

interface Missing {
  readonly finding: OptionFinding;
  readonly messageId: MissingMatchId;
}

function describeReport({ finding, messageId }: Missing, run: RuleRun): { messageId: MissingMatchId; data: Readonly<Record<string, string>> } {
  const { dev, test } = run.policy.file;
  const names = describeMissing({ receiver: finding.source.receiver, isDynamic: finding.verdict === 'dynamic' }, !dev && !test);
  const refused = CHECKABLE.has(messageId) && finding.verdict === 'on' ? findRefusedNameCheck(finding, run.checks, run.sourceCode) : undefined;
  return refused ? { messageId: 'refusedCheck', data: { ...names, ...describeRefusedCheck(refused, run.sourceCode) } } : { messageId, data: names };
}

function suggest({ finding, messageId }: Missing, run: RuleRun): MissingMatchSuggestion[] {
  const { options, receiver } = finding.source;
  const { dev, path } = run.policy.file;
  const suggested = readDefaultPattern(run.checks.names, dev || isScript(path));
  const isTyped = /\.[cm]?tsx?$/.test(run.filename);
  return suggestMissingMatch(run.sourceCode, finding, { situation: messageId, major: run.readMajor(receiver.instance), suggested, falsyMatch: findFalsyMatch(options), isTyped });
}

/** Situations in which a check of the name is enough: a check that does not protect is then named. What decides `force` itself is no check. */
const CHECKABLE = new Set<MissingMatchId>(['instance', 'model', 'version7', 'constructor', 'nest', 'exported']);

/** The first way in which force may be on without a `match` or a check. */
function findMissing(source: SyncCall | Carrier, options: Options, run: RuleRun): Missing | undefined {
  for (const finding of readOptionFindings(source, 'force', run.sourceCode)) {
    const messageId = judge(finding, options, run);
    if (messageId) return { finding, messageId };
  }
  return undefined;
}

function isAsked(source: SyncCall | Carrier, run: RuleRun): boolean {
  return isMatchAsked(source) && !run.isInMemory(source.receiver);
}

/** The argument of a call, the `sync` object of a carrier. */
function readReportNode({ options }: SyncCall | Carrier): TSESTree.Node | undefined {
  if (options.kind === 'none') return undefined;
  return options.node.type === 'Property' ? options.node.value : options.node;
}

/** The situation of a sync that no `match` or check protects; undefined where there is nothing to require. */
function judge(finding: OptionFinding, options: Options, run: RuleRun): MissingMatchId | undefined {
  const { source, arm, verdict, why } = finding;
  const isDynamic = verdict === 'dynamic';
  // A spread may hold a `match`.
  if (!arm || arm.rest || why === 'spread' || !(verdict === 'on' || isDynamic)) return undefined;
  if (isDynamic && options.dynamicValues === 'ignore') return undefined;
  const situation = judgeMissingMatch({ source, arm, isDynamic }, run);
  return situation && !isNameChecked(finding, run.checks, run.sourceCode) ? situation : undefined;
}
