// docs/repair.md is true: what is called bad is reported by the rules it names, what is called good is silent.
import { describe, expect, it } from 'vitest';
import { plugin } from '../src/plugin.js';
import { lint, type LintOptions } from './support/lint.js';
import { readBlocks, type Block } from './support/pages.js';
import type { Project } from './support/projects.js';
import { readText } from './support/sources.js';

type ConfigName = 'recommended' | 'strict';

/** The rules of a config with the options that it gives them. */
function readConfig(config: ConfigName): Readonly<Record<string, readonly unknown[]>> {
  const entries = Object.entries(plugin.configs[config].rules).map(([name, entry]) => [name.replace('sequelize-guard/', ''), Array.isArray(entry) ? entry.slice(1) : []] as const);
  return Object.fromEntries(entries);
}

/** The rules that report an example, sorted. */
function findReporting({ attributes, code }: Block, config: ConfigName): readonly string[] {
  const { file, project = 'v6', settings } = attributes;
  const options: LintOptions = {
    rules: readConfig(config),
    project: project as Project,
    ...(file !== undefined && { filename: file }),
    ...(settings !== undefined && { settings: JSON.parse(settings) as Record<string, unknown> }),
  };
  return [...new Set(lint(code, options).map(({ ruleId }) => ruleId))].sort();
}

/** The rules that a bad example names, sorted; `undefined` for a good one. */
function readNamed({ code, line }: Block): readonly string[] | undefined {
  const [, verdict, names] = /^\/\/ (Bad|Good)(?:: ([\w-]+(?:, (?!with )[\w-]+)*))?/.exec(code) ?? [];
  if (verdict === undefined || (verdict === 'Bad') === (names === undefined)) throw new Error(`docs/repair.md:${line} says neither which rules report it nor that it is good`);
  return names?.split(', ').sort();
}

/** What the rules say against an example. */
function findWrong(block: Block): string | undefined {
  const named = readNamed(block);
  const config = (block.attributes.config ?? (named === undefined ? 'strict' : 'recommended')) as ConfigName;
  const reporting = findReporting(block, config).join(', ');
  return reporting === (named ?? []).join(', ') ? undefined : `docs/repair.md:${block.line} is reported by: ${reporting}`;
}

const page = readText('docs/repair.md');
const blocks = readBlocks('docs/repair.md', page);

it.each(blocks.map((block) => [block.line, block.heading, block] as const))('docs/repair.md:%i %s', (_line, _heading, block) => {
  expect(findWrong(block)).toBeUndefined();
});

it.each(page.split(/^## /m).slice(1).map((section) => [section.split('\n')[0], section]))('%s: the rules that fall silent are those that report the bad code', (_, section = '') => {
  const examples = readBlocks('docs/repair.md', section);
  const silent = [...(/^Silent then: (.*)\.$/m.exec(section)?.[1] ?? '').matchAll(/`([\w-]+)`/g)].map(([, name]) => name);
  expect(silent).toEqual([...new Set(examples.flatMap((block) => readNamed(block) ?? []))].sort());
  expect(examples.filter((block) => readNamed(block) === undefined)).not.toEqual([]);
  expect(silent).not.toEqual([]);
});

describe('a wrong example is found', () => {
  const find = (code: string): string | undefined => readBlocks('docs/repair.md', `\`\`\`js\n${code}\n\`\`\`\n`).map(findWrong)[0];

  it.each([
    ['// Good\nsequelize.sync({ force: true });', 'docs/repair.md:1 is reported by: no-sync, no-sync-force, require-sync-match'],
    ['// Bad: no-sync-force\nsequelize.sync({ force: true });', 'docs/repair.md:1 is reported by: no-sync-force, require-sync-match'],
    ['// Bad: no-drop\nsequelize.authenticate();', 'docs/repair.md:1 is reported by: '],
  ])('%s', (code, problem) => {
    expect(find(code)).toBe(problem);
  });

  it.each(['sequelize.sync();', '// Bad\nsequelize.drop();', '// Good: no-drop\nsequelize.drop();'])('one that says no verdict: %s', (code) => {
    expect(() => find(code)).toThrow('docs/repair.md:1 says neither');
  });
});
