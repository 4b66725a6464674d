// A TypeScript file beside the configs is linted, or is an error: it is never passed over in silence.
import { createRequire } from 'node:module';
import path from 'node:path';
import * as tsParser from '@typescript-eslint/parser';
import { ESLint } from 'eslint';
import { defineConfig } from 'eslint/config';
import { describe, expect, it } from 'vitest';
import { plugin } from '../src/plugin.js';
import { createProject } from './policy/temporary-project.js';

type Engine = new (options: object) => Pick<ESLint, 'lintFiles'>;

const load = createRequire(import.meta.url);
const engines: readonly (readonly [string, Engine])[] = [
  ['ESLint 8.57', (load('eslint8/use-at-your-own-risk') as { FlatESLint: Engine }).FlatESLint],
  ['ESLint 9', (load('eslint9') as { ESLint: Engine }).ESLint],
  ['ESLint 10', ESLint],
];

const { recommended } = plugin.configs;
const PARSER = { files: ['**/*.{ts,tsx,mts,cts}'], languageOptions: { parser: tsParser } };
const WIPES = "import { sequelize } from './models';\nexport const reset = (name: string): Promise<unknown> => sequelize.sync({ force: true });\n";

/** The reports on the files of a project, by its path: rules, or `fatal` for a file that does not parse. */
async function lint(Engine: Engine, config: readonly object[], file = 'src/db.ts'): Promise<Record<string, readonly string[]>> {
  const cwd = createProject({ 'package.json': { dependencies: { sequelize: '^6.0.0', pg: '^8' } }, [file]: WIPES, 'src/plain.js': 'export const a = 1;\n' });
  const results = await new Engine({ cwd, overrideConfigFile: true, overrideConfig: config }).lintFiles(['.']);
  const read = (messages: readonly { ruleId: string | null; fatal?: boolean | undefined }[]): readonly string[] => messages.map(({ fatal, ruleId }) => (fatal === true ? 'fatal' : String(ruleId)));
  return Object.fromEntries(results.map(({ filePath, messages }) => [path.relative(cwd, filePath), read(messages)]));
}

const REPORTS = ['sequelize-guard/require-sync-match', 'sequelize-guard/no-sync-force'];

describe.each(engines)('%s', (_, Engine) => {
  it.each(['src/db.ts', 'src/db.tsx', 'src/db.mts', 'src/db.cts'])('%s without a parser is a parsing error, not silence', async (file) => {
    expect(await lint(Engine, [recommended], file)).toEqual({ [file]: ['fatal'], 'src/plain.js': [] });
  });

  it.each(['src/db.ts', 'src/db.tsx', 'src/db.mts', 'src/db.cts'])('%s is judged with a parser, before or behind the config', async (file) => {
    const reports = { [file]: expect.arrayContaining(REPORTS) as unknown, 'src/plain.js': [] };
    expect(await lint(Engine, [PARSER, recommended], file)).toEqual(reports);
    expect(await lint(Engine, [recommended, PARSER], file)).toEqual(reports);
  });

  it('a file of another kind is linted where another configuration names it, and else is not', async () => {
    expect(await lint(Engine, [recommended], 'src/db.vue')).toEqual({ 'src/plain.js': [] });
    const named = { files: ['**/*.vue'], languageOptions: { parser: tsParser, parserOptions: { extraFileExtensions: ['.vue'] } } };
    expect(await lint(Engine, [named, recommended], 'src/db.vue')).toEqual({ 'src/db.vue': expect.arrayContaining(REPORTS) as unknown, 'src/plain.js': [] });
  });
});

describe('defineConfig and extends', () => {
  it('the config can be extended, for all files or for some', async () => {
    const all = defineConfig([{ extends: [recommended] }, PARSER]);
    expect((await lint(ESLint, all))['src/db.ts']).toEqual(expect.arrayContaining(REPORTS));
    const some = defineConfig([{ files: ['src/**'], extends: [recommended] }, PARSER]);
    expect((await lint(ESLint, some))['src/db.ts']).toEqual(expect.arrayContaining(REPORTS));
    const others = defineConfig([{ files: ['lib/**'], extends: [recommended] }, PARSER]);
    expect((await lint(ESLint, others))['src/db.ts']).toEqual([]);
  });
});
