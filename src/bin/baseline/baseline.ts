import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { escapeText } from '../report/escape.js';
import type { Terminal } from '../terminal.js';
import { resolveForm } from './migration-form.js';
import { recordModule } from './record-module.js';
import { baselineUsage, readBaselineRequest, type BaselineRequest } from './request.js';
import { readNames, writeMark, writeMigration } from './write-migration.js';

function isFile(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
}

async function writeBaseline(request: BaselineRequest, terminal: Terminal): Promise<void> {
  const { folder } = terminal;
  const file = path.resolve(folder, request.module);
  if (!isFile(file)) throw new Error('is no file');
  const form = resolveForm(file, request.out === undefined ? undefined : path.resolve(folder, request.out));
  const target = path.join(form.folder, form.name);
  const shown = path.relative(folder, target);
  if (existsSync(target)) throw new Error(`has its baseline already: ${shown} exists and is left as it is`);
  terminal.print(`Loads ${escapeText(request.module)}: its code runs, without a database or network.\n`);
  const answer = await recordModule(file, { folder, names: readNames(form), limit: request.timeout * 1000 });
  if (answer.kind === 'failed') throw new Error(answer.reason);
  const { recording } = answer;
  mkdirSync(form.folder, { recursive: true });
  // `wx`: a file that came meanwhile stays.
  writeFileSync(target, writeMigration(recording, form), { flag: 'wx' });
  terminal.print(`Wrote ${escapeText(shown)}: ${String(recording.tables.length)} ${recording.tables.length === 1 ? 'table' : 'tables'}, as sync() makes them.\n`);
  if (request.mark) terminal.print(`\n-- Where the tables are there already, run this once, in place of the migration:\n${writeMark(form.name, recording.dialect).join('\n')}\n`);
  else terminal.print('A database that has the tables already must not run it: --mark prints the SQL that records it as run.\n');
}

/** Runs `baseline`; resolves to the exit code. Nothing is written where it is 2. */
export async function runBaseline(args: readonly string[], terminal: Terminal): Promise<0 | 2> {
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
    await writeBaseline(request, terminal);
    return 0;
  } catch (error) {
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    terminal.warn(`No baseline: ${escapeText(request.module)}: ${escapeText(reason)}\n`);
    return 2;
  }
}
