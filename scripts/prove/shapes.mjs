// The shapes of a sync that are proven on a running database: every context that a fix or suggestion changes.

const heads = {
  mjs: "import { sequelize, User } from './db.mjs';\n",
  cjs: "const { sequelize, User } = require('./db.cjs');\n",
  ts: "import { sequelize, User } from './db.mjs';\n",
  cts: "import db = require('./db.cjs');\nconst { sequelize, User } = db;\n",
};
const sync = 'sequelize.sync({ force: true })';
const fail = '.catch((error) => {\n  console.error(error);\n  process.exitCode = 1;\n})';

/** A shape that `--fix` changes. */
const fix = (name, file, body, more = {}) => ({ name, file, change: 'fix', code: heads[file] + body, ...more });
/** A shape whose suggestion is applied. */
const suggest = (name, file, body, more = {}) => fix(name, file, body, { change: 'suggestion', ...more });
/** A shape without a configured migration: the suggestion writes the whole set-up. */
const setUp = (name, file, body, more = {}) => fix(name, file, body, { change: 'suggestion', migration: false, ...more });

const named = (file) => ({ name: 'umzug', from: `./umzug.${file === 'cjs' || file === 'cts' ? 'cjs' : 'mjs'}`, kind: 'named' });

const shapes = [
  fix('top-level await', 'mjs', `await ${sync};\n`),
  fix('bare statement', 'cjs', `${sync};\n`),
  fix('async function', 'cjs', `async function main() {\n  await ${sync};\n}\nmain()${fail};\n`),
  fix('.then chain', 'cjs', `${sync}.then(() => {\n  console.log('ready');\n})${fail};\n`),
  fix('.catch alone', 'cjs', `${sync}${fail};\n`),
  fix('.then of a function', 'cjs', `${sync}.then(start)${fail};\nfunction start() {\n  console.log('ready');\n}\n`),
  fix('inside a .then chain', 'cjs', `sequelize.authenticate().then(() => ${sync}).then(() => console.log('ready'))${fail};\n`),
  fix('return inside a .then chain', 'cjs', `sequelize.authenticate().then(function () {\n  return ${sync};\n}).then(() => {})${fail};\n`),
  fix('try block', 'mjs', `try {\n  await ${sync};\n} catch (error) {\n  console.error(error);\n  process.exit(1);\n}\n`),
  fix('if with braces', 'mjs', `if (process.env.KEEP !== '1') {\n  await ${sync};\n}\n`),
  fix('if without braces', 'mjs', `if (process.env.KEEP !== '1') await ${sync};\n`),
  fix('else without braces', 'mjs', `if (process.env.KEEP === '1') console.log('kept');\nelse await ${sync};\n`),
  fix('switch case', 'mjs', `switch (process.env.KEEP) {\n  default:\n    await ${sync};\n    break;\n}\n`),
  fix('arrow body, callers drop the value', 'mjs', `const prepare = () => ${sync};\nawait prepare();\n`),
  fix('returned, callers drop the value', 'cjs', `async function prepare() {\n  return ${sync};\n}\nprepare()${fail};\n`),
  fix('immediately called', 'cjs', `(async () => {\n  await ${sync};\n})()${fail};\n`),
  fix('class method', 'mjs', `class Server {\n  async start() {\n    await ${sync};\n  }\n}\nawait new Server().start();\n`),
  fix('void', 'mjs', `void ${sync};\n`),
  fix('optional call', 'mjs', 'await sequelize?.sync({ force: true });\n'),
  fix('behind a condition', 'mjs', `process.env.KEEP === '1' || (await ${sync});\n`),
  suggest('yield to a runner', 'cjs', `function* main() {\n  yield ${sync};\n}\n(async () => {\n  for (const step of main()) await step;\n})()${fail};\n`),
  fix('async generator', 'mjs', `async function* main() {\n  await ${sync};\n  yield 1;\n}\nfor await (const step of main()) console.log(step);\n`),
  fix('event listener', 'cjs', `const { EventEmitter } = require('node:events');\nconst app = new EventEmitter();\napp.once('ready', () => ${sync}${fail});\napp.emit('ready');\n`),
  fix('two adjacent syncs', 'mjs', `await ${sync};\nawait sequelize.sync({ alter: true });\n`),
  fix('an up() right before', 'mjs', `import { umzug } from '../umzug.mjs';\nawait umzug.up();\nawait ${sync};\n`),
  fix('options in a constant', 'mjs', 'const options = { force: true, logging: false };\nawait sequelize.sync(options);\n'),
  fix('decided at run time', 'mjs', "await sequelize.sync({ force: process.env.KEEP !== '1' });\n"),
  fix('alter', 'mjs', 'await sequelize.sync({ alter: true });\n', { loses: 'values' }),
  fix('merged import', 'mjs', `import { log } from '../umzug.mjs';\nlog();\nawait ${sync};\n`),
  fix('merged require', 'cjs', `const { log } = require('../umzug.cjs');\nlog();\n${sync};\n`),
  fix('default import', 'mjs', `await ${sync};\n`, { import: { name: 'umzug', from: './umzug.mjs', kind: 'default' } }),
  fix('namespace import', 'mjs', `await ${sync};\n`, { call: 'migrations.umzug.up()', import: { name: 'migrations', from: './umzug.mjs', kind: 'namespace' } }),
  fix('TypeScript', 'ts', `const reset: boolean = true;\nif (reset) await ${sync};\n`),
  fix('TypeScript, import equals', 'cts', `async function main(): Promise<void> {\n  await ${sync};\n}\nmain()${fail};\n`),
  fix('shebang, directive, CRLF', 'cjs', '', { code: `#!/usr/bin/env node\r\n'use strict';\r\n${heads.cjs.replace('\n', '\r\n')}${sync};\r\n` }),
  suggest('result used', 'mjs', `const db = await ${sync};\nconsole.log(typeof db);\n`),
  suggest('.then with a parameter', 'cjs', `${sync}.then((db) => console.log(typeof db))${fail};\n`),
  suggest('Model', 'mjs', 'await User.sync({ force: true });\n'),
  suggest('loop', 'mjs', `for (const attempt of [1]) {\n  await ${sync};\n  console.log(attempt);\n}\n`),
  suggest('Promise.all', 'mjs', `await Promise.all([${sync}]);\n`),
  suggest('comment inside', 'mjs', 'await sequelize.sync({ force: true /* every start */ });\n'),
  suggest('taken name', 'mjs', `const umzug = 1;\nconsole.log(umzug);\nawait ${sync};\n`),
  setUp('set-up, statement', 'mjs', `await ${sync};\n`),
  setUp('set-up, CommonJS function', 'cjs', `async function main() {\n  await ${sync};\n}\nmain()${fail};\n`),
  setUp('set-up, chain', 'cjs', `${sync}.then(() => console.log('ready'))${fail};\n`),
  setUp('set-up, Model', 'mjs', 'await User.sync({ force: true });\n'),
];

/** Every shape with its migration setting, and the one that makes its own Umzug instance. */
export function listShapes(major) {
  const own = `import { Umzug, SequelizeStorage } from 'umzug';\nconst umzug = new Umzug({\n  migrations: { glob: 'migrations/*.cjs' },\n  context: sequelize.${major === 7 ? 'queryInterface' : 'getQueryInterface()'},\n  storage: new SequelizeStorage({ sequelize }),\n  logger: undefined,\n});\n`;
  const all = [...shapes, fix('Umzug instance of the file', 'mjs', `${own}await ${sync};\n`, { migration: false })];
  return all.map((shape) => ({ ...shape, loses: shape.loses ?? 'rows', setting: readSetting(shape) }));
}

function readSetting({ migration, file, call = 'umzug.up()', import: imported }) {
  return migration === false ? undefined : { call, import: imported ?? named(file) };
}
