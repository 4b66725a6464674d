// Frameworks that sync by themselves, as their documentation says.
import type { FieldProgram } from '../../support/field.js';

const MIDWAY = { '@midwayjs/sequelize': '^3.0.0', 'sequelize-typescript': '^2.1.6', sequelize: '^6.37.0' };
const LOOPBACK = { '@loopback/sequelize': '^0.8.0' };
const HAPI = { '@hapi/hapi': '^21', 'hapi-sequelizejs': '^4.6.0', sequelize: '^6.37.0' };
const SAILS = { sails: '^1.5.0', 'sails-hook-sequelize': '^2.0.0', sequelize: '^6.37.0' };
const EGG = { egg: '^3.17.0', 'egg-sequelize': '^6.0.0' };

export const programs: readonly FieldProgram[] = [
  {
    id: 'midway, by a named export and a function',
    path: 'src/config/config.prod.ts',
    dependencies: MIDWAY,
    code: `
export const sequelize = {
  dataSource: {
    default: { dialect: 'mysql', sync: true, syncOptions: { alter: true } }, //! no-sync-alter
    stats: { dialect: 'mysql', sync: process.env.SYNC === '1', syncOptions: { force: true } }, //! no-sync-force
  },
};`,
  },
  {
    id: 'midway, a configuration that is made by a function',
    path: 'src/config/config.default.js',
    dependencies: MIDWAY,
    code: `
module.exports = (appInfo) => {
  const config = {};
  config.sequelize = { dataSource: { default: { sync: true, syncOptions: { force: true } } } }; //! no-sync-force
  return config;
};`,
  },
  {
    id: 'midway, where it does not sync or only adds',
    path: 'src/config/config.default.ts',
    dependencies: MIDWAY,
    code: `
export default {
  sequelize: {
    dataSource: {
      a: { sync: false, syncOptions: { force: true } },
      b: { sync: true },
      c: { sync: true, syncOptions: { alter: { drop: false } } },
    },
  },
};`,
  },
  { id: 'syncOptions of a project without midway', code: 'module.exports = { sequelize: { dataSource: { a: { sync: true, syncOptions: { force: true } } } } };' },
  {
    id: 'loopback, options in a constant, and the application',
    path: 'src/migrate.ts',
    dependencies: LOOPBACK,
    code: `
const options = { force: process.argv.includes('--rebuild') };
export async function migrate(app, repository) {
  await app.syncLoadedSequelizeModels(options); //! no-sync-force
  await repository.syncSequelizeModel({ alter: true }); //! no-sync-alter
}`,
  },
  {
    id: 'loopback, harmless',
    path: 'src/migrate.ts',
    dependencies: LOOPBACK,
    code: `
export async function migrate(app, repository, options) {
  await app.syncLoadedSequelizeModels();
  await app.syncLoadedSequelizeModels({ force: false });
  await repository.syncSequelizeModel(options);
}`,
  },
  { id: 'a method of the same name in another project', code: 'exports.a = (repository) => repository.syncSequelizeModel({ force: true });' },
  {
    id: 'hapi, one plugin or several',
    dependencies: HAPI,
    code: `
const { Sequelize } = require('sequelize');
exports.start = async (server) => {
  await server.register([{
    plugin: require('hapi-sequelizejs'),
    options: [{ name: 'shop', sequelize: new Sequelize(process.env.DATABASE_URL), models: ['models/*.js'], sync: true, forceSync: true }], //! no-sync-force
  }]);
};`,
  },
  {
    id: 'hapi, force without sync, and off',
    dependencies: HAPI,
    code: `
exports.options = [{ name: 'a', models: ['*.js'], sync: false, forceSync: true }, { name: 'b', models: ['*.js'], sync: true, forceSync: false }, { name: 'c', sync: true }, { name: 'd', sync: true, forceSync: true }];`,
  },
  {
    id: 'sails, of an environment and by a variable',
    path: 'config/env/production.js',
    dependencies: SAILS,
    code: `
const strategy = process.env.RESET ? 'drop' : 'safe';
module.exports = {
  models: {
    migrate: strategy, //! no-sync-force
  },
};`,
  },
  {
    id: 'sails, alter',
    path: 'config/models.js',
    dependencies: SAILS,
    code: "module.exports.models = { migrate: 'alter' }; //! no-sync-alter",
  },
  {
    id: 'sails, safe, and migrate of something else',
    path: 'config/models.js',
    dependencies: SAILS,
    code: `
module.exports.models = { migrate: 'safe' };
module.exports.birds = { migrate: 'drop' };`,
  },
  { id: 'migrate of Waterline', path: 'config/models.js', dependencies: { sails: '^1', 'sails-hook-orm': '^4', sequelize: '^6' }, code: "module.exports.models = { migrate: 'drop' };" },
  {
    id: 'egg, several databases, without a dialect',
    path: 'config/config.prod.js',
    dependencies: EGG,
    code: `
exports.sequelize = {
  datasources: [
    { delegate: 'model', database: 'crm', sync: { force: true } }, //! no-sync-force require-sync-match
    { delegate: 'stats', database: 'stats' },
  ],
};`,
  },
  ...[
    ['a computed key', "const key = 'sequelize';\nmodule.exports = { [key]: { database: 'crm', sync: { force: true } } }; //! no-sync-force require-sync-match"],
    ['a variable', "const sequelize = { database: 'crm', sync: { force: true } }; //! no-sync-force require-sync-match\nmodule.exports = { sequelize };"],
    ['a member', "const config = {};\nconfig['sequelize'] = { database: 'crm', sync: { force: true } }; //! no-sync-force require-sync-match\nmodule.exports = config;"],
    ['a list of entries', "module.exports = Object.fromEntries([['sequelize', { database: 'crm', sync: { force: true } }]]); //! no-sync-force require-sync-match"],
  ].flatMap(([name, code = '']) => [
    { id: `egg, under ${name}`, path: 'config/config.default.js', dependencies: EGG, code },
    { id: `egg, under ${name}, harmless`, path: 'config/config.default.js', dependencies: EGG, code: code.replace('force: true', 'force: false').replace(/ \/\/!.*/, '') },
  ]),
  { id: 'egg, under no key', path: 'config/config.default.js', dependencies: EGG, code: "const sequelize = { database: 'crm', sync: { force: true } };\nexports.keys = sequelize.database;" },
  { id: 'egg, harmless', path: 'config/config.default.js', dependencies: EGG, code: "exports.sequelize = { database: 'crm', sync: { force: false }, define: { underscored: true } };" },
  {
    id: 'connection options that leave the file, force at their top level and by a hook',
    path: 'config/database.js',
    code: `
module.exports = {
  production: { dialect: 'postgres', force: true }, //! no-sync-force //? require-sync-match
  staging: { dialect: 'postgres', alter: true }, //! no-sync-alter
  archive: { dialect: 'postgres', hooks: { beforeBulkSync: (options) => { options.force = true; } } }, //! no-sync-force
};`,
  },
  { id: 'connection options that leave the file, off, and no connection', path: 'config/database.js', code: "module.exports = { production: { dialect: 'postgres', force: false, alter: { drop: false } }, other: { force: true, alter: true } };" },
  {
    id: 'force at the top level in Sequelize 7, whose constructor throws',
    path: 'config/database.js',
    dependencies: { '@sequelize/core': '^7.0.0-alpha.48', '@sequelize/postgres': '^7.0.0-alpha.48' },
    code: "module.exports = { production: { dialect: 'postgres', force: true } };",
  },
  {
    id: 'nest, force at the top level, and off',
    path: 'src/app.module.ts',
    dependencies: { '@nestjs/sequelize': '^11.0.0', 'sequelize-typescript': '^2.1.6', sequelize: '^6.37.0' },
    code: `
import { SequelizeModule as Database } from '@nestjs/sequelize';
const shared = { dialect: 'postgres', autoLoadModels: true, synchronize: false };
export const on = Database.forRootAsync({ useFactory: () => ({ ...shared, define: { force: true } }) }); //! no-sync-force
export const off = Database.forRoot({ ...shared, force: false, define: { underscored: true } });`,
  },
  {
    id: 'midway, options of older versions and their switch',
    path: 'src/config/config.default.js',
    dependencies: MIDWAY,
    code: `
module.exports = (appInfo) => {
  const config = {};
  config.sequelize = { sync: process.env.SYNC, options: { dialect: 'mysql', syncOptions: { force: true } } }; //! no-sync-force
  return config;
};
exports.sequelize = { sync: false, options: { dialect: 'mysql', syncOptions: { force: true } } };`,
  },
];
