// A dump says the same of the same code, and shows what a change of a rule changes.
import type { ESLint } from 'eslint';
import { expect, it } from 'vitest';
import { plugin } from '../src/plugin.js';
import { compareDumps, describeReports } from './dump/dump.js';
import { growGrafts, readJudgedPrograms } from './dump/programs.js';

const root = new URL('..', import.meta.url).pathname;
const judged = await readJudgedPrograms();
const shipped = plugin as unknown as ESLint.Plugin;
const some = [...judged.filter((_, index) => index % 200 === 0), ...growGrafts(root, shipped, { count: 20, seed: 7 })];
const before = some.map((program) => describeReports(program, shipped));

it('reads every table of the tests', () => {
  const ids = judged.map(({ id }) => id);
  expect(ids.length).toBeGreaterThan(4000);
  expect(new Set(ids).size).toBe(ids.length);
  for (const part of ['truth 0: ', 'spelling 0: ', ': two instances made here [', ': docs/limits.md:', 'field 0: ']) expect(ids.filter((id) => id.includes(part))).not.toEqual([]);
});

it('says the same of the same code', () => {
  expect(compareDumps(before, some.map((program) => describeReports(program, shipped)))).toEqual([]);
  expect(before.filter((line) => line.includes('"ruleId":"sequelize-guard/no-sync-force"')).length).toBeGreaterThan(5);
});

it('shows the program of a report that goes, of a text that changes, and programs that come and go', () => {
  const { 'no-sync-force': force, ...others } = shipped.rules ?? {};
  expect(force).toBeDefined();
  const changed = some.map((program) => describeReports(program, { ...shipped, rules: others }));
  const differences = compareDumps(before, changed);
  expect(differences.length).toBeGreaterThan(5);
  expect(differences[0]).toMatchObject({ kind: 'changed' });
  expect(differences[0]?.details).toContain('sequelize-guard/no-sync-force');
  expect(compareDumps(before, before.slice(1))).toMatchObject([{ kind: 'gone' }]);
  expect(compareDumps(before.slice(1), before)).toMatchObject([{ kind: 'added' }]);
  expect(() => compareDumps(before, [...before, ...before])).toThrow('two programs are called');
});
