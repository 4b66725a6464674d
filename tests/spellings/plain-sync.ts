// `no-sync`: any sync of Sequelize outside of dev and test files.
import type { Spelling, Verdict } from './entry.js';

const rule = 'no-sync';

export const plainSyncs: readonly Spelling[] = [
  { rule, name: 'plain', on: 'sequelize.sync();', off: 'sequelize.close();' },
  { rule, name: 'with harmless options', on: 'sequelize.sync({ force: false, alter: false });', off: 'sequelize.authenticate({ logging: false });' },
  { rule, name: 'destructive', on: 'sequelize.sync({ force: true });', off: 'sequelize.query("SELECT 1");' },
  { rule, name: 'with a match', on: 'sequelize.sync({ match: /_test$/ });', off: 'sequelize.validate();' },
  { rule, name: 'with a boolean', on: 'sequelize.sync(true);', off: 'sequelize.close(true);' },
  { rule, name: 'with unknown options', on: 'export const run = (options) => sequelize.sync(options);', off: 'export const run = (options) => sequelize.query(options);' },
  { rule, name: 'model', on: 'sequelize.models.User.sync();', off: 'sequelize.models.User.count();' },
  { rule, name: 'model of own code', on: "import { User } from './models/user.js';\nUser.sync();", off: "import { User } from './models/user.js';\nUser.findAll();" },
  { rule, name: 'bracketed', on: "sequelize['sync']();", off: "sequelize['close']();" },
  { rule, name: 'call', on: 'sequelize.sync.call(sequelize);', off: 'sequelize.close.call(sequelize);' },
  { rule, name: 'chain', on: 'sequelize.authenticate().then(() => sequelize.sync()).then(start);', off: 'sequelize.authenticate().then(() => sequelize.close()).then(start);' },
  { rule, name: 'loop', on: 'for (const model of models) await model.sync();', off: 'for (const model of models) await model.count();' },
  { rule, name: 'session store', project: 'v6-crowded', on: "import session from 'express-session';\nimport connect from 'connect-session-sequelize';\nconst Store = connect(session.Store);\nconst store = new Store({ db: sequelize });\nstore.sync();", off: "import session from 'express-session';\nimport connect from 'connect-session-sequelize';\nconst Store = connect(session.Store);\nconst store = new Store({ db: sequelize });\nstore.clear();" },
  { rule, name: 'another library', project: 'v6-crowded', on: 'sequelize.sync();', off: "import simpleGit from 'simple-git';\nsimpleGit().sync();" },
  { rule, name: 'glob', project: 'v6-crowded', on: 'sequelize.sync();', off: "import glob from 'glob';\nglob.sync('**/*.js');" },
];

export const plainSyncPlaces: readonly Verdict[] = [
  { rule, name: 'test file', code: 'sequelize.sync();', filename: 'tests/users.test.js', reported: false },
  { rule, name: 'dev file', code: 'sequelize.sync();', filename: 'src/dev/start.js', reported: false },
  { rule, name: 'migration', code: 'sequelize.sync();', filename: 'migrations/0001-users.js', reported: true },
  { rule, name: 'script', code: 'sequelize.sync();', filename: 'scripts/sync.js', reported: true },
  { rule, name: 'constructor alone', code: "import { Sequelize } from 'sequelize';\nnew Sequelize(process.env.DB, { sync: {} });", reported: false },
];
