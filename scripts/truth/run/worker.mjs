// Runs programs one after the other in a process of its own: node worker.mjs <dialect> <node_modules>. Its parent sends
// entries of cases.json and gets { id, outcome } or { id, problem } of each.
import { existsSync, mkdtempSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { databases } from './databases.mjs';
import { describeTables } from './live.mjs';
import { describeOutcome, judgeDamage } from './outcome.mjs';
import { connections, writeProgram } from './program.mjs';
import { serve } from './serve.mjs';
import { findSetup } from './setups.mjs';

const [dialect, modules] = process.argv.slice(2);
const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'sequelize-guard-truth-run-')));
symlinkSync(modules, path.join(folder, 'node_modules'));
const hasDialectPackages = existsSync(path.join(modules, '@sequelize/postgres'));
const load = createRequire(path.join(folder, 'index.cjs'));

// Sequelize 7 warns of old names, and a driver whose connection ended says so after the program.
process.removeAllListeners('warning');
process.on('unhandledRejection', () => undefined);

const database = await databases[dialect].start(load);

serve({ database, folder, perform });

async function perform(run) {
  const setup = findSetup(run.setup);
  const name = setup.database ?? 'app_prod';
  await database.prepare({ name, tables: describeTables(run.program, setup), sql: setup.sql?.[dialect] });
  const connection = { ...database.connect(name), hasDialectPackages };
  const { extension, text } = writeProgram(run, setup, connections[dialect][run.version](connection));
  const file = path.join(folder, `${run.id.replaceAll(/[^\w-]/g, '_')}.${extension}`);
  writeFileSync(file, text);
  const before = await database.read();
  process.env.DATABASE_URL = connection.url;
  const thrown = await start(file, extension);
  return describeOutcome(thrown, judgeDamage(before, await database.read()));
}

/** Runs the file; gives the message of what it throws. */
async function start(file, extension) {
  globalThis.opened = undefined;
  try {
    if (extension === 'cjs') await load(file).finished;
    else await import(pathToFileURL(file).href);
    return undefined;
  } catch (error) {
    return String(error?.message ?? error);
  } finally {
    await globalThis.opened?.close();
  }
}
