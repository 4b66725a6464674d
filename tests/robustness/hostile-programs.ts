import type { Program } from './lint.js';

interface Shape {
  readonly name: string;
  /** The text at a size. */
  build(size: number): string;
  /** The wanted size. Where the parser or ESLint overflows by itself, the size is halved until it does not. */
  readonly size: number;
}

const DEEP = 10_000;
const MEGABYTE = 1_000_000;

const times = (count: number, text: string | ((index: number) => string)): string =>
  Array.from({ length: count }, (_, index) => (typeof text === 'string' ? text : text(index))).join('');
const sync = (expression: string): string => `sequelize.sync({ force: ${expression} });\n`;

/** Nested so deep that one stack frame per level is too many. */
const DEEP_SHAPES: readonly Shape[] = [
  { name: 'binary chain', size: DEEP, build: (size) => sync(`a${times(size, ' + a')}`) },
  { name: 'logical chain', size: DEEP, build: (size) => sync(`a${times(size, ' || a')}`) },
  { name: 'nullish chain to the right', size: DEEP, build: (size) => sync(`${times(size, 'a ?? (')}a${')'.repeat(size)}`) },
  { name: 'member chain', size: DEEP, build: (size) => sync(`a${times(size, '.b')}`) },
  { name: 'receiver chain', size: DEEP, build: (size) => `a${times(size, '.b')}.sync({ force: true });` },
  { name: 'call chain', size: DEEP, build: (size) => `sequelize.sync({ force: true })${times(size, '.then(f)')};` },
  { name: 'sync chain', size: DEEP / 10, build: (size) => `sequelize${times(size, '.sync({ force: true })')};` },
  { name: 'arrays', size: DEEP, build: (size) => sync(`${'['.repeat(size)}${']'.repeat(size)}`) },
  { name: 'objects', size: DEEP, build: (size) => sync(`${'{ a: '.repeat(size)}1${' }'.repeat(size)}`) },
  { name: 'spread objects', size: DEEP, build: (size) => `sequelize.sync(${'{ ...'.repeat(size)}a${' }'.repeat(size)});` },
  { name: 'ternaries', size: DEEP, build: (size) => sync(`${'a ? true : '.repeat(size)}false`) },
  { name: 'ternary arguments', size: DEEP, build: (size) => `sequelize.sync(${'a ? { force: true } : '.repeat(size)}{ force: false });` },
  { name: 'calls', size: DEEP, build: (size) => sync(`${'f('.repeat(size)}${')'.repeat(size)}`) },
  { name: 'negations', size: DEEP, build: (size) => sync(`${'!'.repeat(size)}a`) },
  { name: 'arrows', size: DEEP, build: (size) => sync(`${'() => '.repeat(size)}a`) },
  { name: 'called arrows', size: DEEP, build: (size) => sync(`${'(() => '.repeat(size)}a${')()'.repeat(size)}`) },
  { name: 'parentheses', size: DEEP, build: (size) => sync(`${'('.repeat(size)}a${')'.repeat(size)}`) },
  { name: 'templates', size: DEEP, build: (size) => sync(`${'`${'.repeat(size)}a${'}`'.repeat(size)}`) },
  { name: 'assignments', size: DEEP, build: (size) => sync(`${'a = '.repeat(size)}true`) },
  { name: 'sequence', size: DEEP, build: (size) => sync(`(${times(size, 'a, ')}true)`) },
  { name: 'awaits', size: DEEP, build: (size) => `${'await '.repeat(size)}sequelize.sync({ force: true });` },
  { name: 'blocks', size: DEEP, build: (size) => `${'{'.repeat(size)}sequelize.sync({ force: true });${'}'.repeat(size)}` },
  { name: 'conditions', size: DEEP, build: (size) => `${'if (a) '.repeat(size)}sequelize.sync({ force: true });` },
  { name: 'else chain', size: 60, build: (size) => `${times(size, (index) => `if (a === ${index}) sequelize.sync({ force: b }); else `)}f();` },
  { name: 'functions', size: DEEP, build: (size) => `${'function f() { '.repeat(size)}sequelize.sync({ force: true });${' }'.repeat(size)}` },
  { name: 'callbacks', size: DEEP, build: (size) => `${'f(() => { '.repeat(size)}sequelize.sync({ force: true });${' })'.repeat(size)}` },
  { name: 'regular expression groups', size: DEEP, build: (size) => `sequelize.sync({ force: true, match: /${'('.repeat(size)}a${')'.repeat(size)}/ });` },
];

/** Questions that go from one binding to the next, and some that double at every step. */
const LINKED_SHAPES: readonly Shape[] = [
  { name: 'bindings', size: DEEP / 2, build: (size) => `const a0 = true;\n${times(size, (index) => `const a${index + 1} = a${index};\n`)}${sync(`a${size}`)}` },
  { name: 'bindings upside down', size: DEEP / 2, build: (size) => `${times(size, (index) => `var a${index} = a${index + 1};\n`)}${sync('a0')}` },
  { name: 'spread doubling', size: 60, build: (size) => `const a0 = { force: x };\n${times(size, (index) => `const a${index + 1} = { ...a${index}, ...a${index} };\n`)}sequelize.sync(a${size});` },
  { name: 'choice doubling', size: 60, build: (size) => `const a0 = { force: x };\n${times(size, (index) => `const a${index + 1} = c${index} ? { ...a${index}, b: 1 } : a${index};\n`)}sequelize.sync(a${size});` },
  { name: 'flag doubling', size: 60, build: (size) => `const a0 = x;\n${times(size, (index) => `const a${index + 1} = a${index} && !a${index} || a${index};\n`)}${sync(`a${size}`)}` },
  { name: 'condition doubling', size: 60, build: (size) => `const o = {};\n${times(size, (index) => `if (c${index}) o.force = true; else o.alter = c${index};\n`)}sequelize.sync(o);` },
  { name: 'argument doubling', size: 40, build: (size) => `const f0 = (x) => x;\n${times(size, (index) => `const f${index + 1} = (x) => f${index}(x) || f${index}(!x);\n`)}${sync(`f${size}(y)`)}` },
  { name: 'call doubling', size: 40, build: (size) => `function f0(o) { return sequelize.sync(o); }\n${times(size, (index) => `function f${index + 1}(o) { f${index}(o); f${index}({ ...o }); }\n`)}f${size}({ force: true });` },
  { name: 'array doubling', size: 60, build: (size) => `const a0 = [x];\n${times(size, (index) => `const a${index + 1} = [...a${index}, ...a${index}];\n`)}sequelize.sync(...a${size});` },
  { name: 'merge doubling', size: 60, build: (size) => `const a0 = { force: x };\n${times(size, (index) => `const a${index + 1} = Object.assign({}, a${index}, a${index});\n`)}sequelize.sync(a${size});` },
  { name: 'destructuring doubling', size: 60, build: (size) => `const a0 = { p: x, q: y };\n${times(size, (index) => `const { p: b${index}, q: c${index} } = a${index}; const a${index + 1} = { p: [b${index}, c${index}], q: [c${index}, b${index}] };\n`)}sequelize.sync(a${size}.p);` },
  { name: 'ring of bindings', size: 2000, build: (size) => `${times(size, (index) => `var a${index} = a${(index + 1) % size};\n`)}${sync('a0')}a1.sync({ force: true });` },
  { name: 'ring of functions', size: 1000, build: (size) => `${times(size, (index) => `function f${index}(o = f${(index + 1) % size}()) { sequelize.sync(o); return f${(index + 7) % size}(o); }\n`)}f0({ force: true });` },
  { name: 'ring of classes', size: 500, build: (size) => `${times(size, (index) => `var C${index} = class extends C${(index + 1) % size} {};\n`)}C0.sync({ force: true });` },
  { name: 'mesh of bindings', size: 300, build: (size) => `${times(size, (index) => `var a${index} = { ...a${(index * 7 + 1) % size}, ...a${(index * 13 + 5) % size}, force: a${(index * 3 + 2) % size} };\n`)}sequelize.sync(a0);` },
  { name: 'writes before the call', size: 5000, build: (size) => `const o = {};\n${times(size, (index) => `o.force = a${index};\n`)}sequelize.sync(o);` },
  { name: 'uses of what was written inside', size: 60, build: (size) => `const { sequelize } = db;\nconst run = (o) => sequelize.sync(o);\nrun({ force: x });\nsequelize.options.sync = types;\n${times(size, (index) => `use(types.t${index});\n`)}import * as types from './types.js';` },
  { name: 'writes inside by callbacks', size: 200, build: (size) => `const { sequelize } = db;\n${times(size, (index) => `on(() => { sequelize.options.sync.k${index}.x = c${index}; sequelize.options.sync.k${index + 1} = { a: 1 }; });\n`)}on(() => sequelize.sync({ force: a }));` },
  { name: 'states inside of one another', size: 60, build: (size) => `const o = {};\n${times(size, (index) => `if (c${index}) o.a = { ...o, k${index}: c${index} }; else o.b = { ...o };\nuse(o.a);\n`)}sequelize.sync(o);` },
  { name: 'states at two depths', size: 60, build: (size) => `const o = { a: {}, b: {} };\n${times(size, (index) => `if (c${index}) o.a = { p: { x: c${index} }, q${index % 5}: {} }; else o.b.p = { x${index % 3}: o.a };\no.a.p.x = o.b;\nuse(o.b.p);\n`)}sequelize.sync(o);` },
  { name: 'states that a loop builds', size: 30, build: (size) => `const o = { a: {}, b: {} };\nfor (const x of list) {\n${times(size, (index) => `o.a = { b: o.b, k${index % 7}: x };\no.b.c${index % 4} = { ...o.a };\nuse(o.a.b);\n`)}}\nsequelize.sync(o);` },
  { name: 'states of callbacks', size: 30, build: (size) => `const o = { a: {}, b: {} };\n${times(size, (index) => `app.use(() => { o.a = { b: o.b, k${index % 7}: c${index} }; o.b.c${index % 4} = { ...o.a }; use(o.a.b); });\n`)}app.use(() => sequelize.sync(o));` },
  { name: 'writes between calls', size: 1000, build: (size) => `const o = {};\n${times(size, (index) => `o.force = a${index}; sequelize.sync(o);\n`)}` },
  { name: 'calls of one function', size: 2000, build: (size) => `function run(o) { return sequelize.sync(o); }\n${times(size, (index) => `run({ force: a${index} });\n`)}` },
  { name: 'calls in a row', size: 2000, build: (size) => times(size, 'sequelize.sync({ force: true });\n') },
  { name: 'database checks', size: 1000, build: (size) => times(size, "if (!/_test$/.test(name)) throw new Error();\nsequelize.sync({ force: true });\n") },
  { name: 'switch', size: 2000, build: (size) => `switch (process.env.NODE_ENV) {\n${times(size, (index) => `case 'e${index}': sequelize.sync({ force: true }); break;\n`)}}` },
];

/** A megabyte of one thing. */
const LARGE_SHAPES: readonly Shape[] = [
  { name: 'large file without a call', size: MEGABYTE / 100, build: (size) => times(size, (index) => `const value${index} = compute('${'x'.repeat(60)}', ${index}).then(f);\n`) },
  { name: 'large file with calls', size: MEGABYTE / 120, build: (size) => times(size, (index) => `sequelize.define('m${index}', { a: '${'x'.repeat(80)}' });\n`) + sync('true') },
  { name: 'one line', size: MEGABYTE / 100, build: (size) => `${sync('true').trim()}${times(size, `f(${times(24, 'abc,')}'');`)}` },
  { name: 'long name', size: MEGABYTE, build: (size) => `const ${'x'.repeat(size)} = true; sequelize.sync({ force: ${'x'.repeat(size)} });` },
  { name: 'long receiver', size: MEGABYTE, build: (size) => `${'x'.repeat(size)}.sync({ force: true });` },
  { name: 'long string', size: MEGABYTE, build: (size) => sync(`'${'x'.repeat(size)}'`) },
  { name: 'long SQL', size: MEGABYTE / 12, build: (size) => `sequelize.query(\`${'DROP TABLE x '.repeat(size)}\`);` },
  { name: 'long pattern', size: MEGABYTE / 20, build: (size) => `sequelize.sync({ force: true, match: /^${'(a|b)'.repeat(size)}_test$/ });` },
  { name: 'pattern of nested repeats', size: 200, build: (size) => `sequelize.sync({ force: true, match: /^${'('.repeat(size)}a*${')*'.repeat(size)}$/ });` },
  { name: 'many keys', size: MEGABYTE / 20, build: (size) => `sequelize.sync({ ${times(size, (index) => `key${index}: ${index}, `)}force: true });` },
  { name: 'many arguments', size: MEGABYTE / 50, build: (size) => `sequelize.sync(${times(size, '{ force: a }, ')});` },
  { name: 'many comments', size: MEGABYTE / 20, build: (size) => `${times(size, '/* sync force */\n')}sequelize.sync(/* a */ { force: true /* b */ });` },
  { name: 'many models', size: 2000, build: (size) => `${times(size, (index) => `const M${index} = sequelize.define('M${index}', {});\n`)}M1.sync({ force: true });` },
  { name: 'many imports', size: 2000, build: (size) => `${times(size, (index) => `import m${index} from './m${index}.js';\n`)}sequelize.sync({ force: true });` },
  { name: 'many escapes', size: MEGABYTE / 100, build: (size) => `${times(size, '\\u0061.b("\\x73ync");\n')}sequelize.\\u0073ync({ \\u0066orce: true });` },
];

/** Names that every object has: a plain object as a table answers for them. */
const NAME_TEXTS = ['constructor', '__proto__', 'hasOwnProperty', 'toString', 'valueOf', 'prototype', '__defineGetter__', 'isPrototypeOf'].flatMap((name) => [
  `${name}.sync({ force: true }); sequelize.${name}({ force: true }); sequelize.sync({ ${name}: true }); sequelize.sync({ [${name}]: true });`,
  `var ${name} = { force: true }; sequelize.sync(${name}); sequelize.sync({ force: ${name}.${name} }); sequelize['${name}'].sync(${name});`,
  `import { ${name} } from 'sequelize'; ${name}.sync({ force: true }); new ${name}({ sync: { force: true } }); ${name}.drop();`,
  `import ${name} from './${name}.js'; ${name}.${name}.sync({ force: true, match: ${name} }); queryInterface.${name}('t');`,
  `function ${name}(${name}) { return sequelize.sync({ force: ${name} }); } ${name}(true); ${name}.call(${name}, ${name});`,
  `const { ${name}: f = { force: true }, ...rest } = options; sequelize.sync(f); sequelize.sync({ ...rest, ${name}: f });`,
  `sequelize.addHook('${name}', (o) => { o.${name} = true; o.force = o.${name}; }); sequelize.options.${name} = { force: true };`,
  `class ${name} extends Model { static ${name}() { this.sync({ force: true }); } } ${name}.sync({ force: process.env.${name} });`,
  `sequelize.sync({ force: true, match: /^${name}_test$/ }); new Sequelize({ dialect: '${name}', storage: '${name}' }).sync({ force: true });`,
  `const o = { ${name}: { force: true }, '${name}': 1, ['${name}']() {} }; o.${name}.force = true; sequelize.sync(o.${name}); sequelize.sync(o['${name}']);`,
]);

/** Shapes that are easy to forget, each once. */
const ODD_TEXTS = [
  '', ';', '\uFEFF', '#!/usr/bin/env node', '#!/usr/bin/env node\nsequelize.sync({ force: true })', "'use strict'\nsequelize.sync({ force: true })", '// sync', '/* force */',
  'const a = b; const b = a; sequelize.sync({ force: a });', 'const o = { ...o }; sequelize.sync(o);', 'let o = (o = o) => o(o); sequelize.sync(o(o));',
  'const a = () => a(); sequelize.sync(a()); sequelize.sync({ force: a });', 'function f(o = f(o)) { sequelize.sync(o); f(f); }', 'var sequelize = sequelize; sequelize.sync({ force: true });',
  'const { a } = a; sequelize.sync({ force: a });', 'const [a = a] = [a]; sequelize.sync(a);', 'for (const a of a) sequelize.sync({ force: a });', 'for (let a = a; a; a = a) a.sync({ force: a });',
  'class A extends A { static { A.sync({ force: A }); } }', 'try { } catch (e) { e.sync({ force: e }); }', 'import.meta.sync({ force: true });', 'super.sync;', 'export default sequelize.sync({ force: true });',
  'sequelize.sync(...[]); sequelize.sync(...[{ force: true }]); sequelize.sync(,);', 'sequelize.sync({ force });', 'sequelize.sync({ force() {} }); sequelize.sync({ get force() {} }); sequelize.sync({ async *force() {} });',
  'sequelize.sync({ set force(x) {} });', "sequelize.sync({ 'force': true, \"force\": false, ['force']: 1, [`force`]: 0 });", 'sequelize.sync({ 0: 1, 1n: 2, .5: 3, force: true });',
  'sequelize.sync({ force: true, force: false, ...{} , ...null, ...[1, 2], ..."force" });', 'sequelize.sync({ force: 0n }); sequelize.sync({ force: -0n }); sequelize.sync({ force: 1_000n });',
  'sequelize.sync({ force: 1e400 - 1e400 }); sequelize.sync({ force: 0 / 0 }); sequelize.sync({ force: 2n ** 9999999n });', "sequelize.sync({ force: 'x'.repeat(1e9) }); sequelize.sync({ force: 'x'.padEnd(2 ** 30) });",
  'sequelize.sync({ force: Array(1e9) }); sequelize.sync({ force: [,,,] });', 'sequelize.sync({ match: /(?<a>.)\\k<a>/u, force: true }); sequelize.sync({ match: /[\\p{L}--[a-z]]/v, force: true });',
  "sequelize.sync({ match: new RegExp('('), force: true }); sequelize.sync({ match: RegExp('[', 'gg'), force: true });", 'sequelize.sync({ match: /(a+)+$/, force: true }); sequelize.sync({ match: /^(?:(?=a)a|a){9}{2}/, force: true });',
  'sequelize.sync({ match: /a{0,99999}{0,99999}/, force: true });', 'sequelize.#sync({ force: true });', 'class A { #sync() { this.#sync({ force: true }); } }', '(0, sequelize.sync)({ force: true });',
  'sequelize.sync\n({ force: true })\n[0]', 'new sequelize.sync({ force: true });', 'new (sequelize.sync)({ force: true })', 'sequelize.sync`${{ force: true }}`', 'sequelize?.["sync"]?.({ force: true })', 'delete sequelize.sync({ force: true });',
  'sequelize.sync = (o) => sequelize.sync(o); sequelize.sync({ force: true });', 'with (sequelize) { sync({ force: true }); }', 'arguments[0].sync({ force: arguments[1] });', 'eval("x").sync({ force: eval });',
  'function f() { f.sync({ force: arguments }); return f; } f().sync(f);', 'label: sequelize.sync({ force: true });', 'if (a) sequelize.sync({ force: true })\nelse sequelize.sync({ alter: true })',
  'async () => sequelize.sync({ force: true })', 'async function* f() { yield* await sequelize.sync({ force: true }); }', 'do sequelize.sync({ force: true }); while (0)', 'sequelize.sync({ force: true }) // a\n/* b */;',
  "const o = JSON.parse('{\"__proto__\": 1}'); sequelize.sync(o);", 'Object.assign(); Object.assign(...a); sequelize.sync(Object.assign()); sequelize.sync(Object.freeze()); sequelize.sync(Object.assign(...a));',
  'Reflect.apply(); Reflect.apply(sequelize.sync); sequelize.sync.call(); sequelize.sync.apply(); sequelize.sync.bind()(); sequelize.sync.apply(sequelize, 1);', 'new Sequelize(); new Sequelize; new Sequelize(...a); SequelizeModule.forRoot(); SequelizeModule.forRootAsync({});',
  "sequelize.addHook(); sequelize.addHook('beforeSync'); sequelize.beforeSync(); sequelize.beforeBulkSync(function () {});", 'User.destroy(); User.truncate(); queryInterface.bulkDelete(); queryInterface.dropTable(); umzug.down(); sequelize.query();',
  'process.env; process.env[process.env[process.env]]; sequelize.sync({ force: process.env[process] });', 'const process = process; sequelize.sync({ force: process.env.X });', "import process from 'node:process'; sequelize.sync({ force: process.env.X });",
];

const TYPED_TEXTS = [
  'sequelize.sync({ force: true } as any as never satisfies unknown)!;', '(<any>sequelize).sync(<never>{ force: <boolean>true });', 'declare const sequelize: Sequelize; sequelize.sync<{}>({ force: true });',
  'abstract class A<T extends A<T>> extends Model<T> { abstract sync(o: { force: true }): void; declare force: boolean; constructor(private readonly db: Sequelize) { super(); this.db.sync({ force: true }); } }',
  'enum E { force = 1, sync = "sync" } sequelize[E.sync]({ [E.force]: true });', 'namespace N { export const sequelize = 1; sequelize.sync({ force: true }); } declare module "sequelize" { }', 'import s = require("sequelize"); import t = s.Sequelize; new t().sync({ force: true });',
  'function f(this: Sequelize, o?: { force: boolean }): asserts o is any; function f(o) { this.sync(o!); }', 'type A = typeof sequelize.sync; interface B { sync(force: true): void }', 'export = { sync: { force: true }, dialect: "x" };', '@Table({ force: true }) class T extends Model { @Column() a; }',
  'using x = sequelize.sync({ force: true });', 'const o = { force: true } as const satisfies SyncOptions; sequelize.sync(o);', 'accessor; class C { accessor force = true; static accessor sync = () => this.sync({ force: true }); }', 'let a: A = a!, b = <B>b; sequelize.sync({ force: a as B });',
];

function programsOf(name: string, text: string): Program[] {
  const base = { id: name, text, settings: { migration: { call: 'umzug.up()', import: { name: 'umzug', from: './umzug.js' } } }, options: {}, grafts: 0, places: [name] };
  return [
    { ...base, parser: 'espree', sourceType: 'module', filename: 'src/server.js' },
    { ...base, parser: 'espree', sourceType: 'script', filename: 'src/server.js' },
    { ...base, parser: 'typescript', sourceType: 'module', filename: 'src/server.ts' },
  ];
}

export interface HostileProgram {
  readonly name: string;
  /** Nested deeper than an ordinary stack takes. */
  readonly isDeep: boolean;
  /** Sizes to try, the wanted one first; the first that parses in a parser is linted there. */
  readonly sizes: readonly number[];
  at(size: number): Program[];
}

/** Hand-made programs at which an analysis breaks. `scale` shrinks the large and deep ones for a quick run. */
export function listHostilePrograms(scale = 1): HostileProgram[] {
  const shapes = [...DEEP_SHAPES, ...LINKED_SHAPES, ...LARGE_SHAPES].map(({ name, size, build }) => ({
    name,
    isDeep: DEEP_SHAPES.some((shape) => shape.name === name),
    sizes: Array.from({ length: 8 }, (_, power) => Math.ceil((size * scale) / 2 ** power)),
    at: (wanted: number) => programsOf(name, build(wanted)).filter(({ sourceType }) => sourceType === 'module'),
  }));
  const texts = [...NAME_TEXTS, ...ODD_TEXTS, ...TYPED_TEXTS].map((text) => ({ name: text.slice(0, 60), isDeep: false, sizes: [1], at: () => programsOf(text.slice(0, 60), text) }));
  return [...shapes, ...texts];
}
