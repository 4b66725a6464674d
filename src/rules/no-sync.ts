import { createRule, type RuleContext } from '../create-rule.js';
import { filesSchema } from '../policy/files/schema.js';
import type { FilesOption } from '../policy/files/files.js';
import { PLAIN_SYNC_MESSAGES, type PlainSyncMessageId } from '../report/words/plain-sync.js';
import { reportNestSync, reportPlainSync, type SyncEffect } from '../report/plain-sync.js';
import { readPlace, type RuleRun } from '../run/run.js';
import type { SyncCall } from '../sequelize/facts.js';
import { readOptionFindings } from '../sequelize/sync/findings.js';
import { readForeignKeyCycle } from '../sequelize/losses/foreign-keys.js';
import { readNestModules } from '../sequelize/carriers/frameworks/nest.js';

interface Options {
  readonly files?: FilesOption;
}

/** A project with migrations needs no `sync`, and a plain one drops columns where foreign keys go round in a circle. */
export const noSync = createRule<PlainSyncMessageId, Options>({
  name: 'no-sync',
  meta: {
    type: 'problem',
    docs: { description: 'disallow every `sync()`, a plain one too, and `synchronize` left on in Nest', recommended: 'strict' },
    hasSuggestions: true,
    schema: [{ type: 'object', additionalProperties: false, properties: { files: filesSchema } }],
    defaultOptions: [{}],
    messages: PLAIN_SYNC_MESSAGES,
  },
  isSilentInTests: true,
  // Nest syncs where nothing says so.
  concerns: (mentions) => mentions.sync || mentions.nest,
  report: reportSyncs,
});

function reportSyncs(context: RuleContext<PlainSyncMessageId>, run: RuleRun): void {
  for (const call of run.sources) {
    // A call of an own function is reported at the `sync` that it reaches.
    if (call.kind !== 'sync' || call.via || run.isInMemory(call.receiver)) continue;
    const found = { cycle: findCycle(call, run), effect: readEffect(call, run), isSqlite: isSqlite(call, run) };
    reportPlainSync(context, call, { ...found, place: readPlace(run, call.receiver.instance) });
  }
  for (const module of readNestModules(run.sourceCode)) {
    if (module.boot !== 'waits' && !run.isInMemory(module.receiver)) reportNestSync(context, module);
  }
}

/**
 * The circle of models that makes a plain sync alter them: of an instance, not of a Model alone, and not on SQLite
 * (v6 since 6.20.0 lib/sequelize.js _syncModelsWithCyclicReferences; v7 the same).
 */
function findCycle({ receiver }: SyncCall, run: RuleRun): readonly string[] | undefined {
  return receiver.target !== 'instance' || isSqlite({ receiver }, run) ? undefined : readForeignKeyCycle(run.sourceCode);
}

function isSqlite({ receiver }: Pick<SyncCall, 'receiver'>, run: RuleRun): boolean {
  const storage = run.findInstance(receiver)?.kind ?? receiver.instance?.storage;
  return storage === 'sqlite' || storage === 'sqliteFile';
}

/** What the call's own options do, or those of a constructor, model or hook of this file, which it obeys. */
function readEffect(call: SyncCall, run: RuleRun): SyncEffect {
  const obeyed = run.sources.filter((source) => source === call || source.kind === 'carrier' || source.call === call.call);
  const verdicts = obeyed.flatMap((source) => (['force', 'alter'] as const).flatMap((key) => readOptionFindings(source, key, run.sourceCode).map(({ verdict }) => verdict)));
  if (verdicts.some((verdict) => verdict === 'on' || verdict === 'dynamic')) return 'destructive';
  return verdicts.length > 0 ? 'changing' : 'plain';
}
