// How the pictures of the documentation are drawn; demo.test.ts holds that they show what is printed now.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { DIAGRAMS, drawDiagram } from '../../scripts/diagram-picture.mjs';
import { drawTerminal, normalizeOutput } from '../../scripts/terminal-picture.mjs';
import { readText, readTexts, repository } from '../support/sources.js';

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

describe('the pictures', () => {
  const limit = { timeout: 120_000 };

  it('show what is printed and drawn now', limit, () => {
    const { status, stderr } = spawnSync(process.execPath, ['scripts/pictures.mjs', '--check', '--without-demo'], { cwd: repository, encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });

  it('are each shown by a page, with words for those who do not see them', () => {
    const pages = [...readTexts('docs', /\.md$/).values(), readText('README.md')].join('\n');
    const shown = [...pages.matchAll(/!\[([^\]]{40,})\]\((?:\.\.\/|docs\/)?pictures\/([\w-]+)\.svg\)/gu)].map(([, , name]) => name);
    expect([...new Set(shown)].sort()).toEqual(readdirSync(path.join(repository, 'docs/pictures')).map((file) => file.replace('.svg', '')).sort());
  });

  it.each(Object.entries(DIAGRAMS))('the diagram %s stays inside of its frame', (_name, diagram) => {
    for (const { at: [column], lines } of diagram.boxes) expect(column + Math.max(...lines.map(({ length }) => length)) + 2).toBeLessThanOrEqual(diagram.columns);
    for (const { at: [column], text } of diagram.notes ?? []) expect(column + text.length).toBeLessThanOrEqual(diagram.columns);
    expect(drawDiagram(diagram)).not.toBe(drawDiagram({ ...diagram, title: 'another' }));
  });

  it('the diagram of what a match lets through says what it does', () => {
    const words = DIAGRAMS.reach?.boxes.flatMap(({ lines }) => lines) ?? [];
    expect(words).toEqual(expect.arrayContaining(['match: /_test$/', 'app_test', 'app_prod']));
    const match = new RegExp(words.find((word) => word.startsWith('match'))?.slice('match: /'.length, -1) ?? '', 'u');
    expect(['app_test', 'app_prod'].filter((name) => match.test(name))).toEqual(['app_test']);
  });
});
