// The first `sync` of a text, asked whether a check of the database's name dominates it.
import { createEvaluation } from '../../src/values/evaluate/evaluate.js';
import { isDatabaseNameChecked } from '../../src/sequelize/name-check/check.js';
import type { NameCheckTerms } from '../../src/sequelize/name-check/search.js';
import { readSyncCalls } from '../../src/sequelize/sync/calls.js';
import { lint } from '../support/lint.js';

const readTerms = (): NameCheckTerms => ({
  known: new WeakMap(),
  unrefused: new WeakSet(),
  names: { words: ['test', 'dev'], productionNames: ['prod', 'live'] },
  isNamedCheck: ({ source, name }) => source === './checks.js' && name === 'assertTest',
});

/** @throws Error where the text has no sync. */
export function isChecked(code: string): boolean {
  let found: boolean | undefined;
  const probe = {
    meta: { type: 'problem' },
    create: (context: { sourceCode: Parameters<typeof readSyncCalls>[0] }) => ({
      Program() {
        const { sourceCode } = context;
        const [sync] = readSyncCalls(sourceCode, () => true);
        found = sync && isDatabaseNameChecked(sync.call, readTerms(), createEvaluation(sourceCode));
      },
    }),
  };
  lint(code, { plugin: { rules: { probe } } });
  if (found === undefined) throw new Error(`No sync in\n${code}`);
  return found;
}

export const SYNC = 'await sequelize.sync({ force: true });';
