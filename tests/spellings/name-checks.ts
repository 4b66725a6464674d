// Database-name checks that dominate a destructive sync, and look-alikes that protect nothing.
import type { Verdict } from './entry.js';

const rule = 'require-sync-match';
const V6 = "import { Sequelize } from 'sequelize';\nconst orm = new Sequelize(process.env.DATABASE_URL);\nconst name = orm.config.database;\n";
const V7 = "import { Sequelize } from '@sequelize/core';\nconst orm = new Sequelize({ dialect: 'postgres' });\nconst name = orm.options.replication.write.database;\n";
const SYNC = 'await orm.sync({ force: true });';
const FAIL = "throw new Error('refused');";

/** The shapes of a check, each with `SYNC` after or in it. */
const GOOD: readonly (readonly [name: string, code: string])[] = [
  ['test and throw', `if (!/_test$/.test(name)) ${FAIL}\n${SYNC}`],
  ['test and throw in a block', `if (!/_test$/.test(name)) { console.error(name); ${FAIL} }\n${SYNC}`],
  ['test around the call', `if (/_test$/.test(name)) { ${SYNC} }`],
  ['test with more conditions', `if (/_test$/.test(name) && ready) { ${SYNC} }`],
  ['negated test with an else', `if (!/_test$/.test(name)) { console.warn(name); } else { ${SYNC} }`],
  ['pattern in a const', `const SAFE = /^test_/;\nif (!SAFE.test(name)) ${FAIL}\n${SYNC}`],
  ['built pattern', `if (!new RegExp('_test$').test(name)) ${FAIL}\n${SYNC}`],
  ['process.exit', `if (!/_test$/.test(name)) process.exit(1);\n${SYNC}`],
  ['match', `if (!name.match(/_test$/)) ${FAIL}\n${SYNC}`],
  ['endsWith', `if (!name.endsWith('_test')) ${FAIL}\n${SYNC}`],
  ['startsWith', `if (!name.startsWith('test_')) ${FAIL}\n${SYNC}`],
  ['equality', `if (name !== 'app_test') ${FAIL}\n${SYNC}`],
  ['equality around the call', `if (name === 'app_test') { ${SYNC} }`],
  ['list', `if (!['app_test', 'app_dev'].includes(name)) ${FAIL}\n${SYNC}`],
  ['list in a const', `const SAFE = ['app_test'];\nif (!SAFE.includes(name)) ${FAIL}\n${SYNC}`],
  ['result in a const', `const isTest = /_test$/.test(name);\nif (!isTest) ${FAIL}\n${SYNC}`],
  ['and', `/_test$/.test(name) && (${SYNC.slice(0, -1)});`],
  ['ternary', `/_test$/.test(name) ? ${SYNC.slice(0, -1)} : undefined;`],
  ['assert', `import assert from 'node:assert';\nassert(/_test$/.test(name));\n${SYNC}`],
  ['assert.ok', `import assert from 'node:assert';\nassert.ok(name.endsWith('_test'), name);\n${SYNC}`],
  ['assert.match', `import assert from 'node:assert';\nassert.match(name, /_test$/);\n${SYNC}`],
  ['expect', `expect(name).toMatch(/_test$/);\n${SYNC}`],
  ['function that throws', `function assertTest() { if (!/_test$/.test(name)) ${FAIL} }\nassertTest();\n${SYNC}`],
  ['arrow that exits', `const assertTest = () => { if (!/_test$/.test(name)) { process.exit(1); } };\nassertTest();\n${SYNC}`],
  ['function that is given the name', `function assertTest(value) { if (!/_test$/.test(value)) ${FAIL} }\nassertTest(name);\n${SYNC}`],
  ['async function that is awaited', `async function assertTest() { if (!/_test$/.test(name)) ${FAIL} }\nawait assertTest();\n${SYNC}`],
  ['check at module level, call in a function', `if (!/_test$/.test(name)) ${FAIL}\nexport async function reset() { ${SYNC} }`],
  ['beforeAll', `beforeAll(() => { if (!/_test$/.test(name)) ${FAIL} });\nbeforeEach(async () => { ${SYNC} });`],
  ['beforeEach of an enclosing block', `describe('a', () => { beforeEach(() => { expect(name).toMatch(/_test$/); }); describe('b', () => { it('c', async () => { ${SYNC} }); }); });`],
  ['name from the environment', `if (!/_test$/.test(process.env.DB_NAME)) ${FAIL}\n${SYNC}`],
  ['URL from the environment', `if (!process.env.DATABASE_URL.endsWith('_test')) ${FAIL}\n${SYNC}`],
  ['early return', `export async function reset() { if (!/_test$/.test(name)) return; ${SYNC} }`],
];

const BAD: readonly (readonly [name: string, code: string])[] = [
  ['nothing', SYNC],
  ['warning only', `if (!/_test$/.test(name)) console.warn('not a test database');\n${SYNC}`],
  ['wrong way round', `if (/_test$/.test(name)) ${FAIL}\n${SYNC}`],
  ['wrong way round, around the call', `if (!/_test$/.test(name)) { ${SYNC} }`],
  ['after the call', `${SYNC}\nif (!/_test$/.test(name)) ${FAIL}`],
  ['result thrown away', `/_test$/.test(name);\n${SYNC}`],
  ['unanchored pattern', `if (!/test/.test(name)) ${FAIL}\n${SYNC}`],
  ['pattern without a boundary', `if (!/test$/.test(name)) ${FAIL}\n${SYNC}`],
  ['pattern that accepts everything', `if (!/.*/.test(name)) ${FAIL}\n${SYNC}`],
  ['pattern of a production name', `if (!/_prod$/.test(name)) ${FAIL}\n${SYNC}`],
  ['pattern with a bad arm', `if (!/_test$|_prod$/.test(name)) ${FAIL}\n${SYNC}`],
  ['includes of a part', `if (!name.includes('test')) ${FAIL}\n${SYNC}`],
  ['endsWith without a boundary', `if (!name.endsWith('test')) ${FAIL}\n${SYNC}`],
  ['startsWith without a boundary', `if (!name.startsWith('test')) ${FAIL}\n${SYNC}`],
  ['startsWith of the application', `if (!name.startsWith('app_')) ${FAIL}\n${SYNC}`],
  ['equality with a production name', `if (name !== 'app_prod') ${FAIL}\n${SYNC}`],
  ['not production', `if (name === 'app_prod') ${FAIL}\n${SYNC}`],
  ['list with a production name', `if (!['app_test', 'app_prod'].includes(name)) ${FAIL}\n${SYNC}`],
  ['NODE_ENV', `if (process.env.NODE_ENV !== 'test') ${FAIL}\n${SYNC}`],
  ['APP_ENV by pattern', `if (!/_test$/.test(process.env.APP_ENV)) ${FAIL}\n${SYNC}`],
  ['const of an environment name', `const env = process.env.NODE_ENV;\nif (!/^test$/.test(env)) ${FAIL}\n${SYNC}`],
  ["Express's environment", `if (!/^test$/.test(app.get('env'))) ${FAIL}\n${SYNC}`],
  ['command line', `if (process.argv[2] !== 'app_test') ${FAIL}\n${SYNC}`],
  ['request', `export const reset = async (req) => { if (req.body.database !== 'app_test') ${FAIL} ${SYNC} };`],
  ['or anything', `if (/_test$/.test(name) || ready) { ${SYNC} }`],
  ['throw on one path', `if (ready && !/_test$/.test(name)) ${FAIL}\n${SYNC}`],
  ['check on one path', `if (ready) { if (!/_test$/.test(name)) ${FAIL} }\n${SYNC}`],
  ['check that is swallowed', `try { if (!/_test$/.test(name)) ${FAIL} } catch {}\n${SYNC}`],
  ['function that is not called', `function assertTest() { if (!/_test$/.test(name)) ${FAIL} }\n${SYNC}`],
  ['function that only answers', `function isTest() { return /_test$/.test(name); }\nisTest();\n${SYNC}`],
  ['function that only warns', `function assertTest() { if (!/_test$/.test(name)) console.warn(name); }\nassertTest();\n${SYNC}`],
  ['function that throws the wrong way round', `function assertTest() { if (/_test$/.test(name)) ${FAIL} }\nassertTest();\n${SYNC}`],
  ['function called after the call', `function assertTest() { if (!/_test$/.test(name)) ${FAIL} }\n${SYNC}\nassertTest();`],
  ['async function that is not awaited', `async function assertTest() { if (!/_test$/.test(name)) ${FAIL} }\nassertTest();\n${SYNC}`],
  ['imported check that no setting names', `import { assertTest } from './checks.js';\nassertTest();\n${SYNC}`],
  ['beforeAll of a sibling block', `describe('a', () => { beforeAll(() => { expect(name).toMatch(/_test$/); }); });\ndescribe('b', () => { it('c', async () => { ${SYNC} }); });`],
  ['negated expectation', `expect(name).not.toMatch(/_test$/);\n${SYNC}`],
  ['assert of a negation', `import assert from 'node:assert';\nassert(!/_test$/.test(name));\n${SYNC}`],
  ['assert.doesNotMatch', `import assert from 'node:assert';\nassert.doesNotMatch(name, /_test$/);\n${SYNC}`],
];

/** The same checks on an instance and a Model of version 6, and on version 7. */
const onEach = (entries: readonly (readonly [name: string, code: string])[], reported: boolean): Verdict[] =>
  entries.flatMap(([name, code]) => {
    const [imports, statements] = splitImports(code);
    const model = statements.replaceAll('orm.sync(', 'orm.models.User.sync(');
    return [
      { rule, name: `version 6: ${name}`, code: `${imports}${V6}${statements}`, reported },
      { rule, name: `Model: ${name}`, code: `${imports}${V6}${model}`, reported },
      { rule, name: `version 7: ${name}`, code: `${imports}${V7}${statements}`, project: 'v7', reported },
    ] as const;
  });

function splitImports(code: string): readonly [imports: string, statements: string] {
  const lines = code.split('\n');
  const imports = lines.filter((line) => line.startsWith('import '));
  return [imports.map((line) => `${line}\n`).join(''), lines.filter((line) => !line.startsWith('import ')).join('\n')];
}

export const goodChecks: readonly Verdict[] = onEach(GOOD, false);
export const badChecks: readonly Verdict[] = onEach(BAD, true);

const NAMED = `import { assertTest } from './checks.js';\n${V6}`;
const settings = { databaseNameChecks: [{ name: 'assertTest', from: './src/checks.js' }] };

export const configuredChecks: readonly Verdict[] = [
  { rule, name: 'named by the setting', code: `${NAMED}assertTest();\n${SYNC}`, settings, reported: false },
  { rule, name: 'named by the setting, renamed here', code: `${NAMED.replace('{ assertTest }', '{ assertTest as check }')}check();\n${SYNC}`, settings, reported: false },
  { rule, name: 'named by the setting, awaited', code: `${NAMED}await assertTest();\n${SYNC}`, settings, reported: false },
  { rule, name: 'named by the setting, after the call', code: `${NAMED}${SYNC}\nassertTest();`, settings, reported: true },
  { rule, name: 'named by the setting, not called', code: `${NAMED}console.log(assertTest);\n${SYNC}`, settings, reported: true },
  { rule, name: 'same name from another file', code: `${NAMED.replace('./checks.js', './others.js')}assertTest();\n${SYNC}`, settings, reported: true },
];

/** What counts as a `match` in force, and what is asked for one. */
export const matches: readonly Verdict[] = [
  { rule, name: 'match in the call', code: 'sequelize.sync({ force: true, match: /_test$/ });', reported: false },
  { rule, name: 'no force', code: 'sequelize.sync({ force: false });', reported: false },
  { rule, name: 'alter alone', code: 'sequelize.sync({ alter: true });', reported: false },
  { rule, name: 'useless match counts as given', code: 'sequelize.sync({ force: true, match: /.*/ });', reported: false },
  { rule, name: 'match on a Model counts as given', code: 'sequelize.models.User.sync({ force: true, match: /_test$/ });', reported: false },
  { rule, name: 'object with a test function', code: 'sequelize.sync({ force: true, match: { test: () => false } });', reported: false },
  { rule, name: 'null match', code: 'sequelize.sync({ force: true, match: null });', reported: true },
  { rule, name: 'empty match', code: "sequelize.sync({ force: true, match: '' });", reported: true },
  { rule, name: 'match of the constructor', code: "import { Sequelize } from 'sequelize';\nconst orm = new Sequelize(process.env.DB, { sync: { match: /_test$/ } });\norm.sync({ force: true });", reported: false },
  { rule, name: 'match at the top level of the constructor', code: "import { Sequelize } from 'sequelize';\nconst orm = new Sequelize(process.env.DB, { match: /_test$/ });\norm.sync({ force: true });", reported: false },
  { rule, name: 'match of the constructor, switched off in the call', code: "import { Sequelize } from 'sequelize';\nconst orm = new Sequelize(process.env.DB, { sync: { match: /_test$/ } });\norm.sync({ force: true, match: undefined });", reported: true },
  { rule, name: 'match of the constructor and a Model', code: "import { Sequelize } from 'sequelize';\nconst orm = new Sequelize(process.env.DB, { sync: { match: /_test$/ } });\norm.models.User.sync({ force: true });", reported: true },
  { rule, name: 'match in define', code: "import { Sequelize } from 'sequelize';\nconst orm = new Sequelize(process.env.DB, { define: { match: /_test$/ } });\norm.sync({ force: true });", reported: true },
  { rule, name: 'constructor with force', code: "import { Sequelize } from 'sequelize';\nnew Sequelize(process.env.DB, { sync: { force: true } });", reported: true },
  { rule, name: 'constructor with force and match', code: "import { Sequelize } from 'sequelize';\nnew Sequelize(process.env.DB, { sync: { force: true, match: /_test$/ } });", reported: false },
  { rule, name: 'constructor of version 7 with force', code: "import { Sequelize } from '@sequelize/core';\nnew Sequelize({ sync: { force: true } });", project: 'v7', reported: false },
  { rule, name: 'conditional force', code: "sequelize.sync({ force: process.env.DB_FORCE === 'true' });", reported: true },
  { rule, name: 'conditional force, ignored', code: "sequelize.sync({ force: process.env.DB_FORCE === 'true' });", options: { dynamicValues: 'ignore' }, reported: false },
  { rule, name: 'the spread may hold a match', code: "import { options } from './options.js';\nsequelize.sync({ force: true, ...options });", reported: false },
  { rule, name: 'model options', code: "sequelize.define('User', {}, { force: true });", reported: false },
  { rule, name: 'session store', code: "import session from 'express-session';\nimport connect from 'connect-session-sequelize';\nconst Store = connect(session.Store);\nnew Store({ db: sequelize }).sync({ force: true });", project: 'v6-crowded', reported: true },
  { rule, name: 'test file', code: 'sequelize.sync({ force: true });', filename: 'tests/users.test.js', reported: true },
  { rule, name: 'dev file', code: 'sequelize.sync({ force: true });', filename: 'src/dev/reset.js', reported: true },
];
