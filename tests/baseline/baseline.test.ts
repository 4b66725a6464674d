import { readdirSync, readFileSync, unlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '../e2e/support/database.js';
import { baseline, makeProject, model6, model7, NAME, removeProjects, type Files } from './support/project.js';

afterAll(removeProjects);

const models: Files = {
  'associations, enums and indexes': model6(`
    const User = sequelize.define('User', { name: { type: DataTypes.STRING(40), allowNull: false, unique: true, comment: "the 'name'" }, role: { type: DataTypes.ENUM('admin', "it's"), defaultValue: 'admin' } }, { indexes: [{ fields: ['role', 'name'] }, { name: 'admins', unique: true, fields: ['name'], where: { role: 'admin' } }] });
    const Team = sequelize.define('Team', { title: DataTypes.TEXT });
    const Post = sequelize.define('Post', { body: DataTypes.TEXT }, { underscored: true, paranoid: true });
    User.hasMany(Post, { onDelete: 'CASCADE' }); Post.belongsTo(User); User.hasOne(Post, { as: 'pinned' });
    User.belongsToMany(Team, { through: 'Members' }); Team.belongsToMany(User, { through: 'Members' });`),
  'types and defaults': model6(`
    sequelize.define('Item', { id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 }, price: { type: DataTypes.DECIMAL(10, 2), defaultValue: 0 }, data: { type: DataTypes.JSONB, defaultValue: { a: ['\`', '\\\\', '\${x}', ':n', '?', '$1'] } }, tags: DataTypes.ARRAY(DataTypes.STRING), kinds: DataTypes.ARRAY(DataTypes.ENUM('a', 'b')), at: { type: DataTypes.DATE, defaultValue: sequelize.literal('CURRENT_TIMESTAMP') }, day: DataTypes.DATEONLY, on: { type: DataTypes.BOOLEAN, field: 'is_on', defaultValue: true } }, { timestamps: false, comment: 'things' });`),
  'tables that refer to each other': model6(`
    const User = sequelize.define('User', { name: { type: DataTypes.STRING, allowNull: false }, role: DataTypes.ENUM('a', 'b') }, { indexes: [{ fields: ['name'] }] });
    const Team = sequelize.define('Team', { title: DataTypes.TEXT });
    User.belongsTo(Team, { as: 'home' }); Team.belongsTo(User, { as: 'boss' });`),
  'version 7': model7(`
    const User = sequelize.define('User', { name: { type: DataTypes.STRING(40), unique: true }, role: DataTypes.ENUM('a', 'b'), data: DataTypes.JSONB }, { indexes: [{ fields: ['role', 'name'] }] });
    const Team = sequelize.define('Team', { title: DataTypes.TEXT });
    User.hasMany(Team, { as: 'led' }); User.belongsToMany(Team, { through: 'Members' });`),
};

/** Everything that the catalog says of the tables, in words that do not depend on the order of creation. */
async function readCatalog(database: Database): Promise<readonly unknown[]> {
  const queries = [
    "SELECT table_name, column_name, ordinal_position, data_type, udt_name, character_maximum_length, numeric_precision, numeric_scale, is_nullable, column_default FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1, 2",
    "SELECT conrelid::regclass::text AS on_table, conname, pg_get_constraintdef(oid) AS definition FROM pg_constraint WHERE connamespace = 'public'::regnamespace ORDER BY 1, 2",
    "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1",
    'SELECT t.typname, e.enumlabel FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid ORDER BY 1, e.enumsortorder',
    "SELECT objoid::regclass::text AS on_table, objsubid, description FROM pg_description WHERE classoid = 'pg_class'::regclass AND objoid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace) ORDER BY 1, 2",
  ];
  const found: unknown[] = [];
  for (const sql of queries) found.push(await database.query(sql));
  return found;
}

interface Loaded {
  readonly sequelize: { readonly queryInterface: unknown; sync(): Promise<unknown>; close(): Promise<void> };
}
type Migration = Readonly<Record<'up' | 'down', (argument: { readonly context: unknown }) => Promise<void>>>;

describe('a database made by the baseline', () => {
  let database: Database;
  beforeAll(async () => { database = await openDatabase(); }, 120_000);
  afterAll(async () => { await database.close(); });

  it.each(Object.entries(models))('is that which sync() makes: %s', async (_, text) => {
    const folder = makeProject({ 'models.js': text });
    expect(await baseline(folder, 'models.js')).toMatchObject({ code: 0, stderr: '' });
    expect(readFileSync(path.join(folder, `migrations/${NAME}.js`), 'utf8')).toMatch(/createTable\(/u);
    const load = createRequire(path.join(folder, 'package.json'));
    process.env.DATABASE_URL = database.url;
    const { sequelize } = load('./models.js') as Loaded;
    const migration = load(`./migrations/${NAME}.js`) as Migration;
    const context = sequelize.queryInterface;
    try {
      await database.query('DROP SCHEMA public CASCADE');
      await database.query('CREATE SCHEMA public');
      const empty = await readCatalog(database);
      await sequelize.sync();
      const synced = await readCatalog(database);
      expect(synced).not.toEqual(empty);
      await migration.down({ context });
      expect(await readCatalog(database)).toEqual(empty);
      await migration.up({ context });
      expect(await readCatalog(database)).toEqual(synced);
    } finally {
      delete process.env.DATABASE_URL;
      await sequelize.close();
    }
  });
});

const ONE = "sequelize.define('User', { name: DataTypes.STRING });";

describe('the instance', () => {
  const define = "const { Sequelize, DataTypes } = require('sequelize'); const sequelize = new Sequelize('postgres://nobody@host.invalid/shop');";
  const imported = "import { Sequelize, DataTypes } from 'sequelize'; export const a = 1; const sequelize: Sequelize = new Sequelize('postgres://nobody@host.invalid/shop');";
  it.each([
    ['as the module', 'm.js', `${define} ${ONE} module.exports = sequelize;`],
    ['within db', 'm.js', `${define} ${ONE} exports.db = { sequelize };`],
    ['of a model', 'm.js', `${define} exports.User = ${ONE}`],
    ['returned by a function', 'm.js', `${define} module.exports = async () => { ${ONE} return { sequelize }; };`],
    ['as the default of an ES module', 'm.mjs', imported.replace(': Sequelize', '') + ` ${ONE} export default sequelize;`],
    ['behind a promise', 'm.js', `${define} ${ONE} module.exports = Promise.resolve(sequelize);`],
    ['behind a promise in an object', 'm.js', `${define} ${ONE} exports.ready = Promise.resolve({ sequelize });`],
    ['as a static field of a class', 'm.js', `${define} ${ONE} module.exports = class Database { static sequelize = sequelize; };`],
    ['in a getter of an object', 'm.js', `${define} ${ONE} class Database { #own = sequelize; get sequelize() { return this.#own; } } module.exports = new Database();`],
    ['in TypeScript', 'm.ts', `${imported} ${ONE} export { sequelize };`],
    ['that is synced and used as the module is loaded', 'm.js', `${define} ${ONE} sequelize.sync({ force: true }).then(() => process.exit(3)); require('node:http').createServer().listen(1); module.exports = sequelize;`],
  ])('is found %s', async (_, name, text) => {
    const folder = makeProject({ [name]: text });
    const { code, stderr } = await baseline(folder, name, '--out', 'out');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(readFileSync(path.join(folder, 'out', readdirSync(path.join(folder, 'out'))[0] ?? ''), 'utf8')).toContain("createTable('Users', {");
  });
});

it('models that sequelize-typescript finds by a glob are loaded', async () => {
  const folder = makeProject({
    'src/db.ts': "import { Sequelize } from 'sequelize-typescript';\nexport const sequelize = new Sequelize({ dialect: 'postgres', host: 'host.invalid', models: [__dirname + '/**/*.model.ts'] });\n",
    'src/users/user.model.ts': "import { Column, DataType, Model, Table } from 'sequelize-typescript';\n@Table\nexport default class User extends Model { @Column(DataType.STRING) declare name: string; @Column declare age: number; }\n",
  });
  expect(await baseline(folder, 'src/db.ts')).toMatchObject({ code: 0, stderr: '' });
  const written = readFileSync(path.join(folder, `migrations/${NAME}.ts`), 'utf8');
  expect(written).toContain("createTable('Users', {");
  expect(written).toContain('age: { type: DataTypes.INTEGER }');
});

describe('the form', () => {
  const text = model6(ONE);
  it.each<[string, Files, string, string]>([
    ['sequelize-cli', { 'package.json': '{ "devDependencies": { "sequelize-cli": "6" } }' }, `migrations/${NAME}.js`, 'exports.up = async (queryInterface, Sequelize) =>'],
    ['Umzug 3 over ES modules', { 'src/migrations/1.mjs': 'export const up = async ({ context }) => {};' }, `src/migrations/${NAME}.mjs`, 'export const up = async ({ context: queryInterface }) =>'],
    ['Umzug 3 over TypeScript', { 'migrations/1.ts': 'export const up = async ({ context }: any) => {};' }, `migrations/${NAME}.ts`, '({ context: queryInterface }: { context: QueryInterface }): Promise<void>'],
  ])('is that of %s', async (_, files, target, written) => {
    const folder = makeProject({ 'models.js': text, ...files });
    const { code, stdout } = await baseline(folder, 'models.js', '--mark');
    expect(code).toBe(0);
    expect(readFileSync(path.join(folder, target), 'utf8')).toContain(written);
    expect(stdout).toMatch(/^Loads models\.js: its code runs/u);
    expect(stdout).toContain(`INSERT INTO "SequelizeMeta" ("name") VALUES ('${path.basename(target)}');`);
    expect(stdout.includes(`-- INSERT INTO "SequelizeMeta" ("name") VALUES ('${NAME}.js');`)).toBe(target.endsWith('.ts'));
  });
});

describe('why the form is what it is', () => {
  const cliFile = 'module.exports = { up: async (queryInterface, Sequelize) => {} };';
  const umzugFile = 'exports.up = async ({ context }) => {};';
  const list = (dependencies: object): Files => ({ 'package.json': JSON.stringify({ dependencies }) });
  const both = { 'sequelize-cli': '6', umzug: '3' };
  it.each<[string, Files, string]>([
    ['nothing is listed', {}, 'Its up() takes ({ context }), as Umzug 3 calls it.'],
    ['sequelize-cli', list({ 'sequelize-cli': '6' }), 'Its up() takes (queryInterface, Sequelize), as sequelize-cli calls it, which package.json lists.'],
    ['sequelize-cli beside Umzug 3', list(both), "Its up() takes (queryInterface, Sequelize), as sequelize-cli calls it, which package.json lists; Umzug needs a 'resolve' for it, which the guide From sync() to migrations shows."],
    ['both, with migrations of Umzug', { ...list(both), 'migrations/1.js': umzugFile }, 'Its up() takes ({ context }), as in the migrations that are there; sequelize-cli cannot run it.'],
    ['both, with migrations of sequelize-cli', { ...list(both), 'migrations/1.js': cliFile }, "Its up() takes (queryInterface, Sequelize), as in the migrations that are there; Umzug needs a 'resolve' for it"],
    ['another folder is named', { ...list({ 'sequelize-cli': '6' }), 'out/1.mjs': 'export const up = async ({ context }) => {};' }, 'Its up() takes ({ context }), as in the migrations that are there.'],
  ])('is said: %s', async (_, files, said) => {
    const folder = makeProject({ 'models.js': model6(ONE), ...files });
    const isOut = 'out/1.mjs' in files;
    const { stdout } = await baseline(folder, 'models.js', ...(isOut ? ['--out', 'out'] : []));
    expect(stdout).toContain(said);
    expect(readdirSync(path.join(folder, isOut ? 'out' : 'migrations'))).toContain(`${NAME}${isOut ? '.mjs' : '.js'}`);
  });
});

describe('bad input', () => {
  it.each<[string, string, string, ...string[]]>([
    ['no instance', 'module.exports = { a: 1 };', 'exports no Sequelize instance'],
    ['no model', model6(''), 'defines no model'],
    ['several instances', "const { Sequelize } = require('sequelize'); const open = () => new Sequelize('postgres://host.invalid/a'); module.exports = { a: open(), b: open() };", 'holds 2 Sequelize instances'],
    ['a module that throws', "throw new Error('no key\\nset');", 'no key'],
    ['a module that exits', 'process.exit(0);', 'ends the process (exit code 0)'],
    ['a module that never ends', 'for (;;);', 'does not come to an end within 3 seconds', '--timeout', '3'],
    ['a module that listens before it exports', "const server = require('node:http').createServer(); module.exports = () => new Promise((resolve) => server.listen(0, resolve));", 'waits for what never comes'],
    ['a module that waits for its database', model6(`${ONE} exports.wait = true;`).replace('module.exports = { sequelize };', 'module.exports = async () => { await sequelize.authenticate(); return sequelize; };'), 'waits for what never comes'],
    ['a model without a primary key', model6(`${ONE} sequelize.define('Log', { line: DataTypes.TEXT }).removeAttribute('id');`), "defines the model 'Log' without a primary key"],
    ['a model without a primary key, in version 7', model7(`${ONE} sequelize.define('Log', { line: DataTypes.TEXT }, { noPrimaryKey: true });`), "defines the model 'Log' without a primary key"],
    ['a driver that is not installed', "const { Sequelize } = require('sequelize'); module.exports = new Sequelize('shop', 'a', 'b', { dialect: 'snowflake' });", 'needs snowflake-sdk, the driver of its dialect'],
    ['an address in a variable that is not set', "const { Sequelize } = require('sequelize'); module.exports = new Sequelize(process.env.NO_SUCH_URL, {});", 'The "url" argument must be of type string. Received undefined: a variable of the environment may be missing'],
    ['a dialect in a variable that is not set', "const { Sequelize } = require('sequelize'); module.exports = new Sequelize('shop', 'a', 'b', { dialect: process.env.NO_SUCH_DIALECT });", 'Dialect needs to be explicitly supplied as of v4.0.0: a variable of the environment may be missing'],
    ['a class that makes one', "const { Sequelize } = require('sequelize'); module.exports = class Database { constructor() { this.sequelize = new Sequelize('postgres://host.invalid/a'); } };", 'exports no Sequelize instance'],
    ['an attribute of version 7 that the dialect refuses', model7("sequelize.define('A', { n: { type: DataTypes.INTEGER, values: ['a'] } });"), 'An error occurred for attribute n on model A: '],
    ['an instance of another version', model6(`${ONE} sequelize.getQueryInterface = undefined;`), 'uses a Sequelize that is neither version 6 nor 7'],
    ['a dialect that is unknown', model6(`${ONE} sequelize.dialect.name = 'oracle';`), "uses the dialect 'oracle'"],
  ])('is one line, and nothing is written: %s', async (_, text, reason, ...options) => {
    const folder = makeProject({ 'models.js': text });
    const { code, stderr } = await baseline(folder, 'models.js', ...options);
    expect(stderr).toContain(`No baseline: models.js: ${reason}`);
    expect(stderr.trimEnd()).not.toContain('\n');
    expect(code).toBe(2);
    expect(readdirSync(folder)).not.toContain('migrations');
  });

  it('says what TypeScript takes where it is not installed', async () => {
    const folder = makeProject({ 'models.ts': 'export const a: number = 1;' });
    unlinkSync(path.join(folder, 'node_modules'));
    const { code, stderr } = await baseline(folder, 'models.ts');
    expect({ code, stderr }).toEqual({ code: 2, stderr: 'No baseline: models.ts: is TypeScript, which takes jiti here: npm install --save-dev jiti; or name the compiled JavaScript\n' });
  });

  it('leaves a file that is there, and names a module that is not', async () => {
    const folder = makeProject({ 'models.js': model6(ONE), [`migrations/${NAME}.js`]: '// mine' });
    const { code, stderr } = await baseline(folder, 'models.js');
    expect({ code, stderr }).toEqual({ code: 2, stderr: `No baseline: models.js: has its baseline already: migrations/${NAME}.js exists and is left as it is. --mark prints the SQL that records it as run\n` });
    expect(readFileSync(path.join(folder, `migrations/${NAME}.js`), 'utf8')).toBe('// mine');
    expect(await baseline(folder, 'none.js')).toMatchObject({ code: 2, stderr: 'No baseline: none.js: is no file\n' });
    expect(await baseline(folder)).toMatchObject({ code: 2 });
  });

  it.each(['js', 'ts'])('with --mark, prints the SQL for the baseline that is there, and leaves it: .%s', async (ending) => {
    const mine = `migrations/${NAME}.${ending}`;
    const folder = makeProject({ 'models.js': model6(ONE), [mine]: '// mine', 'migrations/20260101-later.js': 'exports.up = async ({ context }) => {};' });
    const { code, stdout, stderr } = await baseline(folder, 'models.js', '--mark');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(`${mine} exists and is left as it is.\n`);
    expect(stdout).toContain(`INSERT INTO "SequelizeMeta" ("name") VALUES ('${NAME}.${ending}');`);
    expect(readFileSync(path.join(folder, mine), 'utf8')).toBe('// mine');
    expect(readdirSync(path.join(folder, 'migrations')).sort()).toEqual([`${NAME}.${ending}`, '20260101-later.js']);
  });

  it('takes a folder for the index file in it, as `require` does', async () => {
    const folder = makeProject({ 'models/index.js': model6(ONE), 'empty/readme.md': '' });
    expect(await baseline(folder, 'empty')).toMatchObject({ code: 2, stderr: 'No baseline: empty: is a folder without an index file: name the file that holds the models\n' });
    expect(await baseline(folder, 'models')).toMatchObject({ code: 0 });
    expect(readdirSync(path.join(folder, 'migrations'))).toEqual([`${NAME}.js`]);
  });
});
