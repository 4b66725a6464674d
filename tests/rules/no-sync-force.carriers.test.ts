// Options that a later plain `sync()` obeys are reported where they stand, once.
import { runRule, type Case, type ExpectedError, type InvalidCase } from '../support/rule-tester.js';

/** `turnedOff`: `force: true` becomes `force: false`; `removed` is the text without it. */
function carrier(name: string, code: string, removed: string): InvalidCase {
  const turnedOff = code.replace(/force(: | = )true/, 'force$1false');
  return {
    name,
    code,
    output: null,
    errors: [
      {
        messageId: 'forceCarrier',
        suggestions: [
          { messageId: 'removeCarrier', data: { key: 'force' }, output: removed },
          { messageId: 'turnOff', data: { key: 'force' }, output: turnedOff },
        ],
      },
    ],
  };
}

function as(error: Partial<ExpectedError>, test: InvalidCase): InvalidCase {
  return { ...test, errors: test.errors.map((one) => ({ ...one, ...error })) };
}

/** Nest syncs with it at start: `stopped` is the text without `sync`, and with `synchronize: false`. */
function boots(name: string, code: string, stopped: string): InvalidCase {
  const suggestions = [{ messageId: 'stopSyncing', data: { key: 'force' }, output: stopped }];
  return { name, code, output: null, errors: [{ messageId: 'forceNestBoot', suggestions }] };
}

const V6 = "import { Sequelize, Model } from 'sequelize';\n";
const V7 = "import { Sequelize, Model } from '@sequelize/core';\n";
const NEST = "import { SequelizeModule } from '@nestjs/sequelize';\n";
const MEMORY = `${V6}const orm = new Sequelize('sqlite::memory:', { sync: { force: true } });`;

const constructors: readonly InvalidCase[] = [
  as({ line: 2, column: 45, endColumn: 56 }, carrier("sync of the constructor's options", `${V6}export default new Sequelize(url, { sync: { force: true } });`, `${V6}export default new Sequelize(url, { sync: {} });`)),
  carrier('sync beside a match', `${V6}new Sequelize({ sync: { force: true, match: /_test$/ } });`, `${V6}new Sequelize({ sync: { match: /_test$/ } });`),
  carrier('sync of the fourth argument', `${V6}new Sequelize('app', 'me', 'pw', { sync: { force: true } });`, `${V6}new Sequelize('app', 'me', 'pw', { sync: {} });`),
  carrier('a harmless call below does not excuse it', `${V6}const orm = new Sequelize(url, { sync: { force: true } });\norm.sync({ force: false });`, `${V6}const orm = new Sequelize(url, { sync: {} });\norm.sync({ force: false });`),
  carrier('a plain sync below is not reported again', `${V6}const orm = new Sequelize(url, { sync: { force: true } });\norm.sync();`, `${V6}const orm = new Sequelize(url, { sync: {} });\norm.sync();`),
  carrier('the top level in version 6', `${V6}new Sequelize(url, { force: true });`, `${V6}new Sequelize(url, {});`),
  carrier('define, which every model gets', `${V6}new Sequelize(url, { define: { force: true, timestamps: false } });`, `${V6}new Sequelize(url, { define: { timestamps: false } });`),
  { ...carrier('sync in version 7', `${V7}new Sequelize({ sync: { force: true } });`, `${V7}new Sequelize({ sync: {} });`), project: 'v7' },
  carrier('an options object in a const', `${V6}const sync = { force: true };\nnew Sequelize(url, { sync });`, `${V6}const sync = {};\nnew Sequelize(url, { sync });`),
  carrier('exported options that name a dialect', "export const database = { dialect: 'postgres', sync: { force: true } };", "export const database = { dialect: 'postgres', sync: {} };"),
];

const models: readonly InvalidCase[] = [
  as({ data: { key: 'force', place: 'the model options', tables: "the model's table", target: 'sequelize', origin: '', source: 'the variable' } }, carrier('options of define()', "sequelize.define('User', {}, { force: true });", "sequelize.define('User', {}, {});")),
  carrier('options of init()', `${V6}class User extends Model {}\nUser.init({}, { sequelize, force: true });`, `${V6}class User extends Model {}\nUser.init({}, { sequelize });`),
  { ...carrier('options of @Table', "import { Table, Model } from 'sequelize-typescript';\n@Table({ force: true })\nexport class User extends Model {}", "import { Table, Model } from 'sequelize-typescript';\n@Table()\nexport class User extends Model {}"), only: 'ts', project: 'nest' },
];

const assignments: readonly InvalidCase[] = [
  as({ line: 1, column: 1, endColumn: 23 }, carrier('an assigned sync object', 'sequelize.options.sync = { force: true, match: /_test$/ };', 'sequelize.options.sync = { match: /_test$/ };')),
  carrier('an assigned key of it', 'sequelize.options.sync.force = true;\nstart();', 'start();'),
  carrier('the options of a model', "const User = sequelize.define('User', {});\nUser.options.force = true;\nstart();", "const User = sequelize.define('User', {});\nstart();"),
];

const hooks: readonly InvalidCase[] = [
  as({ messageId: 'forceHook' }, carrier('a hook that writes force', "sequelize.addHook('beforeSync', (options) => {\n  options.force = true;\n});", "sequelize.addHook('beforeSync', (options) => {\n});")),
  as({ messageId: 'forceHook' }, carrier('a hook that assigns force', 'sequelize.beforeBulkSync((options) => Object.assign(options, { force: true }));', 'sequelize.beforeBulkSync((options) => Object.assign(options, {}));')),
  {
    ...as({ messageId: 'forceHook' }, carrier('a listener of version 7', "sequelize.hooks.addListener('beforeBulkSync', (options) => {\n  options.force = true;\n});", "sequelize.hooks.addListener('beforeBulkSync', (options) => {\n});")),
    project: 'v7',
  },
  {
    name: 'a hook under a guard',
    code: "sequelize.addHook('beforeSync', (options) => { if (process.env.NODE_ENV !== 'production') options.force = true; });",
    output: null,
    errors: [
      {
        messageId: 'force_failOpen',
        suggestions: [{ messageId: 'turnOff', output: "sequelize.addHook('beforeSync', (options) => { if (process.env.NODE_ENV !== 'production') options.force = false; });" }],
      },
    ],
  },
];

const nest: readonly InvalidCase[] = [
  boots('Nest syncs at boot', `${NEST}SequelizeModule.forRoot({ autoLoadModels: true, sync: { force: true } });`, `${NEST}SequelizeModule.forRoot({ autoLoadModels: true, synchronize: false });`),
  boots(
    'Nest syncs what a factory returns',
    `${NEST}SequelizeModule.forRootAsync({ useFactory: () => ({ autoLoadModels: true, sync: { force: true } }) });`,
    `${NEST}SequelizeModule.forRootAsync({ useFactory: () => ({ autoLoadModels: true, synchronize: false }) });`,
  ),
  boots(
    'what is written as on is turned off',
    `${NEST}SequelizeModule.forRoot({ autoLoadModels: true, synchronize: true, sync: { force: true } });`,
    `${NEST}SequelizeModule.forRoot({ autoLoadModels: true, synchronize: false });`,
  ),
  boots(
    'options in a conditional spread',
    `${NEST}SequelizeModule.forRoot({ autoLoadModels: true, ...(isFirstStart && { sync: { force: true } }) });`,
    `${NEST}SequelizeModule.forRoot({ autoLoadModels: true, ...(isFirstStart && {}), synchronize: false });`,
  ),
  boots(
    'options that @nestjs/config registers',
    "import { registerAs } from '@nestjs/config';\nexport default registerAs('database', () => ({ autoLoadModels: true, sync: { force: true } }));",
    "import { registerAs } from '@nestjs/config';\nexport default registerAs('database', () => ({ autoLoadModels: true, synchronize: false }));",
  ),
  as(
    { messageId: 'forceNestMayBoot' },
    boots(
      'a condition that says nothing of the environment',
      `${NEST}SequelizeModule.forRoot({ autoLoadModels: true, synchronize: isFirstStart, sync: { force: true } });`,
      `${NEST}SequelizeModule.forRoot({ autoLoadModels: true, synchronize: false });`,
    ),
  ),
  as(
    { messageId: 'force_failOpen' },
    boots(
      'an environment guard of synchronize is classed as one of force',
      `${NEST}SequelizeModule.forRoot({ autoLoadModels: true, synchronize: process.env.NODE_ENV !== 'production', sync: { force: true } });`,
      `${NEST}SequelizeModule.forRoot({ autoLoadModels: true, synchronize: false });`,
    ),
  ),
  as(
    { messageId: 'force_inverted' },
    boots(
      'on in production alone',
      `${NEST}SequelizeModule.forRoot({ autoLoadModels: true, synchronize: process.env.NODE_ENV === 'production', sync: { force: true } });`,
      `${NEST}SequelizeModule.forRoot({ autoLoadModels: true, synchronize: false });`,
    ),
  ),
  as(
    { messageId: 'forceNestWaits' },
    carrier('synchronize: false waits for a hand-written sync', `${NEST}SequelizeModule.forRoot({ autoLoadModels: true, synchronize: false, sync: { force: true } });`, `${NEST}SequelizeModule.forRoot({ autoLoadModels: true, synchronize: false, sync: {} });`),
  ),
  as({ messageId: 'forceNestWaits' }, carrier('without autoLoadModels it waits too', `${NEST}SequelizeModule.forRoot({ sync: { force: true } });`, `${NEST}SequelizeModule.forRoot({ sync: {} });`)),
].map((test) => ({ ...test, project: 'nest' as const }));

const SAILS = "module.exports.models = { migrate: 'drop' };";

const frameworks: readonly InvalidCase[] = [
  {
    name: 'Sails drops at start: its own key is set to what does not',
    code: SAILS,
    output: null,
    errors: [
      {
        messageId: 'forceFramework',
        data: { caller: 'At start, Sails', tables: 'every table', remedy: "Set `migrate: 'safe'`" },
        suggestions: [{ messageId: 'turnOff', data: { key: 'force' }, output: SAILS.replace('drop', 'safe') }],
      },
    ],
  },
  as(
    { messageId: 'forceFramework' },
    carrier(
      'Midway syncs with syncOptions',
      "module.exports = { sequelize: { dataSource: { shop: { sync: true, syncOptions: { force: true } } } } };",
      "module.exports = { sequelize: { dataSource: { shop: { sync: true, syncOptions: {} } } } };",
    ),
  ),
  as(
    { messageId: 'forceFramework', data: { caller: '`syncSequelizeModel`', tables: "the model's table", remedy: 'Remove it' } },
    carrier('LoopBack syncs a model', 'repository.syncSequelizeModel({ force: true });', 'repository.syncSequelizeModel();'),
  ),
].map((test) => ({ ...test, project: 'frameworks' as const }));

const harmless: readonly Case[] = [
  { name: 'force: false of the constructor', code: `${V6}new Sequelize(url, { sync: { force: false } });` },
  { name: 'version 7 throws on the top level', project: 'v7', code: `${V7}new Sequelize({ force: true });` },
  { name: 'version 7 freezes the options of an instance', project: 'v7', code: 'sequelize.options.sync = { force: true };' },
  { name: 'an attribute called force', code: "sequelize.define('Job', { force: DataTypes.BOOLEAN });" },
  { name: 'a bare sync object is no connection', code: 'export const options = { sync: { force: true } };' },
  { name: 'a hook that turns it off', code: "sequelize.addHook('beforeSync', (options) => { options.force = false; });" },
  { name: 'a hook of something else', code: "sequelize.addHook('beforeSave', (options) => { options.force = true; });" },
  { name: 'an in-memory instance has nothing to lose', code: MEMORY },
  { name: 'connection options of a test', filename: 'test/options.js', code: "export const database = { dialect: 'postgres', sync: { force: true } };" },
];

runRule('no-sync-force', { valid: harmless, invalid: [...constructors, ...models, ...assignments, ...hooks, ...nest, ...frameworks] });
