// What a look at the text of a file can rule out: a word too few here is a destructive call that nobody sees.
import { parseForESLint } from '@typescript-eslint/parser';
import type { TSESLint } from '@typescript-eslint/utils';
import { describe, expect, it } from 'vitest';
import { readFileNames, readMentions, type Mentions } from '../../src/sequelize/file-names.js';

function parse(text: string): TSESLint.SourceCode {
  const { ast, visitorKeys } = parseForESLint(text, { range: true, tokens: true });
  return { text, ast, visitorKeys } as unknown as TSESLint.SourceCode;
}

function listMentions(text: string): string[] {
  const mentions = readMentions(parse(text));
  return (Object.keys(mentions) as (keyof Mentions)[]).filter((key) => mentions[key]).sort();
}

describe('a look at the text', () => {
  it.each<readonly [text: string, ...found: (keyof Mentions)[]]>([
    ['db.sync();', 'sync'],
    ["db['sync']();", 'sync'],
    ['const { sync: run } = db;', 'sync'],
    ['new Db({ synchronize: true });', 'sync'],
    ['new Sequelize({ define: { force: true } });', 'sync'],
    ['User.options.alter = true;', 'sync'],
    ['db[method]({ force: true });', 'sync'],
    ['(db[method])?.({ alter: true });', 'sync'],
    ['X.forRoot({ autoLoadModels: true });', 'nest'],
    ['db.sync({ match: /x/ });', 'match', 'sync'],
    ['new Sequelize(url, { match: /x/ });', 'match'],
    ['User.drop();', 'drop'],
    ['queryInterface.removeColumn(a, b);', 'drop'],
    ['umzug.down({ to: 0 });', 'drop'],
    ['User.truncate();', 'delete'],
    ['User.destroy({ where });', 'delete'],
    ["db.query('DROP TABLE a');", 'sqlDrop'],
    [String.raw`db.query('\nDROP TABLE a');`, 'sqlDrop'],
    ["db.query('DROP ' + kind + name);", 'sqlDrop'],
    ["db.queryRaw('ALTER TABLE a DROP COLUMN b');", 'sqlDrop'],
    ["db.query('TRUNCATE a');", 'sqlDelete'],
    ['db.query(`delete\n from ${table}`);', 'sqlDelete'],
    [String.raw`db.query('DELETE\nFROM a');`, 'sqlDelete'],
    ["let sql = 'DELETE '; sql += 'FROM a'; db.query(sql);", 'sqlDelete'],
  ])('%s', (text, ...found) => {
    expect(listMentions(text)).toEqual(found);
  });

  it.each([
    'const a = 1;',
    'async () => resync(asynchronous, syncAll);',
    "fs.rmSync(folder, { recursive: true, force: true });",
    'text.match(/a/);',
    'list.query(a); delete a.b;',
    'db.query("SELECT 1"); dropped(down_stairs);',
  ])('nothing in: %s', (text) => {
    expect(listMentions(text)).toEqual([]);
  });

  it('takes every word for possible where names are written with escapes', () => {
    expect(listMentions(String.raw`db.\u0073ync(); db.query(sql);`)).toEqual(['delete', 'drop', 'match', 'nest', 'sqlDelete', 'sqlDrop', 'sync']);
  });
});

describe('the nodes that say a word', () => {
  const list = (text: string, ...names: readonly string[]): string[] =>
    readFileNames(parse(text)).get(...names).map(({ name, node }) => `${name} ${node.type} ${String(node.range[0])}`);

  it('are identifiers and texts, not comments or parts of others', () => {
    expect(list("/* sync */ a.sync(); b['sync'](); c(`sync`); const resync = 'no sync';", 'sync')).toEqual(['sync Identifier 13', 'sync Literal 23', 'sync TemplateLiteral 36']);
  });

  it('are given word by word, each in the order of the source', () => {
    expect(list('a.drop(); b.sync(); c.drop();', 'sync', 'drop')).toEqual(['sync Identifier 12', 'drop Identifier 2', 'drop Identifier 22']);
  });

  it('are found where escapes hide them', () => {
    expect(list(String.raw`a.\u0073ync(); b['s\x79nc'](); c.sync();`, 'sync')).toHaveLength(3);
  });
});
