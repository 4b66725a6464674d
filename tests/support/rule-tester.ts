// One case table per rule, run by ESLint's rule testers with ESLint's own parser and with @typescript-eslint/parser.
//
// Every case runs on ESLint 10 with both parsers (with one where it has `only`). ESLint 8.57 (eslintrc and flat) and 9 run
// the first case of each shape, for each parser: per message what is done with the report (no fix, a fix of one pass or
// several, each suggestion), per option, setting, source type, project and file ending. `describeShapes` in
// engine-choice.ts is the list, `tests/engine-choice.test.ts` shows that a fault of one engine is found. A case that must run
// everywhere though its shape has run says `everyEngine: true`. `EVERY_ENGINE=1 npx vitest run tests/rules` runs all cases
// on all engines.
//
//   runRule('no-sync-force', {
//     valid: [
//       { name: 'force: false keeps the tables', code: 'sequelize.sync({ force: false });' },
//     ],
//     invalid: [
//       {
//         name: 'a truthy string is force',
//         code: "sequelize.sync({ force: 'false' });",
//         errors: [{ messageId: 'force', line: 1, suggestions: [{ messageId: 'removeForce', output: 'sequelize.sync({});' }] }],
//         output: null,
//       },
//     ],
//   });
//
// A case's file is `src/server.js` (`.ts` with the TypeScript parser) of the project `v6`; `settings.root` is that
// project. Each invalid case says what `--fix` makes of it: `null` for "nothing", a string, or a list of strings for
// successive passes. One more test per case with a fix asserts that ESLint's `--fix` ends exactly there.
import path from 'node:path';
import { createRequire } from 'node:module';
import * as tsParser from '@typescript-eslint/parser';
import { Linter, RuleTester as RuleTester10 } from 'eslint';
import { RuleTester as RuleTester9 } from 'eslint9';
import { describe, expect, it } from 'vitest';
import { plugin } from '../../src/plugin.js';
import { chooseForEveryEngine } from './engine-choice.js';
import { SETTINGS_KEY, projectRoot, type Project } from './projects.js';

export interface Case {
  /** A sentence that says what the case shows. */
  readonly name: string;
  readonly code: string;
  /** With one parser only: code that the other cannot read, or that means something else to it. */
  readonly only?: 'js' | 'ts';
  /** Relative to the project, or absolute. A name that is given is used with both parsers. */
  readonly filename?: string;
  readonly project?: Project;
  /** The plugin's own settings, without the key around them. `root` is the project unless given. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly options?: readonly unknown[];
  /** Default: `module`. */
  readonly sourceType?: 'module' | 'commonjs' | 'script';
  readonly jsx?: boolean;
  /** Runs on every engine, though an earlier case has its shape: for what an engine reads in a way of its own. */
  readonly everyEngine?: true;
}

export interface ExpectedError {
  readonly messageId: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly line?: number;
  readonly column?: number;
  readonly endLine?: number;
  readonly endColumn?: number;
  /** Every suggestion, in order. Leave out where there is none: an unexpected one fails the case. */
  readonly suggestions?: readonly {
    readonly messageId: string;
    readonly data?: Readonly<Record<string, unknown>>;
    readonly output: string;
  }[];
}

export interface InvalidCase extends Case {
  readonly errors: readonly ExpectedError[];
  /** What one pass of `--fix` makes of the code; a list for successive passes; `null` where there is no fix. */
  readonly output: string | readonly string[] | null;
}

export interface Cases {
  readonly valid: readonly Case[];
  readonly invalid: readonly InvalidCase[];
}

export type Parser = 'js' | 'ts';
type Format = 'flat' | 'eslintrc';

/** What this file uses of a rule tester; the four differ in their types. */
interface Tester {
  run: (name: string, rule: unknown, cases: { valid: object[]; invalid: object[] }) => void;
}
interface TesterClass {
  new (config?: object): Tester;
  describe: unknown;
  it: unknown;
  itOnly: unknown;
}

const load = createRequire(import.meta.url);
const legacyModule = load('eslint8') as { RuleTester: TesterClass };
const legacyFlatModule = load('eslint8/use-at-your-own-risk') as { FlatRuleTester: TesterClass };

export interface Engine {
  readonly name: string;
  readonly format: Format;
  readonly Tester: TesterClass;
}

/** The engines, by the name their tests carry. The last one runs every case. */
export const engines: readonly Engine[] = [
  { name: 'ESLint 8.57 eslintrc', format: 'eslintrc', Tester: legacyModule.RuleTester },
  { name: 'ESLint 8.57 flat', format: 'flat', Tester: legacyFlatModule.FlatRuleTester },
  { name: 'ESLint 9', format: 'flat', Tester: RuleTester9 as unknown as TesterClass },
  { name: 'ESLint 10', format: 'flat', Tester: RuleTester10 as unknown as TesterClass },
];

for (const { Tester } of engines) {
  Tester.describe = describe;
  Tester.it = it;
  Tester.itOnly = it.only;
}

/**
 * Runs the cases of one rule.
 * @param rule the name of a rule of the plugin, or a rule of the test's own with a name (a probe).
 */
export function runRule(rule: string | { readonly name: string; readonly rule: unknown }, cases: Cases): void {
  const { name, module } = typeof rule === 'string' ? shippedRule(rule) : { name: rule.name, module: rule.rule };
  requireNames(name, [...cases.valid, ...cases.invalid]);
  for (const run of planRuns(cases)) {
    describe(`${run.engine.name}, ${run.parser === 'js' ? 'JavaScript' : 'TypeScript'}`, () => {
      runOne(name, module, run);
    });
  }
  const fixed = cases.invalid.filter(({ output }) => output !== null);
  describe.skipIf(fixed.length === 0)(`${name}: --fix ends where the case says`, () => {
    for (const test of fixed) {
      it(test.name, () => {
        expect(fixAll(name, module, test)).toBe([test.output].flat().at(-1));
      });
    }
  });
}

/** The cases that one engine runs with one parser. */
export interface Run extends Cases {
  readonly engine: Engine;
  readonly parser: Parser;
}

/** Which cases run where; an engine without a case for a parser is left out. `EVERY_ENGINE` in the environment: all everywhere. */
export function planRuns(cases: Cases): readonly Run[] {
  return (['js', 'ts'] as const).flatMap((parser) => {
    const reads = (test: Case): boolean => (test.only ?? parser) === parser;
    const valid = cases.valid.filter(reads);
    const invalid = cases.invalid.filter(reads);
    const chosen = chooseForEveryEngine<Case>([...valid, ...invalid]);
    const runs = (test: Case): boolean => process.env.EVERY_ENGINE === '1' || test.everyEngine === true || chosen.has(test);
    return engines
      .map((engine) => {
        const last = engine === engines.at(-1);
        return { engine, parser, valid: valid.filter((test) => last || runs(test)), invalid: invalid.filter((test) => last || runs(test)) };
      })
      .filter((run) => run.valid.length + run.invalid.length > 0);
  });
}

/** Hands the cases of a run to the tester of its engine, which calls its `describe` and `it`. */
export function runOne(name: string, module: unknown, { engine, parser, valid, invalid }: Run): void {
  new engine.Tester(engine.format === 'flat' ? { languageOptions: {} } : {}).run(name, module, {
    valid: valid.map((test) => setUp(test, parser, engine.format)),
    invalid: invalid.map((test) => setUpInvalid(test, parser, engine.format)),
  });
}

function shippedRule(name: string): { name: string; module: unknown } {
  const module = (plugin.rules as Readonly<Record<string, unknown>>)[name];
  if (module === undefined) throw new Error(`The plugin has no rule ${name}.`);
  return { name, module };
}

/** A name is how a failing case is found: each needs one, and no two may share it. */
export function requireNames(rule: string, cases: readonly Case[]): void {
  const seen = new Set<string>();
  for (const { name } of cases) {
    if (!name.trim().includes(' ')) throw new Error(`${rule}: "${name}" is no sentence that says what the case shows.`);
    if (seen.has(name)) throw new Error(`${rule}: two cases are called "${name}".`);
    seen.add(name);
  }
}

interface TestCase {
  readonly name: string;
  readonly code: string;
  readonly filename: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly languageOptions?: object;
}

function setUp(test: Case, parser: Parser, format: Format): TestCase {
  const project = projectRoot(test.project ?? 'v6');
  const parserOptions = { ecmaFeatures: { jsx: test.jsx ?? false } };
  const shape = { ecmaVersion: 'latest', sourceType: test.sourceType ?? 'module' };
  return {
    name: test.name,
    code: test.code,
    filename: path.resolve(project, test.filename ?? `src/server.${parser}`),
    settings: { [SETTINGS_KEY]: { root: project, ...test.settings } },
    ...(test.options && { options: test.options }),
    ...(format === 'flat'
      ? { languageOptions: { ...shape, parserOptions, ...(parser === 'ts' && { parser: tsParser }) } }
      : {
          parserOptions: { ...shape, ...parserOptions },
          env: { es2024: true, node: true },
          ...(parser === 'ts' && { parser: load.resolve('@typescript-eslint/parser') }),
        }),
  };
}

function setUpInvalid(test: InvalidCase, parser: Parser, format: Format): object {
  const output = typeof test.output === 'string' || test.output === null ? test.output : test.output[0];
  return { ...setUp(test, parser, format), errors: test.errors, output };
}

/** What the whole of `--fix` makes of a case, with ESLint 10. */
export function fixAll(name: string, module: unknown, test: InvalidCase): string {
  const { code, filename, languageOptions, settings } = setUp(test, test.only ?? 'js', 'flat');
  const config = {
    files: ['**'],
    plugins: { guard: { rules: { [name]: module } } },
    languageOptions,
    settings,
    rules: { [`guard/${name}`]: ['error', ...(test.options ?? [])] },
  };
  const linter = new Linter({ configType: 'flat', cwd: path.parse(filename).root });
  return linter.verifyAndFix(code, [config as unknown as Linter.Config], { filename }).output;
}
