import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { MigrationState } from '../../policy/project/project.js';
import type { MigrationSetting } from '../../policy/settings/types.js';
import { type Edit, toFix } from '../edits/edit.js';
import type { NameConflict } from '../imports/plan.js';
import type { SyncCall } from '../../sequelize/facts.js';
import type { MadeHere } from '../../sequelize/receivers/constructions.js';

/** A sync to be replaced. */
export type SwapCall = Pick<SyncCall, 'call' | 'receiver' | 'options' | 'direct' | 'via'>;

export interface SwapRequest {
  readonly sourceCode: Readonly<TSESLint.SourceCode>;
  readonly call: SwapCall;
  /** Every call of the file that the rule reports, in order; adjacent ones on one instance end as one `up()`. */
  readonly reported: readonly SwapCall[];
  readonly migration: MigrationSetting | undefined;
  /** What the disk shows of migrations. */
  readonly migrations: MigrationState;
  readonly filename: string;
  /** The folder that `migration.import.from` starts at. */
  readonly root: string;
  readonly major: 6 | 7;
  /** The instances and subclasses that the file makes. */
  readonly made: MadeHere;
  /** Whether a string that the first argument of a query can be adds rows to a table. */
  readonly insertsRows: (sql: TSESTree.Node) => boolean;
}

export type Swap =
  /** `text` is what the edit writes in the place of the call. */
  | { readonly kind: 'fix'; readonly edit: Edit; readonly text: string }
  | { readonly kind: 'suggestion'; readonly edit: Edit; readonly text: string; readonly why: SwapRefusal }
  /** `authenticate()` in the place of the call, with `command` run before the start. Without `why`, nothing speaks against it. */
  | { readonly kind: 'connect'; readonly edit: Edit; readonly text: string; readonly command: string; readonly why: SwapRefusal | undefined }
  /** The whole Umzug set-up, written out, for the migrations of `folder`. `why`: what is still missing. */
  | { readonly kind: 'setup'; readonly edit: Edit; readonly folder: string; readonly why: SwapRefusal | undefined }
  | { readonly kind: 'none'; readonly why: SwapRefusal };

/**
 * Why an edit that puts a migration in the place of a call is a suggestion and not a fix.
 * A closed list: every refusal names one of these.
 */
export type SwapRefusal =
  /** The value is assigned, passed on, yielded by an async generator or a class field. */
  | 'resultUsed'
  /** `.then(x => …)`, or a handler whose parameters this file does not show. */
  | 'thenParameter'
  /** Returned where a caller may read it. */
  | 'returned'
  | 'model'
  /** It cannot be shown that an instance, not a Model, is synced. */
  | 'unknownReceiver'
  | 'loop'
  | 'promiseAll'
  /** Options that `up()` has no counterpart for, or that this file does not show. */
  | 'unknownOptions'
  /** The options or the receiver do something when they are evaluated. */
  | 'sideEffects'
  | 'commentLost'
  | NameConflict
  /** A CommonJS file cannot `require` an `.mjs` file on every supported Node version. */
  | 'moduleSystem'
  /** The migrator lies on another drive, where no relative specifier leads. */
  | 'unreachable'
  | 'isMigratorFile'
  | 'severalInstances'
  /** The instance is made in and exported from this file, so that the migrator would import it back. */
  | 'circularImport'
  /** The configured call uses a name that this file does not have. */
  | 'unboundName'
  /** `.call`, `.bind`, or a function of this file that reaches `sync`. */
  | 'indirect'
  /** Rows are inserted after the sync, in the same function or chain: without an emptied table they are added again. */
  | 'rowsInserted'
  /** The migrator finds no migration on disk: a new database would stay empty. */
  | 'noMigrationFiles'
  /** The glob counts from the folder in which a process starts, and finds no migration from that of package.json. */
  | 'otherWorkingFolder'
  /** The migrations take `(queryInterface, Sequelize)`, and the Umzug 3 has no `resolve`. */
  | 'unresolvedMigrations'
  /** The migrations take `({ context })`, and Umzug 2 or sequelize-cli calls them. */
  | 'contextMigrations'
  /** The configured file is not there. */
  | 'migratorMissing'
  /** The set-up is for Umzug 3, and an older one is installed. */
  | 'outdatedUmzug'
  /** No migration is configured or in sight, and the whole set-up does not fit here. */
  | 'noMigration';
/** Why a swap is no fix, in the words of a suggestion: it follows "Not applied by `--fix`: ". */
const WORDS: Readonly<Record<SwapRefusal, string>> = {
  resultUsed: 'the result of `sync` is used, and a migration resolves to something else',
  thenParameter: 'the handler reads what `sync` resolves to',
  returned: 'the result is returned, and a caller may read it',
  model: 'this syncs one Model, and migrations are for the whole database',
  unknownReceiver: 'this may be a Model, and migrations are for the whole database',
  loop: 'it stands in a loop',
  promiseAll: 'it runs beside other promises',
  unknownOptions: 'the options may do more than this file shows',
  sideEffects: 'the arguments do something of their own',
  commentLost: 'a comment stands inside the call',
  nameTaken: 'the name of the import is taken in this file',
  shadowed: 'another variable hides the import here',
  moduleSystem: 'this CommonJS file cannot `require` the migrator',
  unreachable: 'no relative path leads to the migrator',
  isMigratorFile: 'this file is the migrator itself',
  severalInstances: 'the file has several instances',
  circularImport: 'the migrator would import this file back',
  unboundName: 'the configured call uses a name that this file does not have',
  indirect: '`sync` is not called directly',
  rowsInserted: 'rows are inserted after it, and would be added again at every run',
  noMigrationFiles: 'there is no migration yet, so a new database would have no tables. Make the first: `npx eslint-plugin-sequelize-guard baseline <module>`',
  otherWorkingFolder: 'its glob counts from the folder that the process starts in, and may find no migration there: give it `cwd`',
  unresolvedMigrations: 'the migrations take `(queryInterface, Sequelize)`: Umzug 3 calls them so through `resolve` alone, and they would throw',
  contextMigrations: 'the migrations take `({ context })`, as Umzug 3 calls them, and would throw here',
  migratorMissing: 'the file that `settings.migration` imports from is not there',
  outdatedUmzug: 'the set-up is for Umzug 3, and an older Umzug is installed',
  noMigration: 'no migration is configured',
};

export function describeRefusal(why: SwapRefusal): string {
  return WORDS[why];
}

const ON_DISK = new Set<SwapRefusal>(['noMigrationFiles', 'otherWorkingFolder', 'unresolvedMigrations', 'contextMigrations', 'migratorMissing', 'outdatedUmzug']);

/** Whether the disk shows that a swap would not run, or leave a new database without tables. */
export function isDiskRefusal(why: SwapRefusal | undefined): boolean {
  return why !== undefined && ON_DISK.has(why);
}

/** The texts of the suggestions of a swap. Data: `migration`, what the edit writes; `why`; `command`; `folder`. */
export const SWAP_SUGGESTIONS = {
  migrate: 'Run `{{migration}}` instead. Not applied by `--fix`: {{why}}.',
  migrateSetup: 'Write an Umzug set-up here and run the migrations of `{{folder}}` instead.',
  migrateSetupFirst: 'Write an Umzug set-up here for the migrations of `{{folder}}`. Mind that {{why}}.',
  connect: 'Write `{{migration}}` here, and run `{{command}}` before each start.',
  connectFirst: 'Write `{{migration}}` here, and run `{{command}}` before each start. Mind that {{why}}.',
} as const;

export type SwapSuggestionId = keyof typeof SWAP_SUGGESTIONS;

/** The same for a sync that destroys nothing by itself: there is no fix to speak of. */
export const SWAP_OFFERS = {
  ...SWAP_SUGGESTIONS,
  migrate: 'Run `{{migration}}` instead.',
  migrateFirst: 'Run `{{migration}}` instead. Mind that {{why}}.',
} as const;

type OfferId = keyof typeof SWAP_OFFERS;

interface SwapSuggestion<Id extends OfferId> {
  readonly messageId: Id;
  readonly data: Record<string, string>;
  readonly fix: TSESLint.ReportFixFunction;
}

/** The fix of a swap that changes nothing but what is destroyed. */
export function readFix(swap: Swap): TSESLint.ReportFixFunction | undefined {
  const isFix = swap.kind === 'fix' || (swap.kind === 'connect' && swap.why === undefined);
  return isFix ? toFix(swap.edit) : undefined;
}

/** A swap that is no fix, as the suggestion that says why. */
export function suggestSwap(swap: Swap): readonly SwapSuggestion<SwapSuggestionId>[] {
  if (swap.kind === 'none' || readFix(swap)) return [];
  // That nothing is configured is no reason against an offer.
  const why = swap.kind === 'fix' || swap.why === undefined || swap.why === 'noMigration' ? undefined : describeRefusal(swap.why);
  return [describeSwap(swap, { why, id: 'migrate' })];
}

/** Every swap as a suggestion, in the place of a sync that destroys nothing by itself; what the disk shows is said. */
export function offerSwap(swap: Swap): readonly SwapSuggestion<OfferId>[] {
  if (swap.kind === 'none') return [];
  const why = swap.kind !== 'fix' && swap.why && isDiskRefusal(swap.why) ? describeRefusal(swap.why) : undefined;
  return [describeSwap<OfferId>(swap, { why, id: why === undefined ? 'migrate' : 'migrateFirst' })];
}

interface Wording<Id extends OfferId> {
  readonly why: string | undefined;
  /** The text of a call that is written in place of the sync. */
  readonly id: Id;
}

function describeSwap<Id extends OfferId>(swap: Exclude<Swap, { kind: 'none' }>, { why, id }: Wording<Id>): SwapSuggestion<Id | SwapSuggestionId> {
  const fix = toFix(swap.edit);
  const first = why === undefined ? '' : 'First';
  const reason = why === undefined ? {} : { why };
  switch (swap.kind) {
    case 'fix':
    case 'suggestion':
      return { messageId: id, data: { migration: swap.text, ...reason }, fix };
    case 'setup':
      return { messageId: `migrateSetup${first}`, data: { folder: swap.folder, ...reason }, fix };
    case 'connect':
      return { messageId: `connect${first}`, data: { migration: swap.text, command: swap.command, ...reason }, fix };
  }
}
