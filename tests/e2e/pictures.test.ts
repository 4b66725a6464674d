// How the pictures of the documentation are drawn; demo.test.ts holds that they show what is printed now.
import { expect, it } from 'vitest';
import { drawTerminal, normalizeOutput } from '../../scripts/terminal-picture.mjs';

it('what differs from run to run is left out, and nothing else', () => {
  const printed = (port: number, folder: string): string => `1/1 Run\nboot 1  http://127.0.0.1:${port}\n\n${folder}/shop/src/server.js\n        3 products: gone\n`;
  expect(normalizeOutput(printed(4001, '/tmp/a-b'))).toEqual(['1/1 Run', 'boot 1', '', '/shop/src/server.js', '        3 products: gone']);
  expect(normalizeOutput(printed(4001, '/tmp/a-b'))).toEqual(normalizeOutput(printed(50123, '/var/tmp/c')));
  expect(drawTerminal(normalizeOutput(printed(1, '/a')), 't')).not.toBe(drawTerminal(normalizeOutput(printed(1, '/a').replace('3 products', '2 products')), 't'));
});

it('a long line goes on below its own start', () => {
  const lines = normalizeOutput(`  4:24  error  ${'word '.repeat(40)}   sequelize-guard/no-sync`);
  expect(lines.every((line) => line.length <= 100)).toBe(true);
  expect(lines.slice(1).every((line) => /^ {15}\S/u.test(line))).toBe(true);
  expect(lines.join(' ').split(/\s+/u).filter((word) => word === 'word')).toHaveLength(40);
});

it('a picture holds the text as it was printed, with what XML would read escaped', () => {
  expect(drawTerminal(['a <b> & c'], 't')).toContain('>a\u00A0&lt;b&gt;\u00A0&amp;\u00A0c</text>');
});
