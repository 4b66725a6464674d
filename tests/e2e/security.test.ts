// A repository that is not trusted, audited: each line of the threat model in SECURITY.md is a test of the same words.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { readThreats } from '../support/threats.js';
import { audit, createAudited, destructive, harmless, readSummary } from './support/audit.js';
import type { Project } from './support/packed.js';

const raw = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u061C\u200B-\u200F\u2028-\u202E\u2066-\u2069]/u;
const long = 250 * 1024;
const finds = 'sequelize db:drop\n';

/** A command that leaves a mark in the project when it runs. */
function createTrap(project: Project): { readonly file: string; readonly hasRun: () => boolean } {
  const mark = path.join(project.folder, 'ran');
  const file = path.join(project.folder, 'trap.sh');
  writeFileSync(file, `#!/bin/sh\ntouch '${mark}'\nexit 1\n`, { mode: 0o755 });
  return { file, hasRun: () => existsSync(mark) };
}

function git(project: Project, ...args: readonly string[]): void {
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], { cwd: project.folder, stdio: 'ignore' });
}

const deepYaml = { 'square.yml': '['.repeat(long), 'curly.yml': '{ a: '.repeat(long / 5), 'lists.yml': '- '.repeat(long / 2), 'keys.yml': '? '.repeat(long / 2) };
const doubled = Array.from({ length: 40 }, (_, index) => `b${index}: &b${index} [${index === 0 ? 'x, x' : `*b${index - 1}, *b${index - 1}`}]`).join('\n');
const busy: Readonly<Record<string, string>> = {
  'Dockerfile': 'RUN <<A\n'.repeat(long / 8),
  'b/Dockerfile': `RUN ${'\\\n'.repeat(long / 2)}`,
  'fly.toml': '"""'.repeat(long / 3),
  'app.json': '"\\'.repeat(long / 2),
  'vercel.json': "'".repeat(long),
  'Makefile': `${'a'.repeat(long)}:`,
  'run.sh': '$('.repeat(long / 2),
  'quotes.sh': "'\\".repeat(long / 2),
};

const threats: Readonly<Record<string, () => Promise<void>>> = {
  'file names and source with control characters, line breaks or commands of a CI service': async () => {
    const project = await createAudited({ 'src/a\u001B[2J\n::error::b\u202E.js': destructive.replace('true', "true, logging: '\u0007::error::x'"), '::warning::c.js': destructive });
    for (const format of ['stylish', 'json', 'sarif', 'markdown']) {
      const { stdout, stderr } = await audit(project, ['--format', format]);
      for (const text of [stdout, stderr]) expect(text).not.toMatch(raw);
      expect(`${stdout}\n${stderr}`.split('\n').filter((line) => /^\s*::/u.test(line))).toEqual([]);
    }
  },
  'comments that switch the rules off': async () => {
    const project = await createAudited({ 'src/a.js': `/* eslint-disable */\n${destructive}`, 'src/b.js': `/* eslint sequelize-guard/no-sync-force: 0, sequelize-guard/require-sync-match: 0 */\nconst text = '${'/* eslint '.repeat(20_000)}';\n${destructive}` });
    const summary = readSummary(await audit(project));
    expect(summary).toContain('src/a.js:4');
    expect(summary).toContain('src/b.js:5');
  },
  'links to folders outside, or to a folder above': async () => {
    const outside = await createAudited({ 'src/secret.js': destructive });
    const project = await createAudited({ 'src/server.js': harmless });
    symlinkSync(outside.folder, path.join(project.folder, 'src/outside'));
    symlinkSync(project.folder, path.join(project.folder, 'src/above'));
    const outcome = await audit(project);
    expect(outcome.stdout).not.toContain('secret');
    expect(outcome.stdout).toContain('1 file');
    expect(outcome.code).toBe(0);
  },
  'pipes and broken links with the names of sources and scripts': async () => {
    const project = await createAudited({ 'src/server.js': destructive });
    for (const name of ['src/a.js', 'b.ts', 'Dockerfile', 'www', 'ci.yml', '.sequelizerc', 'eslint.config.mjs']) {
      if (process.platform !== 'win32') execFileSync('mkfifo', [path.join(project.folder, name)]);
      symlinkSync('nowhere', path.join(project.folder, `${name}.js`));
    }
    expect(readSummary(await audit(project))).toContain('src/server.js:3');
  },
  'a source of 60 MB': async () => {
    const project = await createAudited({ 'src/server.js': destructive, 'src/huge.js': destructive });
    truncateSync(path.join(project.folder, 'src/huge.js'), 60 * 1024 * 1024);
    const outcome = await audit(project);
    expect(readSummary(outcome)).toContain('src/server.js:3');
    expect(readSummary(outcome)).toMatch(/not read.*src\/huge\.js/u);
    expect(outcome.code).toBe(2);
  },
  'a `.git/config` that names a program, or another repository to fetch from': async () => {
    const project = await createAudited({ 'src/server.js': destructive, 'out/a.js': destructive, '.gitignore': 'out\n' });
    const trap = createTrap(project);
    git(project, 'init', '-q');
    git(project, 'add', '.gitignore');
    git(project, 'commit', '-qm', 'a');
    for (const key of ['core.fsmonitor', 'core.sshCommand', 'core.pager', 'core.askPass', 'filter.a.clean', 'diff.external']) git(project, 'config', key, trap.file);
    git(project, 'config', 'core.repositoryFormatVersion', '1');
    git(project, 'config', 'extensions.partialClone', 'origin');
    git(project, 'config', 'remote.origin.url', `ext::${trap.file}`);
    git(project, 'config', 'remote.origin.promisor', 'true');
    const outcome = await audit(project);
    expect(trap.hasRun()).toBe(false);
    expect(outcome.stdout).toContain('src/server.js:3');
    expect(outcome.stdout).not.toContain('out/a.js:3');
  },
  'a workflow nested without end, and aliases that multiply': async () => {
    const project = await createAudited({ ...deepYaml, 'aliases.yml': `${doubled}\non: *b39\njobs: { a: { steps: [{ run: *b39 }] } }\n`, 'self.yml': 'a: &a [*a]\nservices: { x: { command: *a } }\n', 'fine.yml': `jobs: { reset: { steps: [{ run: ${finds.trim()} }] } }\n` });
    const outcome = await audit(project);
    expect(readSummary(outcome)).toContain('fine.yml:1');
    expect(outcome.code).toBe(1);
  },
  'scripts that call each other in circles, and text made to keep a reader of scripts busy': async () => {
    const scripts = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`s${index}`, `npm run s${(index + 1) % 60} && npm run s${index}`]));
    const project = await createAudited({ ...busy, 'package.json': JSON.stringify({ scripts: { ...scripts, s9: finds, stars: `npm run ${'*s'.repeat(2000)}` }, dependencies: { sequelize: '6' } }), 'reset.sh': `./again.sh\n${finds}`, 'again.sh': './reset.sh\n' });
    const outcome = await audit(project);
    expect(readSummary(outcome)).toContain('reset.sh:2');
    expect(outcome.code).toBe(1);
  },
  'a `.sequelizerc`, sources, and a configuration of ESLint that does not name this plugin, with code in them': async () => {
    const project = await createAudited({ 'src/server.js': destructive });
    const mark = path.join(project.folder, 'ran');
    const code = "import('node:fs').then((fs) => fs.writeFileSync('ran', ''));\nthrow new Error('started');\n";
    mkdirSync(path.join(project.folder, 'migrations'));
    for (const name of ['eslint.config.js', 'eslint.config.mjs', 'eslint.config.ts', '.eslintrc.cjs', '.sequelizerc', 'migrations/1.js', 'umzug.js', 'index.js', 'src/db.js']) project.write({ [name]: code });
    const outcome = await audit(project);
    expect(readSummary(outcome)).toContain('src/server.js:3');
    expect(existsSync(mark)).toBe(false);
    expect(outcome.stderr).not.toContain('started');
  },
};

it('each line of the threat model is a test, and each test a line', () => {
  expect(Object.keys(threats)).toEqual(readThreats('When it is audited'));
});

it.each(Object.entries(threats))('%s', async (_line, check) => {
  await check();
});
