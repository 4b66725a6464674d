// The built plugin as a bundler makes it for a browser, run where there is nothing but JavaScript.
import path from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { Linter } from 'eslint';
import { rolldown } from 'rolldown';
import { beforeAll, describe, expect, it } from 'vitest';
import { plugin as own, type Plugin } from '../../src/plugin.js';
import { readBlocks } from '../support/pages.js';
import { readTexts, repository } from '../support/sources.js';

interface Bundle {
  readonly code: string;
  /** What the bundler had to say: a module that it could not find, above all. */
  readonly complaints: readonly string[];
}

async function bundle(): Promise<Bundle> {
  const complaints: string[] = [];
  const build = await rolldown({ input: path.join(repository, 'dist/index.mjs'), platform: 'browser', onLog: (_, { message }) => complaints.push(message) });
  const { output } = await build.generate({ format: 'iife', name: 'sequelizeGuard' });
  expect(output).toHaveLength(1);
  return { code: output[0].code, complaints };
}

function verify(plugin: Plugin, code: string, settings: object = {}): readonly Linter.LintMessage[] {
  const config: Linter.Config = { ...plugin.configs.strict, plugins: { 'sequelize-guard': plugin }, settings: { 'sequelize-guard': settings } };
  return new Linter({ cwd: '/nowhere' }).verify(code, [config], '/nowhere/src/app.js');
}

describe('bundled for a browser', () => {
  let built: Bundle;
  let plugin: Plugin;

  beforeAll(async () => {
    built = await bundle();
    plugin = runInContext(`${built.code}; sequelizeGuard;`, createContext({})) as Plugin;
  });

  it('the plugin needs no module that a browser does not have', () => {
    expect(built.complaints).toEqual([]);
    expect(built.code).not.toMatch(/\brequire\("|from "node:|import\("/);
  });

  it('it says what it says in Node, with the same fixes and suggestions, on every example of the rule pages', () => {
    const examples = [...readTexts('docs/rules', /\.md$/)].flatMap(([page, text]) => readBlocks(page, text)).filter(({ language }) => language === 'js');
    const found = examples.map(({ code }) => verify(plugin, code));
    expect(found.flat().length).toBeGreaterThan(20);
    expect(JSON.stringify(found)).toBe(JSON.stringify(examples.map(({ code }) => verify(own, code))));
  });

  it('it writes the import of a migrator where the settings say so', () => {
    const settings = { migration: { call: 'umzug.up()', import: { name: 'umzug', from: './src/db/umzug.js' } } };
    const messages = verify(plugin, "import { sequelize } from './db.js';\nawait sequelize.sync({ force: true });", settings);
    const fixed = messages.map(({ fix, suggestions = [] }) => [fix, ...suggestions.map((one) => one.fix)]).flat();
    expect(fixed.map((fix) => fix?.text)).toContainEqual(expect.stringContaining("import { umzug } from './db/umzug.js'"));
  });

  it('a wrong setting is an error there, too', () => {
    expect(() => verify(plugin, 'sequelize.sync({ force: true });', { fils: {} })).toThrow('Did you mean files?');
  });

  it('its configs can be written out', () => {
    expect(JSON.stringify(plugin.configs.recommended.settings)).toContain('no disk');
  });
});
