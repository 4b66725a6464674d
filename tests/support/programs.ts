// Every program of the tables, for what has to hold on all of them.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { readFieldCases, readMarked, type FieldProgram } from './field.js';
import { readBlocks } from './pages.js';
import { readText } from './sources.js';
import { readRuns } from './truth.js';

export interface Program {
  readonly name: string;
  readonly code: string;
  /** Relative to the project. Default: `src/server.ts`. */
  readonly file?: string | undefined;
  /** The plugin's settings. */
  readonly settings?: object | undefined;
}

interface SpellingEntry {
  readonly name: string;
  readonly on?: string;
  readonly off?: string;
  readonly code?: string;
  readonly settings?: object;
}

function isEntry(value: unknown): value is SpellingEntry {
  return typeof value === 'object' && value !== null && 'name' in value && ('on' in value || 'code' in value);
}

/** The modules of a folder of tables. */
async function importTables(folder: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const absolute = path.join(import.meta.dirname, '..', folder);
  const files = readdirSync(absolute).filter((file) => file.endsWith('.ts'));
  return Promise.all(files.map((file) => import(path.join(absolute, file)) as Promise<Record<string, unknown>>));
}

/** Every program of the spelling tables, each once. */
export async function readSpellingPrograms(): Promise<readonly Program[]> {
  const modules = await importTables('spellings');
  const entries = modules.flatMap((exported) => Object.values(exported)).flatMap((value) => (Array.isArray(value) ? (value as readonly unknown[]).filter(isEntry) : []));
  const programs = entries.flatMap(({ name, settings, ...texts }) => [texts.on, texts.off, texts.code].flatMap((code) => (code === undefined ? [] : [{ name, code, settings }])));
  return [...new Map(programs.map((program) => [program.code, program])).values()];
}

export function readTruthPrograms(): readonly Program[] {
  return readRuns().map(({ id, program }) => ({ name: id, code: program }));
}

/** The programs before the swap, of its corpus. */
export async function readSwapPrograms(): Promise<readonly Program[]> {
  const modules = await importTables('report/corpus');
  const cases = modules.flatMap((exported) => Object.values(exported)).flatMap((value) => (Array.isArray(value) ? (value as readonly unknown[]) : []));
  return cases.flatMap((one) => (typeof one === 'object' && one !== null && 'before' in one && 'name' in one ? [{ name: String(one.name), code: String(one.before) }] : []));
}

/** The programs of docs/limits.md. */
export function readLimitPrograms(): readonly Program[] {
  const page = 'docs/limits.md';
  return readBlocks(page, readText(page)).map(({ line, code }) => ({ name: `${page}:${String(line)}`, code }));
}

/** The programs of the field and their twins. */
export async function readFieldPrograms(): Promise<readonly (Program & { readonly file: string })[]> {
  const modules = await importTables('field/programs');
  const twins = modules.flatMap(({ programs }) => (programs as readonly FieldProgram[]).map(readMarked));
  return [...readFieldCases(), ...twins].map(({ id, code, path: file = 'src/a.js', settings }) => ({ name: id, code, file, settings }));
}
