import { describe, expect, it } from 'vitest';
import { resolveSpecifier } from '../../src/report/imports/modules.js';
import { describeRefusal } from '../../src/report/swap/request.js';

describe('the specifier of a migrator', () => {
  it.each([
    ['C:/app/src/server.js', 'C:/app', '../db/umzug.js'],
    ['C:\\app\\server.js', 'C:\\app', './db/umzug.js'],
    ['/app/src/server.js', '/app', '../db/umzug.js'],
    ['D:/app/src/server.js', 'C:/app', undefined],
    ['//share/app/server.js', 'C:/app', undefined],
  ])('from %s below %s is %s', (filename, root, specifier) => {
    expect(resolveSpecifier('./db/umzug.js', { filename, root })).toBe(specifier);
  });

  it('of a package stays as it is, and none on another drive is said', () => {
    expect(resolveSpecifier('@shop/umzug', { filename: 'D:/app/server.js', root: 'C:/app' })).toBe('@shop/umzug');
    expect(describeRefusal('unreachable')).toBe('no relative path leads to the migrator');
  });
});
