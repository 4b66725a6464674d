import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { readRuns } from '../support/truth.js';
import { readSnippet, readSnippetFile } from './support/guide.js';
import { createProject, installApp, type Project } from './support/packed.js';
import { run, runShell, type Outcome } from './support/run.js';

const destructive = "import { sequelize } from './db.js';\n\nawait sequelize.sync({ force: true });\n";
const ignoring = { '.gitignore': 'node_modules\n' };

const projects: Project[] = [];

afterEach(() => projects.splice(0).forEach((project) => { project.remove(); }));

async function createLinted(files: Readonly<Record<string, string>>): Promise<Project> {
  const project = await createProject('tools', { ...ignoring, ...files });
  projects.push(project);
  return project;
}

const runs = readRuns();

/** Each run as the start file of a project of its own, beside a file that asks for a match. */
const programs = Object.fromEntries(runs.flatMap(({ program, version }, index) => {
  const dependencies = version === 7 ? { '@sequelize/core': '7.0.0-alpha.48' } : { sequelize: '^6.37.8' };
  return [[`runs/${index}/package.json`, JSON.stringify({ dependencies })], [`runs/${index}/src/server.js`, program], [`runs/${index}/test/db.test.js`, program]];
})) as Readonly<Record<string, string>>;

const settings = { 'sequelize-guard': { migration: { call: 'umzug.up()', import: { name: 'umzug', from: './umzug.js' } } } };

/** The migrator that the setting names: without the file, nothing is fixed. */
const MIGRATOR = 'export const umzug = createMigrator();\n';

const configurations = {
  'umzug.js': MIGRATOR,
  'package.json': '{ "private": true }',
  'eslint.config.mjs': `import guard from 'eslint-plugin-sequelize-guard';\n\nexport default [guard.configs.strict, { settings: ${JSON.stringify(settings)} }];\n`,
  '.oxlintrc.json': JSON.stringify({
    extends: ['./node_modules/eslint-plugin-sequelize-guard/dist/oxlint-strict.json'],
    categories: { correctness: 'off' }, ignorePatterns: ['eslint.config.mjs'], settings,
  }),
};

/** A report in a form that both linters' output gives: bytes from the start of the file. */
interface Report {
  readonly file: string;
  readonly rule: string;
  readonly message: string;
  readonly offset: number;
  readonly length: number;
}

const sortReports = (reports: readonly Report[]): readonly string[] => reports.map((report) => JSON.stringify(report)).sort();

interface EslintResult {
  readonly filePath: string;
  readonly source?: string;
  readonly messages: readonly { ruleId: string; message: string; line: number; column: number; endLine: number; endColumn: number }[];
}

function readEslint(project: Project, output: string): readonly Report[] {
  return (JSON.parse(output) as EslintResult[]).flatMap(({ filePath, source = '', messages }) => {
    const offsetOf = (line: number, column: number): number =>
      Buffer.byteLength(source.split('\n').slice(0, line - 1).map((text) => `${text}\n`).join('') + (source.split('\n')[line - 1] ?? '').slice(0, column - 1));
    return messages.map(({ ruleId, message, line, column, endLine, endColumn }) => {
      const offset = offsetOf(line, column);
      return { file: path.relative(project.folder, filePath), rule: ruleId, message, offset, length: offsetOf(endLine, endColumn) - offset };
    });
  });
}

interface OxlintOutput {
  readonly diagnostics: readonly { message: string; code?: string; filename: string; labels: readonly { span: { offset: number; length: number } }[] }[];
}

function readOxlint(output: string): readonly Report[] {
  return (JSON.parse(output) as OxlintOutput).diagnostics.map(({ message, code = '', filename, labels }) => ({
    file: filename,
    rule: code.replace(/^(.*)\((.*)\)$/u, '$1/$2'),
    message,
    offset: labels[0]?.span.offset ?? -1,
    length: labels[0]?.span.length ?? -1,
  }));
}

function runTool(project: Project, tool: 'eslint' | 'oxlint', args: readonly string[]): Promise<Outcome> {
  return run(path.join('node_modules/.bin', tool), args, { cwd: project.folder });
}

describe('oxlint and ESLint on every recorded database run', () => {
  it('report the same, word for word and place for place', async () => {
    const project = await createLinted({ ...configurations, ...programs });
    const eslint = readEslint(project, (await runTool(project, 'eslint', ['--format', 'json', 'runs'])).stdout);
    const oxlint = readOxlint((await runTool(project, 'oxlint', ['--format', 'json', 'runs'])).stdout);
    expect(eslint.length).toBeGreaterThan(runs.length);
    expect(sortReports(oxlint)).toEqual(sortReports(eslint));
  });

  it('write the same fixes', async () => {
    const [one, other] = [await createLinted({ ...configurations, ...programs }), await createLinted({ ...configurations, ...programs })];
    await runTool(one, 'eslint', ['--fix', 'runs']);
    await runTool(other, 'oxlint', ['--fix', 'runs']);
    const files = Object.keys(programs).filter((file) => file.endsWith('.js'));
    const fixed = files.filter((file) => one.read(file) !== programs[file]);
    expect(fixed.length).toBeGreaterThan(10);
    expect(files.filter((file) => other.read(file) !== one.read(file))).toEqual([]);
  });
});

describe('the presets in the package', () => {
  it.each(['recommended', 'strict'] as const)('hold the rules of configs.%s, and extending one runs them', async (name) => {
    const installed = path.join(await installApp('tools'), 'node_modules/eslint-plugin-sequelize-guard');
    const { default: plugin } = (await import(path.join(installed, 'dist/index.mjs'))) as { default: { configs: Record<string, { rules: object }> } };
    const exported = (await import(path.join(installed, `dist/oxlint-${name}.json`), { with: { type: 'json' } })) as { default: object };
    expect(exported.default).toEqual({ jsPlugins: ['eslint-plugin-sequelize-guard'], rules: plugin.configs[name]?.rules });
    const project = await createLinted({
      '.oxlintrc.json': JSON.stringify({ extends: [`./node_modules/eslint-plugin-sequelize-guard/dist/oxlint-${name}.json`] }),
      'src/server.js': destructive,
    });
    expect((await runTool(project, 'oxlint', ['src'])).stdout).toContain('sequelize-guard(no-sync-force)');
  });
});

describe('the guide', () => {
  it('sets up a project that reports and fixes', async () => {
    const project = await createProject('tools', { ...ignoring, ...readSnippetFile('oxlint', 'config'), 'src/server.js': destructive, 'src/umzug.js': MIGRATOR }, { ownModules: true });
    projects.push(project);
    const install = readSnippet('oxlint', 'install').replace(' eslint-plugin-sequelize-guard', '');
    expect((await runShell(install, { cwd: project.folder })).code).toBe(0);
    const { code, stdout } = await runShell(readSnippet('oxlint', 'run'), { cwd: project.folder });
    expect(code).toBe(1);
    expect(stdout).toContain('sequelize-guard(no-sync-force)');
    expect(stdout).not.toContain('node_modules/');
    const fix = await runShell(readSnippet('oxlint', 'fix'), { cwd: project.folder });
    expect(project.read('src/server.js')).toContain('await umzug.up();');
    // The report of the second rule, on text that is no longer there.
    expect(fix.code).toBe(1);
    expect((await runShell(readSnippet('oxlint', 'run'), { cwd: project.folder })).code).toBe(0);
  });

  it('sets a rule and its option', async () => {
    const guarded = "import { sequelize } from './db.js';\n\nif (process.env.NODE_ENV === 'test') await sequelize.sync({ force: true });\n";
    const project = await createLinted({ ...readSnippetFile('oxlint', 'rule'), 'src/server.js': guarded, 'src/other.js': destructive });
    const { stdout } = await runTool(project, 'oxlint', ['src']);
    expect(stdout).toContain('src/other.js');
    expect(stdout).not.toContain('src/server.js');
  });

  it('tells the truth about what is different: a settings error, suggestions, disable comments', async () => {
    const extend = { extends: ['./node_modules/eslint-plugin-sequelize-guard/dist/oxlint-recommended.json'] };
    const wrong = await createLinted({ '.oxlintrc.json': JSON.stringify({ ...extend, settings: { 'sequelize-guard': { filez: {} } } }), 'src/server.js': destructive });
    const error = await runTool(wrong, 'oxlint', ['src']);
    expect(error.stdout).toMatch(/Error running JS plugin[\s\S]*filez/u);
    expect(error.code).toBe(1);

    const comments = await createLinted({
      '.oxlintrc.json': JSON.stringify(extend),
      'src/eslint.js': destructive.replace('\nawait', '\n// eslint-disable-next-line sequelize-guard/no-sync-force, sequelize-guard/require-sync-match\nawait'),
      'src/oxlint.js': destructive.replace('\nawait', '\n// oxlint-disable-next-line sequelize-guard/no-sync-force, sequelize-guard/require-sync-match\nawait'),
      'src/none.js': destructive,
    });
    const { stdout } = await runTool(comments, 'oxlint', ['src']);
    expect(stdout).toContain('src/none.js');
    expect(stdout).not.toMatch(/src\/(?:eslint|oxlint)\.js/u);

    await runTool(comments, 'oxlint', ['--fix-suggestions', 'src']);
    expect(comments.read('src/none.js')).not.toBe(destructive);
  });
});
