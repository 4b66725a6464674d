// Types as TypeScript code writes them: what they say of a receiver, wherever they stand. Each program is Sequelize's by its
// types alone; with the types of another package it is silent.
import { describe, expect, it } from 'vitest';
import { lint } from '../support/lint.js';

/** The names that the programs use, renamed, and a twin of another package. */
const IMPORTS = {
  v6: "import { Sequelize as Orm, Model as Row } from 'sequelize';\nimport type { ModelStatic as Table } from 'sequelize';\n",
  v7: "import { Sequelize as Orm, Model as Row } from '@sequelize/core';\nimport type { ModelStatic as Table } from '@sequelize/core';\n",
  other: "import { Queue as Orm, Job as Row } from 'bullmq';\nimport type { JobStatic as Table } from 'bullmq';\n",
} as const;

function report(code: string, types: keyof typeof IMPORTS): readonly string[] {
  return lint(IMPORTS[types] + code, { rules: ['no-drop', 'no-mass-delete'], parser: 'ts', project: types === 'v7' ? 'v7' : 'v6' }).map(({ ruleId }) => ruleId);
}

/** A type of the parameter `it`, and what is done with it. */
const PARAMETERS: readonly (readonly [type: string, use: string])[] = [
  ...['Orm', 'Orm | undefined', 'Orm | null', 'Readonly<Orm>', 'InstanceType<typeof Orm>', 'Table<Row>', 'typeof Row', '(typeof Row)', 'Table<Row> | undefined', 'NonNullable<Orm>', 'Orm & { extra: 1 }'].map((type) => [type, 'await it!.drop();'] as const),
  ['Map<string, Table<Row>>', 'for (const [, one] of it) await one.drop();'],
  ['Map<string, Table<Row>>', 'for (const one of it.values()) await one.drop();'],
  ['Map<string, Table<Row>>', 'for (const [, one] of it.entries()) await one.drop();'],
  ['Map<string, Table<Row>>', 'it.forEach((one) => one.drop());'],
  ['Map<string, Table<Row>>', "await it.get('a')!.drop();"],
  ['Map<string, { orm: Orm }>', "await it.get('a')?.orm.drop();"],
  ['Set<Table<Row>>', 'for (const one of it) await one.drop();'],
  ['Table<Row>[]', 'for (const one of it) await one.drop();'],
  ['readonly Table<Row>[]', 'await it[0].drop();'],
  ['Table<Row>[]', 'await it.at(-1)!.drop();'],
  ['Table<Row>[]', 'for (const one of it.filter(Boolean)) await one.drop();'],
  ['{ one: Orm }[]', 'for (const { one } of it) await one.drop();'],
  ['{ one: Orm }[]', 'it.forEach(({ one }) => one.drop());'],
  ['Array<Table<Row>>', 'await Promise.all(it.map((one) => one.drop()));'],
  ['ReadonlyArray<typeof Row>', 'for (const one of it) await one.drop();'],
  ['Record<string, Table<Row>>', 'for (const one of Object.values(it)) await one.drop();'],
  ['Record<string, Table<Row>>', 'for (const [, one] of Object.entries(it)) await one.drop();'],
  ['Record<string, Table<Row>>', 'await it.User.drop();'],
  ['Partial<Record<string, Table<Row>>>', 'await it.User!.drop();'],
  ['{ [name: string]: Table<Row> }', 'for (const key in it) await it[key].drop();'],
  ['{ User: Table<Row>; Post: Table<Row> }', 'for (const one of Object.values(it)) await one.drop();'],
  ['[Table<Row>, number]', 'await it[0].drop();'],
  ['[number, Orm]', 'const [, one] = it; await one.drop();'],
  ['[count: number, orm?: Orm]', 'await it[1]!.drop();'],
  ['Promise<Orm>', 'await (await it).drop();'],
  ['Promise<Orm>', 'await it.then((one) => one.drop());'],
  ['() => Orm', 'await it().drop();'],
  ['() => Promise<Orm>', 'await (await it()).drop();'],
  ['{ (): Orm }', 'await it().drop();'],
  ['{ orm: Orm }', 'await it.orm.drop();'],
  ['{ db: { orm?: Orm } }', 'await it.db.orm?.drop();'],
  ['{ db: { orm?: Orm } }', 'const { db: { orm } } = it; await orm?.drop();'],
  ['{ read(): Orm }', 'await it.read().drop();'],
  ['{ get orm(): Orm }', 'await it.orm.drop();'],
  ['{ read: () => Promise<Orm> }', 'await (await it.read()).drop();'],
  ["{ db: { orm: Orm } }['db']", 'await it.orm.drop();'],
  ["Pick<{ orm: Orm; port: number }, 'orm'>", 'await it.orm.drop();'],
  ["{ [key in 'User' | 'Post']: Table<Row> }", 'await it.User.drop();'],
  ['number extends 1 ? Orm : never', 'await it.drop();'],
  ['ReturnType<() => Orm>', 'await it.drop();'],
  ['Promise<{ main: Orm }>', 'await it.then((one) => one.main.drop());'],
];

describe('a parameter', () => {
  it.each(PARAMETERS)('of type %s: %s', (type, use) => {
    const code = `export async function run(it: ${type}) { ${use} }`;
    expect(report(code, 'v6')).toEqual(['no-drop']);
    expect(report(code, 'v7')).toEqual(['no-drop']);
    expect(report(code, 'other')).toEqual([]);
  });
});

const DECLARATIONS: Readonly<Record<string, string>> = {
  'an interface': 'interface Db { orm: Orm }\nexport const run = (db: Db) => db.orm.drop();',
  'the values of an interface': 'interface Dbs { main: Orm; other: Orm }\nexport const run = (dbs: Dbs) => Object.values(dbs).forEach((one) => one.drop());',
  'the values of an interface with a signature': 'interface Dbs { [name: string]: Orm }\nexport const run = (dbs: Dbs) => { for (const [, one] of Object.entries(dbs)) void one.drop(); };',
  'an interface that extends another': 'interface Base { orm: Orm }\ninterface Db extends Base { port: number }\nexport const run = (db: Db) => db.orm.drop();',
  'an interface in two parts': 'interface Db { port: number }\ninterface Db { orm: Orm }\nexport const run = (db: Db) => db.orm.drop();',
  'an alias': 'type Connection = Orm;\nexport const run = (db: Connection) => db.drop();',
  'an alias of an alias': 'type Inner = { orm: Orm };\ntype Db = Inner & { port: number };\nexport const run = ({ orm }: Db) => orm.drop();',
  'a type parameter': 'export function run<Db extends Orm>(db: Db) { return db.drop(); }',
  'a type parameter of a class': 'abstract class Store<Entity extends Row> { constructor(protected table: Table<Entity>) {} clear() { return this.table.drop(); } }',
  'a declared variable': 'declare const db: Orm;\nawait db.drop();',
  'a declared function': 'declare function connect(): Promise<Orm>;\nawait (await connect()).drop();',
  'overloads': 'function connect(url: string): Orm;\nfunction connect(url: unknown): unknown { return open(url); }\nawait connect("x").drop();',
  'a global': 'declare global { var db: Orm }\nawait globalThis.db.drop();\nexport {};',
  'a variable of a namespace': 'namespace Db { export const orm: Orm = open(); }\nawait Db.orm.drop();',
  'an instance that a namespace makes': 'namespace Db { export const orm = new Orm("x"); }\nawait Db.orm.drop();',
  'a function of a namespace': 'namespace Db { export function connect(): Orm { return open(); } }\nawait Db.connect().drop();',
  'an abstract field': 'abstract class Store { protected abstract orm: Orm; clear() { return this.orm.drop(); } }',
  'a field of a class that is extended': 'class Base { protected orm: Orm; }\nclass Store extends Base { clear() { return this.orm.drop(); } }',
  'an accessor': 'class Store { accessor orm: Orm = open(); clear() { return this.orm.drop(); } }',
  'a getter': 'class Store { private get orm(): Orm { return open(); } clear() { return this.orm.drop(); } }',
  'a static field': 'class Store { static orm: Orm | null = null; static read() { return Store.orm!; } }\nawait Store.read().drop();',
  'a private field': 'class Store { #orm: Orm; constructor(orm: Orm) { this.#orm = orm; } clear() { return this.#orm.drop(); } }',
  'options that the constructor takes': 'class Store { constructor(private readonly options: { orm: Orm }) {} clear() { return this.options.orm.drop(); } }',
  'a field of a parameter that is a class of the file': 'class Store { orm: Orm; }\nexport const run = (store: Store) => store.orm.drop();',
  'a map that a field holds': 'class Store { private all = new Map<string, Orm>(); clear(name: string) { return this.all.get(name)!.drop(); } }',
  'a list that a field holds': 'class Store { private all: Orm[] = []; clear() { return Promise.all(this.all.map((one) => one.drop())); } }',
  'a map that a variable holds': 'const all: Map<string, Orm> = new Map();\nfor (const [, one] of all) await one.drop();',
  'what a function of the file makes': 'const connect = () => new Orm("x");\nexport const run = (db: ReturnType<typeof connect>) => db.drop();',
  'what an async function of the file makes': 'const connect = async () => new Orm("x");\nexport const run = (db: Awaited<ReturnType<typeof connect>>) => db.drop();',
  'what a typed function of the file makes': 'const connect = (): Promise<Orm> => open();\nexport const run = (db: Awaited<ReturnType<typeof connect>>) => db.drop();',
  'the type of a variable': 'const db = new Orm("x");\nexport const run = (other: typeof db) => other.drop();',
  'a variable whose type is a function': 'const connect: () => Orm = open;\nawait connect().drop();',
  'a callback by the type of what calls it': 'const run = (callback: (orm: Orm) => Promise<void>) => callback(open());\nrun(async (orm) => { await orm.drop(); });',
  'a callback by the type of its variable': 'const run: (orm: Orm) => Promise<void> = async (orm) => { await orm.drop(); };',
  'a test by instanceof': 'export const run = (db: unknown) => { if (db instanceof Orm) return db.drop(); };',
  'an exit by instanceof': 'export const run = (db: unknown) => { if (!(db instanceof Orm)) return; return db.drop(); };',
  'a type guard': 'const isOrm = (db: unknown): db is Orm => check(db);\nexport const run = (db: unknown) => isOrm(db) && db.drop();',
  'a type guard of another name': 'const check = (one: unknown): one is Orm => test(one);\nexport const run = (one: unknown) => check(one) && one.drop();',
  'a type guard of a second parameter': 'const check = (key: unknown, one: unknown): one is Orm => test(key, one);\nexport const run = (one: unknown) => check(open(), one) && one.drop();',
  'either of two tests': 'export const run = (one: unknown) => { if (one instanceof Orm || (one instanceof Orm && ready)) return one.drop(); };',
  'a parameter that is a field, in its constructor': 'class Store { constructor(private readonly deps: { main: Orm }) { void deps.main.drop(); } }',
  'a static field that holds it': 'class Store { port = 1; static deps: { main: Orm }; static clear() { return this.deps.main.drop(); } }',
  'a getter of what holds it': 'class Store { private get deps(): { main: Orm } { return open(); } clear() { return this.deps.main.drop(); } }',
  'one of two globals': 'declare global { var port: number; var main: Orm }\nawait globalThis.main.drop();\nexport {};',
  'the type of a function in a variable': 'const run = (callback: (one: Orm) => void) => callback(open());\nexport const again = (other: typeof run) => other((one) => one.drop());',
  'rest parameters': 'export const run = async (...all: Orm[]) => { for (const one of all) await one.drop(); };',
  'this': 'export const run = async function (this: Orm) { await this.drop(); };',
  'a key of an enum': "enum Key { Orm = 'orm' }\nexport const run = (db: { orm: Orm }) => db[Key.Orm].drop();",
  'a cast of an object': 'export const run = (db: unknown) => (db as { orm: Orm }).orm.drop();',
  'satisfies': 'export const run = (db: any) => (db satisfies Orm).drop();',
  'a typed result of a container': 'export const run = (container: any) => container.get<{ orm: Orm }>("db").orm.drop();',
  'an import type': 'export const run = (db: import("PACKAGE").Sequelize) => db.drop();',
};

describe('a type that is declared in the file', () => {
  it.each(Object.entries(DECLARATIONS))('%s', (_name, code) => {
    expect(report(code.replace('PACKAGE', 'sequelize'), 'v6')).toEqual(['no-drop']);
    expect(report(code.replace('PACKAGE', '@sequelize/core'), 'v7')).toEqual(['no-drop']);
    expect(report(code.replace('PACKAGE', 'bullmq').replace('Sequelize', 'Queue'), 'other')).toEqual([]);
  });
});

describe('a table that is emptied by its written type', () => {
  it.each(['Table<Row>', 'typeof Row'])('%s', (type) => {
    const code = `class Store { constructor(private readonly tables: { User: ${type} }) {} clear() { return this.tables.User.destroy({ where: {} }); } }`;
    expect(report(code, 'v6')).toEqual(['no-mass-delete']);
    expect(report(code, 'other')).toEqual([]);
  });
});

describe('a type that says nothing of Sequelize', () => {
  it.each([
    'export const run = (db: unknown) => { if (db instanceof Orm) return 1; return (db as any).drop(); };',
    'export const run = (db: { orm: Orm; cache: Cache }) => db.cache.drop();',
    'export const run = (all: Map<Orm, Cache>) => { for (const [, one] of all) one.drop(); };',
    'export const run = (pair: [Orm, Cache]) => pair[1].drop();',
    'export const run = (read: (orm: Orm) => Cache) => read(open()).drop();',
    'interface Db extends Db { port: number }\nexport const run = (db: Db) => db.cache.drop();',
    'type Loop = Loop | Loop;\nexport const run = (db: Loop) => db.drop();',
    'type First = Second;\ntype Second = First;\nexport const run = (db: First) => db.drop();',
    'export const run = (one: unknown) => { if (one instanceof Orm || ready) return one.drop(); };',
    'export const run = (one: unknown) => { if (one instanceof Row) return one.drop(); };',
    'const check = (one: unknown): one is Orm => test(one);\nexport const run = (one: unknown, other: unknown) => check(other) && one.drop();',
    'const check = (key: unknown, one: unknown): one is Orm => test(key, one);\nexport const run = (one: unknown, other: unknown) => check(one, other) && one.drop();',
    "enum Key { Cache = 'cache' }\nexport const run = (it: { main: Orm; cache: Cache }) => it[Key.Cache].drop();",
    "export const run = (one: { main: Orm; cache: Cache }['cache']) => one.drop();",
    'export const run = (one: ReturnType<Connect>) => one.drop();',
    'const port = 3;\nexport const run = (call: typeof port) => call((one) => one.drop());',
    'const store = { main: open(), clear() { return this.main.drop(); } };',
    'class Store extends Store { clear() { return this.cache.drop(); } }',
    'class Store { static cache: Cache; orm: Orm; static clear() { return this.cache.drop(); } }',
  ])('%s', (code) => {
    expect(report(code, 'v6')).toEqual([]);
  });
});
