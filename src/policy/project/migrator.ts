import { minimatch } from 'minimatch';
import { readdirSync, readFileSync, statSync, type Dirent } from '../../platform/disk.js';
import { path } from '../../platform/paths.js';
import { readStamp } from './stamp.js';
import { readWrittenPath, stripComments, type NamedFolders } from './written-paths.js';

/** Whether the migrations that an Umzug is given are on disk. `unknown`: what it is given is not shown. */
export type MigratorState = 'some' | 'none' | 'unknown';

const LARGEST = 256 * 1024;
const MOST_ENTRIES = 5000;
const GLOB = /[*?[\]{}!]|[@+]\(/;

/**
 * Whether a set-up of Umzug, as text, finds a migration: by `migrations: { glob }`, of Umzug 3, or `{ path }`, of Umzug 2.
 * `own` is the folder of its file; a relative glob is tried from each of `working`. Runs nothing; never throws.
 */
export function judgeMigrator(text: string, own: string, working: readonly string[]): MigratorState {
  const states = working.map((folder) => judgeFrom(text, { own, working: folder }));
  if (states.includes('unknown') || states.length === 0) return 'unknown';
  return states.includes('some') ? 'some' : 'none';
}

function judgeFrom(text: string, folders: NamedFolders): MigratorState {
  const globs = readGlobs(stripComments(text), folders);
  if (globs.length === 0 || globs.includes(undefined)) return 'unknown';
  const states = globs.map((glob) => (glob === undefined ? 'unknown' : judgeGlob(glob)));
  if (states.every((state) => state === 'none')) return 'none';
  return states.every((state) => state === 'some') ? 'some' : 'unknown';
}

/** The absolute globs; undefined stands for one that is computed. */
function readGlobs(text: string, folders: NamedFolders): readonly (string | undefined)[] {
  const globs = [...text.matchAll(/\bglob\s*:\s*/g)].map(({ index, 0: { length } }) => readGlob(text.slice(index + length), folders));
  const folder = /\bmigrations\s*:\s*\{(?:[^{}]*,)?\s*path\s*:\s*/.exec(text);
  if (globs.length > 0 || !folder) return globs;
  const written = readWrittenPath(text.slice(folder.index + folder[0].length), folders);
  return [written === undefined ? undefined : `${written}/*.{js,cjs,mjs,ts,cts,mts}`];
}

const WITH_OPTIONS = /^\[\s*((['"`])[^'"`]*\2)\s*,\s*\{\s*cwd\s*:\s*([^]*)$/;

function readGlob(code: string, folders: NamedFolders): string | undefined {
  const given = WITH_OPTIONS.exec(code);
  if (!given) return readWrittenPath(code, folders);
  const [, glob = '', , rest = ''] = given;
  const working = readWrittenPath(rest, folders);
  return working === undefined ? undefined : readWrittenPath(glob, { ...folders, working });
}

function judgeGlob(glob: string): MigratorState {
  const pattern = glob.split(path.sep).join('/');
  const parts = pattern.split('/');
  const magic = parts.findIndex((part) => GLOB.test(part));
  if (magic < 0) return isThere(pattern) ? 'some' : 'none';
  const base = parts.slice(0, magic).join('/') || '/';
  const rest = parts.slice(magic);
  const isDeep = rest.length > 1 || rest[0]?.includes('**') === true || rest[0]?.includes('/') === true;
  return findMatch(base, rest.join('/'), isDeep);
}

function isThere(file: string): boolean {
  try {
    return statSync(file, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}

function findMatch(base: string, rest: string, isDeep: boolean): MigratorState {
  const waiting = [''];
  let count = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const entry of list(path.join(base, next))) {
      count += 1;
      if (count > MOST_ENTRIES) return 'unknown';
      const name = next === '' ? entry.name : `${next}/${entry.name}`;
      if (entry.isDirectory()) {
        if (isDeep && entry.name !== 'node_modules') waiting.push(name);
      } else if (minimatch(name, rest)) return 'some';
    }
  }
  return 'none';
}

function list(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** The text of a program; undefined where it is no plain file, is too large, or may not be read. */
export function readProgram(file: string): string | undefined {
  if (readStamp(file, LARGEST) === undefined) return undefined;
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** The part of a program that makes the migrator of a name, where it makes several. */
export function readMigratorOf(text: string, name: string): string {
  const start = new RegExp(String.raw`\b${name.replaceAll('$', String.raw`\$`)}\b\s*(?::[^=]*)?=\s*new\s+[\w.]*Umzug\b`).exec(text)?.index;
  if (start === undefined) return text;
  const next = [...text.slice(start).matchAll(/\bnew\s+[\w.]*Umzug\b/g)][1]?.index;
  return text.slice(start, next === undefined ? undefined : start + next);
}
