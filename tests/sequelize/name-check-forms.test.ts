// Forms of a check of the database's name, each beside one that looks like it and protects nothing.
import { describe, expect, it } from 'vitest';
import { isChecked, SYNC } from './name-check-probe.js';

const FAIL = "throw new Error('refused');";
const GOOD = '/_test$/.test(name)';
const refuse = (test: string): string => `if (${test}) ${FAIL}\n${SYNC}`;

type Row = readonly [name: string, checked: string, unchecked: string];

const SWITCHES: readonly Row[] = [
  ['default that throws', `switch (name) { case 'app_test': break; default: ${FAIL} }\n${SYNC}`, `switch (name) { case 'app_prod': break; default: ${FAIL} }\n${SYNC}`],
  ['two names', `switch (name) { case 'app_test': case 'app_dev': break; default: ${FAIL} }\n${SYNC}`, `switch (name) { case 'app_test': case 'app': break; default: ${FAIL} }\n${SYNC}`],
  ['no default', `switch (name) { case 'app_prod': ${FAIL} default: process.exit(1); case 'app_test': }\n${SYNC}`, `switch (name) { case 'app_test': break; case 'app_prod': ${FAIL} }\n${SYNC}`],
  ['a case before that throws', `switch (name) { case 'app': ${FAIL} case 'app_test': break; default: ${FAIL} }\n${SYNC}`, `switch (name) { case 'app': if (ready) ${FAIL} case 'app_test': break; default: ${FAIL} }\n${SYNC}`],
  ['a break before the throw', `switch (name) { case 'app_test': break; default: { ${FAIL} } }\n${SYNC}`, `switch (name) { case 'app_test': break; default: if (ready) break; ${FAIL} }\n${SYNC}`],
  ['of true', `switch (true) { case ${GOOD}: break; default: ${FAIL} }\n${SYNC}`, `switch (true) { case ready: break; default: ${FAIL} }\n${SYNC}`],
  ['in a function', `function check() { switch (name) { case 'app_test': return; default: ${FAIL} } }\ncheck();\n${SYNC}`.replace('return;', 'break;'), `function check() { switch (name) { case 'app_test': break; default: return; } }\ncheck();\n${SYNC}`],
  ['around the call', `switch (name) { case 'app_test': ${SYNC} }`, `switch (name) { case 'app': ${SYNC} }`],
  ['of the environment', `switch (name) { case 'app_test': break; default: ${FAIL} }\n${SYNC}`, `switch (process.env.NODE_ENV) { case 'test': break; default: ${FAIL} }\n${SYNC}`],
];

const LISTS: readonly Row[] = [
  ['set', refuse("!new Set(['app_test']).has(name)"), refuse("!new Set(['app_test', 'app']).has(name)")],
  ['set in a const', `const SAFE = new Set(['app_test']);\n${refuse('!SAFE.has(name)')}`, `const SAFE = new Set(['app_test']);\nSAFE.add(process.env.NAME);\n${refuse('!SAFE.has(name)')}`],
  ['map is no set', refuse("!new Set(['app_test']).has(name)"), refuse("!new Map(['app_test']).has(name)")],
  ['indexOf and -1', refuse("['app_test'].indexOf(name) === -1"), refuse("['app_test'].indexOf(name) !== -1")],
  ['indexOf around', `if (['app_test'].indexOf(name) !== -1) { ${SYNC} }`, `if (['app_test'].indexOf(name) === -1) { ${SYNC} }`],
  ['indexOf and zero', refuse("!(['app_test'].indexOf(name) >= 0)"), refuse("['app_test'].indexOf(name) > 0")],
  ['indexOf below zero', refuse("['app_test'].indexOf(name) < 0"), refuse("['app_test'].indexOf(name) <= 0")],
  ['indexOf with a tilde', refuse("!~['app_test'].indexOf(name)"), refuse("!['app_test'].indexOf(name)")],
  ['indexOf of a text', refuse("['app_test'].indexOf(name) === -1"), refuse("name.indexOf('_test') === -1")],
];

const FUNCTIONS: readonly Row[] = [
  ['false early, true at the end', `function isTest() { if (!${GOOD}) return false; return true; }\nif (isTest()) { ${SYNC} }`, `function isTest() { if (!${GOOD}) return true; return true; }\nif (isTest()) { ${SYNC} }`],
  ['true early, false at the end', `const isTest = () => { if (${GOOD}) { return true; } return false; };\n${refuse('!isTest()')}`, `const isTest = () => { if (${GOOD} || ready) { return true; } return false; };\n${refuse('!isTest()')}`],
  ['true early, nothing at the end', `function isTest() { if (${GOOD}) return true; }\n${refuse('!isTest()')}`, `function isProduction() { if (!${GOOD}) return true; }\n${refuse('!isProduction()')}`],
  ['negative', `function isProduction() { if (${GOOD}) return false; return true; }\n${refuse('isProduction()')}`, `function isProduction() { if (${GOOD}) return false; }\n${refuse('isProduction()')}`],
  ['given the name', `function isTest(value) { if (!/_test$/.test(value)) return false; return true; }\n${refuse('!isTest(name)')}`, `function isTest(value) { if (!/test/.test(value)) return false; return true; }\n${refuse('!isTest(name)')}`],
  ['asynchronous', `async function isTest() { if (!${GOOD}) return false; return true; }\n${refuse('!(await isTest())')}`, `async function isTest() { if (!${GOOD}) return false; return true; }\n${refuse('!isTest()')}`],
  ['by switch', `function isTest() { switch (name) { case 'app_test': return true; default: return false; } }\n${refuse('!isTest()')}`, `function isTest() { switch (name) { case 'app': return true; default: return false; } }\n${refuse('!isTest()')}`],
  ['in a try', `function isTest() { try { if (!${GOOD}) return false; } catch { return false; } return true; }\n${refuse('!isTest()')}`, `function isTest() { try { if (!${GOOD}) return false; } catch { return true; } return true; }\n${refuse('!isTest()')}`],
  ['a loop in it', `function isTest() { if (!${GOOD}) return false; for (const x of y) x(); return true; }\n${refuse('!isTest()')}`, `function isTest() { for (const x of y) { if (x) return true; } if (!${GOOD}) return false; return true; }\n${refuse('!isTest()')}`],
];

const TESTS: readonly Row[] = [
  ['compared with true', refuse(`${GOOD} !== true`), refuse(`${GOOD} === true`)],
  ['compared with false', refuse(`false === ${GOOD}`), refuse('/_test$/.exec(name) === false')],
  ['function compared with false', `function isTest() { return ${GOOD}; }\n${refuse('isTest() === false')}`, `function isTest() { return name.match(/_test$/); }\n${refuse('isTest() === false')}`],
  ['function that answers nothing', `function isTest() { if (${GOOD}) return true; return false; }\n${refuse('isTest() === false')}`, `function isTest() { if (${GOOD}) return true; }\n${refuse('isTest() === false')}`],
  ['function that returns nothing', `function isTest() { if (${GOOD}) return true; return false; }\n${refuse('isTest() === false')}`, `function isTest() { if (${GOOD}) return true; return; }\n${refuse('isTest() === false')}`],
  ['arrow function compared with false', `const isTest = () => ${GOOD};\n${refuse('isTest() === false')}`, `const isTest = () => name.match(/_test$/);\n${refuse('isTest() === false')}`],
  ['tilde compared with a boolean', refuse("!~['app_test'].indexOf(name) === true"), refuse("~['app_test'].indexOf(name) === false")],
  ['ordered by a boolean', refuse(`${GOOD} === false`), refuse(`${GOOD} > false`)],
  ['asynchronous function compared with false', `async function isTest() { return ${GOOD}; }\n${refuse('(await isTest()) === false')}`, `async function isTest() { return ${GOOD}; }\n${refuse('isTest() === false')}`],
  ['double negation', refuse(`!!!${GOOD}`), refuse(`!!${GOOD}`)],
  ['Boolean', refuse(`!Boolean(${GOOD})`), refuse(`Boolean(${GOOD})`)],
  ['ternary with a test in it', refuse(`!(ready ? ${GOOD} : false)`), refuse(`!(ready ? ${GOOD} : true)`)],
  ['ternary that gives the opposite', refuse(`${GOOD} ? false : true`), refuse(`${GOOD} ? true : false`)],
  ['sequence in a test', refuse(`(prepare(), !${GOOD})`), refuse(`(!${GOOD}, ready)`)],
];

const ORDER: readonly Row[] = [
  ['before it in a sequence', `function check() { if (!${GOOD}) ${FAIL} }\nexport const reset = () => (check(), sequelize.sync({ force: true }));`, `function check() { if (!${GOOD}) ${FAIL} }\nexport const reset = () => (sequelize.sync({ force: true }), check());`],
  ['all promises', `async function check() { if (!${GOOD}) ${FAIL} }\nawait Promise.all([check(), prepare()]);\n${SYNC}`, `async function check() { if (!${GOOD}) ${FAIL} }\nPromise.all([check(), prepare()]);\n${SYNC}`],
  ['any promise', `async function check() { if (!${GOOD}) ${FAIL} }\nawait Promise.all([check()]);\n${SYNC}`, `async function check() { if (!${GOOD}) ${FAIL} }\nawait Promise.allSettled([check()]);\n${SYNC}`],
];

const NAMES: readonly Row[] = [
  ['completed by a template', refuse('!/_test$/.test(name)'), refuse('!/_test$/.test(`${name}_test`)')],
  ['completed by a sum', refuse('!/_test$/.test(name)'), refuse("!/_test$/.test(name + '_test')")],
  ['completed in a const', 'const full = name;\n' + refuse('!/_test$/.test(full)'), 'const full = `${name}_test`;\n' + refuse('!/_test$/.test(full)')],
  ['completed by a const', refuse('!name.endsWith(`_test`)'), "const suffix = '_test';\n" + refuse('!/_test$/.test(`${name}${suffix}`)')],
  ['completed by concat', refuse("!name.endsWith('_test')"), refuse("!name.concat('_test').endsWith('_test')")],
  ['completed by join', refuse("!['app_test'].includes(name)"), refuse("!/_test$/.test([name, 'test'].join('_'))")],
  ['completed by an assignment', 'let full = name;\n' + refuse('!/_test$/.test(full)'), "let full = name;\nfull += '_test';\n" + refuse('!/_test$/.test(full)')],
  ['completed at the start', refuse("!name.startsWith('test_')"), refuse("!('test_' + name).startsWith('test_')")],
  ['anything before the word', refuse('!/^.*_test$/.test(name)'), refuse('!/^.*test$/.test(name)')],
  ['put together of what is not known', refuse('!/_test$/.test(`${schema}.${name}`)'), refuse('!/_test$/.test(`${name}.db_test`)')],
];

describe.each(Object.entries({ SWITCHES, LISTS, FUNCTIONS, TESTS, ORDER, NAMES }))('checks of the name: %s', (_table, rows) => {
  it.each(rows)('%s', (_name, checked, unchecked) => {
    expect(isChecked(checked), checked).toBe(true);
    expect(isChecked(unchecked), unchecked).toBe(false);
  });
});
