import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { fingerprintProject } from '../../src/platform/fingerprint.js';

function createFolder(): { readonly folder: string; write(name: string, text?: string): void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'sequelize-guard-fingerprint-'));
  onTestFinished(() => { rmSync(folder, { recursive: true }); });
  return {
    folder,
    write(name, text = '') {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), text);
    },
  };
}

describe('the fingerprint of a project', () => {
  const changes: readonly (readonly [name: string, text: string])[] = [
    ['package.json', '{ "dependencies": {} }'],
    ['packages/api/package.json', '{}'],
    ['../package.json', '{}'],
    ['.sequelizerc', 'module.exports = {}'],
    ['db/migrations/1-users.js', ''],
    ['src/umzug.js', 'export const umzug = 1'],
    ['jest.config.js', ''],
  ];

  it.each(changes)('changes with %s, when it comes and when it goes', (name, text) => {
    const { folder, write } = createFolder();
    write('app/src/server.js');
    const app = path.join(folder, 'app');
    const before = fingerprintProject(app);
    write(path.join('app', name), text);
    expect(fingerprintProject(app)).not.toBe(before);
    rmSync(path.join(app, name));
    expect(fingerprintProject(app)).toBe(before);
  });

  it('changes with the content of package.json, not with its time', () => {
    const { folder, write } = createFolder();
    write('package.json', '{ "name": "a" }');
    const before = fingerprintProject(folder);
    write('package.json', '{ "name": "a" }');
    expect(fingerprintProject(folder)).toBe(before);
    write('package.json', '{ "name": "b" }');
    expect(fingerprintProject(folder)).not.toBe(before);
  });

  it('stays with other files, and with what is installed', () => {
    const { folder, write } = createFolder();
    write('package.json', '{}');
    const before = fingerprintProject(folder);
    write('src/server.js', 'a');
    write('node_modules/pg/package.json', '{}');
    expect(fingerprintProject(folder)).toBe(before);
  });

  it('of a folder that is not there is none the worse', () => {
    expect(fingerprintProject(path.join(createFolder().folder, 'gone'))).toMatch(/^[\da-f]{64}$/);
  });
});
