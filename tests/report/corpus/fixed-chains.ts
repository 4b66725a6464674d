import type { SwapCase } from './swap-case.js';

/** Promise chains and returns whose value nobody in the file reads. */
export const fixedChains: readonly SwapCase[] = [
  {
    name: '.then with an arrow function without parameter',
    before: 'sequelize.sync({ force: true }).then(() => {\n  app.listen(3000);\n});\n',
    after: 'umzug.up().then(() => {\n  app.listen(3000);\n});\n',
  },
  {
    name: '.then with a function without parameter',
    before: "sequelize\n  .sync({ force: true })\n  .then(function () {\n    console.log('ready');\n  });\n",
    after: "umzug.up()\n  .then(function () {\n    console.log('ready');\n  });\n",
  },
  {
    name: '.then and .catch',
    before: 'sequelize.sync({ force: true }).then(() => listen()).catch((error) => log(error));\n',
    after: 'umzug.up().then(() => listen()).catch((error) => log(error));\n',
  },
  {
    name: '.catch alone',
    before: 'sequelize.sync({ force: true }).catch(console.error);\n',
    after: 'umzug.up().catch(console.error);\n',
  },
  {
    name: '.catch before .then',
    before: 'sequelize.sync({ force: true }).catch(console.error).then(() => listen());\n',
    after: 'umzug.up().catch(console.error).then(() => listen());\n',
  },
  {
    name: '.finally',
    before: 'async function start() {\n  await sequelize.sync({ force: true }).finally(() => log());\n}\n',
    after: 'async function start() {\n  await umzug.up().finally(() => log());\n}\n',
  },
  {
    name: '.then without a handler',
    before: 'sequelize.sync({ force: true }).then();\n',
    after: 'umzug.up().then();\n',
  },
  {
    name: '.then with a rejection handler only',
    before: 'sequelize.sync({ force: true }).then(undefined, (error) => log(error));\n',
    after: 'umzug.up().then(undefined, (error) => log(error));\n',
  },
  {
    name: 'optional chain',
    before: 'sequelize?.sync({ force: true }).then(() => listen());\n',
    after: 'umzug.up().then(() => listen());\n',
  },
  {
    name: 'the value behind .then(() => …) may be used',
    before: 'async function start() {\n  const port = await sequelize.sync({ force: true }).then(() => 3000);\n  listen(port);\n}\n',
    after: 'async function start() {\n  const port = await umzug.up().then(() => 3000);\n  listen(port);\n}\n',
  },
  {
    name: '.then of a declared function without parameters',
    before: 'sequelize.sync({ force: true }).then(start);\n\nfunction start() {\n  app.listen(3000);\n}\n',
    after: 'umzug.up().then(start);\n\nfunction start() {\n  app.listen(3000);\n}\n',
  },
  {
    name: '.then of a constant arrow function without parameters',
    before: 'const start = () => app.listen(3000);\nsequelize.sync({ force: true }).then(start);\n',
    after: 'const start = () => app.listen(3000);\numzug.up().then(start);\n',
  },
  {
    name: 'arrow body in a .then chain',
    before: 'sequelize\n  .authenticate()\n  .then(() => sequelize.sync({ force: true }))\n  .then(() => app.listen(3000));\n',
    after: 'sequelize\n  .authenticate()\n  .then(() => umzug.up())\n  .then(() => app.listen(3000));\n',
  },
  {
    name: 'return in a .then chain',
    before: 'sequelize\n  .authenticate()\n  .then(function () {\n    return sequelize.sync({ force: true });\n  })\n  .then(() => app.listen(3000))\n  .catch(console.error);\n',
    after: 'sequelize\n  .authenticate()\n  .then(function () {\n    return umzug.up();\n  })\n  .then(() => app.listen(3000))\n  .catch(console.error);\n',
  },
  {
    name: 'last of a .then chain',
    before: 'connect().then(() => sequelize.sync({ force: true }));\n',
    after: 'connect().then(() => umzug.up());\n',
  },
  {
    name: 'arrow body in .finally',
    before: 'async function start() {\n  return await connect().finally(() => sequelize.sync({ force: true }));\n}\n',
    after: 'async function start() {\n  return await connect().finally(() => umzug.up());\n}\n',
  },
  {
    name: 'rejection handler of a chain',
    before: 'connect().catch(() => sequelize.sync({ force: true })).then(() => listen());\n',
    after: 'connect().catch(() => umzug.up()).then(() => listen());\n',
  },
  {
    name: 'hook with an arrow body',
    before: 'beforeEach(() => sequelize.sync({ force: true }));\n',
    after: 'beforeEach(() => umzug.up());\n',
  },
  {
    name: 'hook with a return',
    before: 'before(function () {\n  return sequelize.sync({ force: true });\n});\n',
    after: 'before(function () {\n  return umzug.up();\n});\n',
  },
  {
    name: 'async hook',
    before: 'beforeAll(async () => await sequelize.sync({ force: true }));\n',
    after: 'beforeAll(async () => await umzug.up());\n',
  },
  {
    name: 'hook of a test object',
    before: 'test.before(() => sequelize.sync({ force: true }));\n',
    after: 'test.before(() => umzug.up());\n',
  },
  {
    name: 'event listener',
    before: "app.on('ready', () => sequelize.sync({ force: true }));\n",
    after: "app.on('ready', () => umzug.up());\n",
  },
  {
    name: 'callback of listen',
    before: 'app.listen(3000, () => sequelize.sync({ force: true }));\n',
    after: 'app.listen(3000, () => umzug.up());\n',
  },
  {
    name: 'immediately called function with a return',
    before: '(async () => {\n  return sequelize.sync({ force: true });\n})();\n',
    after: '(async () => {\n  return umzug.up();\n})();\n',
  },
  {
    name: 'immediately called arrow body with .catch',
    before: '(() => sequelize.sync({ force: true }))().catch(console.error);\n',
    after: '(() => umzug.up())().catch(console.error);\n',
  },
  {
    name: 'every caller awaits it as a statement',
    before: 'async function prepare() {\n  return sequelize.sync({ force: true });\n}\n\nasync function start() {\n  await prepare();\n  listen();\n}\n\nasync function restart() {\n  await prepare();\n}\n',
    after: 'async function prepare() {\n  return umzug.up();\n}\n\nasync function start() {\n  await prepare();\n  listen();\n}\n\nasync function restart() {\n  await prepare();\n}\n',
  },
  {
    name: 'arrow function whose callers drop the value',
    before: 'const prepare = () => sequelize.sync({ force: true });\nprepare().then(() => listen());\n',
    after: 'const prepare = () => umzug.up();\nprepare().then(() => listen());\n',
  },
  {
    name: 'function passed to .then',
    before: 'function prepare() {\n  return sequelize.sync({ force: true });\n}\nconnect().then(prepare).then(() => listen());\n',
    after: 'function prepare() {\n  return umzug.up();\n}\nconnect().then(prepare).then(() => listen());\n',
  },
  {
    name: 'function passed to a hook',
    before: 'const reset = async () => sequelize.sync({ force: true });\nbeforeEach(reset);\n',
    after: 'const reset = async () => umzug.up();\nbeforeEach(reset);\n',
  },
  {
    name: 'two functions deep',
    before: 'const reset = () => sequelize.sync({ force: true });\nconst prepare = async () => reset();\nprepare();\n',
    after: 'const reset = () => umzug.up();\nconst prepare = async () => reset();\nprepare();\n',
  },
];
