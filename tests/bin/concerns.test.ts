// A file is parsed only where its text may hold something to report: never one report less, and no tree for it.
import path from 'node:path';
import * as typescriptEslint from '@typescript-eslint/parser';
import { Linter, type Rule } from 'eslint';
import { describe, expect, it } from 'vitest';
import { createConcernTest, type AuditRules } from '../../src/bin/audit/concerns.js';
import { plugin } from '../../src/plugin.js';
import { readFieldPrograms, readSpellingPrograms, readTruthPrograms, type Program } from '../support/programs.js';
import { projectRoot } from '../support/projects.js';
import { readTexts } from '../support/sources.js';

const root = projectRoot('v6');
const configs = [plugin.configs.recommended, plugin.configs.strict];

/** The last line opens every gate that the text is held against before: what is reported is what the tree shows. */
function countReports(rules: AuditRules, { code, file = 'src/server.ts' }: Program): number {
  const config = { files: ['**'], plugins: rules.plugins, rules: rules.rules, languageOptions: { parser: typescriptEslint }, linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' } };
  const messages = new Linter({ configType: 'flat', cwd: root }).verify(`${code}\n// sequelize`, [config as unknown as Linter.Config], { filename: path.join(root, file) });
  return messages.filter(({ ruleId, fatal }) => ruleId !== null && fatal !== true).length;
}

function findMissed(programs: readonly Program[]): readonly Program[] {
  return configs.flatMap((rules) => {
    const isConcerned = createConcernTest(rules, root);
    return programs.filter((program) => !isConcerned(program.code, path.join(root, program.file ?? 'src/server.ts')) && countReports(rules, program) > 0);
  });
}

describe('every text with a report is read', () => {
  it('of what was run, of every spelling, of the field', async () => {
    const programs = [...readTruthPrograms(), ...(await readSpellingPrograms()), ...(await readFieldPrograms())];
    expect(programs.length).toBeGreaterThan(1500);
    expect(findMissed(programs)).toEqual([]);
  });

  it('of the files of this repository, of which hundreds are not', () => {
    const programs = [...readTexts('src', /\.ts$/), ...readTexts('tests', /\.ts$/), ...['examples', 'scripts', 'bench', 'site/playground', 'site/tests'].flatMap((place) => [...readTexts(place, /\.[cm]?[jt]s$/)])].map(([file, code]) => ({ name: file, code, file }));
    expect(findMissed(programs)).toEqual([]);
    const isConcerned = createConcernTest(plugin.configs.recommended, root);
    const read = programs.filter(({ code, file }) => isConcerned(code, path.join(root, file)));
    expect(read.length).toBeGreaterThan(10);
    expect(programs.length - read.length).toBeGreaterThan(200);
  });

  it.each([
    ['a rule named in a comment', '/* eslint sequelize-guard/no-mass-delete: error */'],
    ['a comment that disables one', '// eslint-disable-next-line sequelize-guard/no-drop'],
    ['a name that is written with escapes', "x['s\\u0079nc']({ force: true })"],
  ])('%s', (_name, text) => {
    expect(createConcernTest(plugin.configs.recommended, root)(text, 'a.js')).toBe(true);
  });

  it.each<readonly [text: string, file: string, isRead: boolean]>([
    ['await sequelize.sync();', 'test/app.test.js', false],
    ['await sequelize.drop();', 'test/app.test.js', false],
    ['await sequelize.sync({ alter: true });', 'test/app.test.js', false],
    ['await sequelize.sync({ force: true });', 'test/app.test.js', true],
    ['await sequelize.sync({ [key]: true });', 'test/app.test.js', true],
    ['await sequelize.sync({ match: /_test$/ });', 'test/app.test.js', true],
    ['await sequelize.sync();', 'src/app.js', true],
    ['await sequelize.drop();', 'src/app.js', true],
  ])('%s in %s: %s', (text, file, isRead) => {
    expect(createConcernTest(plugin.configs.recommended, root)(text, path.join(root, file))).toBe(isRead);
  });

  it('a report that is missed would be found', () => {
    const deaf = { plugins: { 'sequelize-guard': { rules: { deaf: { create: (context: Rule.RuleContext) => (!('ast' in context.sourceCode) ? {} : { Program: (node: Rule.Node) => context.report({ node, message: 'x' }) }) } } } }, rules: { 'sequelize-guard/deaf': 'error' } } as const;
    expect(createConcernTest(deaf, root)('a', 'a.js')).toBe(false);
    expect(countReports(deaf, { name: 'any', code: 'a' })).toBe(1);
  });
});

describe('no tree', () => {
  it('is there to be touched: the rules are given the text alone', () => {
    const given: object[] = [];
    const probe = { plugins: { 'sequelize-guard': { rules: { probe: { create: ({ sourceCode }: Rule.RuleContext) => { given.push(sourceCode); return {}; } } } } }, rules: { 'sequelize-guard/probe': 'error' } } as const;
    createConcernTest(probe, root)('await sequelize.sync({ force: true })', 'a.js');
    expect(given.map((sourceCode) => Object.keys(sourceCode))).toEqual([['text']]);
  });

  it('is asked for by any rule before it listens', async () => {
    const asked = new Set<string | symbol>();
    const programs = [...readTruthPrograms(), ...(await readSpellingPrograms())];
    for (const { code } of programs) {
      const sourceCode = new Proxy({ text: code }, { get: (target, key) => { asked.add(key); return Reflect.get(target, key) as unknown; } });
      for (const rule of Object.values(plugin.rules)) {
        const context = { sourceCode, settings: {}, options: [], filename: 'src/server.js', physicalFilename: 'src/server.js', cwd: root };
        (rule as Rule.RuleModule).create(context as unknown as Rule.RuleContext);
      }
    }
    expect([...asked]).toEqual(['text']);
  });
});
