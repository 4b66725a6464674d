import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeName, judgePattern } from '../../src/sequelize/pattern/judge.js';
import { anchorPattern } from '../../src/sequelize/pattern/anchor.js';
import { STEP_LIMIT } from '../../src/sequelize/pattern/item.js';
import type { NameWords, PatternVerdict } from '../../src/sequelize/pattern/verdict.js';

const NAMES: NameWords = { words: ['test', 'dev', 'e2e'], productionNames: ['prod', 'live'] };
const RUNS = { numRuns: 1_500, seed: 20_261_121 };

type Judge = (pattern: string, flags: string) => PatternVerdict['kind'];
const judge: Judge = (pattern, flags) => judgePattern(pattern, flags, NAMES).kind;

/** Names without a dev or test part, as production databases have them. */
const PRODUCTION_LIKE = [
  'app_prod', 'contest_prod', 'latest', 'production', 'testimonials', 'main', 'live', 'contest', 'protest',
  'devices', 'localhost_prod',
  'prod', 'app', 'app_latest', 'testers_live', 'devtest', 'testdev', 'attest', 'app_devices', 'pretest',
  'prod1', 'a', '', 'undefined',
  ':memory:', 'testapp', 'apptest', 'app-latest', 'dev1ces', 'e2e2e', 'xe2e', 'contest-1', 'latest_1',
  'a_tested', 'testa', 'xtest1',
];

/** Fragments that meet at the edges of a word. */
const fragments = [
  'test', 'dev', 'e2e', 'prod', 'app', 'con', 'la', 'e', '_', '-', '\\.', '[_-]', '[^_]', '.', '.*', '.+',
  '\\w+', '\\d', '\\d+', '\\d*', '[0-9]{2}',
  '^', '$', '\\b', '\\B', '[tT]', '[ts]', '[_1]', '_?', '_*', '_+', 't?', '(?!prod)', '(?=.*_test$)',
  '(?=test)', '(?<=_)', '(?<!_)', '(?<=^|_)',
  '(?=_)', '(?!_)', '1', 's', '\\1', '()', '[\\s\\S]', '[^]',
];
const quantifiers = ['', '', '', '?', '*', '+', '{2}', '{0,2}', '{1,3}', '+?', '*?'];

const { source } = fc.letrec<{ source: string; arm: string; part: string }>((tie) => ({
  source: fc.array(tie('arm'), { minLength: 1, maxLength: 3 }).map((arms) => arms.join('|')),
  arm: fc.array(tie('part'), { maxLength: 6 }).map((parts) => parts.join('')),
  part: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(...fragments),
    fc
      .tuple(fc.constantFrom('(', '(?:', '(?=', '(?<='), tie('source'), fc.constantFrom(...quantifiers))
      .map(([open, inside, count]) => `${open}${inside})${open === '(?<=' ? '' : count}`),
  ),
}));
const flags = fc.constantFrom('', '', 'i', 's', 'm', 'd', 'is', 'im');

/** Patterns that come near a good one, so that enough of them are: an anchored word with one thing wrong, or none. */
const nearArm = fc
  .tuple(
    fc.constantFrom('', '^', '^', '(^|_)', '.*', '(?!prod)^', 'a*'),
    fc.constantFrom('_', '-', '', '_?', '(?:_|)', '[_-]', '.', '(?<=_)'),
    fc.constantFrom(
      'test', 'dev', '(test|dev)', 'e2e', '(?:dev|tes)', '(test|prod)', 'live', '[tT]est', '(test)+', '(?:test){0,2}',
      'tes(t|s)',
    ),
    fc.oneof(fc.constantFrom('', '\\d*', '_1', '_?', '(?:_|$)', '_', '-.*', '(_\\d+)?', '\\b'), source),
    fc.constantFrom('$', '', '$', '(?=$)'),
  )
  .map((parts) => parts.join(''));
const near = fc.array(nearArm, { minLength: 1, maxLength: 2 }).map((arms) => arms.join('|'));
const patterns = fc.oneof(source, near, fc.tuple(near, source).map((arms) => arms.join('|')));

/** Whether any part of the name is a dev or test word, with digits after it or not. */
function hasWord(name: string): boolean {
  return name.toLowerCase().split(/[-_./\\]/).some((part) => /^(?:test|dev|e2e)\d*$/.test(part));
}

const bits = fc.constantFrom(
  'test', 'dev', 'e2e', 'prod', 'app', 'con', 'la', 's', 'e', '_', '-', '.', '1', '2', 'T', 'TEST', 'é', ' ', '\n',
);
const names = fc.oneof(fc.constantFrom(...PRODUCTION_LIKE), fc.array(bits, { maxLength: 7 }).map((all) => all.join('')));
const wordless = names.filter((name) => !hasWord(name));
const WITHOUT_WORD = [...PRODUCTION_LIKE, ...fc.sample(wordless, { ...RUNS, numRuns: 400 })];

function make(pattern: string, flagText: string): RegExp | undefined {
  try {
    return new RegExp(pattern, flagText);
  } catch {
    return undefined;
  }
}

/** A pattern judged good accepts no name without a dev or test part. */
function holdsFor(judged: Judge): fc.IProperty<[string, string]> {
  return fc.property(patterns, flags, (pattern, flagText) => {
    if (judged(pattern, flagText) !== 'good') return true;
    const expression = new RegExp(pattern, flagText);
    return WITHOUT_WORD.every((name) => !expression.test(name));
  });
}

describe('a generated pattern that is judged good', () => {
  it('accepts no name without a dev or test part', () => {
    fc.assert(holdsFor(judge), RUNS);
  });

  it('is generated often enough for that to mean something', () => {
    const kinds = fc.sample(fc.tuple(patterns, flags), RUNS).map(([pattern, flagText]) => judge(pattern, flagText));
    for (const kind of ['good', 'unanchored', 'noWord', 'matchesEverything', 'acceptsProductionName'] as const) {
      expect(kinds.filter((each) => each === kind).length, kind).toBeGreaterThan(30);
    }
  });

  const judgeOther = (pattern: string, flagText: string, other: string): PatternVerdict['kind'] =>
    make(pattern, flagText) === undefined ? 'invalid' : judge(other, flagText);

  it.each<[fault: string, judge: Judge]>([
    ['the word alone is enough', (pattern, f) => (judge(pattern, f) === 'unanchored' ? 'good' : judge(pattern, f))],
    [
      'an anchor anywhere is enough',
      (pattern, f) => (judge(pattern, f) === 'unanchored' && /[$^]/.test(pattern) ? 'good' : judge(pattern, f)),
    ],
    [
      'only the first alternative is read',
      (pattern, f) => judgeOther(pattern, f, /^[^|()]*(?=\|)/.exec(pattern)?.[0] ?? pattern),
    ],
    [
      'an optional part is taken as forced',
      (pattern, f) => judgeOther(pattern, f, pattern.replace(/(?<=[_)])\?/g, '')),
    ],
  ])('would not be trusted if %s', (_, faulty) => {
    expect(fc.check(holdsFor(faulty), { ...RUNS, endOnFailure: true }).failed).toBe(true);
  });
});

describe('a generated pattern', () => {
  it('is invalid where RegExp refuses it, and only there', () => {
    fc.assert(
      fc.property(patterns, flags, (pattern, flagText) => {
        const kind = judge(pattern, flagText);
        return kind === 'tooComplex' || (kind === 'invalid') === (make(pattern, flagText) === undefined);
      }),
      RUNS,
    );
  });

  it('is never judged beyond the step limit, whatever its characters', () => {
    const unit = fc.constantFrom(...Array.from('()[]{}|*+?^$\\.ab_-1,:=!<>'));
    const text = fc.oneof(patterns, fc.string({ maxLength: 60, unit }));
    fc.assert(
      fc.property(text, fc.constantFrom('', 'u', 'v', 'm', 'zz'), (pattern, flagText) => {
        return judgePattern(pattern, flagText, NAMES).steps <= STEP_LIMIT;
      }),
      RUNS,
    );
  });

  it('accepts the example of its verdict', () => {
    fc.assert(
      fc.property(patterns, flags, (pattern, flagText) => {
        const verdict = judgePattern(pattern, flagText, NAMES);
        const example = verdict.kind === 'unanchored' ? verdict.example : undefined;
        return example === undefined || new RegExp(pattern, flagText).test(example);
      }),
      RUNS,
    );
  });

  it('is narrowed by anchoring into a good one that accepts nothing new', () => {
    const withoutBoundary = patterns.filter((pattern) => !pattern.includes('\\b'));
    fc.assert(
      fc.property(withoutBoundary, flags, fc.array(names, { maxLength: 20 }), (pattern, flagText, all) => {
        const anchored = anchorPattern(pattern, flagText, NAMES);
        if (anchored === undefined) return true;
        const [before, after] = [new RegExp(pattern, flagText), new RegExp(anchored, flagText)];
        const isNarrower = all.every((name) => name.includes('\n') || !after.test(name) || before.test(name));
        return judge(anchored, flagText) === 'good' && isNarrower;
      }),
      RUNS,
    );
  });
});

describe('a generated comparison that is judged good', () => {
  it('fits no name without a dev or test part', () => {
    const positions = fc.constantFrom('whole', 'start', 'end');
    fc.assert(
      fc.property(names, positions, fc.constantFrom(...WITHOUT_WORD), (text, position, name) => {
        const fits = { whole: name === text, start: name.startsWith(text), end: name.endsWith(text) }[position];
        return !fits || judgeName(text, position, NAMES).kind !== 'good';
      }),
      { ...RUNS, numRuns: 20_000 },
    );
  });
});
