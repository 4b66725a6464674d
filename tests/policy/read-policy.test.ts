import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesSchema } from '../../src/policy/files-schema.js';
import { readPolicy, type FileOptions } from '../../src/policy/read-policy.js';
import { readSettings } from '../../src/policy/settings.js';
import { createProject } from './temporary-project.js';

const shop = { filename: '/srv/shop/test/a.js', cwd: '/srv/shop', settings: {} };

describe('readPolicy', () => {
  it('reads settings, roles and root in one call', () => {
    const settings = { root: 'api', files: { dev: ['lab/**'] } };
    const policy = readPolicy({ filename: 'api/lab/a.js', cwd: '/srv/shop', settings: { 'sequelize-guard': settings } });
    expect(policy.settings).toBe(readSettings(settings));
    expect(policy.root).toBe('/srv/shop/api');
    expect(policy.file).toEqual({ test: false, dev: true, migration: false, path: 'lab/a.js' });
  });

  it('takes the working directory for the root, and no settings for the defaults', () => {
    expect(readPolicy(shop)).toMatchObject({ root: '/srv/shop', settings: readSettings(undefined), file: { test: true, path: 'test/a.js' } });
  });

  it('lets the option of the rule replace a list', () => {
    expect(readPolicy(shop, { files: { test: [] } }).file.test).toBe(false);
    expect(readPolicy(shop, { files: { dev: ['test/**'] } }).file).toMatchObject({ test: true, dev: true });
  });

  it('reads package.json only when the project is asked for, and once', () => {
    const folder = createProject();
    const policy = readPolicy({ filename: join(folder, 'a.js'), cwd: folder, settings: { 'sequelize-guard': { root: folder } } });
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{"dependencies":{"sequelize":"6"}}');
    expect(policy.project.listsSequelize).toBe(true);
    expect(policy.project).toBe(policy.project);
    expect(policy.file).toBe(policy.file);
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
      expect(() => readPolicy({ ...shop, filename, settings: { 'sequelize-guard': settings } }, options)).toThrow(
        `eslint-plugin-sequelize-guard: ${message}`,
      );
    }
  });

  it('refuses settings under a misspelt name', () => {
    expect(() => readPolicy({ ...shop, settings: { 'sequelize-gaurd': {} } })).toThrow('unknown setting sequelize-gaurd');
  });
});

describe('filesSchema', () => {
  it('describes every role that settings have, and takes no other', () => {
    expect(Object.keys(filesSchema.properties)).toEqual(Object.keys(readSettings(undefined).files));
    expect(filesSchema.additionalProperties).toBe(false);
    for (const { description } of [filesSchema, ...Object.values(filesSchema.properties)]) expect(description).toMatch(/^[A-Z].{20,}\.$/);
  });

  it('has no defaults, which would override the settings', () => {
    expect(JSON.stringify(filesSchema)).not.toContain('"default"');
  });
});
