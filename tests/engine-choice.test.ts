// A case runs on every engine only where it is the first of its shape. So that this hides no fault of one engine, each
// fault below is put into a rule, for one engine and one parser, and the chosen cases have to find it there.
import { describe, expect, it } from 'vitest';
import { chooseForEveryEngine, describeShapes } from './support/engine-choice.js';
import { engines, planRuns, runOne, type Case, type Cases, type InvalidCase, type Run } from './support/rule-tester.js';

interface Fixer {
  replaceText: (node: object, text: string) => object;
}
interface Context {
  readonly options: readonly [{ readonly also?: string }?];
  readonly settings: Readonly<Record<string, { readonly skip?: string } | undefined>>;
  report: (found: object) => void;
}
type Fault = 'report' | 'silence' | 'fix' | 'suggestion' | 'option' | 'setting';

/** Reports `wipe` with a fix, `drop` with a suggestion, `undo` with neither, and the name of its option; not that of the setting. */
const createProbe = (fault: Fault | undefined): object => ({
  meta: {
    type: 'problem',
    fixable: 'code',
    hasSuggestions: true,
    schema: [{ type: 'object', properties: { also: { type: 'string' } }, additionalProperties: false }],
    messages: { wipe: 'Wipes.', drop: 'Drops.', undo: 'Undoes.', also: 'Is named.', keep: 'Write keep.' },
  },
  create: (context: Context) => ({
    Identifier: (node: { name: string }) => {
      const { name } = node;
      const also = fault === 'option' ? undefined : context.options[0]?.also;
      const skip = fault === 'setting' ? undefined : context.settings['sequelize-guard']?.skip;
      if (name === skip) return;
      const keep = (fixer: Fixer): object => fixer.replaceText(node, 'keep');
      const fix = fault === 'fix' ? null : keep;
      const suggest = fault === 'suggestion' ? [] : [{ messageId: 'keep', fix: keep }];
      if (name === 'wipe') context.report({ node, messageId: 'wipe', fix });
      if (name === 'drop') context.report({ node, messageId: 'drop', suggest });
      if (name === 'undo' && fault !== 'report') context.report({ node, messageId: 'undo' });
      if (name === also) context.report({ node, messageId: 'also' });
      if (name === 'keep' && fault === 'silence') context.report({ node, messageId: 'undo' });
    },
  }),
});

/** Three cases of each shape, in an order in which the first case of the table shows little. */
const cases: Cases = {
  valid: [1, 2, 3].flatMap((n) => [
    { name: `silent case ${n}`, code: `keep(${n});` },
    { name: `silent by its setting ${n}`, code: `wipe(${n});`, settings: { skip: 'wipe' } },
  ]),
  invalid: [1, 2, 3].flatMap((n) => [
    { name: `report only ${n}`, code: `undo(${n});`, errors: [{ messageId: 'undo' }], output: null },
    { name: `with a fix ${n}`, code: `wipe(${n});`, errors: [{ messageId: 'wipe' }], output: `keep(${n});` },
    {
      name: `with a suggestion ${n}`,
      code: `drop(${n});`,
      errors: [{ messageId: 'drop', suggestions: [{ messageId: 'keep', output: `keep(${n});` }] }],
      output: null,
    },
    { name: `by its option ${n}`, code: `mine(${n});`, options: [{ also: 'mine' }], errors: [{ messageId: 'also' }], output: null },
  ]),
};

/** The names of the cases of a run that fail with a rule, without a test of their own. */
function findFailing(rule: object, run: Run): readonly string[] {
  const { Tester } = run.engine;
  const { describe: suite, it: test, itOnly } = Tester;
  const failing: string[] = [];
  const collect = (name: string, body: () => void): void => {
    try {
      body();
    } catch {
      failing.push(name);
    }
  };
  Object.assign(Tester, { describe: (_: string, body: () => void) => { body(); }, it: collect, itOnly: collect });
  try {
    runOne('probe', rule, run);
  } finally {
    Object.assign(Tester, { describe: suite, it: test, itOnly });
  }
  return failing;
}

describe('a fault of one engine is found by what it runs', () => {
  const runs = planRuns(cases);

  it('no fault, no failing case', () => {
    expect(runs.map(({ engine, parser }) => `${engine.name}, ${parser}`)).toEqual(
      ['js', 'ts'].flatMap((parser) => engines.map(({ name }) => `${name}, ${parser}`)),
    );
    expect(runs.flatMap((run) => findFailing(createProbe(undefined), run))).toEqual([]);
  });

  describe.each(runs.map((run) => [`${run.engine.name}, ${run.parser}`, run] as const))('%s', (_, run) => {
    it.each<readonly [Fault, found: string]>([
      ['report', 'report only 1'],
      ['silence', 'silent case 1'],
      ['fix', 'with a fix 1'],
      ['suggestion', 'with a suggestion 1'],
      ['option', 'by its option 1'],
      ['setting', 'silent by its setting 1'],
    ])('%s', (fault, found) => {
      expect(findFailing(createProbe(fault), run)).toContain(found);
    });
  });

  it('a real one: ESLint 8 gives a rule no defaults of its meta', () => {
    const rule = {
      meta: { schema: [{ type: 'object' }], defaultOptions: [{ also: 'undo' }], messages: { undo: 'Undoes.' } },
      create: ({ options, report }: Context) => ({
        Identifier: (node: { name: string }) => {
          if (node.name === options[0]?.also) report({ node, messageId: 'undo' });
        },
      }),
    };
    const table = { valid: [], invalid: cases.invalid.filter(({ name }) => name.startsWith('report only')) };
    const failing = planRuns(table).filter((run) => findFailing(rule, run).length > 0);
    expect(new Set(failing.map(({ engine }) => engine.name))).toEqual(new Set(['ESLint 8.57 eslintrc', 'ESLint 8.57 flat']));
  });
});

describe('which cases run where', () => {
  const namesOf = (run: Run): readonly string[] => [...run.valid, ...run.invalid].map(({ name }) => name);
  const runOf = (table: Cases, engine: string, parser: string): readonly string[] =>
    planRuns(table).filter((run) => run.engine.name === engine && run.parser === parser).flatMap(namesOf);

  it('every case runs on ESLint 10 with each parser that reads it', () => {
    const table: Cases = {
      valid: [...cases.valid, { name: 'a type alone', code: 'type T = 1;', only: 'ts' }, { name: 'a word', code: 'let type;', only: 'js' }],
      invalid: cases.invalid,
    };
    const all = [...table.valid, ...table.invalid];
    for (const parser of ['js', 'ts']) {
      expect(runOf(table, 'ESLint 10', parser)).toEqual(all.filter(({ only = parser }) => only === parser).map(({ name }) => name));
    }
  });

  it('the older engines run the first case of each shape, with each parser', () => {
    const first = cases.valid.concat(cases.invalid).filter(({ name }) => name.endsWith('1')).map(({ name }) => name);
    for (const parser of ['js', 'ts']) expect(runOf(cases, 'ESLint 9', parser)).toEqual([first[0], 'silent by its setting 1', ...first.slice(2)]);
  });

  it('a shape whose first case only one parser reads is run with the other parser by the next one', () => {
    const [first, second, third] = cases.valid.filter(({ name }) => name.startsWith('silent case')) as [Case, Case, Case];
    const table = { valid: [{ ...first, only: 'ts' as const }, second, third], invalid: [] };
    expect(runOf(table, 'ESLint 9', 'ts')).toEqual([first.name]);
    expect(runOf(table, 'ESLint 9', 'js')).toEqual([second.name]);
  });

  it('a case can ask for every engine', () => {
    const [first, second, third] = cases.valid.filter(({ name }) => name.startsWith('silent case')) as [Case, Case, Case];
    const table = { valid: [first, second, { ...third, everyEngine: true as const }], invalid: [] };
    expect(runOf(table, 'ESLint 8.57 eslintrc', 'js')).toEqual([first.name, third.name]);
  });
});

describe('what makes a shape', () => {
  const errors = [{ messageId: 'a' }];
  const base: InvalidCase = { name: 'one of them', code: '', errors, output: null };

  it.each<readonly [Case | InvalidCase, readonly string[]]>([
    [{ name: 'n', code: '' }, ['no report']],
    [base, ['a, no fix']],
    [{ ...base, output: '' }, ['a, a fix of one pass']],
    [{ ...base, output: ['b'] }, ['a, a fix of one pass']],
    [{ ...base, output: ['b', 'c'] }, ['a, a fix of several passes']],
    [{ ...base, errors: [{ messageId: 'a', suggestions: [{ messageId: 's', output: '' }] }] }, ['a, no fix', 'a, suggestion s']],
    [{ ...base, errors: [...errors, { messageId: 'b' }] }, ['a, no fix', 'b, no fix']],
    [{ ...base, options: [{ x: 1, y: 2 }], settings: { z: 1 } }, ['a, no fix', 'option x, a report', 'option y, a report', 'setting z, a report']],
    [{ name: 'n', code: '', options: ['never', {}] }, ['no report', 'option without keys, no report', 'empty option, no report']],
    [{ name: 'n', code: '', sourceType: 'commonjs', jsx: true, filename: 'a.test.mts' }, ['no report', 'source type commonjs, no report', 'JSX, no report', 'file .mts, no report']],
    [{ name: 'n', code: '', project: 'v7', filename: 'Makefile' }, ['no report', 'file without an ending, no report', 'project v7, no report']],
  ])('%j', (test, shapes) => {
    expect(describeShapes(test)).toEqual(shapes);
  });

  it('a case is chosen for one shape that is new, though its others have been shown', () => {
    const options = { ...base, options: [{ x: 1 }] };
    const both = { ...base, options: [{ x: 1 }], output: 'b' };
    expect([...chooseForEveryEngine([base, options, both, both, { ...base }])]).toEqual([base, options, both]);
  });
});
