// What `npm run coverage` makes of a report, shown on a report with a branch and a function that no test reaches.
import { describe, expect, it } from 'vitest';
import allowed from '../scripts/branches/allowed.json' with { type: 'json' };
import { chooseTests, compareWithAllowed, countBranches, findUnentered, type FileCoverage } from '../scripts/branches/rooms.mjs';

const at = (line: number, column = 0): { decl: { start: { line: number; column: number } } } => ({ decl: { start: { line, column } } });
const coverage = new Map<string, FileCoverage>([
  ['src/values/a.ts', { fnMap: { 0: { name: 'entered', ...at(1) }, 1: { name: 'unused', ...at(2) } }, f: { 0: 3, 1: 0 }, b: { 0: [2, 1] } }],
  ['src/values/b.ts', { fnMap: { 0: { name: '(anonymous_0)', ...at(2, 11) } }, f: { 0: 0 }, b: { 0: [1, 0, 0], 1: [4] } }],
  ['src/values-of-others/c.ts', { fnMap: {}, f: {}, b: { 0: [0] } }],
]);

describe('the tests that are counted', () => {
  const files = ['tests/values/b.test.ts', 'tests/robustness.test.ts', 'tests/e2e/audit.test.ts', 'tests/baseline/a.test.ts', 'tests/a.test.ts', 'tests/support/lint.ts'];

  it('are all that run in this process, without the grafted programs', () => {
    expect(chooseTests(files, [])).toEqual(['tests/a.test.ts', 'tests/values/b.test.ts']);
  });

  it('are those that are named', () => {
    expect(chooseTests(files, ['tests/robustness'])).toEqual(['tests/robustness']);
  });
});

describe('the coverage of a room', () => {
  it('counts the branches of its files, the worst file first', () => {
    expect(countBranches('src/values', coverage)).toEqual({
      room: { file: 'src/values', covered: 4, branches: 6 },
      files: [{ file: 'src/values/b.ts', covered: 2, branches: 4 }, { file: 'src/values/a.ts', covered: 2, branches: 2 }],
    });
  });

  it('names each function that no test enters; one without a name by its text', () => {
    expect(findUnentered(coverage, () => 'const list = [];\n  list.map((one) => one.name);')).toEqual([
      { key: 'src/values/a.ts unused', line: 2 },
      { key: 'src/values/b.ts (one) => one.name);', line: 2 },
    ]);
  });

  it('finds a function that is not on the list, an entry that is not needed, and one without a reason', () => {
    const unentered = [{ key: 'a.ts one', line: 1 }, { key: 'a.ts two', line: 2 }];
    expect(compareWithAllowed(unentered, { 'a.ts two': 'because', 'a.ts three': 'It guards against a tree of another parser.' })).toEqual({
      missing: [unentered[0]],
      stale: ['a.ts three'],
      unexplained: ['a.ts two'],
    });
  });

  it('has a reason for each function on the list', () => {
    expect(compareWithAllowed([], allowed).unexplained).toEqual([]);
  });
});
