// Objects under several names, fields, namespaces and jumps: what one name is given must not be missed under another.
import { describe, expect, it } from 'vitest';
import { readTruth } from '../../src/values/model/choice.js';
import { readProbes, type Parser } from './probe.js';

type Row = readonly [name: string, maybeOn: string, off: string];

const SECOND_NAMES: readonly Row[] = [
  ['held by an object', 'const o = { force: false }; const box = { o }; o.force = true; probe(box.o.force);', 'const o = { force: false }; const box = { o }; o.alter = true; probe(box.o.force);'],
  ['held by a copied literal', 'const o = { force: false }; const box = { ...{ o } }; o.force = true; probe(box.o.force);', 'const o = { force: false }; const box = { ...o }; o.force = true; probe(box.force);'],
  ['held as a flag', 'let force = false; force = true; const o = { force }; probe(o.force);', 'let force = false; const o = { force }; force = true; probe(o.force);'],
  ['second name of a reassigned one', 'let o = {}; o = { force: false }; const p = o; o.force = true; probe(p.force);', 'let o = {}; o = { force: false }; const p = { ...o }; o.force = true; probe(p.force);'],
  ['assigned, then written', 'const o = { force: false }; let p; p = o; o.force = true; probe(p.force);', 'const o = { force: false }; let p; p = o; probe(o.force); probe(p.force);'],
  ['second name of another later', 'const o = { force: true }; let p = o; p = {}; p.force = false; probe(o.force);', 'const o = { force: false }; let p = o; p = {}; p.force = false; probe(o.force);'],
  ['one of two, written harmless', 'const o = { force: true }; const p = ready ? o : {}; p.force = false; probe(o.force);', 'const o = { force: true }; const p = o; p.force = false; probe(o.force);'],
  ['not set before', 'const o = {}; for (const p of [o]) p.force = true; probe(o.force);', 'const o = {}; for (const p of [o]) p.alter = true; probe(o.force);'],
  ['element by a method', 'const o = { force: false }; [o].at(0).force = true; probe(o.force);', 'const o = { force: false }; [{}].at(0).force = true; probe(o.force);'],
  ['named callback', 'const o = { force: false }; [o].forEach(enable); probe(o.force);', 'const o = { force: false }; [o].join(enable); probe(o.force);'],
  ['logical assignment', 'const o = { force: false }; let p; p ||= o; p.force = true; probe(o.force);', 'const o = { force: false }; let p; p += o; probe(o.force);'],
  ['loop over a variable', 'const o = { force: false }; let p; for (p of [o]) p.force = true; probe(o.force);', 'const o = { force: false }; let p; for (p of [{}]) p.force = true; probe(o.force);'],
  ['pattern with a default', 'const o = { force: false }; ({ a: o.force = true } = {}); probe(o.force);', 'const o = { force: false }; ({ a: o.alter = true } = {}); probe(o.force);'],
  ['spread into a call', 'const o = { force: false }; const list = [o]; enable(...list); probe(o.force);', 'const o = { force: false }; const list = [{}]; enable(...list); probe(o.force);'],
  ['function called log', 'const o = { force: false }; function log(x) { x.force = true; } log(o); probe(o.force);', 'const o = { force: false }; console.log(o); probe(o.force);'],
  ['method called init', 'const o = { force: false }; const c = { init(x) { x.force = true; } }; c.init(o); probe(o.force);', 'const o = { force: false }; User.init(o); probe(o.force);'],
  ['copy by assign', 'const o = { a: { force: false } }; const copy = Object.assign({}, o); copy.a.force = true; probe(o.a.force);', 'const o = { a: { force: false } }; const copy = Object.assign({}, o); copy.a = { force: true }; probe(o.a.force);'],
  ['values of an object', 'const o = { force: false }; Object.values({ o })[0].force = true; probe(o.force);', 'const o = { force: false }; Object.keys({ o })[0].force = true; probe(o.force);'],
  ['held by a map', "const o = { force: false }; const m = new Map([['a', o]]); m.get('a').force = true; probe(o.force);", "const o = { force: false }; const m = new Map([['a', o]]); probe(m.size && o.force);"],
  ['yielded', 'const o = {}; function* all() { yield o; } for (const p of all()) p.force = true; probe(o.force);', 'const o = {}; function* all() { yield o; } for (const p of all()) p.alter = true; probe(o.force);'],
  ['yielded in a list', 'const o = {}; function* all() { yield* [o]; } for (const p of all()) p.force = true; probe(o.force);', 'const o = { force: false }; function* all() { yield* [{ ...o }]; } for (const p of all()) p.force = true; probe(o.force);'],
  ['field of a class', 'const o = { force: false }; class A { o = o; go() { this.o.force = true; } } new A().go(); probe(o.force);', 'const o = { force: false }; class A { o = { ...o }; } probe(o.force);'],
];

const FIELDS: readonly Row[] = [
  ['static, written outside', 'class Db { static force = false; } Db.force = true; probe(Db.force);', 'class Db { static force = false; } Db.alter = true; probe(Db.force);'],
  ['merged into this', 'class Db { force = false; constructor(x) { Object.assign(this, x); } run() { probe(this.force); } }', 'class Db { force = false; constructor(x) { Object.keys(this, x); } run() { probe(this.force); } }'],
  ['logical assignment', 'class Db { force = false; on() { this.force ||= true; } run() { probe(this.force); } }', 'class Db { force = false; on() { this.alter ||= true; } run() { probe(this.force); } }'],
  ['written from outside', 'class Db { force = false; run() { probe(this.force); } } const d = new Db(); d.force = true;', 'class Db { force = false; run() { probe(this.force); } } const d = new Db(); d.alter = true;'],
  ['getter', 'class Db { get keep() { return false; } run() { probe(!this.keep); } }', 'class Db { get keep() { return true; } run() { probe(!this.keep); } }'],
  ['set by a method that may not have run', 'class Db { mark() { this.keep = true; } run() { probe(!this.keep); } }', 'class Db { constructor() { this.keep = true; } run() { probe(!this.keep); } }'],
  ['given by a subclass', 'class Db { force = false; run() { probe(this.force); } } class Test extends Db { force = true; }', 'class Db { force = false; run() { probe(this.force); } } class Other { force = true; }'],
  ['spread in a literal', 'const db = { force: false, ...rest, run() { probe(this.force); } };', 'const db = { force: false, run() { probe(this.force); } };'],
];

const ORDER: readonly Row[] = [
  ['closures, one makes what another writes', 'let o; const f = () => { o.force = true; }; const g = () => { o = {}; }; g(); f(); probe(o?.force);', 'let o; const f = () => { o.force = 0; }; const g = () => { o = {}; }; g(); f(); probe(o?.force);'],
  ['rounds of a loop', 'let o; for (let i = 0; i < 3; i++) { probe(o?.force); if (i == 1) o.force = true; if (i == 0) o = {}; }', 'let o; for (let i = 0; i < 3; i++) { probe(o?.force); if (i == 1) o.force = 0; if (i == 0) o = {}; }'],
  ['many writes in a loop', 'const o = { force: false }; for (const a of b) { o.a = 1; o.b = 2; o.c = 3; o.d = 4; o.e = 5; o.force = a; } probe(o.force);', 'const o = { force: false }; for (const a of b) { o.a = 1; o.b = 2; o.c = 3; o.d = 4; o.e = 5; o.f = a; } probe(o.force);'],
  ['a key that a loop may add, spread over another', 'const o = {}; for (const a of b) { o.a = 1; o.b = 2; o.c = 3; o.d = 4; o.force = false; } probe({ force: true, ...o }.force);', 'const o = { force: 0 }; for (const a of b) { o.a = 1; o.b = 2; o.c = 3; o.d = 4; o.force = false; } probe({ force: true, ...o }.force);'],
  ['fallen through, then left', 'let x = 0; switch (k) { case 0: x = 1; case 1: x &&= 2; if (y) break; x = 0; } probe(x);', 'let x = 0; switch (k) { case 0: x = 1; case 1: x &&= 2; if (y) prepare(); x = 0; break; default: x = 0; } x = 0; probe(x);'],
  ['behind a signal to another process', 'let force = false; force = true; process.kill(pid, 0); probe(force);', 'let force = true; force = false; process.kill(pid, 0); probe(force);'],
  ['var that is read before it is set', 'function f() { probe(!keep); } f(); var keep = true;', 'let keep = true; function f() { probe(!keep); } f();'],
  ['promise that is kept', 'async function f() { return false; } const p = f(); probe(!(await p));', 'async function f() { return true; } probe(!(await f()));'],
];

const NAMESPACES: readonly Row[] = [
  ['write in a namespace', 'namespace X { let force = false; force = true; probe(force); }', 'namespace X { let force = true; force = false; probe(force); }'],
  ['write on one path of a namespace', 'namespace X { let force = true; if (ready) { force = false; } probe(force); }', 'namespace X { let force = true; if (ready) { force = false; } else { force = null; } probe(force); }'],
];

describe('what may be on is never off, and its harmless twin is', () => {
  describe.each(Object.entries({ SECOND_NAMES, FIELDS, ORDER }))('%s', (_table, rows) => {
    it.each(rows)('%s', (_name, maybeOn, off) => {
      for (const parser of ['js', 'ts'] as const) expectTwins(maybeOn, off, parser);
    });
  });

  it.each(NAMESPACES)('%s', (_name, maybeOn, off) => {
    expectTwins(maybeOn, off, 'ts');
  });
});

function expectTwins(maybeOn: string, off: string, parser: Parser): void {
  expect(readTruths(maybeOn, parser), maybeOn).not.toContain('falsy');
  expect(new Set(readTruths(off, parser)), off).toEqual(new Set(['falsy']));
}

function readTruths(code: string, parser: Parser): string[] {
  return readProbes(code, parser, (argument, evaluation) => readTruth(evaluation.evaluate(argument)).kind);
}
