import { existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readSnippet, readSnippetFile } from './support/guide.js';
import { createProject, packPlugin, type Project } from './support/packed.js';
import { run, runShell, type Outcome } from './support/run.js';

const destructive = "import { sequelize } from './db.js';\n\nawait sequelize.sync({ force: true });\n";
const harmless = "import { sequelize } from './db.js';\n\nawait sequelize.authenticate();\n";

const opened: { remove(): void }[] = [];

afterEach(() => opened.splice(0).forEach((project) => { project.remove(); }));

async function createApp(files: Readonly<Record<string, string>>, options: { readonly ownModules?: boolean } = {}): Promise<Project> {
  const project = await createProject('ci', { ...readSnippetFile('ci', 'config'), ...files }, options);
  opened.push(project);
  return project;
}

function runIn(project: Project, script: string): Promise<Outcome> {
  return runShell(script, { cwd: project.folder });
}

interface Step {
  readonly run?: string;
  readonly uses?: string;
  readonly 'continue-on-error'?: boolean;
}

/** Runs the `run` steps of a GitHub job as its runner does; hands back the output of the one that fails the job. */
async function runJob(project: Project, steps: readonly Step[], env: Readonly<Record<string, string>>): Promise<Outcome> {
  let last: Outcome = { code: 0, stdout: '', stderr: '' };
  for (const step of steps) {
    if (step.run === undefined) continue;
    last = await runShell(step.run, { cwd: project.folder, env });
    if (last.code !== 0 && step['continue-on-error'] !== true) return last;
  }
  return { ...last, code: 0 };
}

describe('the pages\' first job', () => {
  it('installs into an empty project and fails on a call that wipes', async () => {
    const folder = mkdtempSync(path.join(realpathSync(os.tmpdir()), 'sequelize-guard-empty-'));
    opened.push({ remove: () => { rmSync(folder, { recursive: true, force: true }); } });
    const tarball = await packPlugin();
    const install = readSnippet('ci', 'install').replace('eslint-plugin-sequelize-guard', tarball);
    expect(await runShell(`echo '{ "type": "module" }' > package.json\n${install}`, { cwd: folder })).toMatchObject({ code: 0 });
    const project = await createApp({ 'src/server.js': destructive });
    await runShell(`cp -r ${project.folder}/src ${project.folder}/eslint.config.mjs .`, { cwd: folder });
    const { code, stdout } = await runShell(readSnippet('ci', 'plain'), { cwd: folder });
    expect(stdout).toContain('sequelize-guard/no-sync-force');
    expect(code).toBe(1);
  });

  it('passes a project that wipes nothing', async () => {
    const project = await createApp({ 'src/server.js': harmless });
    expect(await runIn(project, readSnippet('ci', 'plain'))).toMatchObject({ code: 0, stdout: '' });
  });

  it('fails with --max-warnings 0 where a rule is turned down to a warning', async () => {
    const [config = ''] = Object.values(readSnippetFile('ci', 'config'));
    const down = "  { rules: { 'sequelize-guard/no-sync-force': 'warn', 'sequelize-guard/require-sync-match': 'off' } },\n];";
    const project = await createApp({ 'src/server.js': destructive, 'eslint.config.mjs': config.replace('];', down) });
    expect((await run('node_modules/.bin/eslint', ['.'], { cwd: project.folder })).code).toBe(0);
    expect((await runIn(project, readSnippet('ci', 'plain'))).code).toBe(1);
  });
});

describe('GitHub Actions', () => {
  const workflow = parse(readSnippet('ci', 'github')) as { jobs: { eslint: { steps: readonly Step[] } } };

  it('runs every step of the workflow: the SARIF log and the summary are written, then the job fails', async () => {
    const project = await createApp({ 'src/server.js': destructive }, { ownModules: true });
    const summary = path.join(project.folder, 'summary.md');
    const { code, stdout } = await runJob(project, workflow.jobs.eslint.steps, { GITHUB_STEP_SUMMARY: summary });
    expect(code).toBe(1);
    expect(stdout).toContain('sequelize-guard/no-sync-force');
    const log = JSON.parse(project.read('sequelize.sarif')) as { runs: [{ results: { ruleId: string }[] }] };
    expect(log.runs[0].results.map(({ ruleId }) => ruleId)).toContain('sequelize-guard/no-sync-force');
    expect(project.read('summary.md')).toContain('Tables dropped and recreated empty');
  });

  it('prints what the annotations of actions/setup-node match', async () => {
    const project = await createApp({ 'src/server.js': destructive });
    const lines = (await runIn(project, readSnippet('ci', 'plain'))).stdout.split('\n');
    // The two patterns of its eslint-stylish matcher.
    const file = lines.find((line) => /^([^\s].*)$/u.test(line));
    const reports = lines.map((line) => /^\s+(\d+):(\d+)\s+(error|warning|info)\s+(.*)\s\s+(.*)$/u.exec(line)).filter((match) => match !== null);
    expect(file).toBe(path.join(project.folder, 'src/server.js'));
    expect(reports.map(([, line, column, severity, , code]) => ({ line, column, severity, code })))
      .toContainEqual({ line: '3', column: '24', severity: 'error', code: 'sequelize-guard/no-sync-force' });
  });

  it('writes SARIF with Microsoft\'s formatter', async () => {
    const project = await createApp({ 'src/server.js': destructive }, { ownModules: true });
    expect((await runIn(project, readSnippet('ci', 'sarif'))).code).toBe(1);
    const { runs: [{ results, tool }] } = JSON.parse(project.read('eslint.sarif')) as { runs: [{ results: { ruleId: string }[]; tool: { driver: { rules: { id: string; helpUri: string }[] } } }] };
    expect(results.map(({ ruleId }) => ruleId)).toContain('sequelize-guard/no-sync-force');
    expect(tool.driver.rules.find(({ id }) => id === 'sequelize-guard/no-sync-force')?.helpUri).toMatch(/^https:/u);
  });
});

describe('GitLab', () => {
  it('runs the job and writes the code quality report to the place that the job uploads', async () => {
    const project = await createApp({ 'src/server.js': destructive, ...readSnippetFile('ci', 'gitlab') }, { ownModules: true });
    expect(await runIn(project, readSnippet('ci', 'gitlab-install'))).toMatchObject({ code: 0 });
    const job = (parse(readSnippet('ci', 'gitlab')) as { eslint: { script: readonly string[]; artifacts: { reports: { codequality: string } } } }).eslint;
    const env = { GITLAB_CI: 'true', CI_JOB_NAME: 'eslint', CI_PROJECT_DIR: project.folder, CI_CONFIG_PATH: '.gitlab-ci.yml' };
    const { code } = await runShell(job.script.join('\n'), { cwd: project.folder, env });
    expect(code).toBe(1);
    const report = JSON.parse(project.read(job.artifacts.reports.codequality)) as { check_name: string; location: { path: string; lines: { begin: number } } }[];
    expect(report).toContainEqual(expect.objectContaining({
      check_name: 'sequelize-guard/no-sync-force',
      location: expect.objectContaining({ path: 'src/server.js' }) as unknown,
    }));
  });
});

describe('the cache and the threads', () => {
  it('reports from the cache what it reported without', async () => {
    const project = await createApp({ 'src/server.js': destructive, 'src/fine.js': harmless }, { ownModules: true });
    const first = await runIn(project, readSnippet('ci', 'cache'));
    expect(first.code).toBe(1);
    expect(existsSync(path.join(project.folder, 'node_modules/.cache/eslint'))).toBe(true);
    expect(await runIn(project, readSnippet('ci', 'cache'))).toEqual(first);
    project.write({ 'src/fine.js': destructive });
    expect((await runIn(project, readSnippet('ci', 'cache'))).stdout).toContain('fine.js');
  });

  it('reports the same in one thread and in several, with settings', async () => {
    const numbered = Array.from({ length: 40 }, (_, index) => [`src/file-${index}.js`, index % 3 === 0 ? destructive : harmless] as const);
    const project = await createApp({ ...Object.fromEntries(numbered), 'db/migrations/1.js': "export const up = ({ context }) => context.dropTable('Users');\n" });
    const lint = (...args: readonly string[]): Promise<Outcome> => run('node_modules/.bin/eslint', ['--format', 'json', ...args, '.'], { cwd: project.folder });
    const single = await lint('--concurrency', 'off');
    expect((JSON.parse(single.stdout) as { errorCount: number }[]).filter(({ errorCount }) => errorCount > 0)).toHaveLength(14);
    const several = await lint('--concurrency', '3');
    expect(several.stdout === single.stdout, 'the same output').toBe(true);
    expect(several.code).toBe(single.code);
    expect((await runIn(project, readSnippet('ci', 'concurrency'))).code).toBe(1);
  });
});
