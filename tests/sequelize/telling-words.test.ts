// Words that say something only beside others: a file that has none of the others is done with one search of its text.
import { describe, expect, it } from 'vitest';
import { readMentions, type Mentions } from '../../src/sequelize/mentions.js';
import type { SourceCode } from '../../src/syntax/source-code.js';

const COMPANIONS = ['init', 'Table', 'addHook', 'addListener', 'addListeners', 'hook', 'beforeSync', 'beforeBulkSync', 'BeforeSync', 'match', 'dialect'];
const QUESTIONS = ['sync', 'force', 'nest', 'match', 'drop', 'command', 'delete', 'sqlDrop', 'sqlDelete'] as const satisfies readonly (keyof Mentions)[];

/** Of a text in which each word is called, assigned, and the key of an object. */
function mention(...words: readonly string[]): Mentions {
  const text = words.map((word) => `db.${word}(a); db['${word}']; o.${word} = 1; use({ ${word}: 1, "${word}": 2 });\nsql('DROP TABLE a; TRUNCATE b; DELETE FROM c');`).join('\n');
  return readMentions({ text } as unknown as SourceCode);
}

const listAnswers = (mentions: Mentions): readonly string[] => QUESTIONS.filter((question) => mentions[question]);

describe('words that many files have', () => {
  it('are not kept where none of the telling ones is there', () => {
    for (const word of COMPANIONS) expect(mention(word).names.isEmpty, word).toBe(true);
    expect(mention(...COMPANIONS).names.isEmpty).toBe(true);
  });

  it('would have had no rule look at the file', () => {
    // `undo` is a command of sequelize-cli, and says nothing without it.
    const mentions = mention('undo', ...COMPANIONS);
    expect(COMPANIONS.filter((word) => !mentions.names.has(word))).toEqual([]);
    expect(listAnswers(mentions)).toEqual([]);
  });

  it.each([
    ['force', ['init'], ['sync', 'force']],
    ['alter', ['beforeSync'], ['sync']],
    ['define', ['match'], ['match']],
    ['Sequelize', ['match'], ['match']],
    ['forRoot', ['match'], ['match']],
    ['autoLoadModels', ['match'], ['nest', 'match']],
    ['truncate', ['match'], ['match', 'delete']],
    ['query', ['dialect'], ['sqlDrop', 'sqlDelete']],
  ])('are kept beside %s', (word, companions, answers) => {
    const mentions = mention(word, ...companions);
    expect(mentions.names.has(...companions)).toBe(true);
    expect(listAnswers(mentions)).toEqual(expect.arrayContaining(answers));
  });
});
