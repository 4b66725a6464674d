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

function readNeeds({ attributes }: Block): Pick<LintOptions, 'filename' | 'project' | 'settings'> {
  const { file, project, settings } = attributes;
  return {
    ...(file !== undefined && { filename: file }),
    ...(project !== undefined && { project: project as Project }),
    ...(settings !== undefined && { settings: JSON.parse(settings) as Record<string, unknown> }),
  };
}
