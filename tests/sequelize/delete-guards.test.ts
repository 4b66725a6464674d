// What a test before a delete shows of its condition, wherever the test is kept; and lists of conditions some of which are none.
import { describe, expect, it } from 'vitest';
import { lint } from '../support/lint.js';

const MODELS = {
  v6: "import assert from 'node:assert';\nimport { Op } from 'sequelize';\nimport { User } from './models/index.js';\n",
  v7: "import assert from 'node:assert';\nimport { Op } from '@sequelize/core';\nimport { User } from './models/index.js';\n",
} as const;

const report = (program: string, parser: 'js' | 'ts', project: 'v6' | 'v7'): readonly (string | undefined)[] =>
  lint(`${MODELS[project]}${program}`, { rules: ['no-mass-delete'], parser, project }).map(({ messageId }) => messageId);

function expectAll(program: string, expected: readonly string[]): void {
  for (const parser of ['js', 'ts'] as const) {
    for (const project of ['v6', 'v7'] as const) expect(report(program, parser, project), `${project} ${program}`).toEqual(expected);
  }
}

/** A condition that may stay empty, and what stands before the delete. */
const build = (before: string, after = ''): string =>
  `export const remove = (options) => {\nconst where = {};\nif (options.id) where.id = options.id;\n${before}\nreturn User.destroy({ where });\n};\n${after}`;

describe('a test of the condition', () => {
  it.each([
    ['of the number of its keys', 'const count = Object.keys(where).length;\nif (count === 0) throw new Error();'],
    ['of its keys', 'const keys = Object.keys(where);\nif (keys.length === 0) return;'],
    ['of a part of its keys', 'const { length } = Object.keys(where);\nif (!length) return;'],
    ['by a flag', 'const isFilled = Object.keys(where).length > 0;\nif (!isFilled) return;'],
    ['by a flag of a number', 'const count = Object.keys(where).length;\nconst isFilled = count > 0;\nif (!isFilled) return;'],
    ['by assert', 'assert(Object.keys(where).length > 0);'],
    ['by assert.ok', 'assert.ok(Object.keys(where).length);'],
    ['by a difference', 'assert.notDeepEqual(where, {});'],
    ['by a method of assert under another name', 'isTrue(Object.keys(where).length > 0);', "import { ok as isTrue } from 'node:assert';"],
    ['by a package', 'invariant(Object.keys(where).length > 0);', "import invariant from 'tiny-invariant';"],
    ['by assert, around', 'assert(Object.keys(where).length > 0);\nif (options.now) return User.destroy({ where });'],
    ['by a function that throws', 'assertFilled(where);', 'function assertFilled(o) { if (!Object.keys(o).length) throw new Error(); }'],
    ['by an asynchronous function that throws', 'await assertFilled(where);', 'const assertFilled = async (o) => { if (!Object.keys(o).length) throw new Error(); };'],
  ])('%s clears it', (_name, before, after = '') => {
    expectAll(build(before, after).replace('(options) =>', 'async (options) =>'), []);
  });

  it.each([
    ['of something else', 'const count = Object.keys(options).length;\nif (count === 0) throw new Error();'],
    ['that only says it is there', 'assert(where);'],
    ['in one case', 'if (options.safe) assert(Object.keys(where).length > 0);'],
    ['that stops nothing', 'log(where);', 'const log = (o) => { console.log(o); };'],
    ['by the console', 'console.assert(Object.keys(where).length > 0);'],
    ['by a function of the file that has the name of one', 'invariant(Object.keys(where).length > 0);', 'const invariant = (fine) => { console.log(fine); };'],
    ['of a number that is not asked for', 'const count = Object.keys(where).length;'],
  ])('%s does not', (_name, before, after = '') => {
    expectAll(build(before, after), ['emptyWhereMaybe']);
  });

  it('that comes too late does not', () => {
    expectAll('export const remove = (options) => {\nconst where = {};\nif (options.id) where.id = 1;\nUser.destroy({ where });\nassert(Object.keys(where).length > 0);\n};', ['emptyWhereMaybe']);
  });
});

describe('tests of what the condition is made of', () => {
  const two = (test: string, first: string, second: string): string =>
    `export const remove = (a, b) => {\nif (${test}) throw new Error();\nconst where = {};\nif (${first}) where.a = a;\nif (${second}) where.b = b;\nreturn User.destroy({ where });\n};`;
  it.each([
    ['a === undefined && b === undefined', 'a !== undefined', 'b !== undefined'],
    ['undefined === a && undefined === b', 'undefined !== a', 'void 0 !== b'],
    ['a == null && b == null', 'a != null', 'b != null'],
    ['a == null && b == null', 'a !== undefined', 'b !== undefined'],
    ['a === null && b === null', 'a !== null', 'b !== null'],
    ['!(a !== undefined || b !== undefined)', 'a !== undefined', 'b !== undefined'],
    ['!a && !b', 'a !== undefined', 'b != null'],
    ['a === undefined', 'a !== undefined', 'b !== undefined'],
  ])('%s leaves it filled by %s or %s', (test, first, second) => {
    expectAll(two(test, first, second), []);
  });

  it.each([
    ['a === undefined && b === undefined', 'a', 'b'],
    ['a === null && b === null', 'a !== undefined', 'b !== undefined'],
    ['a === undefined && b === undefined', 'a != null', 'b != null'],
    ['a === undefined && c === undefined', 'a !== undefined', 'b !== undefined'],
    ['a === 1 && b === 1', 'a !== undefined', 'b !== undefined'],
  ])('%s does not, by %s or %s', (test, first, second) => {
    expectAll(two(test, first, second), ['emptyWhereMaybe']);
  });

  it('that are each other’s opposite leave it filled', () => {
    expectAll('export const remove = (o) => {\nconst where = {};\nif (o.a) where.a = 1;\nif (!o.a) where.b = 1;\nreturn User.destroy({ where });\n};', []);
    expectAll('export const remove = (o) => {\nconst where = {};\nif (o.a) where.a = 1;\nif (!o.b) where.b = 1;\nreturn User.destroy({ where });\n};', ['emptyWhereMaybe']);
  });
});

describe('lists of conditions', () => {
  it.each([
    ['[x && { a: x }]', 'emptyWhereMaybe'],
    ['[x && { a: x }, y && { b: y }]', 'emptyWhereMaybe'],
    ['[x ? { a: x } : undefined]', 'emptyWhereMaybe'],
    ['[undefined]', 'emptyWhere'],
    ['[x && { a: x }, { b: y }]', undefined],
    ['[{ a: x }]', undefined],
  ])('{ [Op.and]: %s }', (list, messageId) => {
    expectAll(`export const remove = (x, y) => User.destroy({ where: { [Op.and]: ${list} } });`, messageId === undefined ? [] : [messageId]);
  });

  it.each([['[false]'], ['[null]'], ["['']"]])('{ [Op.and]: %s } is left out by version 6, and refused by version 7', (list) => {
    const program = `export const remove = () => User.destroy({ where: { [Op.and]: ${list} } });`;
    expect(report(program, 'js', 'v6')).toEqual(['emptyWhere']);
    expect(report(program, 'ts', 'v7')).toEqual([]);
  });

  it.each([['x ? [["a", x]] : []', ['emptyWhereMaybe']], ['[]', ['emptyWhere']], ['[["a", 1]]', []]] as const)('Object.fromEntries(%s)', (entries, expected) => {
    expectAll(`export const remove = (x) => User.destroy({ where: Object.fromEntries(${entries}) });`, expected);
  });
});

describe('a method that an object literal has itself', () => {
  it.each([
    'export default { methods: { sync(o) { return o; }, force() { this.sync({ force: true }); } } };',
    'module.exports = { async sync(o) { return o; }, force: async function () { await this.sync({ force: true }); } };',
    "import { defineStore } from 'pinia';\nexport const use = defineStore('x', { actions: { sync(o) { return o; }, force() { this.sync({ force: true }); } } });",
  ])('is not Sequelize’s: %s', (program) => {
    for (const parser of ['js', 'ts'] as const) expect(lint(program, { rules: ['no-sync-force', 'no-sync'], parser, project: 'v6' })).toEqual([]);
  });
});
