// Options that are taken out of `this`, of a function that is handed to another, and of one in a name that no line declares.
import { describe, expect, it } from 'vitest';
import { lint } from '../support/lint.js';

const HEADERS = {
  v6: "import { Sequelize } from 'sequelize';\nconst db = new Sequelize(process.env.DATABASE_URL);\nconst User = db.define('user', {});\n",
  v7: "import { Sequelize } from '@sequelize/core';\nconst db = new Sequelize({ url: process.env.DATABASE_URL });\nconst User = db.define('user', {});\n",
} as const;
const RULES = { 'no-sync-force': [], 'no-sync-alter': [], 'no-mass-delete': [] } as const;

/** `OPTIONS` is what is lost, or not; `USE(x)` the call that obeys it. */
type Row = readonly [name: string, program: string];

const PUT_ON: readonly Row[] = [
  ['a function', 'const kept = () => true;\nObject.assign(kept, OPTIONS);\nawait USE({ ...kept });'],
  ['a function under another name', 'const run = (item) => item;\nconst kept = run;\nObject.assign(kept, OPTIONS);\nawait USE(Object.assign({}, kept));'],
  ['a promise', 'const kept = Promise.resolve();\nObject.assign(kept, OPTIONS);\nawait USE({ ...kept });'],
  ['a promise, twice', 'const kept = Promise.resolve();\nObject.assign(kept, { logging: false });\nObject.assign(kept, OPTIONS);\nawait USE({ ...kept });'],
];

const OUT_OF_THIS: readonly Row[] = [
  ['by a pattern', 'export class Setup { options = OPTIONS; start() { const { options } = this; return USE(options); } }'],
  ['by a pattern with another name', 'export class Setup { options = OPTIONS; start() { const { options: o = {} } = this; return USE(o); } }'],
  ['by a pattern in a pattern', 'export class Setup { all = { sync: OPTIONS }; start() { const { all: { sync } } = this; return USE(sync); } }'],
  ['by a pattern that assigns', 'export class Setup { options = OPTIONS; start() { let o; ({ options: o } = this); return USE(o); } }'],
  ['by a pattern in an arrow function', 'export class Setup { options = OPTIONS; start() { return [1].map(() => { const { options } = this; return USE(options); }); } }'],
  ['by another name of this', 'export class Setup { options = OPTIONS; start() { const self = this; return USE(self.options); } }'],
  ['by another name of this, in a function', 'export class Setup { options = OPTIONS; start() { const self = this; return function () { return USE(self.options); }; } }'],
  ['that the constructor is given', 'class Setup { constructor(options) { this.options = options; } start() { const { options } = this; return USE(options); } }\nawait new Setup(OPTIONS).start();'],
  ['of a literal', 'const setup = { options: OPTIONS, start() { const { options } = this; return USE(options); } };\nawait setup.start();'],
  ['that is put on the class', 'class Setup { static start() { return USE(Setup.options); } }\nSetup.options = OPTIONS;\nawait Setup.start();'],
  ['that a static block puts on the class', 'export class Setup { static { Setup.options = OPTIONS; } static start() { const { options } = this; return USE(options); } }'],
  ['that is static', 'export class Setup { static options = OPTIONS; static start() { const { options } = this; return USE(options); } }'],
  ['by a getter', 'export class Setup { get options() { return OPTIONS; } start() { const { options } = this; return USE(options); } }'],
  ['of a method that a subclass overrides', 'class Base { getOptions() { return { logging: false, where: { id: 1 } }; } start() { return USE(this.getOptions()); } }\nexport class Setup extends Base { getOptions() { return OPTIONS; } }'],
  ['of a method that only a subclass has', 'class Base { start() { return USE(this.getOptions()); } }\nexport class Setup extends Base { getOptions() { return OPTIONS; } }'],
  ['of a class that is extended', 'class Base { options = OPTIONS; }\nexport class Setup extends Base { start() { const { options } = this; return USE(options); } }'],
  ['of a constructor function', 'function Setup() { this.options = OPTIONS; }\nSetup.prototype.start = function () { return USE(this.options); };\nmodule.exports = Setup;'],
  ['of a constructor function that is given it', 'function Setup(options) { this.options = options; }\nSetup.prototype.start = function () { const { options } = this; return USE(options); };\nnew Setup(OPTIONS).start();'],
  ['of a constructor function, in another name of this', 'var Setup = function () { this.options = OPTIONS; };\nSetup.prototype = { start: function () { var self = this; return connect().then(function () { return USE(self.options); }); } };\nexports.setup = new Setup();'],
  ['that another method of a prototype sets', 'function Setup() {}\nSetup.prototype.prepare = function () { this.options = OPTIONS; return this; };\nSetup.prototype.start = function () { return USE(this.options); };\nnew Setup().prepare().start();'],
  ['that the constructor function beneath sets', 'function Base(options) { this.options = options; }\nBase.prototype.start = function () { return USE(this.options); };\nfunction Setup() { Base.call(this, OPTIONS); }\nutil.inherits(Setup, Base);\nnew Setup().start();'],
  ['of a method in a constructor function', 'function Setup() { this.options = OPTIONS; this.start = function () { return USE(this.options); }; }\nnew Setup().start();'],
  ['that a constructor function takes', 'function Setup(options) { this.done = USE(options); }\nnew Setup(OPTIONS);'],
  ['of what a function is called for', 'function start() { return USE(this.options); }\nstart.call({ options: OPTIONS });'],
  ['of a literal whose method is assigned', 'const setup = { options: OPTIONS };\nsetup.start = function () { return USE(this.options); };\nsetup.start();'],
  ['that the constructor merges into this', 'export class Setup { constructor() { Object.assign(this, { options: OPTIONS }); } start() { return USE(this.options); } }'],
  ['that the constructor is given and merges', 'class Setup { constructor(given) { Object.assign(this, given); } start() { return USE(this.options); } }\nawait new Setup({ options: OPTIONS }).start();'],
  ['that a method of a literal merges', 'const setup = { prepare() { Object.assign(this, { options: OPTIONS }); return this; }, start() { return USE(this.options); } };\nsetup.prepare().start();'],
  ['by a method', 'class Setup { reset(options) { return USE(options); } start() { const { reset } = this; return reset(OPTIONS); } }\nawait new Setup().start();'],
];

const HANDED: readonly Row[] = [
  ['to an arrow function', 'const run = (inner) => inner(OPTIONS);\nawait run((options) => USE(options));'],
  ['by its name', 'const reset = (options) => USE(options);\nfunction run(inner) { return inner(OPTIONS); }\nawait run(reset);'],
  ['to a method', 'class Runner { each(task) { return task(OPTIONS); } }\nawait new Runner().each((options) => USE(options));'],
  ['to a function that is asynchronous', 'async function run(task, name) { await task(OPTIONS, name); }\nawait run(async (options) => { await USE(options); }, "x");'],
  ['to one that hands it on', 'const inner = (task) => task(OPTIONS);\nconst run = (task) => inner(task);\nawait run((options) => USE(options));'],
  ['with its options beside it', 'const retry = (task, options) => task(options);\nawait retry((options) => USE(options), OPTIONS);'],
  ['with its options in a rest', 'const retry = (task, ...args) => task(...args);\nawait retry((options) => USE(options), OPTIONS);'],
  ['behind a default', 'const run = (task = (options) => USE(options)) => task(OPTIONS);\nawait run();'],
  ['behind another', 'const run = (name, task) => task(OPTIONS);\nawait run("x", (options) => USE(options));'],
  ['and called by call', 'const run = (task) => task.call(undefined, OPTIONS);\nawait run((options) => USE(options));'],
  ['and called by apply', 'function run(task) { return task.apply(null, [OPTIONS]); }\nawait run(function (options) { return USE(options); });'],
  ['and called by Reflect.apply', 'const run = (task) => Reflect.apply(task, null, [OPTIONS]);\nawait run((options) => USE(options));'],
  ['and bound', 'const run = (task) => task.bind(null, OPTIONS)();\nawait run((options) => USE(options));'],
  ['and bound under a name', 'const run = (task) => { const bound = task.bind(null, OPTIONS); return bound(); };\nawait run((options) => USE(options));'],
  ['and bound for a timer', 'const run = (task) => setTimeout(task.bind(null, OPTIONS), 100);\nrun((options) => USE(options));'],
  ['under another name', 'const run = (task) => { const again = task; return again(OPTIONS); };\nawait run((options) => USE(options));'],
  ['in an object', 'const run = (tasks) => tasks.reset(OPTIONS);\nawait run({ reset: (options) => USE(options) });'],
  ['in an object, with the name of its method', 'const run = (target, method) => target[method](OPTIONS);\nawait run({ reset: (options) => USE(options) }, "reset");'],
  ['in an object that is taken apart', 'const run = ({ reset }) => reset(OPTIONS);\nawait run({ reset: (options) => USE(options) });'],
  ['in an object that is taken apart later', 'async function run(tasks) { const { reset: task } = tasks; await task(OPTIONS); }\nawait run({ reset: (options) => USE(options) });'],
  ['in a list that is taken apart', 'const run = ([task]) => task(OPTIONS);\nawait run([(options) => USE(options)]);'],
  ['in a rest that a loop runs over', 'async function run(...tasks) { for (const task of tasks) await task(OPTIONS); }\nawait run((options) => USE(options));'],
  ['in a list of callbacks', 'const run = (tasks) => Promise.all(tasks.map((task) => task(OPTIONS)));\nawait run([(options) => USE(options)]);'],
  ['to a constructor', 'class Runner { constructor(task) { this.task = task; } run() { return this.task(OPTIONS); } }\nawait new Runner((options) => USE(options)).run();'],
  ['to a constructor, in an object', 'class Runner { #task; constructor({ task }) { this.#task = task; } run() { return this.#task(OPTIONS); } }\nawait new Runner({ task: (options) => USE(options) }).run();'],
  ['to a constructor of another class', 'class Runner { constructor(task) { this.task = task; } run() { return this.task(OPTIONS); } }\nclass Other { constructor(task) { this.runner = new Runner(task); } }\nnew Other((options) => USE(options)).runner.run();'],
  ['to a timer, bound', 'const reset = (options) => USE(options);\nsetTimeout(reset.bind(null, OPTIONS), 100);'],
  ['to other code as a method that is bound', 'export class Setup { reset(options) { return USE(options); } mount(app) { app.post("/x", this.reset.bind(this, OPTIONS)); } }'],
  ['to other code under the name of a bound one', 'const reset = (options) => USE(options);\nconst bound = reset.bind(null, OPTIONS);\nexport const mount = (app) => app.post("/x", bound);'],
  ['in a loop', 'const run = (task) => { for (const name of ["a", "b"]) task(OPTIONS); };\nrun((options) => USE(options));'],
];

const UNDECLARED: readonly Row[] = [
  ['a function', 'reset = (options) => USE(options);\nawait reset(OPTIONS);'],
  ['a function under another such name', 'reset = (options) => USE(options);\nagain = reset;\nawait again(OPTIONS);'],
  ['a member of exports', 'exports.options = OPTIONS;\nexports.reset = () => USE(exports.options);'],
  ['a member of exports, which the configuration names', '/* global exports */\nexports.options = OPTIONS;\nexports.reset = () => USE(exports.options);'],
  ['a member of module.exports, read by the other name', 'module.exports.options = OPTIONS;\nmodule.exports.reset = () => USE(exports.options);'],
  ['what module.exports holds', 'module.exports = { options: OPTIONS };\nUSE(module.exports.options);'],
  ['a function of exports', 'exports.getOptions = () => (OPTIONS);\nUSE(exports.getOptions());'],
  ['a member of the global object', 'global.options = OPTIONS;\nsetTimeout(() => USE(global.options), 100);'],
  ['a member two further down', 'app.locals.options = OPTIONS;\nexports.reset = () => USE(app.locals.options);'],
  ['an object with a method', 'tools = { reset: (options) => USE(options) };\nawait tools.reset(OPTIONS);'],
];

const LOSSES: Readonly<Record<string, readonly [use: string, lost: string, kept: string]>> = {
  'no-sync-force': ['db.sync', '{ force: true }', '{ force: false }'],
  'no-sync-alter': ['db.sync', '{ alter: true }', '{ alter: false }'],
  'no-mass-delete': ['User.destroy', '{ where: {} }', '{ where: { id: 1 } }'],
};

function report(program: string, parser: 'js' | 'ts', project: 'v6' | 'v7'): readonly string[] {
  return lint(HEADERS[project] + program, { rules: RULES, parser, project }).map(({ ruleId }) => ruleId);
}

describe.each(Object.entries({ PUT_ON, OUT_OF_THIS, HANDED, UNDECLARED }))('%s', (_table, rows) => {
  describe.each(Object.entries(LOSSES))('%s', (rule, [use, lost, kept]) => {
    it.each(rows)('%s', (_name, program) => {
      const write = (options: string): string => program.replaceAll('USE', use).replaceAll('OPTIONS', options);
      for (const parser of ['js', 'ts'] as const) {
        for (const project of ['v6', 'v7'] as const) {
          expect(report(write(lost), parser, project)).toContain(rule);
          expect(report(write(kept), parser, project)).toEqual([]);
        }
      }
    });
  });
});
