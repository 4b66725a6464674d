// One call graph for options, conditions and receivers: what reaches a call through the functions, classes and lists of a
// file is followed alike, and its harmless twin is silent.
import { describe, expect, it } from 'vitest';
import { lint } from '../support/lint.js';

const MODELS = {
  v6: "import { DataTypes as Types, Sequelize as Orm } from 'sequelize';\nconst db = new Orm(process.env.DATABASE_URL);\n",
  v7: "import { DataTypes as Types, Sequelize as Orm } from '@sequelize/core';\nconst db = new Orm({ dialect: 'postgres', url: process.env.DATABASE_URL });\n",
} as const;
const MODEL = "const User = db.define('user', { name: Types.STRING });\n";
const RULES = ['no-sync-force', 'no-mass-delete', 'no-drop'] as const;

function report(code: string, parser: 'js' | 'ts', project: 'v6' | 'v7'): readonly string[] {
  return lint(`${MODELS[project]}${MODEL}${code}`, { rules: RULES, parser, project }).map(({ ruleId }) => ruleId);
}

/** How a value gets from where it is written to where it is used: what stands before, and the expression that it then is. */
type Form = (value: string) => readonly [before: string, expression: string];

const FORMS: Readonly<Record<string, Form>> = {
  'a field': (value) => [`class Holder { item = ${value}; }`, 'new Holder().item'],
  'a field of an object that a variable holds': (value) => [`class Holder { item = ${value}; } const holder = new Holder();`, 'holder.item'],
  'a private field behind a getter': (value) => [`class Holder { #item = ${value}; get item() { return this.#item; } }`, 'new Holder().item'],
  'what a constructor function gives': (value) => [`function Holder() { this.item = ${value}; }`, 'new Holder().item'],
  'what a constructor function is given': (value) => [`const Holder = function (item) { this.item = item; };`, `new Holder(${value}).item`],
  'a method of a prototype': (value) => [`function Holder() { this.item = ${value}; } Holder.prototype.read = function () { return this.item; };`, 'new Holder().read()'],
  'a method of a prototype that is a literal': (value) => [`function Holder() { this.item = ${value}; } Holder.prototype = { constructor: Holder, read() { return this.item; } };`, 'new Holder().read()'],
  'a method that is merged into a prototype': (value) => [`function Holder(item) { this.item = item; } Object.assign(Holder.prototype, { read: function () { return this.item; } });`, `new Holder(${value}).read()`],
  'a constructor function that calls another': (value) => [`function Base(item) { this.item = item; } function Holder(item) { Base.call(this, item); } Holder.prototype = Object.create(Base.prototype);`, `new Holder(${value}).item`],
  'a class that TypeScript compiled': (value) => [`var Holder = (function () { function Holder(item) { this.item = item; } Holder.prototype.read = function () { return this.item; }; return Holder; })();`, `new Holder(${value}).read()`],
  'what is merged into this': (value) => [`class Holder { constructor() { Object.assign(this, { item: ${value} }); } read() { return this.item; } }`, 'new Holder().read()'],
  'what a constructor is given and merges into this': (value) => [`class Holder { constructor(given) { Object.assign(this, given); } }`, `new Holder({ item: ${value} }).item`],
  'a method': (value) => [`class Holder { read() { return ${value}; } }`, 'new Holder().read()'],
  'a method that reads a field': (value) => [`class Holder { item = ${value}; read() { return this.item; } }`, 'new Holder().read()'],
  'a static method': (value) => [`class Holder { static read() { return ${value}; } }`, 'Holder.read()'],
  'a parameter of the constructor': (value) => [`class Holder { constructor(item) { this.item = item; } }`, `new Holder(${value}).item`],
  'a parameter of the constructor, handed to super': (value) => [`class Base { constructor(item) { this.item = item; } } class Holder extends Base { constructor(item) { super(item); } }`, `new Holder(${value}).item`],
  'a field of the class that is extended': (value) => [`class Base { item = ${value}; } class Holder extends Base {}`, 'new Holder().item'],
  'a static field of the class that is extended': (value) => [`class Base { static item = ${value}; } class Holder extends Base {}`, 'Holder.item'],
  'a method of the class that is extended, by super': (value) => [`class Base { read() { return ${value}; } } class Holder extends Base { read() { return super.read(); } }`, 'new Holder().read()'],
  'a getter of the class that is extended, by this': (value) => [`class Base { get item() { return ${value}; } } class Holder extends Base { read() { return this.item; } }`, 'new Holder().read()'],
  'a method of a class two further up': (value) => [`class First { read() { return ${value}; } } class Base extends First {} class Holder extends Base { give() { return this.read(); } }`, 'new Holder().give()'],
  'a getter of a literal': (value) => [`const holder = { inner: ${value}, get item() { return this.inner; } };`, 'holder.item'],
  'a method of a literal': (value) => [`const holder = { read: () => ${value} };`, 'holder.read()'],
  'call': (value) => ['', `((item) => item).call(null, ${value})`],
  'apply': (value) => ['', `((item) => item).apply(null, [${value}])`],
  'bind': (value) => ['', `((item) => item).bind(null, ${value})()`],
  'Reflect.apply': (value) => ['', `Reflect.apply((item) => item, null, [${value}])`],
  'a curried function': (value) => ['const give = (item) => () => item;', `give(${value})()`],
  'a rest parameter': (value) => ['const give = (...items) => items[0];', `give(${value})`],
  'a rest element': (value) => [`const [, ...items] = [1, ${value}];`, 'items[0]'],
  'arguments': (value) => ['function give() { return arguments[0]; }', `give(${value})`],
  'arguments where there are some': (value) => ['const give = function () { return arguments.length > 0 && arguments[0] !== undefined ? arguments[0] : {}; };', `give(${value})`],
  'arguments that are spread': (value) => ['const last = (first, item) => item; function give() { return last(...arguments); }', `give(1, ${value})`],
  'arguments that are applied': (value) => ['const last = (first, item) => item; const holder = { give() { return last.apply(this, arguments); } };', `holder.give(1, ${value})`],
  'arguments in an arrow function': (value) => ['function give() { const read = () => arguments[0]; return read(); }', `give(${value})`],
  'arguments as a list': (value) => ['function give() { const [item] = Array.from(arguments); return item; }', `give(${value})`],
  'a list that is spread': (value) => [`const items = [1, ${value}]; const give = (first, item) => item;`, 'give(...items)'],
  'map': (value) => ['', `[${value}].map((item) => item)[0]`],
  'reduce': (value) => ['', `[1, ${value}].reduce((all, item) => item)`],
  'find': (value) => ['', `[${value}].find(() => true)`],
  'pop': (value) => [`const items = [1, ${value}];`, 'items.pop()'],
  'shift': (value) => [`const items = [${value}, 1];`, 'items.shift()'],
  'splice': (value) => [`const items = [${value}, 1]; const [first] = items.splice(0);`, 'first'],
  'toSpliced': (value) => ['', `[1, 2].toSpliced(0, 1, ${value}).at(0)`],
  'with': (value) => ['', `[1, 2].with(0, ${value}).at(0)`],
  'sort': (value) => ['', `[${value}].sort()[0]`],
  'an iterator': (value) => [`const items = [${value}].values();`, 'items.next().value'],
  'a list that is added to': (value) => [`const items = [1]; items.push(${value}); items.push(2);`, 'items.find((item) => item)'],
  'flatMap': (value) => ['', `[${value}].flatMap((item) => [item])[0]`],
  'reduce over functions': (value) => ['const compose = (...steps) => (item) => steps.reduce((all, step) => step(all), item);', `compose(() => ${value})(1)`],
  'reduceRight': (value) => ['', `[1, ${value}].reduceRight((all) => all)`],
  'a list that is begun empty': (value) => [`const items = []; items.push(${value});`, 'items[0]'],
  'a field that is added to': (value) => [`class Holder { items = []; constructor() { this.items.push(${value}); } first() { return this.items[0]; } }`, 'new Holder().first()'],
  'a Map that is added to': (value) => [`const items = new Map(); items.set('a', ${value});`, "items.get('a')"],
  'a Set that is added to': (value) => [`const items = new Set(); items.add(${value});`, '[...items][0]'],
  'a Set': (value) => [`const items = new Set([${value}]);`, '[...items.values()][0]'],
  'a Map': (value) => [`const items = new Map([['a', 1], ['b', ${value}]]);`, "items.get('b')"],
  'a generator': (value) => [`function* give() { yield ${value}; }`, '[...give()][0]'],
  'the second of a generator': (value) => [`function* give() { yield 1; yield ${value}; }`, '[...give()][1]'],
  'a generator that is taken apart': (value) => [`function* give() { yield ${value}; } const [item] = give();`, 'item'],
  'a generator that is asked for the next': (value) => [`function* give() { yield ${value}; }`, 'give().next().value'],
  'a generator that yields another': (value) => [`function* inner() { yield ${value}; } const give = function* () { yield* inner(); };`, 'Array.from(give())[0]'],
  'a generator that yields what it is given': (value) => ['function* give(...items) { for (const item of items) yield item; }', `[...give(${value})].find(Boolean)`],
  'a generator of a class': (value) => [`class Holder { #item = ${value}; *read() { yield this.#item; } }`, '[...new Holder().read()][0]'],
  'an asynchronous generator': (value) => [`async function* give() { yield ${value}; }`, '(await give().next()).value'],
  'then': (value) => ['', `(await Promise.resolve(${value}).then((item) => item))`],
  'an async method': (value) => [`class Holder { async read() { return ${value}; } }`, '(await new Holder().read())'],
  'Promise.all of a map': (value) => [`const [first] = await Promise.all([${value}].map(async (item) => item));`, 'first'],
  'a var that is written before its declaration': (value) => [`late = ${value}; var late;`, 'late'],
};

/** What is done with the value, the value that destroys and its twin that does not, and the rule that has to speak. */
const USES: Readonly<Record<string, { readonly use: (value: string) => string; readonly lost: string; readonly kept: string; readonly rule: string }>> = {
  options: { use: (value) => `await db.sync(${value});`, lost: '({ force: true })', kept: '({ logging: false })', rule: 'no-sync-force' },
  condition: { use: (value) => `await User.destroy({ where: ${value} });`, lost: '({})', kept: '({ id: 1 })', rule: 'no-mass-delete' },
  receiver: { use: (value) => `await ${value}.drop();`, lost: 'db', kept: '({ drop() {} })', rule: 'no-drop' },
};

describe.each(Object.entries(USES))('%s', (_name, { kept, lost, rule, use }) => {
  it.each(Object.entries(FORMS))('out of %s', (_form, form) => {
    for (const project of ['v6', 'v7'] as const) {
      const [program, twin] = [lost, kept].map((value) => {
        const [before, expression] = form(value);
        return `${before}\n${use(expression)}`;
      });
      expect(report(program ?? '', 'js', project)).toContain(rule);
      expect(report(program ?? '', 'ts', project)).toContain(rule);
      expect(report(twin ?? '', 'js', project)).toEqual([]);
    }
  });
});

describe('models and instances that a file collects', () => {
  const holders: Readonly<Record<string, (given: string) => readonly [before: string, use: string]>> = {
    'in a list, by a function': (given) => [`const items = []; const add = (item) => { items.push(item); }; add(${given});`, 'for (const item of items) await item.drop();'],
    'in a list, in a loop': (given) => [`const items = []; for (const item of [${given}]) items.push(item);`, 'await Promise.all(items.map((item) => item.drop()));'],
    'in a list, several at once': (given) => [`const items = []; items.push(1, ${given});`, 'items.forEach((item) => item.drop());'],
    'in a list that is taken apart': (given) => [`const items = [${given}];`, 'let item; while ((item = items.pop())) await item.drop();'],
    'in a list of a class': (given) => [`class Registry { items = []; add(item) { this.items.push(item); } async wipe() { for (const item of this.items) await item.drop(); } }
const all = new Registry(); all.add(${given});`, 'await all.wipe();'],
    'in a Map, and run over': (given) => [`const items = new Map(); items.set('a', ${given});`, 'for (const item of items.values()) await item.drop();'],
    'in a Map, by its entries': (given) => [`const items = new Map(); items.set('a', ${given});`, 'for (const [, item] of items) await item.drop();'],
    'in a Map, by forEach': (given) => [`const items = new Map(); const add = (name, item) => { items.set(name, item); }; add('a', ${given});`, 'items.forEach((item) => item.drop());'],
    'by a generator': (given) => [`function* items() { yield ${given}; }`, 'for (const item of items()) await item.drop();'],
    'by a generator, spread': (given) => [`const items = [${given}]; function* all() { yield* items; }`, 'await Promise.all([...all()].map((item) => item.drop()));'],
    'by an asynchronous generator': (given) => [`async function* items() { yield await Promise.resolve(${given}); }`, 'for await (const item of items()) await item.drop();'],
    'in a Set': (given) => [`const items = new Set(); items.add(${given});`, 'for (const item of items) await item.drop();'],
    'in an object': (given) => [`const items = {}; items.a = ${given};`, 'for (const name of Object.keys(items)) await items[name].drop();'],
  };

  it.each(Object.entries(holders))('%s', (_name, hold) => {
    for (const project of ['v6', 'v7'] as const) {
      for (const parser of ['js', 'ts'] as const) {
        for (const given of ['User', 'db', "db.define('post', {})"]) {
          const [before, use] = hold(given);
          expect(report(`${before}\nexport async function wipe() { ${use} }`, parser, project)).toEqual(['no-drop']);
        }
        const [before, use] = hold('{ drop() {} }');
        expect(report(`${before}\nexport async function wipe() { ${use} }`, parser, project)).toEqual([]);
      }
    }
  });
});

/** Functions around a call, with what they are called with. `CALL` is the call of the method. */
const PLACES: Readonly<Record<string, (call: (argument: string) => string, given: string) => string>> = {
  'a curried function': (call, given) => `const run = (name) => (item) => ${call('item')};\nrun('a')(${given});`,
  'a curried function that is kept': (call, given) => `const run = (name) => { return (item) => ${call('item')}; };\nconst inner = run('a');\ninner(${given});`,
  'a rest parameter by its place': (call, given) => `const run = (...items) => ${call('items[0]')};\nrun(${given});`,
  'a rest parameter, spread': (call, given) => `const run = async (...items) => ${call('...items')};\nawait run(${given});`,
  'an object parameter': (call, given) => `const run = ({ item }) => ${call('item')};\nrun({ item: ${given} });`,
  'a default': (call, given) => `const run = (item = ${given}) => ${call('item')};\nrun();`,
  'a method of a literal': (call, given) => `const tasks = { run: (item) => ${call('item')} };\ntasks.run(${given});`,
  'a method of a class': (call, given) => `class Tasks { run(item) { return ${call('item')}; } }\nnew Tasks().run(${given});`,
  'a method of the class that is extended': (call, given) => `class Base { run(item) { return ${call('item')}; } } class Tasks extends Base { start() { return this.run(${given}); } }\nnew Tasks().start();`,
  'a method that super names': (call, given) => `class Base { run(item) { return ${call('item')}; } } class Tasks extends Base { run(item) { return super.run(item); } }\nnew Tasks().run(${given});`,
  'a loop over promises': (call, given) => `for await (const item of [Promise.resolve(${given})]) await ${call('item')};`,
  'a static method': (call, given) => `class Tasks { static run(item) { return ${call('item')}; } }\nTasks.run(${given});`,
  'a field that the constructor sets': (call, given) => `class Tasks { constructor(item) { this.item = item; } run() { return ${call('this.item')}; } }\nnew Tasks(${given}).run();`,
  'a constructor': (call, given) => `class Tasks { constructor(item) { ${call('item')}; } }\nnew Tasks(${given});`,
  'a function that is bound': (call, given) => `function run(item) { return ${call('item')}; }\nrun.bind(null, ${given})();`,
  'a function that is called by call': (call, given) => `function run(item) { return ${call('item')}; }\nrun.call(null, ${given});`,
  'one function further away': (call, given) => `const run = (item) => ${call('item')};\nconst further = (item) => run(item);\nfurther(${given});`,
  'a loop over a list': (call, given) => `for (const item of [${given}]) await ${call('item')};`,
  'forEach': (call, given) => `[${given}].forEach((item) => ${call('item')});`,
  'a map whose promises are awaited': (call, given) => `await Promise.all([${given}].map(async (item) => ${call('item')}));`,
  'a reduce of promises': (call, given) => `await [${given}].reduce((done, item) => done.then(() => ${call('item')}), Promise.resolve());`,
  'then': (call, given) => `await Promise.resolve(${given}).then((item) => ${call('item')});`,
};

const CALLS: Readonly<Record<string, { readonly call: (argument: string) => string; readonly lost: string; readonly kept: string; readonly rule: string }>> = {
  'sync': { call: (argument) => `User.sync(${argument})`, lost: '{ force: true }', kept: '{ logging: false }', rule: 'no-sync-force' },
  'sync, bound': { call: (argument) => `User.sync.bind(User)(${argument})`, lost: '{ force: true }', kept: '{ logging: false }', rule: 'no-sync-force' },
  'destroy': { call: (argument) => `User.destroy(${argument})`, lost: '{ where: {} }', kept: '{ where: { id: 1 } }', rule: 'no-mass-delete' },
  'destroy, by apply': { call: (argument) => `User.destroy.apply(User, [${argument}])`, lost: '{ where: {} }', kept: '{ where: { id: 1 } }', rule: 'no-mass-delete' },
};

describe.each(Object.entries(CALLS))('%s in', (_name, { call, kept, lost, rule }) => {
  it.each(Object.entries(PLACES))('%s', (_place, place) => {
    for (const parser of ['js', 'ts'] as const) {
      expect(report(place(call, lost), parser, 'v6')).toContain(rule);
      expect(report(place(call, kept), parser, 'v6')).toEqual([]);
    }
  });
});

describe('objects of a class of the file as options', () => {
  it.each([
    ['a field', 'class Options { force = true; }\nawait db.sync(new Options());', true],
    ['a field that is off', 'class Options { force = false; }\nawait db.sync(new Options());', false],
    ['a static field', 'class Options { static force = true; }\nawait db.sync(new Options());', false],
    ['a getter, which a copy has not', 'class Options { get force() { return true; } }\nawait db.sync(new Options());', false],
    ['a copy', 'class Options { force = true; }\nawait db.sync({ ...new Options() });', true],
    ['overwritten', 'class Options { force = true; }\nawait db.sync({ ...new Options(), force: false });', false],
    ['set in the constructor', 'class Options { constructor(force) { this.force = force; } }\nawait db.sync(new Options(true));', true],
    ['set in the constructor, off', 'class Options { constructor(force) { this.force = force; } }\nawait db.sync(new Options(false));', false],
  ])('%s', (_name, code, isReported) => {
    expect(report(code, 'js', 'v6')).toEqual(isReported ? ['no-sync-force'] : []);
  });
});

describe('what a function of the file does to an object that it is handed', () => {
  it.each([
    ['empties it', 'const where = { id: 1 };\nconst clear = (it) => { delete it.id; };\nclear(where);\nawait User.destroy({ where });', true],
    ['reads it', 'const where = { id: 1 };\nconst show = (it) => { console.log(it.id); };\nshow(where);\nawait User.destroy({ where });', false],
    ['reads an empty one', 'const where = {};\nconst show = (it) => { console.log(it.id); };\nshow(where);\nawait User.destroy({ where });', true],
    ['is not seen', 'const where = {};\nfill(where);\nawait User.destroy({ where });', false],
    ['empties it in a callback', 'const where = { id: 1 };\n[1].forEach(() => { delete where.id; });\nawait User.destroy({ where });', true],
    ['takes a key from an empty one that a list holds', 'const where = {};\nconst [, ...rest] = [1, where];\n[1].forEach(() => { delete where.id; });\nawait User.destroy({ where: rest[0] });', true],
    ['takes its only key, in a list', 'const where = { id: 1 };\nconst [, ...rest] = [1, where];\n[1].forEach(() => { delete where.id; });\nawait User.destroy({ where: rest[0] });', true],
    ['takes another key, in a list', 'const where = { id: 1 };\nconst [, ...rest] = [1, where];\n[1].forEach(() => { delete where.name; });\nawait User.destroy({ where: rest[0] });', false],
    ['returns it', 'const where = {};\nconst read = () => where;\nawait User.destroy({ where: read() });', true],
  ])('%s', (_name, code, isReported) => {
    expect(report(code, 'js', 'v6')).toEqual(isReported ? ['no-mass-delete'] : []);
  });
});

describe('a flag of a function around that nobody calls here', () => {
  it.each([
    ['handed to a curried function', 'export async function start(reset) {\n  const run = (target) => (item) => target.sync(item);\n  await run(db)({ force: reset });\n}', true],
    ['written in a function before', 'export async function start(reset) {\n  const options = {};\n  const turn = () => { options.force = reset; };\n  turn();\n  const run = (target) => (item) => target.sync(item);\n  await run(db)(options);\n}', true],
    ['written over another', 'export async function start(reset) {\n  const options = { force: false, logging: false };\n  const turn = () => { options.force = reset; };\n  turn();\n  const run = (target) => (item) => target.sync(item);\n  await run(db)(options);\n}', true],
    ['taken out of an object', 'export async function start({ reset }) {\n  const tasks = { run: (item) => db.sync(item) };\n  await tasks.run({ force: reset });\n}', true],
    ['that is no option of a loss', 'export async function start(reset) {\n  const run = (target) => (item) => target.sync(item);\n  await run(db)({ logging: reset });\n}', false],
    ['of the curried function itself', 'export const run = (target) => (item) => db.sync(item);\nawait run(db)({ logging: false });', false],
  ])('%s', (_name, code, isReported) => {
    for (const parser of ['js', 'ts'] as const) {
      for (const project of ['v6', 'v7'] as const) expect(report(code, parser, project)).toEqual(isReported ? ['no-sync-force'] : []);
    }
  });
});

/** Where a function is kept that drops what it is handed, and the object that has it as `purge`. */
const KEPT: Readonly<Record<string, readonly [before: string, holder: string]>> = {
  'a property': ['const tasks = { purge: async (model) => { await model.drop(); } };', 'tasks'],
  'a method': ['const tasks = { async purge(model) { await model.drop(); } };', 'tasks'],
  'a method of a class': ['class Tasks { async purge(model) { await model.drop(); } }\nconst tasks = new Tasks();', 'tasks'],
  'a static method': ['class Tasks { static async purge(model) { await model.drop(); } }', 'Tasks'],
  'a field of a class': ['class Tasks { purge = async (model) => { await model.drop(); }; }\nconst tasks = new Tasks();', 'tasks'],
  'a property that is added': ['const tasks = {};\ntasks.purge = async (model) => { await model.drop(); };', 'tasks'],
  'a function by its short name': ['const purge = async (model) => { await model.drop(); };\nconst tasks = { purge };', 'tasks'],
};
/** How it is called. */
const CALLED: Readonly<Record<string, (holder: string, given: string) => string>> = {
  'its name': (holder, given) => `await ${holder}.purge(${given});`,
  'its name in brackets': (holder, given) => `await ${holder}['purge'](${given});`,
  'a name in a constant': (holder, given) => `const name = 'purge';\nawait ${holder}[name](${given});`,
  'a name in two parts': (holder, given) => `await ${holder}['pur' + 'ge'](${given});`,
  'a variable': (holder, given) => `const run = ${holder}.purge;\nawait run(${given});`,
  'a name that is taken out': (holder, given) => `const { purge: run } = ${holder};\nawait run(${given});`,
  'the name of another object': (holder, given) => `const others = { run: ${holder}.purge };\nawait others.run(${given});`,
  'a name that another object is given': (holder, given) => `const others = {};\nothers.run = ${holder}.purge;\nawait others.run(${given});`,
  'a list': (holder, given) => `const all = [${holder}.purge];\nawait all[0](${given});`,
  'its values': (holder, given) => `const [run] = Object.values({ purge: ${holder}.purge });\nawait run(${given});`,
  'call': (holder, given) => `await ${holder}.purge.call(${holder}, ${given});`,
  'apply': (holder, given) => `await ${holder}.purge.apply(${holder}, [${given}]);`,
  'bind': (holder, given) => `const run = ${holder}.purge.bind(${holder});\nawait run(${given});`,
  'Reflect.apply': (holder, given) => `await Reflect.apply(${holder}.purge, ${holder}, [${given}]);`,
};

describe.each(Object.entries(KEPT))('%s is called by', (_kept, [before, holder]) => {
  it.each(Object.entries(CALLED))('%s', (_called, called) => {
    for (const parser of ['js', 'ts'] as const) {
      for (const project of ['v6', 'v7'] as const) {
        expect(report(`${before}\n${called(holder, 'db')}`, parser, project)).toEqual(['no-drop']);
        expect(report(`${before}\n${called(holder, '{ drop() {} }')}`, parser, project)).toEqual([]);
      }
    }
  });
});

describe('alter by the default of a parameter', () => {
  it.each([
    ['true', true], ['{ drop: true }', true], ['{}', true], ['{ drop: false }', false], ['false', false],
  ])('%s', (given, isOn) => {
    for (const parser of ['js', 'ts'] as const) {
      const found = lint(`${MODELS.v6}export async function start(alter = ${given}) {\n  await db.sync({ alter });\n}`, { rules: ['no-sync-alter'], parser, project: 'v6' });
      expect(found.map(({ messageId }) => messageId)).toEqual([isOn ? 'alterOn' : 'alter_parameter']);
    }
  });
});

describe('arguments that are written elsewhere', () => {
  it.each([
    'arguments[0].force = true;', 'arguments[0] = { force: true };', 'options = { force: true };', 'options.force = true;', 'fill(arguments[0]);', 'fill(arguments);', 'const kept = arguments[0];\nkept.force = true;', 'arguments[0].fill();',
  ])('count as not known: %s', (change) => {
    const code = `${MODELS.v6}const fill = (o) => { (o[0] ?? o).force = true; };\nfunction start(options) {\n  ${change}\n  return db.sync(arguments[0]);\n}\nstart({});`;
    for (const parser of ['js', 'ts'] as const) {
      expect(lint(code, { rules: { 'no-sync-force': [{ unknownOptions: 'report' }] }, parser, project: 'v6' })).toHaveLength(1);
    }
  });
});

describe('options that are no first argument', () => {
  it.each([
    ['the second', 'const reset = (a, o) => db.sync(o);\nreset(1, { force: true });', 'force: true'],
    ['a flag', 'const reset = (a, force) => db.sync({ force });\nreset(1, true);', 'true'],
    ['of a call that is bound', 'const reset = (a, o) => db.sync(o);\nreset.call(null, 1, { force: true });', 'force: true'],
    ['in a curried function', 'const reset = (target, o) => target.sync(o);\nconst run = (target) => (o) => reset(target, o);\nrun(db)({ force: true });', 'force: true'],
    ['in a curried function, called in place', 'const run = (target) => (o) => ((to, given) => to.sync(given))(target, o);\nrun(db)({ force: true });', 'force: true'],
    ['in a method', 'class Api { run(target, o) { return target.sync(o); } }\nconst start = (api) => (o) => api.run(db, o);\nstart(new Api())({ force: true });', 'force: true'],
  ])('%s', (_name, program, pointed) => {
    for (const parser of ['js', 'ts'] as const) {
      for (const project of ['v6', 'v7'] as const) {
        const code = `${MODELS[project]}${program}`;
        const found = lint(code, { rules: ['no-sync-force'], parser, project });
        expect(found.map(({ column, endColumn, line }) => code.split('\n')[line - 1]?.slice(column - 1, (endColumn ?? 0) - 1))).toEqual([pointed]);
      }
    }
  });
});

describe('functions that call themselves', () => {
  it.each([
    ['hand on what they are given', 'const reset = (o, tries = 3) => db.sync(o).catch(() => reset(o, tries - 1));\nreset({ force: true });', 'reset({ force: true });'],
    ['turn it on', 'const reset = (o) => (o.ready ? db.sync(o) : reset({ ...o, ready: true, force: true }));\nreset({});', 'reset({ ...o'],
    ['turn it on, as methods', 'class Store {\n  reset(o) {\n    if (!o.ready) return this.reset({ ...o, ready: true, force: true });\n    return db.sync(o);\n  }\n}\nnew Store().reset({});', 'this.reset({ ...o'],
    ['call one another', 'function reset(o) { return o.ready ? db.sync(o) : again(o); }\nfunction again(o) { return reset({ ...o, ready: true, force: true }); }\nreset({});', 'reset({ ...o'],
    ['hand on another parameter', 'function reset(a, b) { db.sync({ force: a }); if (b) reset(b, a); }\nreset(false, true);', 'reset(false, true);'],
    ['hand on another parameter, twice', 'function reset(a, b, c) { db.sync({ force: a }); if (b) reset(b, c, a); }\nreset(false, false, true);', 'reset(false, false, true);'],
    ['hand on another key, twice', 'function reset(o) { db.sync({ force: o.force }); if (o.next) reset({ force: o.next, next: o.last }); }\nreset({ force: false, next: false, last: true });', 'reset({ force: false,'],
    ['are called from outside', 'class Store {\n  reset(o) { return o.tries ? this.reset({ ...o, tries: 0 }) : db.sync(o); }\n  start(o) { return this.reset(o); }\n}\nnew Store().start({ tries: 1, force: true });', 'new Store().start({ tries: 1, force: true });'],
  ])('%s', (_name, program, pointed) => {
    for (const parser of ['js', 'ts'] as const) {
      for (const project of ['v6', 'v7'] as const) {
        const code = `${MODELS[project]}${program}`;
        const places = lint(code, { rules: ['no-sync-force'], parser, project }).map(({ line }) => code.split('\n')[line - 1] ?? '');
        expect(places.some((line) => line.includes(pointed))).toBe(true);
      }
    }
  });

  it('delete by what they hand on to themselves', () => {
    const code = `${MODELS.v6}export class Store {\n  remove(o) {\n    if (o.rows) return db.models.user.destroy({ where: o.rows });\n    return this.remove({ ...o, rows: {} });\n  }\n}`;
    for (const parser of ['js', 'ts'] as const) {
      const found = lint(code, { rules: ['no-mass-delete'], parser, project: 'v6' });
      expect(found.map(({ messageId }) => messageId)).toEqual(['emptyWhere']);
    }
  });
});
