// Migrations and seeders: by folder, by `.sequelizerc` and by shape; and what stays reported in them.
import type { FieldProgram } from '../../support/field.js';

const V7 = { '@sequelize/core': '7.0.0-alpha.48', '@sequelize/postgres': '7.0.0-alpha.48' };
const RC = { '.sequelizerc': "module.exports = { 'migrations-path': `${__dirname}/db/changes`, 'seeders-path': __dirname + '/db/fill' };" };

export const programs: readonly FieldProgram[] = [
  {
    id: 'by shape: ESM and TypeScript',
    path: 'src/db/versions/v2.ts',
    code: `
import type { QueryInterface } from 'sequelize';
export async function up(queryInterface: QueryInterface): Promise<void> { await queryInterface.removeColumn('users', 'nick'); }
export const down = async (queryInterface: QueryInterface): Promise<void> => {
  await queryInterface.sequelize.transaction(async () => { await queryInterface.dropTable('users'); });
  await queryInterface.sequelize.query('DROP TYPE "enum_users_role"');
};`,
  },
  {
    id: 'by shape: an object in a constant, a class, a default export',
    path: 'src/db/versions/v3.js',
    code: `
const dropUsers = (queryInterface) => queryInterface.dropTable('users');
const migration = { up: (queryInterface) => queryInterface.bulkDelete('users', {}), down: dropUsers };
module.exports = migration;`,
  },
  {
    id: 'by shape: a class',
    path: 'src/db/versions/v4.js',
    code: `
export default class CreateUsers {
  async up({ context }) { await context.createTable('users', {}); }
  async down({ context }) { await context.dropTable('users'); }
}`,
  },
  {
    id: 'a list of migrations for Umzug, made elsewhere',
    path: 'src/db/steps.js',
    code: `
exports.steps = [
  { name: '1', up: ({ context }) => context.createTable('a', {}), down: ({ context }) => context.dropTable('a') },
];`,
  },
  {
    id: 'one step alone is no migration, and neither is another function of it',
    path: 'src/db/steps.js',
    code: `
exports.down = (queryInterface) => queryInterface.dropTable('users'); //! no-drop
exports.clear = (queryInterface) => queryInterface.bulkDelete('users', {}); //! no-mass-delete`,
  },
  {
    id: 'an instance and a Model are no work of a migration by shape',
    path: 'src/db/versions/v5.js',
    code: `
const { sequelize, User } = require('../models');
module.exports = {
  up: async (queryInterface) => { await sequelize.drop(); }, //! no-drop
  down: async (queryInterface) => {
    await User.drop(); //! no-drop
    await sequelize.getQueryInterface().dropTable('users');
    await sequelize.query('DROP TABLE users'); //! no-drop
  },
};`,
  },
  {
    id: 'an instance that drops in a migrations folder',
    path: 'migrations/20240101-a.js',
    code: `
const { sequelize, User } = require('../models');
module.exports = {
  async up(queryInterface) { await queryInterface.dropAllTables(); await sequelize.query('TRUNCATE users'); },
  async down() { await sequelize.drop(); await User.destroy({ where: {} }); }, //! no-drop
};`,
  },
  {
    id: 'a force in a migration',
    path: 'db/migration/20240101-a.js',
    code: "const { sequelize } = require('../models');\nexports.up = () => sequelize.sync({ force: true }); //! no-sync-force require-sync-match no-sync",
  },
  { id: 'folders of .sequelizerc, one step alone', path: 'db/changes/1.js', extra: RC, code: "exports.up = (queryInterface) => queryInterface.dropTable('users');" },
  { id: 'seeders of .sequelizerc', path: 'db/fill/1.js', extra: RC, code: "exports.undo = (queryInterface) => queryInterface.bulkDelete('users', {});" },
  { id: 'a folder beside those of .sequelizerc', path: 'db/other/1.js', extra: RC, code: "exports.up = (queryInterface) => queryInterface.dropTable('users'); //! no-drop" },
  {
    id: 'a condition that is not read, in a migration and a seeder',
    path: 'seeders/1.js',
    code: `
const { User } = require('../models');
exports.down = async (queryInterface) => {
  await User.destroy({ where: { id: 1 }, truncate: true }); //! no-mass-delete
  await queryInterface.bulkDelete('users', { id: 1 }, { truncate: true }); //! no-mass-delete
  await User.truncate({ where: { id: 1 } }); //! no-mass-delete
  await User.destroy({ where: {}, truncate: true }); //! no-mass-delete
  await queryInterface.bulkDelete('users', null, {});
};`,
  },
  {
    id: 'a condition of version 7, in a migration by shape',
    path: 'src/steps/1.js',
    dependencies: V7,
    code: `
export const up = ({ context }) => context.bulkDelete('users', { id: 1 }); //! no-mass-delete
export const down = ({ context }) => context.bulkDelete('users', { where: { id: 1 } });`,
  },
  { id: 'by shape: CommonJS, with a helper of its own', path: 'src/changes/2.js', code: "const table = 'users';\nmodule.exports = {\n  up: async (queryInterface) => { await queryInterface.createTable(table, {}); },\n  down: async (queryInterface) => { await queryInterface.dropTable(table); },\n};" },
];
