// Programs from real incidents and repositories, and their twins: the reports that are right, and no others.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { findFieldProblems, readFieldCases, readMarked, type FieldProgram } from './support/field.js';

const cases = readFieldCases();

describe('the field is reported as it should be', () => {
  it.each(cases.map((given) => [given.id, given] as const))('%s', (_, given) => {
    expect(findFieldProblems(given)).toEqual([]);
  });
});

const folder = path.join(import.meta.dirname, 'field/programs');
for (const file of readdirSync(folder)) {
  const { programs } = (await import(path.join(folder, file))) as { readonly programs: readonly FieldProgram[] };
  describe(file, () => {
    it.each(programs.map((program) => [program.id, program] as const))('%s', (_, program) => {
      expect(findFieldProblems(readMarked(program))).toEqual([]);
    });

    it('has harmless programs beside those that destroy', () => {
      const harmful = programs.filter((program) => readMarked(program).expect.length > 0);
      expect(programs.length).toBeGreaterThan(harmful.length);
      expect(harmful.length).toBeGreaterThan(0);
    });
  });
}

describe('a wrong report is found out', () => {
  const drop: FieldProgram = { id: 'drop', code: "import { sequelize } from './db.js';\nawait sequelize.drop(); //! no-drop" };

  it('where nothing is wrong, nothing is found', () => {
    expect(findFieldProblems(readMarked(drop))).toEqual([]);
  });

  it('one that is missing', () => {
    expect(findFieldProblems(readMarked({ ...drop, code: 'f(); //! no-drop' }))).toEqual(['missed: no-drop on line 1']);
  });

  it('one that nobody asked for', () => {
    const problems = findFieldProblems(readMarked({ ...drop, code: drop.code.replace('//!', '//') }));
    expect(problems).toEqual([expect.stringContaining('false: no-drop on line 2: ')]);
    expect(findFieldProblems(readMarked({ ...drop, code: drop.code.replace('//!', '//?') }))).toEqual([]);
  });
});
