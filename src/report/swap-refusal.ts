import type { NameConflict } from './import-name.js';

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
  | 'drop'
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
  /** No migration is configured or in sight, and the whole set-up does not fit here. */
  | 'noMigration';
