// A rule is complete when its file, page, tests and place in the configs are there. Each check is run on the plugin, and
// on a fault that it must find.
import { describe, expect, it } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };
import { plugin } from '../src/plugin.js';
import { findMissing, NAMESPACE, type PluginFacts } from './support/completeness.js';
import { readTexts, type Texts } from './support/sources.js';

const facts = plugin as unknown as PluginFacts;
const files: Texts = new Map([
  ...readTexts('src/rules', /\.ts$/),
  ...readTexts('docs/rules', /\.md$/),
  ...readTexts('tests/rules', /\.ts$/),
]);

describe('the plugin is complete', () => {
  it('every rule has its file, page, tests and config entry, and nothing stands there for no rule', () => {
    expect(Object.keys(plugin.rules).length).toBeGreaterThan(0);
    expect(findMissing(facts, files)).toEqual([]);
  });

  it('names itself and its version as package.json does: they are the key of the ESLint cache', () => {
    expect(plugin.meta).toEqual({ name: packageJson.name, version: packageJson.version, namespace: NAMESPACE });
  });

  it('its flat configs hold this very plugin, and nothing else that a project decides: the setting is for the cache of ESLint', () => {
    for (const name of ['recommended', 'strict'] as const) {
      const config = plugin.configs[name];
      expect(config.plugins[NAMESPACE]).toBe(plugin);
      expect(Object.keys(config).sort()).toEqual(['files', 'name', 'plugins', 'rules', 'settings']);
      expect(Object.keys(config.settings)).toEqual(['sequelize-guard/cache']);
    }
  });

  it('its eslintrc config names the plugin as eslintrc looks it up', () => {
    expect(plugin.configs['legacy-recommended'].plugins).toEqual([NAMESPACE]);
  });
});

describe('an incomplete plugin is found out', () => {
  const options = { type: 'object', properties: { files: { description: 'Globs.' } }, additionalProperties: false };
  const meta = {
    docs: { description: 'disallow it', url: 'https://example.org/docs/rules/no-it.md', recommended: 'recommended' },
    schema: [options],
    defaultOptions: [{}],
    messages: { found: 'The table is dropped.' },
  };
  const entry = { rules: { [`${NAMESPACE}/no-it`]: 'error' } };
  const whole: PluginFacts = {
    rules: { 'no-it': { meta } },
    configs: { recommended: entry, strict: entry, 'legacy-recommended': entry, 'legacy-strict': entry },
  };
  const beside: Texts = new Map([
    ['src/rules/no-it.ts', 'export const noIt = createRule({});'],
    ['docs/rules/no-it.md', '## Incorrect'],
    ['tests/rules/no-it.test.ts', "runRule('no-it', {});"],
  ]);
  const without = (file: string): Texts => new Map([...beside].filter(([name]) => name !== file));
  const withMeta = (changed: object): PluginFacts => ({ ...whole, rules: { 'no-it': { meta: { ...meta, ...changed } } } });
  const withConfig = (name: string, rules: Record<string, unknown>): PluginFacts => ({
    ...whole,
    configs: { ...whole.configs, [name]: { rules }, ...(name === 'strict' && { 'legacy-strict': { rules } }) },
  });
  const find = (seeded: PluginFacts, texts = beside): string => findMissing(seeded, texts).join('\n');

  it('a complete one has no problem', () => {
    expect(find(whole)).toBe('');
  });

  it.each([
    ['src/rules/no-it.ts', 'no-it has no src/rules/no-it.ts'],
    ['docs/rules/no-it.md', 'no-it has no docs/rules/no-it.md'],
    ['tests/rules/no-it.test.ts', 'no-it has no case table in tests/rules'],
  ])('without %s', (file, problem) => {
    expect(find(whole, without(file))).toBe(problem);
  });

  it.each([
    ['docs/rules/no-more.md', '', 'docs/rules/no-more.md is of no rule'],
    ['src/rules/no-more.ts', 'const noMore = createRule({});', 'src/rules/no-more.ts is a rule that index.ts does not list'],
    ['docs/rules/no-it.md', 'words', 'docs/rules/no-it.md shows no incorrect code'],
    ['tests/rules/no-it.test.ts', 'words', 'no-it has no case table in tests/rules'],
    ['docs/rules/no-it.md', '## Incorrect\n\n## Options\n\n| `files` |\n| `test` |\n\n## Limits\n\n| `dev` |', 'docs/rules/no-it.md lists test, which is no option'],
    ['docs/rules/no-it.md', '## Incorrect\n\n## Options\n\nnone', 'docs/rules/no-it.md does not list files'],
  ])('with %s holding "%s"', (file, text, problem) => {
    expect(find(whole, new Map([...beside, [file, text]]))).toBe(problem);
  });

  it.each([
    [{ docs: { ...meta.docs, description: '' } }, 'no-it has no description'],
    [{ docs: { ...meta.docs, url: 'https://example.org' } }, 'no-it does not link to its page'],
    [{ docs: { ...meta.docs, recommended: 'strict' } }, 'recommended and meta.docs.recommended of no-it disagree'],
    [{ messages: { found: 'x'.repeat(250) } }, 'no-it: message found has 250 characters'],
    [{ defaultOptions: [{ files: {} }] }, 'no-it: a default for files would override the settings in ESLint 9 and later'],
    [{ schema: [{ ...options, additionalProperties: true }] }, 'no-it: an object schema takes any key'],
    [{ schema: [{ ...options, properties: { files: {} } }] }, 'no-it.files has no description'],
  ])('a rule with %j', (changed, problem) => {
    expect(find(withMeta(changed))).toBe(problem);
  });

  it.each([
    ['strict', {}, `strict lacks ${NAMESPACE}/no-it`],
    ['strict', { ...entry.rules, 'no-more': 'error' }, 'strict lists no-more, which is no rule\nlegacyStrict lists no-more, which is no rule'],
    ['strict', { [`${NAMESPACE}/no-it`]: 'warn' }, 'a config has a rule that is not an error'],
    ['legacy-recommended', {}, 'legacy-recommended is not the twin of recommended'],
    ['legacy-strict', {}, 'legacy-strict is not the twin of strict'],
  ])('%s with %j', (name, rules, problem) => {
    expect(find(withConfig(name, rules))).toBe(problem);
  });
});
