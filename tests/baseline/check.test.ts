// `baseline <module> --check`: models beside the migrations on disk.
import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { baseline, makeProject, model6, model7, NAME, removeProjects, writeFiles, type Files } from './support/project.js';

afterAll(removeProjects);

const DEFINITIONS = `
  const User = sequelize.define('User', { name: { type: DataTypes.STRING(40), allowNull: false }, role: { type: DataTypes.ENUM('a', 'b'), defaultValue: 'a' } }, { timestamps: false, indexes: [{ name: 'by_role', fields: ['role'] }, { name: 'by_name', unique: true, fields: ['name'] }] });
  const Post = sequelize.define('Post', { body: DataTypes.TEXT }, { timestamps: false });
  User.hasMany(Post, { foreignKey: 'userId', onDelete: 'CASCADE' });`;

const IN_7 = DEFINITIONS.replace("foreignKey: 'userId', onDelete: 'CASCADE'", "foreignKey: { name: 'userId', onDelete: 'CASCADE' }");

/** What makes the tables of these models, in two migrations of sequelize-cli. */
const FIRST = `module.exports = { up: async (queryInterface, Sequelize) => {
  await queryInterface.createTable('Users', { id: { type: Sequelize.INTEGER, primaryKey: true, autoIncrement: true }, name: { type: Sequelize.STRING(40), allowNull: false, unique: true }, role: { type: Sequelize.ENUM('a', 'b'), defaultValue: 'a' } });
  await queryInterface.addIndex('Users', ['role']);
} };`;
const SECOND = `exports.up = async (queryInterface, { DataTypes }) => {
  await queryInterface.createTable('Posts', { id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true, allowNull: false }, body: DataTypes.TEXT, userId: DataTypes.INTEGER });
  await queryInterface.addConstraint('Posts', { type: 'foreign key', name: 'of_user', fields: ['userId'], references: { table: 'Users', field: 'id' }, onUpdate: 'CASCADE', onDelete: 'CASCADE' });
};`;
const BOTH: Files = { 'models.js': model6(DEFINITIONS), 'migrations/1.js': FIRST, 'migrations/2.js': SECOND };

/** One more migration, of a query interface `q` and Sequelize `S`. */
const more = (body: string): string => `exports.up = async (q, S) => { ${body} };`;

describe('equal to the models', () => {
  it.each<[string, Files]>([
    ['by hand, with other names for what a database may name', {}],
    ['a column that came later', { 'migrations/1.js': FIRST.replace("name: { type: Sequelize.STRING(40), allowNull: false, unique: true }, ", ''), 'migrations/3.js': more("await q.addColumn('Users', 'name', { type: S.STRING(40), allowNull: false, unique: true });") }],
    ['a column that was changed, renamed and left its old name', { 'migrations/1.js': FIRST.replaceAll('role', 'kind').replace('STRING(40)', 'STRING'), 'migrations/3.js': more("await q.renameColumn('Users', 'kind', 'role'); await q.changeColumn('Users', 'name', { type: S.STRING(40), allowNull: false });") }],
    ['a table that was renamed', { 'migrations/1.js': FIRST.replaceAll("'Users'", "'People'"), 'migrations/2.js': SECOND.replace("table: 'Users'", "table: 'People'"), 'migrations/3.js': more("await q.renameTable('People', 'Users');") }],
    ['what was there for a while', { 'migrations/3.js': more("await q.createTable('Old', { id: S.INTEGER }); await q.dropTable('Old'); await q.addColumn('Users', 'old', S.TEXT); await q.addIndex('Users', ['old'], { name: 'x' }); await q.removeIndex('Users', 'x'); await q.removeColumn('Users', 'old'); await q.addConstraint('Posts', { type: 'unique', name: 'u', fields: ['body'] }); await q.removeConstraint('Posts', 'u');") }],
    ['in a transaction', { 'migrations/2.js': "exports.up = (q, S) => q.sequelize.transaction(async (transaction) => { await q.createTable('Posts', { id: { type: S.INTEGER, primaryKey: true, autoIncrement: true }, body: S.TEXT, userId: { type: S.INTEGER, references: { model: 'Users', key: 'id' }, onDelete: 'cascade', onUpdate: 'cascade' } }, { transaction }); });" }],
    ['rows that are changed', { 'migrations/3.js': more("await q.bulkInsert('Users', [{ name: 'Ada' }]); await q.sequelize.query(\"UPDATE \\\"Users\\\" SET name = 'x; ALTER TABLE y'\"); await q.bulkUpdate('Users', { name: 'b' }, {});") }],
    ['a value that was added to an enum', { 'migrations/1.js': FIRST.replace("ENUM('a', 'b')", "ENUM('a')"), 'migrations/3.js': more("await q.sequelize.query(`ALTER TYPE \"enum_Users_role\" ADD VALUE 'b'`);") }],
    ['for Umzug, as a context', { 'migrations/2.js': SECOND.replace('(queryInterface, { DataTypes })', '({ context: queryInterface })').replace('exports.up', "const { DataTypes } = require('sequelize'); exports.up") }],
    ['for Umzug, whose context is the instance', { 'migrations/2.js': SECOND.replace('(queryInterface, { DataTypes }) => {', '({ context: sequelize }) => { const queryInterface = sequelize.getQueryInterface();').replace('exports.up', "const { DataTypes } = require('sequelize'); exports.up") }],
    ['several steps at once', { 'migrations/3.js': more("await Promise.all([q.addColumn('Users', 'x', S.TEXT), q.addColumn('Posts', 'x', S.TEXT)]); return [q.removeColumn('Users', 'x'), q.removeColumn('Posts', 'x')];") }],
  ])('%s', async (_, files) => {
    const folder = makeProject({ ...BOTH, ...files });
    expect(await baseline(folder, 'models.js', '--check')).toEqual({ code: 0, stdout: 'models.js and migrations/ agree: 2 tables.\n', stderr: '' });
  });

  it('the baseline, with SQL in it, and a migration behind it', async () => {
    const custom = IN_7.replace('body: DataTypes.TEXT', 'body: DataTypes.TEXT, price: new Money()');
    const type = "class Money extends DataTypes.ABSTRACT { toSql() { return 'MONEY'; } }\n";
    const folder = makeProject({ 'models.js': model7(type + custom) });
    expect(await baseline(folder, 'models.js')).toMatchObject({ code: 0, stdout: expect.stringContaining('As SQL, with the reason beside it: Posts.') as string });
    expect(await baseline(folder, 'models.js', '--check')).toMatchObject({ code: 0, stderr: '' });
    writeFiles(folder, { 'models.js': model7(type + custom.replace('price:', 'title: DataTypes.STRING, price:')) });
    expect(await baseline(folder, 'models.js', '--check')).toMatchObject({ code: 1, stdout: expect.stringContaining('table Posts, column title: the models have it (VARCHAR(255)), no migration adds it') as string });
    writeFiles(folder, { 'migrations/20260101-title.js': "const { DataTypes } = require('@sequelize/core'); exports.up = ({ context }) => context.addColumn('Posts', 'title', DataTypes.STRING);" });
    expect(await baseline(folder, 'models.js', '--check')).toMatchObject({ code: 0 });
    rmSync(path.join(folder, 'migrations', `${NAME}.js`));
    expect(await baseline(folder, 'models.js', '--check')).toMatchObject({ code: 2 });
  });
});

it('an instance of version 7 with a schema of its own: tables are named without it', async () => {
  const folder = makeProject({ 'models.js': model7(IN_7).replace('logging: false', "logging: false, schema: 'app'") });
  expect(await baseline(folder, 'models.js')).toMatchObject({ code: 0, stderr: '' });
  writeFiles(folder, { 'migrations/2.js': "const { DataTypes } = require('@sequelize/core'); exports.up = async ({ context }) => { await context.addColumn('Posts', 'x', { type: DataTypes.TEXT }); await context.removeColumn({ tableName: 'Posts', schema: 'app' }, 'x'); };" });
  expect(await baseline(folder, 'models.js', '--check')).toMatchObject({ code: 0, stderr: '' });
});

describe('different from the models', () => {
  it.each<[string, string, string, ...string[]]>([
    ['a length', 'STRING(40)', 'STRING(80)', 'table Users, column name: the models say VARCHAR(80) NOT NULL, the migrations VARCHAR(40) NOT NULL'],
    ['a default', "defaultValue: 'a'", "defaultValue: 'b'", "table Users, column role: the models say ENUM('a', 'b') DEFAULT 'b', the migrations ENUM('a', 'b') DEFAULT 'a'"],
    ['a value of an enum', "ENUM('a', 'b')", "ENUM('a', 'b', 'c')", "table Users, column role: the models say ENUM('a', 'b', 'c')"],
    ['a column that is required', 'body: DataTypes.TEXT', 'body: { type: DataTypes.TEXT, allowNull: false }', 'table Posts, column body: the models say TEXT NOT NULL, the migrations TEXT'],
    ['a column without a migration', 'body: DataTypes.TEXT', 'body: DataTypes.TEXT, title: DataTypes.STRING', 'table Posts, column title: the models have it (VARCHAR(255)), no migration adds it'],
    ['a column without a model', 'body: DataTypes.TEXT', '', 'table Posts, column body: the migrations have it (TEXT), the models do not'],
    ['a model without a migration', 'User.hasMany', "sequelize.define('Tag', {}); User.hasMany", 'table Tags: a model has it, no migration makes it'],
    ['an action of a foreign key', "onDelete: 'CASCADE'", "onDelete: 'RESTRICT'", 'table Posts, column userId: the models have foreign key (userId) REFERENCES Users (id) ON DELETE RESTRICT ON UPDATE CASCADE, no migration adds it'],
    ['an index', "{ name: 'by_role', fields: ['role'] }", "{ name: 'by_role', fields: ['role', 'name'] }", 'table Users, columns role, name: the models have index (role, name), no migration adds it'],
    ['an index that is partial', "{ name: 'by_role', fields: ['role'] }", "{ name: 'by_role', fields: ['role'], where: { role: 'a' } }", 'table Users, column role: the migrations have index (role), the models do not'],
    ['a name that is unique', 'unique: true, ', '', 'table Users, column name: the migrations have unique (name), the models do not'],
  ])('%s', async (_, before, after, line) => {
    expect(DEFINITIONS).toContain(before);
    const folder = makeProject({ ...BOTH, 'models.js': model6(DEFINITIONS.replace(before, after)) });
    const { code, stdout, stderr } = await baseline(folder, 'models.js', '--check');
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toContain(`models.js and migrations/ differ:\n`);
    expect(stdout).toContain(`  ${line}`);
  });

  it('a table without a model, unless it is left out', async () => {
    const folder = makeProject({ ...BOTH, 'migrations/3.js': more("await q.createTable('sessions', { sid: S.STRING });") });
    expect(await baseline(folder, 'models.js', '--check')).toMatchObject({ code: 1, stdout: 'models.js and migrations/ differ:\n  table sessions: the migrations make it, no model has it\n' });
    expect(await baseline(folder, 'models.js', '--check', '--except', 'sessions')).toMatchObject({ code: 0 });
  });

  it('no migration at all', async () => {
    const folder = makeProject({ 'models.js': model6(DEFINITIONS) });
    expect(await baseline(folder, 'models.js', '--check')).toMatchObject({ code: 1, stdout: 'models.js and no migrations differ:\n  table Users: a model has it, no migration makes it\n  table Posts: a model has it, no migration makes it\n' });
  });

  it('in version 7, by an attribute that changed', async () => {
    const folder = makeProject({ 'models.js': model7(IN_7) });
    expect(await baseline(folder, 'models.js')).toMatchObject({ code: 0, stderr: '' });
    expect(await baseline(folder, 'models.js', '--check')).toMatchObject({ code: 0 });
    writeFiles(folder, { 'models.js': model7(IN_7.replace('STRING(40)', 'STRING(80)')) });
    expect(await baseline(folder, 'models.js', '--check')).toMatchObject({ code: 1, stdout: expect.stringContaining('table Users, column name: the models say VARCHAR(80)') as string });
  });
});

describe('what cannot be followed is said', () => {
  it.each<[string, string, string]>([
    ['a query', more('await q.sequelize.query("SELECT 1");'), 'it reads the database: SELECT 1'],
    ['a query whose failure is caught', more('try { await q.sequelize.query("SELECT 1"); } catch {}'), 'it reads the database: SELECT 1'],
    ['SQL of its own', more('await q.sequelize.query("ALTER TABLE \\"Users\\" ADD COLUMN x TEXT");'), 'it sends SQL of its own: ALTER TABLE "Users" ADD COLUMN x TEXT'],
    ['SQL behind a change of rows', more('await q.sequelize.query("UPDATE a SET b = 1; DROP TABLE \\"Users\\"");'), 'it sends SQL of its own'],
    ['rows that are read as they are changed', more('await q.sequelize.query("UPDATE a SET b = 1 RETURNING id");'), 'it sends SQL of its own'],
    ['a table that is described', more("const { old } = await q.describeTable('Users'); if (old) await q.removeColumn('Users', 'old');"), 'it calls describeTable() of the query interface'],
    ['a model that is read', more("await q.sequelize.models.User.findAll();"), 'it calls select() of the query interface'],
    ['a column of a table that is not there', more("await q.addColumn('Nobody', 'x', S.TEXT);"), "it changes the table 'Nobody', which no migration before it makes"],
    ['a constraint under a name that is not there', more("await q.removeConstraint('Users', 'nothing');"), "it removes 'nothing' of the table 'Users'"],
    ['what throws', more("throw new Error('not here');"), 'it not here'],
    ['no up', 'exports.down = () => {};', 'it exports no up()'],
  ])('%s', async (_, text, reason) => {
    const folder = makeProject({ ...BOTH, 'migrations/3.js': text });
    const { code, stdout, stderr } = await baseline(folder, 'models.js', '--check');
    expect(stderr).toContain('Not compared: models.js: cannot be compared: the migration 3.js cannot be followed, ');
    expect(stderr).toContain(reason);
    expect(stderr.trimEnd()).not.toContain('\n');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  it('options that say nothing together', async () => {
    const folder = makeProject(BOTH);
    expect(await baseline(folder, 'models.js', '--check', '--mark')).toMatchObject({ code: 2, stderr: expect.stringContaining('--check writes nothing') as string });
    expect(await baseline(folder, 'models.js', '--except', 'x')).toMatchObject({ code: 2, stderr: expect.stringContaining('--except names a table for --check') as string });
  });
});
