// docs/troubleshooting.md is true: each example gets the reports that its first line names, each error is word for word.
import { describe, expect, it } from 'vitest';
import { plugin } from '../src/plugin.js';
import { lint, type LintOptions } from './support/lint.js';
import { readBlocks, type Block } from './support/pages.js';
import type { Project } from './support/projects.js';
import { readText } from './support/sources.js';

const recommended = Object.keys(plugin.configs.recommended.rules).map((name) => name.replace('sequelize-guard/', ''));

/** The rules of `recommended` that report an example. */
function findReporting({ attributes, code }: Block): readonly string[] {
  const { file, project = 'v6', settings } = attributes;
  const options: LintOptions = {
    rules: recommended,
    project: project as Project,
    ...(file !== undefined && { filename: file }),
    ...(settings !== undefined && { settings: JSON.parse(settings) as Record<string, unknown> }),
  };
  return [...new Set(lint(code, options).map(({ ruleId }) => ruleId))].sort();
}

const page = readText('docs/troubleshooting.md');
const blocks = readBlocks('docs/troubleshooting.md', page);
const examples = blocks.filter(({ language }) => language === 'js');

it.each(examples.map((block) => [block.line, block] as const))('docs/troubleshooting.md:%i', (_, block) => {
  const [, verdict, names] = /^\s*\/\/ (silent|reported)(?:: (.*))?\n/.exec(block.code) ?? [];
  expect(verdict).toBe(names === undefined ? 'silent' : 'reported');
  expect(findReporting(block)).toEqual(names?.split(', ') ?? []);
});

describe('the errors are those that ESLint prints', () => {
  it('a setting that does not exist', () => {
    const [error] = blocks.filter(({ attributes }) => attributes.test === 'settings-error');
    const find = (): unknown => lint('a();', { rules: recommended, settings: { wrods: ['test'] } });
    expect(find).toThrow(error?.code.trim());
    expect(() => lint('a();', { rules: recommended.filter((name) => name !== 'no-drop'), settings: { wrods: ['test'] } })).toThrow('unknown setting wrods');
  });

  it.each([
    ['const a: number = 1;', 'Unexpected token :', {}],
    ['interface A {}', "The keyword 'interface' is reserved", {}],
    ["import 'a';", "'import' and 'export' may appear only with 'sourceType: module'", { sourceType: 'script' }],
  ] as const)('%s', (code, error, options) => {
    expect(() => lint(code, options)).toThrow(`Parsing error: ${error}`);
    expect(page).toContain(error);
  });
});
