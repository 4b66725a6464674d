// What the text around a word rules out. A word that is taken for prose though it is code is a call that nobody sees.
import { describe, expect, it } from 'vitest';
import { isInLineComment, isKey, isProse } from '../../src/syntax/word-places.js';

/** Asks about the last `sync` or `match` of a text. */
function ask(test: (text: string, start: number, end: number) => boolean, text: string): boolean {
  const { 0: word = '', index = 0 } = [...text.matchAll(/\b(?:sync|match)\b/g)].at(-1) ?? {};
  return test(text, index, index + word.length);
}

describe('a comment that begins its line', () => {
  it.each([
    '// a non-sync call',
    'a();\n  // keeps "both" in sync',
    'a();\r\n\t// it\'s db.sync',
    `${'x'.repeat(400)}\n// sync`,
  ])('%j', (text) => {
    expect(ask(isInLineComment, text)).toBe(true);
  });

  it.each([
    ['code', 'db.sync'],
    ['a comment behind code', 'a(); // db.sync'],
    ['a text that goes on from the line before', "const a = 'b\\\n// c'; db.sync"],
    ['the same, in a file of Windows', "const a = 'b\\\r\n// c'; db.sync"],
    ['a template that ends', 'const a = `\n// b`; db.sync'],
    ['a template with code in it', 'const a = `\n// ${db.sync'],
    ['a comment that ends', '/*\n// a */ db.sync'],
    ['an element of JSX that ends', 'const a = <b>\n// c</b>; db.sync'],
    ['code in an element of JSX', 'const a = <b>\n// {db.sync'],
    ['an attribute of JSX over two lines', 'const a = <b c="\n// d"/>; db.sync'],
    ['a line that ends as Macs once did', '// a\rdb.sync'],
    ['a line that ends as in Unicode', '// a\u2028db.sync'],
    ['a line of which the start is far away', `// ${'x'.repeat(400)} sync`],
    ['an address in a text', "const a = 'https://sync"],
  ])('is not: %s', (_name, text) => {
    expect(ask(isInLineComment, text)).toBe(false);
  });
});

describe('prose', () => {
  it.each(["if (hint === 'sync-dispose')", "require('es.string.match')", "the method 'match' returns", 'keeps both in sync', 'use(sync)', '(match = next())', '/*\n *     match any file', "set('match parser', 1)", '`sync all`', "'sync\"'"])('%s', (text) => {
    expect(ask(isProse, text)).toBe(true);
  });

  it.each(['db.sync', "db['sync']", 'db[`sync`]', "x('sync', a)", "'sync' in db", "['match' as const]", '{ sync: 1 }', 'static sync() {}', 'get match() {}', 'const key = "sync"\nrun(key)', '{ *match() {} }', 'const { sync } = db', 'db.sync - 1', "db['sync\\\n']", '`sync${all}`'])('is not: %s', (text) => {
    expect(ask(isProse, text)).toBe(false);
  });
});

describe('a key', () => {
  it.each([
    '{ match: /x/ }', '{ match }', '{ a, match, b }', 'o.match = 1', 'o.match ??= 1', 'o.match ||= 1', '(o.match) = 1', '[o.match] = [1]', 'for (o.match of list)', "o['match'] = 1", "set(o, 'match', 1)", 'class A { match; }',
    'class A { match?: RegExp }', 'class A { match!: RegExp }', 'class A { static match = 1 }', '{ match() {} }', '{ get match() {} }', '{ match /* b */ : 1 }', '++o.match', '{ match\n}',
  ])('%s', (text) => {
    expect(ask(isKey, text)).toBe(true);
  });

  it.each(['const match = 1', 'let match', 'function match() {}', 'match[0]', 'match.index', 'match?.index', 'match === 1', 'match != 1', 'match ? 1 : 2', 'match || 1', 'match && 1', 'match ?? 1', '(a || match);'])('is not: %s', (text) => {
    expect(ask(isKey, text)).toBe(false);
  });
});
