// Assertions, expectations and hooks of test libraries as checks of the database's name, each beside one that looks like it
// and protects nothing.
import { describe, expect, it } from 'vitest';
import { isChecked, SYNC } from './name-check-probe.js';

const GOOD = '/_test$/.test(name)';
const FAIL = "throw new Error('refused');";
const CHECK = `if (!${GOOD}) ${FAIL}`;

type Row = readonly [name: string, checked: string, unchecked: string];

const asserted = (call: string, from = 'node:assert'): string => `import assert from '${from}';\n${call};\n${SYNC}`;
const expected = (call: string): string => `${call};\n${SYNC}`;

const METHODS: readonly Row[] = [
  ['the function itself', asserted(`assert(${GOOD})`), asserted(`assert(!${GOOD})`)],
  ['ok', asserted(`assert.ok(${GOOD})`), asserted(`assert.throws(${GOOD})`)],
  ['isTrue', asserted(`assert.isTrue(${GOOD})`, 'chai'), asserted(`assert.isFalse(${GOOD})`, 'chai')],
  ['isOk', asserted(`assert.isOk(${GOOD})`, 'chai'), asserted(`assert.isNotOk(${GOOD})`, 'chai')],
  ['equal', asserted("assert.equal(name, 'app_test')"), asserted("assert.notEqual(name, 'app_test')")],
  ['strictEqual', asserted("assert.strictEqual(name, 'app_test')"), asserted("assert.notStrictEqual(name, 'app_test')")],
  ['deepEqual', asserted("assert.deepEqual(name, 'app_test')"), asserted("assert.notDeepEqual(name, 'app_test')")],
  ['deepStrictEqual', asserted("assert.deepStrictEqual(name, 'app_test')"), asserted("assert.deepStrictEqual(name, 'app')")],
  ['is of uvu', asserted("assert.is(name, 'app_test')", 'uvu/assert'), asserted("assert.is.not(name, 'app_test')", 'uvu/assert')],
  ['the expected value first', asserted("assert.equal('app_test', name)"), asserted("assert.equal('app', name)")],
  ['compared with true', asserted(`assert.equal(${GOOD}, true)`), asserted(`assert.equal(${GOOD}, false)`)],
  ['compared with false', asserted(`assert.strictEqual(!${GOOD}, false)`), asserted(`assert.strictEqual(!${GOOD}, true)`)],
  ['strict in between', asserted("assert.strict.equal(name, 'app_test')"), asserted("assert.strict.notEqual(name, 'app_test')")],
  ['strict itself', asserted(`assert.strict(${GOOD})`), asserted('assert.strict(name)')],
  ['brackets', asserted("assert['match'](name, /_test$/)"), asserted('assert[method](name, /_test$/)')],
  ['no argument', asserted(`assert(${GOOD})`), asserted('assert()')],
  ['arguments of a spread', asserted("assert.equal(name, 'app_test')"), asserted("assert.equal(...['app_test', 'app_test'])")],
  ['a second argument of a spread', asserted('assert.match(name, /_test$/)'), asserted('assert.match(name, ...[/_test$/])')],
  ['a text and a spread', asserted("assert.equal('app_test', name)"), asserted("assert.equal('app_test', ...[name])")],
  ['no second argument', asserted('assert.match(name, /_test$/)'), asserted('assert.match(name)')],
  ['a message of its own', asserted(`assert(${GOOD}, name)`), asserted(`assert(name, ${GOOD})`)],
  ['awaited', asserted(`await assert.match(name, /_test$/)`), asserted('await assert.doesNotMatch(name, /_test$/)')],
  ['in a function', `import assert from 'assert';\nconst check = () => assert(${GOOD});\ncheck();\n${SYNC}`, `import assert from 'assert';\nconst check = () => assert(${GOOD});\n${SYNC}`],
];

const SOURCES: readonly Row[] = [
  ...['assert', 'node:assert', 'assert/strict', 'node:assert/strict', 'power-assert'].map((from): Row => [`renamed, from ${from}`, `import claim from '${from}';\nclaim(${GOOD});\n${SYNC}`, `import claim from '${from}s';\nclaim(${GOOD});\n${SYNC}`]),
  ['by its name', `import { ok as claim } from 'assert';\nclaim(${GOOD});\n${SYNC}`, `import { ifError as claim } from 'assert';\nclaim(${GOOD});\n${SYNC}`],
  ['strict by its name', `import { strict as claim } from 'assert';\nclaim.equal(name, 'app_test');\nclaim(${GOOD});\n${SYNC}`, `import { rejects as claim } from 'assert';\nclaim(${GOOD});\n${SYNC}`],
  ['strict by its name, called', `import { strict as claim } from 'assert';\nclaim(${GOOD});\n${SYNC}`, `import { stricter as claim } from 'assert';\nclaim(${GOOD});\n${SYNC}`],
  ['assert by its name', `import { assert as claim } from 'chai';\nclaim(${GOOD});\n${SYNC}`, `import { assertion as claim } from 'chai';\nclaim(${GOOD});\n${SYNC}`],
  ['default by its name', `import { default as claim } from 'node:assert';\nclaim(${GOOD});\n${SYNC}`, `import { default as claim } from 'node:test';\nclaim(${GOOD});\n${SYNC}`],
  ['a namespace', `import * as claim from 'node:assert';\nclaim.ok(${GOOD});\n${SYNC}`, `import * as claim from 'node:console';\nclaim.ok(${GOOD});\n${SYNC}`],
  ['default of a namespace', `import * as claim from 'node:assert';\nclaim.default.ok(${GOOD});\n${SYNC}`, `import * as claim from 'node:assert';\nclaim.default.fail.ok(${GOOD}, claim).no(name);\n${SYNC}`],
  ['required on the spot', `require('assert')(${GOOD});\n${SYNC}`, `require('./assert')(${GOOD});\n${SYNC}`],
  ['a method that is required on the spot', `require('node:assert').match(name, /_test$/);\n${SYNC}`, `require('node:assert').doesNotMatch(name, /_test$/);\n${SYNC}`],
  ['strict that is required on the spot', `require('node:assert').strict(${GOOD});\n${SYNC}`, `require('node:console').assert(${GOOD});\n${SYNC}`],
  ['default that is required on the spot', `require('node:assert').default(${GOOD});\n${SYNC}`, `require('node:assert').AssertionError(${GOOD});\n${SYNC}`],
  ['a method of strict that is required', `require('node:assert').strict.equal(name, 'app_test');\n${SYNC}`, `require('node:assert').strict.notEqual(name, 'app_test');\n${SYNC}`],
  ['required by brackets', `require('node:assert')['ok'](${GOOD});\n${SYNC}`, `require('node:assert')[method](${GOOD}, name);\n${SYNC}`],
  ['imported on the spot', `(await import('node:assert')).match(name, /_test$/);\n${SYNC}`, `(await import('./assert.js')).match(name, /_test$/);\n${SYNC}`],
  ['default that is imported on the spot', `(await import('node:assert')).default(${GOOD});\n${SYNC}`, `(await import('node:assert')).doesNotMatch(name, /_test$/);\n${SYNC}`],
  ['invariant of a package', `import invariant from 'tiny-invariant';\ninvariant(${GOOD});\n${SYNC}`, `import invariant from './invariant.js';\ninvariant(${GOOD});\n${SYNC}`],
  ['invariant by its name', `import { invariant } from '@epic-web/invariant';\ninvariant(${GOOD});\n${SYNC}`, `import { invariants } from '@epic-web/invariant';\ninvariants(${GOOD});\n${SYNC}`],
  ['assert of a package', `import assert from 'better-assert';\nassert(${GOOD});\n${SYNC}`, `import softassert from 'better-assert';\nsoftassert(${GOOD});\n${SYNC}`],
  ['an alias that is own code', `import assert from '@scope/assert';\nassert(${GOOD});\n${SYNC}`, `import assert from '@/assert';\nassert(${GOOD});\n${SYNC}`],
  ['a subpath that is own code', `import assert from 'assert-plus';\nassert(${GOOD});\n${SYNC}`, `import assert from '#assert';\nassert(${GOOD});\n${SYNC}`],
  ['a tilde that is own code', `import assert from 'assert-plus';\nassert(${GOOD});\n${SYNC}`, `import assert from '~/assert';\nassert(${GOOD});\n${SYNC}`],
  ['a binding that is replaced', `let claim = require('node:assert');\nclaim.ok(${GOOD});\n${SYNC}`, `let claim = require('node:assert');\nclaim = () => {};\nclaim(${GOOD});\n${SYNC}`],
  ['a binding that is replaced by its methods', `let assert = require('node:assert');\nassert(${GOOD});\n${SYNC}`, `let assert = require('node:assert');\nassert = console;\nassert.ok(${GOOD});\n${SYNC}`],
  ['the global', `assert(${GOOD});\n${SYNC}`, `function assert() {}\nassert(${GOOD});\n${SYNC}`],
  ['a method of the global', `assert.ok(${GOOD});\n${SYNC}`, `claim.ok(${GOOD});\n${SYNC}`],
  ['assert of the console, which goes on', `import { assert } from 'node:assert';\nassert(${GOOD});\n${SYNC}`, `import { assert } from 'node:console';\nassert(${GOOD});\n${SYNC}`],
  ['assert of a required console', `const { assert } = require('chai');\nassert(${GOOD});\n${SYNC}`, `const { assert } = require('console');\nassert(${GOOD});\n${SYNC}`],
  ['assert of the global console', `const { ok: assert } = require('assert');\nassert(${GOOD});\n${SYNC}`, `const { assert } = console;\nassert(${GOOD});\n${SYNC}`],
  ['assert of a namespace of chai', `import * as chai from 'chai';\nchai.assert(${GOOD});\n${SYNC}`, `import * as chai from 'chai';\nchai.use(${GOOD});\n${SYNC}`],
  ['expect of a namespace of chai', `import * as chai from 'chai';\nchai.expect(name).to.match(/_test$/);\n${SYNC}`, `import * as chai from 'chai';\nchai.expect(name).to.not.match(/_test$/);\n${SYNC}`],
];

const EXPECTATIONS: readonly Row[] = [
  ['toBe', expected("expect(name).toBe('app_test')"), expected("expect(name).not.toBe('app_test')")],
  ['toEqual', expected("expect(name).toEqual('app_test')"), expected("expect(name).toEqual('app')")],
  ['toStrictEqual', expected("expect(name).toStrictEqual('app_test')"), expected("expect(name).not.toStrictEqual('app_test')")],
  ['eql of chai', expected("expect(name).to.eql('app_test')"), expected("expect(name).to.not.eql('app_test')")],
  ['equal of chai', expected("expect(name).to.equal('app_test')"), expected("expect(name).not.to.equal('app_test')")],
  ['deep equal of chai', expected("expect(name).to.deep.equal('app_test')"), expected("expect(name).to.include('app_test')")],
  ['match of chai', expected('expect(name).to.match(/_test$/)'), expected('expect(name).to.match(/test/)')],
  ['toBeTruthy', expected(`expect(${GOOD}).toBeTruthy()`), expected(`expect(${GOOD}).toBeFalsy()`)],
  ['toBeTruthy of a match', expected('expect(name.match(/_test$/)).toBeTruthy()'), expected('expect(name).toBeTruthy()')],
  ['toBe false', expected(`expect(!${GOOD}).toBe(false)`), expected(`expect(${GOOD}).toBe(false)`)],
  ['a pattern', expected('expect(name).toMatch(/_test$/)'), expected('expect(name).toMatch(/test/)')],
  ['not', expected('expect(name).toMatch(/_test$/)'), expected('expect(name).not.toMatch(/_test$/)')],
  ['rejects', expected('expect(name).toMatch(/_test$/)'), expected('expect(name).rejects.toMatch(/_test$/)')],
  ['nothing expected', expected('expect(name).toMatch(/_test$/)'), expected('expect(name).toMatch()')],
  ['expected by a spread', expected('expect(name).toMatch(/_test$/)'), expected('expect(name).toMatch(...[/_test$/])')],
  ['of a spread', expected('expect(name).toMatch(/_test$/)'), expected('expect(...names).toMatch(/_test$/)')],
  ['of nothing', expected('expect(name).toMatch(/_test$/)'), expected('expect().toMatch(/_test$/)')],
  ['without a call of expect', expected('expect(name).toMatch(/_test$/)'), expected('expect.name.toMatch(/_test$/)')],
  ['without a matcher', expected("expect(name).toBe('app_test')"), expected("expect('app_test')")],
  ['by brackets', expected("expect(name)['toMatch'](/_test$/)"), expected('expect(name)[matcher](/_test$/)')],
  ['of another function', expected('expect(name).toMatch(/_test$/)'), expected('wrap(name).toMatch(/_test$/)')],
  ['of a function of the file', expected('expect(name).toMatch(/_test$/)'), `const expect = (value) => ({ toMatch() {} });\nexpect(name).toMatch(/_test$/);\n${SYNC}`],
  ['of a package', `import { expect } from '@jest/globals';\nexpect(name).toMatch(/_test$/);\n${SYNC}`, `import { expect } from './expect.js';\nexpect(name).toMatch(/_test$/);\n${SYNC}`],
  ['of a package under another name', `import { expect as claim } from 'vitest';\nclaim(name).toMatch(/_test$/);\n${SYNC}`, `import { wrap } from 'vitest';\nwrap(name).toMatch(/_test$/);\n${SYNC}`],
  ['of a package that gives nothing else', `import expect from 'expect';\nexpect(name).toMatch(/_test$/);\n${SYNC}`, `import wrap from 'wrap';\nwrap(name).toMatch(/_test$/);\n${SYNC}`],
  ['of a package that is required', `const { expect: claim } = require('chai');\nclaim(name).to.match(/_test$/);\n${SYNC}`, `const { wrap: expect } = require('chai');\nexpect(name).to.match(/_test$/);\n${SYNC}`],
  ['a text and a spread', expected("expect('app_test').toBe(name)"), expected("expect('app_test').toBe(...[name])")],
  ['a call of what it gives', expected('expect(name).toMatch(/_test$/)'), expected('expect(name)(/_test$/)')],
  ['without a second argument of chai', expected("expect(name, 'the database').to.equal('app_test')"), expected("expect('the database', name).to.equal('app_test')")],
];

const hooks = (hook: string, call: string): string => `${hook}(() => { ${CHECK} });\n${call}(async () => { ${SYNC} });`;
const testing = (hook: string, call: string): string => `${hook}(() => { ${CHECK} });\n${call}('a', async () => { ${SYNC} });`;

const HOOKS: readonly Row[] = [
  ['before and before', hooks('before', 'before'), hooks('before', 'after')],
  ['suiteSetup and setup', hooks('suiteSetup', 'setup'), hooks('suiteSetup', 'suiteTeardown')],
  ['setup and test', testing('setup', 'test'), hooks('setup', 'teardown')],
  ['suiteSetup and teardown', hooks('suiteSetup', 'teardown'), hooks('setup', 'suiteSetup')],
  ['before and afterEach', hooks('before', 'afterEach'), hooks('before', 'afterAll')],
  ['beforeEach and specify', testing('beforeEach', 'specify'), testing('afterEach', 'specify')],
  ['beforeEach and fit', testing('beforeEach', 'fit'), testing('afterAll', 'fit')],
  ['beforeEach and test', testing('beforeEach', 'test'), testing('teardown', 'test')],
  ['only', testing('beforeEach', 'it.only'), testing('it.only', 'it')],
  ['a test by brackets', testing('beforeEach', "it['only']"), testing('beforeEach', 'on[event]')],
  ['a table of templates', `beforeEach(() => { ${CHECK} });\ntest.each\`a\n\${1}\`('a', async () => { ${SYNC} });`, `afterEach(() => { ${CHECK} });\ntest.each\`a\n\${1}\`('a', async () => { ${SYNC} });`],
  ['describe of Playwright', `test.beforeEach(() => { ${CHECK} });\ntest.only('a', async () => { ${SYNC} });`, `test.beforeEach(() => { ${CHECK} });\ntest.describe('a', () => { sequelize.sync({ force: true }); });`],
  ['a named hook', `beforeEach('check', () => { ${CHECK} });\nit('a', async () => { ${SYNC} });`, `beforeEach('check');\nit('a', async () => { ${SYNC} });`],
  ['a spread of hooks', `beforeEach(() => { ${CHECK} });\nit('a', async () => { ${SYNC} });`, `beforeEach(...[() => { ${CHECK} }]);\nit('a', async () => { ${SYNC} });`],
  ['an asynchronous hook', `const check = async () => { ${CHECK} };\nbeforeEach(async () => { await check(); });\nit('a', async () => { ${SYNC} });`, `const check = async () => { ${CHECK} };\nbeforeEach(async () => { check(); });\nit('a', async () => { ${SYNC} });`],
  ['a hook that settings name', `import { assertTest } from './checks.js';\nbeforeEach(assertTest);\nit('a', async () => { ${SYNC} });`, `import { warnOfTest } from './checks.js';\nbeforeEach(warnOfTest);\nit('a', async () => { ${SYNC} });`],
  ['a hook in parentheses', `(beforeEach(() => { ${CHECK} }));\nit('a', async () => { ${SYNC} });`, `const hook = () => beforeEach(() => { ${CHECK} });\nit('a', async () => { ${SYNC} });`],
  ['a hook of the context of node:test', `test('a', async (t) => { t.beforeEach(() => { ${CHECK} }); await t.test('b', async () => { ${SYNC} }); });`, `test('a', async (t) => { t.afterEach(() => { ${CHECK} }); await t.test('b', async () => { ${SYNC} }); });`],
  ['a name that every object has', testing('beforeEach', 'it'), testing('beforeEach', 'toString')],
  ['a function that a test and something else are given', `beforeEach(() => { ${CHECK} });\nconst reset = async () => { ${SYNC} };\nit('a', reset);\nit('b', reset);`, `beforeEach(() => { ${CHECK} });\nconst reset = async () => { ${SYNC} };\nit('a', reset);\nafterAll(reset);`],
];

describe.each(Object.entries({ METHODS, SOURCES, EXPECTATIONS, HOOKS }))('assertions of the name: %s', (_table, rows) => {
  it.each(rows)('%s', (_name, checked, unchecked) => {
    expect(isChecked(checked), checked).toBe(true);
    expect(isChecked(unchecked), unchecked).toBe(false);
  });
});
