// What packages around Sequelize did to a real database, beside what the rules say of the same programs.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { install } from '../scripts/truth/install.mjs';
import { packages, packageWorker, readKnownPackage } from '../scripts/truth/packages/catalogue.mjs';
import { writeProject } from '../scripts/truth/packages/project.mjs';
import { describePackages } from '../scripts/truth/page.mjs';
import { performAll } from '../scripts/truth/pool.mjs';
import { openResults } from '../scripts/truth/results.mjs';
import { findWrongExpectations, findWrongVerdicts, readPackageRuns, type PackageRun } from './support/truth-packages.js';

const runs = readPackageRuns();
const find = (id: string): PackageRun => {
  const run = runs.find((each) => each.id === id);
  if (run === undefined) throw new Error(`there is no ${id}`);
  return run;
};
const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'sequelize-guard-truth-packages-test-')));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('every rule agrees with what the packages did', () => {
  it.each(runs.map((run) => [run.id, run] as const))('%s', (_, run) => {
    expect(findWrongVerdicts(run)).toEqual([]);
    expect(findWrongExpectations(run)).toEqual([]);
  });
});

describe('the programs', () => {
  it.each(Object.keys(packages))('of %s: some lose data, some harm nothing', (name) => {
    const own = runs.filter((run) => run.package === name).flatMap(({ outcomes }) => Object.values(outcomes));
    expect(own).toContain('safe');
    expect(own.filter((outcome) => /rows-lost|column-lost/.test(outcome))).not.toEqual([]);
  });

  it('are of packages that the harness knows, each under a name of its own', () => {
    expect(runs.filter((run) => !Object.hasOwn(packages, run.package))).toEqual([]);
    expect(new Set(runs.map(({ id }) => id)).size).toBe(runs.length);
  });
});

describe('what is wrong is found out', () => {
  const run = find('nest/auto-load-force');

  it('a rule that is silent, and one that reports', () => {
    expect(findWrongVerdicts({ ...run, must: ['no-drop'], mustNot: ['no-sync-force'] })).toEqual(['no-drop must report it, and does not', 'no-sync-force must be silent, and reports it']);
  });

  it('a command that the audit does not know', () => {
    expect(findWrongVerdicts({ ...find('cli/undo-all'), command: 'npx sequelize-cli db:migrate' })).toEqual(['the audit says another thing of the command']);
  });

  const lost = { postgres: 'rows-lost' };
  const silent = ['no-drop', 'no-mass-delete', 'no-sync-alter', 'no-sync-force'];
  it.each([
    [0, { outcomes: lost, must: ['no-drop'], mustNot: [] }],
    [1, { outcomes: lost, must: ['no-sync'], mustNot: silent }],
    [1, { outcomes: { postgres: 'throws: no [and column-lost]' }, must: [], mustNot: silent }],
    [0, { outcomes: lost, must: [], mustNot: silent, silent: 'why' }],
    [1, { outcomes: lost, must: ['no-drop'], mustNot: [], silent: 'why' }],
    [0, { outcomes: { postgres: 'safe' }, must: ['no-sync'], mustNot: silent }],
    [1, { outcomes: { postgres: 'safe' }, must: ['no-drop'], mustNot: [] }],
    [1, { outcomes: { postgres: 'safe' }, must: [], mustNot: [] }],
    [0, { outcomes: { postgres: 'safe' }, must: ['no-drop'], mustNot: [], later: 'why' }],
    [1, { outcomes: { postgres: 'safe' }, must: [], mustNot: silent, later: 'why' }],
    [1, { outcomes: lost, must: ['no-drop'], mustNot: [], later: 'why' }],
  ])('%d: %j', (count, given) => {
    expect(findWrongExpectations({ ...run, ...given })).toHaveLength(count);
  });
});

describe('the harness', () => {
  it('runs programs in projects of their own, and goes on after one that ends its process', async () => {
    const ends = { ...find('umzug/down'), id: 'ends', program: 'process.exit(3);' };
    const chosen = [find('umzug/down-to-0'), ends, find('umzug/down')];
    const answers: Record<string, string | undefined> = {};
    const { modules } = install(readKnownPackage('umzug'), 'postgres');
    await performAll(chosen, { dialect: 'postgres', modules, workers: 1, worker: packageWorker }, ({ id }: PackageRun, { outcome, problem }: { outcome?: string; problem?: string }) => {
      answers[id] = outcome ?? problem?.split('\n')[0];
    });
    expect(answers).toEqual({
      ...Object.fromEntries(chosen.map(({ id, outcomes }) => [id, outcomes.postgres])),
      ends: 'Error: its process ended: ',
    });
  });

  it('writes TypeScript as JavaScript, the Models that a case names, and a package.json that lists the package', () => {
    const project = path.join(folder, 'project');
    const file = writeProject(find('nest/auto-load-force'), project, path.join(folder, 'modules'));
    expect(path.relative(project, file)).toBe(path.join('src', 'app.module.js'));
    expect(readFileSync(file, 'utf8')).toContain('exports.AppModule');
    expect(existsSync(path.join(project, 'src/user.model.js'))).toBe(true);
    const { dependencies, type } = JSON.parse(readFileSync(path.join(project, 'package.json'), 'utf8')) as { dependencies: Record<string, string>; type?: string };
    expect([dependencies['@nestjs/sequelize'], type]).toEqual([`^${packages['@nestjs/sequelize'].version}`, undefined]);
    writeProject(find('umzug/up'), project, path.join(folder, 'modules'));
    expect(JSON.parse(readFileSync(path.join(project, 'package.json'), 'utf8'))).toMatchObject({ type: 'module' });
    expect(existsSync(path.join(project, 'src/user.model.js'))).toBe(false);
  });

  it('takes packages that it knows, with a version or without', () => {
    expect(readKnownPackage('umzug')).toMatchObject({ key: 'umzug', name: 'umzug', version: packages.umzug.version });
    expect(readKnownPackage('umzug@2')).toMatchObject({ key: 'umzug@2', name: 'umzug', version: '2.3.0' });
    expect(readKnownPackage('umzug@2.2.0')).toMatchObject({ key: 'umzug@2', name: 'umzug', version: '2.2.0' });
    expect(readKnownPackage('@nestjs/sequelize@11.0.1')).toMatchObject({ name: '@nestjs/sequelize', version: '11.0.1', beside: expect.arrayContaining(['@nestjs/core@11']) as unknown });
    for (const wrong of ['umzug@latest', 'umzug@^3.8.3', 'typeorm', 'typeorm@1.0.0', '', 'toString']) expect(() => readKnownPackage(wrong)).toThrow(JSON.stringify(wrong));
  });

  it.each([
    [['--package', 'umzug@latest'], 'umzug@latest'],
    [['--package', 'umzug', '--sequelize', '6.37.8'], 'run them one after the other'],
  ])('ends with 2 and says why: %j', (options, message) => {
    const { status, stderr } = spawnSync(process.execPath, ['scripts/truth.mjs', ...options], { cwd: path.join(import.meta.dirname, '..'), encoding: 'utf8' });
    expect([status, stderr]).toEqual([2, expect.stringContaining(message)]);
  });

  it('knows an outcome again, but not of another file, database or package, nor that of a case with the same text', () => {
    const run = find('umzug/down');
    openResults(folder).add(run, 'safe');
    const kept = openResults(folder);
    const others = [{ path: 'x.js' }, { files: {} }, { sql: ['x'] }, { database: 'x' }, { package: 'x' }, { package: undefined }];
    const found = [{ must: [] }, ...others].map((other) => kept.find({ ...run, ...other }) as string | undefined);
    expect(found).toEqual(['safe', ...others.map(() => undefined)]);
  });

  it('shows each run, and each program by what it did', () => {
    const version = { name: 'umzug', version: '3.8.3', dialect: 'postgres', date: '2026-11-28', outcomes: { 'umzug/a': 'rows-lost', 'umzug/b': 'safe', 'umzug/c': 'throws: no' } };
    const cases = Object.entries(version.outcomes).map(([id, postgres]) => ({ id, package: 'umzug', outcomes: { postgres } }));
    const text = describePackages([version], cases);
    expect(text).toContain('| umzug 3.8.3 | PostgreSQL | 3 | 1 | 2026-11-28 |');
    expect(text).toContain('| `umzug` | `a` | `b` | `c` |');
  });
});
