import { chmodSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { losses } from '../../src/bin/report/losses.js';
import { readText } from '../support/sources.js';
import { readSnippet } from './support/guide.js';
import { audit, createAudited, destructive, harmless, typed } from './support/audit.js';
import { installApp, packPlugin } from './support/packed.js';
import { run, runShell, type Outcome } from './support/run.js';

interface SarifLog {
  version: string;
  runs: [{
    tool: { driver: { name: string; version: string; rules: { id: string; shortDescription: { text: string }; helpUri: string }[] } };
    invocations: [{ executionSuccessful: boolean; toolExecutionNotifications: { message: { text: string } }[] }];
    results: {
      ruleId: string;
      ruleIndex: number;
      level: string;
      message: { text: string };
      partialFingerprints: Record<string, string>;
      suppressions?: { kind: string; justification: string }[];
      locations: [{ physicalLocation: { artifactLocation: { uri: string; uriBaseId: string }; region: { startLine: number; startColumn: number; endLine: number; endColumn: number } } }];
    }[];
  }];
}

describe.each(['eslint8', 'eslint9', 'eslint10'] as const)('npx eslint-plugin-sequelize-guard on %s', (app) => {
  it('names what would be lost and where, in JavaScript and TypeScript, without any configuration', async () => {
    const project = await createAudited({ 'src/server.js': destructive, 'src/wipe.ts': typed, 'src/fine.js': harmless }, app);
    const { code, stdout } = await audit(project);
    expect(stdout).toContain('sequelize-guard/no-sync-force');
    expect(stdout).toContain('3 files looked at, 2 parsed, recommended rules, ESLint');
    // Each call once, although two rules report it.
    expect(stdout.replace(/^[\s\S]*What could be lost/u, '')).toBe(`, and where:
  Tables dropped and recreated empty: 2 places
    src/server.js:3  await sequelize.sync({ force: true });
    src/wipe.ts:4  return db.sync({ force: true });
`);
    expect(code).toBe(1);
  });

  it('exits with 0 on a project that wipes nothing', async () => {
    const project = await createAudited({ 'src/fine.js': harmless }, app);
    const { code, stdout, stderr } = await audit(project);
    expect(stdout).toContain('Nothing found that wipes a database.');
    expect(stderr).toBe('');
    expect(code).toBe(0);
  });
});

describe('docs/guides/audit.md', () => {
  it('shows what is printed', async () => {
    const project = await createAudited({ 'src/server.js': destructive, 'scripts/fine.js': harmless, 'other/server.js': harmless });
    const shell = (script: string): Promise<Outcome> => runShell(script, { cwd: project.folder });
    const withoutVersion = (text: string): string => text.replace(/ESLint [\d.]+/u, 'ESLint');
    const paths = await shell(readSnippet('audit', 'paths'));
    expect(withoutVersion(paths.stdout)).toContain(withoutVersion(readSnippet('audit', 'output')));
    const all = await shell(readSnippet('audit', 'run'));
    expect(all.stdout).toContain('3 files looked at');
    expect(all.code).toBe(1);
    const explained = await shell(readSnippet('audit', 'explain'));
    expect(explained.stdout).toContain('Reported by `no-sync-force` and `require-sync-match`.');
    expect(explained.code).toBe(1);
    project.write({ 'eslint.config.mjs': "import sequelizeGuard from 'eslint-plugin-sequelize-guard';\nexport default [{ ...sequelizeGuard.configs.recommended, files: ['**/*.js'] }];\n", 'src/a.ts': typed });
    const setup = await shell(readSnippet('audit', 'setup'));
    expect(setup.stdout).toContain('not linted, no `files` of the configuration match it: 1 file: src/a.ts');
    expect(setup.code).toBe(1);
  });

  it('names every option, as the help does', async () => {
    const named = [...readText('docs/guides/audit.md').matchAll(/^\| `(--[\w-]+)`/gmu)].map(([, option]) => option);
    const { stdout } = await audit(await createAudited({}), ['--help']);
    const helped = [...stdout.matchAll(/^ {2}(--[\w-]+)/gmu)].map(([, option]) => option);
    expect([...named, '--help', '--version']).toEqual(helped);
  });
});

describe('npx eslint-plugin-sequelize-guard', () => {
  it('reports with --strict what recommended lets through', async () => {
    const project = await createAudited({ 'src/server.js': "import { sequelize } from './db.js';\n\nawait sequelize.sync();\n" });
    expect((await audit(project)).code).toBe(0);
    const strict = await audit(project, ['--strict']);
    expect(strict.stdout).toMatch(/sequelize-guard\/no-sync$/mu);
    expect(strict.stdout).toContain('Tables created without a migration; columns dropped when models refer to each other in a circle: 1 place\n    src/server.js:3');
    expect(strict.code).toBe(1);
  });

  it('writes with --fix only what is safe to write, and says how many files', async () => {
    const before = "import { Umzug } from 'umzug';\nimport { sequelize } from './db.js';\n\nconst umzug = new Umzug({ migrations: [], context: {}, logger: undefined });\nawait sequelize.sync({ force: true });\n";
    const project = await createAudited({ 'src/server.js': before, 'src/model.js': "import { User } from './models.js';\n\nawait User.sync({ force: true });\n", 'src/reset.js': "import { Umzug } from 'umzug';\nimport { sequelize } from './db.js';\n\nconst umzug = new Umzug({ migrations: [], context: {}, logger: undefined });\nconst db = await sequelize.sync({ force: true });\nawait db.drop();\n", Procfile: 'release: npx sequelize-cli db:drop\n' });
    const { code, stdout } = await audit(project, ['--fix']);
    expect(project.read('src/server.js')).toBe(before.replace('sequelize.sync({ force: true })', 'umzug.up()'));
    expect(project.read('src/model.js')).toContain('User.sync({ force: true })');
    expect(stdout).toContain('1 file fixed.');
    const byHand = stdout.slice(stdout.indexOf('Still to do by hand')).trimEnd().split('\n');
    expect(byHand.slice(0, 4).map((line) => /^\s*(\S+)/u.exec(line)?.[1])).toEqual(['Still', 'src/model.js:3', 'src/reset.js:5', 'src/reset.js:6']);
    expect(byHand[1]).toMatch(/no fix: .+/u);
    expect(byHand[2]).toContain('no fix: the result of `sync` is used, and a migration resolves to something else');
    expect(byHand[4]).toBe('  Procfile:1  no fix: it is a command, and the fixes change code alone');
    expect(byHand).toHaveLength(5);
    expect((await audit(project)).stdout).not.toContain('Still to do by hand');
    expect(code).toBe(1);
  });

  it('prints ESLint\'s JSON and nothing else to standard output', async () => {
    const project = await createAudited({ 'src/server.js': destructive });
    const { code, stdout, stderr } = await audit(project, ['--format', 'json']);
    const results = JSON.parse(stdout) as { filePath: string; messages: { ruleId: string }[] }[];
    expect(results.map(({ filePath }) => filePath)).toEqual([path.join(project.folder, 'src/server.js')]);
    expect(results[0]?.messages.map(({ ruleId }) => ruleId)).toContain('sequelize-guard/no-sync-force');
    expect(stderr).toContain('Tables dropped and recreated empty: 1 place');
    expect(code).toBe(1);
  });

  it('prints a SARIF log with places relative to the folder, fingerprints and what comments switch off', async () => {
    const off = `${harmless}// eslint-disable-next-line sequelize-guard/no-sync-force, sequelize-guard/require-sync-match -- local only\nawait sequelize.sync({ force: true });\n`;
    const project = await createAudited({ 'src/my server.js': destructive, 'src/off.js': off, 'src/broken.js': 'const sequelize.sync() = 1;\n' });
    const { code, stdout } = await audit(project, ['--format', 'sarif']);
    const log = JSON.parse(stdout) as SarifLog;
    const [{ tool, invocations, results }] = log.runs;
    expect(log.version).toBe('2.1.0');
    expect(tool.driver.name).toBe('eslint-plugin-sequelize-guard');
    expect(tool.driver.rules.every(({ id, shortDescription, helpUri }) => id.startsWith('sequelize-guard/') && shortDescription.text !== '' && helpUri.startsWith('https://'))).toBe(true);
    for (const result of results) {
      expect(tool.driver.rules[result.ruleIndex]?.id).toBe(result.ruleId);
      expect(result.level).toBe('error');
      expect(result.message.text).not.toBe('');
      expect(Object.values(result.partialFingerprints)[0]).toMatch(/^[\da-f]{64}$/u);
    }
    const forced = results.filter(({ ruleId }) => ruleId === 'sequelize-guard/no-sync-force');
    expect(forced.map(({ locations: [{ physicalLocation }] }) => physicalLocation)).toEqual([
      { artifactLocation: { uri: 'src/my%20server.js', uriBaseId: 'SRCROOT' }, region: { startLine: 3, startColumn: 24, endLine: 3, endColumn: 35 } },
      { artifactLocation: { uri: 'src/off.js', uriBaseId: 'SRCROOT' }, region: { startLine: 5, startColumn: 24, endLine: 5, endColumn: 35 } },
    ]);
    expect(forced.map(({ suppressions }) => suppressions)).toEqual([undefined, [{ kind: 'inSource', justification: 'local only' }]]);
    expect(invocations[0].executionSuccessful).toBe(false);
    expect(invocations[0].toolExecutionNotifications[0]?.message.text).toContain('Unexpected token');
    expect(code).toBe(2);
  });

  it('prints a Markdown page that a manager can read, safe for its table', async () => {
    const project = await createAudited({ 'src/server.js': "import { sequelize } from './db.js';\n\nawait sequelize.sync({ force: true, logging: `a|b` });\n" });
    const { stdout } = await audit(project, ['--format', 'markdown']);
    expect(stdout).toMatch(/^# Sequelize audit\n\n\*\*\d+ places?\*\* where data could be lost\. 1 file looked at, 1 parsed, recommended rules/u);
    expect(stdout).toContain('## Tables dropped and recreated empty\n\n| Where | Code | What happens | Rule |');
    expect(stdout).toContain('| `src/server.js:3` | ``await sequelize.sync({ force: true, logging: `a\\|b` });`` |');
  });

  it('lists what comments switch off, with the reason they give', async () => {
    const source = "import { sequelize } from './db.js';\n\n// eslint-disable-next-line -- rebuilt each night\nawait sequelize.sync({ force: true });\n";
    const project = await createAudited({ 'src/server.js': source });
    expect((await audit(project)).stdout).toContain('Switched off by comments: src/server.js:4 (no-sync-force, require-sync-match)');
    expect((await audit(project, ['--format', 'markdown'])).stdout).toContain('| rebuilt each night | no-sync-force |');
    expect((await audit(project)).code).toBe(0);
  });

  it('runs from npx in a project that has neither the plugin nor ESLint', async () => {
    const project = await createAudited({});
    project.remove();
    project.write({ 'package.json': '{ "dependencies": { "sequelize": "^6.37.8" } }', 'src/server.js': destructive });
    const args = ['exec', '--yes', `--package=${await packPlugin()}`, '--', 'eslint-plugin-sequelize-guard', 'src'];
    const { code, stdout, stderr } = await run('npm', args, { cwd: project.folder });
    expect(stdout, stderr).toContain('src/server.js:3  await sequelize.sync({ force: true });');
    expect(code).toBe(1);
  });

  it('goes on where a file may not be opened, and names it', async (context) => {
    const isRoot = process.getuid?.() === 0;
    if (process.platform === 'win32') return context.skip('Windows has no file modes');
    const project = await createAudited({ 'src/closed.js': destructive, 'src/server.js': destructive });
    chmodSync(project.folder, 0o755);
    chmodSync(path.join(project.folder, 'src/closed.js'), 0o000);
    // Root may open everything: another user runs it.
    const { code, stdout, stderr } = await audit(project, [], isRoot ? { uid: 65_534 } : {});
    expect(`${stdout}${stderr}`).toContain('1 file not read, this user may not open it: src/closed.js');
    expect(stdout).toContain('src/server.js:3');
    expect(code).toBe(2);
  });

  it('says where a path leads nowhere, and where an argument is not known', async () => {
    const project = await createAudited({ 'src/server.js': destructive });
    const missing = await audit(project, ['lib']);
    expect(missing).toMatchObject({ code: 2, stdout: '' });
    expect(missing.stderr).toMatch(/could not run: No files matching .*lib/u);
    const misspelt = await audit(project, ['--stric']);
    expect(misspelt).toMatchObject({ code: 2, stdout: '' });
    expect(misspelt.stderr).toMatch(/Unknown option '--stric'[\s\S]*Usage: npx eslint-plugin-sequelize-guard/u);
    expect((await audit(project, ['--format', 'xml'])).stderr).toContain("--format got 'xml', it takes stylish, json, sarif, markdown");
  });

  it('says where there is no Sequelize, instead of good news', async () => {
    const project = await createAudited({ 'package.json': '{ "name": "other" }', 'src/a.js': 'export const a = 1;\n' });
    const { code, stdout } = await audit(project);
    expect(stdout).toContain('No Sequelize found: no package.json above these files lists a Sequelize package and no file imports one.');
    expect(code).toBe(0);
  });

  it('reads JavaScript that is not a module: a top-level return, and decorators through the project\'s TypeScript parser', async () => {
    const project = await createAudited({
      'src/script.js': "const { sequelize } = require('./db');\nif (!process.argv[2]) return;\nsequelize.sync({ force: true });\n",
      'src/model.js': "import { Table } from 'sequelize-typescript';\n@Table\nexport class User {}\nawait sequelize.sync({ force: true });\n",
    });
    const { stdout } = await audit(project);
    expect(stdout).toContain('src/script.js:3  sequelize.sync({ force: true });');
    expect(stdout).toContain('src/model.js:4  await sequelize.sync({ force: true });');
    expect(stdout).not.toContain('not read');
  });

  it('leaves out what git ignores, and reports of rules that a comment in the file switches on', async () => {
    const project = await createAudited({ '.gitignore': 'out[1]/\n', 'out1/server.js': destructive, 'src/server.js': `/* eslint no-undef: "error", nowhere/rule: "error" */\n${harmless}undefinedName();\n` });
    await run('git', ['init', '--quiet'], { cwd: project.folder });
    const { code, stdout } = await audit(project);
    expect(stdout).toContain('1 file looked at');
    expect(code).toBe(0);
  });

  it('knows for every rule what is lost where it reports', async () => {
    const installed = path.join(await installApp('eslint10'), 'node_modules/eslint-plugin-sequelize-guard');
    const plugin = (await import(path.join(installed, 'dist/index.mjs'))) as { default: { rules: Record<string, unknown>; meta: { version: string } } };
    const findUnknown = (rules: readonly string[]): readonly string[] => rules.filter((rule) => !losses.has(rule));
    expect(findUnknown(Object.keys(plugin.default.rules))).toEqual([]);
    expect(findUnknown(['no-sync-force', 'no-seeded-fault'])).toEqual(['no-seeded-fault']);
    const manifest = JSON.parse(readFileSync(path.join(installed, 'package.json'), 'utf8')) as { version: string };
    const project = await createAudited({});
    expect((await audit(project, ['--version'])).stdout).toBe(`${manifest.version}\n`);
  });
});
