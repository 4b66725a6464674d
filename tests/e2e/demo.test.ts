import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = path.resolve(__dirname, '../..');
const limit = { timeout: 120_000 };

let sandbox: string;
let temporary: string;

beforeAll(() => {
  sandbox = mkdtempSync(path.join(realpathSync(tmpdir()), 'demo-test-'));
  temporary = path.join(sandbox, 'tmp');
  mkdirSync(temporary);
});

afterAll(() => {
  rmSync(sandbox, { recursive: true, force: true });
});

interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Options {
  readonly args?: readonly string[];
  /** Sends SIGINT, as Ctrl-C does, once the output holds this. */
  readonly interruptAt?: string;
}

/** Runs the demo with a temp folder of its own, so that whatever it leaves behind is seen. */
function runDemo({ args = [], interruptAt }: Options): Promise<Run> {
  const child = spawn(process.execPath, ['examples/demo.mjs', ...args], {
    cwd: root,
    env: { ...process.env, TMPDIR: temporary, TMP: temporary, TEMP: temporary },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  let pending = interruptAt;
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
    if (pending !== undefined && stdout.includes(pending)) {
      pending = undefined;
      child.kill('SIGINT');
    }
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      resolve({ code, stdout, stderr });
    });
  });
}

/** Every address that the run printed and that still answers: the shops and the database. */
async function findListeners({ stdout }: Run): Promise<string[]> {
  const addresses = [...stdout.matchAll(/127\.0\.0\.1:\d+/g)].map(([address]) => address);
  expect(addresses).not.toHaveLength(0);
  const answers = await Promise.all(
    addresses.map(async (address) => {
      const answered = await fetch(`http://${address}/`).then(
        () => true,
        () => false,
      );
      return answered ? [address] : [];
    }),
  );
  return answers.flat();
}

function readWorkTree(): string {
  const git = (...args: string[]): string => execFileSync('git', args, { cwd: root, encoding: 'utf8' });
  return git('status', '--porcelain', '--untracked-files=no') + git('status', '--porcelain', '--ignored', 'examples');
}

/** A plugin in a folder of its own, with `create` as the whole of its no-sync-force rule. */
function writePlugin(name: string, create: string): string {
  const folder = path.join(sandbox, name);
  mkdirSync(folder);
  writeFileSync(
    path.join(folder, 'package.json'),
    JSON.stringify({ name: 'eslint-plugin-sequelize-guard', version: '0.0.0', type: 'module', exports: './index.js' }),
  );
  writeFileSync(
    path.join(folder, 'index.js'),
    `const rule = { meta: { fixable: 'code', schema: [] }, create: ${create} };
    const plugin = { meta: { name: 'seeded' }, rules: { 'no-sync-force': rule } };
    const rules = { 'sequelize-guard/no-sync-force': 'error' };
    plugin.configs = { recommended: { plugins: { 'sequelize-guard': plugin }, rules } };
    export default plugin;`,
  );
  return folder;
}

const startFileOnly = `if (!context.filename.endsWith('server.js')) return {};`;

describe('the demo', () => {
  it('shows the rows gone, the report, and the rows kept, and leaves nothing behind', limit, async () => {
    const before = readWorkTree();
    const run = await runDemo({});

    expect(run.stderr).toBe('');
    expect(run.code).toBe(0);
    expect(run.stdout.trimEnd().split('\n').slice(-3)).toEqual([
      'rows, before → after a restart   products   orders   order_items   total',
      'as written                          3 → 0    2 → 0         3 → 0   8 → 0',
      'after eslint --fix                  3 → 3    2 → 2         3 → 3   8 → 8',
    ]);
    expect(run.stdout).toMatch(/server\.js\n(?:.*\n)*? +4:\d+ +error .*sequelize-guard\/no-sync-force\n/);
    expect(run.stdout).toContain('\nexit code 1\n');
    expect(run.stdout).toContain('\n+ await umzug.up();\n');
    expect(run.stdout).toMatch(/migrated 20260105-create-shop\.js[^]*migrated 20260212-keep-stock-above-zero\.js/);

    expect(await findListeners(run)).toEqual([]);
    expect(readdirSync(temporary)).toEqual([]);
    expect(readWorkTree()).toBe(before);
  });

  it('leaves no process and no folder behind when it is stopped with Ctrl-C', limit, async () => {
    const args = ['--plugin', writePlugin('silent', '() => ({})')];
    const run = await runDemo({ args, interruptAt: 'boot 1  http://' });

    expect(run.stderr).toBe('demo stopped by SIGINT\n');
    expect(run.code).toBe(130);
    expect(await findListeners(run)).toEqual([]);
    expect(readdirSync(temporary)).toEqual([]);
  });
});

describe('the demo fails with one clear line and leaves nothing behind', () => {
  const faults = [
    {
      name: 'a plugin that reports nothing',
      create: '() => ({})',
      line: 'demo failed: exit code of eslint on the shop as written: expected 1, got 0',
    },
    {
      name: 'a plugin that reports every file',
      create: `(context) => ({ Program(node) { context.report({ node, message: 'no' }); } })`,
      line: 'demo failed: files that eslint reports: expected ["src/server.js"], got ["eslint.config.mjs",',
    },
    {
      name: 'a plugin that reports another line',
      create: `(context) => { ${startFileOnly} return { Program(node) { context.report({ node, message: 'no' }); } }; }`,
      line: 'demo failed: exit code of eslint --fix: expected 0, got 1',
    },
    {
      name: 'a plugin that removes the call instead of swapping it',
      create: `(context) => { ${startFileOnly} return { AwaitExpression({ parent: node }) {
        if (!context.sourceCode.getText(node).includes('sync')) return;
        context.report({ node, message: 'no', fix: (fixer) => fixer.remove(node) });
      } }; }`,
      line: 'demo failed: src/server.js holds `await umzug.up();`: expected true, got false',
    },
  ];

  it.each(faults)('with $name', limit, async ({ name, create, line }) => {
    const run = await runDemo({ args: ['--plugin', writePlugin(name.replaceAll(' ', '-'), create)] });

    expect(run.stderr.trim().split('\n')).toEqual([expect.stringContaining(line)]);
    expect(run.code).toBe(1);
    expect(await findListeners(run)).toEqual([]);
    expect(readdirSync(temporary)).toEqual([]);
  });

  it.each([
    { args: ['--plugin', 'nowhere'], line: '--plugin takes the folder of a package, and nowhere has no package.json' },
    { args: ['--plugins', 'dist'], line: "Unknown option '--plugins'" },
  ])('with the arguments $args', limit, async ({ args, line }) => {
    const run = await runDemo({ args });

    expect(run).toEqual({ code: 1, stdout: '', stderr: expect.stringContaining(`\ndemo failed: ${line}`) as string });
    expect(readdirSync(temporary)).toEqual([]);
  });
});
