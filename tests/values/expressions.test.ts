// The transfer table of src/values/evaluate/evaluate.ts: each line with what is known and, beside it, with what is not.
import { describe, expect, it } from 'vitest';
import { probe } from './probe.js';

type Row = readonly [expression: string, value: string];

const TABLES: Readonly<Record<string, readonly Row[]>> = {
  literals: [
    ['true', 'true'], ['false', 'false'], ['0', '0'], ["''", '""'], ["'false'", '"false"'], ['null', 'null'], ['undefined', 'undefined'],
    ['NaN', 'NaN'], ['10n', '10n'], ['/a_b/i', '/a_b/i'], ['void 0', 'undefined'], ['nowhere', 'unknown global'],
  ],
  text: [
    ['`on`', '"on"'], ["`o${'n'}`", '"on"'], ["'o' + 'n'", '"on"'], ['`${nowhere}`', 'unknown global'], ['`x${nowhere}`', 'truthy global'],
    ["`${'a'}\\\n${nowhere}`", 'unknown global'], ["'' + nowhere", 'unknown global'],
  ],
  objects: [
    ['{ force: true }', '{ force: true }'], ["{ 'force': 1, ['al' + 'ter']: 0 }", '{ force: 1, alter: 0 }'],
    ['{ ...{ force: true }, force: false }', '{ force: false }'], ['{ force: false, ...{ force: true } }', '{ force: true }'],
    ['{ force: false, ...nowhere }', '{ force: false?, ...global }'], ['{ ...nowhere, force: false }', '{ force: false, ...global }'],
    ['{ [nowhere]: true }', '{ ...global }'], ['{ get force() { return true; } }', '{ force: true }'],
    ['{ ...(nowhere && { force: true }) }', '{} | { force: true }'], ['{ __proto__: null, force: true }', '{ force: true }'],
    ['{ __proto__: nowhere, force: false }.force', 'false'], ['{ __proto__: nowhere }.force', 'unknown call'],
  ],
  arrays: [
    ['[1, , 3]', '[1, undefined, 3]'], ['[...[1], 2]', '[1, 2]'], ['[...nowhere]', '[…]'], ['[false, true][1]', 'true'],
    ['[1].length', '1'], ['[...nowhere].length', 'unknown call'], ['[false, true][nowhere]', 'false | true'],
  ],
  conditions: [
    ['true ? 1 : 2', '1'], ['0 ? 1 : 2', '2'], ['nowhere ? 1 : 2', '1 | 2'], ['nowhere ? 1 : 1', '1'],
    ['false || 1', '1'], ['true || 1', 'true'], ['nowhere || 1', 'truthy global | 1'], ['nowhere && 1', 'falsy global | 1'],
    ['0 && nowhere', '0'], ['null ?? 1', '1'], ['0 ?? 1', '0'], ['nowhere ?? 1', 'unknown global | 1'],
  ],
  operators: [
    ['!true', 'false'], ["!''", 'true'], ['!!nowhere', 'unknown global'], ['!{}', 'false'], ['!(nowhere || true)', 'false'],
    ["'a' === 'a'", 'true'], ["'a' !== 'a'", 'false'], ["0 == ''", 'true'], ["0 === ''", 'false'], ['({}) === 1', 'false'],
    ['({}) == 1', 'unknown condition'], ['nowhere === 1', 'unknown global'], ['1 + 1', '2'], ['3 > 2', 'true'], ['-1', '-1'], ['~0', '-1'],
    ['typeof 1', '"number"'], ['typeof nowhere', 'unknown global'], ['1 << 2', 'unknown condition'],
  ],
  'wrappers and order': [
    ['(1, 2)', '2'], ['(nowhere, 2)', '2'], ['(nowhere = 2)', '2'], ['({ force: true })?.force', 'true'], ['undefined?.force', 'undefined'],
    ['nowhere?.force', 'unknown global'],
  ],
  outside: [
    ['process.env.X', 'unknown environmentString'], ["process.env['X']", 'unknown environmentString'],
    ["process.env.X === '1'", 'unknown environmentCondition'], ['!process.env.X', 'unknown environmentString'],
    ['Boolean(process.env.X)', 'unknown environmentString'], ['Number(process.env.X)', 'unknown environmentCondition'],
    ['process.env.X.trim()', 'unknown environmentString'], ["process.env.X.includes('a')", 'unknown environmentCondition'],
    ['process.argv[2]', 'unknown argv'], ['nowhere()', 'unknown call'], ['new Date()', 'instance'], ['import("x")', 'unknown import'],
    ['require("x")', 'unknown import'], ['() => true', 'function'], ['class {}', 'function'],
  ],
  'built-in functions': [
    ['Object.freeze({ force: true })', '{ force: true }'], ['Object.assign({}, { force: true })', '{ force: true }'],
    ['Object.assign({ force: false }, nowhere)', '{ force: false?, ...global }'], ['Object.assign(nowhere, { force: true })', '{ force: true, ...global }'],
    ['Object.create(null)', '{}'], ['Object.create({ force: true }).force', 'unknown call'], ["Object.fromEntries([['force', true]])", '{ force: true }'],
    ['Object.fromEntries(nowhere)', 'unknown global'], ["Boolean('')", 'false'], ["Boolean('0')", 'true'], ['Boolean()', 'false'],
    ['String(0)', '"0"'], ['String(undefined)', '"undefined"'], ['String()', '""'], ["Number('0')", '0'], ["parseInt('1')", '1'],
    ["JSON.parse('{\"force\":true}')", '{ force: true }'], ["JSON.parse('{')", 'unknown call'], ['JSON.parse(nowhere)', 'unknown global'],
    ['JSON.parse(JSON.stringify({ force: true }))', '{ force: true }'], ["JSON.stringify({}) === '{}'", 'unknown call'],
    ["new RegExp('a', 'i')", '/a/i'], ['RegExp(nowhere)', 'unknown global'], ['new Boolean(false)', 'instance'],
    ['Object.assign(...nowhere)', 'unknown global'],
  ],
  'methods of text': [
    ["'A'.toLowerCase()", '"a"'], ["' '.trim()", '""'], ["'abc'.startsWith('ab')", 'true'], ["'abc'.startsWith('b')", 'false'],
    ["'abc'.startsWith('b', 1)", 'unknown call'], ["'abc'.endsWith('c')", 'true'], ["'abc'.includes('z')", 'false'],
    ["'a'.concat('b', 'c')", '"abc"'], ["'a'.concat(nowhere)", 'unknown global'], ["(nowhere || 'A').toLowerCase()", 'truthy global | "a"'],
    ["(nowhere || 'A').trim()", 'unknown global | "A"'], ["/a/.test('a')", 'unknown condition'],
  ],
  'methods of arrays': [
    ["['a'].includes('a')", 'true'], ["['a'].includes('b')", 'false'], ['[NaN].includes(NaN)', 'true'], ["['a'].includes('a', 1)", 'unknown condition'],
    ["['a', nowhere].includes('b')", 'unknown condition'], ['[false, true].reverse()', '[true, false]'], ['[1].concat([2], 3)', '[1, 2, 3]'],
    ['[1].concat(nowhere)', '[…]'], ['[1, 2].find((x) => x > 1)', '1 | 2 | undefined'], ['[].find((x) => x)', 'undefined'],
    ['[1, 2].at(-1)', '2'], ['[1, 2].filter(Boolean)', '[…]'], ['[1].map(String)', 'unknown call'],
  ],
};

describe('an expression has the value that JavaScript gives it, or is unknown', () => {
  for (const [table, rows] of Object.entries(TABLES)) {
    describe(table, () => {
      it.each(rows)('%s → %s', (expression, value) => {
        const code = `probe((${expression}));`;
        expect(probe(code, 'js')).toEqual([value]);
        expect(probe(code, 'ts')).toEqual([value]);
      });
    });
  }

  it.each([
    ['true as boolean', 'true'], ['true!', 'true'], ['<any>true', 'true'], ['{ force: true } satisfies object', '{ force: true }'],
    ['import.meta.env.X', 'unknown environmentString'],
  ])('%s → %s in TypeScript', (expression, value) => {
    expect(probe(`probe(${expression});`, 'ts')).toEqual([value]);
  });
});

describe('one of several objects is written by itself', () => {
  it.each([
    ['o.a.y = 2;', '{ a: { x: 1, y: 2 } } | { a: { z: 3, y: 2 } } | { b: 4 }'],
    ['use(o.a.c);', '{ a: { x: 1 } } | { a: { z: 3 } } | { b: 4 }'],
    ['o.a.c = {}; use(o.a.c);', '{ a: { x: 1, c: { ...escape } } } | { a: { z: 3, c: { ...escape } } } | { b: 4 }'],
  ])('%s', (change, value) => {
    expect(probe(`const o = first ? { a: { x: 1 } } : second ? { a: { z: 3 } } : { b: 4 }; ${change} probe(o);`)).toEqual([value]);
  });
});

describe('joining many states with many keys is paid for', () => {
  const write = (count: number): string =>
    Array.from({ length: count }, (_, index) => `on(() => { o.a.k${index}.x = c${index}; o.a.k${index + 1} = { b: 1 }; });`).join(' ');

  it.each([[1, '0 | unknown escape'], [100, 'unknown tooComplex']])('after %i callbacks', (count, value) => {
    expect(probe(`const o = { a: {}, force: 0 }; use(o); ${write(count)} on(() => probe(o.force));`)).toEqual([value]);
  });
});

describe('a name of the global scope counts only where nothing else has it', () => {
  it.each([
    ['function f(Object) { probe(Object.freeze({ force: true })); }', 'unknown call'],
    ['function f(undefined) { probe(undefined); }', 'unknown parameter'],
    ['function f(process) { probe(process.env.X); }', 'unknown parameter'],
  ])('%s', (code, value) => {
    expect(probe(code)).toEqual([value]);
  });
});
