// The page of benchmarks begins with what a reader wants to know, in the figures that stand below it.
import { describe, expect, it } from 'vitest';
import { describePage, describeSummary } from '../bench/page.mjs';
import { readText } from './support/sources.js';

interface Cost {
  readonly name: string;
  readonly files: number;
  readonly times: Readonly<Record<string, number>>;
}

const HEADS: Readonly<Record<string, string>> = { without: 'without Sequelize', uses: 'that uses Sequelize', sync: 'with a sync in each file' };

/** `JS uses` is *JavaScript that uses Sequelize*. */
function expandHead(head: string): string {
  const [language, kind = ''] = head.split(' ');
  return `${language === 'TS' ? 'TypeScript' : 'JavaScript'} ${HEADS[kind]}`;
}

/** The costs of each corpus, read from the table of a page: what is added to no rule, for 1,000 files. */
function readCosts(page: string): Cost[] {
  const lines = page.split('\n');
  const start = lines.findIndex((line) => line.startsWith('| added to no rule |'));
  const rows = lines.slice(start, lines.indexOf('', start)).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));
  const [[, ...heads] = [], , ...bodies] = rows;
  return heads.map((head, index) => ({
    name: expandHead(head),
    files: 1000,
    times: Object.fromEntries<number>([['no rule', 0], ...bodies.map(([name = '', ...cells]): [string, number] => [name, Number(cells[index])])]),
  }));
}

/** A corpus in which a configuration adds these milliseconds to each of 10 files. */
function makeCost(name: string, strict: number): Cost {
  return { name, files: 10, times: { 'no rule': 5, 'a rule that does nothing': 6, 'one selector': 5.2, 'three selectors': 5.4, 'seven rules that do nothing': 5.1, 'eslint-plugin-drizzle, all': 6, 'eslint-plugin-promise, recommended': 7, 'recommended': 5 + strict / 2, 'strict, all rules': 5 + strict } };
}

const COSTS = ['JavaScript', 'TypeScript'].flatMap((language, index) => [
  makeCost(`${language} without Sequelize`, 0.4 + index / 10),
  makeCost(`${language} that uses Sequelize`, 3 + index),
  makeCost(`${language} with a sync in each file`, 8),
]);
const AUDIT = { name: 'tree', files: 4200, naming: 61, isSame: true, messages: 9, runs: { audit: { cpu: 4000, wall: 2140 } } };

describe('the summary', () => {
  it('says the least and the most of each kind of code', () => {
    expect(describeSummary({ costs: COSTS, audits: [AUDIT] })).toBe(`All rules of \`strict\` add 40 to 50 ms to the lint of 1,000 files that do not use Sequelize; one selector of ESLint's own
\`no-restricted-syntax\` adds 20 ms. A file that calls \`sync\` costs more, because its calls are followed: 800 ms for 1,000 of them.
ESLint's parsing is not in these figures. The audit reads a tree of 4200 files, 61 of which name Sequelize, in 2.1 s.

| added to 1,000 files | one selector | recommended | strict |
| --- | ---: | ---: | ---: |
| no file uses Sequelize | 20 ms | 20 to 25 ms | 40 to 50 ms |
| every file uses Sequelize | 20 ms | 150 to 200 ms | 300 to 400 ms |
| every file holds a \`sync\` | 20 ms | 400 ms | 800 ms |`);
  });

  it('leaves the audit out where none was measured', () => {
    expect(describeSummary({ costs: COSTS })).not.toContain('audit');
  });

  it('stands on top of the page, above how it was measured', () => {
    const calls = [{ name: 'the same statement', perCall: [1, 10, 100, 1000].map((size) => ({ size, milliseconds: 1 / size })) }];
    const page = describePage({
      root: '.', firstLints: COSTS.map((cost) => ({ ...cost, withSequelize: true })), audits: [AUDIT], options: { files: 10, rounds: 2 }, reusedRounds: 30,
      corpora: COSTS.map(({ name }) => ({ name, packages: ['express 5.3.0'], files: [{ text: 'a' }] })),
      costs: COSTS.map((cost) => ({ ...cost, reused: { files: cost.files, times: cost.times } })),
      growth: { calls, sizes: [{ length: 10_000, without: 0.01, with: 3 }], fileCounts: [{ count: 20, milliseconds: 50 }] },
      memory: [{ name: 'strict', megabytes: 300 }], loading: [{ name: 'plugin', first: 8, least: 7 }],
    });
    expect(page.startsWith(`# Benchmarks\n\n${describeSummary({ costs: COSTS, audits: [AUDIT] })}\n\n## How it was measured\n`)).toBe(true);
    expect(describeSummary({ costs: readCosts(page) })).toBe(describeSummary({ costs: COSTS }));
    expect(page).not.toMatch(/undefined|NaN/u);
  });
});

it('the summary of the committed page is that of its own figures', () => {
  const page = readText('docs/benchmarks.md');
  const [summary = ''] = page.slice('# Benchmarks\n\n'.length).split('\n\n## ');
  const table = (text: string): string => text.slice(text.indexOf('| added'));
  expect(table(summary)).toBe(table(describeSummary({ costs: readCosts(page) })));
});
