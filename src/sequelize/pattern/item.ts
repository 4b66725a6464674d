/**
 * What a part of a pattern can swallow. `gap` is any string that is not worth spelling out, and is always
 * read as more than the pattern really accepts: what is proven with gaps holds for the pattern.
 */
export interface Gap {
  readonly kind: 'gap';
  /** True where every character of a usual name fits: `.`, `\w`, `[^]`. */
  readonly anything: boolean;
  /** True where it may be empty. */
  readonly optional: boolean;
  /** True where it may be as long as a whole name. */
  readonly endless: boolean;
  /** True where a negative look-around is inside: `((?!prod).)*`. */
  readonly excludes: boolean;
}

/** One character that is known well enough to spell a word: its text as `readRuns` writes it. */
export interface Literal {
  readonly kind: 'literal';
  readonly text: string;
  /** True for `\d*`, which may be empty. */
  readonly optional: boolean;
}

/** A positive look-around: one of its paths holds on that side. */
export interface Requirement {
  readonly kind: 'requirement';
  readonly side: 'ahead' | 'behind';
  readonly paths: readonly Path[];
}

/**
 * One step of a path. `start` and `end` are `^` and `$`; `lineEdge` is either of them under the `m` flag, where it
 * holds at every line of the name and so anchors nothing; `boundary` is `\b` or `\B`; `exclusion` a negative look-around.
 */
export type Item =
  | Gap
  | Literal
  | Requirement
  | { readonly kind: 'start' | 'end' | 'lineEdge' | 'boundary' | 'exclusion' };

/** One way through a pattern: all groups opened, one alternative chosen in each. */
export type Path = readonly Item[];

/** Written for a class of separators only, `[_-]`; a literal U+0000 is never written as it is. */
export const SEPARATOR = '\u0000';
/** Written for a digit or digits that are not known one by one: `\d`, `\d+`. */
export const DIGITS = '\u0001';

/** A gap that proves nothing and claims nothing: a back-reference, a class of some letters. */
export const SOMETHING: Gap = { kind: 'gap', anything: false, optional: false, endless: false, excludes: false };
/** One character that may be any. */
export const ANY_CHARACTER: Gap = { ...SOMETHING, anything: true };

/** Reads one character of a pattern or name. Case is dropped: `APP_TEST` is a test database too. */
export function readLiteral(character: string): Literal {
  const isMarker = character === SEPARATOR || character === DIGITS;
  return { kind: 'literal', text: isMarker ? '\uFFFD' : character.toLowerCase(), optional: false };
}

/** Most characters a pattern may have: a database name has 63 to 128, and parsing must stay cheap too. */
export const PATTERN_LENGTH_LIMIT = 1000;
/**
 * Steps that one pattern may take: one for each item of a path that is written or read. Past it, the pattern is too
 * complex to be judged, and does not protect.
 */
export const STEP_LIMIT = 20000;
/** Groups of a pattern inside one another. Past it, the pattern is too complex to be judged, and does not protect. */
const DEPTH_LIMIT = 100;
/** Thrown when a pattern needs more than the limits above; `judgePattern` turns it into `tooComplex`. */
export class StepLimitError extends Error {}

/** Counts the work done on one pattern, so that no pattern can make a lint run hang. */
export class Steps {
  #taken = 0;

  /** Steps taken so far, never above `STEP_LIMIT`. */
  get taken(): number {
    return this.#taken;
  }

  /** Books `count` steps before the work is done. @throws StepLimitError when they are too many */
  take(count: number): void {
    const wanted = this.#taken + count;
    this.#taken = Math.min(wanted, STEP_LIMIT);
    if (wanted > STEP_LIMIT) throw new StepLimitError();
  }

  /** Books one level of nesting. @throws StepLimitError when the groups lie too deep */
  enter(depth: number): void {
    this.take(1);
    if (depth > DEPTH_LIMIT) throw new StepLimitError();
  }
}
