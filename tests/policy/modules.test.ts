import { describe, expect, it } from 'vitest';
import { isSameModule } from '../../src/policy/project/modules.js';

const file = { filename: '/app/src/start.js', cwd: '/app', root: '/app' };

describe('one module', () => {
  it.each([
    ['./db.js', './src/db.js'],
    ['./db', './src/db.js'],
    ['./db.js', './src/db'],
    ['./db.js', './src/db.ts'],
    ['./db.mjs', './src/db.mts'],
    ['./db', './src/db/index.js'],
    ['./db/index.js', './src/db'],
    ['./db/index', './src/db/index.ts'],
    ['../test/db.js', './test/db.js'],
    ['#db', '#db'],
  ])('%s of src/start.js is %s', (specifier, from) => {
    expect(isSameModule(specifier, from, file)).toBe(true);
  });
});

describe('two modules', () => {
  it.each([
    ['./db.js', './db.js'],
    ['./db.js', './src/db/index.js'],
    ['./db/index.js', './src/db.js'],
    ['./db.cjs', './src/db.mjs'],
    ['./db.js', './src/db.cjs'],
    ['./db', './src/database.js'],
    ['./db.test.js', './src/db.js'],
    ['./index.js', './src.js'],
    ['#db', './src/db.js'],
    ['src/db.js', './src/db.js'],
    ['./db.js', 'src/db.js'],
    ['db.js', './src/db.js'],
  ])('%s of src/start.js is not %s', (specifier, from) => {
    expect(isSameModule(specifier, from, file)).toBe(false);
  });
});
