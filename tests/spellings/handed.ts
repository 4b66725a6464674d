// Models and instances that functions of the file hand to one another, by callbacks, fields and lists.
import type { Spelling } from './entry.js';

const drop = 'no-drop';
const mass = 'no-mass-delete';
const force = 'no-sync-force';
const V6 = "import { Sequelize } from 'sequelize';\n";
const OPEN = `${V6}const withOrm = async (use) => { const held = new Sequelize(process.env.DB); try { return await use(held); } finally { await held.close(); } };\n`;
const MODELS = "import { User, Post } from './models/index.js';\n";
const OTHER = "import { User, Post } from './people.js';\n";

export const handed: readonly Spelling[] = [
  { rule: drop, name: 'to a callback', on: `${OPEN}withOrm((one) => one.drop());`, off: `${OPEN}withOrm((one) => one.authenticate());` },
  { rule: drop, name: 'to a callback that has a name', on: `${OPEN}function wipe(one) { return one.drop(); }\nwithOrm(wipe);`, off: "function wipe(one) { return one.drop(); }\nconst withFile = (use) => use(open());\nwithFile(wipe);" },
  { rule: force, name: 'options to a callback', on: 'const run = (use) => use({ force: true });\nrun((options) => sequelize.sync(options));', off: 'const run = (use) => use({ force: false });\nrun((options) => sequelize.sync(options));' },
  { rule: mass, name: 'a Model beside its callback', on: `${MODELS}const run = (model, use) => use(model);\nrun(User, (one) => one.destroy({ where: {} }));`, off: `${MODELS}const run = (model, use) => use(model);\nrun(User, (one) => one.destroy({ where: { id: 1 } }));` },
  { rule: drop, name: 'each of several to a callback', on: `${MODELS}const each = (use) => { for (const one of [User, Post]) use(one); };\neach((one) => one.drop());`, off: `${OTHER}const each = (use) => { for (const one of [User, Post]) use(one); };\neach((one) => one.drop());` },
  { rule: mass, name: 'one after another', on: `${MODELS}const remove = (where) => (model) => model.destroy({ where });\nremove({})(User);`, off: `${MODELS}const remove = (where) => (model) => model.destroy({ where });\nremove({ id: 1 })(User);` },
  { rule: drop, name: 'imported, by a list in a field', on: `${MODELS}export class Reset {\n  constructor() { this.models = [User, Post]; }\n  run() { return Promise.all(this.models.map((one) => one.drop())); }\n}`, off: `${OTHER}export class Reset {\n  constructor() { this.models = [User, Post]; }\n  run() { return Promise.all(this.models.map((one) => one.drop())); }\n}` },
  { rule: drop, commonjs: true, name: 'required, by a list in a field', on: "const { User } = require('./models');\nclass Reset {\n  models = [User];\n  run() { for (const one of this.models) one.drop(); }\n}", off: "const { User } = require('./people');\nclass Reset {\n  models = [User];\n  run() { for (const one of this.models) one.drop(); }\n}" },
  { rule: mass, name: 'as this of a function that is put on a Model', on: "const User = sequelize.define('User', {});\nUser.wipe = function () { return this.destroy({ where: {} }); };", off: "const User = sequelize.define('User', {});\nUser.prototype.wipe = function () { return this.destroy({ where: {} }); };" },
  { rule: drop, name: 'taken off a list', on: 'const models = Object.values(sequelize.models).sort().reverse();\nwhile (models.length > 0) models.pop().drop();', off: 'const models = Object.keys(sequelize.models).sort().reverse();\nwhile (models.length > 0) models.pop().drop();' },
  { rule: drop, name: 'by the manager of models', on: 'sequelize.modelManager.forEachModel((one) => one.drop());', off: 'sequelize.modelManager.forEachModel((one) => one.describe());' },
  { rule: mass, name: 'by functions of lodash', on: "import _ from 'lodash';\n_.map(_.values(sequelize.models), (one) => one.truncate());", off: "import _ from 'lodash';\n_.map(_.keys(sequelize.models), (one) => one.truncate());" },
  { rule: drop, name: 'by Reflect.apply of a method in a variable', on: `${V6}const orm = new Sequelize(process.env.DB);\nconst { drop } = orm;\nReflect.apply(drop, orm, []);`, off: `${V6}const orm = new Sequelize(process.env.DB);\nconst { close } = orm;\nReflect.apply(close, orm, []);` },
  { rule: force, name: 'a method that reads a field, by another', on: 'export class Reset {\n  run() { return this.start(); }\n  start() { return sequelize.sync({ force: this.force }); }\n}', off: 'export class Reset {\n  run() { return this.start(); }\n  start() { return sequelize.sync({ logging: this.force }); }\n}' },
];
