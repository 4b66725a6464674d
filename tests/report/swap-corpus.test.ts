import { describe, expect, it } from 'vitest';
import { listCases, MIGRATION, readTexts, type Setting, SETTINGS } from './support/corpus-files.js';
import { type EngineName, type Linted, lintSwap } from './support/lint-swap.js';
import { readComments } from './support/read-comments.js';

/** What the current ESLint said: the other engines are compared with it. */
const linted = new Map<string, Linted>();

function lint(setting: Setting, code: string, engine: EngineName = 'eslint'): Linted {
  const { parser, filename, sourceType } = setting;
  const found = lintSwap({ code, parser, filename, sourceType, engine, migration: MIGRATION });
  if (engine === 'eslint') linted.set(identify(setting, code), found);
  return found;
}

function identify({ parser, filename, sourceType }: Setting, code: string): string {
  return [parser, filename, sourceType, code].join('\0');
}

describe.each(SETTINGS)('$system, parsed by $parser as $sourceType', (setting) => {
  it.each(listCases(setting.system))('$name', (swapCase) => {
    const { before, after } = readTexts(setting, swapCase);
    const first = lint(setting, before);
    expect(first.fatal).toBeUndefined();
    const [swap] = first.swaps;
    if (swapCase.why) {
      expect(swap).toMatchObject({ kind: 'suggestion', why: swapCase.why });
      expect(first.suggested[0]).toBe(after);
    } else {
      expect(first.swaps.map(({ kind }) => kind)).not.toContain('suggestion');
      expect(first.fixed).toBe(after);
    }
    const again = lint(setting, after);
    expect(again.fatal).toBeUndefined();
    if (!swapCase.why) expect(again).toMatchObject({ fixed: after, swaps: [] });
    expect(readComments(after)).toEqual(readComments(before));
  });
});

it('the corpus holds at least 150 pairs', () => {
  const pairs = SETTINGS.flatMap(({ system }) => listCases(system));
  expect(pairs.length).toBeGreaterThanOrEqual(150);
});

describe.each(['eslint8', 'eslint9'] as const)('%s plans and fixes the same', (engine) => {
  // One of each module system: the parsers are those of the current ESLint.
  it.each(SETTINGS.filter((setting, index) => SETTINGS.findIndex(({ system }) => system === setting.system) === index))('$system, parsed by $parser as $sourceType', (setting) => {
    for (const swapCase of listCases(setting.system)) {
      const { before } = readTexts(setting, swapCase);
      expect({ name: swapCase.name, ...lint(setting, before, engine) }).toEqual({ name: swapCase.name, ...(linted.get(identify(setting, before)) ?? lint(setting, before)) });
    }
  });
});
