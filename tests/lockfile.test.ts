// `npm ci` works on every machine and on every day. The check is run on the project, and on faults that it must find.
import { expect, it } from 'vitest';
import { findLockProblems, type Lockfile, type Overrides } from './support/lockfile.js';
import { readText } from './support/sources.js';

it.each(['', 'site/', 'mutants/'])('%spackage-lock.json is whole, names no registry, and asks none what a tag means today', (folder) => {
  const lockfile = JSON.parse(readText(`${folder}package-lock.json`)) as Lockfile;
  const { overrides } = JSON.parse(readText(`${folder}package.json`)) as { readonly overrides?: Overrides };
  expect(Object.keys(lockfile.packages).length).toBeGreaterThan(50);
  expect(findLockProblems(lockfile, overrides)).toEqual([]);
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

it.each([
  ['latest', false],
  ['next', false],
  ['npm:other@latest', false],
  ['npm:other', true],
  ['github:owner/tool', false],
  ['git+https://example.org/tool.git', false],
  ['https://example.org/tool.tgz', false],
  ['^1.0.0 || >=3', true],
  ['1.0.0', true],
  ['*', true],
  ['npm:other@^1.0.0', true],
])('a dependency on tool@%s installs on any day: %s', (spec, pinned) => {
  const lockfile = { packages: { 'node_modules/user': { version: '1.0.0', dependencies: { tool: spec } } } };
  const problem = `node_modules/user wants tool@${spec}, which a registry resolves anew`;
  expect(findLockProblems(lockfile)).toEqual(pinned ? [] : [problem]);
  expect(findLockProblems(lockfile, { tool: '1.0.0' })).toEqual([]);
  expect(findLockProblems(lockfile, { tool: 'latest' })).toEqual(pinned ? [] : [problem]);
  expect(findLockProblems(lockfile, { another: '1.0.0' })).toEqual(pinned ? [] : [problem]);
});

it('what package.json itself wants by a tag is found', () => {
  expect(findLockProblems({ packages: { '': { devDependencies: { tool: 'latest' } } } })).toEqual([
    'package.json wants tool@latest, which a registry resolves anew',
  ]);
});
