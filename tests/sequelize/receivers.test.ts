// Whose a call is: by what makes it, by calls and by expressions; and what is said of it.
import { describe, expect, it } from 'vitest';
import { explainSites } from '../support/explain-sites.js';

const V6 = "import { Sequelize } from 'sequelize';\n";
const ORM = `${V6}const orm = new Sequelize(process.env.DB);\n`;
const MEMORY = `${V6}const memory = new Sequelize('sqlite::memory:');\n`;
const USER = "import { Sequelize, Model } from 'sequelize';\nclass User extends Model {}\n";

/** Programs by what is said of them: the report, and why. */
const PROGRAMS: Readonly<Record<string, readonly string[]>> = {
  "dropAllTables: it is Sequelize's: it is the result of `getQueryInterface()`, which only Sequelize has": [
    'client.getQueryInterface().dropAllTables();',
  ],
  "dropAllTables: it is Sequelize's: its name is `queryInterface`": [
    'queryInterface.dropAllTables();',
    'const queryInterface = connect();\nqueryInterface.dropAllTables();',
    "import { queryInterface } from 'node:fs';\nqueryInterface.dropAllTables();",
  ],
  "dropInstance: it is Sequelize's: it comes from `./models/db.js`, which names models or a database": [
    "const { db } = await import('./models/db.js');\ndb.drop();",
  ],
  "dropInstance: it is Sequelize's: it comes from `./models`, which names models or a database": [
    "const { orm } = __importStar(require('./models'));\norm.drop();",
  ],
  "dropInstance: it is Sequelize's: it comes from `new (…)`": [
    "new (require('sequelize'))(url).drop();",
  ],
  "dropInstance: it is Sequelize's: it comes from `new Database(…)`": [
    `${V6}class Database extends Sequelize {}\nnew Database(url).drop();`,
    `${V6}const Database = class extends Sequelize {};\nnew Database(url).drop();`,
    `${V6}class Base extends Sequelize {}\nclass Database extends Base {}\nnew Database(url).drop();`,
  ],
  "dropInstance: it is Sequelize's: it comes from `new Orm(…)`": [
    "const { Sequelize: Orm } = require('sequelize');\nnew Orm(url).drop();",
    "const Orm = require('sequelize').Sequelize;\nnew Orm(url).drop();",
    "import Orm from 'sequelize';\nnew Orm(url).drop();",
    "import { 'Sequelize' as Orm } from 'sequelize';\nnew Orm(url).drop();",
    "import { Sequelize as Orm } from 'sequelize-typescript';\nnew Orm(url).drop();",
    "const { Sequelize: Orm } = await import('sequelize');\nnew Orm(url).drop();",
  ],
  "dropInstance: it is Sequelize's: it comes from `new Sequelize(…)`": [
    "const Sequelize = require('sequelize');\nnew Sequelize(url).drop();",
    "const core = require('@sequelize/core');\nnew core.Sequelize({}).drop();",
    "import * as core from '@sequelize/core';\nnew core.Sequelize({}).drop();",
    "import Orm from 'sequelize';\nnew Orm.Sequelize(url).drop();",
    'new Sequelize(url).drop();',
    'new lib.Sequelize(url).drop();',
    "import { Sequelize } from './orm.js';\nnew Sequelize(url).drop();",
    `${ORM}const make = () => orm;\nmake().drop();`,
    `${ORM}function make() { if (ready) return orm; return undefined; }\nmake().drop();`,
    `${ORM}const make = () => (orm);\nconst made = make();\nmade.drop();`,
    `${ORM}const make = async () => orm;\n(await make()).drop();`,
    `${ORM}(await orm.authenticate()).drop();`,
    `${ORM}(0, orm).drop();`,
    `${ORM}let one;\n(one = orm).drop();`,
    `${ORM}(ready ? orm : other).drop();`,
    `${ORM}(ready ? other : orm).drop();`,
    `${ORM}(orm ?? other).drop();`,
    `${ORM}(other || orm).drop();`,
    `${ORM}let a = b;\nlet b = a;\nb = orm;\na.drop();`,
    `${ORM}let a;\na = a || orm;\na.drop();`,
    `${ORM}for (const one of [orm]) one.drop();`,
    `${ORM}let one;\nfor (one of [orm]) one.drop();`,
    `${ORM}let one = 5;\none = orm;\none.drop();`,
    `${ORM}let one;\none += orm;\none.drop();`,
    `${ORM}let one;\n({ one } = { one: orm });\none.drop();`,
  ],
  "dropInstance: it is Sequelize's: it comes from `new Sequelize(…)` | dropInstance: it is Sequelize's: it comes from `new Sequelize(…)`": [
    `${ORM}(await orm.sync()).drop();`,
  ],
  "dropInstance: it is Sequelize's: it comes from the package `sequelize`": [
    "(await import('sequelize')).default.drop();",
    "import * as lib from 'sequelize';\nlib.drop();",
  ],
  "dropInstance: it is Sequelize's: it is what a container has for `Orm`": [
    "import { Sequelize as Orm } from 'sequelize';\ncontainer.resolve(Orm).drop();",
  ],
  "dropInstance: it is Sequelize's: it is what a container has for `Sequelize`": [
    `${V6}container.resolve(Sequelize).drop();`,
  ],
  "dropInstance: it is Sequelize's: it is what a container has for `getConnectionToken`": [
    'moduleRef.get(getConnectionToken()).drop();',
    "moduleRef.get(nest.getConnectionToken('main')).drop();",
  ],
  "dropInstance: it is Sequelize's: it is what a container has for `sequelizeClient`": [
    "app.get('sequelizeClient').drop();",
  ],
  "dropInstance: it is Sequelize's: it is what a container has for `sequelize`": [
    "app.get('sequelize').drop();",
    'app.get(`sequelize`).drop();',
    "const KEY = 'sequelize';\napp.get(KEY).drop();",
  ],
  "dropInstance: it is Sequelize's: its name is `Sequelize`": [
    'Sequelize.drop();',
  ],
  "dropInstance: it is Sequelize's: its name is `sequelizeClient`": [
    'sequelizeClient.drop();',
    'const sequelizeClient = connect();\nsequelizeClient.drop();',
    "import { sequelizeClient } from 'node:fs';\nsequelizeClient.drop();",
  ],
  "dropInstance: it is Sequelize's: its name is `sequelize`": [
    'sequelize.drop();',
    'const sequelize = connect();\nsequelize.drop();',
    'try { run(); } catch (sequelize) { sequelize.drop(); }',
    "import { sequelize } from 'node:fs';\nsequelize.drop();",
    "import sequelize from './orm.js';\nsequelize.drop();",
  ],
  "dropModel: it is Sequelize's: it comes from `./models/index.js`, which names models or a database": [
    "import { connect } from './models/index.js';\nconnect().drop();",
  ],
  "dropModel: it is Sequelize's: it comes from `./models`, which names models or a database": [
    "const models = __importDefault(require('./models'));\nmodels.default.User.drop();",
  ],
  "dropModel: it is Sequelize's: it comes from `new Sequelize(…)`": [
    `${ORM}orm.define('user', {}).drop();`,
    `${ORM}orm.model('user').drop();`,
    `${ORM}orm.import('./user').drop();`,
    `${ORM}orm.model('user').schema('x').scope('y').unscoped().drop();`,
    `${ORM}orm.model('user').withSchema('x').withScope('y').withoutScope().withInitialScope().drop();`,
  ],
  "dropModel: it is Sequelize's: it comes from the package `@nestjs/sequelize`": [
    "import { sequelize as db } from '@nestjs/sequelize';\ndb.drop();",
  ],
  "dropModel: it is Sequelize's: it comes from the package `sequelize`": [
    `${USER}User.init({}, {}).drop();`,
    `${USER}User.scope('x').drop();`,
    "import { Model } from 'sequelize';\nModel.drop();",
    "import { Op } from 'sequelize';\nOp.drop();",
    "import * as lib from 'sequelize';\nlib.Model.drop();",
  ],
  "dropModel: it is Sequelize's: it comes out of `models` or of a factory of models": [
    "import defineUser from './user.js';\nconst User = defineUser(sequelize, DataTypes);\nUser.drop();",
    "import defineUser from './user.js';\nconst User = defineUser(sequelize, Sequelize.DataTypes);\nUser.drop();",
    "import defineUser from './user.js';\nconst User = defineUser(sequelize, Sequelize);\nUser.drop();",
    "import { DataTypes as Types } from 'sequelize';\nimport defineUser from './user.js';\nconst User = defineUser(sequelize, Types);\nUser.drop();",
    "const User = require('./user')(sequelize, DataTypes);\nUser.drop();",
    "const User = require('./user').default(sequelize, DataTypes);\nUser.drop();",
    'const models = connect();\nmodels.User.drop();',
  ],
  "dropModel: it is Sequelize's: it is reached through the member `models`": [
    "db.models.get('User').drop();",
    "db.models.getOrThrow('User').drop();",
  ],
  "dropModel: it is Sequelize's: it is the result of `getRepository()`, which only Sequelize has": [
    'client.getRepository(User).drop();',
    "client['getRepository'](User).drop();",
  ],
  "dropModel: it is Sequelize's: it is what a container has for `User`": [
    `${USER}container.resolve(User).drop();`,
  ],
  "dropModel: it is Sequelize's: it is what a container has for `getModelToken`": [
    'moduleRef.get(getModelToken(User)).drop();',
  ],
  "forceOn: it is Sequelize's: it comes from the package `@sequelize/core`": [
    "const core = require('@sequelize/core');\nnew core(url).sync({ force: true });",
  ],
  "forceOn: it is Sequelize's: it comes from the package `sequelize`": [
    "import { Op } from 'sequelize';\nnew Op(url).sync({ force: true });",
  ],
  "forceOn: it is taken for Sequelize's: nothing in this file says whose it is, and package.json lists Sequelize": [
    'new Client(url).sync({ force: true });',
    'new (make())(url).sync({ force: true });',
    "import { connect } from './models/index.js';\nconnect().sync({ force: true });",
    "unknown.schema('x').sync({ force: true });",
    'const { db } = await import(`node:fs`);\ndb.sync({ force: true });',
    'db.sync({ force: true });',
    'DB.sync({ force: true });',
    'Db.sync({ force: true });',
    'Database.sync({ force: true });',
    'ORM.sync({ force: true });',
    'Connection.sync({ force: true });',
    'Conn.sync({ force: true });',
    "import * as lib from './models.js';\nlib.db.sync({ force: true });",
    "import { db as One } from './user.js';\nOne.sync({ force: true });",
  ],
  "forceOnModel: it is Sequelize's: it comes from `new SequelizeStore(…)`": [
    "const SequelizeStore = require('connect-session-sequelize')(session.Store);\nnew SequelizeStore({ db }).sync({ force: true });",
    'new SequelizeStore({ db }).sync({ force: true });',
    'new lib.SequelizeStore({ db }).sync({ force: true });',
  ],
  "forceOnModel: it is Sequelize's: it comes from `new Store(…)`": [
    "const Store = require('connect-session-sequelize')(session.Store);\nconst store = new Store({ db });\nstore.sync({ force: true });",
    "import connect from 'connect-session-sequelize';\nconst Store = connect(session.Store);\nnew Store({ db }).sync({ force: true });",
  ],
  "forceOnModel: it is Sequelize's: it comes from the package `sequelize`": [
    "import * as lib from 'sequelize';\nlib.Thing.sync({ force: true });",
  ],
  "forceOnModel: it is taken for Sequelize's: nothing in this file says whose it is, and package.json lists Sequelize": [
    "import { Client } from './client.js';\nnew Client(url).sync({ force: true });",
    "import { User } from './user.js';\nnew User(url).sync({ force: true });",
    "import { User } from './models/index.js';\nUser().sync({ force: true });",
    "import { User } from './models/index.js';\nUser.sync({ force: true });",
    "import { User } from './user.js';\nUser.schema('x').sync({ force: true });",
    "import { db } from './db.js';\ndb.define('x').sync({ force: true });",
    "unknown.define('x').sync({ force: true });",
    'User.sync({ force: true });',
    'Databases.sync({ force: true });',
    "import lib from './models.js';\nlib.User.sync({ force: true });",
    "import { lib } from './models.js';\nlib.User.sync({ force: true });",
    "import { lib } from './models.js';\nlib[name].sync({ force: true });",
    "import User from './user.js';\nUser.sync({ force: true });",
    "import * as User from './user.js';\nUser.sync({ force: true });",
    "import { User as one } from './user.js';\none.sync({ force: true });",
  ],
  "revert: it is Sequelize's: it comes from `new Runner(…)`": [
    "const { Umzug: Runner } = require('umzug');\nnew Runner({}).down({ to: 0 });",
    "import { Umzug as Runner } from 'umzug';\nconst runner = new Runner({});\nrunner.down({ to: 0 });",
    "const Runner = require('umzug');\nnew Runner({}).down({ to: 0 });",
  ],
  "revert: it is Sequelize's: it comes from `new Umzug(…)`": [
    "const umzug = require('umzug');\nnew umzug.Umzug({}).down({ to: 0 });",
    "import { Umzug } from 'umzug';\nnew Umzug({}).down({ to: 0 });",
    "import * as umzug from 'umzug';\nnew umzug.Umzug({}).down({ to: 0 });",
    "const { Umzug } = require('umzug');\nnew Umzug({}).down({ to: 0 });",
    'new Umzug({}).down({ to: 0 });',
  ],
  "silent: it is Sequelize's: it comes from `new Sequelize(…)`; in memory": [
    `${MEMORY}memory.model('User').schema('x').drop();`,
    `${MEMORY}memory.define('User').drop();`,
    `${MEMORY}const { models } = memory;\nmodels.User.drop();`,
    `${MEMORY}const { models: { User } } = memory;\nUser.drop();`,
    `${MEMORY}const db = { sequelize: memory };\ndb.sequelize.drop();`,
    `${MEMORY}const sequelize = memory;\nsequelize.drop();`,
    `${MEMORY}const sequelizeClient = memory;\nsequelizeClient.drop();`,
    `${MEMORY}const given = { memory };\ngiven.memory.drop();`,
    `${MEMORY}const given = { inner: { memory } };\nconst { inner: { memory: one } } = given;\none.drop();`,
  ],
  "silent: it is Sequelize's: it is reached through the member `models`; in memory": [
    `${MEMORY}memory.models.get('User').drop();`,
    `${MEMORY}memory.models.User.drop();`,
  ],
  "silent: it is Sequelize's: it is reached through the member `queryInterface`; in memory": [
    `${MEMORY}memory.queryInterface.dropAllTables();`,
    `${MEMORY}const { queryInterface } = memory;\nqueryInterface.dropAllTables();`,
  ],
  "silent: it is Sequelize's: it is the result of `getQueryInterface()`, which only Sequelize has; in memory": [
    `${MEMORY}memory.getQueryInterface().dropAllTables();`,
  ],
  "silent: it is Sequelize's: it is the result of `getRepository()`, which only Sequelize has; in memory": [
    `${MEMORY}memory.getRepository(User).drop();`,
  ],
  "silent: it is not Sequelize's: it comes from Node's module `node:fs`": [
    "import Client from 'node:fs';\nnew Client(url).sync({ force: true });",
    "import { connect } from 'node:fs';\nconnect().sync({ force: true });",
    "import fs from 'node:fs';\nfs.schema('x').sync({ force: true });",
    "import { User } from 'node:fs';\nUser.schema('x').sync({ force: true });",
    "const db = await import('node:fs');\ndb.sync({ force: true });",
  ],
  "silent: it is not Sequelize's: it comes from the package `pg`": [
    "import Client from 'pg';\nnew Client(url).sync({ force: true });",
    "import { connect } from 'pg';\nconnect().sync({ force: true });",
    "import { sequelizeClient as get } from 'pg';\nget().sync({ force: true });",
  ],
  "silent: it is not Sequelize's: it is a function of this file": [
    'function sequelize() {}\nsequelize.drop();',
    'function helper() {}\nhelper.drop();',
  ],
  "silent: it is not Sequelize's: it is a global of JavaScript, Node or the browser": [
    'class Store extends Map {}\nnew Store().drop();',
    "parseInt('1').drop();",
    'window.drop();',
    'localStorage.drop();',
    'Array.drop();',
    'module.sync({ force: true });',
    'exports.sync({ force: true });',
    '_.sync({ force: true });',
    '$.sync({ force: true });',
  ],
  "silent: it is not Sequelize's: it is a list, a string, a function or the like": [
    "'text'.drop();",
    '`text`.drop();',
    '[1, 2].drop();',
    '(() => {}).drop();',
    '/x/.drop();',
    '({}).drop();',
    'const orm = 5;\norm.drop();',
    'const sequelize = 5;\nsequelize.drop();',
  ],
  "silent: it is not Sequelize's: it is made by a class of this file that extends nothing of Sequelize's": [
    'class Sequelize { }\nnew Sequelize(url).drop();',
    'class Umzug {}\nnew Umzug({}).down({ to: 0 });',
    `${ORM}function make() { class Inner { give() { return orm; } } return new Inner(); }\nmake().drop();`,
    `${ORM}function make() { const Inner = class { give() { return orm; } }; return Inner; }\nmake().drop();`,
    'class Helper {}\nHelper.drop();',
  ],
  "silent: it is not Sequelize's: it is one row of a model": [
    "const core = require('@sequelize/core');\nnew core.Transaction(orm).drop();",
    `${USER}new User({}).drop();`,
    `${USER}const user = new User({});\nuser.sync({ force: true });`,
  ],
  "silent: it is not Sequelize's: it is the query of a query builder such as knex": [
    "db('users').drop();",
    'knex(`users`).drop();',
    "trx('users').drop();",
    "DB('users').drop();",
    "const db = require('./models/db');\ndb('users').drop();",
  ],
  "silent: nothing shows that it is Sequelize's": [
    "const { Runner } = require('runner');\nnew Runner({}).down({ to: 0 });",
    "import { Client } from './client.js';\nnew Client(url).drop();",
    'new Runner({}).down({ to: 0 });',
    `${ORM}function make() { return [].map(() => { return orm; }); }\nmake().drop();`,
    `${ORM}function make() { return; }\nmake().drop();`,
    `${ORM}function make() { prepare(); }\nmake().drop();`,
    `${ORM}function* make() { yield orm; }\nmake().drop();`,
    "app.get('port').drop();",
    'app.get(42).drop();',
    'app.get().drop();',
    'app.get(...names).drop();',
    "app.find('sequelize').drop();",
    "get('sequelize').drop();",
    "import { User } from './user.js';\ncontainer.resolve(User).drop();",
    `${ORM}container.resolve(orm).drop();`,
    'moduleRef.get(getToken(User)).drop();',
    'moduleRef.get(make()(User)).drop();',
    'moduleRef.get(Sequelize.name).drop();',
    'moduleRef.get(orm ?? db).drop();',
    "knexes('users').drop();",
    "mydb('users').drop();",
    'db(name).drop();',
    "db('users', 'other').drop();",
    'db().drop();',
    "this.db('users').drop();",
    "import defineUser from './user.js';\nconst User = defineUser(sequelize, types);\nUser.drop();",
    "import defineUser from './user.js';\nconst User = defineUser(connection, DataTypes);\nUser.drop();",
    "import defineUser from './user.js';\nconst User = defineUser(sequelize);\nUser.drop();",
    "import defineUser from './user.js';\nconst User = defineUser(...both, DataTypes);\nUser.drop();",
    "import defineUser from './user.js';\nconst User = defineUser(sequelize, ...types);\nUser.drop();",
    "import defineUser from './user.js';\nconst User = defineUser()(sequelize, DataTypes);\nUser.drop();",
    'const User = defineUser(sequelize, DataTypes);\nUser.drop();',
    'function make() {}\nmake.bind(null).drop();',
    `${ORM}orm.close().drop();`,
    'client.getThing(User).drop();',
    'getRepository(User).drop();',
    "db.models.find('User').drop();",
    "db.entities.get('User').drop();",
    "db.get('User').drop();",
    "models.get('User').drop();",
    `${ORM}orm.transaction().drop();`,
    `${ORM}(orm, other).drop();`,
    'const { db } = await import(path);\ndb.drop();',
    'import.meta.drop();',
    'models.User.drop();',
    'db.drop();',
    "qi.dropTable('users');",
    'const models = [];\nmodels.User.drop();',
    'try { run(); } catch (db) { db.drop(); }',
    'let a = b;\nlet b = a;\na.drop();',
    'for (const name in tables) name.drop();',
  ],
};

describe('whose a call is', () => {
  describe.each(Object.entries(PROGRAMS))('%s', (says, programs) => {
    it.each(programs.flatMap((code) => [[code, 'js'], [code, 'ts']] as const))('%s [receiver, %s]', (code, parser) => {
      const sourceType = /\brequire\(/.test(code) && !/\bimport\b/.test(code) ? 'commonjs' : 'module';
      expect(explainSites(code, { rules: ['no-drop', 'no-sync-force'], parser, sourceType }).join(' | ')).toBe(says);
    });
  });
});
