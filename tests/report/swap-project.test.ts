// What is written in the place of a sync, in projects that are on disk: by their tool, and by the migrations that are there.
import { describe, expect, it } from 'vitest';
import { lintProject, type Files, type LintedProject, type ProjectRequest } from './support/lint-project.js';

const HEAD = "import { sequelize, User } from './db.js';\n";
const SYNC = `${HEAD}await sequelize.sync({ force: true });\n`;
const CALL = { migration: { call: 'umzug.up()', import: { name: 'umzug', from: './umzug.js' } } };
const COMMAND = { migration: { command: 'npx sequelize-cli db:migrate' } };
const CLI_STYLE = 'module.exports = {\n  async up(queryInterface, Sequelize) {},\n};\n';
const UMZUG_STYLE = 'export const up = async ({ context }) => {};\n';
const MIGRATOR = "export const umzug = new Umzug({ migrations: { glob: 'migrations/*.js' }, context: sequelize.getQueryInterface(), storage: new SequelizeStorage({ sequelize }) });\n";
const NONE_YET = 'there is no migration yet, so a new database would have no tables. Make the first: `npx eslint-plugin-sequelize-guard baseline <module>`';
const NEEDS_RESOLVE = 'the migrations take `(queryInterface, Sequelize)`: Umzug 3 calls them so through `resolve` alone, and they would throw';
const cli = { 'package.json': { dependencies: { sequelize: '6' }, devDependencies: { 'sequelize-cli': '^6.6.0' } } };
const umzug = (version: string, more: object = {}): Files => ({ 'package.json': { dependencies: { sequelize: '6', umzug: version }, ...more } });

const lint = (request: Partial<ProjectRequest>): LintedProject => lintProject({ code: SYNC, ...request });
const says = (request: Partial<ProjectRequest>): string | undefined => lint(request).suggestions[0]?.says;

describe('a configured call', () => {
  it('is a fix where its migrations are there', () => {
    expect(lint({ settings: CALL, files: { 'umzug.js': MIGRATOR, 'migrations/1.js': UMZUG_STYLE } }).fixed).toContain('await umzug.up();');
  });

  it.each([
    ['computes its folder', { 'umzug.js': 'export const umzug = new Umzug({ migrations: { glob: files } });' }],
    ['is made elsewhere', { 'umzug.js': "export { umzug } from './lib/umzug.js';" }],
    ['lists its migrations', { 'umzug.js': 'export const umzug = new Umzug({ migrations: [first, second] });' }],
    ['is TypeScript behind a .js specifier', { 'umzug.ts': 'export const umzug = createMigrator();' }],
    ['is a folder with an index', { 'umzug/index.js': 'export const umzug = createMigrator();' }],
  ])('is the user\'s word where the file %s', (_what, files) => {
    expect(lint({ settings: { migration: { call: 'umzug.up()', import: { name: 'umzug', from: 'umzug/index.js' in files ? './umzug' : './umzug.js' } } }, files }).fixed).toContain('await umzug.up();');
  });

  it.each([
    ['its glob matches nothing', { 'umzug.js': MIGRATOR }, NONE_YET],
    ['its folder holds no script', { 'umzug.js': MIGRATOR, 'migrations/readme.md': '' }, NONE_YET],
    ['the migrations have another ending', { 'umzug.js': MIGRATOR, 'migrations/1.ts': UMZUG_STYLE }, NONE_YET],
    ['the migrations are those of sequelize-cli', { 'umzug.js': MIGRATOR, 'migrations/1.js': CLI_STYLE }, NEEDS_RESOLVE],
    ['the migrations are those of sequelize-cli, in TypeScript', { 'umzug.ts': MIGRATOR.replace('*.js', '*.ts'), 'migrations/1.ts': 'export async function up(queryInterface: QueryInterface): Promise<void> {}' }, NEEDS_RESOLVE],
    ['its glob is for another folder', { 'package.json': {}, 'src/package.json': { dependencies: { sequelize: '6' } }, 'umzug.js': MIGRATOR, 'migrations/1.js': UMZUG_STYLE }, 'its glob counts from the folder that the process starts in, and may find no migration there: give it `cwd`'],
    ['its file is not there', {}, 'the file that `settings.migration` imports from is not there'],
    ['an older Umzug is installed', { 'umzug.js': MIGRATOR, 'migrations/1.js': UMZUG_STYLE, 'node_modules/umzug/package.json': { version: '2.3.0' } }, 'the set-up is for Umzug 3, and an older Umzug is installed'],
  ])('is a suggestion that says so where %s', (_what, files, why) => {
    const { fixed, suggestions } = lint({ settings: CALL, files });
    expect(fixed).toBe(SYNC);
    expect(suggestions[0]?.says).toBe(`Run \`umzug.up()\` instead. Not applied by \`--fix\`: ${why}.`);
    expect(suggestions[0]?.output).toContain('await umzug.up();');
  });

  it('is a fix for a set-up of Umzug 2, where that is installed', () => {
    const old = "module.exports = { umzug: new Umzug({ storage: 'sequelize', storageOptions: { sequelize }, migrations: { path: __dirname + '/migrations', params: [] } }) };";
    expect(lint({ settings: CALL, files: { 'umzug.js': old, 'migrations/1.js': CLI_STYLE, 'node_modules/umzug/package.json': { version: '2.3.0' } } }).fixed).toContain('await umzug.up();');
  });

  it.each([
    ['a resolve', "glob: 'migrations/*.js', resolve: ({ name, path, context }) => load(path, context)", { 'migrations/1.js': CLI_STYLE }],
    ['a folder of its own', "glob: ['migrations/*.js', { cwd: __dirname }]", { 'package.json': {}, 'src/package.json': { dependencies: { sequelize: '6' } }, 'migrations/1.js': UMZUG_STYLE }],
  ])('is a fix where the Umzug has %s', (_what, migrations, files) => {
    expect(lint({ settings: CALL, files: { ...files, 'umzug.js': MIGRATOR.replace("glob: 'migrations/*.js'", migrations) } }).fixed).toContain('await umzug.up();');
  });

  it('is a suggestion where Umzug 2 would run migrations of Umzug 3', () => {
    const old = "module.exports = { umzug: new Umzug({ storage: 'sequelize', storageOptions: { sequelize }, migrations: { path: __dirname + '/migrations', params: [] } }) };";
    const { fixed, suggestions } = lint({ settings: CALL, files: { 'umzug.js': old, 'migrations/1.js': 'exports.up = async ({ context }) => {};', 'node_modules/umzug/package.json': { version: '2.3.0' } } });
    expect(fixed).toBe(SYNC);
    expect(suggestions[0]?.says).toBe('Run `umzug.up()` instead. Not applied by `--fix`: the migrations take `({ context })`, as Umzug 3 calls them, and would throw here.');
  });

  const TWO = ['none', 'migrations'].map((folder, index) => `export const ${['first', 'second'][index]} = new Umzug({ migrations: { glob: '${folder}/*.js' }, context: sequelize.getQueryInterface() });`).join('\n');
  it.each([
    ['by its name', { call: 'first.up()', import: { name: 'first', from: './umzug.js' } }, { call: 'second.up()', import: { name: 'second', from: './umzug.js' } }],
    ['off a namespace', { call: 'm.first.up()', import: { name: 'm', from: './umzug.js', kind: 'namespace' } }, { call: 'm . second.up()', import: { name: 'm', from: './umzug.js', kind: 'namespace' } }],
  ])('is judged by the migrator that it calls, of two in one file: %s', (_what, first, second) => {
    const files = { 'umzug.js': TWO, 'migrations/1.js': UMZUG_STYLE };
    expect(lint({ settings: { migration: first }, files }).fixed).toBe(SYNC);
    expect(lint({ settings: { migration: second }, files }).fixed).not.toBe(SYNC);
  });

  it.each([
    ['Umzug 3 is installed', { 'umzug.js': MIGRATOR, 'migrations/1.js': UMZUG_STYLE, 'node_modules/umzug/package.json': { version: '3.8.3' } }],
    ['the file is too large to be read', { 'umzug.js': `${MIGRATOR}${' '.repeat(300_000)}` }],
  ])('is a fix where %s', (_what, files) => {
    expect(lint({ settings: CALL, files }).fixed).toContain('await umzug.up();');
  });

  it('is suggested with the same warning for a plain sync', () => {
    const code = `${HEAD}await sequelize.sync();\n`;
    expect(says({ code, rule: 'no-sync', settings: CALL, files: { 'umzug.js': MIGRATOR } })).toBe(`Run \`umzug.up()\` instead. Mind that ${NONE_YET}.`);
    expect(says({ code, rule: 'no-sync', settings: CALL, files: { 'umzug.js': MIGRATOR, 'migrations/1.js': UMZUG_STYLE } })).toBe('Run `umzug.up()` instead.');
  });
});

describe('an Umzug of the file', () => {
  const made = (glob: string): string => `import { Umzug } from 'umzug';\n${HEAD}const migrator = new Umzug({ migrations: { glob: ${glob} }, context: sequelize.getQueryInterface() });\nawait sequelize.sync({ force: true });\n`;

  it('is a fix where it finds a migration', () => {
    expect(lint({ code: made("['../migrations/*.js', { cwd: import.meta.dirname }]"), files: { 'migrations/1.js': UMZUG_STYLE } }).fixed).toContain('await migrator.up();');
  });

  it('is a suggestion where it would call migrations of sequelize-cli as its own', () => {
    const { fixed, suggestions } = lint({ code: made("['../migrations/*.js', { cwd: import.meta.dirname }]"), files: { 'migrations/1.js': CLI_STYLE } });
    expect(fixed).toContain('sync({ force: true })');
    expect(suggestions[0]?.says).toBe(`Run \`migrator.up()\` instead. Not applied by \`--fix\`: ${NEEDS_RESOLVE}.`);
  });

  it('is a suggestion that names it where it finds none', () => {
    const { fixed, suggestions } = lint({ code: made("'migrations/*.js'") });
    expect(fixed).toContain('sync({ force: true })');
    expect(suggestions[0]?.says).toBe(`Run \`migrator.up()\` instead. Not applied by \`--fix\`: ${NONE_YET}.`);
  });
});

describe('a configured command', () => {
  const there = { ...cli, 'migrations/1.js': CLI_STYLE };

  it.each([
    ['an awaited sync', 'await sequelize.sync({ force: true });\n', 'await sequelize.authenticate();\n'],
    ['a chain', 'sequelize.sync({ force: true }).then(() => listen());\n', 'sequelize.authenticate().then(() => listen());\n'],
    ['an optional call', 'await sequelize?.sync({ force: true });\n', 'await sequelize?.authenticate();\n'],
    ['a member', 'await this.sequelize.sync({ force: true });\n', 'await this.sequelize.authenticate();\n'],
    ['two in a row', 'await sequelize.sync({ force: true });\nawait sequelize.sync({ force: true });\n', 'await sequelize.authenticate();\n'],
  ])('leaves a connection alone: %s', (_what, code, after) => {
    expect(lint({ code: HEAD + code, settings: COMMAND, files: there }).fixed).toBe(HEAD + after);
  });

  it('is the user\'s word where it is no command of sequelize-cli', () => {
    expect(lint({ settings: { migration: { command: 'make migrate' } } }).fixed).toContain('await sequelize.authenticate();');
  });

  it.each([
    ['a Model', 'await User.sync({ force: true });\n', 'User.sequelize.authenticate()', 'this syncs one Model, and migrations are for the whole database'],
    ['the result is used', 'const db = await sequelize.sync({ force: true });\n', 'sequelize.authenticate()', 'the result of `sync` is used, and a migration resolves to something else'],
    ['rows are inserted after it', "await sequelize.sync({ force: true });\nawait User.bulkCreate([{ name: 'Ada' }]);\n", 'sequelize.authenticate()', 'rows are inserted after it, and would be added again at every run'],
  ])('is a suggestion that says why: %s', (_what, code, text, why) => {
    const { fixed, suggestions } = lint({ code: HEAD + code, settings: COMMAND, files: there });
    expect(fixed).toBe(HEAD + code);
    expect(suggestions[0]?.says).toBe(`Write \`${text}\` here, and run \`npx sequelize-cli db:migrate\` before each start. Mind that ${why}.`);
    expect(suggestions[0]?.output).toContain(text);
  });

  it('is a suggestion that says so where there is no migration', () => {
    const { fixed, suggestions } = lint({ settings: COMMAND, files: cli });
    expect(fixed).toBe(SYNC);
    expect(suggestions[0]?.says).toContain(NONE_YET);
  });

  it('is a suggestion that says so where the migrations are those of Umzug 3', () => {
    const { fixed, suggestions } = lint({ settings: COMMAND, files: { ...cli, 'migrations/1.js': UMZUG_STYLE } });
    expect(fixed).toBe(SYNC);
    expect(suggestions[0]?.says).toContain('Mind that the migrations take `({ context })`, as Umzug 3 calls them, and would throw here.');
  });

  it('is named by the report', () => {
    expect(lint({ settings: COMMAND, files: there }).messages).toEqual([
      '`sequelize.sync({ force: true })` drops every table and recreates it empty. Run `npx sequelize-cli db:migrate` instead. Allowed only in test and dev files (setting `sequelize-guard` → `files`).',
    ]);
  });
});

describe('nothing is configured', () => {
  it('a project of sequelize-cli is offered its command', () => {
    const { fixed, suggestions } = lint({ files: { ...cli, 'migrations/1.js': CLI_STYLE, 'node_modules/umzug/package.json': { version: '2.3.0' } } });
    expect(fixed).toBe(SYNC);
    expect(suggestions[0]).toEqual({ says: 'Write `sequelize.authenticate()` here, and run `npx sequelize-cli db:migrate` before each start.', output: `${HEAD}await sequelize.authenticate();\n` });
    expect(suggestions.filter(({ says: text }) => text.includes('Umzug'))).toEqual([]);
  });

  it('and told to make the first migration where there is none', () => {
    expect(says({ files: cli })).toBe(`Write \`sequelize.authenticate()\` here, and run \`npx sequelize-cli db:migrate\` before each start. Mind that ${NONE_YET}.`);
  });

  it('a project with an older Umzug is offered no set-up for it', () => {
    expect(lint({ files: { ...umzug('^2.3.0'), 'migrations/1.js': CLI_STYLE } }).suggestions.map(({ says: text }) => text)).toEqual(['Remove `force`.']);
  });

  it('a project without migrations is told what a new database would be', () => {
    expect(says({ files: umzug('^3.8.0') })).toBe(`Write an Umzug set-up here for the migrations of \`migrations/\`. Mind that ${NONE_YET}.`);
  });

  it.each([
    ['migrations of Umzug, ES modules', umzug('3', { type: 'module' }), 'db/migrations/1.js', UMZUG_STYLE, "migrations: { glob: ['../db/migrations/*.js', { cwd: import.meta.dirname }] },"],
    ['no type, but import', umzug('3'), 'migrations/1.mjs', UMZUG_STYLE, "migrations: { glob: ['../migrations/*.mjs', { cwd: import.meta.dirname }] },"],
    ['import that Babel compiles', umzug('3', { devDependencies: { '@babel/core': '7' } }), 'migrations/1.js', UMZUG_STYLE, "migrations: { glob: ['../migrations/*.js', { cwd: __dirname }] },"],
    ['in the folder of the file', umzug('3', { type: 'module' }), 'src/migrations/1.js', UMZUG_STYLE, "migrations: { glob: ['migrations/*.js', { cwd: import.meta.dirname }] },"],
  ])('the set-up is for what is there: %s', (...[, files, migration, text, expected]) => {
    const [suggestion] = lint({ files: { ...files, [migration]: text } }).suggestions;
    expect(suggestion?.says).toMatch(/^Write an Umzug set-up here and run the migrations of `[a-z/]*migrations\/` instead\.$/);
    expect(suggestion?.output).toContain(expected);
  });

  it('the set-up loads migrations of sequelize-cli, in CommonJS', () => {
    const code = "const { sequelize } = require('./db');\nasync function start() {\n  await sequelize.sync({ force: true });\n}\n";
    const { suggestions } = lint({ code, sourceType: 'commonjs', files: { ...umzug('3'), 'migrations/1.js': CLI_STYLE } });
    expect(suggestions[0]?.output).toBe(`const { sequelize } = require('./db');
const { Umzug, SequelizeStorage } = require('umzug');
async function start() {
  const umzug = new Umzug({
    migrations: {
      glob: ['../migrations/*.js', { cwd: __dirname }],
      resolve: ({ name, path, context }) => ({
        name,
        up: async () => require(path).up(context, context.sequelize.constructor),
        down: async () => require(path).down(context, context.sequelize.constructor),
      }),
    },
    context: sequelize.getQueryInterface(),
    storage: new SequelizeStorage({ sequelize }),
    logger: console,
  });
  await umzug.up();
}
`);
  });

  it('and in ES modules', () => {
    const { suggestions } = lint({ files: { ...umzug('3', { type: 'module' }), 'migrations/1.cjs': CLI_STYLE } });
    expect(suggestions[0]?.output).toBe(`${HEAD}import { Umzug, SequelizeStorage } from 'umzug';
import { pathToFileURL } from 'node:url';
const umzug = new Umzug({
  migrations: {
    glob: ['../migrations/*.cjs', { cwd: import.meta.dirname }],
    resolve: ({ name, path, context }) => {
      const run = async (step) => {
        const loaded = await import(pathToFileURL(path).href);
        return (loaded.default ?? loaded)[step](context, context.sequelize.constructor);
      };
      return { name, up: () => run('up'), down: () => run('down') };
    },
  },
  context: sequelize.getQueryInterface(),
  storage: new SequelizeStorage({ sequelize }),
  logger: console,
});
await umzug.up();
`);
  });
});

describe('a Model in TypeScript, whose instance may be undefined', () => {
  const code = "import { User } from './db.js';\nclass Jobs {\n  users = User;\n  async start() {\n    await User.sync({ force: true });\n  }\n}\n";

  it.each([
    ['6', 'User.sequelize!', 'src/start.ts'],
    ['6', 'User.sequelize', 'src/start.mjs'],
  ])('Sequelize %s: %s in %s', (_version, instance, file) => {
    const [suggestion] = lint({ code, file, files: { ...umzug('3', { type: 'module' }), 'migrations/1.js': UMZUG_STYLE } }).suggestions;
    expect(suggestion?.output).toContain(`context: ${instance}.getQueryInterface(),`);
    expect(suggestion?.output).toContain(`storage: new SequelizeStorage({ sequelize: ${instance} }),`);
  });
});

describe('rows that are inserted after the sync', () => {
  const files = { 'umzug.js': MIGRATOR, 'migrations/1.js': UMZUG_STYLE };
  const isFixed = (code: string): boolean => lint({ code: HEAD + code, settings: CALL, files }).fixed.includes('umzug.up()');
  const sync = 'await sequelize.sync({ force: true });\n';

  it.each([
    ['create', `${sync}await User.create({ name: 'Ada' });\n`],
    ['bulkCreate in a function', `async function seed() {\n  ${sync}  await User.bulkCreate(people);\n}\n`],
    ['a query interface', `${sync}await sequelize.getQueryInterface().bulkInsert('users', people);\n`],
    ['SQL', `${sync}await sequelize.query(\`INSERT INTO users VALUES (1)\`);\n`],
    ['build and save', `${sync}await User.build({ name: 'Ada' }).save();\n`],
    ['a loop', `${sync}for (const one of people) await User.create(one);\n`],
    ['a callback', `${sync}await Promise.all(people.map((one) => User.create(one)));\n`],
    ['a chain', 'sequelize.sync({ force: true }).then(() => User.create({}));\n'],
    ['a longer chain', 'connect().then(() => sequelize.sync({ force: true })).then(() => listen()).then(() => User.create({}));\n'],
    ['a function that is called', `${sync}await fill();\nasync function fill() {\n  await User.create({});\n}\n`],
    ['a function that is handed to then', 'const fill = () => User.create({});\nsequelize.sync({ force: true }).then(fill);\n'],
    ['behind the call of its function', `async function reset() {\n  ${sync}}\nasync function main() {\n  await reset();\n  await User.create({});\n}\nmain();\n`],
    ['an immediately called function', `(async () => {\n  ${sync}})().then(() => User.create({}));\n`],
  ])('make it a suggestion: %s', (_what, code) => {
    expect(isFixed(code)).toBe(false);
    expect(lint({ code: HEAD + code, settings: CALL, files }).suggestions[0]?.says).toContain('rows are inserted after it, and would be added again at every run');
  });

  it.each([
    ['before it', `await User.create({});\n${sync}`],
    ['in the handler of a route', `${sync}app.post('/users', async (request, response) => {\n  response.json(await User.create(request.body));\n});\n`],
    ['in a function that others call', `${sync}export async function addUser(user) {\n  return User.create(user);\n}\n`],
    ['found or made', `${sync}await User.findOrCreate({ where: { name: 'Ada' } });\n`],
    ['another create', `${sync}const registry = Object.create(null);\n`],
    ['a query that reads', `${sync}await sequelize.query('SELECT 1');\n`],
  ])('but not those of elsewhere: %s', (_what, code) => {
    expect(isFixed(code)).toBe(true);
  });
});
