// Where a sync stands and what becomes of its value: what a migration may take the place of by `--fix`, and what only by a
// suggestion that says why.
import { describe, expect, it } from 'vitest';
import { lintSwap } from './support/lint-swap.js';

const UMZUG = { kind: 'call', call: 'umzug.up()', import: { name: 'umzug', from: './umzug.js', kind: 'named' } } as const;
const SYNC = 'sequelize.sync({ force: true })';

/** `fix`, or why it is none, of the first sync of a file. */
function judge(code: string): string | undefined {
  const [swap] = lintSwap({ code: `import { sequelize } from './db.js';\n${code}\n`, filename: 'src/start.js', parser: 'espree', sourceType: 'module', migration: UMZUG }).swaps;
  return swap?.kind === 'suggestion' ? swap.why : swap?.kind;
}

type Row = readonly [name: string, expected: string, code: string];

const REPETITIONS: readonly Row[] = [
  ...['filter', 'flatMap', 'find', 'findIndex', 'some', 'every', 'reduce', 'reduceRight', 'each', 'eachSeries', 'eachLimit', 'mapSeries', 'mapLimit', 'times', 'from'].map((method): Row => [`a callback of ${method}`, 'loop', `tenants.${method}(async () => { await ${SYNC}; });`]),
  ['a callback of times by itself', 'loop', `times(3, async () => { await ${SYNC}; });`],
  ['a callback of something else', 'fix', `tenants.once(async () => { await ${SYNC}; });`],
  ['a callback by brackets', 'loop', `tenants['map'](async () => { await ${SYNC}; });`],
  ['a callback of what is not known', 'fix', `tenants[method](async () => { await ${SYNC}; });`],
  ['a function called on the spot in an argument', 'fix', `use((async () => { await ${SYNC}; })());`],
  ['a function that is called map', 'fix', `(async () => { await ${SYNC}; }).map(tenants);`],
  ['a callback in parentheses', 'loop', `tenants.map((async () => { await ${SYNC}; }));`],
  ['a nested callback', 'loop', `tenants.map(() => run(async () => { await ${SYNC}; }));`],
  ['for in', 'loop', `for (const key in tenants) { await ${SYNC}; }`],
  ['what a for of goes over', 'resultUsed', `for (const one of await ${SYNC}) use(one);`],
  ['what a for in goes over', 'resultUsed', `for (const one in await ${SYNC}) use(one);`],
  ['the start of a for', 'resultUsed', `for (await ${SYNC}; more(); ) use();`],
  ['the test of a for', 'loop', `for (; await ${SYNC}; ) use();`],
  ['the step of a for', 'loop', `for (; more(); await ${SYNC}) use();`],
  ['the test of a while', 'loop', `while (await ${SYNC}) use();`],
  ['Promise.any', 'promiseAll', `await Promise.any([${SYNC}, other()]);`],
  ['Promise.race', 'promiseAll', `await Promise.race([${SYNC}, other()]);`],
  ['a list that is no argument of a promise', 'resultUsed', `await Tasks.all([${SYNC}, other()]);`],
  ['a list in parentheses', 'promiseAll', `await Promise.all(([${SYNC}]));`],
  ['a list of another method', 'resultUsed', `await Promise.resolve([${SYNC}]);`],
  ['a list that is made longer', 'resultUsed', `await Promise.all(jobs.concat(${SYNC}));`],
  ['a list by itself', 'resultUsed', `const jobs = [${SYNC}];`],
];

const VALUES: readonly Row[] = [
  ['void', 'fix', `void ${SYNC};`],
  ['typeof', 'resultUsed', `typeof ${SYNC};`],
  ['the last of a sequence', 'fix', `(listen(), ${SYNC});`],
  ['the last of a sequence that is kept', 'resultUsed', `const db = (listen(), ${SYNC});`],
  ['the first of a sequence that is kept', 'fix', `const db = (${SYNC}, listen());`],
  ['right of and', 'fix', `reset && ${SYNC};`],
  ['left of and', 'resultUsed', `${SYNC} && listen();`],
  ['right of ??', 'fix', `known ?? (await ${SYNC});`],
  ['right of or that is kept', 'resultUsed', `const db = known || (await ${SYNC});`],
  ['an arm of a choice', 'fix', `reset ? await ${SYNC} : listen();`],
  ['the other arm of a choice', 'fix', `reset ? listen() : await ${SYNC};`],
  ['the test of a choice', 'resultUsed', `(await ${SYNC}) ? listen() : close();`],
  ['a template', 'resultUsed', `log(\`\${await ${SYNC}}\`);`],
  ['a member by brackets', 'resultUsed', `${SYNC}['close']();`],
  ['then by brackets', 'fix', `${SYNC}['then'](() => listen());`],
  ['then that is called with new', 'resultUsed', `new (${SYNC}.then)(() => listen());`],
  ['more awaits than are followed', 'returned', `${'await '.repeat(120)}${SYNC};`],
  ['as many awaits as are followed', 'fix', `${'await '.repeat(90)}${SYNC};`],
  ['then of a part of a function', 'thenParameter', `const { go } = () => {};\n${SYNC}.then(go);`],
  ['then that is not called', 'resultUsed', `use(${SYNC}.then);`],
  ['then that is handed on', 'resultUsed', `use(${SYNC}.then, listen);`],
  ['a finally that is called', 'fix', `${SYNC}.finally(() => close());`],
  ['a catch and a value that is kept', 'resultUsed', `const db = await ${SYNC}.catch(log);`],
  ['a finally and a value that is kept', 'resultUsed', `const db = await ${SYNC}.finally(close);`],
  ['then without a handler and a value that is kept', 'resultUsed', `const db = await ${SYNC}.then();`],
  ['then of null', 'fix', `${SYNC}.then(null, log);`],
  ['then of null and a value that is kept', 'resultUsed', `const db = await ${SYNC}.then(null, log);`],
  ['then of undefined and a value that is kept', 'resultUsed', `const db = await ${SYNC}.then(undefined, log);`],
  ['then of zero', 'thenParameter', `${SYNC}.then(0);`],
  ['then of a name', 'thenParameter', `${SYNC}.then(nothing);`],
  ['then of a function of the file with two definitions', 'thenParameter', `var go = () => {};\nvar go = (db) => db;\n${SYNC}.then(go);`],
  ['then of a class', 'thenParameter', `class Go {}\n${SYNC}.then(Go);`],
  ['then of a destructured function', 'thenParameter', `const { go } = { go: () => {} };\n${SYNC}.then(go);`],
  ['then of a function in parentheses', 'fix', `const go = (() => {});\n${SYNC}.then(go);`],
  ['then of a function expression by its own name', 'fix', `${SYNC}.then(function go() { listen(); });`],
  ['then of a function whose inner function reads its arguments', 'fix', `${SYNC}.then(function () { return function () { return arguments[0]; }; });`],
  ['then of an arrow that reads the arguments of its function', 'fix', `function run() { ${SYNC}.then(() => use(arguments[0])); }`],
  ['then of a declared function that reads its arguments', 'thenParameter', `function go() { use(arguments[0]); }\n${SYNC}.then(go);`],
];

const FUNCTIONS: readonly Row[] = [
  ...['before', 'beforeAll', 'beforeEach', 'after', 'afterAll', 'afterEach', 'setup', 'suiteSetup', 'teardown', 'suiteTeardown', 'setTimeout', 'setImmediate'].map((hook): Row => [`given to ${hook}`, 'fix', `${hook}(() => ${SYNC});`]),
  ...['on', 'once', 'addListener', 'addHook', 'listen'].map((hook): Row => [`given to the method ${hook}`, 'fix', `app.${hook}('start', () => ${SYNC});`]),
  ['given to nextTick', 'fix', `process.nextTick(() => ${SYNC});`],
  ['given to a test', 'returned', `it('a', () => ${SYNC});`],
  ['given to a method of what is not known', 'returned', `app[method](() => ${SYNC});`],
  ['given to then', 'fix', `connect().then(() => ${SYNC});`],
  ['given to then, and read', 'thenParameter', `connect().then(() => ${SYNC}).then((db) => use(db));`],
  ['given to catch, and read', 'thenParameter', `connect().catch(() => ${SYNC}).then((db) => use(db));`],
  ['given to finally, whose value is another', 'fix', `connect().finally(() => ${SYNC}).then((db) => use(db));`],
  ['given to a function called finally', 'returned', `last(() => ${SYNC});`],
  ['given to what a call gives', 'returned', `make()(() => ${SYNC});`],
  ['called on the spot', 'fix', `(() => ${SYNC})();`],
  ['called on the spot, and kept', 'resultUsed', `const db = (() => ${SYNC})();`],
  ['called on the spot, and awaited', 'fix', `await (async () => { return ${SYNC}; })();`],
  ['a generator that returns', 'returned', `co(function* () { return ${SYNC}; });`],
  ['a property', 'returned', `const api = { start: () => ${SYNC} };\napi.start();`],
  ['a constant whose caller drops it', 'fix', `const start = () => ${SYNC};\nstart();`],
  ['a constant whose caller keeps it', 'returned', `const start = () => ${SYNC};\nconst db = start();`],
  ['a constant in parentheses', 'fix', `const start = (() => ${SYNC});\nstart();`],
  ['a constant that is a part', 'returned', `const { start = () => ${SYNC} } = api;\nstart();`],
  ['a constant that nobody calls', 'returned', `const start = () => ${SYNC};`],
  ['a variable that is given something else', 'returned', `let start = () => ${SYNC};\nstart = other;\nstart();`],
  ['a function that is exported', 'returned', `export function start() { return ${SYNC}; }\nstart();`],
  ['a function that is exported by default', 'returned', `export default function start() { return ${SYNC}; }\nstart();`],
  ['a function that is called with new', 'returned', `function start() { return ${SYNC}; }\nnew start();`],
  ['a function whose name is read', 'returned', `function start() { return ${SYNC}; }\nstart();\nlog(start.name);`],
  ['a function that is given to a hook', 'fix', `function start() { return ${SYNC}; }\nbeforeAll(start);`],
  ['a function that is given to something else', 'returned', `function start() { return ${SYNC}; }\nregister(start);`],
  ['a function that is given to finally', 'fix', `function start() { return ${SYNC}; }\nconnect().finally(start);`],
  ['a function that calls itself', 'fix', `async function start() { if (more) return start(); return ${SYNC}; }\nstart();`],
  ['two functions that call each other', 'fix', `function one() { return more ? two() : ${SYNC}; }\nfunction two() { return one(); }\none();`],
  ['a function whose caller is read', 'returned', `function one() { return ${SYNC}; }\nfunction two() { return one(); }\nuse(two());`],
  ['a method', 'returned', `class Api { start() { return ${SYNC}; } }\nnew Api().start();`],
];

const GENERATORS: readonly Row[] = [
  ['given to co', 'fix', `co(function* () { yield ${SYNC}; });`],
  ['called for co', 'fix', `function* run() { yield ${SYNC}; }\nco(run());`],
  ['called for co by a method', 'fix', `function* run() { yield ${SYNC}; }\nlib.spawn(run());`],
  ['a constant called for co', 'fix', `const run = function* () { yield ${SYNC}; };\nco(run());`],
  ['spread', 'resultUsed', `function* run() { yield ${SYNC}; }\nuse([...run()]);`],
  ['gone over', 'resultUsed', `function* run() { yield ${SYNC}; }\nfor (const one of run()) use(one);`],
  ['kept', 'resultUsed', `function* run() { yield ${SYNC}; }\nconst all = run();`],
  ['assigned', 'resultUsed', `function* run() { yield ${SYNC}; }\nlet all;\nall = run();`],
  ['read', 'resultUsed', `function* run() { yield ${SYNC}; }\nuse(run().next());`],
  ['given to a class', 'resultUsed', `function* run() { yield ${SYNC}; }\nnew Set(run());`],
  ['delegated to', 'resultUsed', `function* run() { yield ${SYNC}; }\nfunction* outer() { yield* run(); }`],
  ...['from', 'all', 'allSettled', 'race', 'any', 'fromEntries', 'fromAsync'].map((method): Row => [`given to ${method}`, 'resultUsed', `function* run() { yield ${SYNC}; }\nuse(Lists.${method}(run()));`]),
  ['given to a method of what is not known', 'fix', `function* run() { yield ${SYNC}; }\nuse(Lists[method](run()));`],
  ['given to another method', 'fix', `function* run() { yield ${SYNC}; }\nuse(Lists.start(run()));`],
  ['given to a function called from', 'fix', `function* run() { yield ${SYNC}; }\nuse(from(run()));`],
  ['not called', 'fix', `function* run() { yield ${SYNC}; }\nuse(run);`],
  ['called on the spot and gone over', 'resultUsed', `for (const one of (function* () { yield ${SYNC}; })()) use(one);`],
  ['called on the spot for co', 'fix', `co((function* () { yield ${SYNC}; })());`],
  ['a constant that is gone over', 'resultUsed', `const run = function* () { yield ${SYNC}; };\nfor (const one of run()) use(one);`],
  ['in parentheses and gone over', 'resultUsed', `const run = (function* () { yield ${SYNC}; });\nfor (const one of (run)()) use(one);`],
  ['asynchronous', 'resultUsed', `async function* run() { yield ${SYNC}; }\nco(run());`],
  ['of its elements', 'resultUsed', `function* run() { yield* ${SYNC}; }\nco(run());`],
  ['a value that is kept', 'resultUsed', `co(function* () { const db = yield ${SYNC}; });`],
];

const OPTIONS: readonly Row[] = [
  ...['logging', 'hooks', 'schema', 'searchPath', 'benchmark', 'match', 'alter'].map((key): Row => [`the option ${key}`, 'fix', `await sequelize.sync({ force: true, ${key}: undefined });`]),
  ['another option', 'unknownOptions', 'await sequelize.sync({ force: true, replication: true });'],
  ['a spread', 'unknownOptions', 'await sequelize.sync({ force: true, ...options });'],
  ['a choice of options', 'fix', 'await sequelize.sync(reset ? { force: true } : { alter: true });'],
  ['a choice with another option', 'unknownOptions', 'await sequelize.sync(reset ? { force: true } : { alter: true, transaction });'],
  ['arguments of a spread', 'unknownOptions', 'await sequelize.sync(...[{ force: true }]);'],
  ['a call in a computed receiver', 'unknownReceiver', 'await (await open()).sync({ force: true });'],
  ['a comment in the call', 'commentLost', 'await sequelize.sync({ force: true /* all */ });'],
  ['a comment behind the call', 'fix', 'await sequelize.sync({ force: true }); // all'],
];

const INDIRECT: readonly Row[] = [
  ['call', 'indirect', 'await sequelize.sync.call(sequelize, { force: true });'],
  ['apply', 'indirect', 'await sequelize.sync.apply(sequelize, [{ force: true }]);'],
  ['bind', 'indirect', 'const run = sequelize.sync.bind(sequelize, { force: true });\nrun();'],
  ['a function of the file', 'none', 'const run = (options) => sequelize.sync(options);\nawait run({ force: true });'],
];

describe.each(Object.entries({ REPETITIONS, VALUES, FUNCTIONS, GENERATORS, OPTIONS, INDIRECT }))('a swap: %s', (_table, rows) => {
  it.each(rows)('%s: %s', (_name, expected, code) => {
    expect(judge(code), code).toBe(expected);
  });
});
