// Models however they are reached, loops and callbacks over them, chains and transactions.
import type { Spelling } from './entry.js';

const rule = 'no-sync-force';

export const modelReceivers: readonly Spelling[] = [
  { rule, name: 'defined model', on: "const User = sequelize.define('User', {});\nUser.sync({ force: true });", off: "const User = sequelize.define('User', {});\nUser.sync({ force: false });" },
  { rule, name: 'model synced where it is defined', on: "sequelize.define('User', {}).sync({ force: true });", off: "sequelize.define('User', {}).sync({ force: false });" },
  { rule, name: 'model class', on: "import { Model } from 'sequelize';\nclass User extends Model {}\nUser.sync({ force: true });", off: "import { Model } from 'sequelize';\nclass User extends Model {}\nUser.sync({ force: false });" },
  { rule, name: 'result of init', on: "import { Model } from 'sequelize';\nclass User extends Model {}\nUser.init({}, { sequelize }).sync({ force: true });", off: "import { Model } from 'sequelize';\nclass User extends Model {}\nUser.init({}, { sequelize }).sync({ force: false });" },
  { rule, name: 'models by name', on: 'sequelize.models.User.sync({ force: true });', off: 'sequelize.models.User.sync({ force: false });' },
  { rule, name: 'models by string', on: "sequelize.models['User'].sync({ force: true });", off: "sequelize.models['User'].sync({ force: false });" },
  { rule, name: 'model()', on: "sequelize.model('User').sync({ force: true });", off: "sequelize.model('User').sync({ force: false });" },
  { rule, project: 'v7', name: 'models.get', on: "sequelize.models.get('User').sync({ force: true });", off: "sequelize.models.get('User').sync({ force: false });" },
  { rule, project: 'v7', name: 'models.getOrThrow', on: "sequelize.models.getOrThrow('User').sync({ force: true });", off: "sequelize.models.getOrThrow('User').sync({ force: false });" },
  { rule, name: 'repository', on: 'sequelize.getRepository(User).sync({ force: true });', off: 'sequelize.getRepository(User).sync({ force: false });' },
  { rule, name: 'repository in a const', on: 'const users = sequelize.getRepository(User);\nusers.sync({ force: true });', off: 'const users = sequelize.getRepository(User);\nusers.sync({ force: false });' },
  { rule, name: 'schema', on: "sequelize.models.User.schema('tenant').sync({ force: true });", off: "sequelize.models.User.schema('tenant').sync({ force: false });" },
  { rule, project: 'v7', name: 'withSchema', on: "sequelize.models.get('User').withSchema('tenant').sync({ force: true });", off: "sequelize.models.get('User').withSchema('tenant').sync({ force: false });" },
  { rule, name: 'scope', on: "sequelize.models.User.scope('active').sync({ force: true });", off: "sequelize.models.User.scope('active').sync({ force: false });" },
  { rule, name: 'model of an index file', on: "import { User } from './models/index.js';\nUser.sync({ force: true });", off: "import { User } from './models/index.js';\nUser.sync({ force: false });" },
  { rule, name: 'default export of a model file', on: "import Review from './src/models/review.model';\nReview.sync({ force: true });", off: "import Review from './src/models/review.model';\nReview.sync({ force: false });" },
  { rule, commonjs: true, name: 'required models', on: "const db = require('./models');\ndb.User.sync({ force: true });", off: "const db = require('./models');\ndb.User.sync({ force: false });" },
  { rule, commonjs: true, name: 'require in place', on: "require('./models').sequelize.sync({ force: true });", off: "require('./models').sequelize.sync({ force: false });" },
  { rule, name: 'import in place', on: "(await import('./models/index.js')).default.sync({ force: true });", off: "(await import('./models/index.js')).default.sync({ force: false });" },
  { rule, commonjs: true, name: "Egg's app.model", on: 'module.exports = (app) => { app.beforeStart(async () => { await app.model.sync({ force: true }); }); };', off: 'module.exports = (app) => { app.beforeStart(async () => { await app.model.sync({ force: false }); }); };' },
  { rule, commonjs: true, name: "a model of Egg's app.model", on: 'module.exports = (app) => app.model.User.sync({ force: true });', off: 'module.exports = (app) => app.model.User.sync({ force: false });' },
  { rule, commonjs: true, name: "Feathers' client", on: "module.exports = (app) => { const sequelize = app.get('sequelizeClient'); return sequelize.sync({ force: true }); };", off: "module.exports = (app) => { const sequelize = app.get('sequelizeClient'); return sequelize.sync({ force: false }); };" },
  { rule, name: 'global instance', on: 'globalThis.sequelize.sync({ force: true });', off: 'globalThis.sequelize.sync({ force: false });' },
  { rule, name: 'instance made in place', on: "import { Sequelize } from 'sequelize';\nnew Sequelize(process.env.DATABASE_URL).sync({ force: true });", off: "import { Sequelize } from 'sequelize';\nnew Sequelize(process.env.DATABASE_URL).sync({ force: false });" },
  { rule, name: 'instance from a local function', on: "import { Sequelize } from 'sequelize';\nconst connect = () => new Sequelize(process.env.DATABASE_URL);\nconnect().sync({ force: true });", off: "import { Sequelize } from 'sequelize';\nconst connect = () => new Sequelize(process.env.DATABASE_URL);\nconnect().sync({ force: false });" },
  { rule, name: 'instance from own code', on: "import { connect } from './connect.js';\n(await connect()).sync({ force: true });", off: "import { connect } from './connect.js';\n(await connect()).sync({ force: false });" },
  { rule, project: 'v6-crowded', commonjs: true, name: 'session store', on: "const session = require('express-session');\nconst SequelizeStore = require('connect-session-sequelize')(session.Store);\nconst store = new SequelizeStore({ db: sequelize });\nstore.sync({ force: true });", off: "const session = require('express-session');\nconst SequelizeStore = require('connect-session-sequelize')(session.Store);\nconst store = new SequelizeStore({ db: sequelize });\nstore.sync({ force: false });" },
  { rule, project: 'v6-crowded', name: 'imported session store', on: "import session from 'express-session';\nimport connectSession from 'connect-session-sequelize';\nconst Store = connectSession(session.Store);\nconst store = new Store({ db: sequelize });\nstore.sync({ force: true });", off: "import session from 'express-session';\nimport connectSession from 'connect-session-sequelize';\nconst Store = connectSession(session.Store);\nconst store = new Store({ db: sequelize });\nstore.sync({ force: false });" },
];

export const loops: readonly Spelling[] = [
  { rule, name: 'for of', on: 'for (const model of [User, Post]) await model.sync({ force: true });', off: 'for (const model of [User, Post]) await model.sync({ force: false });' },
  { rule, name: 'for of the models of an instance', on: 'for (const model of Object.values(sequelize.models)) { await model.sync({ force: true }); }', off: 'for (const model of Object.values(sequelize.models)) { await model.sync({ force: false }); }' },
  { rule, name: 'for of with entries', on: 'for (const [name, model] of Object.entries(sequelize.models)) { await model.sync({ force: true }); }', off: 'for (const [name, model] of Object.entries(sequelize.models)) { await model.sync({ force: false }); }' },
  { rule, name: 'for in', on: "import models from './models/index.js';\nfor (const name in models) { await models[name].sync({ force: true }); }", off: "import models from './models/index.js';\nfor (const name in models) { await models[name].sync({ force: false }); }" },
  { rule, name: 'keys of the models', on: 'Object.keys(sequelize.models).forEach((name) => sequelize.models[name].sync({ force: true }));', off: 'Object.keys(sequelize.models).forEach((name) => sequelize.models[name].sync({ force: false }));' },
  { rule, name: 'counting loop', on: 'for (let i = 0; i < models.length; i += 1) models[i].sync({ force: true });', off: 'for (let i = 0; i < models.length; i += 1) models[i].sync({ force: false });' },
  { rule, name: 'map', on: 'await Promise.all([User, Post].map((model) => model.sync({ force: true })));', off: 'await Promise.all([User, Post].map((model) => model.sync({ force: false })));' },
  { rule, name: 'forEach with a function', on: 'models.forEach(async function (model) { await model.sync({ force: true }); });', off: 'models.forEach(async function (model) { await model.sync({ force: false }); });' },
  { rule, name: 'map with a named function', on: 'const reset = (model) => model.sync({ force: true });\nawait Promise.all(models.map(reset));', off: 'const reset = (model) => model.sync({ force: false });\nawait Promise.all(models.map(reset));' },
  { rule, name: 'map with options from outside', on: 'const options = { force: true };\nmodels.map((model) => model.sync(options));', off: 'const options = { force: false };\nmodels.map((model) => model.sync(options));' },
  { rule, name: 'reduce', on: 'models.reduce((done, model) => done.then(() => model.sync({ force: true })), Promise.resolve());', off: 'models.reduce((done, model) => done.then(() => model.sync({ force: false })), Promise.resolve());' },
  { rule, project: 'v6-crowded', name: 'lodash each', on: "import _ from 'lodash';\n_.each(sequelize.models, (model) => model.sync({ force: true }));", off: "import _ from 'lodash';\n_.each(sequelize.models, (model) => model.sync({ force: false }));" },
  { rule, name: 'model manager', on: 'sequelize.modelManager.forEachModel((model) => model.sync({ force: true }));', off: 'sequelize.modelManager.forEachModel((model) => model.sync({ force: false }));' },
  { rule, name: 'Promise.all of calls', on: 'await Promise.all([User.sync({ force: true }), Post.sync()]);', off: 'await Promise.all([User.sync({ force: false }), Post.sync()]);' },
  { rule, name: 'flags in an array', on: '[true].forEach((force) => sequelize.sync({ force }));', off: '[true].forEach((force) => sequelize.sync({ force: false, logging: force }));' },
];

export const chains: readonly Spelling[] = [
  { rule, name: 'then', on: 'sequelize.authenticate().then(() => sequelize.sync({ force: true }));', off: 'sequelize.authenticate().then(() => sequelize.sync({ force: false }));' },
  { rule, name: 'then with a function', on: 'sequelize.authenticate().then(function () { return sequelize.sync({ force: true }); });', off: 'sequelize.authenticate().then(function () { return sequelize.sync({ force: false }); });' },
  { rule, name: 'followed by listen', on: 'sequelize.sync({ force: true }).then(() => app.listen(3000)).catch(console.error);', off: 'sequelize.sync({ force: false }).then(() => app.listen(3000)).catch(console.error);' },
  { rule, name: 'behind a query', on: "sequelize.query('SET FOREIGN_KEY_CHECKS = 0').then(() => sequelize.sync({ force: true }));", off: "sequelize.query('SET FOREIGN_KEY_CHECKS = 0').then(() => sequelize.sync({ force: false }));" },
  { rule, name: 'in catch', on: 'sequelize.sync().catch(() => sequelize.sync({ force: true }));', off: 'sequelize.sync().catch(() => sequelize.sync({ force: false }));' },
  { rule, name: 'in finally', on: 'try { await seed(); } finally { await sequelize.sync({ force: true }); }', off: 'try { await seed(); } finally { await sequelize.sync({ force: false }); }' },
  { rule, name: 'on the result of sync', on: 'sequelize.sync().then((orm) => orm.sync({ force: true }));', off: 'sequelize.sync().then((orm) => orm.sync({ force: false }));' },
  { rule, name: 'managed transaction', on: 'await sequelize.transaction((transaction) => sequelize.sync({ force: true, transaction }));', off: 'await sequelize.transaction((transaction) => sequelize.sync({ force: false, transaction }));' },
  { rule, name: 'managed async transaction', on: 'await sequelize.transaction(async (t) => { await User.sync({ force: true, transaction: t }); });', off: 'await sequelize.transaction(async (t) => { await User.sync({ force: false, transaction: t }); });' },
  { rule, name: 'route handler', on: "app.post('/reset', async (req, res) => { await sequelize.sync({ force: true }); res.end(); });", off: "app.post('/reset', async (req, res) => { await sequelize.sync({ force: false }); res.end(); });" },
  { rule, name: 'timer', on: 'setTimeout(() => sequelize.sync({ force: true }), 1000);', off: 'setTimeout(() => sequelize.sync({ force: false }), 1000);' },
  { rule, name: 'function called at once', on: '(async () => { await sequelize.sync({ force: true }); })();', off: '(async () => { await sequelize.sync({ force: false }); })();' },
  { rule, name: 'generator', on: 'export function* run() { yield sequelize.sync({ force: true }); }', off: 'export function* run() { yield sequelize.sync({ force: false }); }' },
  { rule, name: 'in a condition', on: 'if (await sequelize.sync({ force: true })) start();', off: 'if (await sequelize.sync({ force: false })) start();' },
  { rule, name: 'in a default parameter', on: 'export async function start(ready = sequelize.sync({ force: true })) { await ready; }', off: 'export async function start(ready = sequelize.sync({ force: false })) { await ready; }' },
  { rule, name: 'in a template', on: 'console.log(`${await sequelize.sync({ force: true })}`);', off: 'console.log(`${await sequelize.sync({ force: false })}`);' },
];

export const otherMethods: readonly Spelling[] = [
  { rule, name: 'a column called force', on: 'sequelize.models.Job.sync({ force: true });', off: "sequelize.define('Job', { force: { type: 'BOOLEAN' }, alter: { type: 'JSON' } });" },
  { rule, name: 'hard delete of a paranoid row', on: 'sequelize.models.Job.sync({ force: true });', off: 'sequelize.models.Job.destroy({ where: { id: 1 }, force: true });' },
  { rule, name: 'a row with a force value', on: 'sequelize.models.Job.sync({ force: true });', off: 'sequelize.models.Job.create({ force: true });' },
  { rule, name: 'authenticate', on: 'sequelize.sync({ force: true });', off: 'sequelize.authenticate({ force: true });' },
  { rule, name: 'a string that holds a call', on: 'sequelize.sync({ force: true });', off: "console.log('sequelize.sync({ force: true })');" },
  { rule, name: 'a method whose name holds sync', on: 'sequelize.sync({ force: true });', off: 'sequelize.syncAll({ force: true });\nsequelize.resync({ force: true });\nsequelize.Sync({ force: true });' },
  { rule, name: 'the method without a call', on: 'sequelize.sync({ force: true });', off: 'export const sync = sequelize.sync;' },
];
