// Absent, present and undefined, and unknown are three things: only what is present wins over what stands before a spread.
import { describe, expect, it } from 'vitest';
import { probe } from './probe.js';

const ROWS: readonly (readonly [name: string, code: string, value: string])[] = [
  ['deleted from an unknown object', 'function f(o) { delete o.force; probe({ force: true, ...o }.force); }', 'true'],
  ['deleted, quoted', "function f(o) { delete o['force']; probe({ force: true, ...o }.force); }", 'true'],
  ['deleted from a known object', 'const o = { force: false }; delete o.force; probe({ force: true, ...o }.force);', 'true'],
  ['deleted by Reflect is not followed', 'function f(o) { Reflect.deleteProperty(o, "force"); probe({ force: false, ...o }.force); }', 'false | unknown parameter'],
  ['deleted and assigned over another', 'function f(o) { delete o.force; probe(Object.assign({ force: true }, o).force); }', 'true'],
  ['deleted from a copy', 'function f(o) { const copy = { ...o }; delete copy.force; probe({ force: true, ...copy }.force); }', 'true'],
  ['deleted on one path', 'function f(o) { if (ready) delete o.force; probe({ force: true, ...o }.force); }', 'true | unknown parameter'],
  ['another key deleted', 'function f(o) { delete o.alter; probe({ force: true, ...o }.force); }', 'true | unknown parameter'],
  ['deleted and read', 'function f(o) { delete o.force; probe(o.force); }', 'undefined'],
  ['deleted and given again', 'function f(o) { delete o.force; o.force = false; probe({ force: true, ...o }.force); }', 'false'],
  ['set to undefined', 'function f(o) { o.force = undefined; probe({ force: true, ...o }.force); }', 'undefined'],
  ['set to undefined in a literal', 'const o = { force: undefined }; probe({ force: true, ...o }.force);', 'undefined'],
  ['deleted, then spread over by an unknown', 'function f(o, p) { delete o.force; probe({ ...o, ...p }.force); }', 'unknown parameter'],
  ['two unknown ones, the second without the key', 'function f(o, p) { delete p.force; probe({ ...o, ...p }.force); }', 'unknown parameter'],
  ['left by a pattern', 'function f({ force, ...o }) { probe({ force: true, ...o }.force); }', 'true'],
  ['left by a pattern of a variable', 'function f(all) { const { force, ...o } = all; probe({ force: true, ...o }.force); }', 'true'],
  ['left by a pattern that takes another key', 'function f({ alter, ...o }) { probe({ force: true, ...o }.force); }', 'true | unknown parameter'],
  ['&&= of no key', 'const o = {}; o.force &&= false; probe({ force: true, ...o }.force);', 'true'],
  ['&&= of an unknown object', 'function f(o) { o.force &&= false; probe({ force: true, ...o }.force); }', 'true | falsy parameter | false | unknown parameter'],
  ['&&= of a key that is there', 'const o = { force: ready }; o.force &&= false; probe({ force: true, ...o }.force);', 'falsy global | false'],
  ['||= of no key', 'const o = {}; o.force ||= false; probe({ force: true, ...o }.force);', 'false'],
  ['??= of no key', 'const o = {}; o.force ??= false; probe({ force: true, ...o }.force);', 'false'],
  ['??= of a key that was deleted', 'function f(o) { delete o.force; o.force ??= false; probe({ force: true, ...o }.force); }', 'false'],
  ['??= of an unknown object', 'function f(o) { o.force ??= true; probe({ force: false, ...o }.force); }', 'unknown parameter | true'],
];

describe('what a spread leaves of the key before it', () => {
  it.each(ROWS)('%s', (_name, code, value) => {
    for (const parser of ['js', 'ts'] as const) expect(probe(code, parser)).toEqual([value]);
  });
});
