// What drops columns, what only adds them, and whose call it is.
import { runRule, type Case, type ExpectedError, type InvalidCase } from '../support/rule-tester.js';

/** No set-up can be written for a receiver that a call makes, so that the option's own edits are all that is suggested. */
function reported(name: string, value: string, messageId = 'alterOn'): InvalidCase {
  const call = (options: string): string => `await open().sync(${options});`;
  return {
    name,
    code: call(`{ alter: ${value} }`),
    output: null,
    errors: [
      {
        messageId,
        suggestions: [
          { messageId: 'onlyAdd', data: { key: 'alter' }, output: call('{ alter: { drop: false } }') },
          { messageId: 'removeKey', data: { key: 'alter' }, output: call('') },
        ],
      },
    ],
  };
}

/** Where the option is written outside of the call, nothing is suggested. */
function elsewhere(name: string, code: string, error: Partial<ExpectedError> = {}): InvalidCase {
  return { name, code, output: null, errors: [{ messageId: 'alterOn', ...error }] };
}

const V6 = "import { Sequelize } from 'sequelize';\n";
const MEMORY = `${V6}const orm = new Sequelize('sqlite::memory:');\n`;

const dropping: readonly InvalidCase[] = [
  reported('alter: true drops columns', 'true'),
  reported('an empty object drops columns', '{}'),
  reported('an empty array drops columns', '[]'),
  reported('drop: true drops columns', '{ drop: true }'),
  reported('drop: 0 is not false', '{ drop: 0 }'),
  reported('drop: undefined is not false', '{ drop: undefined }'),
  reported('drop beside other keys', "{ drop: 'no', logging: false }"),
  reported('a negated zero is true', '!0'),
  elsewhere('options in a const', 'const options = { alter: true };\nopen().sync(options);', { line: 2, column: 13, endColumn: 20 }),
  elsewhere('a write before the call', 'const options = {};\noptions.alter = true;\nopen().sync(options);'),
  elsewhere('a Model alters its table', "const options = { alter: true };\nsequelize.model('User').sync(options);", { messageId: 'alterOnModel' }),
  {
    name: 'the report stands at the property',
    code: 'await open().sync({ logging: false, alter: true });',
    output: null,
    errors: [
      {
        messageId: 'alterOn',
        line: 1,
        column: 37,
        endColumn: 48,
        suggestions: [
          { messageId: 'onlyAdd', output: 'await open().sync({ logging: false, alter: { drop: false } });' },
          { messageId: 'removeKey', output: 'await open().sync({ logging: false });' },
        ],
      },
    ],
  },
  {
    name: 'a shorthand keeps its name',
    code: 'const alter = true;\nopen().sync({ alter });',
    output: null,
    errors: [
      {
        messageId: 'alterOn',
        suggestions: [
          { messageId: 'onlyAdd', output: 'const alter = true;\nopen().sync({ alter: { drop: false } });' },
          { messageId: 'removeKey', output: 'const alter = true;\nopen().sync();' },
        ],
      },
    ],
  },
  {
    name: 'alter where force is not, whichever way the flag falls',
    code: 'const force = false;\nopen().sync({ force, alter: !force });',
    output: null,
    errors: [
      {
        messageId: 'alterOn',
        suggestions: [
          { messageId: 'onlyAdd', output: 'const force = false;\nopen().sync({ force, alter: { drop: false } });' },
          { messageId: 'removeKey', output: 'const force = false;\nopen().sync({ force });' },
        ],
      },
    ],
  },
];

const harmless: readonly Case[] = [
  ...['{ drop: false }', '1', "'yes'", '() => true'].map((value) => ({ name: `alter: ${value} only adds columns`, code: `sequelize.sync({ alter: ${value} });` })),
  ...['false', '0', "''", 'null', 'undefined', '!1'].map((value) => ({ name: `alter: ${value} does nothing`, code: `sequelize.sync({ alter: ${value} });` })),
  { name: 'a plain sync creates missing tables', code: 'await sequelize.sync();' },
  { name: 'a const that says drop: false', code: 'const alter = { drop: false };\nsequelize.sync({ alter });' },
  { name: 'a drop that is turned off before the call', code: 'const alter = { drop: true };\nalter.drop = false;\nsequelize.sync({ alter });' },
  { name: 'force is the concern of another rule', code: 'sequelize.sync({ force: true });' },
  { name: 'alter of another method', code: 'editor.change({ alter: true });' },
];

const others: readonly Case[] = [
  { name: 'an import of another package', code: "import { glob } from 'express';\nglob.sync({ alter: true });" },
  { name: 'a class of this file that has its own sync', code: 'class Calendar { sync(options) {} }\nnew Calendar().sync({ alter: true });' },
  { name: 'an unknown receiver in a project without Sequelize', project: 'other', code: 'calendar.sync({ alter: true });' },
  { name: 'a test file may', filename: 'test/users.js', code: 'beforeEach(() => sequelize.sync({ alter: true }));' },
  { name: 'a dev file may', filename: 'dev/reset.js', code: 'sequelize.sync({ alter: true });' },
  { name: 'an in-memory database has nothing to lose', code: `${MEMORY}await orm.sync({ alter: true });` },
];

const watched: readonly InvalidCase[] = [
  { ...reported('without any package.json an unknown receiver may be Sequelize', 'true'), project: 'none' },
  { ...reported('version 7 does the same', '{ drop: true }'), project: 'v7' },
  { ...reported('a migration is no place for it', '!0'), filename: 'migrations/0001-users.js' },
];

runRule('no-sync-alter', { valid: [...harmless, ...others], invalid: [...dropping, ...watched] });
