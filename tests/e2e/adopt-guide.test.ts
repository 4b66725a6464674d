// docs/guides/adopt.md: what each command records, lets pass and fails on.
import { afterEach, describe, expect, it } from 'vitest';
import { readSnippet, readSnippetFile } from './support/guide.js';
import { createProject, type AppName, type Project } from './support/packed.js';
import { run, runShell, type Outcome } from './support/run.js';

const destructive = "import { sequelize } from './db.js';\n\nawait sequelize.sync({ force: true });\n";
const altering = "import { sequelize } from './db.js';\n\nawait sequelize.sync({ alter: true });\n";
const harmless = "import { sequelize } from './db.js';\n\nawait sequelize.authenticate();\n";
const recommended = { 'eslint.config.mjs': "import guard from 'eslint-plugin-sequelize-guard';\n\nexport default [guard.configs.recommended];\n" };

const opened: Project[] = [];

afterEach(() => opened.splice(0).forEach((project) => { project.remove(); }));

async function createApp(files: Readonly<Record<string, string>>, app: AppName = 'ci'): Promise<Project> {
  const project = await createProject(app, files);
  opened.push(project);
  await run('git', ['init', '--quiet'], { cwd: project.folder });
  return project;
}

const runIn = (project: Project, script: string): Promise<Outcome> => runShell(script, { cwd: project.folder });

describe('recorded reports', () => {
  it('are let through; what is new fails, and so does what is repaired and still recorded', async () => {
    const project = await createApp({ ...recommended, 'src/server.js': destructive });
    expect((await runIn(project, readSnippet('adopt', 'suppress'))).code).toBe(0);
    expect(project.read('eslint-suppressions.json')).toContain('sequelize-guard/no-sync-force');
    expect((await runIn(project, readSnippet('adopt', 'suppressed'))).code).toBe(0);
    project.write({ 'src/server.js': `${destructive}await sequelize.sync({ force: true, logging: false });\n` });
    const more = await runIn(project, readSnippet('adopt', 'suppressed'));
    expect(more.code).toBe(1);
    expect(more.stdout).toMatch(/3:24 .*no-sync-force[\s\S]*4:24 .*no-sync-force/u);
    project.write({ 'src/server.js': destructive, 'src/other.js': destructive });
    expect((await runIn(project, readSnippet('adopt', 'suppressed'))).stdout).toContain('other.js');
    project.write({ 'src/server.js': altering, 'src/other.js': harmless });
    expect((await runIn(project, readSnippet('adopt', 'suppressed'))).stdout).toContain('no-sync-alter');
    project.write({ 'src/server.js': harmless });
    const unpruned = await runIn(project, readSnippet('adopt', 'suppressed'));
    expect(unpruned.code).toBe(2);
    expect(unpruned.stderr).toMatch(/There are suppressions left that do not occur anymore/u);
    expect((await runIn(project, readSnippet('adopt', 'prune'))).code).toBe(0);
    expect((await runIn(project, readSnippet('adopt', 'suppressed'))).code).toBe(0);
  });

  it('of one rule: tests without a match are recorded, production code still fails', async () => {
    const project = await createApp({ ...recommended, 'test/users.test.js': destructive });
    expect((await runIn(project, readSnippet('adopt', 'suppressed'))).code).toBe(1);
    expect((await runIn(project, readSnippet('adopt', 'suppress-rule'))).code).toBe(0);
    expect((await runIn(project, readSnippet('adopt', 'suppressed'))).code).toBe(0);
    project.write({ 'src/server.js': destructive });
    const { code, stdout } = await runIn(project, readSnippet('adopt', 'suppressed'));
    expect(code).toBe(1);
    expect(stdout).toContain('no-sync-force');
  });

  it('are listed for whoever decides what to repair first', async () => {
    const project = await createApp({ 'src/server.js': destructive, 'eslint-suppressions.json': '{"src/server.js":{"sequelize-guard/no-sync-force":{"count":1}}}' });
    expect((await runIn(project, readSnippet('adopt', 'audit'))).code).toBe(0);
    expect(project.read('sequelize-audit.md')).toContain('`src/server.js:3`');
  });
});

// ESLint 8.57 reads a flat configuration by itself where a file of that name is there.
describe.each(['eslint8', 'eslint9', 'ci'] as const)('warnings first, on %s', (app) => {
  it('pass as many as there are, and fail on one more, until the number is lowered', async () => {
    const project = await createApp({ ...readSnippetFile('adopt', 'warnings'), 'src/server.js': destructive }, app);
    const first = await runIn(project, readSnippet('adopt', 'ratchet'));
    expect(first.stdout).toContain('2 problems (0 errors, 2 warnings)');
    expect(first.code).toBe(0);
    project.write({ 'src/other.js': altering });
    expect((await runIn(project, readSnippet('adopt', 'ratchet'))).code).toBe(1);
    project.write({ 'src/server.js': harmless });
    expect((await runIn(project, readSnippet('adopt', 'ratchet'))).code, 'a new one in the place of two').toBe(0);
  });
});
