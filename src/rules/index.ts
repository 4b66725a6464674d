import type { Rule } from '../create-rule.js';
import { noDrop } from './no-drop.js';
import { noMassDelete } from './no-mass-delete.js';
import { noSyncAlter } from './no-sync-alter.js';
import { noSyncForce } from './no-sync-force.js';
import { noSync } from './no-sync.js';
import { requireSyncMatch } from './require-sync-match.js';
import { validSyncMatch } from './valid-sync-match.js';

/** Every rule by its name. */
export const rules: Readonly<Record<string, Rule>> = {
  'no-drop': noDrop,
  'no-mass-delete': noMassDelete,
  'no-sync': noSync,
  'no-sync-alter': noSyncAlter,
  'no-sync-force': noSyncForce,
  'require-sync-match': requireSyncMatch,
  'valid-sync-match': validSyncMatch,
};
