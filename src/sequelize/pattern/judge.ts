import { RegExpParser, type AST } from '@eslint-community/regexpp';
import { readLiteral, type Item, type Path, PATTERN_LENGTH_LIMIT, StepLimitError, Steps } from './item.js';
import { expandAlternatives } from './path.js';
import { judgePaths, type NameWords, type PatternVerdict } from './verdict.js';

/** A verdict and what it cost; `steps` is never above `STEP_LIMIT`. */
export type PatternJudgement = PatternVerdict & { readonly steps: number };

/** What a comparison with a plain string fixes: `x === name`, `x.startsWith(name)`, `x.endsWith(name)`, `x.includes(name)`. */
export type NamePosition = 'whole' | 'start' | 'end' | 'anywhere';

const parser = new RegExpParser();

/**
 * Judges what a `match` pattern protects. The pattern is parsed and its tree read; it is never run.
 *
 * Sequelize 6 calls `match.test(config.database)`, so a pattern is good when no name without a dev or test word can
 * pass it. What the pattern says is read generously (a look-around, a back-reference or an unusual class may accept
 * anything) and only what holds even then is good. Flags: `i`, `u`, `v`, `s` and `d` change nothing here; under `m`
 * the anchors hold at every line of a name, so they prove nothing.
 *
 * @param pattern the source, as in `RegExp.prototype.source` or the first argument of `RegExp`
 * @param flags the flags as written
 */
export function judgePattern(pattern: string, flags: string, names: NameWords): PatternJudgement {
  const known = judgements.get(names) ?? new Map<string, PatternJudgement>();
  const key = `${flags}/${pattern}`;
  const judgement = known.get(key) ?? judgeAnew(pattern, flags, names);
  if (known.size >= MOST_JUDGEMENTS) known.clear();
  judgements.set(names, known.set(key, judgement));
  return judgement;
}

/** By the words of the settings: one pattern is used in many calls. */
const judgements = new WeakMap<NameWords, Map<string, PatternJudgement>>();
/** Patterns whose verdicts are kept. Past it, they are judged again. */
const MOST_JUDGEMENTS = 100;

function judgeAnew(pattern: string, flags: string, names: NameWords): PatternJudgement {
  return judgeWithin((steps) => {
    if (pattern.length > PATTERN_LENGTH_LIMIT) throw new StepLimitError();
    steps.take(pattern.length);
    const { alternatives } = parsePattern(pattern, flags);
    const paths = expandAlternatives(alternatives, { steps, depth: 0, multiline: flags.includes('m') });
    const verdict = judgePaths(paths, { names, steps });
    const flag = flags.includes('g') ? 'g' : flags.includes('y') ? 'y' : undefined;
    return verdict.kind === 'good' && flag !== undefined ? { kind: 'statefulFlag', flag } : verdict;
  });
}

/** Judges a comparison of the database name with a plain string like the pattern that says the same. */
export function judgeName(name: string, position: NamePosition, names: NameWords): PatternJudgement {
  return judgeWithin((steps) => {
    if (name.length > PATTERN_LENGTH_LIMIT) throw new StepLimitError();
    const path: Path = [
      ...(position === 'end' || position === 'anywhere' ? [] : [{ kind: 'start' } satisfies Item]),
      ...Array.from(name, readLiteral),
      ...(position === 'start' || position === 'anywhere' ? [] : [{ kind: 'end' } satisfies Item]),
    ];
    return judgePaths([path], { names, steps });
  });
}

/**
 * Parses a pattern without making a RegExp of it.
 * @throws SyntaxError where `new RegExp(pattern, flags)` does, RangeError where the parser runs out of stack
 */
export function parsePattern(pattern: string, flags: string): AST.Pattern {
  parser.parseFlags(flags);
  const [unicode, unicodeSets] = [flags.includes('u'), flags.includes('v')];
  if (unicode && unicodeSets) throw new SyntaxError('The flags u and v exclude each other');
  return parser.parsePattern(pattern, 0, pattern.length, { unicode, unicodeSets });
}

function judgeWithin(judge: (steps: Steps) => PatternVerdict): PatternJudgement {
  const steps = new Steps();
  try {
    return { ...judge(steps), steps: steps.taken };
  } catch (error) {
    // Groups nested deeply run the parser out of stack with a RangeError.
    if (error instanceof StepLimitError || error instanceof RangeError) {
      return { kind: 'tooComplex', steps: steps.taken };
    }
    if (error instanceof SyntaxError) return { kind: 'invalid', steps: steps.taken };
    throw error;
  }
}
