import { expect, it } from 'vitest';
import { USELESS_MATCH, USELESS_MATCH_SUGGESTIONS } from '../../src/report/words/match.js';
import { runRule, type InvalidCase } from '../support/rule-tester.js';

const V6 = "import { Sequelize } from 'sequelize';\n";
const V7 = "import { Sequelize } from '@sequelize/core';\n";
const CHECK = (name: string, pattern = '/_test$/'): string =>
  `if (!${pattern}.test(${name})) {\n  throw new Error('Refusing to drop tables: the database is not a test database.');\n}\n`;

interface Shown {
  readonly code: string;
  readonly messageId: keyof typeof USELESS_MATCH;
  /** Where the `match` property stands. Default: `1:31`, behind `sequelize.sync({ force: true, `. */
  readonly at?: string;
  readonly data?: Readonly<Record<string, string>>;
  /** Outputs by the id of their suggestion, and the pattern in its text. */
  readonly suggestions?: Readonly<Record<string, readonly [output: string, pattern?: string]>>;
}

/** A case whose report is described in full. */
function shown(name: string, { at = '1:31', code, data, messageId, suggestions = {} }: Shown, rest: Partial<InvalidCase> = {}): InvalidCase {
  const [line, column] = at.split(':').map(Number);
  const outputs = Object.entries(suggestions).map(([id, [output, pattern]]) => ({
    messageId: id,
    ...(pattern !== undefined && { data: { pattern } }),
    output,
  }));
  return {
    name,
    code,
    errors: [{ messageId, line: line ?? 0, column: column ?? 0, ...(data && { data }), ...(outputs.length > 0 && { suggestions: outputs }) }],
    output: null,
    ...rest,
  };
}

const call = (match: string): string => `sequelize.sync({ force: true, match: ${match} });`;

/** Instances whose tested name is `app_test`, by the name that their write host is given. */
const REPLICATED: readonly (readonly [name: string, made: (written: string) => string])[] = [
  ['none of its own', () => "new Sequelize('app_test', 'a', 'b', { replication: { read: [], write: { host: 'h' } } })"],
  ['in the options', (written) => `new Sequelize({ database: 'app_test', dialect: 'postgres', replication: { read: [], write: { database: '${written}' } } })`],
  ['in the URL', (written) => `new Sequelize('postgres://a:b@h:5432/app_test?ssl=1', { replication: { read: [], write: { database: '${written}' } } })`],
  ['by parts', (written) => `new Sequelize('app_' + 'test', 'a', 'b', { replication: { read: [], write: { database: '${written}' } } })`],
];

runRule('valid-sync-match', {
  valid: [
    // not
    { name: 'good patterns', code: [`/_test$/`, `/^test_/`, `/^app_(dev|test)$/`, `/(^|_)test$/`, `/_test$/i`, `/^shop-dev-/`, `/_test_\\d+$/u`].map(call).join('\n') },
    { name: 'a good pattern without force', code: 'sequelize.sync({ match: /_test$/ });' },
    { name: 'a good pattern that is built', code: "const word = 'test';\nsequelize.sync({ force: true, match: new RegExp(`_${word}$`, 'i') });" },
    { name: 'a good pattern of the constructor', code: `${V6}const db = new Sequelize(url, { sync: { match: /_test$/ } });\ndb.sync();` },
    { name: 'a falsy match is left to require-sync-match', code: [`null`, `undefined`, `false`, `''`].map(call).join('\n') },
    { name: 'an object with a test method decides by itself', code: call('{ test: () => false }') },
    { name: 'a force and a match in one arm', code: 'sequelize.sync(flag ? { force: true, match: /_test$/ } : {});' },
    { name: 'a force that a spread may override', code: "import { options } from './options.js';\nsequelize.sync({ force: true, match: /_test$/, ...options });" },
    { name: 'a replication whose write host has the same name', code: `${V6}const db = new Sequelize('app_test', 'a', 'b', { replication: { read: [], write: { host: 'h', database: 'app_test' } } });\ndb.sync({ force: true, match: /_test$/ });` },
    ...REPLICATED.map(([name, made]) => ({ name: `a replication whose write host has the same name: ${name}`, code: `${V6}const db = ${made('app_test')};\ndb.sync({ force: true, match: /_test$/ });` })),
    // whose call
    { name: 'a match of something else', code: "import { Cache } from './cache.js';\nnew Cache().sync({ match: 'users:*' });", project: 'other' },
    { name: 'a drop of something that is not shown to be Sequelize', code: "import { cache } from './cache.js';\ncache.drop({ match: 'users:*' });" },
    { name: 'a match of a text', code: "sequelize.sync();\nconst found = 'a'.match(/b/);" },
    // cannot be proven
    { name: 'a pattern of another file', code: "import { match } from './match.js';\nsequelize.sync({ force: true, match });" },
    { name: 'a pattern with an imported part', code: "import { prefix } from './names.js';\nsequelize.sync({ force: true, match: new RegExp(`^${prefix}_test$`) });" },
    // files and settings
    { name: 'a word of the settings', code: call('/_qa$/'), settings: { words: ['qa'] } },
    { name: 'production names of the settings', code: call('/^live_test$/'), settings: { productionNames: ['prod'] } },
    // options
    { name: 'a file is ignored', code: call('/.*/'), options: [{ ignoreFiles: ['src/**'] }] },
  ],
  invalid: [
    // destructive: where nothing reads it
    shown('on a Model', {
      code: 'await User.sync({ force: true, match: /_test$/ });',
      messageId: 'model',
      at: '1:32',
      data: { target: 'User', method: 'sync', instead: 'Give it to `sequelize.sync()`, or check' },
      suggestions: {
        moveToCheck: [`${CHECK('User.sequelize.config.database')}await User.sync({ force: true });`, '/_test$/'],
        useInstance: ['await User.sequelize.sync({ force: true, match: /_test$/ });'],
      },
    }, { only: 'js' }),
    shown('on a Model with alter', {
      code: 'User.sync({ alter: true, match: /^dev_/ });',
      messageId: 'model',
      at: '1:26',
      suggestions: {
        moveToCheck: [`${CHECK('User.sequelize.config.database', '/^dev_/')}User.sync({ alter: true });`, '/^dev_/'],
        useInstance: ['User.sequelize.sync({ alter: true, match: /^dev_/ });'],
      },
    }, { only: 'js' }),
    shown('on drop', {
      code: 'sequelize.drop({ match: /_test$/ });',
      messageId: 'drop',
      at: '1:18',
      data: { target: 'sequelize', method: 'drop' },
      suggestions: { moveToCheck: [`${CHECK('sequelize.config.database')}sequelize.drop();`, '/_test$/'] },
    }),
    shown('on truncate of a Model', {
      code: `${V6}class User extends Model {}\nUser.truncate({ match: /_test$/, cascade: true });`.replace('{ Sequelize }', '{ Model }'),
      messageId: 'drop',
      at: '3:17',
      data: { target: 'User', method: 'truncate' },
      suggestions: {
        moveToCheck: [`${V6}class User extends Model {}\n${CHECK('User.sequelize.config.database')}User.truncate({ cascade: true });`.replace('{ Sequelize }', '{ Model }'), '/_test$/'],
      },
    }, { only: 'js' }),
    shown('on a Model of a SQLite file', {
      code: `${V6}const db = new Sequelize('sqlite:./dev.db');\nconst User = db.define('User', {});\nUser.sync({ force: true, match: /_test$/ });`,
      messageId: 'sqlite',
      at: '4:26',
    }),
    shown('with a spread over it', {
      code: "import { options } from './options.js';\nsequelize.sync({ match: /test/, ...options });",
      messageId: 'unanchored',
      at: '2:18',
    }),
    shown('in define', {
      code: `${V6}const db = new Sequelize(url, { define: { match: /_test$/ } });`,
      messageId: 'define',
      at: '2:43',
      suggestions: { moveToSync: [`${V6}const db = new Sequelize(url, { define: {}, sync: { match: /_test$/ } });`] },
    }),
    shown('on drop of an imported Model', {
      code: "import User from './user.js';\nUser.drop({ match: /_test$/ });",
      messageId: 'drop',
      at: '2:13',
      suggestions: { moveToCheck: [`import User from './user.js';\n${CHECK('User.sequelize.config.database')}User.drop();`, '/_test$/'] },
    }, { only: 'js' }),
    shown('in define of Nest', {
      code: "import { SequelizeModule } from '@nestjs/sequelize';\nSequelizeModule.forRoot({ dialect: 'postgres', define: { match: /_test$/ } });",
      messageId: 'define',
      at: '2:58',
      suggestions: { moveToSync: ["import { SequelizeModule } from '@nestjs/sequelize';\nSequelizeModule.forRoot({ dialect: 'postgres', define: {}, sync: { match: /_test$/ } });"] },
    }, { project: 'nest' }),
    shown('in define, beside sync', {
      code: `${V6}const db = new Sequelize(url, { sync: { force: true }, define: { match: /_test$/, paranoid: true } });`,
      messageId: 'define',
      at: '2:66',
      suggestions: { moveToSync: [`${V6}const db = new Sequelize(url, { sync: { force: true, match: /_test$/ }, define: { paranoid: true } });`] },
    }),
    shown('in version 7', {
      code: `${V7}const db = new Sequelize({ url });\nawait db.sync({ force: true, match: /_test$/ });`,
      messageId: 'version7',
      at: '3:30',
      suggestions: {
        moveToCheck: [`${V7}const db = new Sequelize({ url });\n${CHECK('db.options.replication.write.database')}await db.sync({ force: true });`, '/_test$/'],
      },
    }),
    shown('in version 7, without force', {
      code: 'sequelize.sync({ match: undefined });',
      messageId: 'version7',
      at: '1:18',
      suggestions: { moveToCheck: [`${CHECK('sequelize.options.replication.write.database')}sequelize.sync();`, '/_test$/'] },
    }, { project: 'v7' }),
    shown("the constructor's in version 7", {
      code: `${V7}const db = new Sequelize({ url, sync: { match: /^test_/ } });\nawait db.authenticate();\nawait db.sync({ force: true });`,
      messageId: 'version7',
      at: '2:41',
      suggestions: {
        moveToCheck: [
          `${V7}const db = new Sequelize({ url, sync: {} });\nawait db.authenticate();\n${CHECK('db.options.replication.write.database', '/^test_/')}await db.sync({ force: true });`,
          '/^test_/',
        ],
      },
    }),
    shown('at the top level in version 7', { code: `${V7}export const db = new Sequelize({ url, match: /_test$/ });`, messageId: 'version7', at: '2:40' }),
    // destructive: databases whose name says nothing
    shown('on a SQLite file', {
      code: `${V6}const db = new Sequelize('sqlite:./dev.db');\ndb.sync({ force: true, match: /dev\\.db$/ });`,
      messageId: 'sqlite',
      at: '3:24',
    }),
    shown('on in-memory SQLite', {
      code: `${V6}const db = new Sequelize('sqlite::memory:');\ndb.sync({ force: true, match: /_test$/ });`,
      messageId: 'inMemory',
      at: '3:24',
      suggestions: { removeMatch: [`${V6}const db = new Sequelize('sqlite::memory:');\ndb.sync({ force: true });`] },
    }),
    shown('with replication to another database', {
      code: `${V6}const db = new Sequelize('app_test', 'a', 'b', { replication: { read: [], write: { database: 'app_prod' } } });\ndb.sync({ force: true, match: /_test$/ });`,
      messageId: 'replication',
      at: '3:24',
    }),
    ...REPLICATED.slice(1).map(([name, made]) => shown(`with replication to another database: ${name}`, { code: `${V6}const db = ${made('app_prod')};\ndb.sync({ force: true, match: /_test$/ });`, messageId: 'replication', at: '3:24' })),
    shown('with replication to a database that is not known', { code: `${V6}const db = new Sequelize('app_test', 'a', 'b', { replication: { read: [], write: { database: process.env.DB } } });\ndb.sync({ force: true, match: /_test$/ });`, messageId: 'replication', at: '3:24' }),
    // destructive: values that are no pattern
    shown('a text', { code: call("'_test$'"), messageId: 'text', suggestions: { writePattern: [call('/_test$/'), '/_test$/'] } }),
    shown('a text with slashes and flags', { code: call("'/_test$/gi'"), messageId: 'text', suggestions: { writePattern: [call('/_test$/i'), '/_test$/i'] } }),
    shown('a text that fits no pattern', { code: call("'app'"), messageId: 'text' }),
    shown('a boolean', { code: call('true'), messageId: 'notRegExp' }),
    shown('an object without a test method', { code: call('{ name: /_test$/ }'), messageId: 'notRegExp' }),
    shown('a function', { code: call('(name) => name.endsWith("_test")'), messageId: 'notRegExp' }),
    shown('the environment', { code: call('new RegExp(process.env.TEST_DATABASE)'), messageId: 'outside' }),
    shown('an unset variable of this file', { code: `const env = {};\n${call('new RegExp(env.MATCH)')}`, messageId: 'matchesEverything', at: '2:31' }),
    // destructive: patterns
    shown('a flag g', { code: call('/_test$/g'), messageId: 'statefulFlag', data: { flag: 'g', target: 'sequelize', method: 'sync' }, suggestions: { dropFlag: [call('/_test$/'), '/_test$/'] } }),
    shown('a flag y on a const', {
      code: `const match = /^app_test$/iy;\nsequelize.sync({ force: true, match });`,
      messageId: 'statefulFlag',
      at: '2:31',
      suggestions: { dropFlag: [`const match = /^app_test$/i;\nsequelize.sync({ force: true, match });`, '/^app_test$/i'] },
    }),
    shown('a pattern that accepts everything', { code: call('/.*/'), messageId: 'matchesEverything' }),
    shown('an empty alternative', { code: call('/_test$|/'), messageId: 'matchesEverything' }),
    shown('only an exclusion', { code: call('/^(?!prod)/'), messageId: 'onlyExcludes' }),
    shown('a production name', { code: call('/_(test|prod)$/'), messageId: 'acceptsProductionName', data: { name: 'prod', target: 'sequelize', method: 'sync' } }),
    shown('no dev or test word', { code: call('/^app_/'), messageId: 'noWord' }),
    shown('no anchor', { code: call('/test/'), messageId: 'unanchored', suggestions: { anchor: [call('/(?:^|_)test$/'), '/(?:^|_)test$/'] } }),
    shown('no anchor, with a flag', { code: call('/_test/gi'), messageId: 'unanchored', suggestions: { anchor: [call('/_test$/i'), '/_test$/i'] } }),
    shown('no anchor, built', { code: call("new RegExp('/test')"), messageId: 'unanchored', suggestions: { anchor: [call('/\\/test$/'), '/\\/test$/'] } }),
    shown('no anchor, in the constructor', {
      code: `${V6}export const db = new Sequelize(url, { sync: { match: /_test/ } });`,
      messageId: 'unanchored',
      at: '2:48',
      suggestions: { anchor: [`${V6}export const db = new Sequelize(url, { sync: { match: /_test$/ } });`, '/_test$/'] },
    }),
    shown('no anchor, at the top level of the constructor', {
      code: `${V6}export const db = new Sequelize(url, { match: /_test/ });`,
      messageId: 'unanchored',
      at: '2:40',
      suggestions: { anchor: [`${V6}export const db = new Sequelize(url, { match: /_test$/ });`, '/_test$/'] },
    }),
    shown('one of two patterns', { code: call('strict ? /_test$/ : /test/'), messageId: 'unanchored' }),
    shown('an invalid pattern', { code: call("new RegExp('_test$(')"), messageId: 'invalid' }),
    shown('a pattern that is too complex', { code: call(`/${'(a|b)'.repeat(40)}_test$/`), messageId: 'tooComplex' }),
    shown('options that stand in a const', {
      code: 'const options = { force: true, match: /.*/ };\nsequelize.sync(options);\nsequelize.sync(options);',
      messageId: 'matchesEverything',
      at: '1:32',
    }),
    {
      name: 'options that an instance and a Model share',
      code: 'const options = { force: true, match: /.*/ };\nsequelize.sync(options);\nUser.sync(options);',
      errors: [
        { messageId: 'matchesEverything', line: 1, column: 32 },
        { messageId: 'model', line: 1, column: 32 },
      ],
      output: null,
    },
    // destructive: together with a conditional force
    shown('a conditional force', { code: 'sequelize.sync({ force: flag, match: /_test$/ });', messageId: 'conditional' }),
    shown('a conditional spread of force', { code: 'sequelize.sync({ match: /_test$/, ...(flag && { force: true }) });', messageId: 'conditional', at: '1:18' }),
    shown('a conditional force of the constructor', {
      code: `${V6}export const db = new Sequelize(url, { sync: { force: flag, match: /_test$/ } });`,
      messageId: 'conditional',
      at: '2:61',
    }),
    // files and settings
    shown('a test file', { code: call('/.*/'), messageId: 'matchesEverything' }, { filename: 'test/setup.test.js' }),
    shown('an imported SQLite file', { code: "import { db } from './db.js';\ndb.sync({ force: true, match: /_test$/ });", messageId: 'sqlite', at: '2:24' }, {
      settings: { instances: [{ name: 'db', from: './src/db.js', kind: 'sqlite' }] },
    }),
    shown('a word that the settings do not have', { code: call('/_test$/'), messageId: 'noWord' }, { settings: { words: ['qa'] } }),
    shown('a production name of the settings', { code: call('/^shop_test$/'), messageId: 'acceptsProductionName' }, { settings: { productionNames: ['shop'] } }),
    // options
    shown('other files are ignored', { code: call('/.*/'), messageId: 'matchesEverything' }, { options: [{ ignoreFiles: ['tools/**'] }] }),
  ],
});

it('every message is short', () => {
  for (const message of [...Object.values(USELESS_MATCH), ...Object.values(USELESS_MATCH_SUGGESTIONS)]) {
    expect(message.length, message).toBeLessThan(250);
  }
});
