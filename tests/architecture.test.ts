// The house: who imports whom, how large things are, what they are called. Each check is run on the project, and on a
// fault that it must find.
import { describe, expect, it } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };
import { findClosedDoors } from './support/doors.js';
import { findForbiddenImports } from './support/imports.js';
import { findLongPages, findOversized, findVagueNames } from './support/sizes.js';
import { readTexts } from './support/sources.js';

const sources = readTexts('src', /\.[cm]?ts$/);
const tests = readTexts('tests', /^(?!.*\/fixtures\/).*\.ts$/);
const pages = readTexts('docs/rules', /\.md$/);
const dependencies = { all: Object.keys(packageJson.dependencies), bin: Object.keys(packageJson.optionalDependencies) };

describe('the project keeps to its house', () => {
  it('gives the rules three packages to depend on', () => {
    expect(dependencies.all).toEqual(['@eslint-community/regexpp', 'empathic', 'minimatch']);
  });

  it('imports only what its layer may import', () => {
    expect(sources.size).toBeGreaterThan(20);
    expect(findForbiddenImports(sources, dependencies)).toEqual([]);
  });

  it('enters folders by their doors, and keeps folders small', () => {
    expect(findClosedDoors(sources)).toEqual([]);
  });

  it('keeps files and functions small', () => {
    expect(findOversized(new Map([...sources, ...tests]))).toEqual([]);
  });

  it('keeps rule pages short', () => {
    expect(pages.size).toBeGreaterThan(0);
    expect(findLongPages(pages)).toEqual([]);
  });

  it('gives names that say what is inside', () => {
    expect(findVagueNames(sources)).toEqual([]);
  });
});

describe('a forbidden import is found', () => {
  const find = (file: string, text: string): readonly string[] =>
    findForbiddenImports(
      new Map([
        ['src/rules/index.ts', "import { noDrop } from './no-drop.js';\nexport const rules = { 'no-drop': noDrop };"],
        [file, text],
      ]),
      { all: ['minimatch'], bin: ['yaml'] },
    );

  it.each([
    ['src/values/a.ts', "import { b } from '../sequelize/b.js';", 'src/values/a.ts (values) may not import ../sequelize/b.js (sequelize)'],
    ['src/values/a.ts', "import type { B } from '../report/b.js';", 'src/values/a.ts (values) may not import ../report/b.js (report)'],
    ['src/sequelize/a.ts', "import { b } from '../policy/b.js';", 'src/sequelize/a.ts (sequelize) may import types only from ../policy/b.js (policy)'],
    ['src/sequelize/a.ts', "import { b, type B } from '../policy/b.js';", 'src/sequelize/a.ts (sequelize) may import types only from ../policy/b.js (policy)'],
    ['src/rules/no-sync.ts', "import { noDrop } from './no-drop.js';", 'src/rules/no-sync.ts imports the rule src/rules/no-drop'],
    ['src/values/a.ts', "export * from './b.js';", 'src/values/a.ts re-exports ./b.js: only an entry point gathers'],
    ['src/values/a.ts', "import { AST_NODE_TYPES } from '@typescript-eslint/utils';", 'src/values/a.ts needs @typescript-eslint/utils at run time, which is no dependency'],
    ['src/values/a.ts', "import lodash = require('lodash/get');", 'src/values/a.ts needs lodash at run time, which is no dependency'],
    ['src/policy/a.ts', "import { parse } from 'yaml';", 'src/policy/a.ts needs yaml at run time, which is no dependency'],
    ['src/policy/a.ts', "import path from 'node:path';", 'src/policy/a.ts needs node:path, which a browser does not have: ask src/platform'],
    ['src/attic/a.ts', '', 'src/attic/a.ts stands in no layer'],
  ])('%s: %s', (file, text, problem) => {
    expect(find(file, text)).toEqual([problem]);
  });

  it.each(['import', 'import type'])('a cycle of %s', (kind) => {
    const cycle = new Map([
      ['src/values/a.ts', "import { b } from './b.js';"],
      ['src/values/b.ts', `${kind} { a } from './a.js';`],
    ]);
    expect(findForbiddenImports(cycle, { all: [], bin: [] })).toEqual(['src/values/a → src/values/b → src/values/a is a cycle']);
  });

  it.each([
    ['src/sequelize/a.ts', "import type { B } from '../policy/b.js';"],
    ['src/sequelize/a.ts', "import { type B } from '../policy/b.js';"],
    ['src/values/a.ts', "import type { TSESTree } from '@typescript-eslint/utils';"],
    ['src/bin/a.ts', "import { parse } from 'yaml';"],
    ['src/policy/a.ts', "import { minimatch } from 'minimatch';\nimport { path } from '../platform/paths.js';"],
    ['src/platform/a.ts', "import path from 'node:path';"],
    ['src/bin/a.ts', "import path from 'node:path';"],
    ['src/index.mts', "import plugin from './index.cjs';\nexport type { Settings } from './policy/settings.js';"],
  ])('and an allowed one is not: %s: %s', (file, text) => {
    expect(find(file, text)).toEqual([]);
  });
});

describe('a closed door is found', () => {
  const table = { 'values/flow': ['flow'], 'values/model': '*', values: '*' } as const;
  const find = (file: string, text: string): readonly string[] => {
    const house = ['src/values/flow/flow.ts', 'src/values/flow/inner.ts', 'src/values/model/value.ts', 'src/values/a.ts'];
    return findClosedDoors(new Map([...house.map((one) => [one, ''] as const), [file, text]]), table);
  };

  it.each([
    ['src/values/a.ts', "import { x } from './flow/inner.js';", 'src/values/a.ts enters src/values/flow by inner.js, which is no door'],
    ['src/values/a.ts', "import type { X } from './flow/inner.js';", 'src/values/a.ts enters src/values/flow by inner.js, which is no door'],
    ['src/attic/a.ts', '', 'src/attic has no doors'],
  ])('%s: %s', (file, text, problem) => {
    expect(find(file, text)).toEqual([problem]);
  });

  it.each([
    ['src/values/a.ts', "import { x } from './flow/flow.js';"],
    ['src/values/flow/flow.ts', "import { x } from './inner.js';"],
    ['src/values/flow/flow.ts', "import { x } from '../model/value.js';"],
  ])('and an open one is not: %s: %s', (file, text) => {
    expect(find(file, text)).toEqual([]);
  });

  it('a folder that has grown, and a door without a file', () => {
    const files = Array.from({ length: 16 }, (_, index) => [`src/values/flow/f${index}.ts`, ''] as const);
    expect(findClosedDoors(new Map(files), table)).toEqual(['src/values/flow has 16 files, at most 15', 'src/values/flow has no file for its door flow']);
  });
});

describe('what outgrew its cap is found', () => {
  const problems = (file: string, text: string): readonly string[] => findOversized(new Map([[file, text]]));

  it.each([
    { name: 'a module', file: 'src/values/a.ts', count: 251, cap: 250 },
    { name: 'a rule', file: 'src/rules/a.ts', count: 151, cap: 150 },
    { name: 'a rule test', file: 'tests/rules/a.test.ts', count: 401, cap: 400 },
  ])('$name of $count lines', ({ cap, count, file }) => {
    expect(problems(file, '\n'.repeat(cap))).toEqual([]);
    expect(problems(file, '\n'.repeat(count))).toEqual([
      `${file}:${count}: File has too many lines (${count}). Maximum allowed is ${cap}.`,
    ]);
  });

  it.each([
    ['function f() {' + '\n'.repeat(40) + '}', "Function 'f' has too many lines (41). Maximum allowed is 40."],
    ['function f(a, b, c, d) {}', "Function 'f' has too many parameters (4). Maximum allowed is 3."],
    [`function f(a) { return ${'a || '.repeat(10)}a; }`, "Function 'f' has a complexity of 11. Maximum allowed is 10."],
    ['/* eslint-disable */ function f(a, b, c, d) {}', "Function 'f' has too many parameters (4). Maximum allowed is 3."],
  ])('%s', (text, problem) => {
    expect(problems('src/report/a.ts', text)).toEqual([`src/report/a.ts:1: ${problem}`]);
  });

  it('a recogniser of 17 conditions', () => {
    const text = (conditions: number): string => `function f(a) { return ${'a || '.repeat(conditions - 1)}a; }`;
    expect(problems('src/values/a.ts', text(16))).toEqual([]);
    expect(problems('src/values/a.ts', text(17))).toHaveLength(1);
  });

  it('a page of 151 lines', () => {
    expect(findLongPages(new Map([['docs/rules/a.md', 'line\n'.repeat(151)]]))).toEqual(['docs/rules/a.md has 151 lines, at most 150']);
  });

  it('vague names', () => {
    const vague = new Map([['src/values/utils.ts', 'export function checkNode() {}\nexport class RuleManager {}\nconst checked = true;']]);
    expect(findVagueNames(vague)).toEqual([
      'src/values/utils.ts: "utils" says nothing',
      'src/values/utils.ts: "checkNode" does not say what it does',
      'src/values/utils.ts: "RuleManager" does not say what it does',
    ]);
  });
});
