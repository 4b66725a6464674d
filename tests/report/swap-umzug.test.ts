import { describe, expect, it } from 'vitest';
import { lintSwap, type Linted, type LintRequest } from './support/lint-swap.js';

function lint(code: string, request: Partial<LintRequest> = {}): Linted {
  return lintSwap({ code, filename: 'src/start.mjs', parser: 'espree', sourceType: 'module', migration: undefined, ...request });
}

const SYNC = 'await sequelize.sync({ force: true });\n';

describe('an Umzug instance of the file', () => {
  it.each([
    ['import', "import { Umzug } from 'umzug';\nconst umzug = new Umzug({});\n", 'umzug'],
    ['renamed import', "import { Umzug as U } from 'umzug';\nconst migrator = new U({});\n", 'migrator'],
    ['default import', "import Umzug from 'umzug';\nconst migrator = new Umzug({});\n", 'migrator'],
    ['namespace import', "import * as u from 'umzug';\nconst migrator = new u.Umzug({});\n", 'migrator'],
    ['require', "const { Umzug } = require('umzug');\nconst migrator = new Umzug({});\n", 'migrator'],
    ['require in place', "const migrator = new (require('umzug').Umzug)({});\n", 'migrator'],
    ['exported', "import { Umzug } from 'umzug';\nexport const migrator = new Umzug({});\n", 'migrator'],
  ])('%s', (_name, head, name) => {
    expect(lint(head + SYNC).fixed).toBe(`${head}await ${name}.up();\n`);
  });

  it('in an enclosing scope', () => {
    const head = "import { Umzug } from 'umzug';\nasync function start() {\n  const umzug = new Umzug({});\n  if (reset) {\n    await ";
    expect(lint(`${head}sequelize.sync({ force: true });\n  }\n}\n`).fixed).toBe(`${head}umzug.up();\n  }\n}\n`);
  });

  it.each([
    ['made behind the call', `import { Umzug } from 'umzug';\n${SYNC}const umzug = new Umzug({});\n`],
    ['made in another function', `import { Umzug } from 'umzug';\nfunction make() {\n  const umzug = new Umzug({});\n}\n${SYNC}`],
    ['changed later', `import { Umzug } from 'umzug';\nlet umzug = new Umzug({});\numzug = undefined;\n${SYNC}`],
    ['hidden by a parameter', "import { Umzug } from 'umzug';\nconst umzug = new Umzug({});\nasync function start(umzug) {\n  await sequelize.sync({ force: true });\n}\n"],
  ])('is not used: %s', (_name, code) => {
    expect(lint(code).swaps.map(({ kind }) => kind)).toEqual(['setup']);
  });

  it('is not one of another class of that name', () => {
    const code = `import { Umzug } from './own.js';\nconst umzug = new Umzug({});\n${SYNC}`;
    expect(lint(code).swaps).toEqual([{ kind: 'none', why: 'noMigration' }]);
  });

  it('is only suggested beside another one', () => {
    const code = `import { Umzug } from 'umzug';\nconst one = new Umzug({});\nconst two = new Umzug({});\n${SYNC}`;
    expect(lint(code).swaps).toMatchObject([{ kind: 'suggestion', why: 'severalInstances' }]);
  });
});

const V6 = "const umzug = new Umzug({\n  migrations: { glob: 'migrations/*.{js,cjs,mjs}' },\n  context: sequelize.getQueryInterface(),\n  storage: new SequelizeStorage({ sequelize }),\n  logger: console,\n});\nawait umzug.up();\n";

describe('the set-up', () => {
  it('is written above the statement, for Sequelize 6', () => {
    const linted = lint(`import { sequelize } from './db.js';\n\n${SYNC}`);
    expect(linted.swaps).toMatchObject([{ kind: 'setup' }]);
    expect(linted.suggested).toEqual([`import { sequelize } from './db.js';\nimport { Umzug, SequelizeStorage } from 'umzug';\n\n${V6}`]);
  });

  it('is written for one Model, not for each Model of a loop', () => {
    expect(lint("await sequelize.models.User.sync({ force: true });\n").swaps).toMatchObject([{ kind: 'setup' }]);
    const loops = [
      'for (const model of Object.values(sequelize.models)) await model.sync({ force: true });\n',
      'await Promise.all(Object.values(sequelize.models).map((model) => model.sync({ force: true })));\n',
      'await Promise.all([sequelize.models.User.sync({ force: true }), sequelize.models.Order.sync()]);\n',
    ];
    for (const code of loops) expect(lint(code).swaps, code).toMatchObject([{ kind: 'none', why: 'noMigration' }]);
  });

  it('reads the query interface of Sequelize 7', () => {
    const [text] = lint(`import { sequelize } from './db.js';\n\n${SYNC}`, { major: 7 }).suggested;
    expect(text).toContain('  context: sequelize.queryInterface,\n');
  });

  it('follows indentation, line ends, quotes and missing semicolons', () => {
    const code = 'const { sequelize } = require("./db")\r\nasync function start() {\r\n\tawait sequelize.sync({ force: true })\r\n}\r\n';
    expect(lint(code, { filename: 'src/start.cjs', sourceType: 'commonjs' }).suggested).toEqual([
      'const { sequelize } = require("./db")\r\nconst { Umzug, SequelizeStorage } = require("umzug")\r\nasync function start() {\r\n'
      + '\tconst umzug = new Umzug({\r\n\t\tmigrations: { glob: "migrations/*.{js,cjs,mjs}" },\r\n\t\tcontext: sequelize.getQueryInterface(),\r\n'
      + '\t\tstorage: new SequelizeStorage({ sequelize }),\r\n\t\tlogger: console,\r\n\t})\r\n\tawait umzug.up()\r\n}\r\n',
    ]);
  });

  it.each([
    ['an arrow body', 'connect().then(() => sequelize.sync({ force: true }));\n', 'connect().then(() => new Umzug({\n'],
    ['a branch without braces', 'if (reset) await sequelize.sync({ force: true });\n', 'if (reset) await new Umzug({\n'],
    ['a chain', 'sequelize.sync({ force: true }).then(() => listen());\n', '\nnew Umzug({\n'],
    ['a taken name', `const umzug = 1;\n${SYNC}`, 'await new Umzug({\n'],
    ['a switch case', `switch (1) {\n  case 1:\n    ${SYNC}}\n`, '    await new Umzug({\n'],
  ])('stands in the place of the call: %s', (_name, code, expected) => {
    const [text] = lint(`import { sequelize } from './db.js';\n\n${code}`).suggested;
    expect(text).toContain(expected);
    expect(text).toContain('}).up()');
    expect(lint(text ?? '').swaps).toEqual([]);
  });

  it('keeps the comments of the call', () => {
    const [statement] = lint("import { Umzug, SequelizeStorage } from 'umzug';\nawait sequelize.sync({ force: true /* wipe */ });\n").suggested;
    expect(statement).toBe(`import { Umzug, SequelizeStorage } from 'umzug';\n/* wipe */\n${V6}`);
    const [chain] = lint('sequelize.sync({ force: true /* wipe */ }).then(() => listen());\n').suggested;
    expect(chain).toContain('\n/* wipe */\nnew Umzug({\n');
  });

  it.each([
    ['both classes', "import { Umzug, SequelizeStorage } from 'umzug';\n", "import { Umzug, SequelizeStorage } from 'umzug';\n"],
    ['one class', "import { Umzug } from 'umzug';\n", "import { Umzug, SequelizeStorage } from 'umzug';\n"],
    ['neither class', "import { JSONStorage } from 'umzug';\n", "import { JSONStorage, Umzug, SequelizeStorage } from 'umzug';\n"],
  ])('extends the import of Umzug: %s', (_name, before, after) => {
    expect(lint(`${before}${SYNC}`).suggested).toEqual([`${after}${V6}`]);
  });

  it('reads the classes off a namespace', () => {
    const [text] = lint(`import * as u from 'umzug';\n${SYNC}`).suggested;
    expect(text).toContain("import * as u from 'umzug';\nconst umzug = new u.Umzug({\n");
    expect(text).toContain('storage: new u.SequelizeStorage({ sequelize }),');
  });

  it('reads the classes off the module in the import-equals style', () => {
    const code = `import sequelize = require('./db');\nasync function start() {\n  ${SYNC}}\n`;
    const [text] = lint(code, { filename: 'src/start.ts', parser: 'typescript' }).suggested;
    expect(text).toContain("import UmzugModule = require('umzug');\n");
    expect(text).toContain('new UmzugModule.Umzug({');
    expect(text).toContain('new UmzugModule.SequelizeStorage({ sequelize })');
    expect(text).toContain("glob: 'migrations/*.{js,ts}'");
  });

  it.each([
    ['a member', 'await this.sequelize.sync({ force: true });\n', 'this.sequelize.getQueryInterface()', '{ sequelize: this.sequelize }'],
    ['a Model', 'await User.sync({ force: true });\n', 'User.sequelize.getQueryInterface()', '{ sequelize: User.sequelize }'],
  ])('names the instance: %s', (...[, code, context, storage]) => {
    const [text] = lint(code).suggested;
    expect(text).toContain(`context: ${context},`);
    expect(text).toContain(`new SequelizeStorage(${storage})`);
  });

  it.each([
    ['an unknown receiver', 'await user.sync({ force: true });\n', 'noMigration'],
    ['a receiver that is made', 'await new Sequelize(url).sync({ force: true });\n', 'noMigration'],
    ['a taken class name', `class Umzug {}\n${SYNC}`, 'noMigration'],
  ])('is not offered: %s', (_name, code, why) => {
    expect(lint(code).swaps).toEqual([{ kind: 'none', why }]);
  });
});
