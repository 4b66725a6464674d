// The output of every suggestion that adds or changes a check, run with Sequelize 6 and 7 on a database that is called
// as production ones are, and as a test database is.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { matchPrograms } from '../report/corpus/match-programs.js';
import { readMatchOutputs } from '../support/match-outputs.js';

const REFUSED = ['app_prod', 'contest_prod', 'latest'];
const ALLOWED = 'app_test';

interface Job {
  readonly label: string;
  readonly version: 6 | 7;
  readonly code: string;
  readonly names: readonly string[];
}

interface Outcome {
  readonly name: string;
  readonly error: string | null;
  readonly rows: number;
}

/** The outcomes of each job, one for each of its names. */
function runJobs(jobs: readonly Job[]): readonly (readonly Outcome[])[] {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'match-suggestions-')));
  try {
    symlinkSync(fileURLToPath(new URL('../../node_modules', import.meta.url)), path.join(folder, 'node_modules'));
    writeFileSync(path.join(folder, 'jobs.json'), JSON.stringify(jobs));
    const runner = fileURLToPath(new URL('support/run-match-programs.mjs', import.meta.url));
    const { status, stderr } = spawnSync(process.execPath, [runner, folder], { encoding: 'utf8', timeout: 240_000 });
    if (status !== 0) throw new Error(stderr);
    const outcomes = JSON.parse(readFileSync(path.join(folder, 'outcomes.json'), 'utf8')) as Outcome[];
    return jobs.map(({ names }) => outcomes.splice(0, names.length));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function describeOutcome({ error, name, rows }: Outcome): string {
  return `${name}: ${error === null ? 'goes through' : 'refused'}, ${rows === 0 ? 'empty' : 'rows kept'}`;
}

const PROTECTED = [...REFUSED.map((name) => `${name}: refused, rows kept`), `${ALLOWED}: goes through, empty`];

describe('every suggested check refuses production names and lets the test database through', () => {
  it('with Sequelize 6 and 7', { timeout: 300_000 }, () => {
    const jobs = matchPrograms.flatMap((program) =>
      readMatchOutputs(program).map(({ code, messageId }) => ({
        label: `version ${program.version}, ${program.name}: ${messageId}`,
        version: program.version,
        code,
        names: [...REFUSED, ALLOWED],
      })),
    );
    const outcomes = runJobs(jobs);
    expect(jobs.length).toBeGreaterThan(30);
    const found = Object.fromEntries(jobs.map(({ label }, index) => [label, outcomes[index]?.map(describeOutcome)]));
    expect(found).toEqual(Object.fromEntries(jobs.map(({ label }) => [label, PROTECTED])));
  });

  it('and a program without one is seen to lose its rows', { timeout: 120_000 }, () => {
    const unprotected = matchPrograms.filter(({ name }) => name === 'an instance without match' || name === 'a Model of version 7');
    const jobs = unprotected.map(({ code, version }) => ({ label: '', version, code, names: ['app_prod'] }));
    expect(runJobs(jobs).flat().map(describeOutcome)).toEqual(['app_prod: goes through, empty', 'app_prod: goes through, empty']);
  });
});
