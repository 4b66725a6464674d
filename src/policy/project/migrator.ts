import { minimatch } from 'minimatch';
import { readdirSync, readFileSync, type Dirent } from '../../platform/disk.js';
import { path } from '../../platform/paths.js';
import { readMigrationFormat } from './migrations.js';
import { readStamp } from './package-json.js';
import { readWrittenPath, stripComments, type NamedFolders } from './written-paths.js';

/**
 * Whether the migrations that an Umzug is given are on disk, and written as it calls them. `unknown`: what it is given is not
 * shown; `elsewhere`: a process that starts in the first of the folders finds none, one that starts in another does;
 * `unresolved`: they take `(queryInterface, Sequelize)`, which Umzug 3 calls through a `resolve` alone, and there is none;
 * `forContext`: they take `({ context })`, which Umzug 2 does not call.
 */
export type MigratorState = 'some' | 'none' | 'unknown' | 'elsewhere' | 'unresolved' | 'forContext';

/** Bytes of a migrator that is read. Past it, what its globs find is not known. */
const LARGEST = 256 * 1024;
/** Entries that one glob of a migrator walks over. Past it, whether it finds a file is not known. */
const MOST_ENTRIES = 5000;
const GLOB = /[*?[\]{}!]|[@+]\(/;

/** What a glob matches, absolute and sorted; `unknown`: more is there than is looked at. */
type Found = readonly string[] | 'unknown';

/**
 * Whether a set-up of Umzug, as text, finds migrations that it can run: by `migrations: { glob }`, of Umzug 3, or `{ path }`,
 * of Umzug 2. `own` is the folder of its file; a relative glob is tried from each of `working`, of which the first is the
 * package's. Runs nothing; never throws.
 */
export function judgeMigrator(text: string, own: string, working: readonly string[]): MigratorState {
  const code = stripComments(text);
  const found = working.map((folder) => findMigrations(code, { own, working: folder }));
  const lists = found.filter((each) => each !== 'unknown');
  if (lists.length < found.length) return 'unknown';
  const [first = [], ...others] = lists;
  if (first.length > 0) return judgeForm(code, first);
  return others.some((each) => each.length > 0) ? 'elsewhere' : 'none';
}

/** All that the globs match, where each of them matches something or none does. */
function findMigrations(code: string, folders: NamedFolders): Found {
  const globs = readGlobs(code, folders);
  const found = globs.map((glob) => (glob === undefined ? 'unknown' : findFiles(glob)));
  const lists = found.filter((each) => each !== 'unknown');
  if (lists.length < found.length || lists.length === 0) return 'unknown';
  const isMixed = lists.some((each) => each.length > 0) && lists.some((each) => each.length === 0);
  return isMixed ? 'unknown' : lists.flat();
}

const UMZUG_3 = /\b(?:glob|context)\s*:|\bSequelizeStorage\b/;
/** Of a migrator, not of `path`. */
const RESOLVE = /(?<![.\w])resolve\b/;

/** By the newest migrations, as `up` is written there. */
function judgeForm(code: string, files: readonly string[]): MigratorState {
  const signature = readMigrationFormat('', files)?.signature;
  if (signature === 'queryInterface' && UMZUG_3.test(code) && !RESOLVE.test(code)) return 'unresolved';
  if (signature === 'context' && !UMZUG_3.test(code) && !/\bcustomResolver\b/.test(code)) return 'forContext';
  return 'some';
}

/** The absolute globs; undefined for one that is computed. */
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

function findFiles(glob: string): Found {
  const pattern = glob.split(path.sep).join('/');
  const parts = pattern.split('/');
  const magic = parts.findIndex((part) => GLOB.test(part));
  // Without wildcards the last part names one file: -1 counts from the end.
  const base = parts.slice(0, magic).join('/') || '/';
  const rest = parts.slice(magic);
  const isDeep = rest.length > 1 || rest[0]?.includes('**') === true;
  return findMatches(base, rest.join('/'), isDeep);
}

function findMatches(base: string, rest: string, isDeep: boolean): Found {
  const matches: string[] = [];
  const waiting = [''];
  let count = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const entry of list(path.join(base, next))) {
      count += 1;
      if (count > MOST_ENTRIES) return matches.length > 0 ? matches.sort() : 'unknown';
      const name = next === '' ? entry.name : `${next}/${entry.name}`;
      if (entry.isDirectory()) {
        if (isDeep && entry.name !== 'node_modules') waiting.push(name);
      } else if (minimatch(name, rest)) matches.push(path.join(base, name));
    }
  }
  return matches.sort();
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
