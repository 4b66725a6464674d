import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Settings } from '../../src/policy/settings/types.js';
import type { SequelizeGuardSettings } from '../../src/policy/settings/user-settings.js';
import { createProject, type Project } from './support/packed.js';
import { run } from './support/run.js';

const settings = `{
  root: '.',
  files: { test: ['qa/**'], dev: [], migration: ['db/migrations/**'] },
  migration: { call: 'umzug.up()', import: { name: 'umzug', from: './src/umzug.js', kind: 'named' } },
  sequelizeVersion: 6,
  instances: [{ name: 'memory', from: './src/memory.js', kind: 'in-memory' }],
  databaseNameChecks: [{ name: 'assertTestDatabase', from: './src/checks.js' }],
  words: ['test'],
  productionNames: ['prod'],
}`;

const moduleConfig = `import { defineConfig } from 'eslint/config';
import guard, { type SequelizeGuardSettings } from 'eslint-plugin-sequelize-guard';

const settings = ${settings} as const satisfies SequelizeGuardSettings;

export default defineConfig(
  guard.configs.recommended,
  { files: ['src/**'], extends: [guard.configs.strict], settings: { 'sequelize-guard': settings } },
  { plugins: { 'sequelize-guard': guard }, extends: ['sequelize-guard/recommended'], rules: { 'sequelize-guard/no-sync-force': 'error' } },
);
`;

const commonConfig = `import { defineConfig } from 'eslint/config';
import guard = require('eslint-plugin-sequelize-guard');

const settings = ${settings} satisfies guard.SequelizeGuardSettings;

export = defineConfig([guard.configs.recommended, { settings: { 'sequelize-guard': settings } }]);
`;

/** What a user may get wrong, one mistake on each line. */
const mistakes = `import type { SequelizeGuardSettings } from 'eslint-plugin-sequelize-guard';
export const misspelt = { filez: { test: ['qa/**'] } } satisfies SequelizeGuardSettings;
export const mistyped = { words: 'test' } satisfies SequelizeGuardSettings;
export const misnamed = { instances: [{ name: 'a', from: 'b', kind: 'memory' }] } satisfies SequelizeGuardSettings;
export const unknown = { sequelizeVersion: 5 } satisfies SequelizeGuardSettings;
export const absent = { root: undefined } satisfies SequelizeGuardSettings;
`;

const tsconfig = JSON.stringify({
  compilerOptions: {
    strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, skipLibCheck: false, noEmit: true,
    target: 'es2022', lib: ['es2023'], module: 'nodenext', moduleResolution: 'nodenext', types: ['node'],
  },
  include: ['*.mts', '*.cts'],
});

let project: Project;

beforeAll(async () => {
  project = await createProject('typescript', {
    'tsconfig.json': tsconfig, 'eslint.config.mts': moduleConfig, 'eslint.config.cts': commonConfig, 'mistakes.mts': mistakes,
  });
});

afterAll(() => { project.remove(); });

it.each(['typescript56', 'typescript59', 'typescript60'])(
  'a typed configuration compiles in %s under strict, exactOptionalPropertyTypes and skipLibCheck: false, and mistakes do not',
  async (compiler) => {
    const tsc = path.join(project.folder, 'node_modules', compiler, 'lib/tsc.js');
    const { stdout } = await run(process.execPath, [tsc, '--project', '.', '--pretty', 'false'], { cwd: project.folder });
    const errors = stdout.split('\n').filter((line) => /^\S/u.test(line));
    expect(errors).toEqual([
      expect.stringMatching(/^mistakes\.mts\(2,.*filez/u),
      expect.stringMatching(/^mistakes\.mts\(3,.*string/u),
      expect.stringMatching(/^mistakes\.mts\(4,.*"memory"/u),
      expect.stringMatching(/^mistakes\.mts\(5,.*5/u),
      expect.stringMatching(/^mistakes\.mts\(6,.*undefined/u),
    ]);
  },
);

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

it('the settings a user may write have the keys of the settings that are read', () => {
  const same: Same<keyof SequelizeGuardSettings, keyof Settings> = true;
  const files: Same<keyof NonNullable<SequelizeGuardSettings['files']>, keyof Settings['files']> = true;
  const seeded: Same<'root' | 'seeded', keyof Settings> = false;
  expect([same, files, seeded]).toEqual([true, true, false]);
});
