// The dialects that no test has a database for: the statements of the migration beside those of sync(), both recorded here.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { run } from '../e2e/support/run.js';
import { baseline, makeProject, NAME, removeProjects, writeFiles } from './support/project.js';

afterAll(removeProjects);

/** A driver of which nothing is asked but that it is there. */
const define = (dialect: string, definitions: string): string => `const { Sequelize, DataTypes, Op } = require('sequelize');
const sequelize = new Sequelize('shop', 'nobody', 'secret', { dialect: '${dialect}', host: 'host.invalid', dialectModule: {}, logging: false });
${definitions}
module.exports = { sequelize };`;

/** Prints what sync() and the migration send to an instance that sends nothing. */
const RECORD = `const { sequelize } = require('./models.js');
const migration = require('./migrations/${NAME}.js');
const LOOK_UP = /^\\s*(?:SELECT|SHOW|DESCRIBE|PRAGMA)/i;
const record = async (run) => {
  const sent = [];
  sequelize.query = async (sql, options) => {
    const text = String(sql.query ?? sql).trim();
    if (!LOOK_UP.test(text)) sent.push(text);
    return options?.plain ? undefined : [];
  };
  await run();
  return sent;
};
(async () => {
  const queryInterface = sequelize.getQueryInterface();
  queryInterface.tableExists = async () => false;
  queryInterface.showIndex = async () => [];
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
/** All sets of a dialect in one module: a process costs more than a table. */
const cases = ['mysql', 'mariadb', 'sqlite', 'mssql'].map((dialect) => ({ dialect, definitions: Object.values({ ...sets, ...own[dialect] }).map((text) => `{ ${text} }`).join('\n') }));

describe('the migration sends what sync() sends', () => {
  it.each(cases)('$dialect', async ({ dialect, definitions }) => {
    const folder = makeProject({ 'models.js': define(dialect, definitions), 'record.js': RECORD });
    expect(await baseline(folder, 'models.js')).toMatchObject({ code: 0, stderr: '' });
    expect(readFileSync(path.join(folder, `migrations/${NAME}.js`), 'utf8')).not.toContain('// As SQL');
    const recorded = await run(process.execPath, ['record.js'], { cwd: folder });
    const { up, sync, down } = JSON.parse(recorded.stdout) as Readonly<Record<'up' | 'sync' | 'down', readonly string[]>>;
    expect(up).toEqual(sync);
    expect(up.filter((sql) => sql.includes('CREATE TABLE')).length).toBeGreaterThanOrEqual(8);
    expect(down.filter((sql) => sql.includes('DROP TABLE'))).toHaveLength(up.filter((sql) => sql.includes('CREATE TABLE')).length);
    expect(await baseline(folder, 'models.js', '--check')).toMatchObject({ code: 0, stderr: '' });
  }, 60_000);

  it.each(['mysql', 'mariadb', 'mssql'])('%s: tables that refer to each other get their foreign keys when both are there', async (dialect) => {
    const cycle = "const User = sequelize.define('User', { name: DataTypes.STRING }); const Team = sequelize.define('Team', { title: DataTypes.STRING }); User.belongsTo(Team, { as: 'home' }); Team.belongsTo(User, { as: 'boss' });";
    const folder = makeProject({ 'models.js': define(dialect, cycle) });
    expect(await baseline(folder, 'models.js')).toMatchObject({ code: 0, stderr: '' });
    const text = readFileSync(path.join(folder, `migrations/${NAME}.js`), 'utf8');
    expect(text.match(/addConstraint\(.*?type: 'foreign key'/gu)).toHaveLength(2);
    expect(text.lastIndexOf('createTable(')).toBeLessThan(text.indexOf('addConstraint('));
    expect(await baseline(folder, 'models.js', '--check')).toMatchObject({ code: 0, stderr: '' });
    writeFiles(folder, { 'models.js': define(dialect, cycle.replace("as: 'boss'", "as: 'boss', onDelete: 'CASCADE'")) });
    const compared = await baseline(folder, 'models.js', '--check');
    expect(compared).toMatchObject({ code: 1 });
    expect(compared.stdout).toContain('table Teams, column bossId');
  }, 60_000);
});
