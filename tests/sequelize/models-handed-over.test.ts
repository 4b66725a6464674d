// Models that reach a call through lists, callbacks and fields of the functions around it: what the calls of the file give decides.
import { describe, expect, it } from 'vitest';
import { lint } from '../support/lint.js';

const PROJECTS = {
  v6: (connection: string) => `import { DataTypes as Types, Sequelize as Orm } from 'sequelize';\nconst db = new Orm(${connection});\n`,
  v7: (connection: string) => `import { DataTypes as Types, Sequelize as Orm } from '@sequelize/core';\nimport { SqliteDialect } from '@sequelize/sqlite3';\nconst db = new Orm(${connection});\n`,
} as const;
const SERVER = { v6: 'process.env.DATABASE_URL', v7: "{ dialect: 'postgres', url: process.env.DATABASE_URL }" } as const;
const MEMORY = { v6: "'sqlite::memory:'", v7: "{ dialect: SqliteDialect, storage: ':memory:' }" } as const;

/** `DO` stands for what is done to `m`, `LIST` for the list that is handed over. */
const FORMS: Readonly<Record<string, string>> = {
  'a loop over a parameter': 'const clear = async (list) => { for (const m of list) await DO; };\nawait clear(LIST);',
  'a function that stands below': 'await clear(LIST);\nasync function clear(list) { for (const m of list) await DO; }',
  'a loop with an index': 'const clear = async (list) => { for (let i = 0; i < list.length; i += 1) { const m = list[i]; await DO; } };\nawait clear(LIST);',
  'an element that is taken out': 'const clear = async (list) => { const [m] = list; await DO; };\nawait clear(LIST);',
  'a callback of a list': 'const clear = (list) => Promise.all(list.map(async (m) => { await DO; }));\nawait clear(LIST);',
  'a rest parameter': 'const clear = async (...list) => { for (const m of list) await DO; };\nawait clear(...LIST);',
  'a part of an argument': 'const clear = async ({ list }) => { for (const m of list) await DO; };\nawait clear({ list: LIST });',
  'a part of an object with another name': 'const clear = async (deps) => { for (const m of deps.list) await DO; };\nawait clear({ list: LIST });',
  'two functions': 'const each = async (list) => { for (const m of list) await DO; };\nconst clear = (given) => each(given);\nawait clear(LIST);',
  'a helper that loops': 'const each = async (list, run) => { for (const x of list) await run(x); };\nawait each(LIST, async (m) => { await DO; });',
  'a helper that hands its callback on': 'const each = (list, run) => list.forEach(run);\neach(LIST, (m) => DO);',
  'a helper that hands a function on by its name': 'const each = (list, run) => list.forEach(run);\nconst clear = (m) => DO;\neach(LIST, clear);',
  'helpers that hand on to one another': 'const all = (list, run) => Promise.all(list.map(run));\nconst each = (items, f) => all(items, f);\nawait each(LIST, (m) => DO);',
  'a field that a constructor keeps': 'class Job { constructor(list) { this.list = list; } async run() { for (const m of this.list) await DO; } }\nawait new Job(LIST).run();',
  'a timer': 'setTimeout((m) => DO, 10, LIST[0]);',
  'a timer and a function with a name': 'const clear = (m) => DO;\nsetImmediate(clear, LIST[0]);',
  'a function of a package': "import pMap from 'p-map';\nawait pMap(LIST, (m) => DO);",
  'a function of a package with another name': "import { mapSeries as inOrder } from 'bluebird';\nawait inOrder(LIST, (m) => DO);",
  'a function that is required': "const { eachSeries } = require('async');\nconst clear = (m) => DO;\neachSeries(LIST, clear);",
  'the next tick': 'process.nextTick((m) => DO, LIST[0]);',
};
/** Forms whose function other code may call, too, with a model of another instance. */
const OPEN = new Set(['a helper that loops', 'a field that a constructor keeps']);
const DEEDS = { 'm.drop()': 'no-drop', 'm.truncate()': 'no-mass-delete', 'm.destroy({ where: {} })': 'no-mass-delete', 'm.sync({ force: true })': 'no-sync-force' } as const;

const report = (program: string, parser: 'js' | 'ts', project: 'v6' | 'v7'): readonly string[] =>
  lint(program, { rules: ['no-drop', 'no-mass-delete', 'no-sync-force'], parser, project, sourceType: 'module' }).map(({ ruleId }) => ruleId);

describe.each(Object.entries(FORMS))('models that are handed over by %s', (name, form) => {
  it.each(Object.entries(DEEDS))('%s', (deed, rule) => {
    const [program] = ['[Gone]', 'Object.values(db.models)'].map((list) => form.replaceAll('DO', deed).replaceAll('LIST', list));
    for (const parser of ['js', 'ts'] as const) {
      for (const project of ['v6', 'v7'] as const) {
        const code = (connection: string): string => `${PROJECTS[project](connection)}const Gone = db.define('gone', { name: Types.STRING });\n${program ?? ''}`;
        expect(report(code(SERVER[project]), parser, project), `${parser} ${project}\n${program ?? ''}`).toEqual([rule]);
        expect(report(code(MEMORY[project]), parser, project), `in memory, ${parser} ${project}\n${program ?? ''}`).toEqual(OPEN.has(name) ? [rule] : []);
      }
    }
  });

  it('that are none: files', () => {
    const program = form.replaceAll('DO', 'm.truncate()').replaceAll('LIST', '[handle]');
    const code = `${PROJECTS.v6(SERVER.v6)}import { open } from 'node:fs/promises';\nconst handle = await open('a.txt');\n${program}`;
    expect(report(code, 'js', 'v6'), program).toEqual([]);
  });
});

describe('every model of an instance', () => {
  it.each(['a loop over a parameter', 'a callback of a list', 'a function that stands below', 'two functions', 'a function of a package', 'a function that is required'])('is handed over by %s', (name) => {
    for (const parser of ['js', 'ts'] as const) {
      const program = (FORMS[name] ?? '').replaceAll('DO', 'm.drop()').replaceAll('LIST', 'Object.values(db.models)');
      expect(report(`${PROJECTS.v6(SERVER.v6)}${program}`, parser, 'v6'), program).toEqual(['no-drop']);
    }
  });
});

describe('options that are handed over', () => {
  it.each([
    ['by a timer', 'const reset = (o) => db.sync(o);\nsetTimeout(reset, 10, { force: true });'],
    ['by a timer with a holder', 'const reset = (o) => db.sync(o);\nglobalThis.setTimeout(reset, 10, { force: true });'],
    ['in the next tick', 'process.nextTick((o) => db.sync(o), { force: true });'],
    ['as the second thing', 'setInterval((name, o) => db.sync(o), 1000, "a", { force: true });'],
    ['by a helper that hands its callback on', 'const each = (list, run) => list.forEach(run);\neach([{ force: true }], (o) => db.sync(o));'],
  ])('%s', (_name, program) => {
    for (const parser of ['js', 'ts'] as const) {
      for (const project of ['v6', 'v7'] as const) {
        expect(report(`${PROJECTS[project](SERVER[project])}${program}`, parser, project)).toEqual(['no-sync-force']);
        expect(report(`${PROJECTS[project](SERVER[project])}${program.replace('true', 'false')}`, parser, project)).toEqual([]);
      }
    }
  });
});

describe('a model that a class leaves to those that extend it', () => {
  const BASE = 'class Base {\n  constructor(model) { this.model = model; }\n  clear() { return DO; }\n}\n';
  const OPEN_BASE = 'class Base {\n  clear() { return DO; }\n}\n';
  it.each([
    ['by super', `${BASE}export class Store extends Base { constructor() { super(Gone); } }`],
    ['by the constructor that is handed down', `${BASE}class Store extends Base {}\nexport default new Store(Gone);`],
    ['by super, over a class between them', `${BASE}class Middle extends Base {}\nexport class Store extends Middle { constructor() { super(Gone); } }`],
    ['by super of both', `${BASE}class Middle extends Base { constructor(model) { super(model); } }\nexport class Store extends Middle { constructor() { super(Gone); } }`],
    ['by a field', `${OPEN_BASE}export class Store extends Base { model = Gone; }`],
    ['by a getter', `${OPEN_BASE}export class Store extends Base { get model() { return Gone; } }`],
    ['with a method of its own', 'class Base { constructor(model) { this.model = model; } }\nexport class Store extends Base { constructor() { super(Gone); } clear() { return DO; } }'],
  ])('%s', (_name, form) => {
    for (const [deed, rule] of [['this.model.truncate()', 'no-mass-delete'], ['this.model.drop()', 'no-drop']] as const) {
      for (const parser of ['js', 'ts'] as const) {
        for (const project of ['v6', 'v7'] as const) {
          const code = `${PROJECTS[project](SERVER[project])}const Gone = db.define('gone', { name: Types.STRING });\n${form.replaceAll('DO', deed)}`;
          expect(report(code, parser, project), code).toEqual([rule]);
          expect(report(code.replace(/^const Gone.*$/m, "const Gone = new File([], 'a');"), parser, project), code).toEqual([]);
        }
      }
    }
  });

  it.each([
    ['super', 'class Base { constructor(o) { db.sync(o); } }\nexport class Store extends Base { constructor() { super({ force: true }); } }'],
    ['the constructor that is handed down', 'class Base { constructor(o) { db.sync(o); } }\nclass Store extends Base {}\nnew Store({ force: true });'],
  ])('hands options on by %s', (_name, program) => {
    for (const parser of ['js', 'ts'] as const) {
      for (const project of ['v6', 'v7'] as const) expect(report(`${PROJECTS[project](SERVER[project])}${program}`, parser, project)).toEqual(['no-sync-force']);
    }
  });
});

describe('one of the models of an instance', () => {
  it.each([
    'const list = Object.values(db.models);\nfor (let i = 0; i < list.length; i += 1) await list[i].drop();', 'await Object.values(db.models)[0].drop();', 'const [first] = Object.values(db.models);\nawait first.drop();',
    'const list = Object.values(db.models);\nfor (const i in list) await list[i].drop();', "await Object.values(db.models).find((m) => m.name === 'a').drop();", 'const list = Object.values(db.models).filter(Boolean);\nawait list[1].drop();',
  ])('%s', (program) => {
    for (const parser of ['js', 'ts'] as const) {
      for (const project of ['v6', 'v7'] as const) expect(report(`${PROJECTS[project](SERVER[project])}${program}`, parser, project)).toEqual(['no-drop']);
      expect(report(`${PROJECTS.v6(SERVER.v6)}${program.replaceAll('db.models', 'files')}`, parser, 'v6')).toEqual([]);
    }
  });
});
