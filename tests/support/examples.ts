// The examples of the rule pages, run: what is called incorrect is reported, what is called correct is not.
import { lint, type LintOptions } from './lint.js';
import { readPromise, type Block } from './pages.js';
import type { Project } from './projects.js';

const languages: Readonly<Record<string, Pick<LintOptions, 'parser' | 'sourceType'>>> = {
  js: { parser: 'js' },
  javascript: { parser: 'js' },
  mjs: { parser: 'js' },
  cjs: { parser: 'js', sourceType: 'commonjs' },
  ts: { parser: 'ts' },
  typescript: { parser: 'ts' },
};

/**
 * The examples of one page that do not keep their promise. An example with options says so in its first line, as any
 * file can: a block comment `eslint sequelize-guard/no-sync-force: ["error", { … }]`.
 */
export function findBrokenExamples(rule: string, blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block) => {
    const promise = readPromise(block);
    const language = languages[block.language];
    if (promise === undefined || language === undefined) return [];
    const place = `${block.page}:${block.line}`;
    const reports = lint(block.code, { rules: [rule], ...language, ...readNeeds(block) });
    if (promise === 'incorrect' && reports.length === 0) return [`${place}: incorrect code is not reported`];
    if (promise === 'correct' && reports.length > 0) return [`${place}: correct code is reported: ${reports[0]?.message ?? ''}`];
    return [];
  });
}

/** How many examples of a page make a promise that `findBrokenExamples` puts to the test. */
export function countExamples(blocks: readonly Block[]): Readonly<Record<'incorrect' | 'correct', number>> {
  const tested = blocks.filter((block) => block.language in languages).map(readPromise);
  return {
    incorrect: tested.filter((promise) => promise === 'incorrect').length,
    correct: tested.filter((promise) => promise === 'correct').length,
  };
}

/**
 * The options that no example of a page shows: each is set in an example where another verdict, or another number of
 * reports, follows from it. `files` and `ignoreFiles` are shown by the pages' words and JSON.
 */
export function findOptionsWithoutExample(rule: string, options: readonly string[], blocks: readonly Block[]): readonly string[] {
  const shown = blocks.flatMap((block) => {
    const [, written] = new RegExp(`^/\\* eslint sequelize-guard/${rule}: \\["error", (\\{.*\\})\\] \\*/`).exec(block.code) ?? [];
    if (written === undefined || readPromise(block) === undefined) return [];
    const set = JSON.parse(written) as Readonly<Record<string, unknown>>;
    const code = block.code.slice(block.code.indexOf('\n') + 1);
    const count = (given: object): number => lint(code, { rules: { [rule]: [given] }, ...languages[block.language], ...readNeeds(block) }).length;
    return Object.keys(set).filter((key) => count(set) !== count(Object.fromEntries(Object.entries(set).filter(([name]) => name !== key))));
  });
  return options.filter((option) => !shown.includes(option));
}

function readNeeds({ attributes }: Block): Pick<LintOptions, 'filename' | 'project' | 'settings'> {
  const { file, project, settings } = attributes;
  return {
    ...(file !== undefined && { filename: file }),
    ...(project !== undefined && { project: project as Project }),
    ...(settings !== undefined && { settings: JSON.parse(settings) as Record<string, unknown> }),
  };
}
