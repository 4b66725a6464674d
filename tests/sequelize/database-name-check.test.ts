// Through a probe: the first `sync` of a text is asked whether a check of the database's name dominates it. The table of
// tests/spellings/name-checks.ts holds the forms; here stand the ways that lead to the call, and what leads around a check.
import { describe, expect, it } from 'vitest';
import { isChecked, SYNC } from './name-check-probe.js';

const THROW = "throw new Error('refused');";
const CHECK = `if (!/_test$/.test(name)) ${THROW}`;

function table(rows: readonly (readonly [name: string, code: string])[], checked: boolean): void {
  it.each(rows)('%s', (_name, code) => {
    expect(isChecked(code), code).toBe(checked);
  });
}

describe('a call that no wrong database reaches', () => {
  table(
    [
      ['an if whose arms both leave', `if (name) { if (!name.endsWith('_test')) { ${THROW} } } else { process.exit(1); }\n${SYNC}`],
      ['an if with an else that leaves', `if (/_test$/.test(name)) { log(name); } else { ${THROW} }\n${SYNC}`],
      ['many harmless ifs before', `${'if (a) log(a);\n'.repeat(200)}${CHECK}\n${'if (b) log(b);\n'.repeat(100)}${SYNC}`],
      ['many harmless ifs in a function that checks', `function check() { ${'if (a) log(a);\n'.repeat(200)}${CHECK} }\ncheck();\n${SYNC}`],
      ['a check in a block', `{ ${CHECK} }\n${SYNC}`],
      ['a try whose catch leaves', `try { ${CHECK} } catch (error) { console.error(error); process.exit(1); }\n${SYNC}`],
      ['a finally that checks', `try { log(); } finally { ${CHECK} }\n${SYNC}`],
      ['a call inside the same try', `try { ${CHECK} ${SYNC} } catch (error) { log(error); }`],
      ['a short circuit', `/_test$/.test(name) || process.exit(1);\n${SYNC}`],
      ['a short circuit of a negation', `!/_test$/.test(name) && fail();\nfunction fail() { ${THROW} }\n${SYNC}`],
      ['a function that always throws', `function fail() { console.error(name); ${THROW} }\nif (!/_test$/.test(name)) fail();\n${SYNC}`],
      ['a switch on the name', `switch (name) { case 'app_test': case 'app_dev': ${SYNC} break; default: ${THROW} }`],
      ['a comparison with true', `if (/_test$/.test(name) !== true) ${THROW}\n${SYNC}`],
      ['a comparison with null', `if (name.match(/_test$/) === null) ${THROW}\n${SYNC}`],
      ['exec', `if (!/_test$/.exec(name)) ${THROW}\n${SYNC}`],
      ['optional calls', `if (!name?.endsWith?.('_test')) ${THROW}\n${SYNC}`],
      ['a default of false', `const isTest = name?.endsWith('_test') ?? false;\nif (!isTest) ${THROW}\n${SYNC}`],
      ['one of several ends', `if (!['_test', '_dev'].some((end) => name.endsWith(end))) ${THROW}\n${SYNC}`],
      ['one of several patterns', `const SAFE = [/_test$/, /^dev_/];\nif (!SAFE.some((one) => one.test(name))) ${THROW}\n${SYNC}`],
      ['Boolean', `if (!Boolean(/_test$/.test(name))) ${THROW}\n${SYNC}`],
      ['a lower-cased name', `if (!String(name).toLowerCase().trim().endsWith('_test')) ${THROW}\n${SYNC}`],
      ['the path of a URL', `if (new URL(process.env.DATABASE_URL).pathname.slice(1) !== 'app_test') ${THROW}\n${SYNC}`],
      ['the last part of a URL', `if (url.split('/').pop() !== 'app_test') ${THROW}\n${SYNC}`],
      ['a function that answers', `const isTest = (value) => /_test$/.test(value);\nif (!isTest(name)) ${THROW}\n${SYNC}`],
      ['a function that answers in a block', `function isTest() { const found = sequelize.config.database; return found.endsWith('_test'); }\nif (!isTest()) ${THROW}\n${SYNC}`],
      ['an own assert', `function check(condition) { if (!condition) ${THROW} }\ncheck(/_test$/.test(name));\n${SYNC}`],
      ['a pattern as an argument', `function check(pattern) { if (!pattern.test(name)) ${THROW} }\ncheck(/_test$/);\n${SYNC}`],
      ['a function that returns where it is good', `function check() { if (/_test$/.test(name)) return; ${THROW} }\ncheck();\n${SYNC}`],
      ['a function that calls a function', `const inner = () => { ${CHECK} };\nfunction outer() { inner(); }\nouter();\n${SYNC}`],
      ['a method of an object', `const checks = { run() { ${CHECK} } };\nchecks.run();\n${SYNC}`],
      ['an awaited promise of a function', `const check = async () => { ${CHECK} };\nconst done = await check();\n${SYNC}`],
      ['an async function that is returned and awaited', `const inner = async () => { ${CHECK} };\nconst outer = () => inner();\nawait outer();\n${SYNC}`],
      ['behind the promise of a check', `const check = async () => { ${CHECK} };\ncheck().then(() => sequelize.sync({ force: true }));`],
      ['a check that settings name, in a condition', `import { assertTest } from './checks.js';\nif (await assertTest()) { ${SYNC} }`],
      ['a check that settings name, of a namespace', `import * as checks from './checks.js';\nchecks.assertTest();\n${SYNC}`],
      ['a check that settings name, required', `const { assertTest: check } = require('./checks.js');\ncheck();\n${SYNC}`],
      ['a nested callback', `${CHECK}\nawait Promise.all(models.map(async () => { ${SYNC} }));`],
      ['a class method below', `${CHECK}\nexport class Database { async reset() { ${SYNC} } }`],
      ['a function whose only use is checked', `async function reset() { ${SYNC} }\nif (/_test$/.test(name)) await reset();`],
      ['a function whose uses are all checked', `const reset = async () => { ${SYNC} };\nif (/_test$/.test(name)) { await reset(); await run(reset); }`],
      ['a loop', `for (const one of names) { if (!one.endsWith('_test')) continue; ${SYNC} }`],
    ],
    true,
  );
});

describe('a call that a wrong database reaches', () => {
  table(
    [
      ['a try whose catch goes on', `try { ${CHECK} } catch (error) { console.error(error); }\n${SYNC}`],
      ['a finally that returns', `function run() { try { ${CHECK} } finally { return; } }\nrun();\n${SYNC}`],
      ['an if without its else', `if (ready) { ${CHECK} }\n${SYNC}`],
      ['a check in a loop that may not run', `for (const one of names) { if (!/_test$/.test(one)) ${THROW} }\n${SYNC}`],
      ['an early return of the checking function', `function check() { if (!/_test$/.test(name)) return; log(); }\ncheck();\n${SYNC}`],
      ['a way around inside the checking function', `function check() { if (skip) return; ${CHECK} }\ncheck();\n${SYNC}`],
      ['a way around in a loop', `function check() { for (const one of skips) { if (one) return; } ${CHECK} }\ncheck();\n${SYNC}`],
      ['a generator that is not run', `function* check() { ${CHECK} }\ncheck();\n${SYNC}`],
      ['an async check that is not awaited in a condition', `const isTest = async () => /_test$/.test(name);\nif (isTest()) { ${SYNC} }`],
      ['an async check that is returned but not awaited', `const inner = async () => { ${CHECK} };\nconst outer = () => inner();\nouter();\n${SYNC}`],
      ['a check whose failure is caught', `const check = async () => { ${CHECK} };\ncheck().catch(log).then(() => sequelize.sync({ force: true }));`],
      ['a function that is used before the check', `reset();\n${CHECK}\nasync function reset() { ${SYNC} }`],
      ['a function with one unchecked use', `async function reset() { ${SYNC} }\nif (/_test$/.test(name)) await reset();\nawait reset();`],
      ['an exported function whose use is checked', `export async function reset() { ${SYNC} }\nif (/_test$/.test(name)) await reset();`],
      ['a function that is exported below', `async function reset() { ${SYNC} }\nif (/_test$/.test(name)) await reset();\nexport { reset };`],
      ['a part cut out of the name', `if (name.slice(-4) !== 'test') ${THROW}\n${SYNC}`],
      ['a part split off the name', `if (name.split('_')[1] !== 'test') ${THROW}\n${SYNC}`],
      ['endsWith up to a position', `if (!name.endsWith('_test', 8)) ${THROW}\n${SYNC}`],
      ['a list that grows', `const SAFE = ['app_test'];\nSAFE.push(process.env.EXTRA);\nif (!SAFE.includes(name)) ${THROW}\n${SYNC}`],
      ['a list that is empty', `if (![].includes(name)) log();\nif ([].includes(name)) { ${SYNC} }`],
      ['a choice of patterns', `const re = strict ? /_test$/ : /.*/;\nif (!re.test(name)) ${THROW}\n${SYNC}`],
      ['a text', `if (!/_test$/.test('app_test')) ${THROW}\n${SYNC}`],
      ['an environment name that is trimmed', `if (!/^test$/.test(process.env.NODE_ENV.trim())) ${THROW}\n${SYNC}`],
      ['an environment name that is passed on', `function check(value) { if (!/^test$/.test(value)) ${THROW} }\ncheck(process.env.NODE_ENV);\n${SYNC}`],
      ['an environment name that is destructured', `const { NODE_ENV } = process.env;\nif (NODE_ENV !== 'test') ${THROW}\n${SYNC}`],
      ['console.assert', `console.assert(/_test$/.test(name));\n${SYNC}`],
      ['an assert of own code', `import assert from './assert.js';\nassert(/_test$/.test(name));\n${SYNC}`],
      ['a soft expectation', `import { expect } from 'vitest';\nexpect.soft(name).toMatch(/_test$/);\n${SYNC}`],
      ['an expectation of a text anywhere', `expect(name).toMatch('_test');\n${SYNC}`],
      ['an expectation that resolves later', `expect(promise).resolves.toMatch(/_test$/);\n${SYNC}`],
      ['or', `if (!/_test$/.test(name) && !force) ${THROW}\n${SYNC}`],
      ['one of several ends, one of them bad', `if (!['_test', 'dev'].some((end) => name.endsWith(end))) ${THROW}\n${SYNC}`],
      ['one of several parsed ends, one of them bad', `if (!JSON.parse('["_test", "dev"]').some((end) => name.endsWith(end))) ${THROW}\n${SYNC}`],
      ['none of several ends', `if (['_test', '_dev'].some((end) => name.endsWith(end))) ${THROW}\n${SYNC}`],
      ['a default of true', `if (!(name?.endsWith('_test') ?? true)) ${THROW}\n${SYNC}`],
      ['a default with ??', `if (!(found ?? /_test$/.test(name))) ${THROW}\n${SYNC}`],
    ],
    false,
  );
});

describe('assertions and expectations', () => {
  table(
    [
      ['node:assert by name', `import { ok, match, strictEqual } from 'node:assert/strict';\nstrictEqual(name, 'app_test');\n${SYNC}`],
      ['match by name', `import { match as fits } from 'node:assert';\nfits(name, /_test$/);\n${SYNC}`],
      ['assert of chai', `import { assert } from 'chai';\nassert.isTrue(/_test$/.test(name));\n${SYNC}`],
      ['a required assert', `const assert = require('assert');\nassert.equal(name, 'app_test');\n${SYNC}`],
      ['expect of chai', `import { expect } from 'chai';\nexpect(name).to.match(/_test$/);\n${SYNC}`],
      ['expect of vitest', `import { expect } from 'vitest';\nexpect(name).toBe('app_test');\n${SYNC}`],
      ['expect of a test', `expect(/_test$/.test(name)).toBe(true);\n${SYNC}`],
    ],
    true,
  );
});

describe('hooks of test libraries', () => {
  const before = (hook: string, call: string): string => `${hook}(() => { ${CHECK} });\n${call}(async () => { ${SYNC} });`;
  table(
    [
      ['before and it', `before(() => { ${CHECK} });\nit('a', async () => { ${SYNC} });`],
      ['beforeAll and beforeEach', before('beforeAll', 'beforeEach')],
      ['beforeAll and afterEach', before('beforeAll', 'afterEach')],
      ['beforeEach and beforeEach', before('beforeEach', 'beforeEach')],
      ['beforeAll and a later beforeAll', before('beforeAll', 'beforeAll')],
      ['a hook that is a function of this file', `const check = async () => { ${CHECK} };\nbeforeAll(check);\nbeforeEach(async () => { ${SYNC} });`],
      ['a hook that settings name', `import { assertTest } from './checks.js';\nbeforeAll(assertTest);\nbeforeEach(async () => { ${SYNC} });`],
      ['a hook that returns its check', `const check = async () => { ${CHECK} };\nbeforeAll(() => check());\nit('a', async () => { ${SYNC} });`],
      ['a test of a table', `beforeAll(() => { ${CHECK} });\ntest.each([1])('%s', async () => { ${SYNC} });`],
      ["Playwright's hooks", `test.beforeAll(() => { ${CHECK} });\ntest('a', async () => { ${SYNC} });`],
      ['a callback in a test', `beforeAll(() => { ${CHECK} });\nit('a', async () => { await run(async () => { ${SYNC} }); });`],
      ['a function that a hook is given', `beforeAll(() => { ${CHECK} });\nasync function reset() { ${SYNC} }\nbeforeEach(reset);`],
      ['a function that a test calls', `beforeAll(() => { ${CHECK} });\nconst reset = async () => { ${SYNC} };\nit('a', () => reset());`],
    ],
    true,
  );
});

describe('what no hook protects', () => {
  const after = (hook: string, call: string): string => `${hook}(() => { ${CHECK} });\n${call}(async () => { ${SYNC} });`;
  table(
    [
      ['a call that runs before any hook', `beforeAll(() => { ${CHECK} });\n${SYNC}`],
      ['the body of describe', `describe('a', () => { beforeAll(() => { ${CHECK} }); sequelize.sync({ force: true }); });`],
      ['beforeAll, which runs before beforeEach', after('beforeEach', 'beforeAll')],
      ['afterAll, which runs after a failed beforeAll', after('beforeAll', 'afterAll')],
      ['afterEach, which runs after a failed beforeEach', after('beforeEach', 'afterEach')],
      ['a hook that only warns', `beforeAll(() => { if (!/_test$/.test(name)) console.warn(name); });\nit('a', async () => { ${SYNC} });`],
      ['a test that checks', `it('a', () => { ${CHECK} });\nit('b', async () => { ${SYNC} });`],
      ['an async check that the hook does not wait for', `const check = async () => { ${CHECK} };\nbeforeAll(() => { check(); });\nit('a', async () => { ${SYNC} });`],
    ],
    false,
  );
});

it('a search that would never end is given up', () => {
  const calls = Array.from({ length: 40 }, (_, index) => `const f${index} = () => { f${index + 1}(); f${index + 2}(); };`).join('\n');
  expect(isChecked(`${calls}\nconst f40 = () => {};\nconst f41 = () => {};\nf0();\n${SYNC}`)).toBe(false);
});

describe('sources that are nested deeper than a call stack', () => {
  it.each([
    ['a long condition', `if (${Array.from({ length: 2_000 }, (_, index) => `a${index}`).join(' && ')}) ${SYNC}`],
    ['a long chain of else', `${Array.from({ length: 1_000 }, (_, index) => `if (a${index}) { log(); }`).join(' else ')}\n${SYNC}`],
    ['deep blocks', `${'{'.repeat(500)}log();${'}'.repeat(500)}\n${SYNC}`],
    ['a long choice', `${Array.from({ length: 800 }, (_, index) => `a${index} ? b : `).join('')}c;\n${SYNC}`],
  ])('%s', (_name, code) => {
    expect(isChecked(code)).toBe(false);
  });
});
