import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readSnippet, readSnippetFile } from './support/guide.js';
import { createProject, repository, type Project } from './support/packed.js';
import { runShell, type Outcome } from './support/run.js';

const destructive = "import { sequelize } from './db.js';\n\nawait sequelize.sync({ force: true });\n";
const harmless = "import { sequelize } from './db.js';\n\nawait sequelize.authenticate();\n";
const umzug = "import { Umzug } from 'umzug';\nimport { sequelize } from './db.js';\n\nconst umzug = new Umzug({ migrations: [], context: {}, logger: undefined });\n";
const fixable = `${umzug}await sequelize.sync({ force: true });\n`;
const fixed = `${umzug}await umzug.up();\n`;
const eslintConfig = "import guard from 'eslint-plugin-sequelize-guard';\n\nexport default [guard.configs.recommended];\n";
const file = 'src/server.js';

const cacheFolder = mkdtempSync(path.join(realpathSync(os.tmpdir()), 'sequelize-guard-hooks-'));
const identity = {
  GIT_AUTHOR_NAME: 'A', GIT_AUTHOR_EMAIL: 'a@example.test', GIT_COMMITTER_NAME: 'A', GIT_COMMITTER_EMAIL: 'a@example.test',
  PRE_COMMIT_HOME: cacheFolder,
};
const projects: Project[] = [];

afterEach(() => projects.splice(0).forEach((project) => { project.remove(); }));
afterAll(() => { rmSync(cacheFolder, { recursive: true, force: true }); });

function shell(project: Pick<Project, 'folder'>, script: string): Promise<Outcome> {
  return runShell(script, { cwd: project.folder, env: identity });
}

/** A git repository with one commit, set up by the guide's own commands. */
async function createRepository(files: Readonly<Record<string, string>>, commands: readonly string[]): Promise<Project> {
  const project = await createProject('tools', { 'eslint.config.mjs': eslintConfig, '.gitignore': 'node_modules\n', ...files }, { ownModules: true });
  projects.push(project);
  for (const command of ['git init --quiet --initial-branch main', ...commands, 'git add --all', 'git commit --quiet --no-verify -m start']) {
    const { code, stdout, stderr } = await shell(project, command);
    expect(code, `${command}\n${stdout}${stderr}`).toBe(0);
  }
  return project;
}

async function commit(project: Project, text: string): Promise<Outcome> {
  project.write({ [file]: text });
  return shell(project, 'git add --all && git commit --quiet -m change');
}

async function readCommitted(project: Project): Promise<string> {
  return (await shell(project, `git show HEAD:${file}`)).stdout;
}

interface Tool {
  readonly files: Readonly<Record<string, string>>;
  readonly fixFiles: Readonly<Record<string, string>>;
  readonly commands: readonly string[];
}

function describeTool(tool: string, setUp: () => Tool): void {
  describe(tool, () => {
    it('blocks a commit that wipes a table and lets a harmless one through', async () => {
      const { files, commands } = setUp();
      const project = await createRepository(files, commands);
      const blocked = await commit(project, destructive);
      expect(`${blocked.stdout}${blocked.stderr}`).toContain('sequelize-guard/no-sync-force');
      expect(blocked.code).not.toBe(0);
      expect((await shell(project, 'git rev-list --count HEAD')).stdout).toBe('1\n');
      const passed = await commit(project, harmless);
      expect(passed.code, `${passed.stdout}${passed.stderr}`).toBe(0);
      expect(await readCommitted(project)).toBe(harmless);
    });

    it('commits the safe fix when asked to fix', async () => {
      const { fixFiles, commands } = setUp();
      const project = await createRepository(fixFiles, commands);
      const first = await commit(project, fixable);
      // pre-commit shows the change and asks for a second commit.
      if (first.code !== 0) {
        expect(first.stdout + first.stderr).toContain('files were modified by this hook');
        const second = await shell(project, 'git add --all && git commit --quiet -m change');
        expect(second.code, `${second.stdout}${second.stderr}`).toBe(0);
      }
      expect(await readCommitted(project)).toBe(fixed);
    });
  });
}

describeTool('husky with lint-staged', () => ({
  files: readSnippetFile('pre-commit', 'husky-config'),
  fixFiles: readSnippetFile('pre-commit', 'husky-fix'),
  commands: [readSnippet('pre-commit', 'husky-install')],
}));

describeTool('lefthook', () => ({
  files: readSnippetFile('pre-commit', 'lefthook-config'),
  fixFiles: readSnippetFile('pre-commit', 'lefthook-fix'),
  commands: [readSnippet('pre-commit', 'lefthook-install')],
}));

const hasPreCommit = spawnSync('pre-commit', ['--version']).status === 0;
if (!hasPreCommit) console.warn('skipped: the pre-commit framework, which is not installed here (apt-get install pre-commit)');

describe.skipIf(!hasPreCommit)('the pre-commit framework', () => {
  const hooks = path.join(cacheFolder, 'hooks');
  const { version } = JSON.parse(readFileSync(path.join(repository, 'package.json'), 'utf8')) as { readonly version: string };

  /** This repository as pre-commit clones it, with the tag of this version, which the guide names. */
  beforeAll(async () => {
    mkdirSync(hooks);
    copyFileSync(path.join(repository, '.pre-commit-hooks.yaml'), path.join(hooks, '.pre-commit-hooks.yaml'));
    const { code, stderr } = await shell({ folder: hooks }, `git init --quiet && git add --all && git commit --quiet -m hooks && git tag v${version}`);
    expect(code, stderr).toBe(0);
  });

  const install = readSnippet('pre-commit', 'pre-commit-install');
  const localized = (files: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
    Object.fromEntries(Object.entries(files).map(([at, text]) => [at, text.replace(/https:\/\/\S+/u, hooks)]));
  const withFix = (files: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
    Object.fromEntries(Object.entries(files).map(([at, text]) => [at, text.replace('eslint --max', 'eslint --fix --max')]));

  describeTool('with the local hook', () => {
    const files = readSnippetFile('pre-commit', 'pre-commit-local');
    return { files, fixFiles: withFix(files), commands: [install] };
  });

  describeTool('with the hook of this repository', () => ({
    files: localized(readSnippetFile('pre-commit', 'pre-commit-hook')),
    fixFiles: localized(readSnippetFile('pre-commit', 'pre-commit-fix')),
    commands: [install],
  }));
});
