import type { TSESLint } from '@typescript-eslint/utils';
import { readCarriers } from './carriers.js';
import type { Carrier, SyncCall } from './facts.js';
import { readSyncCalls } from './sync-calls.js';

/** Every call of `sync` and every carrier of its options in a file. */
export function readSyncSources(sourceCode: Readonly<TSESLint.SourceCode>): readonly (SyncCall | Carrier)[] {
  return [...readSyncCalls(sourceCode), ...readCarriers(sourceCode)];
}
