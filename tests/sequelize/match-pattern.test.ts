import { describe, expect, it } from 'vitest';
import { judgeName, judgePattern } from '../../src/sequelize/pattern/judge.js';
import type { NamePosition, PatternJudgement } from '../../src/sequelize/pattern/judge.js';
import { STEP_LIMIT, StepLimitError, Steps } from '../../src/sequelize/pattern/item.js';
import type { NameWords, PatternVerdict } from '../../src/sequelize/pattern/verdict.js';

const NAMES: NameWords = {
  words: ['test', 'dev', 'development', 'local', 'ci', 'e2e', 'sandbox'],
  productionNames: ['prod', 'production', 'live', 'main', 'master'],
};

/** `pattern` or `[pattern, flags]`: sources, because a newer flag or group would not parse on the oldest Node. */
type Source = string | readonly [pattern: string, flags: string];

const TABLE: Readonly<Record<PatternVerdict['kind'], readonly Source[]>> = {
  good: [
    // suffix
    '_test$', '-test$', '\\.test$', '/test\\.db$', '_test_\\d+$', '_test\\d+$', '_test\\d*$', '_test[0-9]+$',
    '_test1$',
    '_test_v\\d+$', '_test(_\\d+)?$', '_test\\d{2,4}$', '_e2e$', '-ci$', '.*_test$', '^.*_test$',
    '^[a-z]+_test$', '_TEST$',
    '\\\\test$', '_sandbox_[0-9]{4}$', '\\x5ftest$', '_test[\\d]?$',
    // prefix
    '^test_', '^shop-dev-', '^ci-', '^app_test_', '^test1_', '^test\\d*_', '^\\d+_test_', '^dev\\.db',
    '^test(_|$)', '^local[._-]',
    '^test_.*$', '^test_(?:a|b)*$',
    // the whole name
    '^test$', '^app_(dev|test)$', '^(?:dev|test|ci)$', '^e2e$', '^test\\.sqlite$',
    // alternatives and groups
    '(^|_)test$', '(?:^|[_-])test$', '^(.*_)?test$', '_test$|^test_', '_test$|_dev$', '_(?:test|dev)$',
    '((((_test))))$',
    '^(?<env>test|dev)_', '_(t)(e)(s)(t)$', '_(?:(?:te)(?:st)|d(?:e)v)$', '^(dev|test)_(eu|us|ap)_\\d+$',
    '(_test)+$', '(_test){2,}$',
    '(_test){1}$', '_te(?:st|st)$', '^_?test_', '(?:^|_)(?:test|dev)\\d*$',
    // character classes
    '[_-]test$', '_[Tt][Ee][Ss][Tt]$', '_[t]est$', '[_.-]dev[_.-]?$', '^[tT]est[_-]', '[_\\-/.]test$',
    '_test[_-]$',
    // look-arounds
    '^(?=.*_test$)', '^(?=test_)', '(?<=_)test$', '(?<=^|_)test$', '_test(?=$)', '^(?!prod)test_',
    '^(?!.*prod).*_test$',
    '(?<=_test)$', '^(?=.*_test$)(?=.{1,20}$)', '^(?=.{1,20}$).*_test$', '_test(?!.)$',
    // back-references
    '^(test)_\\1', '(_)\\1_test$',
    // flags
    ['_test$', 'i'], ['^test_', 'u'], ['_test$', 'v'], ['_test$', 's'], ['_test$', 'd'], ['_test$', 'iu'],
    ['[_\\-]test$', 'v'],
    ['(^|[_\\-])test$', 'v'], ['[[_\\-]\\.]test$', 'v'], ['_\\u{74}est$', 'u'], ['\\p{L}_test$', 'u'],
    ['_(?i:test)$', ''],
    ['(?-m:^)test_', 'm'], ['(?-m:_test$)', 'm'],
    // much work that stays within the bounds
    `^${'(?=(a|b)*)'.repeat(60)}_test$`, `^${'a'.repeat(980)}_test$`,
    `${'('.repeat(100)}_test$${')'.repeat(100)}`, `^${'a'.repeat(993)}_test$`,
    `^${'.*'.repeat(20)}_test$`,
  ],
  statefulFlag: [['_test$', 'g'], ['_test$', 'gi'], ['^test_', 'y'], ['_test$', 'gy']],
  matchesEverything: [
    '', '(?:)', '.*', '^.*$', '^', '$', '.', '.+', '^.+$', '^.{1,63}$', '\\w', '\\w+', '^\\w+$', '^\\S*$',
    '[^]', '[\\s\\S]+', '[\\d\\D]*',
    '^[a-z0-9_]+$', '^[^\\n]+', 'a|', '_test$|', '|_test$', '_test$|.*', '(_test)?$', '(?:_test){0,3}$',
    '(_test)*', 'test*?|a*', '_?',
    '(test)?', '(?:_test|)$', '(|_test)$', '(.)*', '(?:a|.)+', '^(?:.*|_test)$', '\\b', '\\d*', '(?=)',
    '(?=.*)', '^(?:_test$)?', '[a-f]*', '^.{0,32}$', '^(?:..){0,32}$', '^(?:(?!x).|.)*$', '^(?:.\\b)*$',
    ['.*', 's'], ['^.*$', 'm'], ['.*', 'g'], ['(?i:)', ''],
  ],
  onlyExcludes: [
    '^(?!prod)', '(?!prod)', '^(?!.*prod).*$', '^(?!.*prod)', '^((?!prod).)*$', '^((?!prod).)+$',
    '^(?!prod$).+', '(?<!prod)$',
    '^.*(?<!_prod)$', '(?!)', '_test$|^(?!prod)', '^(?!prod|live)\\w+$', ['^(?!prod)', 'i'],
    ['^(?!prod)', 'g'],
  ],
  acceptsProductionName: [
    'prod', '_prod$', '^prod', '^production$', '_(test|prod)$', '^(dev|production)_', '_test$|_prod$',
    '^test_|^live_', '_live$', '^app_main$',
    '^(?:prod_)?test$', '^app(_prod)?_test$', '^prod_test$', '^test_prod$', '_(test|p(r)od)$',
    '_test_(prod)*$', '^master-', '_PROD$',
    '_[p]rod$', '^prod1_', '^(?=prod)', '^(?=.*_test$)prod_', ['_PrOd$', 'i'], ['_prod$', 'g'], '(prod|test)',
    '_prod\\d+$',
  ],
  noWord: [
    '^app_', '_db$', 'app', 'latest', '^contest_', 'contest$', '_latest$', '^testimonials_', '^devices$',
    'social', '^$', '^a*$', '^.$', '^(a+)+$',
    '(a+)+$', '^[a-z]+$', '\\d+', '^\\d*$', '_test$|_staging$', '^app_(test|staging)$', '^test_|^app_',
    'product', '^domain_', '_tes[rt]$',
    '_t.st$', '_te?t$', '^[^p]', '\\D', '(a)\\1', '_tesst$', '_[td]est$', '^app|_test$', '^(_test)?$',
    '^(test_)?app$', 'undefined', ':memory:',
    ['^app_', 'i'], ['app', 'y'], ['\\p{L}+', 'u'], ['^[[a-z]--[p]]+$', 'v'], ['^$', 'm'],
    ['_[\\q{test|dev}]$', 'v'],
    '[_-]', '^test[\\x7f-\\x7f]', '_testä$', '^(.x)*$', '^.{0,31}$', ['^[\\p{L}_]+$', 'u'],
  ],
  unanchored: [
    'test', 'test$', '^test', '_test', 'test_', '_test_', '^app_test', 'test|dev', '_test$|test',
    '^(dev|test)', '(dev|test)$', '\\btest\\b',
    '\\btest$', '^app_test\\b', '_test.*', '_test.*$', '^.*_test', '^.*test$', '_?test$', '^test_?',
    '_*test$', '_test\\w*$', '_test_\\w+$',
    '_test[a-z]$', '^.*test_', '^\\w+test_', '_test(?!\\d)', '_test(?=$|_)', '(?<=_)test', '(?<![a-z])test$',
    '^(?=.*test)', '^(?=.*_test)',
    '(?=test_)', '(test)_\\1$', '^(test|test_)', '(?:_)?test$', '[^a-z]test$', '_test[^a-z]', '^test\\d',
    '^test\\d+', '\\.test\\.', '^test.',
    'e2e', '^e2e', '^dev', 'ci$', '_test(_[a-z]+)?$', '_test(?:-[a-z]+)*$', '(_)\\1test$', '1test$',
    '^(?:test_|dev)', '\\dtest$', '.test$', '^.test_', '(_test)+', '\\Btest$',
    ['_test', 'i'], ['TEST', 'i'], ['_test', 'g'], ['_test$', 'm'], ['^test_', 'm'], ['^test$', 'm'],
    ['(?m:^)test_', ''], ['_test(?m:$)', ''],
    ['(?i:^)test_', 'm'], '[_ä]test$', '[\\s_]test$', '(?=test_)^app',
  ],
  invalid: [
    '(', ')', '[', '*', '+a', 'a{2,1}', '\\', '(?<a>', '(?<a>x)(?<a>y)', '[b-a]', '(?<=a)*',
    ['\\u{110000}', 'u'], ['\\p{Nope}', 'u'], ['{', 'u'], ['[(]', 'v'], ['_test$', 'gg'], ['_test$', 'x'],
    ['_test$', 'uv'],
  ],
  tooComplex: [
    '(a|b)'.repeat(40), `^${'(a|b)'.repeat(40)}_test$`, '(((((((a+)+)+)+)+)+)+)+',
    `${'('.repeat(1_000)}_test$${')'.repeat(1_000)}`,
    `${'('.repeat(450)}_test$${')'.repeat(450)}`, `${'(?:'.repeat(150)}a+${')+'.repeat(150)}`,
    'a'.repeat(10_000), `_test$|${'a|'.repeat(5_000)}`,
    '('.repeat(10_000), `${'('.repeat(101)}_test$${')'.repeat(101)}`,
  ],
};

function judge(source: Source): PatternJudgement {
  const [pattern, flags] = typeof source === 'string' ? [source, ''] : source;
  return judgePattern(pattern, flags, NAMES);
}

function describeSource(source: Source): string {
  const [pattern, flags] = typeof source === 'string' ? [source, ''] : source;
  return pattern.length > 60 ? `/${pattern.slice(0, 40)}…/${flags} of ${pattern.length}` : `/${pattern}/${flags}`;
}

for (const [kind, sources] of Object.entries(TABLE)) {
  describe(`a match pattern judged ${kind}`, () => {
    it.each(sources.map((source) => [describeSource(source), source] as const))('%s', (_, source) => {
      expect(judge(source).kind).toBe(kind);
    });
  });
}

describe('the table of patterns', () => {
  const rows = Object.entries(TABLE).flatMap(([kind, sources]) => sources.map((source) => ({ kind, source })));

  it('holds at least 120 different patterns', () => {
    expect(new Set(rows.map(({ source }) => JSON.stringify(source))).size).toBe(rows.length);
    expect(rows.length).toBeGreaterThanOrEqual(120);
  });

  it('calls invalid what RegExp refuses, and nothing else', () => {
    // Groups with modifiers are ES2025: older engines refuse them.
    const known = rows.filter(({ kind, source }) => kind !== 'tooComplex' && !/\(\?-?[ims]+:/.test(String(source)));
    for (const { kind, source } of known) {
      const make = (): RegExp => (typeof source === 'string' ? new RegExp(source) : new RegExp(...source));
      if (kind === 'invalid') expect(make, describeSource(source)).toThrow(SyntaxError);
      else expect(make, describeSource(source)).not.toThrow();
    }
  });

  it('is judged within the step limit, row by row', () => {
    for (const { source } of rows) expect(judge(source).steps, describeSource(source)).toBeLessThanOrEqual(STEP_LIMIT);
  });
});

describe('the steps of a judgement', () => {
  const steps = (pattern: string): number => judgePattern(pattern, '', NAMES).steps;

  it('are few for what people write', () => {
    expect(steps('_test$')).toBeLessThan(50);
    expect(steps('^app_(?:dev|test|ci|local)_(?:eu|us|ap)_\\d+$')).toBeLessThan(1_000);
  });

  it('grow with the length of a literal, not with its square', () => {
    expect(steps(`${'a'.repeat(800)}_test$`)).toBeLessThan(2.1 * steps(`${'a'.repeat(400)}_test$`));
  });

  it('are counted for each path', () => {
    expect(steps(`(a|b|c|d)${'x'.repeat(400)}_test$`)).toBeGreaterThan(3_000);
  });

  it('may be as many as the limit, and no more', () => {
    const booked = new Steps();
    booked.take(STEP_LIMIT);
    expect(booked.taken).toBe(STEP_LIMIT);
    expect(() => {
      booked.take(1);
    }).toThrow(StepLimitError);
  });

  it('stop at the limit where alternatives multiply', () => {
    expect(judgePattern('(a|b)'.repeat(40), '', NAMES)).toEqual({ kind: 'tooComplex', steps: STEP_LIMIT });
  });

  it('are none for a pattern or name that is too long to parse', () => {
    expect(judgePattern('a'.repeat(1_001), '', NAMES)).toEqual({ kind: 'tooComplex', steps: 0 });
    expect(judgeName(`${'a'.repeat(1_001)}_test`, 'whole', NAMES)).toEqual({ kind: 'tooComplex', steps: 0 });
    expect(judgeName(`${'a'.repeat(995)}_test`, 'whole', NAMES).kind).toBe('good');
  });
});

describe('a judgement with hardly any stack left', () => {
  it('is too complex, and throws nothing', () => {
    const atTheBottom = (): PatternVerdict => {
      try {
        return atTheBottom();
      } catch {
        return judgePattern(`${'('.repeat(450)}_test$${')'.repeat(450)}`, '', NAMES);
      }
    };
    expect(atTheBottom().kind).toBe('tooComplex');
  });
});

describe('what a verdict tells', () => {
  it.each([
    ['test', '', { word: 'test', example: 'contest_prod', multiline: false }],
    ['test$', '', { word: 'test', example: 'contest', multiline: false }],
    ['^test', '', { word: 'test', example: 'tests_prod', multiline: false }],
    ['_test', '', { word: 'test', example: 'app_test_prod', multiline: false }],
    ['^app_dev', 'i', { word: 'dev', example: 'app_devs_prod', multiline: false }],
    ['^.*test$', '', { word: 'test', example: undefined, multiline: false }],
    ['[a-f]test', '', { word: 'test', example: undefined, multiline: false }],
    ['^app_test\\d', '', { word: 'test', example: undefined, multiline: false }],
    ['(?=_test)', '', { word: 'test', example: undefined, multiline: false }],
    ['_test$', 'm', { word: 'test', example: undefined, multiline: true }],
  ])('unanchored /%s/%s names the word and a name it lets through', (pattern, flags, expected) => {
    expect(judgePattern(pattern, flags, NAMES)).toMatchObject({ kind: 'unanchored', ...expected });
  });

  it.each<[NamePosition, string]>([['end', 'contest'], ['start', 'tests_prod']])('of a name at the %s is a name that it lets through', (position, example) => {
    expect(judgeName('test', position, NAMES)).toMatchObject({ kind: 'unanchored', example });
  });

  it('names the production word as the setting writes it', () => {
    const names = { words: ['QA'], productionNames: ['Kunden'] };
    expect(judgePattern('_(qa|kunden)$', '', names)).toMatchObject({ kind: 'acceptsProductionName', name: 'Kunden' });
    expect(judgePattern('_qa$', '', names).kind).toBe('good');
    expect(judgePattern('_test$', '', names).kind).toBe('noWord');
  });

  it('names the flag', () => {
    expect(judgePattern('_test$', 'ig', NAMES)).toMatchObject({ kind: 'statefulFlag', flag: 'g' });
    expect(judgePattern('_test$', 'y', NAMES)).toMatchObject({ kind: 'statefulFlag', flag: 'y' });
  });

  it('is never good without words', () => {
    expect(judgePattern('_test$', '', { words: [], productionNames: [] }).kind).toBe('noWord');
    expect(judgePattern('_test$', '', { words: [''], productionNames: [''] }).kind).toBe('noWord');
  });

  it('does not take a literal control character for a separator or digit', () => {
    expect(judgePattern('\\x00test$', '', NAMES).kind).toBe('noWord');
    expect(judgePattern('_test\\x01$', '', NAMES).kind).toBe('noWord');
  });
});

describe('a comparison of the database name with a string', () => {
  it.each<[name: string, position: NamePosition, kind: PatternVerdict['kind']]>([
    ['app_test', 'whole', 'good'],
    ['test', 'whole', 'good'],
    ['app-dev-2', 'whole', 'good'],
    ['_test', 'end', 'good'],
    ['test_', 'start', 'good'],
    ['app_test_', 'start', 'good'],
    ['test', 'end', 'unanchored'],
    ['test', 'start', 'unanchored'],
    ['_test_', 'end', 'good'],
    ['test_', 'anywhere', 'unanchored'],
    ['_test', 'anywhere', 'unanchored'],
    ['app', 'start', 'noWord'],
    ['latest', 'whole', 'noWord'],
    ['contest', 'end', 'noWord'],
    ['', 'whole', 'noWord'],
    ['', 'start', 'matchesEverything'],
    ['', 'end', 'matchesEverything'],
    ['app_prod', 'whole', 'acceptsProductionName'],
    ['_prod', 'end', 'acceptsProductionName'],
    ['.*_test', 'whole', 'good'],
    ['^test$', 'whole', 'noWord'],
  ])('%j as the %s is %s', (name, position, kind) => {
    expect(judgeName(name, position, NAMES).kind).toBe(kind);
  });
});
