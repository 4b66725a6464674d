// Writes of other functions: what a call between an overwrite and the use may write is joined again.
import { describe, expect, it } from 'vitest';
import { readTruth } from '../../src/values/model/choice.js';
import { readProbes, type Parser } from './probe.js';

type Row = readonly [name: string, maybeOn: string, off: string];

const FLAG = 'let force = false; ';
const OPTIONS = 'const o = {}; ';

const FLAGS: readonly Row[] = [
  ['a declaration', `${FLAG}function load() { force = true; } function main() { force = false; load(); probe(force); }`, `${FLAG}function load() { force = true; } function main() { load(); force = false; probe(force); }`],
  ['a function that calls another', `${FLAG}function on() { force = true; } function load() { on(); } function main() { force = false; load(); probe(force); }`, `${FLAG}function on() { force = 0; } function load() { on(); } function main() { force = false; load(); probe(force); }`],
  ['another that calls nothing', `${FLAG}const load = () => { force = true; }; function main() { force = false; load(); probe(force); } main();`, `${FLAG}const load = () => { force = true; }; const other = () => {}; function main() { force = false; other(); probe(force); } main();`],
  ['called where it stands', `${FLAG}function main() { force = false; (() => { force = true; })(); probe(force); }`, `${FLAG}function main() { (() => { force = true; })(); force = false; probe(force); }`],
  ['a callback', `${FLAG}function main() { force = false; names.forEach((name) => { force = name; }); probe(force); }`, `${FLAG}function main() { names.forEach((name) => { force = name; }); force = false; probe(force); }`],
  ['handed to another function', `${FLAG}function load() { force = true; } function main() { force = false; retry(load); probe(force); }`, `${FLAG}function load() { force = 0; } function main() { force = false; retry(load); probe(force); }`],
  ['a method', `${FLAG}class Setup { load() { force = true; } main() { force = false; this.load(); probe(force); } }`, `${FLAG}class Setup { load() { force = true; } main() { this.load(); force = false; probe(force); } }`],
  ['a getter', `${FLAG}const env = { get loaded() { force = true; return 1; } }; function main() { force = false; if (env.loaded) probe(force); }`, `${FLAG}const env = { get loaded() { force = true; return 1; } }; function main() { force = false; if (env.ready) probe(force); }`],
  ['an awaited call', `${FLAG}const load = async () => { force = true; }; async function main() { force = false; await load(); probe(force); }`, `${FLAG}const load = async () => { force = true; }; async function main() { await load(); force = false; probe(force); }`],
  ['one that was begun before', `${FLAG}async function load() { await read(); force = true; } async function main() { const loaded = load(); force = false; await loaded; probe(force); }`, `${FLAG}async function load() { await read(); force = 0; } async function main() { const loaded = load(); force = false; await loaded; probe(force); }`],
  ['what goes on outside while it waits', `${FLAG}async function main() { force = false; await connect(); probe(force); } main(); force = true;`, `${FLAG}async function main() { force = false; await connect(); probe(force); } force = true; main();`],
  ['a function of its own name', `${FLAG}function main(left) { force = false; if (left) again(left); probe(force); force = true; } function again(left) { main(left - 1); }`, `${FLAG}function main(left) { force = false; if (left) other(left); probe(force); force = true; } function other() {}`],
  ['behind a function that runs later', `${FLAG}function main() { force = false; run(() => { probe(force); }); force = true; } main();`, `${FLAG}function main() { force = true; force = false; run(() => { probe(force); }); } main();`],
  ['its own later write', `${FLAG}export function main() { if (ready) main(force); force = false; main(); probe(force); force = true; }`, `${FLAG}function main() { force = false; connect(); probe(force); force = true; } export function start() { main(); }`],
  ['where others begin it', `${FLAG}function load() { force = true; } function main() { force = false; load(); connect(); probe(force); } export function start() { main(); }`, `${FLAG}function load() { force = true; } function main() { load(); force = false; connect(); probe(force); } export function start() { main(); }`],
  ['where anybody begins it', `${FLAG}function load() { force = true; } export function main() { force = false; load(); connect(); probe(force); }`, `${FLAG}function load() { force = true; } export function main() { load(); force = false; connect(); probe(force); }`],
  ['its own, later than it waits', `${FLAG}async function main() { force = true; await connect(); probe(force); force = false; } main();`, `${FLAG}async function main() { force = false; await connect(); probe(force); force = true; } main();`],
  ['between two calls of it', `${FLAG}async function main() { force = false; await connect(); probe(force); } main(); force = true; main();`, `${FLAG}async function main() { force = false; await connect(); probe(force); } force = true; main(); main();`],
  ['by new', `${FLAG}class Setup { constructor() { force = true; } } function main() { force = false; new Setup(); probe(force); }`, `${FLAG}class Setup { constructor() { force = true; } } function main() { new Setup(); force = false; probe(force); }`],
  ['on one path', `${FLAG}function load() { force = true; } function main() { force = false; if (ready) load(); probe(force); } main();`, `${FLAG}function load() { force = true; } function main() { force = false; if (ready) return load(); probe(force); } main();`],
  ['in a loop', `${FLAG}function load() { force = true; } function main() { for (const row of rows) { force = false; load(); probe(force); } } main();`, `${FLAG}function load() { force = true; } function main() { for (const row of rows) { load(); force = false; probe(force); } } main();`],
];

const OBJECTS: readonly Row[] = [
  ['a property', `${OPTIONS}const load = () => { o.force = true; }; function main() { o.force = false; load(); probe(o.force); } main();`, `${OPTIONS}const load = () => { o.alter = true; }; function main() { o.force = false; load(); probe(o.force); } main();`],
  ['the whole object', 'let o = {}; const load = () => { o = { force: true }; }; function main() { o = { force: false }; load(); probe(o.force); } main();', 'let o = {}; const load = () => { o = { force: 0 }; }; function main() { o = { force: false }; load(); probe(o.force); } main();'],
  ['merged', `${OPTIONS}const load = () => { Object.assign(o, { force: true }); }; function main() { o.force = false; load(); probe(o.force); } main();`, `${OPTIONS}const load = () => { Object.assign(o, { alter: true }); }; function main() { o.force = false; load(); probe(o.force); } main();`],
  ['deleted', `${OPTIONS}const load = () => { delete o.force; }; function main() { o.force = false; load(); probe({ force: true, ...o }.force); } main();`, `${OPTIONS}const load = () => { delete o.alter; }; function main() { o.force = false; load(); probe({ force: true, ...o }.force); } main();`],
  ['under another name', `${OPTIONS}const p = o; const load = () => { p.force = true; }; function main() { o.force = false; load(); probe(o.force); } main();`, `${OPTIONS}const p = { ...o }; const load = () => { p.force = true; }; function main() { o.force = false; load(); probe(o.force); } main();`],
  ['a nested object', 'const o = { sync: {} }; const load = () => { o.sync.force = true; }; function main() { o.sync.force = false; load(); probe(o.sync.force); } main();', 'const o = { sync: {} }; const load = () => { o.sync.alter = true; }; function main() { o.sync.force = false; load(); probe(o.sync.force); } main();'],
];

function isOff(code: string, parser: Parser): readonly boolean[] {
  return readProbes(code, parser, (argument, evaluation) => String(readTruth(evaluation.evaluate(argument)).kind === 'falsy')).map((word) => word === 'true');
}

describe('what a call in between may have turned on is not off, and its harmless twin is', () => {
  describe.each(Object.entries({ FLAGS, OBJECTS }))('%s', (_table, rows) => {
    it.each(rows)('%s', (_name, maybeOn, off) => {
      for (const parser of ['js', 'ts'] as const) {
        expect(isOff(maybeOn, parser)).toEqual([false]);
        expect(isOff(off, parser)).toEqual([true]);
      }
    });
  });
});
