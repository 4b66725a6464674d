// The dialects that no test has a database for: the statements of the migration beside those of sync(), both recorded here.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { run } from '../e2e/support/run.js';
import { baseline, makeProject, NAME, removeProjects, writeFiles } from './support/project.js';

afterAll(removeProjects);

/** A driver of which nothing is asked but that it is there. */
const define6 = (dialect: string, definitions: string): string => `const { Sequelize, DataTypes, Op } = require('sequelize');
const sequelize = new Sequelize('shop', 'nobody', 'secret', { dialect: '${dialect}', host: 'host.invalid', dialectModule: {}, logging: false });
${definitions}
module.exports = { sequelize };`;

/** The packages of version 7 load their drivers: package.json puts an empty package in the place of each. */
const packages: Readonly<Record<string, { readonly name: string; readonly options: string }>> = {
  mysql: { name: 'MySqlDialect', options: "host: 'host.invalid', database: 'shop'" },
  mariadb: { name: 'MariaDbDialect', options: "host: 'host.invalid', database: 'shop'" },
  sqlite3: { name: 'SqliteDialect', options: "storage: 'shop.sqlite'" },
  mssql: { name: 'MsSqlDialect', options: "server: 'host.invalid', database: 'shop'" },
};
const define7 = (dialect: string, definitions: string): string => `const { Sequelize, DataTypes, Op, sql } = require('@sequelize/core');
const { ${packages[dialect]?.name ?? ''} } = require('@sequelize/${dialect}');
const sequelize = new Sequelize({ dialect: ${packages[dialect]?.name ?? ''}, ${packages[dialect]?.options ?? ''}, logging: false });
${definitions}
module.exports = { sequelize };`;

/** Prints what sync() and the migration send to an instance that sends nothing. */
const RECORD = `process.noDeprecation = true;
console.warn = () => {};
const { sequelize } = require('./models.js');
const migration = require('./migrations/${NAME}.js');
const UNRECORDED = /^\\s*(?:SELECT|SHOW|DESCRIBE|PRAGMA)/i;
sequelize.setDatabaseVersion?.('999.0.0');
let sent = [];
const record = async (run) => {
  sent = [];
  const take = async (sql, options) => {
    const text = String(sql.query ?? sql).trim();
    if (!UNRECORDED.test(text)) sent.push(text);
    return options?.plain ? undefined : [];
  };
  sequelize.query = take;
  if (sequelize.queryRaw) sequelize.queryRaw = take;
  await run();
  return sent;
};
(async () => {
  const queryInterface = sequelize.queryRaw ? sequelize.queryInterface : sequelize.getQueryInterface();
  queryInterface.tableExists = async () => false;
  // A database has an index for each unique key that CREATE TABLE names.
  queryInterface.showIndex = async () => [...sent.at(-1).matchAll(/UNIQUE [\`"[](\\w+)[\`"\\]] \\(|CONSTRAINT [\`"[](\\w+)[\`"\\]] UNIQUE/g)].map(([, key, constraint]) => ({ name: key ?? constraint }));
  const up = await record(() => migration.up({ context: queryInterface }));
  const sync = await record(() => sequelize.sync({ hooks: false }));
  const down = await record(() => migration.down({ context: queryInterface }));
  console.log(JSON.stringify({ up, sync, down }));
})();`;

const sets: Readonly<Record<string, string>> = {
  'types and defaults': "sequelize.define('Item', { id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 }, name: { type: DataTypes.STRING(40), allowNull: false, defaultValue: \"it's\" }, code: DataTypes.STRING(8).BINARY, text: DataTypes.TEXT, price: { type: DataTypes.DECIMAL(10, 2), defaultValue: 0 }, count: { type: DataTypes.INTEGER, defaultValue: -1 }, big: DataTypes.BIGINT, rate: DataTypes.FLOAT, at: { type: DataTypes.DATE, defaultValue: sequelize.literal('CURRENT_TIMESTAMP') }, day: DataTypes.DATEONLY, time: DataTypes.TIME, bytes: DataTypes.BLOB, on: { type: DataTypes.BOOLEAN, defaultValue: true, field: 'is_on' } }, { timestamps: false });",
  'enums': "sequelize.define('Task', { state: { type: DataTypes.ENUM('open', \"it's\"), allowNull: false, defaultValue: 'open' }, kind: { type: DataTypes.ENUM('x', 'y'), field: 'the_kind' } });",
  'associations of all four kinds': "const User = sequelize.define('User', { name: DataTypes.STRING(40) }); const Team = sequelize.define('Team', { title: DataTypes.STRING }); const Post = sequelize.define('Post', { body: DataTypes.TEXT }, { underscored: true, paranoid: true }); User.hasMany(Post, { onDelete: 'CASCADE' }); Post.belongsTo(User); User.hasOne(Team, { as: 'led', onDelete: 'NO ACTION', onUpdate: 'NO ACTION' }); User.belongsToMany(Team, { through: 'Members' }); Team.belongsToMany(User, { through: 'Members' });",
  'indexes and unique keys': "sequelize.define('Seat', { row: { type: DataTypes.INTEGER, unique: 'place' }, number: { type: DataTypes.INTEGER, unique: 'place' }, code: { type: DataTypes.STRING(8), allowNull: false, unique: true }, hall: DataTypes.STRING(20) }, { comment: 'seats', indexes: [{ fields: ['hall', 'row'] }, { name: 'by_code', unique: true, fields: ['code', 'hall'] }, { name: 'desc', fields: [{ name: 'number', order: 'DESC' }] }] });",
  'columns with comments, and a tree': "const Node = sequelize.define('Node', { name: { type: DataTypes.STRING, comment: 'the name' } }); Node.belongsTo(Node, { as: 'parent' });",
};
const own: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  mysql: { 'numbers without a sign, JSON, options of the table': "sequelize.define('Thing', { n: DataTypes.INTEGER.UNSIGNED, z: DataTypes.INTEGER(5).UNSIGNED.ZEROFILL, t: DataTypes.TEXT('long'), m: DataTypes.DATE(3), data: DataTypes.JSON }, { engine: 'MyISAM', charset: 'utf8mb4', collate: 'utf8mb4_bin', initialAutoIncrement: '100' });" },
  sqlite: { JSON: "sequelize.define('Note', { data: { type: DataTypes.JSON, defaultValue: { a: 1 } } });" },
  mssql: { 'partial indexes': "sequelize.define('Doc', { size: DataTypes.INTEGER, title: DataTypes.STRING }, { indexes: [{ name: 'big', fields: ['size'], where: { size: { [Op.gt]: 100 } } }] });" },
};
/** Types, and a comment on a table, that version 7 refuses for a dialect. */
const REFUSED: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  sqlite3: [['DataTypes.DECIMAL(10, 2)', 'DataTypes.INTEGER'], ['DataTypes.BIGINT', 'DataTypes.INTEGER'], ["comment: 'seats', ", '']],
  mssql: [['DataTypes.STRING(8).BINARY', 'DataTypes.STRING(8)'], ["comment: 'seats', ", '']],
};
const IN_7: readonly (readonly [string, string])[] = [
  ['sequelize.literal', 'sql.literal'],
  ["field: '", "columnName: '"],
  ["User.hasMany(Post, { onDelete: 'CASCADE' }); Post.belongsTo(User);", "User.hasMany(Post, { foreignKey: { name: 'userId', onDelete: 'CASCADE' } });"],
  ["{ as: 'led', onDelete: 'NO ACTION', onUpdate: 'NO ACTION' }", "{ as: 'led', foreignKey: { name: 'ledBy', onDelete: 'NO ACTION', onUpdate: 'NO ACTION' } }"],
  [" Team.belongsToMany(User, { through: 'Members' });", ''],
];
function spell7(text: string, dialect: string): string {
  return [...IN_7, ...REFUSED[dialect] ?? []].reduce((spelled, [before, after]) => spelled.replaceAll(before, after), text);
}

const CYCLE = "const User = sequelize.define('User', { name: DataTypes.STRING }); const Team = sequelize.define('Team', { title: DataTypes.STRING }); User.belongsTo(Team, { as: 'home' }); Team.belongsTo(User, { as: 'boss' });";
const CASCADING = { 6: CYCLE.replace("as: 'boss'", "as: 'boss', onDelete: 'CASCADE'"), 7: CYCLE.replace("as: 'boss'", "as: 'boss', foreignKey: { onDelete: 'CASCADE' }") };

/** All sets of a dialect in one module: a process costs more than a table. */
const join = (texts: readonly string[]): string => texts.map((text) => `{ ${text} }`).join('\n');
const cases = [
  ...['mysql', 'mariadb', 'sqlite', 'mssql'].map((dialect) => ({ version: 6, dialect, text: define6(dialect, join(Object.values({ ...sets, ...own[dialect] }))) })),
  ...Object.keys(packages).map((dialect) => ({ version: 7, dialect, text: define7(dialect, join(Object.values({ ...sets, ...own[dialect === 'sqlite3' ? 'sqlite' : dialect] }).map((text) => spell7(text, dialect)))) })),
];

type Sent = Readonly<Record<'up' | 'sync' | 'down', readonly string[]>>;

async function record(folder: string): Promise<Sent> {
  const recorded = await run(process.execPath, ['record.js'], { cwd: folder });
  expect(recorded.stderr).toBe('');
  return JSON.parse(recorded.stdout) as Sent;
}

describe('the migration sends what sync() sends', () => {
  it.each(cases)('Sequelize $version, $dialect', async ({ text }) => {
    const folder = makeProject({ 'models.js': text, 'record.js': RECORD });
    expect(await baseline(folder, 'models.js')).toMatchObject({ code: 0, stderr: '' });
    expect(readFileSync(path.join(folder, `migrations/${NAME}.js`), 'utf8')).not.toContain('// As SQL');
    const { up, sync, down } = await record(folder);
    expect(up).toEqual(sync);
    expect(up.filter((sql) => sql.includes('CREATE TABLE')).length).toBeGreaterThanOrEqual(8);
    expect(down.filter((sql) => sql.includes('DROP TABLE'))).toHaveLength(up.filter((sql) => sql.includes('CREATE TABLE')).length);
    expect(await baseline(folder, 'models.js', '--check')).toMatchObject({ code: 0, stderr: '' });
  }, 60_000);
});

describe('tables that refer to each other', () => {
  it.each([
    ...['mysql', 'mariadb', 'mssql'].map((dialect) => ({ version: 6, dialect, text: define6(dialect, CYCLE), changed: define6(dialect, CASCADING[6]) })),
    ...['mysql', 'mariadb', 'mssql'].map((dialect) => ({ version: 7, dialect, text: define7(dialect, CYCLE), changed: define7(dialect, CASCADING[7]) })),
  ])('get their foreign keys when both are there: Sequelize $version, $dialect', async ({ text: models, changed }) => {
    const folder = makeProject({ 'models.js': models });
    expect(await baseline(folder, 'models.js')).toMatchObject({ code: 0, stderr: '' });
    const text = readFileSync(path.join(folder, `migrations/${NAME}.js`), 'utf8');
    expect(text.match(/addConstraint\(.*?type: 'foreign key'/gu)).toHaveLength(2);
    expect(text.lastIndexOf('createTable(')).toBeLessThan(text.indexOf('addConstraint('));
    // The name of the database, which another one does not have.
    expect(text).not.toContain('schema:');
    expect(await baseline(folder, 'models.js', '--check')).toMatchObject({ code: 0, stderr: '' });
    writeFiles(folder, { 'models.js': changed });
    const compared = await baseline(folder, 'models.js', '--check');
    expect(compared).toMatchObject({ code: 1 });
    expect(compared.stdout).toContain('table Teams, column bossId');
  }, 60_000);

  it.each([
    { version: 6, text: define6('sqlite', CYCLE), changed: define6('sqlite', CASCADING[6]) },
    { version: 7, text: define7('sqlite3', CYCLE), changed: define7('sqlite3', CASCADING[7]) },
  ])('have them from the start in SQLite: Sequelize $version', async ({ text, changed }) => {
    const folder = makeProject({ 'models.js': text, 'record.js': RECORD });
    expect(await baseline(folder, 'models.js')).toMatchObject({ code: 0, stderr: '' });
    expect(readFileSync(path.join(folder, `migrations/${NAME}.js`), 'utf8')).not.toMatch(/PRAGMA|As SQL/u);
    const { up, sync, down } = await record(folder);
    expect(up).toEqual(sync);
    expect(up.join('\n').match(/ REFERENCES /gu)).toHaveLength(2);
    expect(down).toHaveLength(2);
    expect(await baseline(folder, 'models.js', '--check')).toMatchObject({ code: 0, stderr: '' });
    writeFiles(folder, { 'models.js': changed });
    expect(await baseline(folder, 'models.js', '--check')).toMatchObject({ code: 1, stdout: expect.stringContaining('table Teams, column bossId') as string });
  }, 60_000);
});
