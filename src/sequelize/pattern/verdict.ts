import { DIGITS, type Path, type Requirement, type Steps } from './item.js';
import { isExclusion } from './path.js';
import { describeAcceptedName, findWord, readRuns, type Run } from './run.js';

/** The settings `words` and `productionNames`. Compared without case. */
export interface NameWords {
  /** Words of development and test databases. */
  readonly words: readonly string[];
  /** Words of production databases. */
  readonly productionNames: readonly string[];
}

/** What a pattern protects. All but `good` is a report. */
export type PatternVerdict =
  /** Every accepted name carries a dev or test word as a whole part, in a literal run at an anchored end. */
  | { readonly kind: 'good' }
  /** `new RegExp` throws. */
  | { readonly kind: 'invalid' }
  /** The step limit was reached; nothing is known. */
  | { readonly kind: 'tooComplex' }
  /** The pattern is good, but the object remembers `lastIndex`: the second test of the same name fails. */
  | { readonly kind: 'statefulFlag'; readonly flag: 'g' | 'y' }
  /** Any usual name is accepted. */
  | { readonly kind: 'matchesEverything' }
  /** Any usual name is accepted but those of a negative look-around. */
  | { readonly kind: 'onlyExcludes' }
  /** A production word is spelled out as a part of an accepted name; `name` is that word. */
  | { readonly kind: 'acceptsProductionName'; readonly name: string }
  /** Some alternative spells no dev or test word. */
  | { readonly kind: 'noWord' }
  /** The word is there, but not as a whole part, or not in a literal run at `^` or `$`. */
  | Unanchored;

export interface Unanchored {
  readonly kind: 'unanchored';
  /** The dev or test word found. */
  readonly word: string;
  /** A harmful name that is accepted, where one can be told. */
  readonly example: string | undefined;
  /** True where the `m` flag lets `^` or `$` hold at a line of the name, so that they anchor nothing. */
  readonly multiline: boolean;
}

const SEVERITY = {
  good: 0,
  statefulFlag: 1,
  unanchored: 2,
  noWord: 3,
  acceptsProductionName: 4,
  onlyExcludes: 5,
  matchesEverything: 6,
  tooComplex: 7,
  invalid: 8,
} as const satisfies Record<PatternVerdict['kind'], number>;

/** What every path is judged against. */
export interface Measure {
  readonly names: NameWords;
  readonly steps: Steps;
}

/** The worst verdict of the paths: a pattern is as good as its worst alternative. */
export function judgePaths(paths: readonly Path[], measure: Measure): PatternVerdict {
  return paths
    .map((path) => judgePath(path, measure))
    .reduce((worst, verdict) => (SEVERITY[verdict.kind] > SEVERITY[worst.kind] ? verdict : worst));
}

/**
 * A positive look-around is a second text that every accepted name has to fit, so one proof is enough. A production
 * word in either is reported all the same.
 */
function judgePath(path: Path, measure: Measure): PatternVerdict {
  const proofs = path.flatMap((item, index) =>
    item.kind === 'requirement' ? [withoutExample(judgePaths(readRequired(path, index, item), measure))] : [],
  );
  const verdicts = [judgePlain(path, measure), ...proofs];
  return (
    verdicts.find((verdict) => verdict.kind === 'acceptsProductionName') ??
    verdicts.reduce((best, verdict) => (SEVERITY[verdict.kind] < SEVERITY[best.kind] ? verdict : best))
  );
}

function readRequired(path: Path, index: number, { side, paths }: Requirement): Path[] {
  const outside = (side === 'ahead' ? path.slice(0, index) : path.slice(index + 1)).filter(isPlain);
  return paths.map((inside) => (side === 'ahead' ? [...outside, ...inside] : [...inside, ...outside]));
}

/** A name that fits a look-around need not fit the pattern beside it. */
function withoutExample(verdict: PatternVerdict): PatternVerdict {
  return verdict.kind === 'unanchored' ? { ...verdict, example: undefined } : verdict;
}

function isPlain(item: Path[number]): boolean {
  return item.kind !== 'requirement';
}

/** Judges a path by what it spells itself, without its positive look-arounds. */
function judgePlain(path: Path, { names, steps }: Measure): PatternVerdict {
  if (acceptsAnything(path)) return { kind: path.some(isExclusion) ? 'onlyExcludes' : 'matchesEverything' };
  const runs = readRuns(path, steps);
  const production = findFirst(runs, (run) => findWord(run, names.productionNames, 'possible'));
  if (production !== undefined) return { kind: 'acceptsProductionName', name: production.word };
  if (runs.some((run) => isProof(run, names.words))) return { kind: 'good' };
  const found = findFirst(runs, (run) => findWord(run, names.words, 'possible'));
  if (found === undefined) return { kind: 'noWord' };
  return {
    kind: 'unanchored',
    word: found.word,
    example: isOneRun(path) ? describeAcceptedName(found) : undefined,
    multiline: path.some((item) => item.kind === 'lineEdge'),
  };
}

/** True where the path lets any usual name through: nothing in it has to be there, or only what every name has. */
function acceptsAnything(path: Path): boolean {
  if (!path.every(isNoDemand)) return false;
  return !isClosed(path) || path.some((item) => item.kind === 'gap' && item.anything && item.endless);
}

/** True where the path has to fit the name from one end to the other. */
function isClosed(path: Path): boolean {
  const count = (kind: Path[number]['kind']): number => path.filter((item) => item.kind === kind).length;
  return (count('start') > 0 && count('end') > 0) || count('lineEdge') > 1;
}

function isNoDemand(item: Path[number]): boolean {
  if (item.kind === 'gap') return item.anything || item.optional;
  return item.kind !== 'literal' || item.optional;
}

function isProof(run: Run, words: readonly string[]): boolean {
  return (run.atStart || run.atEnd) && findWord(run, words, 'whole') !== undefined;
}

/** True where nothing but one run decides, so that a name can be made up that is surely accepted. */
function isOneRun(path: Path): boolean {
  const inner = path.slice(path[0]?.kind === 'start' ? 1 : 0, path.at(-1)?.kind === 'end' ? -1 : undefined);
  return inner.every((item) => item.kind === 'literal' && item.text !== DIGITS);
}

function findFirst<Item, Found>(items: readonly Item[], find: (item: Item) => Found | undefined): Found | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
