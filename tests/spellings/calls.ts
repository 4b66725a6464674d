// Ways to call `sync`: optional, computed, detached, bound.
import type { Spelling } from './entry.js';

const rule = 'no-sync-force';

export const optionalCalls: readonly Spelling[] = [
  { rule, name: 'optional member', on: 'sequelize?.sync({ force: true });', off: 'sequelize?.sync({ force: false });' },
  { rule, name: 'optional call', on: 'sequelize.sync?.({ force: true });', off: 'sequelize.sync?.({ force: false });' },
  { rule, name: 'optional chain', on: 'db?.sequelize?.sync?.({ force: true });', off: 'db?.sequelize?.sync?.({ force: false });' },
  { rule, name: 'parenthesised chain', on: '(db?.sequelize)?.sync({ force: true });', off: '(db?.sequelize)?.sync({ force: false });' },
  { rule, name: 'parenthesised method', on: '(sequelize.sync)({ force: true });', off: '(sequelize.sync)({ force: false });' },
  { rule, name: 'optional member of options', on: 'const options = { db: { force: true } };\nsequelize.sync(options?.db);', off: 'const options = { db: { force: false } };\nsequelize.sync(options?.db);' },
  { rule, name: 'optional computed member', on: "sequelize?.['sync']({ force: true });", off: "sequelize?.['sync']({ force: false });" },
  { rule, name: 'awaited', on: 'await sequelize.sync({ force: true });', off: 'await sequelize.sync({ force: false });' },
  { rule, name: 'voided', on: 'void sequelize.sync({ force: true });', off: 'void sequelize.sync({ force: false });' },
  { rule, name: 'assigned', on: 'export const ready = sequelize.sync({ force: true });', off: 'export const ready = sequelize.sync({ force: false });' },
  { rule, name: 'trailing comma and line breaks', on: 'sequelize\n  .sync(\n    {\n      force: true,\n    },\n  );', off: 'sequelize\n  .sync(\n    {\n      force: false,\n    },\n  );' },
  { rule, name: 'comments in between', on: 'sequelize /* a */ . /* b */ sync /* c */ ( /* d */ { force /* e */ : /* f */ true } );', off: 'sequelize.sync({ /* force: true */ });' },
];

export const computedMethods: readonly Spelling[] = [
  { rule, name: 'string', on: "sequelize['sync']({ force: true });", off: "sequelize['sync']({ force: false });" },
  { rule, name: 'template', on: 'sequelize[`sync`]({ force: true });', off: 'sequelize[`sync`]({ force: false });' },
  { rule, name: 'const', on: "const METHOD = 'sync';\nsequelize[METHOD]({ force: true });", off: "const METHOD = 'close';\nsequelize[METHOD]({ force: true });" },
  { rule, name: 'concatenation', on: "sequelize['sy' + 'nc']({ force: true });", off: "sequelize['sy' + 'ncs']({ force: true });" },
  { rule, name: 'optional', on: "sequelize['sync']?.({ force: true });", off: "sequelize['sync']?.({ force: false });" },
  { rule, name: 'escaped', on: "sequelize['\\x73ync']({ force: true });", off: "sequelize['\\x73ync']({ force: false });" },
];

export const detachedCalls: readonly Spelling[] = [
  { rule, name: 'call', on: 'sequelize.sync.call(sequelize, { force: true });', off: 'sequelize.sync.call(sequelize, { force: false });' },
  { rule, name: 'apply', on: 'sequelize.sync.apply(sequelize, [{ force: true }]);', off: 'sequelize.sync.apply(sequelize, [{ force: false }]);' },
  { rule, name: 'apply with an array in a const', on: 'const args = [{ force: true }];\nsequelize.sync.apply(sequelize, args);', off: 'const args = [{ force: false }];\nsequelize.sync.apply(sequelize, args);' },
  { rule, name: 'optional call', on: 'sequelize.sync?.call(sequelize, { force: true });', off: 'sequelize.sync?.call(sequelize, { force: false });' },
  { rule, name: 'computed call', on: "sequelize['sync']['call'](sequelize, { force: true });", off: "sequelize['sync']['call'](sequelize, { force: false });" },
  { rule, name: 'options in the place of this', on: 'sequelize.sync.call(sequelize, { force: true });', off: 'sequelize.sync.call({ force: true }, {});' },
  { rule, name: 'bind and call', on: 'sequelize.sync.bind(sequelize)({ force: true });', off: 'sequelize.sync.bind(sequelize)({ force: false });' },
  { rule, name: 'bind with options', on: 'sequelize.sync.bind(sequelize, { force: true })();', off: 'sequelize.sync.bind(sequelize, { force: false })();' },
  { rule, name: 'bind in a const', on: 'const run = sequelize.sync.bind(sequelize);\nawait run({ force: true });', off: 'const run = sequelize.sync.bind(sequelize);\nawait run({ force: false });' },
  { rule, name: 'bind with options in a const', on: 'const run = sequelize.sync.bind(sequelize, { force: true });\nawait run();', off: 'const run = sequelize.sync.bind(sequelize, { force: false });\nawait run();' },
  { rule, name: 'bind with options handed over', on: 'sequelize.authenticate().then(sequelize.sync.bind(sequelize, { force: true }));', off: 'sequelize.authenticate().then(sequelize.sync.bind(sequelize, { force: false }));' },
  { rule, name: 'Reflect.apply', on: 'Reflect.apply(sequelize.sync, sequelize, [{ force: true }]);', off: 'Reflect.apply(sequelize.sync, sequelize, [{ force: false }]);' },
  { rule, name: 'Reflect.apply on a Model', on: 'Reflect.apply(sequelize.models.User.sync, sequelize.models.User, [{ force: true }]);', off: 'Reflect.apply(sequelize.models.User.sync, sequelize.models.User, [{ force: false }]);' },
  { rule, name: 'prototype method', on: "import { Sequelize } from 'sequelize';\nSequelize.prototype.sync.call(sequelize, { force: true });", off: "import { Sequelize } from 'sequelize';\nSequelize.prototype.sync.call(sequelize, { force: false });" },
  { rule, name: 'destructured', on: 'const { sync } = sequelize;\nsync({ force: true });', off: 'const { sync } = sequelize;\nsync({ force: false });' },
  { rule, name: 'destructured and renamed', on: 'const { sync: run } = sequelize;\nrun.call(sequelize, { force: true });', off: 'const { sync: run } = sequelize;\nrun.call(sequelize, { force: false });' },
  { rule, name: 'method in a const', on: 'const run = sequelize.sync;\nrun.call(sequelize, { force: true });', off: 'const run = sequelize.sync;\nrun.call(sequelize, { force: false });' },
  { rule, name: 'spread of a literal array', on: 'sequelize.sync(...[{ force: true }]);', off: 'sequelize.sync(...[{ force: false }]);' },
  { rule, name: 'spread of a const array', on: 'const args = [{ force: true }];\nsequelize.sync(...args);', off: 'const args = [{ force: false }];\nsequelize.sync(...args);' },
  { rule, name: 'bound on a Model', on: "const User = sequelize.define('User', {});\nconst run = User.sync.bind(User);\nrun({ force: true });", off: "const User = sequelize.define('User', {});\nconst run = User.sync.bind(User);\nrun({ force: false });" },
  { rule, name: 'alias of the instance', on: 'const connection = sequelize;\nconnection.sync({ force: true });', off: 'const connection = sequelize;\nconnection.sync({ force: false });' },
];
