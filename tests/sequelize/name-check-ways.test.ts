// How a program comes to a call past a check of the database's name, each beside one in which it comes there around it.
import { describe, expect, it } from 'vitest';
import { lint } from '../support/lint.js';
import { isChecked, SYNC } from './name-check-probe.js';

const GOOD = '/_test$/.test(name)';
const FAIL = "throw new Error('refused');";
const CHECK = `if (!${GOOD}) ${FAIL}`;
const check = `function check() { ${CHECK} }\n`;

type Row = readonly [name: string, checked: string, unchecked: string];

/** A function with such a body, called before the sync. */
const calling = (body: string): string => `function guard() { ${body} }\n${check}guard();\n${SYNC}`;
/** The same, whose answer is a condition. */
const asking = (body: string): string => `function isTest() { ${body} }\n${check}if (isTest()) { ${SYNC} }`;
/** The same, where the opposite answer is. */
const denying = (body: string): string => `function isOther() { ${body} }\n${check}if (!isOther()) { ${SYNC} }`;

const JUMPS: readonly Row[] = [
  ['break out of a loop', `for (const one of names) { if (!one.endsWith('_test')) break; ${SYNC} }`, `for (const one of names) { if (one.endsWith('_test')) break; ${SYNC} }`],
  ['break and continue of a while', `while (more()) { if (!${GOOD}) { if (ready) break; else continue; } ${SYNC} }`, `while (more()) { if (!${GOOD}) { if (ready) break; } ${SYNC} }`],
  ['break out of a block with a label', `out: { if (!${GOOD}) break out; ${SYNC} }`, `out: { if (!${GOOD}) break out; }\n${SYNC}`],
  ['return in a block', `export async function run() { { if (!${GOOD}) return; } ${SYNC} }`, `export async function run() { [1].forEach(() => { if (!${GOOD}) return; }); ${SYNC} }`],
  ['throw behind statements', `if (!${GOOD}) { log(name); report(name); ${FAIL} }\n${SYNC}`, `if (!${GOOD}) { log(name); report(name); }\n${SYNC}`],
  ['nested blocks', `{ { ${CHECK} } }\n${SYNC}`, `{ { log(); } }\n${SYNC}`],
  ['both arms', `if (ready) { ${CHECK} } else { ${CHECK} }\n${SYNC}`, `if (ready) { ${CHECK} } else { log(); }\n${SYNC}`],
  ['else if', `if (ready) { ${CHECK} } else if (!${GOOD}) { ${FAIL} }\n${SYNC}`, `if (ready) { ${CHECK} } else if (late) { ${CHECK} }\n${SYNC}`],
  ['finally', `try { prepare(); } catch { log(); } finally { ${CHECK} }\n${SYNC}`, `try { prepare(); } catch { ${CHECK} } finally { log(); }\n${SYNC}`],
  ['try without a catch', `try { ${CHECK} } finally { log(); }\n${SYNC}`, `try { log(); } finally { warn(); }\n${SYNC}`],
  ['try that checks and catch that checks', `try { ${CHECK} } catch { ${CHECK} }\n${SYNC}`, `try { ${CHECK} } catch { if (ready) ${FAIL} }\n${SYNC}`],
  ['finally that breaks', `switch (mode) { default: try { ${CHECK} } finally { log(); } }\n${SYNC}`, `switch (mode) { default: try { ${CHECK} } finally { break; } }\n${SYNC}`],
  ['finally that continues', `for (const one of names) { try { ${CHECK} } finally { log(); } ${SYNC} }`, `out: for (const one of names) { for (;;) { try { ${CHECK} } finally { break; } } ${SYNC} }`],
];

const INITIALISERS: readonly Row[] = [
  ['a constant', `${check}const done = check();\n${SYNC}`, `${check}const done = check;\n${SYNC}`],
  ['a second one', `${check}let first, second = check();\n${SYNC}`, `${check}let first, second = () => check();\n${SYNC}`],
  ['an assignment', `${check}let done;\ndone = check();\n${SYNC}`, `${check}let done;\ndone = check;\n${SYNC}`],
  ['void', `${check}void check();\n${SYNC}`, `${check}void check;\n${SYNC}`],
  ['a negation', `${check}!check();\n${SYNC}`, `${check}!check;\n${SYNC}`],
  ['a sequence', `${check}(prepare(), check(), log());\n${SYNC}`, `${check}(prepare(), check, log());\n${SYNC}`],
  ['either arm of a choice', `${check}ready ? check() : check();\n${SYNC}`, `${check}ready ? check() : log();\n${SYNC}`],
  ['the first arm of a choice by the check', `${GOOD} ? log() : process.exit(1);\n${SYNC}`, `${GOOD} ? process.exit(1) : log();\n${SYNC}`],
  ['left of or', `${check}check() || log();\n${SYNC}`, `${check}log() || check();\n${SYNC}`],
  ['left of and', `${check}check() && log();\n${SYNC}`, `${check}log() && check();\n${SYNC}`],
  ['left of ??', `${check}check() ?? log();\n${SYNC}`, `${check}log() ?? check();\n${SYNC}`],
  ['right of the check', `${GOOD} || process.exit(1);\n${SYNC}`, `${GOOD} && process.exit(1);\n${SYNC}`],
  ['right of the opposite', `!${GOOD} && process.exit(1);\n${SYNC}`, `!${GOOD} || process.exit(1);\n${SYNC}`],
  ['or and ??', `${GOOD} || process.exit(1);\n${SYNC}`, `${GOOD} ?? process.exit(1);\n${SYNC}`],
  ['awaited right of the check', `async function fail() { ${FAIL} }\n${GOOD} || await fail();\n${SYNC}`, `async function fail() { ${FAIL} }\n${GOOD} || fail();\n${SYNC}`],
  ['an await of an assignment', `const run = async () => { ${CHECK} };\nlet done;\ndone = await run();\n${SYNC}`, `const run = async () => { ${CHECK} };\nlet done;\ndone = run();\n${SYNC}`],
  ['an await of a choice', `const run = async () => { ${CHECK} };\nready ? await run() : await run();\n${SYNC}`, `const run = async () => { ${CHECK} };\nready ? run() : run();\n${SYNC}`],
  ['an await of a sequence', `const run = async () => { ${CHECK} };\n(await run(), log());\n${SYNC}`, `const run = async () => { ${CHECK} };\n(run(), log());\n${SYNC}`],
  ['an await left of or', `const run = async () => { ${CHECK} };\n(await run()) || log();\n${SYNC}`, `const run = async () => { ${CHECK} };\nrun() || log();\n${SYNC}`],
];

const BODIES: readonly Row[] = [
  ['a block', calling(`{ ${CHECK} }`), calling(`{ if (ready) return; ${CHECK} }`)],
  ['both arms of an if', calling(`if (ready) { ${CHECK} } else { check(); }`), calling(`if (ready) { return; } else { check(); }`)],
  ['a return of the check', calling('return check();'), calling('return check;')],
  ['a return of the check on one path', calling('if (ready) return check(); check();'), calling('if (ready) return log(); check();')],
  ['a return of nothing', calling(`${CHECK} return;`), calling(`if (ready) return; ${CHECK}`)],
  ['a try', calling(`try { ${CHECK} } finally { log(); }`), calling(`try { ${CHECK} } finally { if (ready) return; }`)],
  ['a try whose catch returns', calling(`try { ${CHECK} } catch (error) { log(error); throw error; }`), calling(`try { ${CHECK} } catch (error) { return; }`)],
  ['a try with a return', calling(`try { if (ready) return check(); } catch { check(); } check();`), calling(`try { if (ready) return; } catch { check(); } check();`)],
  ['a loop with a function in it', calling(`for (const one of list) { run(() => { return one; }); } ${CHECK}`), calling(`for (const one of list) { return one; } ${CHECK}`)],
  ['a switch with a return', calling(`switch (name) { case 'app_test': return; default: ${FAIL} }`), calling(`switch (name) { case 'app': return; default: ${FAIL} }`)],
  ['a switch behind which the check comes', calling(`switch (mode) { case 'a': log(); } ${CHECK}`), calling(`switch (mode) { case 'a': return; } ${CHECK}`)],
  ['the test around the return', calling(`if (${GOOD}) return; ${FAIL}`), calling(`if (!${GOOD}) return; ${FAIL}`)],
  ['the test in an else', calling(`if (!${GOOD}) { ${FAIL} } else { return; }`), calling(`if (${GOOD}) { ${FAIL} } else { return; }`)],
  ['an expression as the body', `const guard = () => ${GOOD} || process.exit(1);\nguard();\n${SYNC}`, `const guard = () => ${GOOD};\nguard();\n${SYNC}`],
  ['an awaited expression as the body', `const run = async () => { ${CHECK} };\nconst guard = async () => run();\nawait guard();\n${SYNC}`, `const run = async () => { ${CHECK} };\nconst guard = async () => { run(); };\nawait guard();\n${SYNC}`],
  ['a return of what is awaited', `const run = async () => { ${CHECK} };\nasync function guard() { return run(); }\nawait guard();\n${SYNC}`, `const run = async () => { ${CHECK} };\nasync function guard() { return run(); }\nguard();\n${SYNC}`],
  ['a generator', calling(CHECK), calling(CHECK).replace('function guard', 'function* guard')],
  ['four functions deep', `${check}const a = () => check();\nconst b = () => a();\nconst c = () => b();\nc();\n${SYNC}`, `${check}const a = () => check();\nconst b = () => a();\nconst c = () => b();\nconst d = () => c();\nd();\n${SYNC}`],
  ['a function that calls itself', calling(`${CHECK} if (ready) guard();`), calling('if (ready) guard(); else guard();')],
];

const ANSWERS: readonly Row[] = [
  ['true at the end', asking(`if (!${GOOD}) return false; return true;`), asking('return true;')],
  ['nothing on the other path', asking(`if (!${GOOD}) return; return true;`), asking(`if (${GOOD}) return; return true;`)],
  ['null on the other path', asking(`if (!${GOOD}) return null; return true;`), asking(`if (!${GOOD}) return 'no'; return true;`)],
  ['nothing at the end', asking(`if (${GOOD}) return true;`), asking(`if (${GOOD}) return; return 1;`)],
  ['an answer that is not known', asking(`if (!${GOOD}) return false; return ready;`), asking(`if (!${GOOD}) return ready; return true;`)],
  ['a throw on the other path', asking(`if (!${GOOD}) ${FAIL} return true;`), asking(`if (${GOOD}) ${FAIL} return true;`)],
  ['a check before', asking('check(); return ready;'), asking('log(); return ready;')],
  ['the answer of a check', asking('return check();'), asking('return check;')],
  ['the test itself', asking(`return ${GOOD};`), asking(`return !${GOOD};`)],
  ['the test and more', asking(`return ready && ${GOOD};`), asking(`return ready || ${GOOD};`)],
  ['by a switch', asking("switch (name) { case 'app_test': return true; } return false;"), asking("switch (name) { case 'app_test': return true; } return ready;")],
  ['by a switch that breaks', asking("switch (name) { case 'app_test': return true; default: return false; }"), asking("switch (name) { case 'app_test': return true; default: break; } return true;")],
  ['by a switch that falls through', asking("switch (name) { case 'app_dev': case 'app_test': return true; default: return false; }"), asking("switch (name) { case 'app_dev': case 'app': return true; default: return false; }")],
  ['the opposite at the end', denying(`if (${GOOD}) return false; return true;`), denying(`if (!${GOOD}) return false; return true;`)],
  ['the opposite, by nothing', denying(`if (${GOOD}) return; return 'other';`), denying("if (ready) return 'other';")],
  ['the opposite itself', denying(`return !${GOOD};`), denying(`return ${GOOD};`)],
  ['the opposite of an arrow', `const isOther = () => !${GOOD};\nif (!isOther()) { ${SYNC} }`, `const isOther = () => ${GOOD};\nif (!isOther()) { ${SYNC} }`],
  ['a generator', asking(`return ${GOOD};`), asking(`return ${GOOD};`).replace('function isTest', 'function* isTest')],
  ['in a try', asking(`try { return ${GOOD}; } catch { return false; }`), asking(`try { return ${GOOD}; } catch { return true; }`)],
  ['with a finally', asking(`try { return ${GOOD}; } finally { log(); }`), asking(`try { return ${GOOD}; } finally { return true; }`)],
  ['a function in it', asking(`list.forEach(() => { return true; }); return ${GOOD};`), asking(`for (const one of list) { if (one) return true; } return ${GOOD};`)],
  ['its parameter', `function ask(outcome) { return outcome; }\nif (ask(${GOOD})) { ${SYNC} }`, `function ask(outcome) { return !outcome; }\nif (ask(${GOOD})) { ${SYNC} }`],
  ['its parameter with a default', `function ask(outcome) { return outcome; }\nif (ask(${GOOD})) { ${SYNC} }`, `function ask(outcome = ${GOOD}) { return outcome; }\nif (ask(ready)) { ${SYNC} }`],
  ['its second parameter', `function ask(first, outcome) { return outcome; }\nif (ask(ready, ${GOOD})) { ${SYNC} }`, `function ask(first, outcome) { return first; }\nif (ask(ready, ${GOOD})) { ${SYNC} }`],
  ['its parameter behind a spread', `function ask(first, outcome) { return outcome; }\nif (ask(1, ${GOOD})) { ${SYNC} }`, `function ask(first, outcome) { return outcome; }\nif (ask(...list, ${GOOD})) { ${SYNC} }`],
  ['a part of its parameter', `function ask(outcome) { return outcome; }\nif (ask(${GOOD})) { ${SYNC} }`, `function ask({ outcome }) { return outcome; }\nif (ask(${GOOD})) { ${SYNC} }`],
  ['awaited', `const isTest = async () => ${GOOD};\nif (await isTest()) { ${SYNC} }`, `const isTest = async () => ${GOOD};\nif (await isTest) { ${SYNC} }`],
  ['handed to two functions', `const one = (value) => value;\nconst two = (value) => one(value);\nif (two(${GOOD})) { ${SYNC} }`, `const one = (value) => !value;\nconst two = (value) => one(value);\nif (two(${GOOD})) { ${SYNC} }`],
];

const USES: readonly Row[] = [
  ['the only use', `async function reset() { ${SYNC} }\nif (${GOOD}) { await reset(); }`, `async function reset() { ${SYNC} }\nif (${GOOD}) { await reset(); } else { await reset(); }`],
  ['no use', `${CHECK}\nasync function reset() { ${SYNC} }`, `async function reset() { ${SYNC} }`],
  ['an exported constant', `${CHECK}\nexport const reset = async () => { ${SYNC} };`, `export const reset = async () => { ${SYNC} };\nif (${GOOD}) { await reset(); }`],
  ['exported by default', `${CHECK}\nexport default async function reset() { ${SYNC} }`, `export default async function reset() { ${SYNC} }\nif (${GOOD}) { await reset(); }`],
  ['exported by default below', `async function reset() { ${SYNC} }\nif (${GOOD}) { await reset(); }`, `async function reset() { ${SYNC} }\nif (${GOOD}) { await reset(); }\nexport default reset;`],
  ['assigned to exports', `async function reset() { ${SYNC} }\nif (${GOOD}) { run(reset); }`, `async function reset() { ${SYNC} }\nif (${GOOD}) { run(reset); }\nmodule.exports = { reset };`],
  ['a function that calls itself', `async function reset() { ${SYNC} if (more) await reset(); }\nif (${GOOD}) { await reset(); }`, `async function reset() { ${SYNC} if (more) await reset(); }\nawait reset();`],
  ['three functions away', `const a = async () => { ${SYNC} };\nconst b = () => a();\nconst c = () => b();\nif (${GOOD}) { await c(); }`, `const a = async () => { ${SYNC} };\nconst b = () => a();\nconst c = () => b();\nconst d = () => c();\nif (${GOOD}) { await d(); }`],
  ['a part of what is made', `const reset = async () => { ${SYNC} };\nif (${GOOD}) { await reset(); }`, `const { reset } = { reset: async () => { ${SYNC} } };\nif (${GOOD}) { await reset(); }`],
  ['a function in parentheses', `const reset = (async () => { ${SYNC} });\nif (${GOOD}) { await reset(); }`, `const reset = (async () => { ${SYNC} })();\nif (${GOOD}) { await reset; }`],
  ['called before the check by a function above', `${CHECK}\nmain();\nasync function reset() { ${SYNC} }\nasync function main() { await reset(); }`, `main();\n${CHECK}\nasync function reset() { ${SYNC} }\nasync function main() { await reset(); }`],
  ['called before the check by a function of a function', `${CHECK}\nmain();\nasync function reset() { ${SYNC} }\nasync function main() { await second(); }\nasync function second() { await reset(); }`, `main();\n${CHECK}\nasync function reset() { ${SYNC} }\nasync function main() { await second(); }\nasync function second() { await reset(); }`],
  ['functions that call each other', `${CHECK}\nmain();\nasync function reset() { ${SYNC} await main(); }\nasync function main() { await reset(); }`, `main();\n${CHECK}\nasync function reset() { ${SYNC} await main(); }\nasync function main() { await reset(); }`],
  ['handed on before the check', `${CHECK}\napp.on('ready', reset);\nasync function reset() { ${SYNC} }`, `app.on('ready', reset);\n${CHECK}\nasync function reset() { ${SYNC} }`],
  ['exported and called before the check', `${CHECK}\nawait reset();\nexport async function reset() { ${SYNC} }`, `await reset();\n${CHECK}\nexport async function reset() { ${SYNC} }`],
  ['exported by default and called before the check', `${CHECK}\nawait reset();\nexport default async function reset() { ${SYNC} }`, `await reset();\n${CHECK}\nexport default async function reset() { ${SYNC} }`],
  ['behind a promise', `const run = async () => { ${CHECK} };\nrun().then(() => sequelize.sync({ force: true }));`, `const run = async () => { ${CHECK} };\nrun().finally(() => sequelize.sync({ force: true }));`],
  ['behind a promise that is rejected', `const run = async () => { ${CHECK} };\nrun().then((done) => sequelize.sync({ force: true }), log);`, `const run = async () => { ${CHECK} };\nrun().then(log, () => sequelize.sync({ force: true }));`],
  ['behind a promise by brackets', `const run = async () => { ${CHECK} };\nrun()['then'](() => sequelize.sync({ force: true }));`, `const run = async () => { ${CHECK} };\nrun()[then](() => sequelize.sync({ force: true }));`],
  ['behind a promise of all', `const run = async () => { ${CHECK} };\nPromise.all([run(), prepare()]).then(() => sequelize.sync({ force: true }));`, `const run = async () => { ${CHECK} };\nPromise.race([run(), prepare()]).then(() => sequelize.sync({ force: true }));`],
  ['in a sequence behind a check', `${check}export const reset = () => (log(), check(), sequelize.sync({ force: true }));`, `${check}export const reset = () => (log(), check, sequelize.sync({ force: true }));`],
  ['in a sequence as an argument', `${check}run((check(), sequelize.sync({ force: true })));`, `${check}run([check(), sequelize.sync({ force: true })]);`],
  ['in a class below', `${CHECK}\nclass Database { static async reset() { ${SYNC} } }`, `class Database { static async reset() { ${SYNC} } }\n${CHECK}`],
  ['in a static block', `class Database { static { ${CHECK} sequelize.sync({ force: true }); } }`, `class Database { static { sequelize.sync({ force: true }); ${CHECK} } }`],
  ['in a case', `switch (mode) { case 'a': ${CHECK} ${SYNC} }`, `switch (mode) { case 'b': ${CHECK} break; case 'a': ${SYNC} }`],
  ['in the test of a case', `switch (true) { case ${GOOD}: ${SYNC} }`, `switch (true) { case !${GOOD}: ${SYNC} }`],
];

const PROMISES: readonly Row[] = [
  ['one of the list', `const run = async () => { ${CHECK} };\nawait Promise.all([run(), log()]);\n${SYNC}`, `const run = async () => { ${CHECK} };\nawait Promise.all([run, log()]);\n${SYNC}`],
  ['behind a hole', `const run = async () => { ${CHECK} };\nawait Promise.all([, run()]);\n${SYNC}`, `const run = async () => { ${CHECK} };\nawait Promise.all([, ...[run()]]);\n${SYNC}`],
  ['all of them', `const run = async () => { ${CHECK} };\nawait Promise.all([run()]);\n${SYNC}`, `const run = async () => { ${CHECK} };\nawait Promise.any([run(), log()]);\n${SYNC}`],
  ['of the class', `const run = async () => { ${CHECK} };\nawait Promise.all([run()]);\n${SYNC}`, `const run = async () => { ${CHECK} };\nawait Tasks.all([run()]);\n${SYNC}`],
  ['a list of another place', `const run = async () => { ${CHECK} };\nawait Promise.all([run()]);\n${SYNC}`, `const run = async () => { ${CHECK} };\nawait Promise.all({ run: run() });\n${SYNC}`],
  ['a check that settings name', `import { assertTest } from './checks.js';\nawait Promise.all([assertTest()]);\n${SYNC}`, `import { assertTests } from './checks.js';\nawait Promise.all([assertTests()]);\n${SYNC}`],
  ['an exit', `if (!${GOOD}) { await Promise.all([log()]); process.exit(1); }\n${SYNC}`, `if (!${GOOD}) { await Promise.all([log()]); process.on('exit', log); }\n${SYNC}`],
];

const nest = (depth: number, inner: string): string => `${'{ '.repeat(depth)}${inner}${' }'.repeat(depth)}`;
const spread = (times: number): string =>
  `function a() { ${'b(); '.repeat(times)} }\nfunction b() { ${'c(); '.repeat(times)} }\nfunction c() { ${'d(); '.repeat(times)} }\nfunction d() { log(); }\nfunction guard() { a(); ${CHECK} }\nguard();\n${SYNC}`;
/** Functions each of which is called by the next one; the first one syncs. */
const chain = (length: number): string =>
  Array.from({ length }, (_, index) => `function f${index}() { ${index === 0 ? SYNC.replace('await ', '') : `f${index - 1}();`} }`).join('\n');

/** Past a bound, nothing is proven. */
const BOUNDS: readonly Row[] = [
  ['blocks around the check', `${nest(100, CHECK)}\n${SYNC}`, `${nest(125, CHECK)}\n${SYNC}`],
  ['blocks around the call', `${CHECK}\n${nest(100, SYNC)}`, `${CHECK}\n${nest(210, SYNC)}`],
  ['statements between the two', `${CHECK}\n${'log();\n'.repeat(140)}${SYNC}`, `${CHECK}\n${'log();\n'.repeat(160)}${SYNC}`],
  ['calls before the check', spread(4), spread(20)],
  ['functions that use the one with the call', `${CHECK}\n${chain(90)}\nf89();`, `${CHECK}\n${chain(110)}\nf109();`],
];

describe.each(Object.entries({ JUMPS, INITIALISERS, BODIES, ANSWERS, USES, PROMISES, BOUNDS }))('ways to a call: %s', (_table, rows) => {
  it.each(rows)('%s', (_name, checked, unchecked) => {
    expect(isChecked(checked), checked).toBe(true);
    expect(isChecked(unchecked), unchecked).toBe(false);
  });
});

it('what one search gives up on, another one proves', () => {
  const guard = `function check() { ${nest(85, CHECK)} }`;
  const lines = [`async function first() { ${SYNC} }`, guard, nest(38, `check(); ${SYNC}`), 'await first();'];
  expect(lint(lines.join('\n'), { rules: ['require-sync-match'] }).map(({ line }) => line)).toEqual([1]);
});
