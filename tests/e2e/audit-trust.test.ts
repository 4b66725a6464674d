// What an audit says has to hold: each row was once silence, a raw control character or a wrong exit code.
import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { audit, createAudited, destructive, harmless, readSummary, typed } from './support/audit.js';
import { installApp } from './support/packed.js';
import { run } from './support/run.js';

const everywhere = ['eslint8', 'eslint9', 'eslint10'] as const;

describe.each(everywhere)('comments that configure rules, on %s', (app) => {
  it('a report that one configures away is listed as switched off, with its reason', async () => {
    const off = '/* eslint sequelize-guard/no-sync-force: off, sequelize-guard/require-sync-match: off -- rebuilt each night */\n';
    const project = await createAudited({ 'src/server.js': `${off}${destructive}` }, app);
    const outcome = await audit(project);
    expect(readSummary(outcome)).toContain('Switched off by comments: src/server.js:4 (no-sync-force, require-sync-match)');
    expect(outcome.code).toBe(0);
    expect((await audit(project, ['--format', 'markdown'])).stdout).toContain('| rebuilt each night | no-sync-force |');
    const results = JSON.parse((await audit(project, ['--format', 'json'])).stdout) as [{ messages: unknown[]; suppressedMessages: { ruleId: string }[] }];
    expect(results[0].messages).toEqual([]);
    expect(results[0].suppressedMessages.map(({ ruleId }) => ruleId)).toContain('sequelize-guard/no-sync-force');
  });

  it.each([
    ['files', '/* eslint sequelize-guard/no-sync-force: ["error", { "files": { "dev": ["src/*.js"] } }], sequelize-guard/require-sync-match: off */\n', destructive],
    ['dynamicValues', '/* eslint "sequelize-guard/no-sync-force": ["error", { "dynamicValues": "ignore" }], sequelize-guard/require-sync-match: 0 */\n', destructive.replace('true', 'process.argv[2]')],
  ])('an option given there, %s, too', async (_option, comment, program) => {
    const project = await createAudited({ 'src/server.js': `${comment}${program}` }, app);
    expect(readSummary(await audit(project))).toContain('Switched off by comments: src/server.js:4 (no-sync-force');
  });

  it('one that switches a rule on is obeyed, and one that is wrong hides nothing', async () => {
    const project = await createAudited({
      'src/on.js': `/* eslint sequelize-guard/no-mass-delete: error */\n${harmless}await sequelize.truncate();\n`,
      'src/wrong.js': `/* eslint sequelize-guard/no-sync-force: ["error", { "file": {} }] */\n${destructive}`,
      'src/thrown.js': `/* eslint sequelize-guard/no-sync-force: ["error", { "files": { "test": [""] } }] */\n${destructive}`,
    }, app);
    const outcome = await audit(project);
    expect(readSummary(outcome)).toContain('All rows of a table deleted: 1 place\n    src/on.js:5');
    expect(readSummary(outcome)).toContain('src/wrong.js:4');
    expect(readSummary(outcome)).toContain('src/thrown.js:4');
    expect(outcome.code).toBe(1);
  });

  it('`eslint-env` is no failure', async () => {
    const project = await createAudited({ 'src/server.js': `/* eslint-env node */\n${destructive}`, 'src/fine.js': `/* eslint-env node */\n${harmless}` }, app);
    const outcome = await audit(project);
    expect(readSummary(outcome)).toContain('src/server.js:4');
    expect(outcome.stdout).not.toContain('not read');
    expect(outcome.stdout).not.toContain('eslint-env');
    expect(outcome.code).toBe(1);
  });

  it('a syntax error in a file that names Sequelize is an audit that could not read everything', async () => {
    const project = await createAudited({ 'src/broken.js': 'await sequelize.sync({ force: true };\n', 'src/broken.ts': 'const a: = sequelize.sync();\n', 'src/fine.js': harmless }, app);
    const outcome = await audit(project);
    expect(readSummary(outcome)).toMatch(/2 files not read, it could not be parsed: src\/broken\.js \(line 1: .*\), src\/broken\.ts \(line 1: .*\)/u);
    expect(readSummary(outcome)).toContain('Nothing found that wipes a database in the files that were read.');
    expect(outcome.code).toBe(2);
  });

  it('a script without an ending that Node runs is read', async () => {
    const project = await createAudited({ 'bin/www': "#!/usr/bin/env node\nconst { sequelize } = require('../models');\nsequelize.sync({ force: true });\n", 'bin/other': '#!/bin/sh\nsync\n', LICENSE: 'sequelize.sync({ force: true })\n' }, app);
    const outcome = await audit(project);
    expect(readSummary(outcome)).toContain('1 file looked at, 1 parsed');
    expect(readSummary(outcome)).toContain('bin/www:3');
    expect(outcome.code).toBe(1);
  });

  it('an `.eslintignore` is neither obeyed nor spoken of', async () => {
    const project = await createAudited({ '.eslintignore': 'src\n', 'src/server.js': destructive }, app);
    const outcome = await audit(project);
    expect(outcome.stderr).toBe('');
    expect(readSummary(outcome)).toContain('src/server.js:3');
  });
});

describe('TypeScript in a project that has no parser for it', () => {
  it.each(everywhere)('is read, decorators in JavaScript too, on %s', async (app) => {
    const project = await createAudited({}, app);
    const installed = path.join(await installApp(app), 'node_modules');
    project.remove();
    mkdirSync(path.join(project.folder, 'node_modules'), { recursive: true });
    // The plugin with what it brings along, and ESLint: no TypeScript, no parser for it.
    for (const name of ['eslint', 'eslint-plugin-sequelize-guard']) symlinkSync(path.join(installed, name), path.join(project.folder, 'node_modules', name));
    project.write({
      'package.json': '{ "dependencies": { "sequelize": "^6.37.8" } }',
      'src/wipe.ts': typed,
      'src/view.tsx': "import { sequelize } from './db';\nexport const View = () => <button onClick={() => sequelize.sync({ force: true as boolean })}>a</button>;\n",
      'src/old.cts': "import db = require('./db');\nvoid db.sequelize.drop();\n",
      'src/model.js': "import { Table } from 'sequelize-typescript';\n@Table\nexport class User {}\nawait sequelize.sync({ force: true });\n",
      'src/types.d.ts': 'declare module "db" { export const sequelize: { sync(options: { force: boolean }): void } }\n',
    });
    const bin = path.join(installed, 'eslint-plugin-sequelize-guard/dist/bin/eslint-plugin-sequelize-guard.js');
    project.write({ 'node_modules/block.cjs': blocker });
    const outcome = await run(process.execPath, ['--require', './node_modules/block.cjs', bin], { cwd: project.folder });
    expect(outcome.stdout).not.toContain('not read');
    for (const place of ['src/wipe.ts:4', 'src/view.tsx:2', 'src/old.cts:2', 'src/model.js:4']) expect(readSummary(outcome)).toContain(place);
    expect(outcome.code).toBe(1);
  });
});

/** A module that makes typescript-eslint's parser, which stands beside the plugin for other tests, impossible to load. */
const blocker = `const Module = require('node:module');
const load = Module._load;
Module._load = function (request, ...rest) {
  if (/^typescript$|typescript-eslint.parser/.test(request)) throw new Error('blocked ' + request);
  return load.call(this, request, ...rest);
};
`;

describe('what a terminal, a page or a CI service would obey', () => {
  const hostile = 'src/a\u001B[2Jb\u202Ec\u0007\nd.js';
  const program = destructive.replace('force: true', "force: true, logging: '\u001B[31m\u2066::error file=a::b'");
  const commandFile = '::error title=x::y.js';
   
  const raw = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u061C\u200B-\u200F\u2028-\u202E\u2066-\u2069]/u;

  it.each(['stylish', 'json', 'sarif', 'markdown'])('is written as escapes in %s and on standard error', async (format) => {
    const project = await createAudited({ [hostile]: program, [commandFile]: destructive, 'src/bad\u001B.js': 'sequelize.sync( \u0007' });
    const { stdout, stderr, code } = await audit(project, ['--format', format]);
    // A SARIF log holds names as URIs.
    expect(stdout).toMatch(/\\u001b|%1B/u);
    for (const text of [stdout, stderr]) {
      expect(text).not.toMatch(raw);
      expect(text).not.toMatch(/::error/u);
      expect(text.split('\n').filter((line) => /^\s*(?:::|##\[)/u.test(line))).toEqual([]);
    }
    expect(code).toBe(2);
    if (format === 'json') {
      const results = JSON.parse(stdout) as { filePath: string }[];
      expect(results.map(({ filePath }) => path.relative(project.folder, filePath)).sort()).toEqual([commandFile, hostile]);
    }
  });

  it('nor does Markdown take a file name or a parser\'s message for a link, a tag or a cell', async () => {
    const project = await createAudited({ 'src/<img src=x>|[a](b).js': destructive, 'src/<b>.js': 'sequelize.sync( <' });
    const { stdout } = await audit(project, ['--format', 'markdown']);
    expect(stdout).toContain(String.raw`| \`src/<img src=x>\|[a](b).js:3\` |`.replaceAll('\\`', '`'));
    expect(stdout).toContain(String.raw`src/\<b\>.js`);
  });

  it('in the words for a wrong argument, too', async () => {
    const project = await createAudited({});
    const { stderr, code } = await audit(project, ['no\u001B[2J\n::error::where']);
    expect(stderr).not.toMatch(raw);
    expect(stderr).not.toMatch(/::error/u);
    expect(code).toBe(2);
  });
});

describe('paths', () => {
  it('are taken as they are written where they are there, and as globs where they are not', async () => {
    const project = await createAudited({ 'src/[id]/a{b}.js': destructive, 'src/i/ab.js': harmless, 'src/(group)/page.js': destructive });
    const seen = async (...paths: string[]): Promise<string> => readSummary(await audit(project, paths));
    expect(await seen('src/[id]/a{b}.js')).toContain('1 file looked at');
    expect(await seen('src/[id]/a{b}.js')).toContain('src/[id]/a{b}.js:3');
    expect(await seen(String.raw`src/\[id\]/*.js`)).toContain('src/[id]/a{b}.js:3');
    expect(await seen('src/[id]/*.js')).toContain('Nothing found');
    expect(await seen('./src/(group)')).toContain('src/(group)/page.js:3');
    expect(await seen('src/**/*.js')).toContain('3 files looked at');
    const missing = await audit(project, [String.raw`src/\[no\].js`]);
    expect(missing.stderr).toContain(String.raw`No files matching 'src/\[no\].js' were found.`);
    expect(missing.code).toBe(2);
  });

  it('outside of the current folder are named as not judged, never called clean', async () => {
    const project = await createAudited({ 'other/server.js': destructive, 'app/fine.js': harmless });
    const bin = path.join(project.folder, 'node_modules/.bin/eslint-plugin-sequelize-guard');
    const outcome = await run(bin, ['../other'], { cwd: path.join(project.folder, 'app') });
    expect(readSummary(outcome)).toContain('1 file not read, it could not be judged: ../other/server.js (');
    expect(readSummary(outcome)).toContain('in the files that were read.');
    expect(outcome.code).toBe(2);
  });

  it('that git ignores are named as left out', async () => {
    const project = await createAudited({ '.gitignore': 'out\n', 'out/a.js': destructive, 'src/fine.js': harmless });
    await run('git', ['init', '--quiet'], { cwd: project.folder });
    const outcome = await audit(project, ['out/a.js', 'src']);
    expect(readSummary(outcome)).toContain('1 file not read, left out: out/a.js');
    expect(outcome.code).toBe(0);
  });
});

describe('"No Sequelize found"', () => {
  it('is not said where something was found: an instance that comes from a package of the repository', async () => {
    const project = await createAudited({
      'package.json': '{ "name": "api", "dependencies": { "@mono/db": "workspace:*" } }',
      'src/reset.js': "import { sequelize } from '@mono/db';\nawait sequelize.sync({ force: true });\n",
    });
    const outcome = await audit(project);
    expect(readSummary(outcome)).toContain('src/reset.js:2');
    expect(outcome.stdout).not.toContain('No Sequelize found');
  });
});

describe('only what may be reported is parsed', () => {
  it('with the same findings as where everything is', async () => {
    const project = await createAudited({ 'src/server.js': destructive, 'src/broken.js': 'const = 1;\n', 'src/a.ts': 'export const a: number = 1;\n', 'src/hidden.js': "await sequelize['s\\u0079nc']({ force: true });\n" });
    const outcome = await audit(project);
    expect(readSummary(outcome)).toContain('4 files looked at, 2 parsed');
    expect(outcome.code).toBe(1);
    const all = await audit(project, ['--parse-all']);
    expect(readSummary(all)).toContain('4 files looked at, 3 parsed');
    expect(readSummary(all)).toContain('src/broken.js (line 1');
    const places = (text: string): readonly string[] => text.match(/src\/\w+\.\w+:\d+/gu) ?? [];
    expect(places(readSummary(outcome))).toEqual(['src/hidden.js:1', 'src/server.js:3']);
    expect(places(readSummary(all))).toEqual(places(readSummary(outcome)));
  });
});

describe('several formats', () => {
  it('come from one run', async () => {
    const project = await createAudited({ 'src/server.js': destructive });
    const { stdout, code } = await audit(project, ['--format', 'sarif:out/audit.sarif', '--format', 'json:audit.json', '--format', 'markdown']);
    expect(stdout).toMatch(/^# Sequelize audit/u);
    expect((JSON.parse(project.read('out/audit.sarif')) as { version: string }).version).toBe('2.1.0');
    expect(project.read('audit.json')).toContain('no-sync-force');
    expect(code).toBe(1);
    const summary = await audit(project, ['--format', 'sarif:out/audit.sarif']);
    expect(summary.stdout).toMatch(/^Sequelize audit: /u);
    const twice = await audit(project, ['--format', 'sarif', '--format', 'markdown']);
    expect(twice).toMatchObject({ code: 2, stdout: '' });
    expect(twice.stderr).toContain("--format got 'sarif' and 'markdown': only one can be printed");
    expect((await audit(project, ['--format', 'sarif:'])).stderr).toContain("--format got 'sarif:', without a file after the colon");
  });
});

describe('progress', () => {
  it('is shown on a terminal and nowhere else', async (context) => {
    const project = await createAudited({ 'src/server.js': destructive });
    const bin = path.join(project.folder, 'node_modules/.bin/eslint-plugin-sequelize-guard');
    const terminal = await run('script', ['--quiet', '--return', '--command', `${bin} > /dev/null`, '/dev/null'], { cwd: project.folder }).catch(() => undefined);
    if (terminal === undefined) return context.skip('no `script` here to make a terminal with');
    expect(terminal.stdout).toContain('of 1 files');
    expect((await audit(project)).stderr).toBe('');
  });
});
