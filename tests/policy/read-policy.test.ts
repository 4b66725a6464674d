import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FilesOption } from '../../src/policy/files/files.js';
import { filesSchema } from '../../src/policy/files/schema.js';
import { readPolicy, validateFiles, type FileOptions, type Policy } from '../../src/policy/policy.js';
import { readSettings, readSharedSettings } from '../../src/policy/settings/settings.js';
import { createProject } from './temporary-project.js';

const shop = { filename: '/srv/shop/test/a.js', cwd: '/srv/shop', settings: {} };

interface Given {
  readonly filename: string;
  readonly cwd: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly sourceCode?: object;
}

/** As a rule does: what is wrong with settings and options is said before a policy is made of them. */
function read(given: Given, options?: FileOptions): Policy {
  const settings = readSharedSettings(given.settings);
  validateFiles(settings, options ?? {});
  return readPolicy(given, settings, options);
}

describe('readPolicy', () => {
  it('reads settings, roles and root in one call', () => {
    const settings = { root: 'api', files: { dev: ['lab/**'] } };
    const policy = read({ filename: 'api/lab/a.js', cwd: '/srv/shop', settings: { 'sequelize-guard': settings } });
    expect(policy.settings).toBe(readSettings(settings));
    expect(policy.root).toBe('/srv/shop/api');
    expect(policy.file).toMatchObject({ test: false, dev: true, migration: false, path: 'lab/a.js' });
  });

  it('takes the working directory for the root, and no settings for the defaults', () => {
    expect(read(shop)).toMatchObject({ root: '/srv/shop', settings: readSettings(undefined), file: { test: true, path: 'test/a.js' } });
  });

  it('lets the option of the rule replace a list', () => {
    expect(read(shop, { files: { test: [] } }).file.test).toBe(false);
    expect(read(shop, { files: { dev: ['test/**'] } }).file).toMatchObject({ test: true, dev: true });
  });

  it('reads package.json only when the project is asked for, and once', () => {
    const folder = createProject();
    const policy = read({ filename: join(folder, 'a.js'), cwd: folder, settings: { 'sequelize-guard': { root: folder } } });
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{"dependencies":{"sequelize":"6"}}');
    expect(policy.project.listsSequelize).toBe(true);
    expect(policy.project).toBe(policy.project);
    expect(policy.file).toBe(policy.file);
  });

  it('gives the rules of one lint run one policy, but for those with globs of their own', () => {
    const run = { ...shop, sourceCode: {} };
    const policy = read(run, { ignoreFiles: [] });
    expect(read(run)).toBe(policy);
    expect(policy.isIgnored).toBe(false);
    expect(read(run, { ignoreFiles: ['test/**'] })).toMatchObject({ isIgnored: true, file: policy.file });
    expect(read(run, { ignoreFiles: ['src/**'] }).isIgnored).toBe(false);
    expect(read(run, { files: { test: [] } }).project).toBe(policy.project);
    expect(read({ ...run, filename: '/srv/shop/src/a.js' }).file.test).toBe(false);
    expect(read({ ...run, settings: { 'sequelize-guard': { root: '/srv' } } }).root).toBe('/srv');
    expect(read({ ...run, sourceCode: {} })).not.toBe(policy);
  });

  it.each<readonly [title: string, settings: unknown, options: FileOptions | undefined, message: string]>([
    ['a misspelt setting', { wrods: ['a'] }, undefined, 'unknown setting wrods: got ["a"]; takes only root, '],
    ['a setting of the wrong type', { files: { test: 1 } }, undefined, 'setting files.test: got 1; takes a list of globs'],
    ['a refused glob of the settings', { files: { migration: ['**'] } }, undefined, 'setting files.migration: got "**", which matches every file;'],
    ['a refused glob of the settings that a rule replaces', { files: { test: ['**'] } }, { files: { test: ['a'] } }, 'setting files.test: got "**", which'],
    ['a refused glob of a rule', {}, { files: { dev: ['/a'] } }, 'rule option files.dev: got "/a", which starts with "/"; takes a list of globs'],
    ['a refused glob of the files that a rule ignores', {}, { ignoreFiles: ['!a'] }, 'rule option ignoreFiles: got "!a", which negates; takes a list of globs'],
  ])('refuses in every file, before anything is asked for: %s', (...[, settings, options, message]) => {
    for (const filename of ['/srv/shop/src/a.js', '/srv/shop/test/a.js', '<input>', '/elsewhere/a.js']) {
      expect(() => read({ ...shop, filename, settings: { 'sequelize-guard': settings } }, options)).toThrow(
        `eslint-plugin-sequelize-guard: ${message}`,
      );
    }
  });

  it('refuses settings under a misspelt name', () => {
    expect(() => read({ ...shop, settings: { 'sequelize-gaurd': {} } })).toThrow('unknown setting sequelize-gaurd');
  });
});

describe('filesSchema', () => {
  it('holds lists of globs, by roles that the settings have, too', () => {
    expect(filesSchema.additionalProperties).toEqual({ type: 'array', items: { type: 'string' } });
    const roles = Object.keys(readSettings(undefined).files) as (keyof FilesOption)[];
    for (const role of roles) expect(() => validateFiles(readSettings(undefined), { files: { [role]: ['qa/**'] } })).not.toThrow();
  });

  it('takes no role that the rule does not go by', () => {
    const option = { files: { migration: ['db/**'] } };
    expect(() => validateFiles(readSettings(undefined), option, ['test', 'dev'])).toThrow('unknown rule option files.migration: got ["db/**"]; takes only test, dev.');
  });

  it('has no defaults, which would override the settings', () => {
    expect(JSON.stringify(filesSchema)).not.toContain('"default"');
  });
});
