// Programs from real incidents and repositories, and their twins: the reports that are right, and no others.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import kindsOfCases from './field/kinds.json' with { type: 'json' };
import { findFieldProblems, readFieldCases, readMarked, type FieldProgram } from './support/field.js';

const cases = readFieldCases();
/** The cases of each kind; its further programs stand in the file of that name. */
const kinds: Readonly<Record<string, readonly string[] | undefined>> = kindsOfCases;
const FEWEST = 6;

function countKind(programs: readonly FieldProgram[]): Readonly<Record<'isEnough' | 'isHalfHarmless' | 'isHarmful', boolean>> {
  const harmful = programs.filter((program) => readMarked(program).expect.length > 0).length;
  return { isEnough: programs.length >= FEWEST, isHalfHarmless: programs.length >= 2 * harmful, isHarmful: harmful > 0 };
}

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

    it('has six programs or more, at least half of them harmless, and the cases of their kind', () => {
      expect(countKind(programs)).toEqual({ isEnough: true, isHalfHarmless: true, isHarmful: true });
      expect(kinds[path.basename(file, '.ts')]).not.toBe(undefined);
    });
  });
}

describe('kinds', () => {
  it('each case is of one kind, and each kind has a file of programs', () => {
    expect(Object.values(kinds).flat().sort()).toEqual(cases.map(({ id }) => id).sort());
    expect(Object.keys(kinds).sort()).toEqual(readdirSync(folder).map((file) => path.basename(file, '.ts')).sort());
  });

  it('too few programs are found out, and too few harmless ones', () => {
    const drop: FieldProgram = { id: 'drop', code: 'sequelize.drop(); //! no-drop' };
    const none: FieldProgram = { id: 'none', code: 'sequelize.authenticate();' };
    expect(countKind([drop, none])).toEqual({ isEnough: false, isHalfHarmless: true, isHarmful: true });
    expect(countKind([drop, drop, drop, drop, none, none])).toEqual({ isEnough: true, isHalfHarmless: false, isHarmful: true });
    expect(countKind([none, none, none, none, none, none])).toEqual({ isEnough: true, isHalfHarmless: true, isHarmful: false });
  });
});

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
