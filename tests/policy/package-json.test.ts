import { chmodSync, mkdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPackageJson } from '../../src/policy/project/package-json.js';
import { createProject } from './temporary-project.js';

function readText(text: string): ReturnType<typeof readPackageJson> {
  return readPackageJson(createProject({ 'package.json': text }));
}

const unreadable = { kind: 'unreadable', dependencies: new Map() };

describe('readPackageJson', () => {
  it('joins the dependencies of every kind; one for production comes first', () => {
    const content = {
      dependencies: { a: '1' }, devDependencies: { a: '2', b: '2' }, peerDependencies: { c: '3' }, optionalDependencies: { d: '4' },
      bundledDependencies: ['e'], overrides: { f: '1' },
    };
    expect(readText(JSON.stringify(content))).toEqual({
      kind: 'readable',
      dependencies: new Map([['a', '1'], ['b', '2'], ['c', '3'], ['d', '4']]),
    });
  });

  it.each([
    ['{"type":"module","version":"1.2.3"}', { type: 'module', version: '1.2.3' }],
    ['{"type":"commonjs"}', { type: 'commonjs', version: undefined }],
    ['{"type":"script","version":3}', { type: undefined, version: undefined }],
    ['{}', { type: undefined, version: undefined }],
  ])('reads the kind of its files, and its version: %s', (text, expected) => {
    const { type, version } = readText(text) ?? {};
    expect({ type, version }).toEqual(expected);
  });

  it('reads a file with a byte order mark', () => {
    expect(readText('\uFEFF{"dependencies":{"sequelize":"6"}}')).toEqual({ kind: 'readable', dependencies: new Map([['sequelize', '6']]) });
  });

  it.each(['{"dependencies":[]}', '{"dependencies":null}', '{"dependencies":"sequelize"}', '{}', '{"__proto__":{"dependencies":{"a":"1"}}}'])(
    'finds no dependencies in %s',
    (text) => {
      expect(readText(text)).toEqual({ kind: 'readable', dependencies: new Map() });
    },
  );

  it('keeps a name whose range is no text, and one that objects inherit', () => {
    expect(readText('{"dependencies":{"sequelize":6,"__proto__":"1","constructor":"2"}}')?.dependencies).toEqual(
      new Map([['sequelize', ''], ['__proto__', '1'], ['constructor', '2']]),
    );
  });

  it.each(['', '{', 'null', '[]', '1', 'undefined', '{"dependencies":{}}}', '// a\n{}'])('calls %j unreadable', (text) => {
    expect(readText(text)).toEqual(unreadable);
  });

  it.skipIf(process.getuid?.() === 0)('calls a file without permission unreadable', () => {
    const folder = createProject({ 'package.json': {} });
    chmodSync(join(folder, 'package.json'), 0o000);
    expect(readPackageJson(folder)).toEqual(unreadable);
  });

  it('passes over a folder and a broken link of that name, and a folder that is not there', () => {
    const folder = createProject();
    mkdirSync(join(folder, 'a/package.json'), { recursive: true });
    mkdirSync(join(folder, 'b'));
    symlinkSync(join(folder, 'b/package.json'), join(folder, 'b/package.json'));
    mkdirSync(join(folder, 'c'));
    symlinkSync(join(folder, 'nowhere'), join(folder, 'c/package.json'));
    expect(['a', 'b', 'c', 'd', 'a\0'].map((name) => readPackageJson(join(folder, name)))).toEqual(new Array(5).fill(undefined));
  });

  it('parses a file once, and again after a change, even one that keeps size and time', () => {
    const folder = createProject({ 'package.json': { dependencies: { aa: '1' } } });
    const path = join(folder, 'package.json');
    const time = new Date('2026-01-01T00:00:00.000Z');
    utimesSync(path, time, time);
    const first = readPackageJson(folder);
    expect(readPackageJson(folder)).toBe(first);
    writeFileSync(path, JSON.stringify({ dependencies: { bb: '1' } }));
    utimesSync(path, time, time);
    expect(readPackageJson(folder)?.dependencies).toEqual(new Map([['bb', '1']]));
  });

  it('forgets files when it has seen many folders, so that a server that lives for days does not grow', () => {
    const names = Array.from({ length: 501 }, (_, index) => `p${index}`);
    const folder = createProject(Object.fromEntries(names.map((name) => [`${name}/package.json`, {}])));
    const first = readPackageJson(join(folder, 'p0'));
    expect(readPackageJson(join(folder, 'p0'))).toBe(first);
    for (const name of names) readPackageJson(join(folder, name));
    expect(readPackageJson(join(folder, 'p0'))).not.toBe(first);
    expect(readPackageJson(join(folder, 'p0'))).toEqual(first);
  });
});
