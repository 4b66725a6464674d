// Hooks that run before a sync and set force or alter on their first parameter.
import type { Spelling } from './entry.js';

const rule = 'no-sync-force';
const alter = 'no-sync-alter';
const V6 = "import { Sequelize, Model } from 'sequelize';\n";
const ORM = `${V6}const orm = new Sequelize(process.env.DATABASE_URL);\n`;
const ORM7 = "import { Sequelize } from '@sequelize/core';\nconst orm = new Sequelize({ dialect: 'postgres' });\n";

export const hooks: readonly Spelling[] = [
  { rule, name: 'constructor option, method', on: `${V6}new Sequelize(process.env.DATABASE_URL, { hooks: { beforeBulkSync(o) { o.force = true; } } });`, off: `${V6}new Sequelize(process.env.DATABASE_URL, { hooks: { beforeBulkSync(o) { o.force = false; } } });` },
  { rule, name: 'constructor option, arrow', on: `${V6}new Sequelize(process.env.DATABASE_URL, { hooks: { beforeSync: (o) => { o.force = true; } } });`, off: `${V6}new Sequelize(process.env.DATABASE_URL, { hooks: { beforeSync: (o) => { o.logging = true; } } });` },
  { rule, name: 'constructor option, function', on: `${V6}new Sequelize(process.env.DATABASE_URL, { hooks: { beforeSync: async function (o) { o.force = true; } } });`, off: `${V6}new Sequelize(process.env.DATABASE_URL, { hooks: { beforeDestroy: async function (row, o) { o.force = true; } } });` },
  { rule, name: 'hook of define', on: `${V6}new Sequelize(process.env.DATABASE_URL, { define: { hooks: { beforeSync(o) { o.force = true; } } } });`, off: `${V6}new Sequelize(process.env.DATABASE_URL, { define: { hooks: { beforeSync(o) { o.force = false; } } } });` },
  { rule, name: 'model option of define()', on: `${ORM}orm.define('User', {}, { hooks: { beforeSync(o) { o.force = true; } } });`, off: `${ORM}orm.define('User', {}, { hooks: { beforeSync(o) { o.hooks = true; } } });` },
  { rule, name: 'model option of init()', on: `${ORM}class User extends Model {}\nUser.init({}, { sequelize: orm, hooks: { beforeSync(o) { o.force = true; } } });`, off: `${ORM}class User extends Model {}\nUser.init({}, { sequelize: orm, hooks: { beforeSync(o) { o.force = false; } } });` },
  { rule, name: 'addHook', on: `${ORM}orm.addHook('beforeBulkSync', (o) => { o.force = true; });`, off: `${ORM}orm.addHook('beforeBulkSync', (o) => { o.force = false; });` },
  { rule, name: 'addHook with a name', on: `${ORM}orm.addHook('beforeBulkSync', 'wipe', (o) => { o.force = true; });`, off: `${ORM}orm.addHook('beforeBulkSync', 'wipe', (o) => { o.benchmark = true; });` },
  { rule, name: 'addHook before and after', on: `${ORM}orm.addHook('beforeSync', (o) => { o.force = true; });`, off: `${ORM}orm.addHook('afterSync', (o) => { o.force = true; });` },
  { rule, name: 'addHook on a model', on: `${ORM}const User = orm.define('User', {});\nUser.addHook('beforeSync', (o) => { o.force = true; });`, off: `${ORM}const User = orm.define('User', {});\nUser.addHook('beforeBulkDestroy', (o) => { o.force = true; });` },
  { rule, name: 'beforeBulkSync()', on: `${ORM}orm.beforeBulkSync((o) => { o.force = true; });`, off: `${ORM}orm.beforeBulkSync((o) => { o.force = false; });` },
  { rule, name: 'beforeBulkSync() with a name', on: `${ORM}orm.beforeBulkSync('wipe', (o) => { o.force = true; });`, off: `${ORM}orm.afterBulkSync('wipe', (o) => { o.force = true; });` },
  { rule, name: 'beforeSync() on a model', on: `${ORM}const User = orm.define('User', {});\nUser.beforeSync((o) => { o.force = true; });`, off: `${ORM}const User = orm.define('User', {});\nUser.beforeSync((o) => { o.force = false; });` },
  { rule, name: 'named function', on: `${ORM}function wipe(o) { o.force = true; }\norm.addHook('beforeBulkSync', wipe);`, off: `${ORM}function wipe(o) { o.force = false; }\norm.addHook('beforeBulkSync', wipe);` },
  { rule, name: 'Object.assign', on: `${ORM}orm.beforeBulkSync((o) => { Object.assign(o, { force: true }); });`, off: `${ORM}orm.beforeBulkSync((o) => { Object.assign(o, { force: false }); });` },
  { rule, name: 'Object.assign as the body', on: `${ORM}orm.beforeBulkSync((o) => Object.assign(o, { force: true }));`, off: `${ORM}orm.beforeBulkSync((o) => Object.assign({}, o, { force: true }));` },
  { rule, name: 'computed key', on: `${ORM}orm.beforeBulkSync((o) => { o['force'] = true; });`, off: `${ORM}orm.beforeBulkSync((o) => { o['force'] = false; });` },
  { rule, name: 'value from the environment', on: `${ORM}orm.beforeBulkSync((o) => { o.force = process.env.WIPE; });`, off: `${ORM}orm.beforeBulkSync((o) => { o.benchmark = process.env.WIPE; });` },
  { rule, name: 'on one path', on: `${ORM}orm.beforeBulkSync((o) => { if (ready) { o.force = true; } });`, off: `${ORM}orm.beforeBulkSync((o) => { if (o.force) { throw new Error('refused'); } });` },
  { rule, name: 'a variable of the hook', on: `${ORM}orm.beforeBulkSync((o) => { const log = {}; log.force = false; o.force = true; });`, off: `${ORM}orm.beforeBulkSync((o) => { const log = {}; log.force = true; return o; });` },
  { rule, name: 'second parameter', on: `${ORM}orm.addHook('beforeSync', (o, extra) => { o.force = true; });`, off: `${ORM}orm.addHook('beforeSync', (o, extra) => { extra.force = true; });` },
  { rule: alter, name: 'alter', on: `${ORM}orm.addHook('beforeBulkSync', (o) => { o.alter = true; });`, off: `${ORM}orm.addHook('beforeBulkSync', (o) => { o.alter = { drop: false }; });` },
  { rule: alter, name: 'alter in a model option', on: `${ORM}orm.define('User', {}, { hooks: { beforeSync(o) { o.alter = true; } } });`, off: `${ORM}orm.define('User', {}, { hooks: { beforeSync(o) { o.alter = false; } } });` },
  { rule, project: 'v7', name: 'hooks.addListener', on: `${ORM7}orm.hooks.addListener('beforeBulkSync', (o) => { o.force = true; });`, off: `${ORM7}orm.hooks.addListener('afterBulkSync', (o) => { o.force = true; });` },
  { rule, project: 'v7', name: 'hooks.addListener with a name', on: `${ORM7}orm.hooks.addListener('beforeBulkSync', (o) => { o.force = true; }, 'wipe');`, off: `${ORM7}orm.hooks.addListener('beforeBulkSync', (o) => { o.force = false; }, 'wipe');` },
  { rule, project: 'v7', name: 'hooks.addListener on a model', on: `${ORM7}const User = orm.define('User', {});\nUser.hooks.addListener('beforeSync', (o) => { o.force = true; });`, off: `${ORM7}const User = orm.define('User', {});\nUser.hooks.addListener('beforeSync', (o) => { o.force = false; });` },
  { rule, project: 'v7', name: 'hooks.addListeners', on: `${ORM7}orm.hooks.addListeners({ beforeBulkSync: (o) => { o.force = true; } });`, off: `${ORM7}orm.hooks.addListeners({ beforeBulkSync: (o) => { o.force = false; } });` },
  { rule, project: 'v7', name: 'hooks.addListeners with an array', on: `${ORM7}orm.hooks.addListeners({ beforeSync: [(o) => { o.force = true; }] });`, off: `${ORM7}orm.hooks.addListeners({ beforeSync: [(o) => { o.force = false; }] });` },
  { rule, project: 'v7', name: 'hooks.addListeners with a callback', on: `${ORM7}orm.hooks.addListeners({ beforeSync: { name: 'wipe', callback(o) { o.force = true; } } });`, off: `${ORM7}orm.hooks.addListeners({ beforeSync: { name: 'wipe', callback(o) { o.force = false; } } });` },
  { rule, ts: true, project: 'nest', name: '@BeforeSync', on: "import { BeforeSync, Model, Table } from 'sequelize-typescript';\n@Table\nexport class User extends Model { @BeforeSync static wipe(options: any) { options.force = true; } }", off: "import { BeforeSync, Model, Table } from 'sequelize-typescript';\n@Table\nexport class User extends Model { @BeforeSync static wipe(options: any) { options.force = false; } }" },
  { rule, ts: true, project: 'nest', name: '@BeforeSync with options', on: "import { BeforeSync, Model, Table } from 'sequelize-typescript';\n@Table\nexport class User extends Model { @BeforeSync({ name: 'wipe' }) static wipe(options: any) { options.force = true; } }", off: "import { BeforeBulkSync, Model, Table } from 'sequelize-typescript';\n@Table\nexport class User extends Model { @BeforeBulkSync({ name: 'wipe' }) static wipe(options: any) { options.force = false; } }" },
  { rule, ts: true, project: 'v7', name: '@BeforeSync, version 7', on: "import { Model } from '@sequelize/core';\nimport { BeforeSync } from '@sequelize/core/decorators-legacy';\nexport class User extends Model { @BeforeSync static wipe(options: any) { options.force = true; } }", off: "import { Model } from '@sequelize/core';\nimport { BeforeSync } from '@sequelize/core/decorators-legacy';\nexport class User extends Model { @BeforeSync static wipe(options: any) { options.force = false; } }" },
];
