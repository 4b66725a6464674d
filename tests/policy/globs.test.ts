import { describe, expect, it } from 'vitest';
import { compileGlobs, type Place } from '../../src/policy/settings/values.js';

const place: Place = { subject: 'setting', key: 'files.test' };
const takes = 'takes a list of globs, relative to the root, for some of the files only, such as ["qa/**"].';
const complain = (got: string): Error => new Error(`eslint-plugin-sequelize-guard: setting files.test: got ${got}; ${takes}`);

const matches: readonly (readonly [glob: string, path: string, matches: boolean])[] = [
  ['qa/**', 'qa/a.js', true],
  ['qa/**', 'qa/b/c.ts', true],
  ['qa/**', 'src/qa/a.js', false],
  ['**/qa/**', 'src/qa/a.js', true],
  ['qa/**', 'QA/a.js', false],
  ['*.test.js', 'a.test.js', true],
  ['*.test.js', 'src/a.test.js', false],
  ['**/*.test.*', 'src/.a.test.js', true],
  ['**/.storybook/**', '.storybook/a.js', true],
  ['src/*', 'src/.hidden.js', true],
  ['{qa,lab}/*.{js,ts}', 'lab/a.ts', true],
  ['{qa,lab}/*.{js,ts}', 'lab/a.mjs', false],
  ['src/!(server).js', 'src/a.js', true],
  ['src/!(server).js', 'src/server.js', false],
  ['src/[!s]*.js', 'src/a.js', true],
  ['src/a?.js', 'src/ab.js', true],
  ['#scripts/**', '#scripts/a.js', true],
  ['src/\\[id\\].js', 'src/[id].js', true],
  ['src/**/db.js', 'src/db.js', true],
  ['qa\\**', 'qa/a.js', false],
];

describe('compileGlobs reads globs as ESLint reads its own files', () => {
  it.each(matches)('%s, %s: %s', (glob, path, expected) => {
    expect(compileGlobs([glob], place)(path)).toBe(expected);
  });

  it('matches when one glob of the list does, and nothing with an empty list', () => {
    expect(compileGlobs(['qa/**', 'lab/**'], place)('lab/a.js')).toBe(true);
    expect(compileGlobs(['qa/**', 'lab/**'], place)('src/a.js')).toBe(false);
    expect(compileGlobs([], place)('a.js')).toBe(false);
  });
});

const refused: readonly (readonly [glob: string, why: string])[] = [
  ['', 'which is empty'],
  [' ', 'which is empty'],
  ['!src/**', 'which negates'],
  ['!(src)/**', 'which negates'],
  ['/src/**', 'which starts with "/"'],
  ['/', 'which starts with "/"'],
  ['./qa/**', 'which starts with "./"'],
  ['./', 'which starts with "./"'],
  ['scripts', 'which names a folder and matches no file; write "scripts/**"'],
  ['packages/api/dev', 'which names a folder and matches no file; write "packages/api/dev/**"'],
  ['qa/', 'which ends with "/" and matches no file'],
  ['qa/**/', 'which ends with "/" and matches no file'],
  ...['**', '**/*', '**/**', '**/*.*', '**/*.{js,ts,mjs}', '{**,qa}', '{*,*/**}', '**/!(*.json)', '**/?*', '**/*.?(m)[jt]s'].map(
    (glob) => [glob, 'which matches every file'] as const,
  ),
];

describe('compileGlobs refuses', () => {
  it.each(refused)('%j', (glob, why) => {
    expect(() => compileGlobs([glob], place)).toThrow(complain(`${JSON.stringify(glob)}, ${why}`));
    expect(() => compileGlobs(['qa/**', glob], place)).toThrow(complain(`${JSON.stringify(glob)}, ${why}`));
  });

  it.each([
    [['**/*.js', '**/*.ts', '**/*.mjs']],
    [['*.js', '{src,x}/**']],
  ])('%j, which match every file together', (globs) => {
    expect(() => compileGlobs(globs, place)).toThrow(complain(`${JSON.stringify(globs)}, which together match every file`));
  });

  it.each([['**/*.js'], ['src/**'], ['*'], ['*/**'], ['**/*.{js,ts}'], ['x/**'], ['**/server.js']])('not %j, which leaves some files out', (glob) => {
    expect(compileGlobs([glob], place)('vendor/a.py')).toBe(glob === '*/**');
  });

  it('what is not text, and says that the error is in a rule when it is', () => {
    expect(() => compileGlobs([1], place)).toThrow(complain('1 in the list'));
    expect(() => compileGlobs(undefined, { subject: 'rule option', key: 'files.dev' })).toThrow(
      new Error(`eslint-plugin-sequelize-guard: rule option files.dev: got nothing; ${takes}`),
    );
  });
});

const long = 'a'.repeat(998);
const hostile: readonly (readonly [title: string, glob: string])[] = [
  ['stars', `${'*a'.repeat(499)}b`],
  ['question marks', `${'*a?'.repeat(333)}b`],
  ['double stars', `${'**/*a*/'.repeat(140)}b`],
  ['nested extglobs', `${'+(a|'.repeat(150)}b${')'.repeat(150)}`],
  ['extglobs in a row', `${'*(+(a)|b)'.repeat(100)}c`],
  ['nested negations', `${'@(!(!(!(!(a)))))'.repeat(50)}b`],
  ['overlapping arms', `${'+(a|aa|aaa)'.repeat(80)}c`],
  ['nested braces', `${'{a,{b,'.repeat(100)}c${'}}'.repeat(100)}`],
  ['open brackets', '['.repeat(999)],
  ['open braces', '{'.repeat(999)],
  ['open parentheses', '+('.repeat(499)],
  ['backslashes', `a${'\\'.repeat(998)}`],
  ['parent folders', `${'a/../'.repeat(199)}b`],
  ['character classes', `${'[[:alpha:]]*'.repeat(80)}9`],
];

describe('compileGlobs with hostile globs', () => {
  it.each(hostile)('neither hangs nor throws: %s', (_title, glob) => {
    const matcher = compileGlobs([glob], place);
    for (const path of [`${'a'.repeat(255)}!`, `${'ab/'.repeat(80)}!`, `src/${'aA'.repeat(120)}.js`]) expect(matcher(path)).toBe(false);
  });

  it.each([
    ['{a,b}'.repeat(11)],
    ['{a,b}'.repeat(100)],
    ['{1..100000000}'],
    ['{1..9}{1..9}{1..9}{1..9}'],
  ])('refuses braces that unfold to more than 1,000 globs: %s', (glob) => {
    const shown = glob.length > 58 ? `${JSON.stringify(glob).slice(0, 60)}…` : JSON.stringify(glob);
    expect(() => compileGlobs([glob], place)).toThrow(complain(`${shown}, which is too complex`));
  });

  it('takes up to 1,000 characters and 1,000 globs', () => {
    expect(compileGlobs([`${long}*b`], place)(`${long}b`)).toBe(true);
    expect(() => compileGlobs([`${long}*bc`], place)).toThrow(complain(`${JSON.stringify(long).slice(0, 60)}…, which is longer than 1000 characters`));
    expect(compileGlobs(['{1..1000}/a.js'], place)('1000/a.js')).toBe(true);
  });
});
