// Runs programs of packages.json one after the other: node worker.mjs <dialect> <node_modules>. Each is started in a project
// and a process of its own; the tables are compared from here. Its parent sends entries and gets { id, outcome } or { id, problem }.
import { fork } from 'node:child_process';
import { mkdtempSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { databases } from '../run/databases.mjs';
import { describeTables } from '../run/live.mjs';
import { describeOutcome, judgeDamage } from '../run/outcome.mjs';
import { serve } from '../run/serve.mjs';
import { packages } from './catalogue.mjs';
import { writeProject } from './project.mjs';

const [dialect, modules] = process.argv.slice(2);
const starter = path.join(import.meta.dirname, 'start/start.mjs');
const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'sequelize-guard-truth-package-')));
/** Less than a parent waits: a process that hangs is ended here, and no other one is lost. */
const patience = 60_000;
const database = await databases[dialect].start(createRequire(path.join(modules, 'index.cjs')));

serve({ database, folder, perform });

async function perform(run) {
  const name = run.database ?? 'app_prod';
  await database.prepare({ name, tables: describeTables('', {}), sql: run.sql });
  const project = path.join(folder, 'app');
  const file = writeProject(run, project, modules);
  const before = await read();
  const thrown = await start(file, project, packages[run.package].start, database.connect(name));
  return describeOutcome(thrown, judgeDamage(before, await read()));
}

/** What is there, but for the lists of migrations and seeders that have run: they are no data. */
async function read() {
  const tables = Object.entries(await database.read());
  return Object.fromEntries(tables.filter(([name]) => !/\bSequelize(?:Meta|Data)\b/.test(name)));
}

/** Starts the file; gives the message of what it throws. */
async function start(file, project, kind, { url }) {
  const child = fork(starter, [kind, file], { cwd: project, stdio: ['ignore', 'pipe', 'pipe', 'ipc'], env: { ...process.env, DATABASE_URL: url, NODE_ENV: 'production' } });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (printed = `${printed}${chunk}`.slice(-2000)));
  const timer = setTimeout(() => child.kill('SIGKILL'), patience);
  let answer;
  child.on('message', (message) => (answer = message));
  const signal = await new Promise((done) => child.once('exit', (_, ending) => done(ending)));
  clearTimeout(timer);
  if (answer === undefined) throw new Error(`${signal ? `it was ended by ${signal}` : 'its process ended'}: ${printed}`);
  return answer.thrown;
}
