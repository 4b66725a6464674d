// Words that say something only beside others: a file that has none of the others is done with one search of its text.
import { describe, expect, it } from 'vitest';
import { readMentions, type Mentions } from '../../src/sequelize/mentions.js';
import type { SourceCode } from '../../src/syntax/source-code.js';

/** Names of what has options: those are words of their own. */
const OWNERS = ['define', 'sequelize', 'Sequelize', 'forRoot', 'forRootAsync', 'createSequelizeOptions'];
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
    for (const word of OWNERS) expect(mention(word).names.isEmpty, word).toBe(true);
    expect(mention(...OWNERS, 'init', 'addHook').names.isEmpty).toBe(true);
  });

  it.each(['// keeps both in sync', '/**\n * Sends a query to the server.\n */', "import a from './a'; // would drop a row", '// db.sync()', "throw new Error('must not force');"])('are not kept in prose alone: %s', (text) => {
    expect(readMentions({ text } as unknown as SourceCode).names.isEmpty).toBe(true);
  });

  it.each(["run('npx sequelize db:drop')", 'run("db:migrate:undo:all" + env)', '// in sync\ndb.sync();', 'db.s\\u0079nc();', "db['sync']()", 'const { drop } = User;'])('are kept where the text may be code, or a command: %s', (text) => {
    expect(readMentions({ text } as unknown as SourceCode).names.isEmpty).toBe(false);
  });

  it.each([
    "type Modes = { execution: 'sync' | 'async' };\nrun(doc, { execution: 'sync' });", "emit('drop', file);", 'enum Code { sync = 0x53, drop = 1 }', 'const codes = { truncate: 3, destroy: -1 };', "log.info('query', rows[0]);", "client.query('SELECT 1');", 'const query = (text) => send(text);',
  ])('are not kept where nothing takes a method by them, or they are numbers, or queries without SQL that destroys: %s', (text) => {
    expect(readMentions({ text } as unknown as SourceCode).names.isEmpty).toBe(true);
  });

  it.each([
    "const method = 'sync';\ndb[method]();", "steps.push('sync');\nfor (const step of steps) db[step]();", "const { [name]: run } = db;\nrun('drop');", "Reflect.get(db, 'sync')();", "_.invoke(db, 'sync', { force: true });", "db['sync']();", "const { 'sync': run } = db;", "db['sy' + 'nc'](); log('sync');", "Object.fromEntries([['synchronize', true]]);", "Object.fromEntries([['autoLoadModels', 1]]);", '({ synchronize: 1 });', "client.query(text); const text = 'drop table a';",
  ])('are kept where something may take a method by them, and where they are options: %s', (text) => {
    expect(readMentions({ text } as unknown as SourceCode).names.isEmpty).toBe(false);
  });

  it('would have had no rule look at the file', () => {
    // `undo` is a command of sequelize-cli, and says nothing without it.
    const mentions = mention('undo', ...COMPANIONS);
    expect(COMPANIONS.filter((word) => !mentions.names.has(word))).toEqual([]);
    expect(listAnswers(mentions)).toEqual([]);
  });

  it.each<readonly [word: string, companions: readonly string[], answers: readonly string[]]>([
    ['force', ['init'], ['sync', 'force']],
    ['alter', ['beforeSync'], ['sync']],
    ...OWNERS.map((word) => [word, ['match'], ['match']] as const),
    ['autoLoadModels', ['match'], ['nest', 'match']],
    ['truncate', ['match'], ['match', 'delete']],
    ['query', ['dialect'], ['sqlDrop', 'sqlDelete']],
  ])('are kept beside %s', (word, companions, answers) => {
    const mentions = mention(word, ...companions);
    expect(mentions.names.has(...companions)).toBe(true);
    expect(listAnswers(mentions)).toEqual(expect.arrayContaining([...answers]));
  });
});
