import { describe, expect, it } from 'vitest';
import type { ESLint } from 'eslint';
import { examineHostileSettings } from './robustness/hostile-settings.js';
import { StepLimitError, insertSteps } from './robustness/instrument.js';
import { PROBLEM_KINDS } from './robustness/problem.js';
import { RobustnessSession } from './robustness/session.js';
import type { Finding } from './robustness/session.js';

// The bounded part of `npm run robustness`, on the sources: other programs than those, and the same faults.
const SEED = 20_261_121;
const PROGRAMS = 100;
const PATIENCE = 600_000;

const session = new RobustnessSession(process.cwd(), 'src/plugin.ts');

function describeFindings(findings: readonly Finding[]): string[] {
  return findings.map(({ kind, rule, detail, program }) => `${kind} (${rule ?? 'any rule'}) in ${program.id}: ${detail.slice(0, 600)}`);
}

describe('robustness', () => {
  it('finds every seeded fault before a run counts', { timeout: PATIENCE }, () => {
    const faults = session.searchFaults(1);
    expect(faults.map(({ kind }) => kind)).toEqual([...PROBLEM_KINDS]);
    expect(faults.filter(({ foundBy }) => foundBy === undefined)).toEqual([]);
  });

  it('finds nothing on a sound rule', { timeout: PATIENCE }, () => {
    const tally = session.examineSoundRule(SEED, 60);
    expect(tally.reports).toBeGreaterThan(10);
    expect(tally.fixed).toBeGreaterThan(5);
    expect(describeFindings(tally.findings)).toEqual([]);
  });

  it('holds on grafted programs', { timeout: PATIENCE }, () => {
    const tally = session.examineCases({ seed: SEED, migration: 'sometimes' }, [0, PROGRAMS]);
    expect(tally.parsed).toBeGreaterThan(PROGRAMS / 2);
    expect(tally.reports).toBeGreaterThan(PROGRAMS / 2);
    expect(describeFindings(tally.findings)).toEqual([]);
  });

  it('settles, parses and keeps every comment where a migration call is configured', { timeout: PATIENCE }, () => {
    const tally = session.examineCases({ seed: SEED + 1, migration: 'always' }, [0, PROGRAMS]);
    expect(tally.fixed).toBeGreaterThan(5);
    expect(describeFindings(tally.findings)).toEqual([]);
  });

  it('holds on hostile names, odd shapes, cycles, deep and large programs', { timeout: PATIENCE }, () => {
    const tally = session.examineHostilePrograms({ scale: 0.01 });
    expect(tally.programs).toBeGreaterThan(300);
    expect(describeFindings(tally.findings)).toEqual([]);
  });

  // Small programs in which each line doubles what the last one holds: sizes that a cut to a hundredth would leave nothing of.
  it.each(['spread', 'choice', 'flag', 'condition', 'argument', 'call', 'array', 'merge', 'destructuring'])('is not doubled by %s doubling, at its full size', { timeout: PATIENCE }, (kind) => {
    const tally = session.examineHostilePrograms({ names: [`${kind} doubling`] });
    expect(tally.programs).toBeGreaterThan(0);
    expect(describeFindings(tally.findings)).toEqual([]);
  });

  it('refuses hostile settings in words', { timeout: PATIENCE }, () => {
    const { problems, refused } = session.examineHostileSettings();
    expect(refused).toBeGreaterThan(50);
    expect(problems).toEqual([]);
  });
});

describe('the harness', () => {
  it('grows the same program for the same seed', () => {
    const other = new RobustnessSession(process.cwd(), undefined);
    for (const index of [0, 1, 2, 3]) {
      const field = { seed: SEED, migration: 'sometimes' } as const;
      expect(other.readProgram(field, index)?.text).toBe(session.readProgram(field, index)?.text);
    }
  });

  it('notices a setting that is read without a look at it, and one that never ends', () => {
    const meter = { steps: 0, limit: 0 };
    const blind = pluginOf((settings) => void (settings as { files: { test: string[] } }).files.test.length);
    expect(examineHostileSettings(blind, meter, 1000).problems.map(({ kind }) => kind)).toContain('throws');
    const endless = pluginOf(() => {
      throw new StepLimitError('more than 1000 steps');
    });
    expect(examineHostileSettings(endless, meter, 1000).problems.map(({ kind }) => kind)).toContain('too many steps');
  });

  it('counts the turns of loops and the calls of functions, whatever their bodies are', () => {
    const code = "function f() { 'use strict'; return 1; } for (const x of [1, 2]) f(); const g = (a) => ({ a }); do g(1); while (false); [1, 2].map((x) => x);";
    let steps = 0;
    new Function('__step', insertSteps(code))(() => { steps += 1; });
    expect(steps).toBe(2 + 2 + 1 + 1 + 2);
  });
});

function pluginOf(read: (settings: unknown) => void): ESLint.Plugin {
  return {
    rules: {
      reads: {
        create(context) {
          read(context.settings['sequelize-guard']);
          return {};
        },
      },
    },
  };
}
