import { braceExpand, Minimatch, type MinimatchOptions } from 'minimatch';
import { createSettingError, describeValue, type Place } from '../settings/values.js';

/** Tells whether a path, relative to the root and with `/`, is matched by one of the globs of a list. */
export type PathMatcher = (path: string) => boolean;

/** The glob of a list that matches a path, relative to the root and with `/`; undefined where none does. */
export type GlobFinder = (path: string) => string | undefined;

/** Characters of one glob. Past it, the setting is refused. */
const LONGEST_GLOB = 1000;
/** Globs that the braces of one glob stand for. Past it, the setting is refused. */
const MOST_BRACES = 1000;
/** A glob that matches all of these exempts the whole project, whatever it was meant for. */
const PROBES = ['a.js', 'src/server.js', 'src/db/index.ts', 'x/y/z.mjs'];
// As ESLint reads its own `files`, but always with `/`: paths are normalised before they come here.
const OPTIONS: MinimatchOptions = {
  dot: true,
  nocomment: true,
  platform: 'linux',
  braceExpandMax: MOST_BRACES + 1,
};
const TAKES = 'a list of globs, relative to the root, for some of the files only, such as ["qa/**"]';

/** Compiles a list of globs. Throws on a value that is no list of strings and on a glob that is refused. */
export function compileGlobs(value: unknown, place: Place): PathMatcher {
  const find = compileGlobFinder(value, place);
  return (path) => find(path) !== undefined;
}

/** Compiles a list of globs to one that says which of them matches. Throws as `compileGlobs` does. */
export function compileGlobFinder(value: unknown, place: Place): GlobFinder {
  if (!Array.isArray(value)) throw createSettingError(place, describeValue(value), TAKES);
  const matchers = Array.from(value as readonly unknown[], (glob) => ({ glob: String(glob), matches: compileGlob(glob, place) }));
  const find: GlobFinder = (path) => matchers.find(({ matches }) => matches(path))?.glob;
  if (PROBES.every((probe) => find(probe) !== undefined)) {
    throw createSettingError(place, `${describeValue(value)}, which together match every file`, TAKES);
  }
  return find;
}

function compileGlob(glob: unknown, place: Place): PathMatcher {
  if (typeof glob !== 'string') throw createSettingError(place, `${describeValue(glob)} in the list`, TAKES);
  const spelling = describeRefusedSpelling(glob);
  if (spelling !== undefined) throw createSettingError(place, `${describeValue(glob)}, ${spelling}`, TAKES);
  const matches = buildMatcher(glob);
  if (matches === undefined) throw createSettingError(place, `${describeValue(glob)}, which is too complex`, TAKES);
  if (PROBES.every(matches)) throw createSettingError(place, `${describeValue(glob)}, which matches every file`, TAKES);
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
    if (braceExpand(glob, OPTIONS).length > MOST_BRACES) return undefined;
    const compiled = new Minimatch(glob, OPTIONS);
    PROBES.forEach((probe) => compiled.match(probe));
    return (path) => compiled.match(path);
  } catch {
    return undefined;
  }
}

const OPTION: Place = { subject: 'rule option', key: 'ignoreFiles' };
/** Sets of ignored globs whose compiled forms are kept. Past it, they are compiled again. */
const MOST_OPTIONS = 100;
/** ESLint may hand each file a fresh copy of the options, so they are told apart by their text. */
const matchersByText = new Map<string, PathMatcher>();

/** Compiles a rule's option `ignoreFiles`, once per list. Throws on a refused glob. */
export function readIgnoreMatcher(globs: readonly string[] = []): PathMatcher {
  const text = JSON.stringify(globs);
  let matches = matchersByText.get(text);
  if (!matches) {
    matches = compileGlobs(globs, OPTION);
    if (matchersByText.size >= MOST_OPTIONS) matchersByText.clear();
    matchersByText.set(text, matches);
  }
  return matches;
}
