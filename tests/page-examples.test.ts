// Every fenced block of every page is linted, read or executed by a test; those that no other test takes are taken here.
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { runInNewContext } from 'node:vm';
import * as tsParser from '@typescript-eslint/parser';
import { Linter, type ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';
import { readRequest } from '../src/bin/request.js';
import { plugin } from '../src/plugin.js';
import { lint } from './support/lint.js';
import { readBlocks, readPromise, type Block } from './support/pages.js';
import { projectRoot } from './support/projects.js';
import { readText, readTexts, repository } from './support/sources.js';

const files = ['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'SECURITY.md', 'examples/shop/README.md'];
const pages = new Map([...files.map((file) => [file, readText(file)] as const), ...readTexts('docs', /\.md$/), ...readTexts('tests', /\/README\.md$/)]);

const is = (...languages: readonly string[]) => ({ language }: Block): boolean => languages.includes(language);

/** By page, the tests that take its blocks, and which they take. */
const takers: readonly (readonly [page: RegExp, takes: (block: Block) => boolean])[] = [
  [/^docs\/guides\//, ({ attributes }) => attributes.test !== undefined], // e2e/guides.test.ts
  [/^docs\/limits\.md$/, is('js')], // limits.test.ts
  [/^docs\/repair\.md$/, is('js')], // repair.test.ts
  [/^docs\/settings\.md$/, is('js', 'json', 'text')], // policy/settings-doc.test.ts
  [/^docs\/troubleshooting\.md$/, ({ language, attributes }) => language === 'js' || attributes.test === 'settings-error'], // troubleshooting.test.ts
  [/^docs\/defence\.md$/, ({ language, attributes }) => language === 'sql' || attributes.file === 'hook-v7.js'], // defence.test.ts
  [/^docs\/rules\//, (block) => (is('js', 'ts')(block) && readPromise(block) !== undefined) || (is('json')(block) && block.heading === 'Options')], // docs.test.ts, below
  [/^README\.md$/, is('js', 'json', 'text')], // below
  [/^CONTRIBUTING\.md$/, is('text')], // below
  [/^examples\/shop\/README\.md$/, is('js')], // below
  [/^(?!docs\/guides\/)/, is('sh')], // below
];

function findUntaken(page: string, text: string): readonly string[] {
  const own = takers.filter(([name]) => name.test(page));
  return readBlocks(page, text).filter((block) => !own.some(([, takes]) => takes(block))).map(({ line, language }) => `${page}:${line} ${language}`);
}

describe('every example is taken by a test', () => {
  it.each([...pages])('%s', (page, text) => {
    expect(findUntaken(page, text)).toEqual([]);
  });

  it.each([
    ['README.md', '```yaml\na: 1\n```\n'],
    ['SECURITY.md', '```js\nsequelize.sync();\n```\n'],
    ['docs/guides/ci.md', '```sh\nnpx eslint .\n```\n'],
    ['docs/rules/no-drop.md', '## Related\n\n```js\nsequelize.drop();\n```\n'],
  ])('or else is found: in %s', (page, text) => {
    expect(findUntaken(page, text)).toHaveLength(1);
  });
});

const readme = readBlocks('README.md', readText('README.md'));
const recommended = Object.keys(plugin.configs.recommended.rules).map((name) => name.replace('sequelize-guard/', ''));
const find = (language: string, part: string): Block => {
  const [block, ...others] = readme.filter((one) => one.language === language && one.code.includes(part));
  if (block === undefined || others.length > 0) throw new Error(`README.md has not one ${language} block with ${part}`);
  return block;
};

/** What a configuration file exports, as ESLint would load it. */
function evaluateConfig({ code }: Block): Linter.Config[] {
  const script = code
    .replaceAll(/^import (\w+|\{ \w+ \}) from (.*);$/gm, 'const $1 = require($2);')
    .replace('export default', 'module.exports =');
  const modules: Readonly<Record<string, unknown>> = { 'eslint/config': { defineConfig: (...given: unknown[]) => given.flat() }, 'eslint-plugin-sequelize-guard': plugin, 'typescript-eslint': { parser: tsParser } };
  const scope: Record<string, unknown> = { module: { exports: [] }, require: (name: string) => modules[name], sequelizeGuard: plugin };
  runInNewContext(script, scope);
  return [(scope.module as { exports: unknown }).exports].flat() as Linter.Config[];
}

/** The rules that report a file with a configuration of the README, as they are printed. */
function reportWith(block: Block, file: string, code = 'sequelize.sync({ force: true });\n'): readonly string[] {
  const folder = projectRoot('v6');
  const messages = new Linter({ configType: 'flat', cwd: folder }).verify(code, evaluateConfig(block), { filename: path.join(folder, file) });
  return messages.map(({ ruleId, message }) => (ruleId ?? message).replace('sequelize-guard/', ''));
}

const { ESLint: ESLint8 } = createRequire(__filename)('eslint8') as { ESLint: new (options: object) => Pick<ESLint, 'lintText'> };
const TWO = ['require-sync-match', 'no-sync-force'];

describe('README.md', () => {
  it('prints what the rules say of its first example', () => {
    const { code } = find('js', "await sequelize.sync({ alter: process.env.NODE_ENV !== 'production' });");
    const printed = find('text', '/shop/src/app.js').code.split('\n').filter((line) => line.includes(' error '));
    const said = lint(code, { rules: recommended, filename: 'src/app.js' });
    expect(printed.map((line) => line.trim().split(/\s{2,}/u))).toEqual(said.map(({ line, column, message, ruleId }) => [`${line}:${column}`, 'error', message.replace(/\.$/u, ''), `sequelize-guard/${ruleId}`]));
  });

  it('the call that is welcome in a test is', () => {
    const { code } = find('js', 'match: /_test$/ });\n');
    expect(lint(code, { rules: recommended, filename: 'test/a.test.js' })).toEqual([]);
  });

  it.each([
    ['module.exports = [sequelizeGuard.configs.recommended]', 'src/check.js'],
    ['defineConfig(', 'src/check.js'],
    ['tseslint.parser', 'src/check.js'],
    ['tseslint.parser', 'src/check.ts'],
  ])('with %s, two rules report %s', (part, file) => {
    expect(reportWith(find('js', part), file)).toEqual(TWO);
    expect(find('sh', 'npx eslint ').code).toContain('src/check.js');
  });

  it('without a parser, a .ts file is a parsing error', () => {
    expect(reportWith(find('js', 'defineConfig('), 'src/check.ts', 'const a: number = 1;\n')).toEqual([expect.stringContaining('Parsing error')]);
  });

  it('with .eslintrc.json, two rules report src/check.js', async () => {
    const { extends: names, ...others } = JSON.parse(find('json', '"extends"').code) as { readonly extends: readonly string[] };
    expect(names).toEqual(['plugin:sequelize-guard/legacy-recommended']);
    const folder = projectRoot('v6');
    const eslint = new ESLint8({ cwd: folder, useEslintrc: false, plugins: { 'sequelize-guard': plugin }, overrideConfig: { ...others, ...plugin.configs['legacy-recommended'] } });
    const [result] = await eslint.lintText('sequelize.sync({ force: true });\n', { filePath: path.join(folder, 'src/check.js') });
    expect(result?.messages.map(({ ruleId }) => ruleId?.replace('sequelize-guard/', ''))).toEqual(TWO);
  });

  it('a single rule is set by the entry after the config', () => {
    const single = find('js', "'sequelize-guard/no-drop': 'off'");
    const recommendedAlone = find('js', 'module.exports = [sequelizeGuard.configs.recommended]');
    for (const [code, rule] of [['sequelize.drop();\n', 'no-drop'], ['sequelize.sync({ force: true, match: /_test$/ });\n', 'no-sync-force']] as const) {
      expect(reportWith(recommendedAlone, 'src/a.js', code)).toEqual([rule]);
      expect(reportWith(single, 'src/a.js', code)).toEqual([]);
    }
  });

  it('its settings make a file of qa/ a test, one of scripts/dev/ a dev file, and one of db/migrations/ a migration', () => {
    const settings = find('js', "'sequelize-guard': {");
    const alter = 'sequelize.sync({ alter: true });\n';
    expect(reportWith(settings, 'src/a.js', alter)).toEqual(['no-sync-alter']);
    expect(reportWith(settings, 'qa/a.js', alter)).toEqual([]);
    expect(reportWith(settings, 'scripts/dev/a.js', alter)).toEqual([]);
    expect(reportWith(settings, 'db/migrations/a.js', "sequelize.getQueryInterface().dropTable('a');\n")).toEqual([]);
  });
});

it('examples/shop/README.md shows the line that is in the shop', () => {
  const [block] = readBlocks('examples/shop/README.md', readText('examples/shop/README.md')).filter(is('js'));
  expect(readText('examples/shop/src/server.js')).toContain(block?.code.trim());
});

describe('the options of a rule page, in JSON', () => {
  const blocks = [...readTexts('docs/rules', /\.md$/)].flatMap(([page, text]) => readBlocks(page, text).filter(is('json')));

  it.each(blocks.map((block) => [block.page, block] as const))('%s', (_page, { code }) => {
    const [[id, [, options]]] = Object.entries(JSON.parse(code) as object) as [[string, [string, { readonly ignoreFiles: readonly string[] }]]];
    const rule = id.replace('sequelize-guard/', '');
    const report = (filename: string): number => lint('sequelize.sync({ force: true });\nsequelize.sync({ force: true, match: /.*/ });\n', { rules: { [rule]: [options] }, filename }).length;
    expect(report('src/a.js')).toBe(1);
    expect(report((options.ignoreFiles[0] ?? '').replace('**', 'a.js'))).toBe(0);
  });
});

/** The folders that CONTRIBUTING.md shows, by their paths below src. */
function readHouse(text: string): readonly string[] {
  const above: string[] = [];
  return text.split('\n').slice(1).flatMap((line) => {
    const [, indent = '', name] = /^( +)([\w-]+)\//.exec(line) ?? [];
    if (name === undefined) return [];
    above.splice(indent.length / 2 - 1);
    above.push(name);
    return [above.join('/')];
  });
}

it('CONTRIBUTING.md shows the folders of src', () => {
  const [house] = readBlocks('CONTRIBUTING.md', readText('CONTRIBUTING.md')).filter(is('text'));
  const shown = readHouse(house?.code ?? '');
  const folders = (folder: string): readonly string[] => readdirSync(path.join(repository, 'src', folder), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => path.posix.join(folder, name));
  expect([...new Set(shown.map((name) => name.split('/')[0]))].sort()).toEqual([...folders('')].sort());
  for (const room of ['report', 'sequelize', 'values']) expect(shown.filter((name) => name.startsWith(`${room}/`)).sort()).toEqual([...folders(room)].sort());
  expect(readHouse('src/\n  a/  x\n    b/  y\n  c/  z\n')).toEqual(['a', 'a/b', 'c']);
});

/** What is wrong with a command of a page: a script that is not there, an option that its program does not take. */
function findWrongCommand(command: string, packageFile: string): string | undefined {
  const words = command.split(/\s+/u);
  const [program, first] = words;
  if (program === 'npx' && first === 'eslint') return undefined;
  if (program === 'npx' && first === 'eslint-plugin-sequelize-guard') return readRequest(words.slice(2)).kind === 'misuse' ? `${command} is refused` : undefined;
  if (program !== 'npm') return `${command} is no command of the project`;
  const problem = first === 'ci' || first === 'install' ? undefined : findWrongScript(words, packageFile);
  return problem && `${command}: ${problem}`;
}

function findWrongScript(words: readonly string[], packageFile: string): string | undefined {
  const { scripts } = JSON.parse(readText(packageFile)) as { readonly scripts: Readonly<Record<string, string>> };
  const script = scripts[(words[1] === 'run' ? words[2] : words[1]) ?? ''];
  if (script === undefined) return 'there is no such script';
  const source = /(\S+\.mjs)/.exec(script)?.[1];
  const text = source !== undefined && existsSync(path.join(repository, source)) ? readText(source) : '';
  const unknown = words.filter((word) => /^--\w/.test(word)).find((word) => !new RegExp(`['"]?${word.slice(2)}['"]?:`).test(text));
  return unknown && `${unknown} is no option of ${source ?? script}`;
}

const commands = [...pages].filter(([page]) => !page.startsWith('docs/guides/')).flatMap(([page, text]) =>
  readBlocks(page, text).filter(is('sh')).flatMap(({ code }) => code.split('\n').flatMap((line) => line.replace(/#.*$/u, '').split('&&')).map((one) => one.trim()).filter((one) => one !== '').map((one) => [page, one] as const)));

describe('the commands of the pages', () => {
  it.each(commands)('%s: %s', (page, command) => {
    expect(findWrongCommand(command, page.startsWith('examples/shop') && command !== 'npm run demo' && command !== 'npm ci' ? 'examples/shop/package.json' : 'package.json')).toBeUndefined();
  });

  it.each([
    ['npm run prove-it', 'npm run prove-it: there is no such script'],
    ['npm run truth -- --every', 'npm run truth -- --every: --every is no option of scripts/truth.mjs'],
    ['npx eslint-plugin-sequelize-guard --check', 'npx eslint-plugin-sequelize-guard --check is refused'],
    ['rm -rf dist', 'rm -rf dist is no command of the project'],
  ])('a wrong one is found: %s', (command, problem) => {
    expect(findWrongCommand(command, 'package.json')).toBe(problem);
  });
});
