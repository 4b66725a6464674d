// What built-in functions, lists, collections, promises and classes make of values: each with what is known and what is not.
import { describe, expect, it } from 'vitest';
import { probe } from './probe.js';

type Row = readonly [code: string, value: string];

const TABLES: Readonly<Record<string, readonly Row[]>> = {
  'names, values and entries of an object': [
    ['probe(Object.keys({ force: true }));', '["force"]'],
    ['probe(Object.assign({}, ...[{ force: true }]));', '{ force: true }'],
    ['probe(Object.assign({ force: true }, ...nowhere).force);', 'true | unknown global'],
    ["probe(Object.fromEntries(new Map([['force', true]])));", '{ force: true }'],
    ['probe(Object.keys([3, 4]));', '["0", "1"]'],
    ['probe(Object.keys({ ...nowhere }));', '[…]'],
    ['probe(Object.values([3, 4]));', '[3, 4]'],
    ['probe(Object.values([...nowhere]));', '[…]'],
    ['probe(Object.entries({ force: true }));', '[["force", true]]'],
    ['probe(Object.entries({ force: true, ...nowhere }));', '[…]'],
    ['const o = { force: true }; if (nowhere) delete o.force; probe(Object.keys(o));', '[] | ["force"]'],
  ],
  'numbers and text': [
    ["probe(Number.parseInt('12px'));", '12'], ["probe(Number.parseInt('x'));", 'NaN'], ['probe(Number.parseInt(nowhere));', 'unknown global'],
    ["probe('a'.toUpperCase());", '"A"'], ["probe('a'.toString());", '"a"'], ["probe('a'.valueOf());", 'unknown call'],
    ['probe(6 * 2);', '12'], ['probe(6 / 2);', '3'], ['probe(7 % 2);', '1'], ['probe(2 ** 3);', 'unknown condition'], ['probe(6 | 1);', '7'], ['probe(6 & 2);', '2'], ['probe(6 ^ 2);', '4'],
    ['probe(1 < 2);', 'true'], ['probe(2 <= 1);', 'false'], ['probe(2 >= 1);', 'true'], ['probe(nowhere < 1);', 'unknown global'],
    ["probe('a' + 1);", '"a1"'], ["probe('10' - 1);", '9'],
  ],
  'what has no value here': [
    ['function* f() { probe(yield 1); }', 'unknown call'],
    ['function F() { probe(new.target); }', 'unknown global'],
    ['var late; probe(late);', 'undefined'],
    ['for (const key in nowhere) probe(key);', 'unknown loop'],
  ],
  'lists of lists': [
    ['probe([1, 2].flatMap((x) => [x, x]));', '[1, 1, 2, 2]'],
    ['probe([1, 2].flatMap((x) => x));', '[1, 2]'],
    ['probe([1].flatMap(() => nowhere));', '[…]'],
    ['probe([1].flatMap(() => [...nowhere]));', '[…]'],
    ["probe(['a', 'b'].reduceRight((all, x) => all + x));", '"ba"'],
    ["probe(['a'].reduce((all, x) => all + x, 'b'));", '"ba"'],
    ['probe([].reduce((all, x) => x));', 'undefined'],
    ['probe([1].reduce((all, x) => x, ...nowhere));', 'unknown call'],
    ['probe([1].map(nowhere));', 'unknown call'],
    ['probe([...nowhere].map((x) => x));', '[…]'],
    ['probe([1].map(async (x) => x));', '[instance]'],
    ['probe([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13].map((x) => x));', '[…]'],
  ],
  'taken out of a list': [
    ['const list = [1, 2]; probe(list.pop());', '1 | 2 | undefined'],
    ['const list = [1, 2]; list.shift(); probe(list[0]);', '1 | 2 | unknown call'],
    ['probe([2, 1].sort()[0]);', '2 | 1 | unknown call'],
    ['probe([1, 2].toSpliced(0, 1, 3).at(0));', '1 | 2 | 3 | unknown call | undefined'],
    ['probe([1, 2].at(-1));', '2'], ['probe([1].at(3));', 'undefined'], ['probe([1].at(nowhere));', '1 | undefined'],
    ["probe([3, 4].entries());", '[[0, 3], [1, 4]]'], ["probe([...nowhere].entries());", '[…]'],
    ['probe([[1], [2, 3], 4].flat());', '[1, 2, 3, 4]'], ['probe([[...nowhere]].flat());', '[…]'],
    ['const list = []; list.push(1); probe(list.toReversed()[0]);', '1 | unknown call'],
    ['const list = []; list.push(1); probe([2].concat(list)[0]);', '2 | 1 | unknown call'],
    ['probe([1].with(0, 2).at(0));', '1 | 2 | unknown call | undefined'],
    ['probe([1].values().next().value);', '1 | undefined'],
    ['probe([1].values().next().done);', 'unknown call'],
    ['probe((nowhere ? [1] : 2).pop());', '1 | undefined | unknown call'],
    ['probe(nowhere.pop());', 'unknown call'],
    ['const list = nowhere ? [1] : [2]; probe(list[nowhere]);', '1 | 2'],
  ],
  'given to a list': [
    ['const list = []; list.push(1); probe(list[0]);', '1 | unknown call'],
    ['const list = []; list.push(...nowhere); probe(list[0]);', 'unknown spread | unknown call'],
    ['const list = [1]; list.unshift({ force: true }); probe(list[0]);', '1 | { force: true } | unknown call'],
    ['const o = { force: true }; const list = []; list.push(o); probe(list[0]);', '{ force: true | unknown escape, ...escape } | unknown call'],
    ['const list = []; for (const x of [1]) list.push(x); probe(list.length);', '0 | unknown call'],
    ['const o = { list: [] }; o.list.push(1); probe(o.list[0]);', '1 | unknown call'],
    ['const o = nowhere; o.push(1); probe(o.x);', 'unknown global'],
    ['const o = { push(x) { this.last = x; }, last: 0 }; o.push(1); probe(o.last);', 'unknown parameter'],
  ],
  'a Map and a Set': [
    ["const m = new Map([['a', 1], ['b', 2]]); probe(m.get('a'));", '1'],
    ["const m = new Map([['a', 1]]); probe(m.get('b'));", 'undefined'],
    ["const m = new Map([['a', 1], ['b', 2]]); probe(m.get(nowhere));", '1 | 2 | undefined'],
    ["const m = new Map([['a', 1]]); probe([...m.values()]);", '[1]'],
    ["const m = new Map([['a', 1]]); probe([...m.entries()]);", '[["a", 1]]'],
    ["const m = new Map(); m.set('a', 1); probe(m.get('a'));", 'unknown call | 1 | undefined'],
    ["const m = new Map(); m.set('a', 1); probe(m.get('b'));", 'unknown call'],
    ['const s = new Set([1]); probe([...s]);', '[1]'],
    ['const s = new Set(); s.add(1); probe([...s][0]);', '1 | unknown call'],
    ['const s = new Set([1]); for (const x of s) probe(x);', '1 | unknown loop'],
    ["new Map([['a', 1]]).forEach((x) => probe(x));", '1'],
    ['new Set([1]).forEach((x) => probe(x));', '1'],
    ['probe([...nowhere, 1][0]);', 'unknown spread | 1 | unknown call'],
  ],
  promises: [
    ['probe(await Promise.all([1, Promise.resolve(2)]));', '[1, 2]'],
    ['probe(await Promise.race([1, 2]));', '1 | 2'],
    ['probe(await Promise.any([1]));', '1'],
    ['probe(await Promise.all(nowhere));', 'unknown call'],
    ['probe(await Promise.resolve(1).then((x) => x + 1));', '2'],
    ['probe(await Promise.resolve(1).catch(() => 2));', '1 | 2'],
    ['probe(await Promise.resolve(1).then(nowhere));', 'unknown call'],
    ['probe(await Promise.resolve(1).finally(() => 2));', '1'],
  ],
  'members that are taken out': [
    ['class A { get x() { return 1; } } const { x } = new A(); probe(x);', '1'],
    ['class A { static x = 1; } const { x } = A; probe(x);', '1'],
    ['class A { y = 1; } const { x } = new A(); probe(x);', 'undefined'],
    ['const { x: { y } } = { get x() { return { y: 1 }; } }; probe(y);', '1'],
    ["const key = 'x'; const { [key]: y } = { x: 1 }; probe(y);", '1'],
    ['const { [nowhere]: y } = { x: 1 }; probe(y);', '1 | undefined'],
  ],
  'methods and functions that are handed an object': [
    ['class A { static clear(o) { o.x = 2; } } const o = { x: 1 }; A.clear(o); probe(o.x);', '2'],
    ['class A { static clear = (o) => { o.x = 2; }; } const o = { x: 1 }; A.clear(o); probe(o.x);', '2'],
    ['const f = (a) => { const b = 1; return (o) => { o.x = 2; }; }; const o = { x: 1 }; f(1)(o); probe(o.x);', '2'],
    ['const f = (a) => { if (a) return; return (o) => { o.x = 2; }; }; const o = { x: 1 }; f(1)(o); probe(o.x);', '1 | unknown escape'],
    ['const o = { x: { y: 1 } }; const copy = { ...o }; copy.x.y = 2; probe(o.x.y);', '1 | 2'],
    ['const a = { y: 1 }; const list = [...[a]]; list[0].y = 2; probe(a.y);', '1 | unknown escape'],
    ['const k = nowhere ? "x" : "y"; const o = { x: 1, y: 1 }; o[k] = 2; probe(o.x);', '1 | 2'],
    ['const k = nowhere ? "x" : "y"; const o = { x: 0, y: 1 }; o[k] ||= 2; probe(o.x);', '0 | 2'],
    ['const o = { x: 0 }; o[nowhere] ||= 2; probe(o.x);', '0 | unknown computedKey'],
    ['class A { static destroy(o) { o.x = 2; } } const o = { x: 1 }; A.destroy(o); probe(o.x);', '2'],
    ['class A {} const o = { x: 1 }; A.destroy(o); probe(o.x);', '1'],
  ],
  'a key that is taken away under another name': [
    ['const o = {}; const list = [o]; [1].forEach(() => { delete o.x; }); probe(list[0]);', '{} | {}'],
    ['const o = { x: 1, y: 2 }; const list = [o]; [1].forEach(() => { delete o.x; }); probe(list[0].y);', '2'],
    ['const o = { x: 1 }; const list = [o]; list.push(1); [1].forEach(() => { delete o.x; }); probe(list[0]);', '{ x: 1 | undefined } | 1 | unknown call | { x: undefined, ...call }'],
    ['const o = { x: 1 }; const list = [o]; [1].forEach(() => { delete o[nowhere]; }); probe(list[0].x);', '1 | unknown computedKey'],
  ],
};

for (const [table, rows] of Object.entries(TABLES)) {
  describe(table, () => {
    it.each(rows)('%s → %s', (code, value) => {
      expect(probe(code, 'js')).toEqual([value]);
      expect(probe(code, 'ts')).toEqual([value]);
    });
  });
}

describe('in TypeScript alone', () => {
  it.each([
    ['declare const x: boolean; probe(x);', 'unknown global'],
    ["import { env } from 'node:process'; probe(env);", 'unknown environmentString'],
    ["import { argv } from 'process'; probe(argv);", 'unknown argv'],
    ["import { cwd } from 'process'; probe(cwd);", 'unknown import'],
    ["import process from 'node:process'; probe(process);", 'unknown import'],
    ['class A { accessor x = { y: 1 }; } const a = new A(); a.x.y = 2; probe(new A().x.y);', '1 | 2'],
    ['const o = { y: 1 }; class A { accessor x = o; } new A().x.y = 2; probe(o.y);', '1 | 2'],
  ])('%s → %s', (code, value) => {
    expect(probe(code, 'ts')).toEqual([value]);
  });
});
