import { createRequire } from 'node:module';
import path from 'node:path';
import type { TSESLint } from '@typescript-eslint/utils';
import { describe, expect, it } from 'vitest';
import { noSyncAlter } from '../../src/rules/no-sync-alter.js';
import { noSyncForce } from '../../src/rules/no-sync-force.js';

const load = createRequire(__filename);
const project = path.resolve(__dirname, '../fixtures/projects/v6');

/** Lints with both rules at once, as users do, and gives the text after `--fix` and what is left. */
function fix(code: string): { output: string; left: number } {
  const { Linter } = load('eslint') as typeof TSESLint;
  const linter = new Linter({ configType: 'flat', cwd: project });
  const config = {
    files: ['**/*.js'],
    plugins: { guard: { rules: { 'no-sync-force': noSyncForce, 'no-sync-alter': noSyncAlter } } },
    rules: { 'guard/no-sync-force': 'error', 'guard/no-sync-alter': 'error' },
    settings: { 'sequelize-guard': { migration: { call: 'umzug.up()', import: { name: 'umzug', from: './umzug.js' } } } },
  };
  const { output, messages } = linter.verifyAndFix(code, [config] as never, { filename: path.join(project, 'src/start.js') });
  return { output, left: messages.length };
}

const head = "import { sequelize } from './db.js';\n";
const fixed = `${head}import { umzug } from '../umzug.js';\nawait umzug.up();\n`;

describe('the rules on force and alter never fight', () => {
  it.each([
    ['over one call', 'await sequelize.sync({ force: true, alter: true });\n'],
    ['over one call that is decided at run time', "await sequelize.sync({ force: process.env.A === '1', alter: process.env.A !== '1' });\n"],
    ['over adjacent calls', 'await sequelize.sync({ force: true });\nawait sequelize.sync({ alter: true });\n'],
    ['over adjacent calls the other way round', 'await sequelize.sync({ alter: true });\nawait sequelize.sync({ force: true });\n'],
    ['over three calls', 'await sequelize.sync({ alter: true });\nawait sequelize.sync({ force: true, alter: true });\nawait sequelize.sync({ force: true });\n'],
    ['over hundreds of calls in a row', 'await sequelize.sync({ force: true });\n'.repeat(400)],
  ])('%s', (_name, body) => {
    expect(fix(head + body)).toEqual({ output: fixed, left: 0 });
    expect(fix(fixed)).toEqual({ output: fixed, left: 0 });
  });
});
