// What a look at the text of a file can rule out: a word too few here is a destructive call that nobody sees.
import { parseForESLint } from '@typescript-eslint/parser';
import type { TSESLint } from '@typescript-eslint/utils';
import { describe, expect, it } from 'vitest';
import { readFileNames, readMentions, type Mentions } from '../../src/sequelize/mentions.js';

function parse(text: string): TSESLint.SourceCode {
  const { ast, visitorKeys } = parseForESLint(text, { range: true, tokens: true });
  return { text, ast, visitorKeys } as unknown as TSESLint.SourceCode;
}

/** Whether the text has a word that shows code to be Sequelize's has tables of its own. */
const KINDS = ['command', 'delete', 'drop', 'force', 'match', 'nest', 'sqlDelete', 'sqlDrop', 'sync'] as const satisfies readonly (keyof Mentions)[];

function listMentions(text: string): string[] {
  const mentions = readMentions(parse(text));
  return KINDS.filter((key) => mentions[key]);
}

describe('a look at the text', () => {
  it.each<readonly [text: string, ...found: (keyof Mentions)[]]>([
    ['db.sync();', 'sync'],
    ["db['sync']();", 'sync'],
    ['const { sync: run } = db;', 'sync'],
    ['new Db({ synchronize: true });', 'sync'],
    ['new Sequelize({ define: { force: true } });', 'force', 'sync'],
    ['User.options.alter = true;', 'sync'],
    ['db.sync({ [key]: true });', 'force', 'sync'],
    ['options[key] = true; db.sync(options);', 'force', 'sync'],
    ['const forceful = []; db.sync(); // by force', 'sync'],
    ['module.exports = { sync: true, forceSync: true };', 'force', 'sync'],
    ['db[method]({ force: true });', 'force', 'sync'],
    ['(db[method])?.({ alter: true });', 'sync'],
    ['X.forRoot({ autoLoadModels: true });', 'nest'],
    ['db.sync({ match: /x/ });', 'match', 'sync'],
    ['new Sequelize(url, { match: /x/ });', 'match'],
    ['User.drop();', 'drop'],
    ['queryInterface.removeColumn(a, b);', 'drop'],
    ['umzug.down({ to: 0 });', 'drop'],
    ['User.truncate();', 'delete'],
    ['User.destroy({ where });', 'delete'],
    ['db. sync();', 'sync'],
    ['db./* the */ sync();', 'sync'],
    ['db // all\n  .sync();', 'sync'],
    ['const {\n// every\nsync } = db;', 'sync'],
    ['const {sync} = db;', 'sync'],
    ['const { a, sync } = db;', 'sync'],
    ['2 * db.sync();', 'sync'],
    ['class Options { static match = /x/; force = true; } db.sync(Options);', 'force', 'match', 'sync'],
    ['class Options { static readonly match: RegExp = /x/; } db.sync(Options);', 'match', 'sync'],
    ['db.sync({ get match() { return /x/; } });', 'match', 'sync'],
    ['db.sync({ get match /* x */ () { return /x/; } });', 'match', 'sync'],
    ['db.sync({ match() { return true; } });', 'match', 'sync'],
    ['const match = /x/; db.sync({ force, match });', 'force', 'match', 'sync'],
    ['options.match = /x/; db.sync(options);', 'match', 'sync'],
    ['import Sequelize from "sequelize"; new Sequelize(url, { define: { force: true } });', 'force', 'sync'],
    ["import Sequelize from './orm.js'; class Db extends Sequelize { constructor() { super({ force: true }); } }", 'force', 'sync'],
    ['new (Sequelize)({ force: true });', 'force', 'sync'],
    ['import { query } from "./db"; query("DROP TABLE a");', 'sqlDrop'],
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
    'db.drop_all(); text.match(/a/); // to match',
    '/** Keeps both in sync, as the force of habit would.\n * sync is not async\n */ // alter the prototypes, define them, init them',
    'const non = "a"; // a non-sync call (sync or not) must force it to drop what it destroys; we destroy it',
    'list.query(a); delete a.b;',
    'db.query("SELECT 1"); dropped(down_stairs);',
  ])('nothing in: %s', (text) => {
    expect(listMentions(text)).toEqual([]);
  });

  it.each([
    "'sync-dispose' in hints; keep(a, { force: true });",
    "// a non-sync / skipped call\nrun();",
    "const match = text.match(/a/); if (match) use(match[0]); define('x', () => 1);",
    "const replace = (match) => use(match.index); define(match === 1 ? 1 : 2);",
    "/** An option\n *      match any files. */ define(x);",
    String.raw`const ASCII = /[\x00-\x2f\x3a-\x40\x5b-\x60\x7b-\x7f]/; const a = '\\x61'; const b = '\u007E';`,
  ])('nothing in: %s', (text) => {
    expect(listMentions(text)).toEqual([]);
  });

  it.each([String.raw`db['\163ync']()`, String.raw`db['\x73ync']()`, String.raw`db.\u{0073}ync()`, String.raw`db['\\\x73ync']()`])('takes %s for hidden', (text) => {
    expect(readFileNames({ text } as unknown as TSESLint.SourceCode).isHidden).toBe(true);
  });

  it('takes every word for possible where names are written with escapes', () => {
    expect(listMentions(String.raw`db.\u0073ync(); db.query(sql);`)).toEqual(['command', 'delete', 'drop', 'force', 'match', 'nest', 'sqlDelete', 'sqlDrop', 'sync']);
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
