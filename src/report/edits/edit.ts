import type { TSESLint } from '@typescript-eslint/utils';

/** One replaced stretch of text; an empty range inserts. Offsets are those of `sourceCode.text`, which has no BOM. */
export interface TextEdit {
  readonly range: readonly [number, number];
  readonly text: string;
}

/** A change of one file: sorted, and no two stretches overlap. */
export type Edit = readonly TextEdit[];

/** Sorts edits and drops repeated ones. Throws where two overlap: such a fix would corrupt the file. */
export function joinEdits(...parts: readonly Edit[]): Edit {
  const sorted = parts.flat().sort((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1]);
  const joined: TextEdit[] = [];
  for (const edit of sorted) {
    const last = joined.at(-1);
    if (last && isSame(last, edit)) continue;
    if (last && last.range[1] > edit.range[0]) throw new RangeError('Edits overlap');
    joined.push(edit);
  }
  return joined;
}

function isSame(a: TextEdit, b: TextEdit): boolean {
  return a.range[0] === b.range[0] && a.range[1] === b.range[1] && a.text === b.text;
}

/** The edit as ESLint's fixer wants it. */
export function toFix(edit: Edit): TSESLint.ReportFixFunction {
  return (fixer) => edit.map(({ range, text }) => fixer.replaceTextRange([range[0], range[1]], text));
}
