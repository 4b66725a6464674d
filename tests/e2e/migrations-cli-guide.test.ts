// docs/guides/migrations.md, for a team with sequelize-cli: its commands, with the real sequelize-cli on an embedded PostgreSQL.
import { afterEach, expect, it } from 'vitest';
import { openDatabase, type Database } from './support/database.js';
import { readSnippet } from './support/guide.js';
import { createProject, type Project } from './support/packed.js';
import { runShell, type Outcome } from './support/run.js';

const opened: (() => void | Promise<void>)[] = [];
afterEach(async () => { for (const close of opened.splice(0)) await close(); });

const MODELS = `const { DataTypes, Sequelize } = require('sequelize');
const sequelize = new Sequelize(process.env.DATABASE_URL ?? 'postgres://nobody@host.invalid/shop', { logging: false, pool: { max: 1 } });
const User = sequelize.define('User', { name: { type: DataTypes.STRING, allowNull: false, unique: true }, role: DataTypes.ENUM('a', 'b') }, { indexes: [{ fields: ['role'] }] });
const Post = sequelize.define('Post', { body: DataTypes.TEXT });
User.hasMany(Post, { onDelete: 'CASCADE' });
module.exports = { sequelize, User };
`;
const CONFIG = JSON.stringify({ development: { use_env_variable: 'DATABASE_URL', dialect: 'postgres', logging: false, pool: { max: 1 } } });
const SECOND = `module.exports = {
  up: (queryInterface, Sequelize) => queryInterface.addColumn('Users', 'email', { type: Sequelize.STRING }),
  down: (queryInterface) => queryInterface.removeColumn('Users', 'email'),
};
`;

async function createShop(type?: 'module'): Promise<{ readonly project: Project; readonly database: Database; shell(script: string): Promise<Outcome> }> {
  const dependencies = { sequelize: '^6.37.8', pg: '^8.0.0' };
  const text = type === undefined ? MODELS : MODELS.replace("const { DataTypes, Sequelize } = require('sequelize');", "import { DataTypes, Sequelize } from 'sequelize';").replace('module.exports = { sequelize, User };', 'export { sequelize, User };');
  const project = await createProject('cli', { 'package.json': JSON.stringify({ name: 'shop', private: true, type, dependencies, devDependencies: { 'sequelize-cli': '^6.6.5' } }), 'src/db.js': text, 'config/config.json': CONFIG });
  const database = await openDatabase();
  opened.push(() => { project.remove(); }, () => database.close());
  const shell = async (script: string): Promise<Outcome> => {
    const outcome = await runShell(script, { cwd: project.folder, env: { DATABASE_URL: database.url } });
    expect(outcome.code, `${outcome.stdout}${outcome.stderr}`).toBe(0);
    return outcome;
  };
  return { project, database, shell };
}

const readTables = (database: Database): Promise<readonly unknown[]> =>
  database.query("SELECT table_name, column_name, data_type, is_nullable, column_default FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'SequelizeMeta' ORDER BY 1, 2");

it.each([[undefined, '.js'], ['module', '.cjs']] as const)('makes the tables of an empty database, in a package of type %s', async (type, ending) => {
  const { project, database, shell } = await createShop(type);
  const written = await shell(readSnippet('migrations', 'baseline-cli'));
  expect(written.stdout).toContain(`00000000000000-baseline${ending}`);
  expect(project.read(`migrations/00000000000000-baseline${ending}`)).toContain('(queryInterface, Sequelize) =>');
  await shell(readSnippet('migrations', 'migrate-cli'));
  const made = await readTables(database);
  expect(made.length).toBeGreaterThan(8);
  expect((await shell('npx sequelize-cli db:migrate:status')).stdout).toContain(`up 00000000000000-baseline${ending}`);
  expect((await shell('npx eslint-plugin-sequelize-guard baseline src/db.js --check')).stdout).toContain('and migrations/ agree');
  await shell('npx sequelize-cli db:migrate:undo:all');
  expect(await readTables(database)).toEqual([]);
  const sync = type === undefined ? 'node -e "require(\'./src/db.js\').sequelize.sync().then(() => process.exit())"' : 'node -e "import(\'./src/db.js\').then(({ sequelize }) => sequelize.sync()).then(() => process.exit())"';
  await shell(sync);
  expect(await readTables(database)).toEqual(made);
});

it('keeps the rows of a database that sync() made, which runs the later migrations alone', async () => {
  const { project, database, shell } = await createShop();
  await shell('node -e "const { sequelize, User } = require(\'./src/db.js\'); sequelize.sync().then(() => User.create({ name: \'Ada\' })).then(() => process.exit())"');
  const { stdout } = await shell(readSnippet('migrations', 'baseline-cli'));
  for (const sql of stdout.split('\n').filter((line) => /^(?:CREATE|INSERT) /u.test(line))) await database.query(sql);
  project.write({ 'migrations/20260101-email.js': SECOND });
  await shell(readSnippet('migrations', 'migrate-cli'));
  expect(await database.query('SELECT name, email FROM "Users"')).toEqual([{ name: 'Ada', email: null }]);
  const status = await shell('npx sequelize-cli db:migrate:status');
  expect(status.stdout.match(/^(?:up|down) .*$/gmu)).toEqual(['up 00000000000000-baseline.js', 'up 20260101-email.js']);
});
