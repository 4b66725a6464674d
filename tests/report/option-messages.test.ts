// The words of `no-sync-force` and `no-sync-alter`, as a reader sees them: the reader's own names, and nothing too long.
import { expect, it, describe } from 'vitest';
import { lint, type LintOptions } from '../support/lint.js';

const LONGEST_MESSAGE = 250;
const LONG = 'aVeryLongNameThatSomebodyGaveToAnOrdinaryThing';

function readMessages(code: string, options: LintOptions = {}): readonly string[] {
  return lint(code, { rules: ['no-sync-force', 'no-sync-alter'], ...options }).map(({ message }) => message);
}

describe('a message names what the reader calls it', () => {
  it.each([
    ['an instance', 'sequelize.sync({ force: true });', '`sequelize.sync({ force: true })` drops every table and recreates it empty.'],
    ['the option as it is written', "sequelize.sync({ 'force': 'no' });", "`sequelize.sync({ 'force': 'no' })` drops every table and recreates it empty: any non-empty string is truthy."],
    ['an option that is written elsewhere', 'const options = { force: 1 };\nsequelize.sync(options);', '`sequelize.sync({ force })` drops every table'],
    ['an option that is too long', "sequelize.sync({ force: 'x' + 'y' + 'z' + 'x' + 'y' });", '`sequelize.sync({ force })` drops every table'],
    ['an instance of a class', 'class A { reset() { return this.sequelize.sync({ force: true }); } }', '`this.sequelize.sync({ force: true })` drops every table'],
    ['a Model', 'User.sync({ force: true });', '`User.sync({ force: true })` drops the table of `User` and recreates it empty.'],
    ['a Model in its own method', "import { Model } from 'sequelize';\nclass User extends Model { static reset() { return this.sync({ force: true }); } }", "`this.sync({ force: true })` drops the model's table and"],
    ['a Model of an instance', 'sequelize.models.User.sync({ force: true });', '`sequelize.models.User.sync({ force: true })` drops the table of `User` and'],
    ['a Model by its last name', `sequelize.models.${LONG}.User.sync({ force: true });`, '`User.sync({ force: true })` drops the table of `User` and'],
    ['a Model whose name is too long', `import { Model } from 'sequelize';\nclass ${LONG} extends Model {}\n${LONG}.sync({ force: true });`, "`Model.sync({ force: true })` drops the model's table and"],
    ['an instance that a call makes', "import { Sequelize } from 'sequelize';\nnew Sequelize(process.env.URL).sync({ force: true });", '`sequelize.sync({ force: true })` drops every table'],
    ['an environment variable', 'sequelize.sync({ force: process.env.DB_RESET });', "If `process.env.DB_RESET` is set, even to `'false'`, sync drops every table"],
    ['an environment variable behind a const', 'const force = process.env.DB_RESET;\nsequelize.sync({ force });', "If the variable is set, even to `'false'`, sync drops"],
    ['an environment variable with a long name', `sequelize.sync({ alter: !!process.env.${LONG} });`, "If the variable is set, even to `'false'`, sync drops every column"],
    ['a Model under a guard', "if (process.env.NODE_ENV === 'test') User.sync({ force: true });", 'When this guard passes, the table of `User` is emptied'],
    ['where a carrier stands', "sequelize.define('User', {}, { force: true });", "`force` in the model options applies to every later `sync()`, which then drops the model's table and"],
    ['where unknown options come from', 'sequelize.sync(JSON.parse(process.argv[2]));', 'these options come from the command line and may contain'],
  ])('%s', (_, code, words) => {
    expect(readMessages(code)[0]).toContain(words);
  });
});

it('an alter of a model says columns, not tables', () => {
  expect(readMessages('User.sync({ alter: true });')).toEqual([
    '`User.sync({ alter: true })` drops every column that the model lacks, with its data. Run migrations instead. Allowed only in test and dev files (setting `sequelize-guard` → `files`).',
  ]);
});

describe('a message is short, with the names in it', () => {
  const model = `models.${LONG.slice(0, 17)}`;
  const calls = [
    'force: true', 'alter: true', 'force: process.env.DB_RESET_ALL_OF_IT', 'alter: !!process.env.DB_RESET_ALL',
    "force: process.env.DB === 'x'", "alter: process.env.DB === 'x'", 'force: req.body.force', 'alter: req.body.alter', 'force: f()', 'alter: f()',
    'force: true, ...rest', 'alter: true, ...rest', "force: config.get('force')", "alter: config.get('alter')",
  ].map((option) => `export const f1 = (req) => ${model}.sync({ ${option} });`);
  const guards = ["=== 'test'", "!== 'production'", "=== 'production'"].map(
    (test) => `if (process.env.NODE_ENV ${test}) ${model}.sync({ force: true, alter: true });`,
  );
  const carriers = [
    "sequelize.addHook('beforeSync', (options) => { options.force = true; options.alter = true; });",
    'sequelize.options.sync = { force: true, alter: true };',
    "import { SequelizeModule } from '@nestjs/sequelize';\nSequelizeModule.forRoot({ autoLoadModels: true, sync: { force: true, alter: true } });",
    "import { SequelizeModule } from '@nestjs/sequelize';\nSequelizeModule.forRoot({ sync: { force: true, alter: true } });",
    `export const f2 = (req) => ${model}.sync({ ...req.body });`,
  ];

  it.each([...calls, ...guards, ...carriers])('%s', (code) => {
    const messages = readMessages(code);
    expect(messages.length).toBeGreaterThan(0);
    for (const message of messages) {
      expect(message.length, message).toBeLessThan(LONGEST_MESSAGE);
      expect(message).not.toMatch(/\{\{|undefined/);
    }
  });
});
