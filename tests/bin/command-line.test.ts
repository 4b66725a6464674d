// Whether a command line loses data, itself or through what it runs, and what a coding agent's hook is told.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { run } from '../../src/bin/run.js';

type Files = Readonly<Record<string, string>>;

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function createFolder(files: Files): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'sequelize-guard-command-'));
  onTestFinished(() => { rmSync(folder, { recursive: true }); });
  for (const [name, text] of Object.entries({ '.git/HEAD': '', ...files })) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  return folder;
}

async function runIn(folder: string, args: readonly string[], input = ''): Promise<Outcome> {
  let [out, err] = ['', ''];
  const code = await run(['command', ...args], {
    folder, isInteractive: false, readInput: () => Promise.resolve(input),
    print: (text) => { out += text; },
    warn: (text) => { err += text; },
  });
  return { code, out, err };
}

const scripts = (written: Record<string, string>): string => JSON.stringify({ name: 'app', scripts: written });
const project: Files = {
  'package.json': scripts({ reset: 'sequelize db:drop && sequelize db:create', again: 'npm run reset', start: 'node .', prestart: 'bash scripts/wipe.sh', cli: 'sequelize-cli', 'test:db': 'NODE_ENV=test sequelize db:drop', build: 'tsc' }),
  'scripts/wipe.sh': '#!/bin/sh\nnpx sequelize-cli db:migrate:undo:all\n',
  'scripts/migrate.sh': '#!/bin/sh\nnpx sequelize-cli db:migrate\n',
  Makefile: 'all: build\n\nbuild:\n\ttsc\n\nfresh: build\n\tnpm run reset\n',
  'packages/api/package.json': scripts({ seed: 'sequelize db:seed:undo:all', build: 'tsc' }),
  'packages/web/package.json': scripts({ build: 'vite build', reset: 'rm -rf dist' }),
  justfile: 'wipe:\n  npx sequelize db:drop\n',
};

describe('a command line that loses data', () => {
  it.each([
    ['npx sequelize db:drop', 'drops the whole database'],
    ['cd /srv/app && NODE_ENV=production npx sequelize-cli db:drop', 'drops the whole database, in the environment `production`'],
    ['npm run reset', 'drops the whole database, through `reset`'],
    ['yarn again', 'drops the whole database, through `again` and `reset`'],
    ['npm start', 'undoes every migration, which drops the tables, through `prestart` and `wipe.sh`'],
    ['npm run cli db:drop', 'drops the whole database'],
    ['bash scripts/wipe.sh --now', 'through `wipe.sh`'],
    ['./scripts/wipe.sh', 'through `wipe.sh`'],
    ['git pull; make fresh', 'through `fresh` and `reset`'],
    ['make -C . fresh', 'through `fresh` and `reset`'],
    ['just wipe', 'through `wipe`'],
    ['sh -c "npm run reset"', 'through `reset`'],
    ['cd packages/api && npm run seed', 'undoes every seeder, which deletes the rows, through `seed`'],
    ['npm run seed --workspace packages/api', 'through `seed`'],
    ['cd packages/web && npm run build && cd - && npm run reset', 'through `reset`'],
    ['pushd packages/web; npm run build; popd; npm run reset', 'through `reset`'],
    ['(cd packages/web && npm run build) && npm run reset -- --force', 'through `reset`'],
  ])('%s', async (command, reason) => {
    const { code, out } = await runIn(createFolder(project), [command]);
    expect(out).toContain(reason);
    expect(code).toBe(1);
  });

  it('in a folder of the project, too', async () => {
    const { code } = await runIn(path.join(createFolder(project), 'packages/api'), ['npm run seed']);
    expect(code).toBe(1);
  });
});

describe('a command line that loses none', () => {
  it.each([
    'npm run build', 'npm run test:db', 'NODE_ENV=test npx sequelize db:drop', 'npx sequelize-cli db:migrate', 'bash scripts/migrate.sh',
    'make', 'make build', 'just --list', 'echo "sequelize db:drop"', 'git commit -m "npx sequelize db:drop is gone"', 'grep -rn db:drop .', 'npx sequelize db:drop --help', 'ls', '',
    'cd packages/web && npm run reset', 'cat scripts/wipe.sh.bak',
  ])('%s', async (command) => {
    expect(await runIn(createFolder(project), [command])).toEqual({ code: 0, out: '', err: '' });
  });
});

describe('the hook of a coding agent', () => {
  const ask = (call: unknown, folder = createFolder(project)): Promise<Outcome> => runIn(folder, ['--hook'], typeof call === 'string' ? call : JSON.stringify(call));

  it('blocks a call that loses data, and says what to do instead', async () => {
    const { code, out, err } = await ask({ hook_event_name: 'PreToolUse', tool_name: 'Bash', tool_input: { command: 'npm run reset', description: 'Reset' } });
    expect(err).toBe('`npm run reset` drops the whole database, through `reset`.\nDo not run this, nor the same in another spelling. To change tables, write and run a migration. If the data may go, ask a person to run it.\n');
    expect({ code, out }).toEqual({ code: 2, out: '' });
  });

  it('goes by the folder that the call names', async () => {
    const folder = createFolder(project);
    const call = { tool_input: { command: 'npm run reset' } };
    expect((await ask({ ...call, cwd: path.join(folder, 'packages/web') }, folder)).code).toBe(0);
    expect((await ask({ ...call, cwd: folder }, path.join(folder, 'packages/web'))).code).toBe(2);
  });

  it.each([
    [{ tool_name: 'Bash', tool_input: { command: 'npm run build' } }],
    [{ tool_name: 'Edit', tool_input: { file_path: 'src/app.js', new_string: 'sequelize db:drop' } }],
    [{ command: 'npm test' }],
  ])('lets %j through', async (call) => {
    expect(await ask(call)).toEqual({ code: 0, out: '', err: '' });
  });

  it('reads the call as Cursor writes it', async () => {
    expect((await ask({ command: 'npx sequelize db:drop', cwd: '' })).code).toBe(2);
  });

  it.each(['', 'no JSON', '[]', '{"tool_input":{"command":["db:drop"]}}', '{"command":"ls","cwd":"/nowhere/at/all"}'])('blocks what it cannot read: %s', async (text) => {
    const { code, err } = await ask(text);
    expect(err).toContain('so it is blocked');
    expect(code).toBe(2);
  });
});

describe('misuse', () => {
  it.each([[[]], [['npm', 'run', 'reset']], [['--hook', 'ls']], [['--fast']]])('%j', async (args) => {
    const { code, err } = await runIn(createFolder({}), args);
    expect(err).toContain('Usage: npx eslint-plugin-sequelize-guard command');
    expect(code).toBe(2);
  });

  it('--help says how', async () => {
    expect((await runIn(createFolder({}), ['--help'])).out).toContain('--hook');
  });
});
