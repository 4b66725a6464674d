// What a browser is given in the place of Node's modules: the same names, and paths that say the same.
import nodePath from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import * as browserDisk from '../../src/platform/disk.browser.js';
import * as disk from '../../src/platform/disk.js';
import * as browserFingerprint from '../../src/platform/fingerprint.browser.js';
import * as fingerprint from '../../src/platform/fingerprint.js';
import { path as browserPath } from '../../src/platform/paths.browser.js';
import { readTexts } from '../support/sources.js';

const { posix } = nodePath;
const text = fc.array(fc.constantFrom('a', 'b.js', '.c', 'd.e.ts', '..', '.', '', ' ', '...', 'x.'), { maxLength: 7 }).chain((segments) =>
  fc.tuple(fc.constantFrom('', '/'), fc.constantFrom('', '/')).map(([start, end]) => start + segments.join('/') + end),
);

describe('paths in a browser are those of Node', () => {
  it.each(['isAbsolute', 'normalize'] as const)('%s', (name) => {
    fc.assert(fc.property(text, (one) => { expect(browserPath[name](one), one).toBe(posix[name](one)); }), { numRuns: 2000 });
  });

  it.each(['basename', 'dirname', 'extname'] as const)('%s, of a path without doubled slashes', (name) => {
    const plain = text.map((one) => one.replace(/\/{2,}/g, '/'));
    fc.assert(fc.property(plain, (one) => { expect(browserPath[name](one), one).toBe(posix[name](one)); }), { numRuns: 2000 });
  });

  it('join', () => {
    fc.assert(fc.property(fc.array(text, { minLength: 1, maxLength: 3 }), (parts) => { expect(browserPath.join(...parts)).toBe(posix.join(...parts)); }), { numRuns: 2000 });
  });

  it.each(['resolve', 'relative'] as const)('%s, from the root of the disk', (name) => {
    const rooted = text.map((one) => `/${one}`);
    fc.assert(fc.property(rooted, text, (from, to) => {
      const end = name === 'relative' ? `/${to}` : to;
      expect(browserPath[name](from, end), `${from} ${end}`).toBe(posix[name](from, end));
    }), { numRuns: 2000 });
  });
});

describe('a browser', () => {
  it('has a stand-in for each file of the platform, which exports the same names', () => {
    expect(Object.keys(browserDisk).sort()).toEqual(Object.keys(disk).sort());
    expect(Object.keys(browserFingerprint)).toEqual(Object.keys(fingerprint));
    const files = [...readTexts('src/platform', /^(?!.*\.browser\.).*\.ts$/).keys()];
    expect(files.map((file) => `./${file.replace(/^src/, 'dist').replace(/ts$/, 'js')}`).sort()).toEqual(Object.keys(packageJson.browser).sort());
  });

  it('finds no file, and says so where one is opened', () => {
    expect(browserDisk.existsSync()).toBe(false);
    expect(browserDisk.listFoldersAbove()).toEqual([]);
    expect(() => { browserDisk.readFileSync(); }).toThrow('A browser has no disk.');
  });
});
