// A write to a frozen object is not done, and in sloppy code nothing says so: what the object held before is still possible.
import { describe, expect, it } from 'vitest';
import { probe } from './probe.js';

const ROWS: readonly (readonly [name: string, code: string, value: string])[] = [
  ['frozen where it is made', 'const o = Object.freeze({ force: true }); o.force = false; probe(o.force);', 'true | false'],
  ['frozen later', 'const o = { force: true }; Object.freeze(o); o.force = false; probe(o.force);', 'true | false'],
  ['frozen under another name', 'const o = { force: true }; const p = o; Object.freeze(p); o.force = false; probe(o.force);', 'true | false'],
  ['written under another name', 'const o = Object.freeze({ force: true }); const p = o; p.force = false; probe(o.force);', 'true | false'],
  ['frozen on one path', 'const o = { force: true }; if (ready) Object.freeze(o); o.force = false; probe(o.force);', 'true | false'],
  ['frozen after the write', 'const o = { force: true }; o.force = false; Object.freeze(o); probe(o.force);', 'false'],
  ['deleted', 'const o = Object.freeze({ force: true }); delete o.force; probe(o.force);', 'true | undefined'],
  ['sealed and deleted', 'const o = Object.seal({ force: true }); delete o.force; probe(o.force);', 'true | undefined'],
  ['assigned over', 'const o = Object.freeze({ force: true }); Object.assign(o, { force: false }); probe(o.force);', 'true | false'],
  ['a key of an inner object, which is not frozen', 'const o = Object.freeze({ in: { force: true } }); o.in.force = false; probe(o.in.force);', 'false'],
  ['an inner object that is frozen', 'const o = { in: Object.freeze({ force: true }) }; o.in.force = false; probe(o.in.force);', 'true | false'],
  ['an inner object that is frozen later', 'const o = { in: { force: true } }; Object.freeze(o.in); o.in.force = false; probe(o.in.force);', 'true | false'],
  ['a copy is not frozen', 'const o = Object.freeze({ force: true }); const p = { ...o }; p.force = false; probe(p.force);', 'false'],
  ['a clone is not frozen', 'const o = structuredClone(Object.freeze({ force: true })); o.force = false; probe(o.force);', 'false'],
  ['a getter without a setter', 'const o = { get force() { return true; } }; o.force = false; probe(o.force);', 'true | false'],
  ['a getter that stands beside', 'const o = { get alter() { return true; }, force: true }; o.force = false; probe(o.force);', 'false'],
  ['a getter that is deleted', 'const o = { get force() { return true; } }; delete o.force; probe(o.force);', 'undefined'],
  ['a copy of a getter is a value', 'const o = { ...{ get force() { return true; } } }; o.force = false; probe(o.force);', 'false'],
  ['another variable is given the name', 'let o = Object.freeze({ force: true }); o = { force: true }; o.force = false; probe(o.force);', 'false'],
];

describe('what a write leaves of an object that refuses it', () => {
  it.each(ROWS)('%s', (_name, code, value) => {
    for (const parser of ['js', 'ts'] as const) expect(probe(code, parser)).toEqual([value]);
  });
});
