import { visitRegExpAST, type AST } from '@eslint-community/regexpp';
import { judgePattern, parsePattern } from './judge.js';
import type { NameWords } from './verdict.js';

type Anchoring = (pattern: string) => string;

/** What takes least away first. Groups do not capture, so that back-references keep their numbers. */
const ANCHORINGS: readonly Anchoring[] = [
  (pattern) => pattern,
  (pattern) => `(?:^|_)${pattern}`,
  (pattern) => `${pattern}(?:_|$)`,
  (pattern) => `${pattern}$`,
  (pattern) => `^${pattern}`,
  (pattern) => `(?:^|_)${pattern}$`,
];

/**
 * Narrows a pattern that holds a dev or test word but is unanchored: `test` to `(?:^|_)test$`, `_test` to `_test$`,
 * `^test` to `^test(?:_|$)`. The new pattern is judged good, and accepts no name that the old one does not; only `\b` is
 * taken out, because it does not hold at an underscore: `\btest\b` refuses `app_test`.
 *
 * @param flags the flags that the new pattern will have; `g` and `y` are taken to be dropped
 * @returns the new source, or undefined where no anchor makes it good
 */
export function anchorPattern(pattern: string, flags: string, names: NameWords): string | undefined {
  const kept = flags.replace(/[gy]/g, '');
  const isGood = (candidate: string): boolean => judgePattern(candidate, kept, names).kind === 'good';
  if (judgePattern(pattern, kept, names).kind !== 'unanchored') return undefined;
  const { alternatives } = parsePattern(dropWordBoundaries(pattern, kept), kept);
  const arms = alternatives.map(({ raw }) => (isGood(raw) ? raw : dropLooseEnds(raw)));
  const anchorings = arms.map((arm) => ANCHORINGS.find((anchoring) => isGood(anchoring(arm))));
  const [first] = anchorings;
  if (first !== undefined && arms.length > 1 && anchorings.every((anchoring) => anchoring === first)) {
    return first(`(?:${arms.join('|')})`);
  }
  const anchored = arms.flatMap((arm, index) => anchorings[index]?.(arm) ?? []);
  return anchored.length === arms.length ? anchored.join('|') : undefined;
}

/** `^.*` and `.*$` say nothing: a search goes on without them. A dot behind a backslash is a literal one. */
function dropLooseEnds(arm: string): string {
  return arm.replace(/^\^?\.\*\??/, '').replace(/(?<!\\)\.\*\??\$?$/, '');
}

function dropWordBoundaries(pattern: string, flags: string): string {
  const boundaries: AST.Assertion[] = [];
  visitRegExpAST(parsePattern(pattern, flags), {
    onAssertionEnter(assertion) {
      if (assertion.kind === 'word' && !assertion.negate) boundaries.push(assertion);
    },
  });
  return boundaries.reduceRight((source, { start, end }) => source.slice(0, start) + source.slice(end), pattern);
}
