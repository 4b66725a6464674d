import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { findInstanceSetting } from '../policy/project/project.js';
import { isSameModule } from '../policy/project/modules.js';
import { readPolicy, type FileOptions, type Policy } from '../policy/policy.js';
import type { InstanceSetting, Settings } from '../policy/settings/types.js';
import type { NameCheckTerms } from '../sequelize/name-check/search.js';
import type { Carrier, Instance, Receiver, SyncCall } from '../sequelize/facts.js';
import { readFileImports } from '../sequelize/mentions.js';
import { findMigrationReason, isMigrationModule, type MigrationReason } from '../sequelize/losses/migrations.js';
import { insertsRows } from '../sequelize/losses/raw-sql.js';
import { readMadeHere, type MadeHere } from '../sequelize/receivers/constructions.js';
import { judgeOwner, judgeShown } from '../sequelize/receivers/receiver.js';
import type { OwnerVerdict } from '../sequelize/evidence.js';
import { isCarrierOf, isDestructive, isProtected, isSqliteFile, type OptionFinding, type ProtectionTerms, readOptionFindings, type Storage } from '../sequelize/sync/findings.js';
import { readSyncSources } from '../sequelize/carriers/carriers.js';

/** What every rule asks about the file that it judges: the policy, and the answers that need policy and facts both. */
export interface RuleRun {
  readonly policy: Policy;
  readonly sourceCode: Readonly<TSESLint.SourceCode>;
  readonly filename: string;
  /** Every sync of the file, and all that a later one obeys, that is Sequelize's or may be. */
  readonly sources: readonly (SyncCall | Carrier)[];
  /** Whether a call is Sequelize's, or may be in this project. */
  isSequelize(receiver: Receiver): boolean;
  /** Whether the file shows that a receiver is Sequelize's. */
  isShown(receiver: Receiver): boolean;
  /** What `isSequelize` answers, and why. */
  judgeOwner(receiver: Receiver): OwnerVerdict;
  /** What `isShown` answers, and why. */
  judgeShown(receiver: Receiver): OwnerVerdict;
  /** The major version that an instance, or else the file, the project or the settings speak of. */
  readMajor(instance?: Instance): 6 | 7;
  /** What `settings.instances` says of an imported instance. */
  findInstance(receiver: Receiver): InstanceSetting | undefined;
  /** What a check of the database's name is judged by. */
  readonly checks: NameCheckTerms;
  /** What decides whether a sync of the receiver is protected. */
  readProtection(receiver: Receiver): ProtectionTerms;
  /** Whether a call that takes something away does what a migration is for. */
  isMigrationWork(taking: TakingCall): boolean;
  /** Why it does; undefined where it does not. */
  findMigrationReason(taking: TakingCall): MigrationReason | undefined;
  /** What holds the tables of the receiver, by the file, the settings and the project. */
  judgeStorage(receiver: Receiver): Storage;
  /** Whether the receiver is an in-memory SQLite database, which has no data to lose. */
  isInMemory(receiver: Receiver): boolean;
}

/** A call that takes something away. */
interface TakingCall {
  readonly call: TSESTree.Node;
  readonly receiver: Receiver;
  readonly name?: string;
}

/** What an edit needs of the project: the migration that is configured, and the place of this file. */
export interface EditPlace {
  readonly sourceCode: RuleRun['sourceCode'];
  readonly migration: Policy['settings']['migration'];
  /** What the disk shows of migrations. */
  readonly migrations: Policy['migrations'];
  readonly filename: string;
  readonly root: string;
  readonly major: 6 | 7;
  readonly made: MadeHere;
  /** Whether a string that the first argument of a query can be adds rows to a table. */
  readonly insertsRows: (sql: TSESTree.Node) => boolean;
}

export function readPlace(run: RuleRun, instance?: Instance): EditPlace {
  const { policy, sourceCode, filename } = run;
  const { settings: { migration }, migrations, root } = policy;
  const project = { migration, migrations, filename, root, major: run.readMajor(instance) };
  return { ...project, sourceCode, made: readMadeHere(sourceCode), insertsRows: (sql) => insertsRows(sql, sourceCode) };
}

/** What a rule is told of the file. */
type RunContext = Pick<TSESLint.RuleContext<string, readonly unknown[]>, 'sourceCode' | 'filename' | 'physicalFilename' | 'cwd'>;

/** Rules that go by the same policy share what they find out. */
const runs = new WeakMap<Policy, RuleRun>();

/** Starts a rule in a file that it may have something to say about, by settings and options that were validated. */
export function startRun(context: Readonly<RunContext>, settings: Settings, options: FileOptions): RuleRun {
  const policy = readPolicy(context, settings, options);
  const known = runs.get(policy);
  if (known) return known;
  const run = createRun(context, policy);
  runs.set(policy, run);
  return run;
}

/** Whether the package.json files above the file list no Sequelize: its code is then Sequelize's only if the file itself says so. */
export function isWithoutSequelize(context: Readonly<RunContext>, settings: Settings): boolean {
  return readPolicy(context, settings).project.isWithoutSequelize;
}

/** Whether the globs of the settings, or of the rule's option, name the file as a test or dev file. */
export function isTestOrDev(context: Readonly<RunContext>, settings: Settings, options: FileOptions): boolean {
  const { dev, test } = readPolicy(context, settings, options).file;
  return test || dev;
}

function createRun({ sourceCode, filename, cwd }: Readonly<RunContext>, policy: Policy): RuleRun {
  let sources: RuleRun['sources'] | undefined;
  const run: RuleRun = {
    policy,
    sourceCode,
    filename,
    get sources() {
      return (sources ??= readSyncSources(sourceCode, run.isSequelize));
    },
    isSequelize: (receiver) => run.judgeOwner(receiver).isSequelize,
    isShown: (receiver) => run.judgeShown(receiver).isSequelize,
    judgeOwner: (receiver) => judgeOwner(receiver, policy.project, readFileImports(sourceCode).importsSequelize),
    judgeShown: (receiver) => judgeShown(receiver, policy.project, readFileImports(sourceCode).importsSequelize),
    readMajor: (instance) =>
      policy.settings.sequelizeVersion ?? instance?.major ?? readFileImports(sourceCode).major ?? policy.project.majorVersion ?? 6,
    checks: {
      names: policy.settings,
      known: new WeakMap(),
      unrefused: new WeakSet(),
      isNamedCheck: ({ source, name }) =>
        policy.settings.databaseNameChecks.some((check) => check.name === name && isSameModule(source, check.from, { filename, cwd, root: policy.root })),
    },
    readProtection: (receiver) => ({ checks: run.checks, major: run.readMajor(receiver.instance), storage: run.judgeStorage(receiver), hasMatch: run.findInstance(receiver)?.match === true }),
    findInstance: (receiver) => findInstanceSetting(receiver, policy.settings, { filename, cwd, root: policy.root }),
    isMigrationWork: (taking) => run.findMigrationReason(taking) !== undefined,
    findMigrationReason: ({ call, name = '', receiver }) => findMigrationReason({ call, name, receiver }, policy.file.migration || policy.project.isInCliFolder, () => isMigrationModule(sourceCode)),
    judgeStorage: (receiver) => judgeStorage(receiver.instance, run.findInstance(receiver), policy.project),
    isInMemory: (receiver) => run.judgeStorage(receiver) === 'memory',
  };
  return run;
}

const CONFIGURED: Readonly<Record<InstanceSetting['kind'], Storage>> = { 'in-memory': 'memory', 'sqlite': 'sqliteFile', 'server': 'server' };

function judgeStorage(instance: Instance | undefined, configured: InstanceSetting | undefined, { drivers }: Policy['project']): Storage {
  if (configured) return CONFIGURED[configured.kind];
  const storage = instance?.storage ?? 'unknown';
  return storage === 'unknown' && drivers.sqlite && !drivers.server ? 'sqliteDriver' : storage;
}

/** A finding that a rule reports, and what its edits need to know. */
interface ReportedFinding {
  readonly finding: OptionFinding;
  readonly place: EditPlace & { readonly reported: readonly SyncCall[]; readonly isProtected: boolean; readonly isSqlite: boolean };
}

/** The findings for force or alter that are reported: the first of each call or carrier. */
export function readReported(run: RuleRun, key: 'force' | 'alter', isReported: (finding: OptionFinding) => boolean): readonly ReportedFinding[] {
  const sources = run.sources.filter((source) => isJudged(source, run));
  const calls = sources.filter((source) => source.kind === 'sync').filter((call) => isDestructive(call));
  // A default that turns it on is the default of every call.
  const reported = new Map<unknown, ReportedFinding>();
  for (const source of sources) {
    const finding = readOptionFindings(source, key, run.sourceCode).find((found) => isReported(found));
    if (!finding || reported.has(finding.node)) continue;
    const isProtectedHere = isProtected(finding, run.readProtection(source.receiver), run.sourceCode);
    const isSqlite = isSqliteFile(run.judgeStorage(source.receiver));
    reported.set(finding.node, { finding, place: { ...readPlace(run, source.receiver.instance), reported: calls, isProtected: isProtectedHere, isSqlite } });
  }
  return [...reported.values()];
}

function isJudged(source: SyncCall | Carrier, run: RuleRun): boolean {
  return !run.isInMemory(source.receiver) && isCarrierOf(source, run.readMajor(source.receiver.instance));
}
