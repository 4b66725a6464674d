import { braceExpand, Minimatch, type MinimatchOptions } from 'minimatch';

/** The defined own values of an object by key, in a map, so that no key can reach a prototype. */
export type Entries = ReadonlyMap<string, unknown>;

const IDENTIFIER = /^[\p{ID_Start}$_][\p{ID_Continue}$\u200C\u200D]*$/u;

/** The entries of a plain object that has no keys but `keys`. Throws on any other value or key. */
export function readEntries(value: unknown, place: Place, keys: readonly string[]): Entries {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw createSettingError(place, describeValue(value), `an object with the keys ${keys.join(', ')}`);
  }
  const entries = new Map<string, unknown>(Object.entries(value));
  for (const [key, entry] of entries) {
    if (!keys.includes(key)) throw createUnknownKeyError(placeBelow(place, key), entry, keys);
    if (entry === undefined) entries.delete(key);
  }
  return entries;
}

/** A list of objects, each item read by `readItem`. Throws when it is no array. */
export function readList<T>(value: unknown, place: Place, readItem: (item: unknown, place: Place) => T): readonly T[] {
  if (!Array.isArray(value)) throw createSettingError(place, describeValue(value), 'a list of objects');
  // Array.from visits the holes of a sparse list too, which map would skip.
  return Array.from(value as readonly unknown[], (item, index) =>
    readItem(item, { subject: place.subject, key: `${place.key}[${index}]` }));
}

/** A list of strings without surrounding space, such as words of a database name. */
export function readWords(value: unknown, place: Place): readonly string[] {
  const takes = 'a list of words, such as ["test"]';
  if (!Array.isArray(value)) throw createSettingError(place, describeValue(value), takes);
  return Array.from(value as readonly unknown[], (item) => {
    if (typeof item === 'string' && item !== '' && item.trim() === item) return item;
    throw createSettingError(place, describeValue(item), takes);
  });
}

/** A string that is not blank. `takes` says what is expected, for the error. */
export function readText(value: unknown, place: Place, takes: string): string {
  if (typeof value === 'string' && value.trim() !== '') return value;
  throw createSettingError(place, describeValue(value), takes);
}

/** A JavaScript name. */
export function readIdentifier(value: unknown, place: Place): string {
  if (typeof value === 'string' && IDENTIFIER.test(value)) return value;
  throw createSettingError(place, describeValue(value), 'a JavaScript name, such as "sequelize"');
}

/** An import specifier. */
export function readSpecifier(value: unknown, place: Place): string {
  return readText(value, place, 'an import path, such as "./src/db.js" (from the root) or "@app/db"');
}

/** One of `choices`. */
export function readChoice<T extends string | number | boolean>(value: unknown, place: Place, choices: readonly T[]): T {
  const chosen = choices.find((choice) => choice === value);
  if (chosen !== undefined) return chosen;
  const takes = choices.map((choice) => JSON.stringify(choice)).join(' or ');
  throw createSettingError(place, describeValue(value), takes);
}

/** Where a value was written: in the settings, or in the options of one rule. */
export interface Place {
  readonly subject: 'setting' | 'rule option';
  /** The key as the user writes it, such as `files.test`; empty for the whole object. */
  readonly key: string;
}

const PLUGIN = 'eslint-plugin-sequelize-guard';
const SHOWN_LENGTH = 60;
const FURTHEST_TYPO = 2;

/** The place of a key below `place`: `files` and `test` give `files.test`. */
export function placeBelow(place: Place, key: string): Place {
  return { subject: place.subject, key: place.key === '' ? key : `${place.key}.${key}` };
}

/** An error that names the key, what it got and what it takes. */
export function createSettingError(place: Place, got: string, takes: string): Error {
  return new Error(`${PLUGIN}: ${describePlace(place)}: got ${got}; takes ${takes}.`);
}

/** An error for a key that nothing reads, with the nearest known one when it looks like a slip. */
export function createUnknownKeyError(place: Place, value: unknown, known: readonly string[]): Error {
  const nearest = findNearest(place.key.slice(place.key.lastIndexOf('.') + 1), known);
  const hint = nearest === undefined ? '' : ` Did you mean ${nearest}?`;
  const takes = `takes only ${known.join(', ')}.${hint}`;
  return new Error(`${PLUGIN}: unknown ${describePlace(place)}: got ${describeValue(value)}; ${takes}`);
}

/** A short text of any value, safe for values that JSON cannot hold. */
export function describeValue(value: unknown): string {
  const text = readJson(value);
  return text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text;
}

/** The candidate that is at most two edits away from `word`, when there is one. */
export function findNearest(word: string, candidates: readonly string[]): string | undefined {
  const wanted = normalizeWord(word);
  const ranked = candidates
    .map((candidate) => ({ candidate, distance: measureDistance(wanted, normalizeWord(candidate)) }))
    .sort((a, b) => a.distance - b.distance);
  const [best] = ranked;
  return best !== undefined && best.distance <= FURTHEST_TYPO ? best.candidate : undefined;
}

function describePlace(place: Place): string {
  if (place.key !== '') return `${place.subject} ${place.key}`;
  return place.subject === 'setting' ? "settings['sequelize-guard']" : place.subject;
}

function readJson(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'function') return 'a function';
  if (typeof value === 'bigint') return `${value}n`;
  try {
    const text: unknown = JSON.stringify(value);
    return typeof text === 'string' ? text : `a ${typeof value}`;
  } catch {
    return 'a value that is not plain JSON';
  }
}

function normalizeWord(word: string): string {
  return word.replace(/^eslint-plugin-/, '').slice(0, SHOWN_LENGTH).toLowerCase().replaceAll(/[^a-z]/g, '');
}

/** Levenshtein's distance, one row at a time. */
function measureDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let index = 0; index < from.length; index += 1) {
    const next = [index + 1];
    for (let column = 0; column < to.length; column += 1) {
      const replaced = (row[column] ?? 0) + (from[index] === to[column] ? 0 : 1);
      next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** Tells whether a path, relative to the root and with `/`, is matched by one of the globs of a list. */
export type PathMatcher = (path: string) => boolean;

/** The glob of a list that matches a path, relative to the root and with `/`; undefined where none does. */
export type GlobFinder = (path: string) => string | undefined;

/** Characters of one glob. Past it, the setting is refused. */
const LONGEST_GLOB = 1000;
/** Globs that the braces of one glob stand for. Past it, the setting is refused. */
const MOST_BRACES = 1000;
/** A glob that matches all of these exempts the whole project, whatever it was meant for. */
const PROBED_FILES = ['a.js', 'src/server.js', 'src/db/index.ts', 'x/y/z.mjs'];
// As ESLint reads its own `files`, but always with `/`: paths are normalised before they come here.
const GLOB_OPTIONS: MinimatchOptions = {
  dot: true,
  nocomment: true,
  platform: 'linux',
  braceExpandMax: MOST_BRACES + 1,
};
const TAKES_GLOBS = 'a list of globs, relative to the root, for some of the files only, such as ["qa/**"]';

/** Compiles a list of globs. Throws on a value that is no list of strings and on a glob that is refused. */
export function compileGlobs(value: unknown, place: Place): PathMatcher {
  const find = compileGlobFinder(value, place);
  return (path) => find(path) !== undefined;
}

/** Compiles a list of globs to one that says which of them matches. Throws as `compileGlobs` does. */
export function compileGlobFinder(value: unknown, place: Place): GlobFinder {
  if (!Array.isArray(value)) throw createSettingError(place, describeValue(value), TAKES_GLOBS);
  const matchers = Array.from(value as readonly unknown[], (glob) => ({ glob: String(glob), matches: compileGlob(glob, place) }));
  const find: GlobFinder = (path) => matchers.find(({ matches }) => matches(path))?.glob;
  if (PROBED_FILES.every((probe) => find(probe) !== undefined)) {
    throw createSettingError(place, `${describeValue(value)}, which together match every file`, TAKES_GLOBS);
  }
  return find;
}

function compileGlob(glob: unknown, place: Place): PathMatcher {
  if (typeof glob !== 'string') throw createSettingError(place, `${describeValue(glob)} in the list`, TAKES_GLOBS);
  const spelling = describeRefusedSpelling(glob);
  if (spelling !== undefined) throw createSettingError(place, `${describeValue(glob)}, ${spelling}`, TAKES_GLOBS);
  const matches = buildMatcher(glob);
  if (matches === undefined) throw createSettingError(place, `${describeValue(glob)}, which is too complex`, TAKES_GLOBS);
  if (PROBED_FILES.every(matches)) throw createSettingError(place, `${describeValue(glob)}, which matches every file`, TAKES_GLOBS);
  return matches;
}

function describeRefusedSpelling(glob: string): string | undefined {
  if (glob.trim() === '') return 'which is empty';
  if (glob.startsWith('!')) return 'which negates';
  if (glob.startsWith('/')) return 'which starts with "/"';
  if (glob.startsWith('./')) return 'which starts with "./"';
  if (glob.endsWith('/')) return 'which ends with "/" and matches no file';
  if (isFolder(glob)) return `which names a folder and matches no file; write ${JSON.stringify(`${glob}/**`)}`;
  if (glob.length > LONGEST_GLOB) return `which is longer than ${LONGEST_GLOB} characters`;
  return undefined;
}

/** Files have an ending: a path without wildcards that ends in a plain name is a folder's, and matches no file in it. */
function isFolder(glob: string): boolean {
  return /^(?:[\w@.-]{1,100}\/){0,40}[\w@-]+$/.test(glob);
}

/** The matcher of one glob; undefined when minimatch cannot read it or it unfolds into too many globs. */
function buildMatcher(glob: string): PathMatcher | undefined {
  try {
    if (braceExpand(glob, GLOB_OPTIONS).length > MOST_BRACES) return undefined;
    const compiled = new Minimatch(glob, GLOB_OPTIONS);
    PROBED_FILES.forEach((probe) => compiled.match(probe));
    return (path) => compiled.match(path);
  } catch {
    return undefined;
  }
}

const IGNORE_FILES: Place = { subject: 'rule option', key: 'ignoreFiles' };
/** Sets of ignored globs whose compiled forms are kept. Past it, they are compiled again. */
const MOST_LISTS = 100;
/** ESLint may hand each file a fresh copy of the options, so they are told apart by their text. */
const matchersByText = new Map<string, PathMatcher>();

/** Compiles a rule's option `ignoreFiles`, once per list. Throws on a refused glob. */
export function readIgnoreMatcher(globs: readonly string[] = []): PathMatcher {
  const text = JSON.stringify(globs);
  let matches = matchersByText.get(text);
  if (!matches) {
    matches = compileGlobs(globs, IGNORE_FILES);
    if (matchersByText.size >= MOST_LISTS) matchersByText.clear();
    matchersByText.set(text, matches);
  }
  return matches;
}
