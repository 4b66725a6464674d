import { ESM_ONLY, type SwapCase } from './swap-case.js';

/** Statements that the fix may change: the value is dropped where it stands. */
export const fixedStatements: readonly SwapCase[] = [
  {
    name: 'top-level await',
    before: 'await sequelize.sync({ force: true });\n',
    after: 'await umzug.up();\n',
    ...ESM_ONLY,
  },
  {
    name: 'top level, bare',
    before: 'sequelize.sync({ force: true });\n',
    after: 'umzug.up();\n',
  },
  {
    name: 'async function',
    before: 'async function start() {\n  await sequelize.sync({ force: true });\n  listen();\n}\n',
    after: 'async function start() {\n  await umzug.up();\n  listen();\n}\n',
  },
  {
    name: 'function that is not async',
    before: 'function start() {\n  sequelize.sync({ alter: true });\n}\n',
    after: 'function start() {\n  umzug.up();\n}\n',
  },
  {
    name: 'async arrow function with a block',
    before: 'const start = async () => {\n  await sequelize.sync({ force: true });\n};\n',
    after: 'const start = async () => {\n  await umzug.up();\n};\n',
  },
  {
    name: 'immediately called async arrow function',
    before: '(async () => {\n  await sequelize.sync({ force: true });\n})();\n',
    after: '(async () => {\n  await umzug.up();\n})();\n',
  },
  {
    name: 'class method',
    before: 'class Server {\n  async start() {\n    await sequelize.sync({ force: true });\n  }\n}\n',
    after: 'class Server {\n  async start() {\n    await umzug.up();\n  }\n}\n',
  },
  {
    name: 'constructor',
    before: 'class Server {\n  constructor() {\n    sequelize.sync({ force: true });\n  }\n}\n',
    after: 'class Server {\n  constructor() {\n    umzug.up();\n  }\n}\n',
  },
  {
    name: 'static block',
    before: 'class Server {\n  static {\n    sequelize.sync({ force: true });\n  }\n}\n',
    after: 'class Server {\n  static {\n    umzug.up();\n  }\n}\n',
  },
  {
    name: 'object method',
    before: 'const server = {\n  async start() {\n    await sequelize.sync({ force: true });\n  },\n};\n',
    after: 'const server = {\n  async start() {\n    await umzug.up();\n  },\n};\n',
  },
  {
    name: 'try block',
    before: 'async function start() {\n  try {\n    await sequelize.sync({ force: true });\n  } catch (error) {\n    log(error);\n  }\n}\n',
    after: 'async function start() {\n  try {\n    await umzug.up();\n  } catch (error) {\n    log(error);\n  }\n}\n',
  },
  {
    name: 'catch block',
    before: 'async function start() {\n  try {\n    await connect();\n  } catch {\n    await sequelize.sync({ force: true });\n  }\n}\n',
    after: 'async function start() {\n  try {\n    await connect();\n  } catch {\n    await umzug.up();\n  }\n}\n',
  },
  {
    name: 'finally block',
    before: 'async function start() {\n  try {\n    await connect();\n  } finally {\n    await sequelize.sync({ force: true });\n  }\n}\n',
    after: 'async function start() {\n  try {\n    await connect();\n  } finally {\n    await umzug.up();\n  }\n}\n',
  },
  {
    name: 'if branch with braces',
    before: 'async function start() {\n  if (reset) {\n    await sequelize.sync({ force: true });\n  }\n}\n',
    after: 'async function start() {\n  if (reset) {\n    await umzug.up();\n  }\n}\n',
  },
  {
    name: 'if branch without braces',
    before: 'async function start() {\n  if (reset) await sequelize.sync({ force: true });\n}\n',
    after: 'async function start() {\n  if (reset) await umzug.up();\n}\n',
  },
  {
    name: 'else branch without braces',
    before: 'async function start() {\n  if (keep) await connect();\n  else await sequelize.sync({ force: true });\n}\n',
    after: 'async function start() {\n  if (keep) await connect();\n  else await umzug.up();\n}\n',
  },
  {
    name: 'switch case',
    before: "async function start() {\n  switch (mode) {\n    case 'reset':\n      await sequelize.sync({ force: true });\n      break;\n  }\n}\n",
    after: "async function start() {\n  switch (mode) {\n    case 'reset':\n      await umzug.up();\n      break;\n  }\n}\n",
  },
  {
    name: 'labelled statement',
    before: 'async function start() {\n  sync: await sequelize.sync({ force: true });\n}\n',
    after: 'async function start() {\n  sync: await umzug.up();\n}\n',
  },
  {
    name: 'yield in a generator',
    before: 'function* start() {\n  yield sequelize.sync({ force: true });\n}\n',
    after: 'function* start() {\n  yield umzug.up();\n}\n',
  },
  {
    name: 'yield to a runner of generators',
    before: 'co(function* () {\n  yield sequelize.sync({ force: true });\n  listen();\n});\n',
    after: 'co(function* () {\n  yield umzug.up();\n  listen();\n});\n',
  },
  {
    name: 'yield in a generator that is called for a runner',
    before: 'function* start() {\n  yield sequelize.sync({ force: true });\n}\nco(start());\n',
    after: 'function* start() {\n  yield umzug.up();\n}\nco(start());\n',
  },
  {
    name: 'await in an async generator',
    before: 'async function* start() {\n  await sequelize.sync({ force: true });\n  yield 1;\n}\n',
    after: 'async function* start() {\n  await umzug.up();\n  yield 1;\n}\n',
  },
  {
    name: 'void',
    before: 'void sequelize.sync({ force: true });\n',
    after: 'void umzug.up();\n',
  },
  {
    name: 'optional call',
    before: 'async function start() {\n  await sequelize?.sync({ force: true });\n}\n',
    after: 'async function start() {\n  await umzug.up();\n}\n',
  },
  {
    name: 'computed method name',
    before: "async function start() {\n  await sequelize['sync']({ force: true });\n}\n",
    after: 'async function start() {\n  await umzug.up();\n}\n',
  },
  {
    name: 'parenthesised receiver',
    before: 'async function start() {\n  await (sequelize).sync({ force: true });\n}\n',
    after: 'async function start() {\n  await umzug.up();\n}\n',
  },
  {
    name: 'awaited parenthesis',
    before: 'async function start() {\n  await (sequelize.sync({ force: true }));\n}\n',
    after: 'async function start() {\n  await (umzug.up());\n}\n',
  },
  {
    name: 'behind a condition',
    before: 'async function start() {\n  reset && (await sequelize.sync({ force: true }));\n}\n',
    after: 'async function start() {\n  reset && (await umzug.up());\n}\n',
  },
  {
    name: 'arm of a conditional expression',
    before: 'async function start() {\n  await (reset ? sequelize.sync({ force: true }) : connect());\n}\n',
    after: 'async function start() {\n  await (reset ? umzug.up() : connect());\n}\n',
  },
  {
    name: 'first of a sequence',
    before: 'sequelize.sync({ force: true }), listen();\n',
    after: 'umzug.up(), listen();\n',
  },
  {
    name: 'options over several lines',
    before: 'async function start() {\n  await sequelize.sync({\n    force: true,\n    logging: console.log,\n  });\n}\n',
    after: 'async function start() {\n  await umzug.up();\n}\n',
  },
  {
    name: 'every known option',
    before: "async function start() {\n  await sequelize.sync({ force: true, alter: true, match: /_test$/, logging: false, hooks: true, schema: 'a', searchPath: 'b', benchmark: true });\n}\n",
    after: 'async function start() {\n  await umzug.up();\n}\n',
  },
  {
    name: 'options in a constant',
    before: 'const options = { force: true };\nasync function start() {\n  await sequelize.sync(options);\n}\n',
    after: 'const options = { force: true };\nasync function start() {\n  await umzug.up();\n}\n',
  },
  {
    name: 'a logging function is made, not run',
    before: 'async function start() {\n  await sequelize.sync({ force: true, logging: (text) => log(text) });\n}\n',
    after: 'async function start() {\n  await umzug.up();\n}\n',
  },
  {
    name: 'a pattern is made without an effect',
    before: "async function start() {\n  await sequelize.sync({ force: Boolean(process.env.RESET), match: new RegExp('_test$') });\n}\n",
    after: 'async function start() {\n  await umzug.up();\n}\n',
  },
  {
    name: 'comments around the statement stay',
    before: 'async function start() {\n  // Make the tables.\n  await /* slow */ sequelize.sync({ force: true }); // done\n}\n',
    after: 'async function start() {\n  // Make the tables.\n  await /* slow */ umzug.up(); // done\n}\n',
  },
  {
    name: 'two methods of one instance',
    before: 'class Server {\n  async start() {\n    await this.sequelize.sync({ force: true });\n  }\n\n  async reset() {\n    await this.sequelize.sync({ alter: true });\n  }\n}\n',
    after: 'class Server {\n  async start() {\n    await umzug.up();\n  }\n\n  async reset() {\n    await umzug.up();\n  }\n}\n',
  },
  {
    name: 'tabs',
    before: 'async function start() {\n\tawait sequelize.sync({ force: true });\n}\n',
    after: 'async function start() {\n\tawait umzug.up();\n}\n',
  },
  {
    name: 'an instance by its usual name',
    before: 'async function start() {\n  await db.sync({ force: true });\n}\n',
    after: 'async function start() {\n  await umzug.up();\n}\n',
  },
];
