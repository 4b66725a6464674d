// What `--fix` and the suggestions write. tests/report holds the many places in which a swap is no fix.
import { runRule, type InvalidCase } from '../support/rule-tester.js';

const settings = { migration: { call: 'umzug.up()', import: { name: 'umzug', from: './src/umzug.js' } } };
const UP = "import { umzug } from './umzug.js';\n\n";
const SETUP = [
  "import { Umzug, SequelizeStorage } from 'umzug';",
  '',
  'const umzug = new Umzug({',
  "  migrations: { glob: 'migrations/*.{js,cjs,mjs}' },",
  '  context: sequelize.getQueryInterface(),',
  '  storage: new SequelizeStorage({ sequelize }),',
  '  logger: console,',
  '});',
  'await umzug.up();',
].join('\n');

interface Edit {
  readonly name: string;
  readonly code: string;
  readonly removed: string;
}

function fixed({ name, code, removed }: Edit, output: string): InvalidCase {
  return { name, code, settings, output, errors: [{ messageId: 'forceOn', suggestions: [{ messageId: 'removeKey', output: removed }] }] };
}

function suggested({ name, code, removed }: Edit, migrated: { readonly output: string; readonly why: string; readonly messageId?: string }): InvalidCase {
  const { messageId = 'forceOn', output, why } = migrated;
  const suggestions = [
    { messageId: 'migrate', data: { migration: 'umzug.up()', why }, output },
    { messageId: 'removeKey', data: { key: 'force' }, output: removed },
  ];
  return { name, code, settings, output: null, errors: [{ messageId, suggestions }] };
}

const fixes: readonly InvalidCase[] = [
  fixed({ name: 'the configured migration takes the place of the call', code: 'await sequelize.sync({ force: true });', removed: 'await sequelize.sync();' }, `${UP}await umzug.up();`),
  fixed({ name: 'a bare statement stays bare', code: 'sequelize.sync({ force: true });', removed: 'sequelize.sync();' }, `${UP}umzug.up();`),
  fixed(
    { name: 'a chain without a parameter stays chained', code: 'sequelize.sync({ force: true }).then(() => start());', removed: 'sequelize.sync().then(() => start());' },
    `${UP}umzug.up().then(() => start());`,
  ),
  {
    ...fixed(
      { name: 'CommonJS requires the migrator', code: "const sequelize = require('./db');\nsequelize.sync({ force: true });", removed: "const sequelize = require('./db');\nsequelize.sync();" },
      "const sequelize = require('./db');\nconst { umzug } = require('./umzug.js');\numzug.up();",
    ),
    sourceType: 'commonjs',
  },
  {
    name: 'a guard around the call stays where it is',
    code: "if (process.env.NODE_ENV !== 'production') await sequelize.sync({ force: true });",
    settings,
    output: `${UP}if (process.env.NODE_ENV !== 'production') await umzug.up();`,
    errors: [{ messageId: 'force_failOpen', suggestions: [{ messageId: 'removeKey', output: "if (process.env.NODE_ENV !== 'production') await sequelize.sync();" }] }],
  },
  {
    name: 'of adjacent syncs on one instance one migration remains',
    code: 'await sequelize.sync({ force: true });\nawait sequelize.sync({ force: 1 });\n',
    settings,
    output: `${UP}await umzug.up();\n`,
    errors: [
      { messageId: 'forceOn', suggestions: [{ messageId: 'removeKey', output: 'await sequelize.sync();\nawait sequelize.sync({ force: 1 });\n' }] },
      { messageId: 'forceOn', suggestions: [{ messageId: 'removeKey', output: 'await sequelize.sync({ force: true });\nawait sequelize.sync();\n' }] },
    ],
  },
];

const suggestions: readonly InvalidCase[] = [
  suggested(
    { name: 'a result that is used is no place for a fix', code: 'const db = await sequelize.sync({ force: true });', removed: 'const db = await sequelize.sync();' },
    { output: `${UP}const db = await umzug.up();`, why: 'the result of `sync` is used, and a migration resolves to something else' },
  ),
  suggested(
    { name: 'a Model is no place for a fix', code: 'await User.sync({ force: true });', removed: 'await User.sync();' },
    { output: `${UP}await umzug.up();`, why: 'this syncs one Model, and migrations are for the whole database', messageId: 'forceOnModel' },
  ),
  suggested(
    { name: 'a comment inside the call is kept', code: 'await sequelize.sync({ force: true /* wipe */ });', removed: 'await sequelize.sync({ /* wipe */ });' },
    { output: `${UP}/* wipe */\nawait umzug.up();`, why: 'a comment stands inside the call' },
  ),
  suggested(
    { name: 'an option that is not known is no place for a fix', code: "await sequelize.sync({ force: true, tenant: 'x' });", removed: "await sequelize.sync({ tenant: 'x' });" },
    { output: `${UP}await umzug.up();`, why: 'the options may do more than this file shows' },
  ),
  {
    name: 'without a migration the whole set-up is suggested',
    code: 'await sequelize.sync({ force: true });',
    output: null,
    errors: [
      {
        messageId: 'forceOn',
        suggestions: [
          { messageId: 'migrateSetup', output: SETUP },
          { messageId: 'removeKey', output: 'await sequelize.sync();' },
        ],
      },
    ],
    only: 'js',
  },
];

const removals: readonly InvalidCase[] = [
  ['the only key of the argument goes with it', 'open().sync({ force: true });', 'open().sync();'],
  ['a key goes with the comma behind it', 'open().sync({ force: true, logging: false });', 'open().sync({ logging: false });'],
  ['a last key goes with the comma before it', 'open().sync({ logging: false, force: true });', 'open().sync({ logging: false });'],
  ['a key goes with its line', 'open().sync({\n  logging: false, // quiet\n  force: true,\n});', 'open().sync({\n  logging: false, // quiet\n});'],
].map(([name = '', code = '', output = '']) => ({ name, code, output: null, errors: [{ messageId: 'forceOn', suggestions: [{ messageId: 'removeKey', output }] }] }));

runRule('no-sync-force', { valid: [{ name: 'what is fixed is not reported again', code: `${UP}await umzug.up();`, settings }], invalid: [...fixes, ...suggestions, ...removals] });
