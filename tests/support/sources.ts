// The project's own files, as texts by their path from the root of the repository.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export type Texts = ReadonlyMap<string, string>;

/** The root of the repository. */
export const repository = path.resolve(import.meta.dirname, '../..');

const GENERATED = new Set(['node_modules', 'dist', 'coverage', '.git', '.turbo']);

/** The files below a folder (or one file), whose path `matches`, sorted. Paths have `/`. */
export function readTexts(place: string, matches: RegExp): Texts {
  return new Map(listFiles(place).filter((file) => matches.test(file)).map((file) => [file, readText(file)]));
}

export function readText(file: string): string {
  return readFileSync(path.join(repository, file), 'utf8');
}

function listFiles(place: string): readonly string[] {
  const absolute = path.join(repository, place);
  if (!existsSync(absolute)) return [];
  const found: string[] = [];
  for (const entry of readdirSync(absolute, { withFileTypes: true })) {
    const file = path.posix.join(place, entry.name);
    if (entry.isDirectory() && !GENERATED.has(entry.name)) found.push(...listFiles(file));
    if (entry.isFile()) found.push(file);
  }
  return found.sort();
}
