import { describe, expect, it } from 'vitest';
import { listCases, MIGRATION, readTexts, type Setting, SETTINGS } from './support/corpus-files.js';
import { type EngineName, type Linted, lintSwap } from './support/lint-swap.js';
import { readComments } from './support/read-comments.js';

function lint({ parser, filename, sourceType }: Setting, code: string, engine: EngineName = 'eslint'): Linted {
  return lintSwap({ code, parser, filename, sourceType, engine, migration: MIGRATION });
}

describe.each(SETTINGS)('$system, parsed by $parser as $sourceType', (setting) => {
  it.each(listCases(setting.system))('$name', (swapCase) => {
    const { before, after } = readTexts(setting, swapCase);
    const linted = lint(setting, before);
    expect(linted.fatal).toBeUndefined();
    const [swap] = linted.swaps;
    if (swapCase.why) {
      expect(swap).toMatchObject({ kind: 'suggestion', why: swapCase.why });
      expect(linted.suggested[0]).toBe(after);
    } else {
      expect(linted.swaps.map(({ kind }) => kind)).not.toContain('suggestion');
      expect(linted.fixed).toBe(after);
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
      expect({ name: swapCase.name, ...lint(setting, before, engine) }).toEqual({ name: swapCase.name, ...lint(setting, before) });
    }
  });
});
