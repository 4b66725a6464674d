import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { listCases, WRITTEN, readTexts, type Setting, SETTINGS } from './support/corpus-files.js';

const load = createRequire(__filename);
const repository = path.resolve(__dirname, '../..');
const oxlint = path.join(path.dirname(load.resolve('oxlint/package.json')), 'bin/oxlint');
const root = mkdtempSync(path.join(tmpdir(), 'sequelize-guard-oxlint-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A project of its own with every file of the corpus for one module system. */
function layOut(setting: Setting, folder: string): Map<string, string> {
  mkdirSync(path.join(folder, 'src'), { recursive: true });
  symlinkSync(path.join(repository, 'node_modules'), path.join(folder, 'node_modules'));
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name: 'corpus', dependencies: { sequelize: '^6.0.0' } }));
  writeFileSync(path.join(folder, '.oxlintrc.json'), JSON.stringify(createConfig()));
  writeFileSync(path.join(folder, 'umzug.js'), 'export const umzug = createMigrator();\n');
  const expected = new Map<string, string>();
  for (const [index, swapCase] of listCases(setting.system).entries()) {
    const { before, after } = readTexts(setting, swapCase);
    const file = path.join(folder, 'src', `case-${String(index)}${path.extname(setting.filename)}`);
    writeFileSync(file, before);
    // A suggestion is no fix; where another call of the file is fixed, the engines are compared elsewhere.
    if (!swapCase.why) expected.set(file, after);
  }
  return expected;
}

function createConfig(): object {
  return {
    jsPlugins: [{ name: 'sequelize-guard', specifier: path.join(repository, 'dist/index.cjs') }],
    categories: { correctness: 'off' },
    rules: { 'sequelize-guard/no-sync-force': 'warn', 'sequelize-guard/no-sync-alter': 'warn' },
    settings: { 'sequelize-guard': { migration: WRITTEN } },
  };
}

/** A run fixes each place once: a file with several calls takes several. */
function fixAll(folder: string): void {
  for (let run = 0; run < 4; run += 1) execFileSync(process.execPath, [oxlint, '--fix', 'src'], { cwd: folder, stdio: 'pipe' });
}

describe('oxlint fixes as ESLint does', () => {
  it.each(SETTINGS)('$system, parsed by $parser as $sourceType', (setting) => {
    const folder = path.join(root, `${setting.system}-${setting.parser}-${setting.sourceType}`);
    const expected = layOut(setting, folder);
    fixAll(folder);
    expect(expected.size).toBeGreaterThan(50);
    for (const [file, after] of expected) expect(readFileSync(file, 'utf8')).toBe(after);
  }, 120_000);
});
