import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { escapeText } from '../report/escape.js';
import type { Terminal } from '../terminal.js';
import { findBaseline, resolveForm, resolveMigrations, type MigrationForm } from './migration-form.js';
import type { Recording } from './prove.js';
import { recordModule } from './record-module.js';
import { baselineUsage, readBaselineRequest, type BaselineRequest } from './request.js';
import { readNames, writeMark, writeMigration } from './write-migration.js';

function isFile(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
}

function resolveModuleFile({ module }: BaselineRequest, folder: string): string {
  const file = path.resolve(folder, module);
  if (isFile(file)) return file;
  // As `require` does with a folder.
  const index = INDEX_FILES.map((name) => path.join(file, name)).find(isFile);
  if (index === undefined) throw new Error(existsSync(file) ? 'is a folder without an index file: name the file that holds the models' : 'is no file');
  return index;
}

const INDEX_FILES = ['js', 'cjs', 'mjs', 'ts', 'cts', 'mts'].map((ending) => `index.${ending}`);

/** Where the migrations are, when the request says so. */
function resolveOut({ out }: BaselineRequest, folder: string): string | undefined {
  return out === undefined ? undefined : path.resolve(folder, out);
}

/** The module of the models, and how their migration is written. */
interface Target {
  readonly file: string;
  readonly form: MigrationForm;
}

async function record({ file, form }: Target, request: BaselineRequest, terminal: Terminal): Promise<Recording> {
  terminal.print(`Loads ${escapeText(request.module)}: its code runs, without a database or network.\n`);
  const answer = await recordModule(file, { folder: terminal.folder, task: { kind: 'write', names: readNames(form) }, limit: request.timeout * 1000 });
  if (answer.kind !== 'recorded') throw new Error(answer.kind === 'failed' ? answer.reason : 'was compared');
  return answer.recording;
}

async function writeBaseline(request: BaselineRequest, terminal: Terminal): Promise<0> {
  const { folder } = terminal;
  const file = resolveModuleFile(request, folder);
  const form = resolveForm(file, resolveOut(request, folder));
  const there = findBaseline(form.folder);
  const shown = path.relative(folder, path.join(form.folder, there ?? form.name));
  if (there !== undefined && !request.mark) throw new Error(`has its baseline already: ${shown} exists and is left as it is. --mark prints the SQL that records it as run`);
  const recording = await record({ file, form }, request, terminal);
  if (there === undefined) write({ recording, form, shown }, terminal);
  else terminal.print(`${escapeText(shown)} exists and is left as it is.\n`);
  if (request.mark) terminal.print(`\n-- Where the tables are there already, run this once, in place of the migration:\n${writeMark(there ?? form.name, recording.dialect).join('\n')}\n`);
  else terminal.print('A database that has the tables already must not run it: --mark prints the SQL that records it as run.\n');
  return 0;
}

interface Written {
  readonly recording: Recording;
  readonly form: MigrationForm;
  /** The file, as messages name it. */
  readonly shown: string;
}

function write({ recording, form, shown }: Written, terminal: Terminal): void {
  mkdirSync(form.folder, { recursive: true });
  // `wx`: a file that came meanwhile stays.
  writeFileSync(path.join(form.folder, form.name), writeMigration(recording, form), { flag: 'wx' });
  terminal.print(`Wrote ${escapeText(shown)}. It creates ${describeTables(recording.tables.length)}, as sync() does. Its ${form.reason}\n`);
  const asSql = recording.tables.filter(({ code }) => code.kind === 'none');
  if (asSql.length > 0) terminal.print(`As SQL, with the reason beside it: ${asSql.map(({ tableName }) => escapeText(tableName)).join(', ')}.\n`);
}

function describeTables(count: number): string {
  return `${String(count)} ${count === 1 ? 'table' : 'tables'}`;
}

/** Compares the models with the migrations on disk, and says each difference. */
async function compareWithMigrations(request: BaselineRequest, terminal: Terminal): Promise<0 | 1> {
  const { folder } = terminal;
  const file = resolveModuleFile(request, folder);
  const migrations = resolveMigrations(file, resolveOut(request, folder));
  const answer = await recordModule(file, { folder, task: { kind: 'compare', files: migrations.files, except: request.except }, limit: request.timeout * 1000 });
  if (answer.kind !== 'compared') throw new Error(answer.kind === 'failed' ? answer.reason : 'was recorded');
  const { differences, tableCount } = answer;
  const shown = migrations.folder === undefined ? 'no migrations' : `${escapeText(path.relative(folder, migrations.folder) || '.')}/`;
  if (differences.length === 0) {
    terminal.print(`${escapeText(request.module)} and ${shown} agree: ${describeTables(tableCount)}.\n`);
    return 0;
  }
  terminal.print(`${escapeText(request.module)} and ${shown} differ:\n${differences.map((line) => `  ${escapeText(line)}`).join('\n')}\n`);
  return 1;
}

/** Runs `baseline`; resolves to the exit code. Nothing is written where it is 2. */
export async function runBaseline(args: readonly string[], terminal: Terminal): Promise<0 | 1 | 2> {
  const request = readBaselineRequest(args);
  if (request.kind === 'help') {
    terminal.print(baselineUsage);
    return 0;
  }
  if (request.kind === 'misuse') {
    terminal.warn(`${escapeText(request.message)}\n\n${baselineUsage}`);
    return 2;
  }
  try {
    return await (request.isComparing ? compareWithMigrations : writeBaseline)(request, terminal);
  } catch (error) {
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    terminal.warn(`${request.isComparing ? 'Not compared' : 'No baseline'}: ${escapeText(request.module)}: ${escapeText(reason)}\n`);
    return 2;
  }
}
