import { describe, expect, it } from 'vitest';
import { judgePattern } from '../../src/sequelize/pattern/judge.js';
import { anchorPattern } from '../../src/sequelize/pattern/anchor.js';

const NAMES = {
  words: ['test', 'dev', 'development', 'local', 'ci', 'e2e', 'sandbox'],
  productionNames: ['prod', 'production', 'live', 'main', 'master'],
};

const ANCHORED: readonly (readonly [pattern: string, flags: string, anchored: string])[] = [
  ['test', '', '(?:^|_)test$'],
  ['test$', '', '(?:^|_)test$'],
  ['^test', '', '^test(?:_|$)'],
  ['_test', '', '_test$'],
  ['-test', '', '-test$'],
  ['test_', '', '^test_'],
  ['_test_', '', '_test_$'],
  ['^app_test', '', '^app_test(?:_|$)'],
  ['test\\d+', '', '(?:^|_)test\\d+$'],
  ['test|dev', '', '(?:^|_)(?:test|dev)$'],
  ['_test|_dev', '', '(?:_test|_dev)$'],
  ['(test|dev)', '', '(?:^|_)(test|dev)$'],
  ['_test$|dev', '', '_test$|(?:^|_)dev$'],
  ['^.*test$', '', '(?:^|_)test$'],
  ['.*test.*', '', '(?:^|_)test$'],
  ['.*?_dev.*?$', '', '_dev$'],
  ['^.*_test$|dev', '', '^.*_test$|(?:^|_)dev$'],
  ['_test|dev', '', '_test$|(?:^|_)dev$'],
  ['(test)_\\1$', '', '^(test)_\\1$'],
  ['\\btest\\b', '', '(?:^|_)test$'],
  ['\\btest$|_dev\\b', 'i', '(?:^|_)test$|_dev$'],
  ['TEST', 'i', '(?:^|_)TEST$'],
  ['test', 'g', '(?:^|_)test$'],
  ['_test', 'gy', '_test$'],
  ['test', 'u', '(?:^|_)test$'],
  ['[_\\-]test', 'v', '[_\\-]test$'],
];

describe('anchoring a pattern', () => {
  it.each(ANCHORED)('turns /%s/%s into /%s/', (pattern, flags, anchored) => {
    expect(anchorPattern(pattern, flags, NAMES)).toBe(anchored);
  });

  it.each(ANCHORED)('of /%s/%s refuses production databases', (_, flags, anchored) => {
    const kept = flags.replace(/[gy]/g, '');
    expect(judgePattern(anchored, kept, NAMES).kind).toBe('good');
    const expression = new RegExp(anchored, kept);
    const accepted = ['app_prod', 'contest_prod', 'latest', 'contest', 'testimonials', 'devices'];
    expect(accepted.filter((name) => expression.test(name))).toEqual([]);
  });

  it.each(['test', 'test$', '_test', 'test|dev', '(dev|test)', '\\btest\\b', '.*test.*', '^app_test'])(
    'of /%s/ still accepts app_test',
    (pattern) => {
      expect(new RegExp(anchorPattern(pattern, '', NAMES) ?? '^$').test('app_test')).toBe(true);
    },
  );

  it.each([
    ['_test$', '', 'is good already'],
    ['_test$', 'g', 'is good once the flag is gone'],
    ['^app_', '', 'holds no word'],
    ['latest', '', 'holds a word inside another one only'],
    ['.*', '', 'accepts everything'],
    ['^(?!prod)', '', 'only excludes'],
    ['test|prod', '', 'accepts a production name'],
    ['test|', '', 'has an empty alternative'],
    ['test|app', '', 'has an alternative without a word'],
    ['_test', 'm', 'has a flag under which no anchor holds'],
    ['test(', '', 'does not parse'],
    ['(a|b)'.repeat(40), '', 'is too complex'],
    ['_test\\.*', '', 'has a loose end that is none: a literal dot'],
    ['^test.*app$', '', 'has its word cut off by a gap, and both anchors'],
  ])('leaves /%s/%s alone, which %s', (pattern, flags) => {
    expect(anchorPattern(pattern, flags, NAMES)).toBeUndefined();
  });
});
