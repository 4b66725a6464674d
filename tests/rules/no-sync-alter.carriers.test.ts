// Options that a later plain `sync()` obeys, and what `--fix` writes.
import { runRule, type Case, type ExpectedError, type InvalidCase } from '../support/rule-tester.js';

/** `alter: true` becomes `alter: { drop: false }` or `alter: false`; `removed` is the text without it. */
function carrier(name: string, code: string, removed: string): InvalidCase {
  const suggestions = [
    { messageId: 'onlyAdd', output: code.replace(/alter(: | = )true/, 'alter$1{ drop: false }') },
    { messageId: 'removeCarrier', data: { key: 'alter' }, output: removed },
    { messageId: 'turnOff', data: { key: 'alter' }, output: code.replace(/alter(: | = )true/, 'alter$1false') },
  ];
  return { name, code, output: null, errors: [{ messageId: 'alterCarrier', suggestions }] };
}

function as(error: Partial<ExpectedError>, test: InvalidCase): InvalidCase {
  return { ...test, errors: test.errors.map((one) => ({ ...one, ...error })) };
}

/** Nest syncs with it at start: only adding columns is one way out, not syncing the other. */
function boots(messageId: string, synchronize: string, name: string): InvalidCase {
  const code = (written: string): string => `${NEST}SequelizeModule.forRoot({ autoLoadModels: true, ${written} });`;
  const suggestions = [
    { messageId: 'onlyAdd', data: { key: 'alter' }, output: code(`${synchronize}sync: { alter: { drop: false } }`) },
    { messageId: 'stopSyncing', data: { key: 'alter' }, output: code('synchronize: false') },
  ];
  return { name, code: code(`${synchronize}sync: { alter: true }`), output: null, errors: [{ messageId, suggestions }] };
}

const V6 = "import { Sequelize, Model } from 'sequelize';\n";
const V7 = "import { Sequelize } from '@sequelize/core';\n";
const NEST = "import { SequelizeModule } from '@nestjs/sequelize';\n";
const UP = "import { umzug } from './umzug.js';\n\n";
const settings = { migration: { call: 'umzug.up()', import: { name: 'umzug', from: './src/umzug.js' } } };

const carriers: readonly InvalidCase[] = [
  as({ line: 2, column: 30, endColumn: 41 }, carrier("sync of the constructor's options", `${V6}new Sequelize(url, { sync: { alter: true } });`, `${V6}new Sequelize(url, { sync: {} });`)),
  carrier('the top level in version 6', `${V6}new Sequelize(url, { alter: true });`, `${V6}new Sequelize(url, {});`),
  carrier('define, which every model gets', `${V6}new Sequelize(url, { define: { alter: true } });`, `${V6}new Sequelize(url, { define: {} });`),
  { ...carrier('sync in version 7', `${V7}new Sequelize({ sync: { alter: true } });`, `${V7}new Sequelize({ sync: {} });`), project: 'v7' },
  carrier('exported options that name a dialect', "export const database = { dialect: 'postgres', sync: { alter: true } };", "export const database = { dialect: 'postgres', sync: {} };"),
  carrier('options of define()', "sequelize.define('User', {}, { alter: true });", "sequelize.define('User', {}, {});"),
  carrier('options of init()', `${V6}class User extends Model {}\nUser.init({}, { sequelize, alter: true });`, `${V6}class User extends Model {}\nUser.init({}, { sequelize });`),
  carrier('an assigned sync object', 'sequelize.options.sync = { alter: true, logging: false };', 'sequelize.options.sync = { logging: false };'),
  carrier('an assigned key of it', 'sequelize.options.sync.alter = true;\nstart();', 'start();'),
  carrier('the options of a model', 'sequelize.models.User.options.alter = true;\nstart();', 'start();'),
  as({ messageId: 'alterHook' }, carrier('a hook that writes alter', "sequelize.addHook('beforeSync', (options) => {\n  options.alter = true;\n});", "sequelize.addHook('beforeSync', (options) => {\n});")),
];

const nest: readonly InvalidCase[] = [
  boots('alterNestBoot', '', 'Nest syncs at boot'),
  boots('alterNestMayBoot', 'synchronize: isFirstStart, ', 'Nest syncs where synchronize is on'),
  as({ messageId: 'alterNestWaits' }, carrier('without autoLoadModels it waits', `${NEST}SequelizeModule.forRoot({ sync: { alter: true } });`, `${NEST}SequelizeModule.forRoot({ sync: {} });`)),
].map((test) => ({ ...test, project: 'nest' as const }));

const frameworks: readonly InvalidCase[] = [
  as(
    { messageId: 'alterFramework' },
    carrier('LoopBack syncs a model', 'repository.syncSequelizeModel({ alter: true });', 'repository.syncSequelizeModel();'),
  ),
].map((test) => ({ ...test, project: 'frameworks' as const }));

const harmless: readonly Case[] = [
  { name: 'drop: false of the constructor', code: `${V6}new Sequelize(url, { sync: { alter: { drop: false } } });` },
  { name: 'an attribute called alter', code: "sequelize.define('Job', { alter: DataTypes.BOOLEAN });" },
  { name: 'version 7 throws on the top level', project: 'v7', code: `${V7}new Sequelize({ alter: true });` },
  { name: 'a hook that only adds', code: "sequelize.addHook('beforeSync', (options) => { options.alter = { drop: false }; });" },
];

const fixes: readonly InvalidCase[] = [
  {
    name: 'the configured migration takes the place of the call',
    code: 'await sequelize.sync({ alter: true });',
    settings,
    output: `${UP}await umzug.up();`,
    errors: [
      {
        messageId: 'alterOn',
        data: { target: 'sequelize', option: 'alter: true', because: '', tables: 'every table', lacking: 'the models lack', place: '', origin: '', source: 'the variable' },
        suggestions: [
          { messageId: 'onlyAdd', output: 'await sequelize.sync({ alter: { drop: false } });' },
          { messageId: 'removeKey', output: 'await sequelize.sync();' },
        ],
      },
    ],
  },
  {
    name: 'a Model is no place for a fix',
    code: 'await User.sync({ alter: true });',
    settings,
    output: null,
    errors: [
      {
        messageId: 'alterOnModel',
        suggestions: [
          { messageId: 'migrate', data: { migration: 'umzug.up()', why: 'this syncs one Model, and migrations are for the whole database' }, output: `${UP}await umzug.up();` },
          { messageId: 'onlyAdd', output: 'await User.sync({ alter: { drop: false } });' },
          { messageId: 'removeKey', output: 'await User.sync();' },
        ],
      },
    ],
  },
  {
    name: 'what only adds columns is not swapped',
    code: 'await sequelize.sync({ alter: { drop: false } });',
    settings,
    options: [{ additiveAlter: 'report' }],
    output: null,
    errors: [{ messageId: 'alterAdditive', suggestions: [{ messageId: 'removeKey', output: 'await sequelize.sync();' }] }],
  },
  {
    name: 'without a migration the whole set-up is suggested',
    only: 'js',
    code: 'sequelize.sync({ alter: true });',
    output: null,
    errors: [
      {
        messageId: 'alterOn',
        suggestions: [
          {
            messageId: 'migrateSetup',
            output: [
              "import { Umzug, SequelizeStorage } from 'umzug';",
              '',
              'const umzug = new Umzug({',
              "  migrations: { glob: 'migrations/*.{js,cjs,mjs}' },",
              '  context: sequelize.getQueryInterface(),',
              '  storage: new SequelizeStorage({ sequelize }),',
              '  logger: console,',
              '});',
              'umzug.up();',
            ].join('\n'),
          },
          { messageId: 'onlyAdd', output: 'sequelize.sync({ alter: { drop: false } });' },
          { messageId: 'removeKey', output: 'sequelize.sync();' },
        ],
      },
    ],
  },
];

runRule('no-sync-alter', { valid: harmless, invalid: [...carriers, ...nest, ...frameworks, ...fixes] });
