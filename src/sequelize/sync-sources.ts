import type { TSESLint } from '@typescript-eslint/utils';
import { readCarriers } from './carriers.js';
import type { Carrier, Receiver, SyncCall } from './facts.js';
import { readSyncCalls } from './sync-calls.js';

/** Every call of `sync` and every carrier of its options in a file, of a receiver that `isOurs` takes for Sequelize's. */
export function readSyncSources(sourceCode: Readonly<TSESLint.SourceCode>, isOurs: (receiver: Receiver) => boolean): readonly (SyncCall | Carrier)[] {
  return [...readSyncCalls(sourceCode, isOurs), ...readCarriers(sourceCode).filter(({ receiver }) => isOurs(receiver))];
}
