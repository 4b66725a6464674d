import { expect, it } from 'vitest';
import { MISSING_MATCH } from '../../src/report/words/match.js';
import { runRule, type InvalidCase } from '../support/rule-tester.js';

const V6 = "import { Sequelize } from 'sequelize';\n";
const V7 = "import { Sequelize } from '@sequelize/core';\n";
const CHECK = (name: string, base = ''): string =>
  `if (!/_test$/.test(${name})) {\n${base}  throw new Error('Refusing to drop tables: the database is not a test database.');\n${base}}\n${base}`;

interface Shown {
  readonly code: string;
  readonly messageId: keyof typeof MISSING_MATCH;
  /** Where it is reported, from `line:column` on. */
  readonly at: string;
  readonly target?: string;
  /** Outputs by the id of their suggestion; the pattern is `/_test$/`. */
  readonly suggestions?: Readonly<Record<string, string>>;
}

/** A case whose report is described in full. */
function shown(name: string, { at, code, messageId, suggestions, target }: Shown, rest: Partial<InvalidCase> = {}): InvalidCase {
  const [line, column] = at.split(':').map(Number);
  const outputs = Object.entries(suggestions ?? {}).map(([id, output]) => ({ messageId: id, data: { pattern: '/_test$/' }, output }));
  return {
    name,
    code,
    errors: [
      {
        messageId,
        line: line ?? 0,
        column: column ?? 0,
        ...(target !== undefined && { data: { target, add: 'If this call has to stay, add', check: 'If this call has to stay, check' } }),
        ...(outputs.length > 0 && { suggestions: outputs }),
      },
    ],
    output: null,
    ...rest,
  };
}

runRule('require-sync-match', {
  valid: [
    // not
    { name: 'a match in the call', code: 'sequelize.sync({ force: true, match: /_test$/ });' },
    { name: 'a match that is useless is left to valid-sync-match', code: 'sequelize.sync({ force: true, match: /.*/ });' },
    { name: 'a match on a Model is left to valid-sync-match', code: 'sequelize.models.User.sync({ force: true, match: /_test$/ });' },
    { name: 'a match from elsewhere counts as given', code: "import { match } from './match.js';\nsequelize.sync({ force: true, match });" },
    { name: 'an object with a test method decides by itself', code: 'sequelize.sync({ force: true, match: { test: () => false } });' },
    { name: 'no force, no match', code: 'sequelize.sync();\nsequelize.sync({ alter: true });\nsequelize.sync({ force: false });' },
    { name: 'a match of the constructor', code: `${V6}const db = new Sequelize(url, { sync: { match: /_test$/ } });\ndb.sync({ force: true });` },
    { name: 'a match at the top level of version 6', code: `${V6}const db = new Sequelize(url, { match: /_test$/ });\ndb.sync({ force: true });` },
    { name: 'a match of the constructor with a conditional force', code: `${V6}const db = new Sequelize(url, { sync: { match: /_test$/ } });\ndb.sync({ force: flag });` },
    { name: 'force and match of the constructor', code: `${V6}new Sequelize(url, { sync: { force: true, match: /_test$/ } });` },
    { name: 'a match in version 7 is left to valid-sync-match', code: `${V7}const db = new Sequelize({ url });\ndb.sync({ force: true, match: /_test$/ });` },
    { name: 'a constructor of version 7', code: `${V7}new Sequelize({ url, sync: { force: true } });` },
    { name: 'model options', code: "sequelize.define('User', {}, { force: true });" },
    { name: 'hooks and assignments', code: "sequelize.addHook('beforeBulkSync', (options) => { options.force = true; });\nsequelize.options.sync = { force: true };" },
    { name: 'a check of the name before the call', code: "if (!/_test$/.test(sequelize.config.database)) throw new Error('no');\nsequelize.sync({ force: true });" },
    { name: 'force that is the check', code: 'const isTest = /_test$/.test(sequelize.config.database);\nsequelize.sync({ force: isTest });' },
    { name: 'options that are picked by the check', code: "sequelize.sync(sequelize.config.database.endsWith('_test') ? { force: true } : {});" },
    { name: 'a check of the storage path', code: `${V6}const storage = process.env.FILE;\nconst db = new Sequelize({ dialect: 'sqlite', storage });\nif (!/_test\\.sqlite$/.test(storage)) throw new Error('no');\ndb.sync({ force: true });` },
    { name: 'a check that the storage is in memory', code: "import { db } from './db.js';\nif (db.options.storage !== ':memory:') throw new Error('no');\ndb.sync({ force: true });", project: 'sqlite' },
    { name: 'a check that the storage is one of two that may be emptied', code: "import { db } from './db.js';\nif (![':memory:', 'app_test.sqlite'].includes(db.options.storage)) throw new Error('no');\ndb.sync({ force: true });", project: 'sqlite' },
    { name: 'an in-memory database', code: `${V6}const db = new Sequelize('sqlite::memory:');\ndb.sync({ force: true });\ndb.models.User.sync({ force: true });` },
    { name: 'an in-memory database of Nest', code: "import { SequelizeModule } from '@nestjs/sequelize';\nSequelizeModule.forRoot({ dialect: 'sqlite', storage: ':memory:', autoLoadModels: true, sync: { force: true } });", project: 'nest' },
    { name: 'an in-memory database of exported options', code: "export const test = { dialect: 'sqlite', storage: ':memory:', sync: { force: true } };" },
    // whose call
    { name: 'a sync of something else', code: "import { Store } from './store.js';\nnew Store().sync({ force: true });", project: 'other' },
    // cannot be proven
    { name: 'a spread may hold a match', code: "import { options } from './options.js';\nsequelize.sync({ ...options, force: true });\nsequelize.sync({ force: true, ...options });" },
    { name: 'options that are not known at all', code: "import { options } from './options.js';\nsequelize.sync(options);" },
    // files and settings
    {
      name: 'an instance that settings call in-memory',
      code: "import { db } from './db.js';\ndb.sync({ force: true });",
      settings: { instances: [{ name: 'db', from: './src/db.js', kind: 'in-memory' }] },
    },
    {
      name: 'an instance whose constructor has a match, by the settings',
      code: "import { db } from './db.js';\ndb.sync({ force: true });",
      settings: { instances: [{ name: 'db', from: './src/db.js', kind: 'server', match: true }] },
    },
    {
      name: 'a check that settings name',
      code: "import { assertTestDatabase } from '#checks';\nassertTestDatabase();\nsequelize.sync({ force: true });",
      settings: { databaseNameChecks: [{ name: 'assertTestDatabase', from: '#checks' }] },
    },
    { name: 'words of the settings', code: "if (db !== 'shop_qa') throw new Error('no');\nsequelize.sync({ force: true });", settings: { words: ['qa'] } },
    // options
    { name: 'dynamic values are ignored', code: 'sequelize.sync({ force: flag });', options: [{ dynamicValues: 'ignore' }] },
    { name: 'a file is ignored', code: 'sequelize.sync({ force: true });', options: [{ ignoreFiles: ['src/**'] }] },
  ],
  invalid: [
    // destructive
    shown('an instance without match', {
      code: 'await sequelize.sync({ force: true });',
      messageId: 'instance',
      at: '1:22',
      suggestions: { addMatch: 'await sequelize.sync({ force: true, match: /_test$/ });' },
    }),
    shown('an instance whose options stand in a const', {
      code: 'const options = { force: true };\nsequelize.sync(options);',
      messageId: 'instance',
      at: '2:16',
      suggestions: { writeNameCheck: `const options = { force: true };\n${CHECK('sequelize.config.database')}sequelize.sync(options);` },
    }),
    shown('a truthy text', {
      code: "sequelize.sync({ force: 'false' });",
      messageId: 'instance',
      at: '1:16',
      suggestions: { addMatch: "sequelize.sync({ force: 'false', match: /_test$/ });" },
    }),
    shown('a constructor that turns force on', {
      code: `${V6}const db = new Sequelize(url, { sync: { force: true } });\ndb.sync();`,
      messageId: 'constructor',
      at: '2:39',
      suggestions: { addMatch: `${V6}const db = new Sequelize(url, { sync: { force: true, match: /_test$/ } });\ndb.sync();` },
    }),
    shown('force at the top level of version 6', {
      code: `${V6}new Sequelize(url, { force: true });`,
      messageId: 'constructor',
      at: '2:20',
      suggestions: { addMatch: `${V6}new Sequelize(url, { force: true, match: /_test$/ });` },
    }),
    shown('options of Nest', {
      code: "import { SequelizeModule } from '@nestjs/sequelize';\nSequelizeModule.forRoot({ autoLoadModels: true, sync: { force: true } });",
      messageId: 'nest',
      at: '2:55',
      suggestions: {
        addMatch: "import { SequelizeModule } from '@nestjs/sequelize';\nSequelizeModule.forRoot({ autoLoadModels: true, sync: { force: true, match: /_test$/ } });",
      },
    }, { project: 'nest' }),
    shown('exported options', {
      code: "export default { dialect: 'postgres', sync: { force: true } };",
      messageId: 'exported',
      at: '1:45',
      suggestions: { addMatch: "export default { dialect: 'postgres', sync: { force: true, match: /_test$/ } };" },
    }),
    shown('a falsy match', {
      code: 'sequelize.sync({ force: true, match: null });',
      messageId: 'falsy',
      at: '1:16',
      suggestions: { writeMatch: 'sequelize.sync({ force: true, match: /_test$/ });' },
    }),
    shown('a match that may be falsy', {
      code: 'sequelize.sync({ force: true, match: quick ? undefined : /_test$/ });',
      messageId: 'falsy',
      at: '1:16',
      suggestions: { writeMatch: 'sequelize.sync({ force: true, match: /_test$/ });' },
    }),
    shown('a match of the constructor that the call switches off', {
      code: `${V6}const db = new Sequelize(url, { sync: { match: /_test$/ } });\ndb.sync({ force: true, match: undefined });`,
      messageId: 'falsy',
      at: '3:9',
      suggestions: { writeMatch: `${V6}const db = new Sequelize(url, { sync: { match: /_test$/ } });\ndb.sync({ force: true, match: /_test$/ });` },
    }),
    shown('a falsy match of the constructor', {
      code: `${V6}const db = new Sequelize(url, { sync: { match: null } });\ndb.sync({ force: true });`,
      messageId: 'instance',
      at: '3:9',
      suggestions: { addMatch: `${V6}const db = new Sequelize(url, { sync: { match: null } });\ndb.sync({ force: true, match: /_test$/ });` },
    }),
    shown('a Model', {
      code: "import { User } from './models/index.js';\nUser.sync({ force: true });",
      messageId: 'model',
      at: '2:11',
      target: 'User',
      suggestions: {
        writeNameCheck: `import { User } from './models/index.js';\n${CHECK('User.sequelize.config.database')}User.sync({ force: true });`,
        useInstance: "import { User } from './models/index.js';\nUser.sequelize.sync({ force: true, match: /_test$/ });",
      },
    }, { only: 'js' }),
    shown('a Model of an instance with a match', {
      code: `${V6}const db = new Sequelize(url, { sync: { match: /_test$/ } });\nconst User = db.define('User', {});\nUser.sync({ force: true });`,
      messageId: 'model',
      at: '4:11',
      target: 'User',
      suggestions: {
        writeNameCheck: `${V6}const db = new Sequelize(url, { sync: { match: /_test$/ } });\nconst User = db.define('User', {});\n${CHECK('db.config.database')}User.sync({ force: true });`,
        useInstance: `${V6}const db = new Sequelize(url, { sync: { match: /_test$/ } });\nconst User = db.define('User', {});\ndb.sync({ force: true, match: /_test$/ });`,
      },
    }),
    shown('a match in define is not in force', {
      code: `${V6}const db = new Sequelize(url, { define: { match: /_test$/ } });\ndb.sync({ force: true });`,
      messageId: 'instance',
      at: '3:9',
    }),
    shown('a conditional force', { code: 'sequelize.sync({ force: flag });', messageId: 'conditional', at: '1:16' }),
    shown('version 7', {
      code: `${V7}const db = new Sequelize({ url });\nawait db.sync({ force: true });`,
      messageId: 'version7',
      at: '3:15',
      suggestions: { writeNameCheck: `${V7}const db = new Sequelize({ url });\n${CHECK('db.options.replication.write.database')}await db.sync({ force: true });` },
    }),
    shown('a Model of version 7', {
      code: 'async function reset(User) {\n  await User.sync({ force: true });\n}',
      messageId: 'version7',
      at: '2:19',
      suggestions: {
        writeNameCheck: `async function reset(User) {\n  ${CHECK('User.sequelize.options.replication.write.database', '  ')}await User.sync({ force: true });\n}`,
      },
    }, { project: 'v7' }),
    shown('a falsy match in version 7', {
      code: `${V7}const db = new Sequelize({ url });\ndb.sync({ force: true, match: undefined });`,
      messageId: 'version7',
      at: '3:9',
    }),
    shown('a SQLite file', {
      code: `${V6}const db = new Sequelize({ dialect: 'sqlite', storage: './dev.sqlite' });\ndb.sync({ force: true });`,
      messageId: 'sqliteFile',
      at: '3:9',
    }),
    shown('a Model on a SQLite file', {
      code: `${V6}const db = new Sequelize({ dialect: 'sqlite', storage: './dev.sqlite' });\nconst User = db.define('User', {});\nUser.sync({ force: true });`,
      messageId: 'sqliteFile',
      at: '4:11',
    }),
    shown('exported options of a SQLite file', { code: "export const dev = { dialect: 'sqlite', storage: './dev.sqlite', sync: { force: true } };", messageId: 'sqliteFile', at: '1:72' }),
    shown('one of many Models', {
      code: 'for (const model of Object.values(sequelize.models)) {\n  model.sync({ force: true });\n}',
      messageId: 'model',
      at: '2:14',
      target: 'model',
      suggestions: {
        writeNameCheck: `for (const model of Object.values(sequelize.models)) {\n  ${CHECK('model.sequelize.config.database', '  ')}model.sync({ force: true });\n}`,
      },
    }, { only: 'js' }),
    shown('a Model in TypeScript, which may have no instance', {
      code: "import { User } from './models/index.js';\nUser.sync({ force: true });",
      messageId: 'model',
      at: '2:11',
      target: 'User',
      suggestions: {
        writeNameCheck: `import { User } from './models/index.js';\n${CHECK('User.sequelize!.config.database')}User.sync({ force: true });`,
        useInstance: "import { User } from './models/index.js';\nUser.sequelize!.sync({ force: true, match: /_test$/ });",
      },
    }, { only: 'ts' }),
    shown('a check that the storage is not in memory', { code: "import { db } from './db.js';\nif (db.options.storage === ':memory:') throw new Error('no');\ndb.sync({ force: true });", messageId: 'sqliteDriver', at: '3:9' }, { project: 'sqlite' }),
    shown('a check that the storage only starts like one in memory', { code: "import { db } from './db.js';\nif (!db.options.storage.startsWith(':mem')) throw new Error('no');\ndb.sync({ force: true });", messageId: 'sqliteDriver', at: '3:9' }, { project: 'sqlite' }),
    shown('a project with no driver but that of SQLite', { code: 'sequelize.sync({ force: true });', messageId: 'sqliteDriver', at: '1:16' }, { project: 'sqlite' }),
    shown('a server in a project of SQLite', {
      code: "import { db } from './db.js';\ndb.sync({ force: true });",
      messageId: 'instance',
      at: '2:9',
      suggestions: { addMatch: "import { db } from './db.js';\ndb.sync({ force: true, match: /_test$/ });" },
    }, { project: 'sqlite', settings: { instances: [{ name: 'db', from: './src/db.js', kind: 'server' }] } }),
    // whose call
    shown('an imported instance in a project of Sequelize', {
      code: "import { db } from './db.js';\ndb.sync({ force: true });",
      messageId: 'instance',
      at: '2:9',
      suggestions: { addMatch: "import { db } from './db.js';\ndb.sync({ force: true, match: /_test$/ });" },
    }),
    shown('an imported SQLite file', { code: "import { db } from './db.js';\ndb.sync({ force: true });", messageId: 'sqliteFile', at: '2:9' }, {
      settings: { instances: [{ name: 'db', from: './src/db.js', kind: 'sqlite' }] },
    }),
    // cannot be proven
    shown('a check that is only a warning', {
      code: "if (!/_test$/.test(name)) console.warn('not a test database');\nsequelize.sync({ force: true });",
      messageId: 'instance',
      at: '2:16',
      suggestions: { addMatch: "if (!/_test$/.test(name)) console.warn('not a test database');\nsequelize.sync({ force: true, match: /_test$/ });" },
    }),
    shown('a check between two calls, which is behind the first', {
      code: "sequelize.sync({ force: true });\nif (!/_test$/.test(name)) throw new Error('no');\nsequelize.sync({ force: true });",
      messageId: 'instance',
      at: '1:16',
      suggestions: { addMatch: "sequelize.sync({ force: true, match: /_test$/ });\nif (!/_test$/.test(name)) throw new Error('no');\nsequelize.sync({ force: true });" },
    }),
    // files and settings
    shown('a test file', {
      code: 'beforeEach(() => sequelize.sync({ force: true }));',
      messageId: 'instance',
      at: '1:33',
      suggestions: { addMatch: 'beforeEach(() => sequelize.sync({ force: true, match: /_test$/ }));' },
    }, { filename: 'test/setup.test.js' }),
    ...['src/dev/reset.js', 'scripts/reset.js'].map((filename) => ({
      name: `the suggested pattern fits a development database: ${filename}`,
      code: 'sequelize.sync({ force: true });',
      filename,
      errors: [
        {
          messageId: 'instance',
          suggestions: [{ messageId: 'addMatch', data: { pattern: '/_(dev|development|test)$/' }, output: 'sequelize.sync({ force: true, match: /_(dev|development|test)$/ });' }],
        },
      ],
      output: null,
    })),
    {
      name: 'the suggested pattern has a word of the settings',
      code: 'sequelize.sync({ force: true });',
      settings: { words: ['qa'] },
      errors: [{ messageId: 'instance', suggestions: [{ messageId: 'addMatch', data: { pattern: '/_qa$/' }, output: 'sequelize.sync({ force: true, match: /_qa$/ });' }] }],
      output: null,
    },
    // options
    shown('other files are ignored', { code: 'sequelize.sync({ force: flag });', messageId: 'conditional', at: '1:16' }, { options: [{ ignoreFiles: ['test/containers/**'] }] }),
  ],
});

it('every message is short, and says what happens to the tables', () => {
  for (const message of Object.values(MISSING_MATCH)) {
    expect(message.length, message).toBeLessThan(250);
    expect(message).toMatch(/empt/);
  }
});
