// Every run of a real database, linted as the server of a project that depends on that Sequelize.
import { afterAll, describe, expect, it } from 'vitest';
import { plugin } from '../src/plugin.js';
import { describeCoverage, judgeRun, readRuns, type Run, type Verdict } from './support/truth.js';

const runs = readRuns();
const verdicts: Verdict[] = [];

describe('every rule agrees with what the databases did', () => {
  for (const run of runs) {
    it(run.id, () => {
      const found = judgeRun(run, plugin);
      verdicts.push(...found);
      expect(found.filter(({ right }) => !right).map(describeWrong)).toEqual([]);
    });
  }

  afterAll(() => {
    process.stdout.write(`\nVerdicts on ${runs.length} runs\n${describeCoverage(runs, verdicts)}\n`);
  });
});

describe('a plugin that is wrong is found out', () => {
  const silent = { meta: { type: 'problem' }, create: () => ({}) };
  const loud = {
    meta: { type: 'problem' },
    create: (context: { report: (found: object) => void }) => ({
      Program: (node: object) => {
        context.report({ node, message: 'reported' });
      },
    }),
  };

  it('when no-sync-force says nothing, every run that it must report is wrong', () => {
    const mustReport = runs.filter((run) => run.must.includes('no-sync-force'));
    const wrong = judgeAll(mustReport, { ...plugin.rules, 'no-sync-force': silent }).filter(isWrongForce);
    expect(mustReport.length).toBeGreaterThan(0);
    expect(wrong.map(({ id }) => id)).toEqual(mustReport.map(({ id }) => id));
  });

  it('when no-sync-force reports every file, every run on which it must be silent is wrong', () => {
    const mustNotReport = runs.filter((run) => run.mustNot.includes('no-sync-force'));
    const wrong = judgeAll(mustNotReport, { ...plugin.rules, 'no-sync-force': loud }).filter(isWrongForce);
    expect(mustNotReport.length).toBeGreaterThan(0);
    expect(wrong.map(({ id }) => id)).toEqual(mustNotReport.map(({ id }) => id));
  });

  it('a rule that the plugin lacks is counted as not yet covered, never as right', () => {
    expect(describeCoverage(runs, judgeAll(runs.slice(0, 5), {}))).toMatch(/^no-drop: not yet covered \(\d+ rows\)$/m);
  });
});

function judgeAll(some: readonly Run[], rules: Readonly<Record<string, unknown>>): readonly Verdict[] {
  return some.flatMap((run) => judgeRun(run, { rules }));
}

function isWrongForce({ right, rule }: Verdict): boolean {
  return rule === 'no-sync-force' && !right;
}

function describeWrong({ expected, rule }: Verdict): string {
  return expected === 'report' ? `${rule} must report it, and does not` : `${rule} must be silent, and reports it`;
}
