// What is force, what is not, and whose call it is. Values that this file does not show, carriers, options and fixes
// have tables of their own beside this one.
import { runRule, type Case, type ExpectedError, type InvalidCase } from '../support/rule-tester.js';

/** No set-up can be written for a receiver that a call makes, so that removing the key is all that is suggested. */
function reported(name: string, code: string, removed?: string): InvalidCase {
  const suggestions = removed === undefined ? {} : { suggestions: [{ messageId: 'removeKey', data: { key: 'force' }, output: removed }] };
  return { name, code, output: null, errors: [{ messageId: 'forceOn', ...suggestions }] };
}

function as(error: Partial<ExpectedError>, test: InvalidCase): InvalidCase {
  return { ...test, errors: test.errors.map((one) => ({ ...one, ...error })) };
}

const V6 = "import { Sequelize } from 'sequelize';\n";
const STORE = "import connect from 'connect-session-sequelize';\nconst Store = connect(session.Store);\nnew Store({ db })";
const MEMORY = `${V6}const orm = new Sequelize('sqlite::memory:');\n`;

const truthy: readonly InvalidCase[] = [
  reported('force: true empties every table', 'await open().sync({ force: true });', 'await open().sync();'),
  reported('a non-empty string is truthy, whatever it says', "open().sync({ force: 'false' });", 'open().sync();'),
  reported('a number other than zero is truthy', 'open().sync({ force: 1 });', 'open().sync();'),
  reported('an empty object is truthy', 'open().sync({ force: {} });', 'open().sync();'),
  reported('an empty array is truthy', 'open().sync({ force: [] });', 'open().sync();'),
  reported('a function is truthy', 'open().sync({ force: () => false });', 'open().sync();'),
  reported('a negated falsy value is truthy', 'open().sync({ force: !0 });', 'open().sync();'),
  reported('a const flag is followed', 'const RESET = true;\nopen().sync({ force: RESET });', 'const RESET = true;\nopen().sync();'),
  reported('a shorthand is followed', 'const force = 1;\nopen().sync({ force });', 'const force = 1;\nopen().sync();'),
  as({ messageId: 'forceProtected' }, reported('a match does not make it harmless', 'open().sync({ force: true, match: /_test$/ });', 'open().sync({ match: /_test$/ });')),
  reported('alter beside force is left to the other rule', 'open().sync({ force: true, alter: true });', 'open().sync({ alter: true });'),
  reported('force or alter, whichever way the flag falls', 'const force = true;\nopen().sync({ force, alter: !force });', 'const force = true;\nopen().sync({ alter: !force });'),
];

const spelled: readonly InvalidCase[] = [
  reported('a quoted key', "open().sync({ 'force': true });", 'open().sync();'),
  reported('a computed key that is static', "open().sync({ ['force']: true });", 'open().sync();'),
  reported('the last of two keys wins', 'open().sync({ force: false, force: true });', 'open().sync({ force: false });'),
  reported('a key after a spread', 'const base = { force: false };\nopen().sync({ ...base, force: true });', 'const base = { force: false };\nopen().sync({ ...base });'),
  reported('a bracketed, optional call', "open()?.['sync']?.({ force: true });", "open()?.['sync']?.();"),
  reported('a call by call()', 'Sequelize.prototype.sync.call(open(), { force: true });', 'Sequelize.prototype.sync.call(open(), {});'),
  reported('options in a const', 'const options = { force: true };\nawait open().sync(options);'),
  reported('options by Object.assign', 'open().sync(Object.assign({}, { force: true }));', 'open().sync(Object.assign({}, {}));'),
  reported('options that a write before the call changes', 'const options = { force: false };\noptions.force = true;\nopen().sync(options);'),
  reported('options that a function of the file returns', 'const options = () => ({ force: true });\nopen().sync(options());'),
  reported('one reachable arm of a ternary', 'open().sync(first ? { force: true } : {});', 'open().sync(first ? {} : {});'),
  { ...reported('a cast and a non-null mark', 'open()!.sync({ force: true as boolean });', 'open()!.sync();'), only: 'ts' },
  { ...reported('an enum member', 'enum Mode { Keep = 0, Reset = 1 }\nopen().sync({ force: Mode.Reset });', 'enum Mode { Keep = 0, Reset = 1 }\nopen().sync();'), only: 'ts' },
];

const models: readonly InvalidCase[] = [
  as({ messageId: 'forceOnModel' }, reported('a Model loses its table', "sequelize.model('User').sync({ force: true });", "sequelize.model('User').sync();")),
  as({ messageId: 'forceOnModel' }, reported('each Model of a list', 'for (const name of names) models[name].sync({ force: true });', 'for (const name of names) models[name].sync();')),
  as({ messageId: 'forceOnModel' }, reported('a Model of a schema', "sequelize.models.User.schema('billing').sync({ force: true });", "sequelize.models.User.schema('billing').sync();")),
  as({ messageId: 'forceOnModel' }, reported('a session store syncs the Model of its sessions', `${STORE}.sync({ force: true });`, `${STORE}.sync();`)),
];

const places: readonly InvalidCase[] = [
  as(
    { line: 3, column: 3, endLine: 3, endColumn: 14 },
    reported('the report stands at the property inside the argument', 'await open().sync({\n  logging: false,\n  force: true,\n});', 'await open().sync({\n  logging: false,\n});'),
  ),
  as({ line: 2, column: 13, endColumn: 20 }, reported('the report stands at the argument when the property is elsewhere', 'const options = { force: true };\nopen().sync(options);', undefined)),
  as({ line: 1, column: 19, endColumn: 27 }, reported('of several arms the first is reported', 'open().sync(a ? { force: 1 } : { force: true });', 'open().sync(a ? {} : { force: true });')),
  as({ line: 1, column: 31, endColumn: 35 }, reported('a default that turns it on is reported at the default', 'export const reset = (force = true) => open().sync({ force });', undefined)),
  {
    name: 'a function of the file is reported at the call that turns it on',
    code: 'const reset = (force) => open().sync({ force });\nreset(false);\nreset(true);',
    output: null,
    errors: [{ messageId: 'forceOn', line: 3, column: 7, endColumn: 11 }],
  },
  {
    name: 'every call is reported once',
    code: 'open().sync({ force: true });\nopen().sync({ force: 1 });',
    output: null,
    errors: [
      { messageId: 'forceOn', line: 1, suggestions: [{ messageId: 'removeKey', output: 'open().sync();\nopen().sync({ force: 1 });' }] },
      { messageId: 'forceOn', line: 2, suggestions: [{ messageId: 'removeKey', output: 'open().sync({ force: true });\nopen().sync();' }] },
    ],
  },
];

const harmless: readonly Case[] = [
  { name: 'a plain sync creates missing tables', code: 'await sequelize.sync();' },
  ...['false', '0', "''", 'null', 'undefined', 'NaN', 'void 0', '!1'].map((value) => ({
    name: `force: ${value} is falsy`,
    code: `sequelize.sync({ force: ${value} });`,
  })),
  { name: 'the argument has to be an object', code: 'sequelize.sync(true);' },
  { name: 'a falsy key that wins over a truthy one', code: 'const base = { force: true };\nsequelize.sync({ ...base, force: false });' },
  { name: 'a write before the call that turns it off', code: 'const options = { force: true };\noptions.force = false;\nsequelize.sync(options);' },
  { name: 'a key that is deleted before the call', code: 'const options = { force: true };\ndelete options.force;\nsequelize.sync(options);' },
  { name: 'a write after the call comes too late', code: 'const options = {};\nsequelize.sync(options);\noptions.force = true;' },
  { name: 'alter is the concern of another rule', code: 'sequelize.sync({ alter: true });' },
  { name: 'force of another method', code: 'sequelize.close({ force: true });' },
  { name: 'a method that is not called', code: 'export const options = { force: true };\nexport const { sync } = sequelize;' },
];

const others: readonly Case[] = [
  { name: 'a Node builtin', code: "import fs from 'node:fs';\nfs.sync({ force: true });" },
  { name: 'an import of another package', code: "import { glob } from 'express';\nglob.sync({ force: true });" },
  { name: 'a class of this file that has its own sync', code: 'class Calendar { sync(options) {} }\nnew Calendar().sync({ force: true });' },
  { name: 'an object of this file that has its own sync', code: 'const store = { sync() {} };\nstore.sync({ force: true });' },
  { name: 'an unknown receiver in a project without Sequelize', project: 'other', code: 'calendar.sync({ force: true });' },
  { name: 'a receiver of a plain written type', only: 'ts', code: 'export const run = (calendar: CalendarSyncService) => calendar.sync({ force: true });' },
];

const ours: readonly InvalidCase[] = [
  { ...reported('without any package.json an unknown receiver may be Sequelize', 'open().sync({ force: true });', 'open().sync();'), project: 'none' },
  { ...reported('an import of Sequelize outweighs package.json', `${V6}new Sequelize(url).sync({ force: true });`, `${V6}new Sequelize(url).sync();`), project: 'other' },
  { ...reported('the setting sequelizeVersion makes it a Sequelize project', 'open().sync({ force: true });', 'open().sync();'), project: 'other', settings: { sequelizeVersion: 6 } },
  { ...reported('version 7 does the same', 'open().sync({ force: true });', 'open().sync();'), project: 'v7' },
];

const exempt: readonly Case[] = [
  { name: 'a test file may', filename: 'test/users.js', code: 'beforeEach(() => sequelize.sync({ force: true }));' },
  { name: 'a spec file may', filename: 'src/users.spec.js', code: 'beforeEach(() => sequelize.sync({ force: true }));' },
  { name: 'a dev file may', filename: 'src/reset.dev.js', code: 'sequelize.sync({ force: true });' },
  { name: 'a file of the setting files.dev may', filename: 'tools/reset.js', settings: { files: { dev: ['tools/**'] } }, code: 'sequelize.sync({ force: true });' },
  { name: 'an in-memory database has nothing to lose', code: `${MEMORY}await orm.sync({ force: true });` },
  { name: 'a Model of an in-memory database', code: `${MEMORY}const User = orm.define('User', {});\nawait User.sync({ force: true });` },
  {
    name: 'an imported instance that the settings call in-memory',
    settings: { instances: [{ name: 'orm', from: './db.js', kind: 'in-memory' }] },
    filename: 'start.js',
    code: "import { orm } from './db.js';\nawait orm.sync({ force: true });",
  },
];

const watched: readonly InvalidCase[] = [
  { ...reported('a migration is no place for it', 'open().sync({ force: true });', 'open().sync();'), filename: 'migrations/0001-users.js' },
  { ...reported('a seed script is run by hand', 'open().sync({ force: true });', 'open().sync();'), filename: 'scripts/seed.js' },
  { ...reported('a list of the settings replaces the default', 'open().sync({ force: true });', 'open().sync();'), filename: 'test/users.js', settings: { files: { test: ['qa/**'] } } },
];

runRule('no-sync-force', {
  valid: [...harmless, ...others, ...exempt],
  invalid: [...truthy, ...spelled, ...models, ...places, ...ours, ...watched],
});
