// What an audit looks at, and what it says where it could not: in this process, with the ESLint beside the plugin.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { run } from '../../src/bin/run.js';

type Files = Readonly<Record<string, string | Buffer>>;

const destructive = "const { Sequelize } = require('sequelize');\nnew Sequelize('postgres://db').drop();\n";

function createFolder(files: Files): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'sequelize-guard-audit-'));
  onTestFinished(() => { rmSync(folder, { recursive: true }); });
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  return folder;
}

async function audit(folder: string, args: readonly string[] = []): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  let [out, err] = ['', ''];
  const code = await run(args, {
    folder, isInteractive: false, readInput: () => Promise.resolve(''),
    print: (text) => { out += text; },
    warn: (text) => { err += text; },
  });
  return { code, out, err };
}

describe('an audit looks at', () => {
  it('sources in UTF-16, and with endings in capitals', async () => {
    const wide = Buffer.from(`\uFEFF${destructive}`, 'utf16le');
    const { code, out } = await audit(createFolder({ 'a.ts': wide, 'b.ts': Buffer.from(wide).swap16(), 'c.JS': destructive, 'd.TS': `const a: string = '';\n${destructive}` }));
    expect(out).toContain('4 files looked at, 4 parsed');
    expect(out).toContain('dropped: 4 places\n    a.ts:2  new Sequelize(\'postgres://db\').drop();\n    b.ts:2  ');
    expect(code).toBe(1);
  });

  it('no folder elsewhere, and names the link to it', async () => {
    const elsewhere = createFolder({ 'a.js': destructive });
    const folder = createFolder({ 'b.js': '', 'c/d.js': '' });
    symlinkSync(elsewhere, path.join(folder, 'linked'));
    symlinkSync(path.join(folder, 'c'), path.join(folder, 'inner'));
    symlinkSync('circle', path.join(folder, 'circle'));
    const { code, out } = await audit(folder);
    expect(out).toContain('1 file not read, left out: linked (a link to a folder elsewhere)');
    expect(code).toBe(0);
  });
});

describe('an audit says', () => {
  it('a place once, with each rule once, and the code of what a comment switches off', async () => {
    const folder = createFolder({ 'a.js': `// eslint-disable-next-line\n${destructive.replace('\n', ' ').trim().replace('.drop()', '.drop(sequelize.drop())')}\n` });
    expect((await audit(folder)).out).toContain('Switched off by comments: a.js:2 (no-drop)\n');
    expect((await audit(folder, ['--format', 'markdown'])).out).toMatch(/\| `a\.js:2` \| `const \{ Sequelize \} = require.*` \| none \| no-drop \|/u);
  });

  it.each([
    ['brackets', `x = ${'['.repeat(20_000)}${']'.repeat(20_000)};`],
    ['conditions', `x = ${'a ? b : '.repeat(20_000)} 1;`],
    ['statements', `${'if (a); else '.repeat(20_000)};`],
  ])('that a file is too deep to be parsed, and goes on: %s', async (_name, deep) => {
    const { code, out } = await audit(createFolder({ 'a.ts': `${destructive}${deep}\n`, 'b.js': destructive }));
    expect(out).toMatch(/1 file not read, it could not be parsed: a\.ts \(It is nested too deep for the parser\)/u);
    expect(out).toContain('b.js:2');
    expect(code).toBe(2);
  });

  it('nothing of the depth of a file that is long', async () => {
    const { code, out } = await audit(createFolder({ 'a.ts': `${destructive}${'x = a ? b : c;\n'.repeat(5000)}` }));
    expect(out).toContain('a.ts:2');
    expect(code).toBe(1);
  });
});

describe('--check-setup', () => {
  it.each([['--fix'], ['--format', 'json'], ['--format', 'stylish:audit.txt']])('takes no %s %s', async (...args) => {
    const folder = createFolder({ 'a.js': destructive });
    const { code, err } = await audit(folder, ['--check-setup', ...args]);
    expect(err).toContain(`--check-setup and ${args[0]} exclude each other`);
    expect(code).toBe(2);
    expect(readFileSync(path.join(folder, 'a.js'), 'utf8')).toBe(destructive);
  });

  it('names what the audit could not read', async () => {
    const { code, out } = await audit(createFolder({ 'eslint.config.mjs': 'export default [{}];\n', 'a.js': 'sequelize.drop(;\n' }), ['--check-setup']);
    expect(out).toContain('1 file not read, it could not be parsed: a.js (line 1: ');
    expect(code).toBe(2);
  });
});
