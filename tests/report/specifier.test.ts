import { describe, expect, it } from 'vitest';
import { isSameSpecifier, isSpecifiedFile, resolveSpecifier } from '../../src/report/imports/specifier.js';

it('code without a file stands at the root', () => {
  expect(resolveSpecifier('./src/umzug.js', { filename: '<input>', root: '/app' })).toBe('./src/umzug.js');
});

describe('a specifier on Windows', () => {
  it.each([
    ['C:\\app\\src\\start.js', 'C:\\app', './umzug.js', '../umzug.js'],
    ['C:\\app\\start.js', 'c:\\app', './umzug.js', './umzug.js'],
    ['D:\\other\\start.js', 'C:\\app', './umzug.js', undefined],
    ['D:\\other\\start.js', 'C:\\app', 'migrator', 'migrator'],
  ])('%s below %s imports %s as %s', (...[filename, root, from, expected]) => {
    expect(resolveSpecifier(from, { filename, root })).toBe(expected);
  });

  it('knows the file that it names', () => {
    expect(isSpecifiedFile('./src/umzug.js', { filename: 'C:\\app\\src\\umzug.ts', root: 'C:\\app' })).toBe(true);
    expect(isSpecifiedFile('./src/umzug.js', { filename: 'C:\\app\\src\\start.ts', root: 'C:\\app' })).toBe(false);
    expect(isSpecifiedFile('umzug', { filename: 'C:\\app\\umzug.js', root: 'C:\\app' })).toBe(false);
  });
});

describe('one module', () => {
  it.each([
    ['./umzug', './umzug.js', true],
    ['./umzug.ts', './umzug.js', true],
    ['./umzug', './umzug/index.js', true],
    ['./a/../umzug', './umzug.mjs', true],
    ['../umzug', './umzug', false],
    ['umzug', './umzug', false],
    ['umzug', 'umzug', true],
  ])('%s and %s: %s', (a, b, expected) => {
    expect(isSameSpecifier(a, b)).toBe(expected);
  });
});
