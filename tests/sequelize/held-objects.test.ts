// Objects that a class, a literal or a list holds, and that are written where they stand: options and conditions.
import { describe, expect, it } from 'vitest';
import { lint } from '../support/lint.js';

const HEADERS = {
  v6: "import { Sequelize } from 'sequelize';\nconst db = new Sequelize(process.env.DATABASE_URL);\nconst User = db.define('user', {});\n",
  v7: "import { Sequelize } from '@sequelize/core';\nconst db = new Sequelize({ url: process.env.DATABASE_URL });\nconst User = db.define('user', {});\n",
} as const;
const RULES = { 'no-sync-force': [], 'no-sync-alter': [], 'no-mass-delete': [] } as const;

function report(code: string, parser: 'js' | 'ts', project: 'v6' | 'v7'): readonly string[] {
  return lint(HEADERS[project] + code, { rules: RULES, parser, project }).map(({ ruleId }) => ruleId);
}

/** A write of what is held, which is reported, and a twin of it that is not. `OBJECT` is `{}` or `{ id: 1 }`, `USE` the call. */
type Row = readonly [name: string, program: string];

const FIELDS: readonly Row[] = [
  ['by a method, through this', 'class Tasks { held = OBJECT; run() { return USE(this.held); } prepare() { WRITE(this.held); } }'],
  ['by the constructor', 'class Tasks { held = OBJECT; constructor() { WRITE(this.held); } run() { return USE(this.held); } }'],
  ['of a field that the constructor sets', 'class Tasks { constructor() { this.held = OBJECT; WRITE(this.held); } run() { return USE(this.held); } }'],
  ['through an instance', 'class Tasks { held = OBJECT; run() { return USE(this.held); } }\nconst tasks = new Tasks();\nWRITE(tasks.held);\nawait tasks.run();'],
  ['under another name', 'class Tasks { held = OBJECT; run() { return USE(this.held); } prepare() { const held = this.held; WRITE(held); } }'],
  ['taken out of this', 'class Tasks { held = OBJECT; run() { return USE(this.held); } prepare() { const { held } = this; WRITE(held); } }'],
  ['in a private field', 'class Tasks { #held = OBJECT; run() { return USE(this.#held); } prepare() { WRITE(this.#held); } }'],
  ['in a static field', 'class Tasks { static held = OBJECT; static prepare() { WRITE(this.held); } }\nTasks.prepare();\nawait USE(Tasks.held);'],
  ['in a static field, by its class', 'class Tasks { static held = OBJECT; }\nWRITE(Tasks.held);\nawait USE(Tasks.held);'],
  ['in a static field, under another name', 'class Tasks { static held = OBJECT; }\nconst held = Tasks.held;\nWRITE(held);\nawait USE(Tasks.held);'],
  ['by a class that extends it', 'class Base { held = OBJECT; run() { return USE(this.held); } }\nclass Tasks extends Base { prepare() { WRITE(this.held); } }'],
  ['of an object literal, through this', 'const tasks = { held: OBJECT, run() { return USE(this.held); }, prepare() { WRITE(this.held); } };'],
  ['of an object literal, by its name', 'const tasks = { held: OBJECT, run() { return USE(this.held); } };\nWRITE(tasks.held);\nawait tasks.run();'],
  ['that a getter gives', 'const held = OBJECT;\nclass Tasks { get held() { return held; } prepare() { WRITE(this.held); } run() { return USE(this.held); } }'],
];

const NESTED: readonly Row[] = [
  ['one object further inside', 'const box = { inner: { held: OBJECT } };\nconst held = box.inner.held;\nWRITE(held);\nawait USE(held);'],
  ['taken out by a rest', 'const { ...box } = { held: OBJECT };\nconst held = box.held;\nWRITE(held);\nawait USE(held);'],
  ['an element of a rest', 'const [, ...list] = [1, OBJECT];\nconst held = list[0];\nWRITE(held);\nawait USE(held);'],
  ['put in by another name', 'const box = {};\nconst other = box;\nother.held = OBJECT;\nconst held = box.held;\nWRITE(held);\nawait USE(held);'],
  ['out of a getter of a literal', 'const box = { inner: OBJECT, get held() { return this.inner; } };\nconst held = box.held;\nWRITE(held);\nawait USE(held);'],
  ['of a class, under a name', 'class Box { static held = OBJECT; }\nconst held = Box.held;\nWRITE(held);\nawait USE(held);'],
  ['handed to a function in options', 'const held = OBJECT;\nWRITE(held);\nconst run = ({ item }) => USE(item);\nawait run({ item: held });'],
];

const HANDED: readonly Row[] = [
  ['by a function that takes it out of an object', 'const held = OBJECT;\nconst prepare = ({ item }) => { WRITE(item); };\nprepare({ item: held });\nawait USE(held);'],
  ['by a function that takes it out of a list', 'const held = OBJECT;\nfunction prepare([item]) { WRITE(item); }\nprepare([held]);\nawait USE(held);'],
  ['by a function that is handed what it stands in', 'const box = { held: OBJECT };\nconst held = box.held;\nfunction prepare(item) { WRITE(item.held); }\nprepare(box);\nawait USE(held);'],
  ['by a function that call calls', 'const held = OBJECT;\nfunction prepare(item) { WRITE(item); }\nprepare.call(null, held);\nawait USE(held);'],
  ['by a function that apply calls', 'const held = OBJECT;\nfunction prepare(name, item) { WRITE(item); }\nprepare.apply(null, ["a", held]);\nawait USE(held);'],
  ['by a function that Reflect.apply calls', 'const held = OBJECT;\nconst prepare = (item) => { WRITE(item); };\nReflect.apply(prepare, null, [held]);\nawait USE(held);'],
  ['by a method of what it stands in', 'const box = { held: OBJECT, prepare() { WRITE(this.held); } };\nbox.prepare();\nconst held = box.held;\nawait USE(held);'],
  ['out of a method of a literal, in a function', 'const held = OBJECT;\n(() => { WRITE(held); })();\nconst box = { read() { return held; } };\nlet read;\nfunction load() { read = box.read(); }\nload();\nawait USE(read);'],
  ['by a setter of what it stands in', 'const box = { held: OBJECT, set mode(value) { WRITE(this.held); } };\nbox.mode = 1;\nconst held = box.held;\nawait USE(held);'],
  ['in what a static method of a class gives', 'const held = OBJECT;\nWRITE(held);\nclass Box { static read() { return held; } }\nlet read;\nread = Box.read();\nawait USE(read);'],
  ['in what a pattern takes out of a list of objects', 'const held = OBJECT;\n(() => { WRITE(held); })();\nconst [{ item }] = [{ item: held }];\nlet read = { id: 2 };\nif (process.env.READ) read = item;\nawait USE(read);'],
  ['by a function that may leave before', 'const held = OBJECT;\nfunction prepare(item, done) { if (done) return; WRITE(item); }\nprepare(held, process.env.DONE);\nawait USE(held);'],
  ['in what a getter of a literal gives', 'const held = OBJECT;\nconst box = { get inner() { return { held }; } };\n(() => { WRITE(held); })();\nawait USE(box.inner.held);'],
  ['in what a method of a class gives', 'const held = OBJECT;\n(() => { WRITE(held); })();\nclass Box { read() { return held; } }\nconst read = new Box().read();\nawait USE(read);'],
  ['in a static field that a block sets', 'const held = OBJECT;\nWRITE(held);\nclass Box { static { this.inner = { held }; } }\nawait USE(Box.inner.held);'],
  ['in a private field behind a getter', 'const held = OBJECT;\n(() => { WRITE(held); })();\nclass Box { #inner = held; get inner() { return this.#inner; } }\nconst box = new Box();\nawait USE(box.inner);'],
];

interface Use {
  readonly use: string;
  readonly rule: string;
  /** The object, and the write that makes it one that destroys; the same with a write that does no harm. */
  readonly lost: readonly [object: string, write: string];
  readonly kept: readonly [object: string, write: string];
}

const USES: Readonly<Record<string, Use>> = {
  'turned on': { use: 'db.sync(HELD)', rule: 'no-sync-force', lost: ['{}', 'HELD.force = true'], kept: ['{}', 'HELD.logging = true'] },
  'merged into': { use: 'db.sync(HELD)', rule: 'no-sync-alter', lost: ['{ hooks: true }', 'Object.assign(HELD, { alter: true })'], kept: ['{ hooks: true }', 'Object.assign(HELD, { logging: true })'] },
  'emptied': { use: 'User.destroy({ where: HELD })', rule: 'no-mass-delete', lost: ['{ id: 1 }', 'delete HELD.id'], kept: ['{ id: 1 }', 'delete HELD.name'] },
  'emptied, with its condition inside': { use: 'User.destroy(HELD)', rule: 'no-mass-delete', lost: ['{ where: { id: 1 } }', 'delete HELD.where.id'], kept: ['{ where: { id: 1 } }', 'HELD.where.id = 2'] },
};

function fill(program: string, { use }: Use, [object, write]: readonly [string, string]): string {
  return program
    .replaceAll('OBJECT', object)
    .replaceAll(/USE\(([\w.#]+)\)/g, (_, held: string) => use.replace('HELD', held))
    .replaceAll(/WRITE\(([\w.#]+)\)/g, (_, held: string) => write.replace('HELD', held));
}

const ENGINES = [['js', 'v6'], ['ts', 'v6'], ['js', 'v7'], ['ts', 'v7']] as const;
const [FIRST_USE] = Object.keys(USES);
const EVERY_ENGINE = process.env.EVERY_ENGINE === '1';

/**
 * Parsers and versions differ in how a program is spelled, and the uses in what is written: each row runs everywhere with the
 * first use, each use with the first row of a table. All others run with ESLint's parser and version 6,
 * or everywhere with EVERY_ENGINE=1.
 */
function chooseEngines(name: string, isFirstRow: boolean): readonly (typeof ENGINES)[number][] {
  return EVERY_ENGINE || name === FIRST_USE || isFirstRow ? ENGINES : ENGINES.slice(0, 1);
}

describe.each(Object.entries(USES))('an object that is held is %s', (name, use) => {
  describe.each(Object.entries({ 'in a field': FIELDS, 'elsewhere': NESTED, 'handed on': HANDED }))('%s', (_table, rows) => {
    it.each(rows)('%s', (row, program) => {
      for (const [parser, project] of chooseEngines(name, row === rows[0]?.[0])) {
        expect(report(fill(program, use, use.lost), parser, project), `${parser}, ${project}`).toContain(use.rule);
        expect(report(fill(program, use, use.kept), parser, project), `${parser}, ${project}`).toEqual([]);
      }
    });
  });
});

it('each row, and each use, runs with both parsers and both versions', () => {
  const all = chooseEngines(FIRST_USE ?? '', false);
  expect(new Set(all.map(String)).size).toBe(4);
  for (const name of Object.keys(USES)) expect(chooseEngines(name, true)).toEqual(all);
  expect(chooseEngines('emptied', false)).toEqual(EVERY_ENGINE ? all : [['js', 'v6']]);
});

/** Programs, and the rules that report them: nothing, where what is written does no harm. */
const TABLES: Readonly<Record<string, readonly (readonly [name: string, code: string, rules: readonly string[]])[]>> = {
  'a function of the file that is handed an object': [
    ['fills a condition whenever it is called', 'const where = {};\nconst fill = (item, query) => { item.id = query.id; };\nfill(where, process.env);\nawait User.destroy({ where });', []],
    ['merges into a condition', 'const where = {};\nconst fill = (item) => Object.assign(item, { id: 1 });\nfill(where);\nawait User.destroy({ where });', []],
    ['may leave a condition as it is', 'const where = {};\nfunction fill(item, id) { if (!id) return; item.id = id; }\nfill(where, process.env.ID);\nawait User.destroy({ where });', ['no-mass-delete']],
    ['fills a condition later', 'const where = {};\nconst fill = async (item) => { await 0; item.id = 1; };\nfill(where);\nawait User.destroy({ where });', []],
    ['turns an option off', 'const options = { force: true };\nconst off = (item) => { item.force = false; };\noff(options);\nawait db.sync(options);', []],
    ['may turn an option off', 'const options = { force: true };\nconst off = (item) => { if (process.env.KEEP) item.force = false; };\noff(options);\nawait db.sync(options);', ['no-sync-force']],
  ],
  'a field that is given another value': [
    ['another object that turns it on', 'class Tasks { held = {}; run() { return db.sync(this.held); } }\nconst tasks = new Tasks();\ntasks.held = { force: true };', ['no-sync-force']],
    ['a static one', 'class Tasks { static held = {}; }\nTasks.held = { force: true };\nawait db.sync(Tasks.held);', ['no-sync-force']],
    ['a static one that was on', 'class Tasks { static held = { force: true }; }\nTasks.held = {};\nawait db.sync(Tasks.held);', ['no-sync-force']],
    ['by a class that extends it', 'class Base { held = {}; run() { return db.sync(this.held); } }\nclass Tasks extends Base { held = { force: true }; }', ['no-sync-force']],
    ['one that does no harm', 'class Tasks { held = {}; run() { return db.sync(this.held); } }\nconst tasks = new Tasks();\ntasks.held = { logging: false };', []],
    ['of another class', 'class Tasks { held = {}; run() { return db.sync(this.held); } }\nclass Other { held = {}; on() { this.held.force = true; } }', []],
  ],
  'a setter that writes an option': [
    ['of a literal', 'const options = { set mode(value) { this.force = value === "reset"; } };\noptions.mode = process.env.MODE;\nawait db.sync(options);', ['no-sync-force']],
    ['of a literal, beside a getter', 'const options = { get mode() { return 1; }, set mode(value) { this.force = value; } };\noptions.mode = true;\nawait db.sync(options);', ['no-sync-force']],
    ['of a class', 'class Options { set mode(value) { this.force = value; } }\nconst options = new Options();\noptions.mode = true;\nawait db.sync(options);', ['no-sync-force']],
    ['that is not set', 'const options = { set mode(value) { this.force = value; } };\nawait db.sync(options);', []],
    ['of another option', 'const options = { set mode(value) { this.logging = value; } };\noptions.mode = true;\nawait db.sync(options);', []],
  ],
};

describe.each(Object.entries(TABLES))('%s', (_table, rows) => {
  it.each(rows)('%s', (_name, code, rules) => {
    expect(report(code, 'js', 'v6')).toEqual(rules);
    expect(report(code, 'ts', 'v7')).toEqual(rules);
  });
});

describe('a promise as a flag is truthy, whatever it gives', () => {
  it.each(['Promise.resolve()', 'Promise.resolve(false)', '(async () => false)()', 'Promise.all([])', 'new Promise((done) => done(false))'])('%s', (promise) => {
    expect(report(`await db.sync({ force: ${promise} });`, 'js', 'v6')).toEqual(['no-sync-force']);
    expect(report(`const reset = ${promise};\nawait User.sync({ force: reset });`, 'ts', 'v7')).toEqual(['no-sync-force']);
    expect(report(`db.beforeSync((options) => { options.force = ${promise}; });\nawait db.sync();`, 'js', 'v6')).toEqual(['no-sync-force']);
  });

  it('and what it gives counts once it is awaited', () => {
    expect(report('await db.sync({ force: await Promise.resolve(false) });', 'js', 'v6')).toEqual([]);
    expect(report('const force = await Promise.resolve(Promise.resolve(false));\nawait db.sync({ force });', 'js', 'v7')).toEqual([]);
  });
});
