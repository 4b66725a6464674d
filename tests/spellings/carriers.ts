// Options that a later plain `sync()` obeys: constructor, model options, assignments.
import type { Spelling } from './entry.js';

const rule = 'no-sync-force';
const alter = 'no-sync-alter';
const V6 = "import { Sequelize, DataTypes, Model } from 'sequelize';\n";
const V7 = "import { Sequelize, DataTypes, Model } from '@sequelize/core';\n";
const ORM = `${V6}const orm = new Sequelize(process.env.DATABASE_URL);\n`;
const ORM7 = `${V7}const orm = new Sequelize({ dialect: 'postgres' });\n`;

export const constructors: readonly Spelling[] = [
  { rule, name: 'URL and options', on: `${V6}new Sequelize(process.env.DATABASE_URL, { sync: { force: true } });`, off: `${V6}new Sequelize(process.env.DATABASE_URL, { sync: { force: false } });` },
  { rule, name: 'database, user, password and options', on: `${V6}new Sequelize('app', 'me', process.env.PW, { dialect: 'mysql', sync: { force: true } });`, off: `${V6}new Sequelize('app', 'me', process.env.PW, { dialect: 'mysql', sync: { force: false } });` },
  { rule, name: 'database, user and options', on: `${V6}new Sequelize('app', 'me', { dialect: 'mysql', sync: { force: true } });`, off: `${V6}new Sequelize('app', 'me', { dialect: 'mysql', sync: { force: false } });` },
  { rule, name: 'one object', on: `${V6}new Sequelize({ dialect: 'postgres', sync: { force: true } });`, off: `${V6}new Sequelize({ dialect: 'postgres', sync: { force: false } });` },
  { rule, name: 'options in a const', on: `${V6}const options = { dialect: 'postgres', sync: { force: true } };\nnew Sequelize(options);`, off: `${V6}const options = { dialect: 'postgres', sync: { force: false } };\nnew Sequelize(options);` },
  { rule, name: 'sync object in a const', on: `${V6}const sync = { force: true };\nnew Sequelize(process.env.DATABASE_URL, { sync });`, off: `${V6}const sync = { force: false };\nnew Sequelize(process.env.DATABASE_URL, { sync });` },
  { rule, name: 'spread options', on: `${V6}const base = { sync: { force: true } };\nnew Sequelize({ ...base, dialect: 'postgres' });`, off: `${V6}const base = { sync: { force: true } };\nnew Sequelize({ ...base, sync: {} });` },
  { rule, name: 'a plain sync below is not reported again', on: `${V6}const orm = new Sequelize(process.env.DATABASE_URL, { sync: { force: true } });\nawait orm.sync();`, off: `${V6}const orm = new Sequelize(process.env.DATABASE_URL, { sync: {} });\nawait orm.sync();` },
  { rule, name: 'a harmless call does not excuse it', on: `${V6}const orm = new Sequelize(process.env.DATABASE_URL, { sync: { force: true } });\nawait orm.sync({ force: false });`, off: `${V6}const orm = new Sequelize(process.env.DATABASE_URL, { sync: { force: false } });\nawait orm.sync({ force: false });` },
  { rule, name: 'flag from the environment', on: `${V6}new Sequelize(process.env.DATABASE_URL, { sync: { force: process.env.WIPE } });`, off: `${V6}new Sequelize(process.env.DATABASE_URL, { sync: { force: false, logging: process.env.WIPE } });` },
  { rule, name: 'ternary sync object', on: `${V6}new Sequelize(process.env.DATABASE_URL, { sync: ready ? { force: true } : {} });`, off: `${V6}new Sequelize(process.env.DATABASE_URL, { sync: ready ? { force: false } : {} });` },
  { rule, name: 'default export', on: "import Sequelize from 'sequelize';\nnew Sequelize(process.env.DATABASE_URL, { sync: { force: true } });", off: "import Sequelize from 'sequelize';\nnew Sequelize(process.env.DATABASE_URL, { sync: { force: false } });" },
  { rule, commonjs: true, name: 'required class', on: "const Sequelize = require('sequelize');\nmodule.exports = new Sequelize(process.env.DATABASE_URL, { sync: { force: true } });", off: "const Sequelize = require('sequelize');\nmodule.exports = new Sequelize(process.env.DATABASE_URL, { sync: { force: false } });" },
  { rule, commonjs: true, name: 'class of a namespace', on: "const orm = require('sequelize');\nmodule.exports = new orm.Sequelize(process.env.DATABASE_URL, { sync: { force: true } });", off: "const orm = require('sequelize');\nmodule.exports = new orm.Sequelize(process.env.DATABASE_URL, { sync: { force: false } });" },
  { rule, name: 'sequelize-typescript', on: "import { Sequelize } from 'sequelize-typescript';\nnew Sequelize({ dialect: 'mysql', models: [], sync: { force: true } });", off: "import { Sequelize } from 'sequelize-typescript';\nnew Sequelize({ dialect: 'mysql', models: [], sync: { force: false } });" },
  { rule, name: 'version 7', project: 'v7', on: `${V7}new Sequelize({ dialect: 'postgres', sync: { force: true } });`, off: `${V7}new Sequelize({ dialect: 'postgres', sync: { force: false } });` },
  { rule: alter, name: 'alter', on: `${V6}new Sequelize(process.env.DATABASE_URL, { sync: { alter: true } });`, off: `${V6}new Sequelize(process.env.DATABASE_URL, { sync: { alter: { drop: false } } });` },
  { rule: alter, name: 'alter beside force', on: `${V6}new Sequelize(process.env.DATABASE_URL, { sync: { force: false, alter: true } });`, off: `${V6}new Sequelize(process.env.DATABASE_URL, { sync: { force: true, alter: false } });` },
  { rule, name: 'top level, version 6 only', on: `${V6}new Sequelize(process.env.DATABASE_URL, { force: true });`, off: `${V7}new Sequelize({ dialect: 'postgres', force: true });` },
  { rule, name: 'top level', on: `${V6}new Sequelize({ dialect: 'postgres', force: true });`, off: `${V6}new Sequelize({ dialect: 'postgres', force: false });` },
  { rule: alter, name: 'top-level alter, version 6 only', on: `${V6}new Sequelize(process.env.DATABASE_URL, { alter: true });`, off: `${V7}new Sequelize({ dialect: 'postgres', alter: true });` },
  { rule, name: 'define', on: `${V6}new Sequelize(process.env.DATABASE_URL, { define: { force: true } });`, off: `${V6}new Sequelize(process.env.DATABASE_URL, { define: { force: false } });` },
  { rule, name: 'define, version 7', project: 'v7', on: `${V7}new Sequelize({ dialect: 'postgres', define: { force: true } });`, off: `${V7}new Sequelize({ dialect: 'postgres', define: { timestamps: true } });` },
  { rule: alter, name: 'define with alter', on: `${V6}new Sequelize(process.env.DATABASE_URL, { define: { alter: true } });`, off: `${V6}new Sequelize(process.env.DATABASE_URL, { define: { underscored: true } });` },
  { rule, name: 'in-memory SQLite', on: `${V6}new Sequelize('sqlite:./app.db', { sync: { force: true } });`, off: `${V6}new Sequelize('sqlite::memory:', { sync: { force: true } });` },
  { rule, ts: true, name: 'typed options', on: `${V6}const options: Options = { dialect: 'postgres', sync: { force: true } };\nexport const orm = new Sequelize(options);`, off: `${V6}const options: Options = { dialect: 'postgres', sync: { force: false } };\nexport const orm = new Sequelize(options);` },
];

export const modelOptions: readonly Spelling[] = [
  { rule, name: 'options that are off in one state, and on in another', on: `${ORM}let options = { force: false };\nfor (const name of process.argv) options = { force: name };\norm.define('User', {}, { ...options });`, off: `${ORM}let options = { force: false };\nfor (const name of process.argv) options = { force: 0, name };\norm.define('User', {}, { ...options });` },
  { rule: alter, name: 'options that a callback turns on', on: `${ORM}const options = { alter: false };\n[1].forEach(() => { options.alter = true; });\norm.define('User', {}, options);`, off: `${ORM}const options = { alter: false };\n[1].forEach(() => { options.alter = 0; });\norm.define('User', {}, options);` },
  { rule, name: 'define()', on: `${ORM}orm.define('User', { name: DataTypes.STRING }, { force: true });`, off: `${ORM}orm.define('User', { name: DataTypes.STRING }, { force: false });` },
  { rule, name: 'define() and a plain sync', on: `${ORM}const User = orm.define('User', {}, { force: true });\nawait User.sync();`, off: `${ORM}const User = orm.define('User', {}, { timestamps: true });\nawait User.sync();` },
  { rule, name: 'define() with options in a const', on: `${ORM}const options = { force: true };\norm.define('User', {}, options);`, off: `${ORM}const options = { force: false };\norm.define('User', {}, options);` },
  { rule, name: 'attribute and option called force', on: `${ORM}orm.define('Job', { force: DataTypes.BOOLEAN }, { force: true });`, off: `${ORM}orm.define('Job', { force: DataTypes.BOOLEAN }, { timestamps: false });` },
  { rule, name: 'init()', on: `${ORM}class User extends Model {}\nUser.init({ name: DataTypes.STRING }, { sequelize: orm, force: true });`, off: `${ORM}class User extends Model {}\nUser.init({ name: DataTypes.STRING }, { sequelize: orm, force: false });` },
  { rule, name: 'init() in a static method', on: `${V6}export class User extends Model { static setUp(sequelize) { return super.init({}, { sequelize, force: true }); } }`, off: `${V6}export class User extends Model { static setUp(sequelize) { return super.init({}, { sequelize, force: false }); } }` },
  { rule, commonjs: true, name: 'model file', on: "module.exports = (sequelize, DataTypes) => sequelize.define('User', { name: DataTypes.STRING }, { force: true });", off: "module.exports = (sequelize, DataTypes) => sequelize.define('User', { name: DataTypes.STRING }, { paranoid: true });" },
  { rule, name: 'define(), version 7', project: 'v7', on: `${ORM7}orm.define('User', {}, { force: true });`, off: `${ORM7}orm.define('User', {}, { force: false });` },
  { rule: alter, name: 'define() with alter', on: `${ORM}orm.define('User', {}, { alter: true });`, off: `${ORM}orm.define('User', {}, { alter: { drop: false } });` },
  { rule: alter, name: 'init() with alter', on: `${ORM}class User extends Model {}\nUser.init({}, { sequelize: orm, alter: true });`, off: `${ORM}class User extends Model {}\nUser.init({}, { sequelize: orm, alter: false });` },
  { rule, ts: true, project: 'nest', name: '@Table', on: "import { Table, Model } from 'sequelize-typescript';\n@Table({ tableName: 'users', force: true })\nexport class User extends Model {}", off: "import { Table, Model } from 'sequelize-typescript';\n@Table({ tableName: 'users', force: false })\nexport class User extends Model {}" },
  { rule, ts: true, project: 'v7', name: '@Table, version 7', on: "import { Model } from '@sequelize/core';\nimport { Table } from '@sequelize/core/decorators-legacy';\n@Table({ force: true } as object)\nexport class User extends Model {}", off: "import { Model } from '@sequelize/core';\nimport { Table } from '@sequelize/core/decorators-legacy';\n@Table({ paranoid: true } as object)\nexport class User extends Model {}" },
  { rule: alter, ts: true, project: 'nest', name: '@Table with alter', on: "import { Table, Model } from 'sequelize-typescript';\n@Table({ alter: true } as any)\nexport class User extends Model {}", off: "import { Table, Model } from 'sequelize-typescript';\n@Table({ timestamps: true } as any)\nexport class User extends Model {}" },
];

export const optionAssignments: readonly Spelling[] = [
  { rule, name: 'options.sync', on: `${ORM}orm.options.sync = { force: true };`, off: `${ORM}orm.options.sync = { force: false };` },
  { rule, name: 'options.sync and a plain sync', on: `${ORM}orm.options.sync = { force: true };\nawait orm.sync();`, off: `${ORM}orm.options.sync = {};\nawait orm.sync();` },
  { rule, name: 'options.sync.force', on: `${ORM}orm.options.sync.force = true;`, off: `${ORM}orm.options.sync.force = false;` },
  { rule, name: 'options.sync from a const', on: `${ORM}const sync = { force: true };\norm.options.sync = sync;`, off: `${ORM}const sync = { logging: true };\norm.options.sync = sync;` },
  { rule, name: 'computed options', on: `${ORM}orm['options']['sync'] = { force: true };`, off: `${ORM}orm['options']['sync'] = { force: false };` },
  { rule: alter, name: 'options.sync with alter', on: `${ORM}orm.options.sync = { alter: true };`, off: `${ORM}orm.options.sync = { alter: { drop: false } };` },
  { rule, name: 'model options', on: `${ORM}const User = orm.define('User', {});\nUser.options.force = true;`, off: `${ORM}const User = orm.define('User', {});\nUser.options.force = false;` },
  { rule, name: 'model options and a plain sync', on: `${ORM}const User = orm.define('User', {});\nUser.options.force = true;\nawait User.sync();`, off: `${ORM}const User = orm.define('User', {});\nUser.options.paranoid = true;\nawait User.sync();` },
  { rule, name: 'model options, version 7', project: 'v7', on: `${ORM7}const User = orm.define('User', {});\nUser.options.force = true;`, off: `${ORM7}const User = orm.define('User', {});\nUser.options.force = false;` },
  { rule, name: 'options of a model by name', on: `${ORM}orm.models.User.options.force = true;`, off: `${ORM}orm.models.User.options.force = false;` },
  { rule, name: 'model options from the environment', on: `${ORM}orm.models.User.options.force = process.env.WIPE;`, off: `${ORM}orm.models.User.options.comment = process.env.WIPE;` },
  { rule: alter, name: 'model options with alter', on: `${ORM}orm.models.User.options.alter = true;`, off: `${ORM}orm.models.User.options.alter = false;` },
];
