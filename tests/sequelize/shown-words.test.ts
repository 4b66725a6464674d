// Drops and deletes are reported where the file shows the receiver to be Sequelize's. A file whose text has nothing that
// could show it is not looked at further by these rules: it would have no report.
import path from 'node:path';
import * as typescriptEslint from '@typescript-eslint/parser';
import { Linter, type Rule } from 'eslint';
import { describe, expect, it } from 'vitest';
import { plugin } from '../../src/plugin.js';
import { readMentions } from '../../src/sequelize/mentions.js';
import type { SourceCode } from '../../src/syntax/source-code.js';
import { SEQUELIZE_METHODS } from '../../src/vocabulary/sequelize.js';
import { readFieldPrograms, readSpellingPrograms, readTruthPrograms, type Program } from '../support/programs.js';
import { projectRoot } from '../support/projects.js';

const root = projectRoot('v6');
const RULES = ['sequelize-guard/no-drop', 'sequelize-guard/no-mass-delete'] as const;

function isShown(text: string): boolean {
  return readMentions({ text } as unknown as SourceCode).shown;
}

/** A comment with the word has the text looked at, and shows nothing by itself. */
function listReports({ code, file = 'src/server.ts' }: Program): readonly string[] {
  const rules = Object.fromEntries(RULES.map((name) => [name, ['error', { rawSql: 'report', ...(name === 'sequelize-guard/no-mass-delete' && { unknownOptions: 'report' }) }]]));
  const config = { files: ['**'], plugins: plugin.configs.strict.plugins, rules, languageOptions: { parser: typescriptEslint }, linterOptions: { noInlineConfig: true } };
  const messages = new Linter({ configType: 'flat', cwd: root }).verify(`${code}\n// sequelize`, [config as unknown as Linter.Config], { filename: path.join(root, file) });
  return messages.flatMap(({ ruleId, line, message }) => (ruleId === null || message.includes('sequelize-cli') ? [] : [`${ruleId}:${String(line)} ${message}`]));
}

const DROP = 'x.drop();';

describe('a text that can show a receiver to be Sequelize\'s', () => {
  it.each([
    "import S from 'sequelize';", "require('@sequelize/core')", 'ctx.models.User', 'class User extends Model {}', 'const q: QueryInterface = y;', 'y.getQueryInterface()', 'getRepository(User)', 'box.get(getConnectionToken())',
    "import { Umzug as U } from 'umzug';", "import { migrator } from './m';", "import { x } from './db';", "import { x } from '../db/index.js';", "import { x } from '#database';", "import { x } from './my-entities';", "require('./DB')", '@Table({}) class A {}',
    'exports.up = async (q) => {};', 'exports.up = q => {};', 'export async function down(q) {}', 'module.exports = { up(q) {} };', "module.exports = { 'up': run };", 'const up: Migration = run;', 'exports.up ??= (q) => {};', 'exports.up = /* first */ (q) => {};', 'class M { async up(q) {} }', "class M { ['up'](q) {} }", 'x.s\\u0079nc()',
    ...SEQUELIZE_METHODS.map((name) => `x.${name}(a);`), 'x\n  .authenticate();', 'x.\n  authenticate();', '// x.authenticate();\n',
  ])('%s', (text) => {
    expect(isShown(`${text} ${DROP}`)).toBe(true);
  });

  it.each([
    ['lodash', "import _ from 'lodash'; _.drop(list, 2); lodash.drop = drop;"],
    ['an iterator', 'iterator.drop(2)'],
    ['a stream', 'socket.destroy(); fs.truncate(file)'],
    ['a module of AMD', '// it is referenced as a module.\n    define(function () { return x.drop(); });'],
    ['a direction', 'if (direction === up) x.drop(); // goes up and down'],
    ['a step that no function is written behind', 'up = round("ceil"); x.drop()'],
    ['a name that begins as a folder does', "import { x } from './dbase';"],
  ])('not that of %s', (_name, text) => {
    expect(isShown(`${text} ${DROP}`)).toBe(false);
  });
});

describe('a text that cannot', () => {
  it('would have no report', async () => {
    const programs = [...readTruthPrograms(), ...(await readSpellingPrograms()), ...(await readFieldPrograms())];
    const left = programs.filter(({ code }) => /drop|truncate|destroy|bulkDelete|removeColumn|down|revert|query/.test(code) && !isShown(code));
    expect(left.length).toBeGreaterThan(20);
    expect(left.filter((program) => listReports(program).length > 0)).toEqual([]);
    expect(listReports({ name: 'shown', code: 'sequelize.drop()' })).not.toEqual([]);
  });

  it.each(RULES)('is not listened to by %s', (name) => {
    const rule = plugin.rules[name.replace('sequelize-guard/', '')] as Rule.RuleModule;
    const create = (text: string): readonly string[] =>
      Object.keys(rule.create({ sourceCode: { text }, settings: {}, options: [], filename: path.join(root, 'src/a.js'), physicalFilename: path.join(root, 'src/a.js'), cwd: root } as unknown as Rule.RuleContext));
    expect(create('x.drop(); x.destroy()')).toEqual([]);
    expect(create('x.drop(); x.destroy(); x.authenticate()')).toEqual(['Program']);
  });
});
