// The search for words finds what a pattern of them finds, at the same places and in the same order.
import { describe, expect, it } from 'vitest';
import { mayHideNames } from '../../src/syntax/named-nodes.js';
import { createWordSearch } from '../../src/syntax/word-search.js';
import { CALL_WORDS, SEQUELIZE_METHODS } from '../../src/vocabulary/sequelize.js';
import { SeededRandom } from '../robustness/random.js';

const LISTS = { 'call words': CALL_WORDS, 'methods of Sequelize': SEQUELIZE_METHODS, 'words that begin alike': ['sync', 'synchronize', 'syncs', 'nsyn', 'ncsy', 'drop', 'dropTable', 'Drop'] } as const;

const listFound = (words: readonly string[], text: string): readonly string[] => {
  const found: string[] = [];
  createWordSearch(words).find(text, (word, start) => {
    found.push(`${String(start)} ${word}`);
    return false;
  });
  return found;
};
const listMatched = (words: readonly string[], text: string): readonly string[] => [...text.matchAll(new RegExp(String.raw`\b(?:${words.join('|')})\b`, 'g'))].map(({ 0: word, index }) => `${String(index)} ${word}`);

describe.each(Object.entries(LISTS))('a search for %s', (_name, words) => {
  it.each(words)('finds %s alone, at both ends and between signs, and not inside of another word', (word) => {
    const text = `${word} a.${word}(${word}_ x${word} ${word}1 $${word}$ ${word.toUpperCase()} …${word}\u205f\n"${word}"\u2028${word}`;
    expect(listFound(words, text)).toEqual(listMatched(words, text));
    expect(listFound(words, text).length).toBeGreaterThanOrEqual(6);
  });

  it('finds the same in texts that are put together of words and parts of words', () => {
    const random = new SeededRandom(20);
    let found = 0;
    for (let round = 0; round < 3000; round += 1) {
      const parts = Array.from({ length: 12 }, () => {
        const word = random.pick(words);
        return random.pick([word, word.slice(0, random.integer(word.length)), word.slice(random.integer(word.length)), ' ', '.', '_', '$', '…', '\u205f', '\u2028', '\ufeff', '\n', 'sy', 'nc']);
      });
      const text = parts.join('');
      found += listMatched(words, text).length;
      expect(listFound(words, text), text).toEqual(listMatched(words, text));
    }
    expect(found).toBeGreaterThan(500);
  });

  it('ends where a place is taken', () => {
    const places: number[] = [];
    const text = words.join(' ');
    expect(createWordSearch(words).find(text, (_word, start) => places.push(start) === 2)).toBe(true);
    expect(places).toHaveLength(2);
    expect(createWordSearch(words).find('nothing of the kind', () => true)).toBe(false);
  });
});

describe('names that are written with escapes', () => {
  it.each(['db.s\\u0079nc()', 'db.s\\u{79}nc()', 'db.s\\u{00079}nc()', "db['s\\x79nc']", "db['s\\171nc']", "db['\\\\\\x73ync']", 'db.\\U0073ync', "'\\n\\x73'", "'\\u\\x73'"])('%s', (text) => {
    expect(mayHideNames(text)).toBe(true);
  });

  it.each(["'\\n'", "'\\\\x73'", "'\\\\u0073'", "'\\x0a'", "'\\u2028'", "'\\1'", "'\\u'", 'a\\', "'\\\\\\\\x73'", "'\\u{1f600}'", '/\\d+\\.\\w/'])('not %s', (text) => {
    expect(mayHideNames(text)).toBe(false);
  });
});
