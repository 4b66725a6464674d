// Every bound says what it counts and what the answer is past it; docs/bounds.md is made from that.
import { describe, expect, it } from 'vitest';
import { readBounds, writeBoundsTable } from '../scripts/bounds.mjs';
import { readTexts } from './support/sources.js';

const inRules = [...readTexts('src', /\.ts$/)].filter(([file]) => /^src\/(?:syntax|vocabulary|values|sequelize|policy|report)\//.test(file));

describe('the bounds of the rules', () => {
  it('say what they count, and what the answer is past them', () => {
    const bounds = readBounds(new Map(inRules));
    expect(bounds.length).toBeGreaterThan(60);
    expect(bounds.filter(({ counts, past }) => counts === '' || past === undefined).map(({ file, name }) => `${file} ${name}`)).toEqual([]);
  });

  it('are found with one that says nothing, and one on several lines', () => {
    const text = 'const MOST_A = 1_000;\n/**\n * Things that\n * count. Past it, a | b.\n */\nexport const LONGEST = 1 << 2;\nconst ALMOST_B = 3;\n';
    const bounds = readBounds(new Map([['src/a.ts', text]]));
    expect(bounds).toEqual([
      { file: 'src/a.ts', name: 'MOST_A', value: '1000', counts: '', past: undefined },
      { file: 'src/a.ts', name: 'LONGEST', value: '1 << 2', counts: 'Things that count.', past: 'a | b.' },
    ]);
    expect(writeBoundsTable(bounds.slice(1))).toContain('| `a.ts` | `LONGEST` | 1 << 2 | Things that count. | A \\| b. |');
  });
});
