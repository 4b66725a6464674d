// The documentation keeps its promises. Each check is run on the project, and on a fault that it must find.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { plugin } from '../src/plugin.js';
import { countExamples, findBrokenExamples, findOptionsWithoutExample } from './support/examples.js';
import { findBrokenLinks, findForbiddenWords, readBlocks } from './support/pages.js';
import { readText, readTexts, repository, type Texts } from './support/sources.js';

const topLevel = ['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'SECURITY.md'];
const pages: Texts = new Map([
  ...topLevel.map((file) => [file, readText(file)] as const),
  ...readTexts('docs', /\.md$/),
  ...readTexts('tests', /\/README\.md$/),
]);
const own = /\.(?:md|mjs|json|ya?ml|[cm]?[jt]s|sh)$/;
const texts: Texts = new Map([
  ...pages,
  ...['src', 'tests', 'scripts', 'examples', 'bench', '.github', '.ci', 'site/playground', 'site/tests'].flatMap((folder) => [...readTexts(folder, own)]),
  ...['package.json', 'eslint.config.mjs', 'knip.jsonc', '.ci/run', '.npmrc', 'site/package.json', 'site/.vitepress/config.mjs', 'site/.vitepress/theme/Playground.vue'].map((file) => [file, readText(file)] as const),
]);

describe('the examples of the rule pages are true', () => {
  for (const rule of Object.keys(plugin.rules)) {
    it(rule, () => {
      const page = `docs/rules/${rule}.md`;
      const blocks = readBlocks(page, readText(page));
      const { correct, incorrect } = countExamples(blocks);
      expect(findBrokenExamples(rule, blocks)).toEqual([]);
      expect(incorrect, 'examples of incorrect code').toBeGreaterThan(0);
      expect(correct, 'examples of correct code').toBeGreaterThan(0);
    });
  }
});

it('every relative link leads somewhere', () => {
  expect(findBrokenLinks(pages, (file) => existsSync(path.join(repository, file)))).toEqual([]);
});

it('the project speaks of itself alone', () => {
  const namesThem = ['tests/docs.test.ts', 'tests/support/pages.ts'];
  expect(texts.size).toBeGreaterThan(50);
  expect(findForbiddenWords(new Map([...texts].filter(([file]) => !namesThem.includes(file))))).toEqual([]);
});

describe('every option of a rule has an example in which it changes the verdict', () => {
  it.each(Object.keys(plugin.rules))('%s', (rule) => {
    const page = readText(`docs/rules/${rule}.md`);
    const properties = [plugin.rules[rule]?.meta?.schema ?? []].flat().flatMap((schema) => Object.keys((schema as { properties?: object }).properties ?? {}));
    const options = properties.filter((name) => name !== 'files' && name !== 'ignoreFiles');
    expect(findOptionsWithoutExample(rule, options, readBlocks(`docs/rules/${rule}.md`, page))).toEqual([]);
    for (const name of properties) expect(page, name).toMatch(new RegExp(`^(?:\\* )?\`${name}`, 'm'));
  });

  it('or else is found', () => {
    const text = '## Correct\n\n```js\n/* eslint sequelize-guard/no-sync-force: ["error", { "dynamicValues": "ignore", "protectedForce": "trust" }] */\nawait sequelize.sync({ force: true, match: /_test$/ });\n```\n';
    expect(findOptionsWithoutExample('no-sync-force', ['dynamicValues', 'protectedForce'], readBlocks('a.md', text))).toEqual(['dynamicValues']);
  });
});

const SECTIONS = ['How to repair', 'Examples of **incorrect** code', 'Examples of **correct** code', 'Options', 'Fix safety|Suggestions', 'When not to use it'];

/** What is not where a reader of the other rule pages looks for it. */
function findMisplaced(text: string): readonly string[] {
  const headings = [...text.matchAll(/^## (.*)$/gm)].map(([, heading = '']) => heading);
  const first = SECTIONS.filter((section, index) => !section.split('|').includes(headings[index] ?? ''));
  const last = headings.at(-1) === 'Related' && text.includes('https://sequelize.org/docs/') ? [] : ['Related, with a page of Sequelize'];
  return [...first, ...last];
}

describe('the rule pages have one order: the repair first, the facts last', () => {
  it.each(Object.keys(plugin.rules))('%s', (rule) => {
    const text = readText(`docs/rules/${rule}.md`);
    expect(findMisplaced(text)).toEqual([]);
    expect(text).toContain('](../repair.md#');
  });

  it('or else is found', () => {
    const text = readText('docs/rules/no-drop.md');
    expect(findMisplaced(text.replace('## How to repair', '## Repair'))).toEqual(['How to repair']);
    expect(findMisplaced(text.replace('## When not to use it', '## Never'))).toEqual(['When not to use it']);
    expect(findMisplaced(text.replaceAll('https://sequelize.org/docs/', 'https://example.org/'))).toEqual(['Related, with a page of Sequelize']);
  });
});

describe('a page that does not keep its promises is found out', () => {
  const find = (text: string): readonly string[] => findBrokenExamples('no-sync-force', readBlocks('docs/rules/no-sync-force.md', text));
  const block = (code: string, words = 'js'): string => `\`\`\`${words}\n${code}\n\`\`\`\n`;

  it('incorrect code that is not reported', () => {
    expect(find(`## Incorrect\n\n${block('sequelize.sync();')}`)).toEqual(['docs/rules/no-sync-force.md:3: incorrect code is not reported']);
  });

  it('correct code that is reported', () => {
    expect(find(`## Correct code\n${block('sequelize.sync({ force: true });')}`)).toEqual([
      expect.stringMatching(/^docs\/rules\/no-sync-force\.md:2: correct code is reported: ./),
    ]);
  });

  it('an example whose file is a test needs to say so', () => {
    const code = 'sequelize.sync({ force: true });';
    expect(find(`## Correct\n${block(code, 'ts file=tests/db.test.ts')}`)).toEqual([]);
    expect(find(`## Correct\n${block(code, 'ts')}`)).toHaveLength(1);
  });

  it('an example that does not parse', () => {
    expect(() => find(`## Correct\n${block('sequelize.sync(')}`)).toThrow('Parsing error');
  });

  it('a code block that is never closed', () => {
    expect(() => find('## Correct\n```js\nsequelize.sync();\n')).toThrow('never closed');
  });
});

describe('a link that leads nowhere is found', () => {
  const find = (text: string): readonly string[] =>
    findBrokenLinks(new Map([['README.md', text], ['docs/a.md', '# First words: `sync`\n## Twice\n## Twice']]), (file) => file === 'LICENSE');

  it.each([
    ['[a](docs/b.md)', 'README.md: docs/b.md leads nowhere'],
    ['[a](docs/a.md#third)', 'README.md: docs/a.md#third names no heading of docs/a.md'],
    ['[a](#here)', 'README.md: #here names no heading of README.md'],
    ['[a]: docs/c.md', 'README.md: docs/c.md leads nowhere'],
  ])('%s', (text, problem) => {
    expect(find(text)).toEqual([problem]);
  });

  it('and one that leads somewhere is not', () => {
    const links = ['docs/a.md', 'LICENSE', 'docs/a.md#first-words-sync', 'docs/a.md#twice-1', '#title', 'https://eslint.org'];
    expect(find(['# Title', ...links.map((link) => `[a](${link})`), '`[a](nowhere.md)`'].join('\n'))).toEqual([]);
  });
});

describe('a word about anything but the project is found', () => {
  it.each(['see /work/main', 'issue 12', 'fixed in #7', 'registry.example.org', 'TODO: later'])('%s', (text) => {
    expect(findForbiddenWords(new Map([['README.md', text]]))).toHaveLength(1);
  });

  it.each(['a session store', 'works on /path/to/it', 'the colour #123456', "app.get('/', home)", '&#39;'])('but not %s', (text) => {
    expect(findForbiddenWords(new Map([['README.md', text]]))).toEqual([]);
  });
});

/** What names another version than package.json. */
function findOtherVersions(version: string, changelog: string, guide: string): readonly string[] {
  const tags = [...guide.matchAll(/\brev: (\S+)/g)].flatMap(([, tag = '']) => (tag === `v${version}` ? [] : [`docs/guides/pre-commit.md: ${tag}`]));
  const [, newest] = /^## \[(\d[^\]]*)\]/m.exec(changelog) ?? [];
  return newest === version ? tags : [...tags, `CHANGELOG.md: ${newest ?? 'no version'}`];
}

describe('the version', () => {
  const { version } = JSON.parse(readText('package.json')) as { readonly version: string };

  it('is the newest of the changelog, and the tag that the guide for pre-commit names', () => {
    const [changelog, guide] = [readText('CHANGELOG.md'), readText('docs/guides/pre-commit.md')];
    expect(guide).toContain('rev: v');
    expect(findOtherVersions(version, changelog, guide)).toEqual([]);
    expect(findOtherVersions('9.9.9', changelog, guide)).toContain(`CHANGELOG.md: ${version}`);
    expect(findOtherVersions('9.9.9', changelog, guide)).toContain(`docs/guides/pre-commit.md: v${version}`);
  });
});
