import type { TSESTree } from '@typescript-eslint/utils';
import { createRule, type RuleContext } from '../create-rule.js';
import { filesSchema, ignoreFilesSchema } from '../policy/files-schema.js';
import type { FilesOption } from '../policy/files.js';
import { isIgnoredFile } from '../policy/ignore-files.js';
import { MISSING_MATCH, type MissingMatchId } from '../report/match-messages.js';
import { startRun, type RuleRun } from '../rule-run.js';
import type { Carrier, SyncCall } from '../sequelize/facts.js';
import { mentionsSync } from '../sequelize/file-names.js';
import { readMatchInForce } from '../sequelize/match-facts.js';
import { isNameChecked } from '../sequelize/match-protection.js';
import { readMatchState } from '../sequelize/match-value.js';
import { readOptionFindings, type OptionFinding } from '../sequelize/option-findings.js';
import { readSyncSources } from '../sequelize/sync-sources.js';

type MessageIds = MissingMatchId;

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
    messages: MISSING_MATCH,
  },
  create(context, options) {
    const run = startRun(context, options.files);
    if (isIgnoredFile(run.policy.file, options.ignoreFiles) || !mentionsSync(context.sourceCode)) return {};
    return { Program: () => reportMissing(context, options, run) };
  },
});

function reportMissing(context: RuleContext<MessageIds>, options: Options, run: RuleRun): void {
  const reported = new Set<unknown>();
  for (const source of readSyncSources(run.sourceCode)) {
    if (!isAsked(source) || !run.isSequelize(source.receiver) || run.isInMemory(source.receiver)) continue;
    const findings = readOptionFindings(source, 'force', run.sourceCode);
    const found = findings.map((finding) => ({ finding, messageId: judge(finding, options, run) })).find(({ messageId }) => messageId);
    const node = readReportNode(source);
    if (!found?.messageId || !node || reported.has(node)) continue;
    reported.add(node);
    const { receiver } = source;
    const data = { target: receiver.node?.type === 'Identifier' ? receiver.node.name : 'Model' };
    context.report({ node, messageId: found.messageId, data });
  }
}

/** Options that wait for a `sequelize.sync()`; those of models and hooks reach `Model.sync()`, which no `match` protects. */
const CARRIERS: Readonly<Partial<Record<Carrier['carrier'], MissingMatchId>>> = {
  constructorSync: 'constructor',
  constructorTopLevel: 'constructor',
  nestSync: 'nest',
  exportedOptions: 'exported',
};

function isAsked(source: SyncCall | Carrier): boolean {
  return source.kind === 'sync' || CARRIERS[source.carrier] !== undefined;
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
  const match = isModel ? arm.match : readMatchInForce(arm, receiver.instance);
  const state = readMatchState(match);
  if (state === 'given') return undefined;
  if (run.readMajor(receiver.instance) === 7) return source.kind === 'sync' ? 'version7' : undefined;
  if (isModel) return 'model';
  return state === 'falsy' ? 'falsy' : judgeInstance({ source, arm, isDynamic }, run);
}

function judgeInstance({ source, isDynamic }: Forced, run: RuleRun): MissingMatchId | undefined {
  const { receiver } = source;
  const configured = run.findInstance(receiver);
  if (configured?.match) return undefined;
  if (receiver.instance?.storage === 'sqliteFile' || configured?.kind === 'sqlite') return 'sqliteFile';
  if (isDynamic) return 'conditional';
  const { drivers } = run.policy.project;
  const isServer = receiver.instance?.storage === 'server' || configured?.kind === 'server';
  if (!isServer && drivers.sqlite && !drivers.server) return 'sqliteDriver';
  return source.kind === 'carrier' ? CARRIERS[source.carrier] : 'instance';
}
