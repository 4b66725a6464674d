import { cpSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { readSnippet, readSnippetFile } from './support/guide.js';
import { createProject, type AppName, type Project } from './support/packed.js';
import { runShell, type Outcome } from './support/run.js';

const harmless = "import { sequelize } from './db.js';\n\nawait sequelize.authenticate();\n";
const destructive = "import { sequelize } from './db.js';\n\nawait sequelize.sync({ force: true });\n";
const drop = "export const up = ({ context }) => context.dropTable('Users');\n";
const offline = { TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1', NX_DAEMON: 'false', NX_NO_CLOUD: 'true' };
const names = ['shop', 'billing', 'admin'];

const projects: Project[] = [];

afterEach(() => projects.splice(0).forEach((project) => { project.remove(); }));

function shell(project: Pick<Project, 'folder'>, script: string): Promise<Outcome> {
  return runShell(script, { cwd: project.folder, env: offline });
}

function createPackage(name: string): Readonly<Record<string, string>> {
  const manifest = readSnippet('monorepos', 'package').replace('"shop"', `"${name}"`);
  return {
    [`packages/${name}/package.json`]: manifest,
    [`packages/${name}/src/server.js`]: harmless,
    [`packages/${name}/migrations/1.js`]: drop,
  };
}

/** Three packages on one root configuration, with a lockfile that npm wrote, in a git repository. */
async function createMonorepo(app: AppName, files: Readonly<Record<string, string>>): Promise<Project> {
  const project = await createProject(app, { ...readSnippetFile('monorepos', 'config'), ...files }, { ownModules: true });
  projects.push(project);
  const root = JSON.parse(project.read('package.json')) as object;
  project.write({
    'package.json': JSON.stringify({ ...root, packageManager: 'npm@11.0.0', workspaces: ['packages/*'] }),
    '.gitignore': 'node_modules\n.turbo\n.nx\n',
    ...Object.assign({}, ...names.map(createPackage)) as Readonly<Record<string, string>>,
  });
  const lock = await shell(project, 'npm install --package-lock-only --ignore-scripts\ngit init --quiet\ngit add --all');
  expect(lock.code, lock.stderr).toBe(0);
  return project;
}

interface Plan {
  readonly tasks: readonly { readonly package: string; readonly hash: string; readonly cache: { readonly status: string } }[];
}

describe('Turborepo', () => {
  const lint = (project: Pick<Project, 'folder'>): Promise<Outcome> => shell(project, readSnippet('monorepos', 'turbo-run'));

  async function plan(project: Pick<Project, 'folder'>): Promise<Plan['tasks']> {
    return (JSON.parse((await shell(project, 'npx turbo run lint --dry=json')).stdout) as Plan).tasks;
  }

  async function listMisses(project: Pick<Project, 'folder'>): Promise<readonly string[]> {
    return (await plan(project)).filter(({ cache }) => cache.status === 'MISS').map((task) => task.package).sort();
  }

  it('lints each package once, and again only what changed', async () => {
    const project = await createMonorepo('tools', readSnippetFile('monorepos', 'turbo'));
    const first = await lint(project);
    expect(first.stdout, first.stderr).toMatch(/Cached:\s+0 cached, 3 total/u);
    const second = await lint(project);
    expect(second.stdout).toMatch(/Cached:\s+3 cached, 3 total/u);
    project.write({ 'packages/billing/src/server.js': destructive });
    expect(await listMisses(project)).toEqual(['billing']);
    const third = await lint(project);
    expect(third.code).not.toBe(0);
    expect(third.stdout).toMatch(/billing:lint: .*sequelize-guard\/no-sync-force/u);
    expect(third.stdout).not.toContain('shop:lint: cache miss');
  });

  it('hits the cache on another machine, in another folder', async () => {
    const project = await createMonorepo('tools', readSnippetFile('monorepos', 'turbo'));
    await lint(project);
    const elsewhere = await createProject('tools', {});
    projects.push(elsewhere);
    cpSync(project.folder, elsewhere.folder, { recursive: true, filter: (file) => !file.includes('node_modules') });
    expect((await plan(elsewhere)).map(({ hash }) => hash)).toEqual((await plan(project)).map(({ hash }) => hash));
    expect(await listMisses(elsewhere)).toEqual([]);
  });

  it('lints everything again after a change of the configuration, of the root\'s package.json and of the plugin\'s version', async () => {
    const project = await createMonorepo('tools', readSnippetFile('monorepos', 'turbo'));
    await lint(project);
    expect(await listMisses(project)).toEqual([]);
    for (const [file, from, to] of [
      ['eslint.config.mjs', 'configs.recommended', 'configs.strict'],
      ['package.json', '"workspaces"', '"description":"changed","workspaces"'],
      ['package-lock.json', /("node_modules\/eslint-plugin-sequelize-guard": \{\s+"version": ")[^"]+/u, '$199.0.0'],
    ] as const) {
      const before = project.read(file);
      project.write({ [file]: before.replace(from, to) });
      expect(await listMisses(project), file).toEqual([...names].sort());
      project.write({ [file]: before });
    }
  });
});

describe('Nx', () => {
  it('lints each package once, and again only what changed', async () => {
    const project = await createMonorepo('nx', readSnippetFile('monorepos', 'nx'));
    const lint = (): Promise<Outcome> => shell(project, readSnippet('monorepos', 'nx-run'));
    const first = await lint();
    expect(first.code, `${first.stdout}${first.stderr}`).toBe(0);
    expect((await lint()).stdout).toContain('read the output from the cache instead of running the command for 3 out of 3 tasks');
    project.write({ 'packages/billing/src/server.js': destructive });
    const third = await lint();
    expect(third.code).not.toBe(0);
    expect(third.stdout).toContain('sequelize-guard/no-sync-force');
    expect(third.stdout.match(/^> nx run (?:shop|admin):lint  \[existing outputs match the cache/gmu)).toHaveLength(2);
    expect(third.stdout).toMatch(/^> nx run billing:lint$/mu);
  });
});

describe('the root configuration', () => {
  it('reads its globs from the root, whichever package is linted', async () => {
    const project = await createMonorepo('tools', {});
    const lint = (where: string, target: string): Promise<Outcome> => shell(project, `cd ${where} && npx eslint ${target}`);
    expect(await lint('packages/shop', '.')).toMatchObject({ code: 0 });
    expect(await lint('.', 'packages/shop')).toMatchObject({ code: 0 });
    project.write({ 'packages/shop/other/1.js': "import { sequelize } from './db.js';\nawait sequelize.drop();\n" });
    expect((await lint('packages/shop', '.')).stdout).toContain('sequelize-guard/no-drop');
  });
});
