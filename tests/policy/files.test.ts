import { describe, expect, it } from 'vitest';
import { classifyFile, readRoleMatchers, type FileRoles, type FilesOption } from '../../src/policy/files/files.js';
import { readSettings, type SequelizeGuardSettings } from '../../src/policy/settings/settings.js';

const cwd = '/home/me/test/shop';

interface Situation extends SequelizeGuardSettings {
  readonly cwd?: string;
  readonly option?: FilesOption;
}

function classify(filename: string, { cwd: directory = cwd, option, ...settings }: Situation = {}): FileRoles {
  return classifyFile({ filename, cwd: directory }, readSettings(settings), option);
}

/** The roles by name: `production` when there is none. */
function describeRoles(roles: FileRoles): string {
  return (['test', 'dev', 'migration'] as const).filter((role) => roles[role]).join(' ') || 'production';
}

const byDefault: readonly (readonly [path: string, roles: string])[] = [
  ['src/app.js', 'production'],
  ['app.js', 'production'],
  ['src/app.test.js', 'test'],
  ['app.spec.ts', 'test'],
  ['src/app.e2e-spec.ts', 'test'],
  ['src/app.test.d.ts', 'test'],
  ['test/setup.js', 'test'],
  ['packages/api/tests/a/b.mjs', 'test'],
  ['src/__tests__/a.tsx', 'test'],
  ['src/__mocks__/db.js', 'test'],
  ['spec/db.js', 'test'],
  ['e2e/db.js', 'test'],
  ['.config/test/db.js', 'test'],
  ['test.js', 'production'],
  ['src/test.js', 'production'],
  ['src/contest/db.js', 'production'],
  ['src/latest.js', 'production'],
  ['src/Test/db.js', 'test'],
  ['src/testing/db.js', 'test'],
  ['dev/db.js', 'dev'],
  ['scripts/dev/reset.js', 'dev'],
  ['src/db.dev.ts', 'dev'],
  ['dev.js', 'production'],
  ['development/db.js', 'production'],
  ['migrations/1-init.js', 'migration'],
  ['src/db/seeders/a.js', 'migration'],
  ['src/migration/a.js', 'migration'],
  ['scripts/seed.js', 'production'],
  ['src/sync-db.js', 'production'],
  ['seeds/a.js', 'migration'],
  ['test/migrations/1.js', 'test migration'],
  ['dev/migrations/a.test.js', 'test dev migration'],
];

describe('why a file has its roles', () => {
  const setting = (glob: string): object => ({ kind: 'glob', glob, from: 'setting' });
  it.each([
    ['test/a.js', {}, { test: { kind: 'glob', from: 'setting' } }],
    ['dev/a.js', {}, { dev: { kind: 'glob', from: 'setting' } }],
    ['migrations/a.js', {}, { migration: { kind: 'glob', from: 'setting' } }],
    ['qa/a.js', { files: { test: ['qa/**'] } }, { test: setting('qa/**') }],
    ['qa/a.js', { files: { dev: ['qa/**', 'qb/**'] } }, { dev: setting('qa/**') }],
    ['qb/a.js', { files: { migration: ['qa/**', 'qb/**'] } }, { migration: setting('qb/**') }],
    ['qa/a.js', { files: { dev: ['qa/**'] }, option: { migration: ['qa/*.js'] } }, { dev: setting('qa/**'), migration: { kind: 'glob', glob: 'qa/*.js', from: 'option' } }],
    ['src/a.js', {}, {}],
  ])('%s with %j', (...[path, situation, reasons]) => {
    const found = classify(`${cwd}/${path}`, situation).reasons;
    expect(found).toMatchObject(reasons);
    expect(Object.keys(found)).toEqual(Object.keys(reasons));
  });
});

describe('classifyFile, by the default globs', () => {
  it.each(byDefault)('%s: %s', (path, roles) => {
    const found = classify(`${cwd}/${path}`);
    expect([describeRoles(found), found.path]).toEqual([roles, path]);
  });

  it('does not look at the folders above the root', () => {
    expect(describeRoles(classify('/test/dev/migrations/app.js', { cwd: '/test/dev/migrations' }))).toBe('production');
  });
});

const byRoot: readonly (readonly [title: string, filename: string, situation: Situation, roles: string, path: string | undefined])[] = [
  ['a relative file name is one below the working directory', 'test/a.js', {}, 'test', 'test/a.js'],
  ['a path with dots is resolved', `${cwd}/src/../test/a.js`, {}, 'test', 'test/a.js'],
  ['an absolute root', '/srv/app/test/a.js', { root: '/srv/app' }, 'test', 'test/a.js'],
  ['a root with a slash at its end', '/srv/app/test/a.js', { root: '/srv/app/' }, 'test', 'test/a.js'],
  ['a root below the working directory', `${cwd}/test/app/a.js`, { root: 'test' }, 'production', 'app/a.js'],
  ['a root above the working directory', `${cwd}/app/a.js`, { root: '..' }, 'production', 'shop/app/a.js'],
  ['a root above the working directory that makes it a test', `${cwd}/app/a.js`, { root: '../..' }, 'test', 'test/shop/app/a.js'],
  ['the root of the file system', '/test/a.js', { root: '/' }, 'test', 'test/a.js'],
  ['a file outside the root', '/srv/test/a.js', {}, 'production', undefined],
  ['a file in a sibling whose name starts alike', `${cwd}2/test/a.js`, {}, 'production', undefined],
  ['a relative file outside the root', '../test/a.js', {}, 'production', undefined],
  ['a file whose name starts with dots', `${cwd}/..test/test/a.js`, {}, 'test', '..test/test/a.js'],
  ['the root itself', cwd, { files: { dev: ['sho*'] } }, 'production', undefined],
  ['a Windows file below the root of POSIX', 'C:\\shop\\test\\a.js', { root: '/', files: { test: ['**/*.js'] } }, 'production', undefined],
  ['a Windows file on POSIX', 'C:\\shop\\test\\a.js', {}, 'production', undefined],
  ['a backslash in a POSIX name', `${cwd}/test\\a.js`, {}, 'production', 'test\\a.js'],
];

const windows = 'C:\\Users\\me\\test\\Shop';
const onWindows: readonly (readonly [title: string, filename: string, situation: Situation, roles: string, path: string | undefined])[] = [
  ['backslashes', `${windows}\\src\\test\\a.js`, {}, 'test', 'src/test/a.js'],
  ['slashes', 'C:/Users/me/test/Shop/test/a.js', {}, 'test', 'test/a.js'],
  ['the case of the drive letter', 'c:\\Users\\me\\test\\Shop\\test\\a.js', {}, 'test', 'test/a.js'],
  ['the case of the root', 'C:\\users\\ME\\test\\shop\\Src\\a.test.js', {}, 'test', 'Src/a.test.js'],
  ['globs keep their case', `${windows}\\TEST\\a.js`, {}, 'production', 'TEST/a.js'],
  ['folders above the root', `${windows}\\src\\a.js`, {}, 'production', 'src/a.js'],
  ['a relative file', 'test\\a.js', {}, 'test', 'test/a.js'],
  ['another drive', 'D:\\Users\\me\\test\\Shop\\test\\a.js', {}, 'production', undefined],
  ['outside the root', 'C:\\Users\\me\\test\\a.js', {}, 'production', undefined],
  ['a relative root', `${windows}\\api\\dev\\a.js`, { root: 'api' }, 'dev', 'dev/a.js'],
  ['a relative root with slashes', `${windows}\\apps\\api\\dev\\a.js`, { root: './apps/api' }, 'dev', 'dev/a.js'],
  ['an absolute root with slashes', `${windows}\\api\\dev\\a.js`, { root: 'c:/Users/me/test/Shop/api/' }, 'dev', 'dev/a.js'],
  ['the root of a drive', 'C:\\test\\a.js', { root: 'C:\\' }, 'test', 'test/a.js'],
  ['a network share', '\\\\server\\share\\app\\test\\a.js', { root: '\\\\server\\share\\app' }, 'test', 'test/a.js'],
  ['outside a network share', '\\\\server\\share\\test\\a.js', { root: '\\\\server\\share\\app' }, 'production', undefined],
];

describe('classifyFile, by paths relative to the root', () => {
  it.each(byRoot)('%s', (...[, filename, situation, roles, path]) => {
    const found = classify(filename, situation);
    expect([describeRoles(found), found.path]).toEqual([roles, path]);
  });

  it.each(onWindows)('on Windows: %s', (...[, filename, situation, roles, path]) => {
    const found = classify(filename, { cwd: windows, ...situation });
    expect([describeRoles(found), found.path]).toEqual([roles, path]);
  });
});

describe('classifyFile, of files that are not on disk', () => {
  const everyFile: FilesOption = { test: ['**/*.js', '*', '*/*', '**/<*>/**'] };

  it.each([
    '', '<input>', '<text>', '<stdin>', '<text>/0_0.js', `${cwd}/<text>`, `${cwd}/test/<text>/0.js`, '__placeholder__.js', `${cwd}/__placeholder__.js`,
  ])('%j is production', (filename) => {
    expect(classify(filename, { option: everyFile })).toEqual({ test: false, dev: false, migration: false, reasons: {}, path: undefined });
  });

  it.each([
    [`${cwd}/docs/test/api.md/0_0.js`, 'test', 'docs/test/api.md'],
    [`${cwd}/docs/api.md/0_0.test.js`, 'production', 'docs/api.md'],
    [`${cwd}/docs/api.md/0.js`, 'production', 'docs/api.md'],
    ['docs/api.test.md/12_index.ts', 'test', 'docs/api.test.md'],
    [`${cwd}/src/dev/App.vue/1_script.js`, 'dev', 'src/dev/App.vue'],
    [`${cwd}/db/v1.2/01_init.test.js`, 'test', 'db/v1.2/01_init.test.js'],
    [`${cwd}/migrations/01_init.js`, 'migration', 'migrations/01_init.js'],
  ])('a code block has the roles of its file: %s', (filename, roles, path) => {
    const found = classify(filename);
    expect([describeRoles(found), found.path]).toEqual([roles, path]);
  });

  it('takes the name of the file on disk from ESLint, when it is given', () => {
    const settings = readSettings({});
    const block = { filename: `${cwd}/a.md/named.test.js`, physicalFilename: `${cwd}/a.md`, cwd };
    expect(classifyFile(block, settings)).toMatchObject({ test: false, path: 'a.md' });
    const folder = { filename: `${cwd}/a.md/0_a.test.js`, physicalFilename: `${cwd}/a.md/0_a.test.js`, cwd };
    expect(classifyFile(folder, settings)).toMatchObject({ test: true, path: 'a.md/0_a.test.js' });
    expect(classifyFile({ filename: '<text>/0_a.test.js', physicalFilename: '<text>', cwd }, settings).path).toBeUndefined();
  });
});

describe('the option files of a rule', () => {
  it('replaces the setting, key by key', () => {
    const settings: Situation = { files: { test: ['qa/**'], dev: ['lab/**'] }, option: { test: ['proof/**'] } };
    expect(describeRoles(classify('qa/a.js', settings))).toBe('production');
    expect(describeRoles(classify('proof/a.js', settings))).toBe('test');
    expect(describeRoles(classify('lab/a.js', settings))).toBe('dev');
    expect(describeRoles(classify('migrations/a.js', settings))).toBe('migration');
    expect(describeRoles(classify('test/a.js', { option: {} }))).toBe('test');
    expect(describeRoles(classify('test/a.js', { option: { test: [] } }))).toBe('production');
  });

  it('is compiled once, whether or not ESLint hands over the same object', () => {
    const settings = readSettings({});
    expect(readRoleMatchers(settings, { test: ['qa/**'] })).toBe(readRoleMatchers(settings, { test: ['qa/**'] }));
    expect(readRoleMatchers(settings)).toBe(readRoleMatchers(settings, undefined));
    expect(readRoleMatchers(settings)).not.toBe(readRoleMatchers(settings, { test: ['qa/**'] }));
  });

  it('forgets old options, so that a server that lives for days does not grow', () => {
    const settings = readSettings({ root: cwd });
    const first = readRoleMatchers(settings, { test: ['0/**'] });
    for (let index = 1; index <= 100; index += 1) readRoleMatchers(settings, { test: [`${index}/**`] });
    expect(readRoleMatchers(settings, { test: ['0/**'] })).not.toBe(first);
  });

  it.each<readonly [option: unknown, message: string]>([
    [{ test: ['**'] }, 'rule option files.test: got "**", which matches every file; takes a list of globs'],
    [{ dev: ['./a'] }, 'rule option files.dev: got "./a", which starts with "./"; takes a list of globs'],
    [{ migration: 'db/**' }, 'rule option files.migration: got "db/**"; takes a list of globs'],
    [{ tset: ['a'] }, 'unknown rule option files.tset: got ["a"]; takes only test, dev, migration. Did you mean test?'],
    [['a'], 'rule option files: got ["a"]; takes an object with the keys test, dev, migration.'],
  ])('%j is refused in every file, a virtual one too', (option, message) => {
    for (const filename of [`${cwd}/src/a.js`, '<input>', '/elsewhere/a.js']) {
      expect(() => classify(filename, { option: option as FilesOption })).toThrow(`eslint-plugin-sequelize-guard: ${message}`);
    }
  });
});
