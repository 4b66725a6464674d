// The packed tarball, installed by npm into empty apps: what a user gets.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProject, packPlugin, repository, type AppName, type Project } from './support/packed.js';
import { run, type Outcome } from './support/run.js';

const files = {
  'src/app.js': `const { Sequelize } = require('sequelize');
const sequelize = new Sequelize(process.env.DATABASE_URL);
sequelize.sync({ force: true });
sequelize.sync({ alter: true });
`,
  'tests/db.test.js': `const { sequelize } = require('../src/db.js');
sequelize.sync({ force: true, match: /_test$/ });
sequelize.sync({ alter: true });
`,
  'tests/unmatched.test.js': `const { sequelize } = require('../src/db.js');
sequelize.sync({ force: true });
`,
};

const flat = (settings: string): string => `const sequelizeGuard = require('eslint-plugin-sequelize-guard');
module.exports = [sequelizeGuard.configs.recommended, { settings: ${settings}, languageOptions: { sourceType: 'commonjs' } }];
`;
const eslintrc = (settings: string): string => `module.exports = {
  root: true,
  extends: ['plugin:sequelize-guard/legacy-recommended'],
  parserOptions: { ecmaVersion: 2022 },
  settings: ${settings},
};
`;

interface App {
  readonly name: string;
  readonly app: AppName;
  readonly configFile: string;
  readonly write: (settings: string) => string;
  readonly env: Readonly<Record<string, string>>;
}

const apps: readonly App[] = [
  { name: 'ESLint 8.57, eslintrc', app: 'eslint8', configFile: '.eslintrc.cjs', write: eslintrc, env: { ESLINT_USE_FLAT_CONFIG: 'false' } },
  { name: 'ESLint 8.57, flat', app: 'eslint8', configFile: 'eslint.config.js', write: flat, env: { ESLINT_USE_FLAT_CONFIG: 'true' } },
  { name: 'ESLint 9', app: 'eslint9', configFile: 'eslint.config.js', write: flat, env: {} },
  { name: 'ESLint 10', app: 'eslint10', configFile: 'eslint.config.js', write: flat, env: {} },
];

describe.each(apps)('$name', ({ app, configFile, env, write }) => {
  let project: Project;

  beforeAll(async () => {
    project = await createProject(app, { ...files, [configFile]: write('{}') });
  }, 300_000);

  afterAll(() => project.remove());

  const eslint = (...args: readonly string[]): Promise<Outcome> =>
    run(process.execPath, [path.join(project.folder, 'node_modules/eslint/bin/eslint.js'), ...args], { cwd: project.folder, env });

  /** `file:line rule` of every report. */
  const report = async (): Promise<readonly string[]> => {
    const { stdout } = await eslint('--format', 'json', 'src', 'tests');
    const results = JSON.parse(stdout) as readonly {
      readonly filePath: string;
      readonly messages: readonly { readonly line: number; readonly ruleId: string }[];
    }[];
    return results.flatMap(({ filePath, messages }) =>
      messages.map(({ line, ruleId }) => `${path.relative(project.folder, filePath)}:${line} ${ruleId}`),
    ).sort();
  };

  it('reports force and alter in the app, and in tests only a force without match', async () => {
    expect(await report()).toEqual([
      'src/app.js:3 sequelize-guard/no-sync-force',
      'src/app.js:3 sequelize-guard/require-sync-match',
      'src/app.js:4 sequelize-guard/no-sync-alter',
      'tests/unmatched.test.js:2 sequelize-guard/require-sync-match',
    ]);
  });

  it.each([
    ['a misspelt setting', "{ 'sequelize-guard': { file: {} } }", /unknown setting file: got \{\}.*Did you mean files\?/],
    ['a glob that matches every file', "{ 'sequelize-guard': { files: { test: ['**'] } } }", /setting files\.test: got "\*\*", which matches every file; takes a list of globs/],
    ['a number where a list belongs', "{ 'sequelize-guard': { files: { dev: 1 } } }", /setting files\.dev: got 1; takes a list of globs/],
  ])('%s is an error, and nothing is linted', async (_, settings, message) => {
    project.write({ [configFile]: write(settings) });
    const { code, stderr } = await eslint('src');
    project.write({ [configFile]: write('{}') });
    expect(stderr).toMatch(message);
    expect(code).toBe(2);
  });

  it('exits with 1 where something is reported, with 0 where nothing is', async () => {
    expect((await eslint('src')).code).toBe(1);
    expect((await eslint('tests/db.test.js')).code).toBe(0);
  });
});

/** A package and everything that it depends on at run time, by name. */
function readDependencies(project: Project, name: string, known = new Set<string>()): ReadonlySet<string> {
  if (known.has(name)) return known;
  known.add(name);
  const { dependencies = {} } = JSON.parse(project.read(`node_modules/${name}/package.json`)) as { dependencies?: object };
  for (const dependency of Object.keys(dependencies)) readDependencies(project, dependency, known);
  return known;
}

describe('the tarball', () => {
  let project: Project;

  beforeAll(async () => {
    project = await createProject('eslint10', {});
  }, 300_000);

  afterAll(() => project.remove());

  const node = async (code: string): Promise<string> => {
    const { code: status, stderr, stdout } = await run(process.execPath, ['-e', code], { cwd: project.folder });
    expect(stderr).toBe('');
    expect(status).toBe(0);
    return stdout.trim();
  };

  it('loads its own files and its dependencies: no TypeScript, no Sequelize, no ESLint', async () => {
    const loaded = await node(`
      require('eslint-plugin-sequelize-guard');
      const packages = Object.keys(require.cache).map((file) => file.split('node_modules').pop().slice(1).replaceAll('\\\\', '/'));
      console.log([...new Set(packages.map((file) => file.split('/').slice(0, file.startsWith('@') ? 2 : 1).join('/')))].sort().join(' '));
    `);
    const packages = loaded.split(' ');
    const own = readDependencies(project, 'eslint-plugin-sequelize-guard');
    expect(packages).toContain('eslint-plugin-sequelize-guard');
    expect(packages.filter((name) => !own.has(name))).toEqual([]);
    expect([...own].filter((name) => /typescript|sequelize(?!-guard)|^eslint$/.test(name))).toEqual([]);
  });

  it('is one plugin, however it is loaded', async () => {
    const same = await node(`
      const required = require('eslint-plugin-sequelize-guard');
      import('eslint-plugin-sequelize-guard').then((imported) => console.log(imported.default === required));
    `);
    expect(same).toBe('true');
  });

  it('holds compiled code, its types and the documentation, and nothing else', async () => {
    const { stdout } = await run('tar', ['-tzf', await packPlugin()], { cwd: repository });
    const contents = stdout.trim().split('\n').map((file) => file.replace(/^package\//, '')).sort();
    const expected = /^(?:package\.json|README\.md|LICENSE|CHANGELOG\.md|docs\/(?:\w+\/)?[\w-]+\.(?:md|json|yml)|dist\/[\w/-]+(?:\.browser)?\.(?:js|d\.ts)|dist\/oxlint-\w+\.json|dist\/index\.(?:d\.)?[cm](?:ts|js))$/;
    expect(contents.filter((file) => !expected.test(file))).toEqual([]);
    expect(contents).toEqual(expect.arrayContaining(['package.json', 'LICENSE', 'README.md', 'dist/index.cjs', 'dist/index.d.cts', 'dist/index.mjs', 'dist/index.d.mts']));
  });

  it('runs nothing when it is installed', () => {
    const { scripts } = JSON.parse(readFileSync(path.join(repository, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
    expect(Object.keys(scripts).filter((name) => /^(?:pre|post)?install$|^(?:pre|post)?prepare$/.test(name))).toEqual([]);
  });
});
