// `npm ci` works on every machine. The check is run on the project, and on faults that it must find.
import { expect, it } from 'vitest';
import { findLockProblems, type Lockfile } from './support/lockfile.js';
import { readText } from './support/sources.js';

it('package-lock.json is whole and names no registry', () => {
  const lockfile = JSON.parse(readText('package-lock.json')) as Lockfile;
  expect(Object.keys(lockfile.packages).length).toBeGreaterThan(100);
  expect(findLockProblems(lockfile)).toEqual([]);
});

it('an optional package that is not listed, and an address, are found', () => {
  const packages = {
    'node_modules/tool': { version: '1.0.0', optionalDependencies: { 'tool-linux': '1.0.0', 'tool-darwin': '1.0.0' } },
    'node_modules/tool-linux': { version: '1.0.0', resolved: 'https://example.org/tool-linux-1.0.0.tgz' },
  };
  expect(findLockProblems({ packages })).toEqual([
    'node_modules/tool needs tool-darwin, which is not listed',
    'node_modules/tool-linux names the address it came from',
  ]);
});
