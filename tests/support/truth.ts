// The runs of tests/truth/cases.json, judged by the rules.
import { readFileSync } from 'node:fs';
import { reportingRules, type LintOptions } from './lint.js';

export interface Run {
  readonly id: string;
  readonly version: 6 | 7;
  readonly program: string;
  readonly setup: string;
  readonly outcomes: Readonly<Record<string, string>>;
  readonly must: readonly string[];
  readonly mustNot: readonly string[];
}

/** What one rule said about one run, beside what it should have said. */
export interface Verdict {
  readonly id: string;
  readonly rule: string;
  readonly expected: 'report' | 'silence';
  readonly right: boolean;
}

export function readRuns(): readonly Run[] {
  return JSON.parse(readFileSync(new URL('../truth/cases.json', import.meta.url), 'utf8')) as Run[];
}

/** The verdicts on one run of those rules that the plugin has, each with its defaults. */
export function judgeRun(run: Run, plugin: NonNullable<LintOptions['plugin']>): readonly Verdict[] {
  const reporting = reportingRules(run.program, { plugin, project: run.version === 7 ? 'v7' : 'v6' });
  return [...run.must, ...run.mustNot]
    .filter((rule) => rule in plugin.rules)
    .map((rule) => {
      const expected = run.must.includes(rule) ? 'report' : 'silence';
      return { id: run.id, rule, expected, right: reporting.includes(rule) === (expected === 'report') };
    });
}

/** One line per rule: how many of its verdicts are right, or that the plugin does not have it yet. */
export function describeCoverage(runs: readonly Run[], verdicts: readonly Verdict[]): string {
  const rules = [...new Set(runs.flatMap((run) => [...run.must, ...run.mustNot]))].sort();
  return rules
    .map((rule) => {
      const own = verdicts.filter((verdict) => verdict.rule === rule);
      if (own.length === 0) return `${rule}: not yet covered (${countRows(runs, rule)} rows)`;
      return `${rule}: ${own.filter(({ right }) => right).length} of ${own.length} right`;
    })
    .join('\n');
}

function countRows(runs: readonly Run[], rule: string): number {
  return runs.filter((run) => run.must.includes(rule) || run.mustNot.includes(rule)).length;
}
