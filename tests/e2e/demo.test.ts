import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawTerminal, normalizeOutput } from '../../scripts/terminal-picture.mjs';
import { readText } from '../support/sources.js';

const root = path.resolve(__dirname, '../..');
const limit = { timeout: 240_000 };

let sandbox: string;
let repository: string;
let temporary: string;

beforeAll(() => {
  sandbox = mkdtempSync(path.join(realpathSync(tmpdir()), 'demo-test-'));
  temporary = path.join(sandbox, 'tmp');
  mkdirSync(temporary);
  repository = path.join(sandbox, 'repository');
  copyRepository();
});

/** A repository of its own with what the demo needs, so that a changed file in it is the demo's doing. */
function copyRepository(): void {
  const filter = (source: string): boolean => !['node_modules', 'data'].includes(path.basename(source));
  for (const name of ['package.json', 'dist', 'examples']) {
    cpSync(path.join(root, name), path.join(repository, name), { recursive: true, filter });
  }
  symlinkSync(path.join(root, 'node_modules'), path.join(repository, 'node_modules'), 'junction');
  git('init', '--quiet');
  git('add', '--all', '--force', '.');
}

function git(...args: string[]): string {
  // In a git hook GIT_DIR and its like point at the real repository.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')));
  return execFileSync('git', args, { cwd: repository, env, encoding: 'utf8' });
}

/** Every file and folder of the repository that is new or changed, ignored ones too. */
function readChanges(): string {
  return git('status', '--porcelain', '--ignored');
}

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
    cwd: repository,
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

/** Every address that the run printed and that still accepts a connection: the shops and the database. */
async function findListeners({ stdout }: Pick<Run, 'stdout'>): Promise<string[]> {
  const addresses = [...stdout.matchAll(/127\.0\.0\.1:(\d+)/g)];
  expect(addresses).not.toHaveLength(0);
  const listening = await Promise.all(addresses.map(([, port]) => isListening(Number(port))));
  return addresses.flatMap(([address], index) => (listening[index] ? [address] : []));
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => {
      resolve(false);
    });
  });
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
    `import { writeFileSync } from 'node:fs';
    const rule = { meta: { fixable: 'code', schema: [] }, create: ${create} };
    const plugin = { meta: { name: 'seeded' }, rules: { 'no-sync-force': rule } };
    const rules = { 'sequelize-guard/no-sync-force': 'error' };
    plugin.configs = { recommended: { plugins: { 'sequelize-guard': plugin }, rules } };
    export default plugin;`,
  );
  return folder;
}

/** The README's picture shows what is printed; its title says what that is. `npm run pictures` draws it anew. */
function expectPicture(stdout: string): void {
  const picture = readText('docs/pictures/demo.svg');
  const title = /<title>(.*)<\/title>/u.exec(picture)?.[1] ?? '';
  expect(title).toContain('npm run demo');
  expect(picture).toBe(drawTerminal(normalizeOutput(stdout), title));
  expect(readText('README.md')).toContain('(docs/pictures/demo.svg)');
}

const startFileOnly = `if (!context.filename.endsWith('server.js')) return {};`;

describe('the demo', () => {
  it('shows the rows gone, the report, and the rows kept, and leaves nothing behind', limit, async () => {
    const before = readChanges();
    const run = await runDemo({});

    expect(run.stderr).toBe('');
    expect(run.code).toBe(0);
    expect(run.stdout.trimEnd().split('\n').slice(-4)).toEqual([
      'rows, before → after a restart   products   orders   order_items   total',
      'as written                          3 → 0    2 → 0         3 → 0   8 → 0',
      'after eslint --fix                  3 → 3    2 → 2         3 → 3   8 → 8',
      'with the baseline                   3 → 3    2 → 2         3 → 3   8 → 8',
    ]);
    expect(run.stdout).toContain("+ await queryInterface.createTable('order_items', {");
    expect(run.stdout).toContain('and migrations/ agree: 3 tables.');
    expect(run.stdout).toContain('table products, column color: the models have it (VARCHAR(255)), no migration adds it');
    expect(run.stdout).toContain('the tables are those that sync() made');
    expect(run.stdout).toMatch(/server\.js\n(?:.*\n)*? +4:\d+ +error .*sequelize-guard\/no-sync-force\n/);
    expect(run.stdout).toContain('\nexit code 1\n');
    expectPicture(run.stdout);
    expect(run.stdout).toContain('\n+ await umzug.up();\n');
    expect(run.stdout).toMatch(/migrated 20260105-create-shop\.js[^]*migrated 20260212-keep-stock-above-zero\.js/);

    expect(await findListeners(run)).toEqual([]);
    expect(readdirSync(temporary)).toEqual([]);
    expect(before).toContain('A  examples/shop/src/server.js\n');
    expect(readChanges()).toBe(before);
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

describe('what a run leaves behind is seen', () => {
  it('as a file in the repository or in the temp folder', limit, async () => {
    const before = readChanges();
    const create = `() => {
      for (const folder of [process.env.TMPDIR, ${JSON.stringify(path.join(repository, 'examples'))}]) {
        writeFileSync(folder + '/left.txt', '');
      }
      return {};
    }`;
    await runDemo({ args: ['--plugin', writePlugin('litter', create)] });

    expect(readdirSync(temporary)).toEqual(['left.txt']);
    expect(readChanges()).toBe(`${before}?? examples/left.txt\n`);
    rmSync(path.join(temporary, 'left.txt'));
    rmSync(path.join(repository, 'examples', 'left.txt'));
  });

  it('as a port that still listens', async () => {
    const server = createServer();
    const port = await new Promise<number>((resolve) => {
      server.listen(0, '127.0.0.1', () => {
        resolve((server.address() as AddressInfo).port);
      });
    });
    const stdout = `boot 1  http://127.0.0.1:${port}`;

    expect(await findListeners({ stdout })).toEqual([`127.0.0.1:${port}`]);
    await new Promise((resolve) => server.close(resolve));
    expect(await findListeners({ stdout })).toEqual([]);
  });
});
