// In a project that lists no Sequelize, a file whose text has none of Sequelize's words is not looked at further: it
// would have no report.
import path from 'node:path';
import * as typescriptEslint from '@typescript-eslint/parser';
import { Linter, type Rule } from 'eslint';
import { describe, expect, it } from 'vitest';
import { plugin } from '../../src/plugin.js';
import { readFieldPrograms, readSpellingPrograms, readTruthPrograms, type Program } from '../support/programs.js';
import { projectRoot, type Project } from '../support/projects.js';

function listReports({ code, file = 'src/server.ts' }: Program): readonly string[] {
  const root = projectRoot('other');
  const config = {
    files: ['**'],
    plugins: plugin.configs.strict.plugins,
    rules: plugin.configs.strict.rules,
    languageOptions: { parser: typescriptEslint },
    linterOptions: { noInlineConfig: true },
    settings: { 'sequelize-guard': { root } },
  } as unknown as Linter.Config;
  const messages = new Linter({ configType: 'flat', cwd: root }).verify(code, [config], { filename: path.join(root, file) });
  return messages.flatMap(({ ruleId, line, message }) => (ruleId === null ? [] : [`${ruleId}:${line} ${message}`]));
}

/** Whether any rule listens to the tree of a text, in a project. */
function isLookedAt(text: string, project: Project, settings: object = {}): boolean {
  const root = projectRoot(project);
  const filename = path.join(root, 'src/server.js');
  const context = { sourceCode: { text }, settings: { 'sequelize-guard': { root, ...settings } }, options: [], filename, physicalFilename: filename, cwd: root };
  return Object.values(plugin.rules).some((rule) => Object.keys((rule as Rule.RuleModule).create(context as unknown as Rule.RuleContext)).length > 0);
}

describe('a project that lists no Sequelize', () => {
  it('would have no report in any text that is not looked at further', async () => {
    const programs = [...readTruthPrograms(), ...(await readSpellingPrograms()), ...(await readFieldPrograms())];
    const left = programs.filter(({ code }) => !isLookedAt(code, 'other') && isLookedAt(code, 'v6'));
    expect(left.length).toBeGreaterThan(100);
    // The word in a comment has the text looked at, and says nothing else.
    expect(left.filter((program) => listReports({ ...program, code: `${program.code}\n// sequelize` }).length > 0)).toEqual([]);
    expect(listReports({ name: 'shown', code: 'sequelize.drop()' })).not.toEqual([]);
  });

  it.each([
    ['db.sync({ force: true })', false],
    ['cache.drop(); store.truncate()', false],
    ['// the sequelize of the store\ndb.sync({ force: true })', true],
    ["db['s\\u0079nc']({ force: true })", true],
    ['db.models.User.sync({ force: true })', true],
    ['exports.down = (q) => q.dropTable("users")', true],
    ['getRepository(User).truncate()', true],
    ['import { Umzug as U } from "umzug"; new U({}).down({ to: 0 })', true],
    ['@Table({ force: true }) class A {}', true],
  ])('%s', (text, isRead) => {
    expect(isLookedAt(text, 'other')).toBe(isRead);
  });

  it.each(['v6', 'v7', 'nest', 'frameworks', 'none'] as const)('is not that of %s', (project) => {
    expect(isLookedAt('db.sync({ force: true })', project)).toBe(true);
  });

  it('is none where the settings name a version', () => {
    expect(isLookedAt('db.sync({ force: true })', 'other', { sequelizeVersion: 6 })).toBe(true);
  });
});
