import { compileGlobs, type PathMatcher } from './globs.js';
import type { Place } from '../settings/error.js';

const OPTION: Place = { subject: 'rule option', key: 'ignoreFiles' };
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
