// The documentation keeps its promises. Each check is run on the project, and on a fault that it must find.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { plugin } from '../src/plugin.js';
import { countExamples, findBrokenExamples } from './support/examples.js';
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
