// Random programs are run, and what a call of `sync` was given in any run is held against what the evaluator says: a
// value that was on is never called off. The programs are this test's own; no linted code is run anywhere else.
import vm from 'node:vm';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTruth } from '../../src/values/model/choice.js';
import { readProperty } from '../../src/values/model/objects.js';
import { readProbes } from './probe.js';
import { program } from './programs.js';

const SEED = 20_261_121;
const RUNS_EACH = 12;

describe('random programs', () => {
  it('never have force on where it is called off', { timeout: 120_000 }, () => {
    let on = 0;
    fc.assert(
      fc.property(program, (code) => {
        const verdicts = readVerdicts(code);
        for (const site of runProgram(code)) {
          on += 1;
          expect(verdicts.get(site), `site ${site}\n${code}`).not.toBe('falsy');
        }
      }),
      { seed: SEED, endOnFailure: true, numRuns: 40 },
    );
    // The programs do what they are for.
    expect(on).toBeGreaterThan(20);
  });

  it('are seen to have force on where a verdict is wrong', () => {
    const code = "let o = { force: false };\no.force = true;\nsync(o, 'site1');";
    expect(runProgram(code)).toEqual(new Set(['site1']));
    expect(readVerdicts(code)).toEqual(new Map([['site1', 'truthy']]));
    expect(readVerdicts(code.replace('o.force = true;', '')).get('site1')).toBe('falsy');
  });
});

/** What the evaluator says of force at every site. */
function readVerdicts(code: string): Map<string, string> {
  const calls = code.replace(/\bsync\(/g, 'probe(');
  const told = readProbes(calls, 'js', (argument, evaluation) => readTruth(readProperty(evaluation.evaluate(argument), 'force', argument)).kind);
  const sites = [...code.matchAll(/'(site\d+)'/g)].map(([, site]) => site ?? '');
  return new Map(sites.map((site, index) => [site, told[index] ?? 'none']));
}

/** The sites where force was on in any of a few runs, each with other coin flips. */
function runProgram(code: string): Set<string> {
  const script = new vm.Script(code);
  const on = new Set<string>();
  for (let run = 0; run < RUNS_EACH; run += 1) {
    let flips = 0;
    const sync = (options: { force?: unknown } | undefined, site: string): void => {
      if (options?.force) on.add(site);
    };
    const flip = (): boolean => {
      flips += 1;
      return ((run * 2_654_435_761 + flips * 40_503) >>> 7) % 2 === 1;
    };
    const kept: (() => void)[] = [];
    const later = (callback: () => void): void => {
      if (flip()) callback();
      kept.push(callback);
    };
    try {
      script.runInNewContext({ sync, flip, later }, { timeout: 1000 });
      for (const callback of kept) callback();
    } catch {
      // A program may take a property of undefined: what it did before counts.
    }
  }
  return on;
}
