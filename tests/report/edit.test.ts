import { describe, expect, it } from 'vitest';
import { joinEdits, toFix } from '../../src/report/edits/edit.js';

const insert = (at: number, text: string): { range: [number, number]; text: string } => ({ range: [at, at], text });

describe('joined edits', () => {
  it('stand in the order of the file', () => {
    expect(joinEdits([insert(9, 'b')], [insert(2, 'a')])).toEqual([insert(2, 'a'), insert(9, 'b')]);
  });

  it('keep the order of insertions at one place, before a replacement that starts there', () => {
    const replacement = { range: [4, 8] as const, text: 'c' };
    expect(joinEdits([replacement], [insert(4, 'a')], [insert(4, 'b')])).toEqual([insert(4, 'a'), insert(4, 'b'), replacement]);
  });

  it('hold one edit once', () => {
    expect(joinEdits([insert(3, 'a')], [insert(3, 'a')])).toEqual([insert(3, 'a')]);
  });

  it('may touch, but not overlap', () => {
    const first = { range: [0, 4] as const, text: '' };
    expect(joinEdits([{ range: [4, 6], text: '' }], [first])).toHaveLength(2);
    expect(() => joinEdits([{ range: [3, 6], text: '' }], [first])).toThrow(RangeError);
  });

  it('become one replacement each', () => {
    const calls: unknown[] = [];
    const fixer = { replaceTextRange: (range: unknown, text: unknown) => calls.push([range, text]) };
    toFix([insert(1, 'a'), { range: [2, 3], text: 'b' }])(fixer as never);
    expect(calls).toEqual([[[1, 1], 'a'], [[2, 3], 'b']]);
  });
});
