// Whose `sync` it is: shown by the file, or decided by the project's package.json.
import type { SpellingProject, Verdict } from './entry.js';

const rule = 'no-sync-force';
const crowded = 'v6-crowded';

/** One program in several projects. */
const across = (name: string, code: string, verdicts: Partial<Record<SpellingProject, boolean>>, rest: Partial<Verdict> = {}): Verdict[] =>
  Object.entries(verdicts).map(([project, reported]) => ({ rule, name: `${name} (${project})`, code, project: project as SpellingProject, reported, ...rest }));

const EVERYWHERE = { v6: true, v7: true, other: true, none: true };
const BY_PROJECT = { v6: true, v7: true, sqlite: true, nest: true, other: false, none: true };
const NOWHERE = { v6: false, other: false, none: false };

export const shown: readonly Verdict[] = [
  ...across('name sequelize', 'sequelize.sync({ force: true });', EVERYWHERE),
  ...across('member sequelize', 'db.sequelize.sync({ force: true });', EVERYWHERE),
  ...across('sequelize of this', 'export class Db { run() { return this.sequelize.sync({ force: true }); } }', EVERYWHERE),
  ...across('import called sequelize', "import sequelize from './database.js';\nsequelize.sync({ force: true });", EVERYWHERE),
  ...across('named import sequelize', "import { sequelize } from '@acme/database';\nsequelize.sync({ force: true });", EVERYWHERE),
  ...across('models member', 'db.models.User.sync({ force: true });', EVERYWHERE),
  ...across('new Sequelize', "import { Sequelize } from 'sequelize';\nconst orm = new Sequelize(process.env.DB);\norm.sync({ force: true });", EVERYWHERE),
  ...across('new Sequelize, renamed', "import { Sequelize as Orm } from '@sequelize/core';\nconst orm = new Orm({});\norm.sync({ force: true });", EVERYWHERE),
  ...across('class that extends Model', "import { Model } from 'sequelize';\nclass Row extends Model {}\nRow.sync({ force: true });", EVERYWHERE),
  ...across('result of define', "const Row = sequelize.define('Row', {});\nRow.sync({ force: true });", EVERYWHERE),
  ...across("Egg's app.model", 'export default (app) => app.model.sync({ force: true });', EVERYWHERE),
  ...across('typed parameter', "import type { Sequelize } from 'sequelize';\nexport const run = (orm: Sequelize) => orm.sync({ force: true });", EVERYWHERE, { ts: true }),
  ...across('typed field', "import type { Sequelize } from 'sequelize';\nexport class Db { private orm!: Sequelize; run() { return this.orm.sync({ force: true }); } }", EVERYWHERE, { ts: true }),
  ...across('an import of Sequelize makes the project', "import { DataTypes } from 'sequelize';\nimport { orm } from './orm.js';\norm.sync({ force: true });", { other: true, none: true }),
  ...across('the setting makes the project', "import { orm } from './orm.js';\norm.sync({ force: true });", { other: true, none: true }, { settings: { sequelizeVersion: 6 } }),
];

export const decidedByProject: readonly Verdict[] = [
  ...across('import from own code', "import db from './db.js';\ndb.sync({ force: true });", BY_PROJECT),
  ...across('import by #', "import { db } from '#db';\ndb.sync({ force: true });", BY_PROJECT),
  ...across('import by ~', "import { db } from '~/db';\ndb.sync({ force: true });", BY_PROJECT),
  ...across('import by @/', "import { db } from '@/db';\ndb.sync({ force: true });", BY_PROJECT),
  ...across('bare import that is not listed', "import db from 'src/db';\ndb.sync({ force: true });", { v6: true, other: false, none: false }),
  ...across('import of an unlisted name', "import { db } from '@acme/unlisted';\ndb.sync({ force: true });", { v6: true, other: false, none: false }),
  ...across('require of own code', "const db = require('./db');\ndb.sync({ force: true });", BY_PROJECT, { commonjs: true }),
  ...across('import of a path that is not known', "const { db } = await import(path);\ndb.sync({ force: true });", BY_PROJECT),
  ...across('parameter', 'export const run = (db) => db.sync({ force: true });', BY_PROJECT),
  ...across('global', 'db.sync({ force: true });', BY_PROJECT),
  ...across('member of this', 'export class Db { run() { return this.connection.sync({ force: true }); } }', BY_PROJECT),
  ...across('result of a call of own code', "import { connect } from './db.js';\nconst db = await connect();\ndb.sync({ force: true });", BY_PROJECT),
  ...across('model from own code', "import { User } from './user.js';\nUser.sync({ force: true });", BY_PROJECT),
  ...across('loop over models', 'export const run = (models) => models.forEach((m) => m.sync({ force: true }));', BY_PROJECT),
  ...across('type any', 'export const run = (db: any) => db.sync({ force: true });', { v6: true, other: false, none: true }, { ts: true }),
  ...across('type with Database in its name', 'export const run = (db: IDatabase) => db.sync({ force: true });', { v6: true, none: true, other: false }, { ts: true }),
  ...across('type with Model in its name', 'export const run = (m: UserModel) => m.sync({ force: true });', { v6: true, none: true, other: false }, { ts: true }),
  ...across('type query', 'export const run = (m: typeof User) => m.sync({ force: true });', { v6: true, none: true, other: false }, { ts: true }),
  ...across('ModelStatic', "import type { ModelStatic, Model } from 'sequelize';\nexport const run = (m: ModelStatic<Model>) => m.sync({ force: true });", { v6: true, none: true, other: true }, { ts: true }),
  ...across('workspace package', "import { db } from '@acme/database';\ndb.sync({ force: true });", { [crowded]: true }),
  ...across('linked package', "import { db } from '@acme/linked';\ndb.sync({ force: true });", { [crowded]: true }),
  ...across('listed package', "import { db } from '@acme/client';\ndb.sync({ force: true });", { [crowded]: false, 'other-crowded': false }),
  ...across('call result of a listed package', "import { connect } from '@acme/client';\nconst db = connect();\ndb.sync({ force: true });", { [crowded]: false, 'other-crowded': false }),
  ...across('instance of a listed package', "import { Client } from '@acme/client';\nconst db = new Client();\ndb.sync({ force: true });", { [crowded]: false, 'other-crowded': false }),
];

export const notSequelize: readonly Verdict[] = [
  ...across('Node builtin', "import fs from 'node:fs';\nfs.sync({ force: true });", NOWHERE),
  ...across('Node builtin without a prefix', "const fs = require('fs');\nfs.sync({ force: true });", NOWHERE, { commonjs: true }),
  ...across('member of a Node builtin', "import * as fs from 'node:fs';\nfs.promises.sync({ force: true });", NOWHERE),
  ...across('class of this file', 'class Store { sync(options) { return options; } }\nnew Store().sync({ force: true });', NOWHERE),
  ...across('instance of a class of this file', 'class Store { sync(options) { return options; } }\nconst store = new Store();\nstore.sync({ force: true });', NOWHERE),
  ...across('static of a class of this file', 'class Store { static sync(options) { return options; } }\nStore.sync({ force: true });', NOWHERE),
  ...across('object of this file', 'const api = { sync(options) { return options; } };\napi.sync({ force: true });', NOWHERE),
  ...across('object of this file, arrow', 'const api = { sync: (options) => options };\napi.sync({ force: true });', NOWHERE),
  ...across('this of a class of this file', 'export class Store { sync(options) { return options; } run() { return this.sync({ force: true }); } }', NOWHERE),
  ...across('array as first argument', "db.sync(['a', 'b'], { force: true });", NOWHERE),
  ...across('function as first argument', 'db.sync(() => {}, { force: true });', NOWHERE),
  ...across('string as first argument', "db.sync('./dist', { force: true });", NOWHERE),
  ...across('plain type', 'export const run = (calendar: CalendarSyncService) => calendar.sync({ force: true });', NOWHERE, { ts: true }),
  ...across('field of a plain type', 'export class Jobs { constructor(private readonly calendar: CalendarSyncService) {} run() { return this.calendar.sync({ force: true }); } }', NOWHERE, { ts: true }),
  ...across('variable of a plain type', 'declare const queue: OfflineQueue;\nqueue.sync({ force: true });', NOWHERE, { ts: true }),
];

const LIBRARIES: readonly (readonly [name: string, code: string])[] = [
  ['glob', "import glob from 'glob';\nglob.sync({ force: true });"],
  ['del', "import del from 'del';\ndel.sync(['dist'], { force: true });"],
  ['del, named', "import { sync } from 'del';\nsync(['dist'], { force: true });"],
  ['rsync', "import Rsync from 'rsync';\nconst job = new Rsync();\njob.sync({ force: true });"],
  ['simple-git', "import simpleGit from 'simple-git';\nconst git = simpleGit();\nawait git.sync({ force: true });"],
  ['Yjs', "import * as Y from 'yjs';\nconst doc = new Y.Doc();\ndoc.sync({ force: true });"],
  ['Yjs provider', "import { WebsocketProvider } from 'y-websocket';\nconst provider = new WebsocketProvider(url, room);\nprovider.sync({ force: true });"],
  ['Firestore', "import { getFirestore } from 'firebase-admin/firestore';\nconst store = getFirestore();\nstore.sync({ force: true });"],
  ['CodePush', "import codePush from 'react-native-code-push';\ncodePush.sync({ force: true });"],
  ['BrowserSync', "import browserSync from 'browser-sync';\nbrowserSync.create().sync({ force: true });"],
  ['Express', "import express from 'express';\nconst app = express();\napp.sync({ force: true });"],
  ['Mongoose', "import mongoose from 'mongoose';\nconst User = mongoose.model('User', {});\nUser.sync({ force: true });"],
  ['TypeORM', "import { DataSource } from 'typeorm';\nconst source = new DataSource({ synchronize: true });\nawait source.sync({ force: true });"],
  ['commander', "import { program } from 'commander';\nprogram.options.force = true;"],
  ['lodash', "import _ from 'lodash';\n_.chain(x).sync({ force: true });"],
  ['required library', "const git = require('simple-git')();\ngit.sync({ force: true });"],
];

export const lookalikes: readonly Verdict[] = LIBRARIES.flatMap(([name, code]) =>
  across(name, code, { [crowded]: false, 'other-crowded': false }, code.includes('require(') ? { commonjs: true } : {}),
);

const V6 = "import { Sequelize, DataTypes } from 'sequelize';\n";
const MEMORY = `${V6}const orm = new Sequelize('sqlite::memory:');\n`;
const verdict = (name: string, code: string, reported: boolean, rest: Partial<Verdict> = {}): Verdict => ({ rule, name, code, reported, ...rest });

export const inMemory: readonly Verdict[] = [
  verdict('in-memory URL', `${MEMORY}await orm.sync({ force: true });`, false),
  verdict('in-memory storage', `${V6}const orm = new Sequelize({ dialect: 'sqlite', storage: ':memory:' });\nawait orm.sync({ force: true });`, false),
  verdict('in-memory storage in a const', `${V6}const storage = ':memory:';\nconst orm = new Sequelize({ dialect: 'sqlite', storage });\nawait orm.sync({ force: true });`, false),
  verdict('in-memory beside database and user', `${V6}const orm = new Sequelize('app', 'me', 'pw', { dialect: 'sqlite', storage: ':memory:' });\nawait orm.sync({ force: true });`, false),
  verdict('model of an in-memory instance', `${MEMORY}const User = orm.define('User', {});\nawait User.sync({ force: true });`, false),
  verdict('models of an in-memory instance', `${MEMORY}await orm.models.User.sync({ force: true });`, false),
  verdict('alter on an in-memory instance', `${MEMORY}await orm.sync({ alter: true });`, false, { rule: 'no-sync-alter' }),
  verdict('drop of an in-memory instance', `${MEMORY}await orm.drop();`, false, { rule: 'no-drop' }),
  verdict('truncate of an in-memory instance', `${MEMORY}await orm.truncate();`, false, { rule: 'no-mass-delete' }),
  verdict('match on an in-memory instance', `${MEMORY}await orm.sync({ force: true });`, false, { rule: 'require-sync-match' }),
  verdict('SQLite file', `${V6}const orm = new Sequelize('sqlite:./app.db');\nawait orm.sync({ force: true });`, true),
  verdict('SQLite storage', `${V6}const orm = new Sequelize({ dialect: 'sqlite', storage: './app.db' });\nawait orm.sync({ force: true });`, true),
  verdict('storage that may be a file', `${V6}const orm = new Sequelize({ dialect: 'sqlite', storage: ready ? ':memory:' : './app.db' });\nawait orm.sync({ force: true });`, true),
  verdict('storage from the environment', `${V6}const orm = new Sequelize({ dialect: 'sqlite', storage: process.env.DB_FILE });\nawait orm.sync({ force: true });`, true),
  verdict('URL that may be a server', `${V6}const orm = new Sequelize(process.env.DATABASE_URL ?? 'sqlite::memory:');\nawait orm.sync({ force: true });`, true),
  verdict('a server beside an in-memory instance', `${MEMORY}const live = new Sequelize(process.env.DATABASE_URL);\nawait orm.sync({ force: true });\nawait live.sync({ force: true });`, true),
  verdict('instance that is replaced', `${V6}let orm = new Sequelize('sqlite::memory:');\nif (ready) orm = new Sequelize(process.env.DATABASE_URL);\nawait orm.sync({ force: true });`, true),
  verdict('imported in-memory instance', "import { orm } from './orm.js';\nawait orm.sync({ force: true });", false, { settings: { instances: [{ name: 'orm', from: './src/orm.js', kind: 'in-memory' }] } }),
  verdict('imported server', "import { orm } from './orm.js';\nawait orm.sync({ force: true });", true, { settings: { instances: [{ name: 'orm', from: './src/orm.js', kind: 'server' }] } }),
  verdict('another import', "import { live } from './orm.js';\nawait live.sync({ force: true });", true, { settings: { instances: [{ name: 'orm', from: './src/orm.js', kind: 'in-memory' }] } }),
  ...[
    // What the setting speaks of, and what works on the same database.
    ['a required instance', "const { orm } = require('./orm.js');\nawait orm.sync({ force: true });", false],
    ['an instance under another name', "import { orm as db } from './orm.js';\nawait db.sync({ force: true });", false],
    ['a member of the whole module', "import * as all from './orm.js';\nawait all.orm.sync({ force: true });", false],
    ['a model of an imported instance', "import { orm } from './orm.js';\nawait orm.models.User.sync({ force: true });", false],
    ['a model by name, in a schema', "import { orm } from './orm.js';\nawait orm.model('User').schema('x').sync({ force: true });", false],
    // What else its module, or another one, may connect to production.
    ['another export under the name', "import { live as orm } from './orm.js';\nawait orm.sync({ force: true });", true],
    ['the default export under the name', "import orm from './orm.js';\nawait orm.sync({ force: true });", true],
    ['another export, required under the name', "const { live: orm } = require('./orm.js');\nawait orm.sync({ force: true });", true],
    ['a member, required under the name', "const orm = require('./orm.js').live;\nawait orm.sync({ force: true });", true],
    ['a part of an export under the name', "const { live: { orm } } = require('./orm.js');\nawait orm.sync({ force: true });", true],
    ['another member of the instance', "import { orm } from './orm.js';\nawait orm.live.sync({ force: true });", true],
    ['what the instance makes', "import { orm } from './orm.js';\nawait orm.connect(process.env.DATABASE_URL).sync({ force: true });", true],
    ['a variable that is replaced', "let { orm } = require('./orm.js');\nif (process.env.DATABASE_URL) orm = require('./live.js').orm;\nawait orm.sync({ force: true });", true],
    ['a member of another export', "import { all } from './orm.js';\nawait all.orm.sync({ force: true });", true],
    ['an unknown member of the module', "import * as all from './orm.js';\nawait all[name].sync({ force: true });", true],
    ['a global under the name', 'await orm.sync({ force: true });', true],
    ['the same name of another module', "import { orm } from './live.js';\nawait orm.sync({ force: true });", true],
    ['the same name of a folder', "import { orm } from './orm/index.js';\nawait orm.sync({ force: true });", true],
    ['the same name of another format', "import { orm } from './orm.mjs';\nawait orm.sync({ force: true });", true],
  ].map(([name, code, isReported]) => verdict(`instances of the settings: ${String(name)}`, String(code), isReported === true, { settings: { instances: [{ name: 'orm', from: './src/orm.js', kind: 'in-memory' }] } })),
];
