import type { SwapRefusal } from './swap-refusal.js';

/** Why a swap is no fix, in the words of a suggestion: it follows "Not applied by `--fix`: ". */
const WORDS: Readonly<Record<SwapRefusal, string>> = {
  resultUsed: 'the result of `sync` is used, and a migration resolves to something else',
  thenParameter: 'the handler reads what `sync` resolves to',
  returned: 'the result is returned, and a caller may read it',
  model: 'this syncs one Model, and migrations are for the whole database',
  unknownReceiver: 'this may be a Model, and migrations are for the whole database',
  drop: 'the tables are dropped on purpose here',
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
  noMigration: 'no migration is configured',
};

export function describeRefusal(why: SwapRefusal): string {
  return WORDS[why];
}
