import type { TSESTree } from '@typescript-eslint/utils';
import { createRule, type RuleContext } from '../create-rule.js';
import { filesSchema, ignoreFilesSchema } from '../policy/files/schema.js';
import type { FilesOption } from '../policy/files/files.js';
import { isScript } from '../policy/files/test-files.js';
import { describeMissing, MATCH_SUGGESTIONS, MISSING_MATCH, type MatchSuggestionId, type MissingMatchId } from '../report/words/match.js';
import { suggestMissingMatch } from '../report/match-missing.js';
import type { RuleRun } from '../run/run.js';
import type { Carrier, SyncCall } from '../sequelize/facts.js';
import { findFalsyMatch, readDefaultPattern } from '../sequelize/match/advice.js';
import { readMatchInForce } from '../sequelize/match/written.js';
import { isNameChecked } from '../sequelize/match/protection.js';
import { readMatchState } from '../sequelize/options/match-option.js';
import { readOptionFindings, type OptionFinding } from '../sequelize/sync/findings.js';

type MessageIds = MissingMatchId | MatchSuggestionId;

interface Options {
  readonly files?: FilesOption;
  readonly dynamicValues: 'report' | 'ignore';
  readonly ignoreFiles: readonly string[];
}

/** A destructive sync looks at nothing but the connection it has: a `match` or a check of the name looks where that leads. */
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
    messages: { ...MISSING_MATCH, ...MATCH_SUGGESTIONS },
  },
  concerns: (mentions) => mentions.sync,
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
    const { receiver } = source;
    const { dev, path, test } = run.policy.file;
    const data = describeMissing(receiver, !dev && !test);
    const request = {
      situation: found.messageId,
      major: run.readMajor(receiver.instance),
      suggested: readDefaultPattern(run.checks.names, dev || isScript(path)),
      falsyMatch: findFalsyMatch(source.options),
      isTyped: /\.[cm]?tsx?$/.test(run.filename),
    };
    const suggest = suggestMissingMatch(run.sourceCode, found.finding, request);
    context.report({ node, messageId: found.messageId, data, suggest });
  }
}

/** The first way in which force may be on without a `match` or a check. */
function findMissing(source: SyncCall | Carrier, options: Options, run: RuleRun): { finding: OptionFinding; messageId: MissingMatchId } | undefined {
  for (const finding of readOptionFindings(source, 'force', run.sourceCode)) {
    const messageId = judge(finding, options, run);
    if (messageId) return { finding, messageId };
  }
  return undefined;
}

/** Options that wait for a `sequelize.sync()`; those of models and hooks reach `Model.sync()`, which no `match` protects. */
const CARRIERS: Readonly<Partial<Record<Carrier['carrier'], MissingMatchId>>> = {
  constructorSync: 'constructor',
  constructorTopLevel: 'constructor',
  nestSync: 'nest',
  exportedOptions: 'exported',
};

function isAsked(source: SyncCall | Carrier, run: RuleRun): boolean {
  if (source.kind === 'carrier' && CARRIERS[source.carrier] === undefined) return false;
  return !run.isInMemory(source.receiver);
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
  const situation = judgeMatch({ source, arm, isDynamic }, run);
  return situation && !isNameChecked(finding, run.checks, run.sourceCode) ? situation : undefined;
}

interface Forced extends Pick<OptionFinding, 'source'> {
  readonly arm: NonNullable<OptionFinding['arm']>;
  readonly isDynamic: boolean;
}

function judgeMatch({ source, arm, isDynamic }: Forced, run: RuleRun): MissingMatchId | undefined {
  const { receiver } = source;
  const isModel = receiver.target === 'model' || receiver.target === 'sessionStore';
  const major = run.readMajor(receiver.instance);
  const state = readMatchState(isModel ? arm.match : readMatchInForce(arm, receiver.instance));
  if (state === 'given' || (major === 7 && source.kind === 'carrier')) return undefined;
  const storage = judgeStorage(source, run);
  if (storage === 'sqliteFile') return storage;
  if (major === 7) return 'version7';
  if (isModel) return 'model';
  return judgeInstance({ source, arm, isDynamic }, run);
}

function judgeInstance({ source, arm, isDynamic }: Forced, run: RuleRun): MissingMatchId | undefined {
  // Given and not there: it wins over the constructor's.
  if (arm.match) return 'falsy';
  if (run.findInstance(source.receiver)?.match) return undefined;
  if (isDynamic) return 'conditional';
  return judgeStorage(source, run) ?? (source.kind === 'carrier' ? CARRIERS[source.carrier] : 'instance');
}

/** On a SQLite file the name says nothing; where the project has no other driver, it may be one. */
function judgeStorage({ receiver }: SyncCall | Carrier, run: RuleRun): 'sqliteFile' | 'sqliteDriver' | undefined {
  const kind = run.findInstance(receiver)?.kind ?? receiver.instance?.storage;
  if (kind === 'sqliteFile' || kind === 'sqlite') return 'sqliteFile';
  const { drivers } = run.policy.project;
  return kind !== 'server' && drivers.sqlite && !drivers.server ? 'sqliteDriver' : undefined;
}
