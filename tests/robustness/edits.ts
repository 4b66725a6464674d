import type { Rule, SourceCode } from 'eslint';

/** The text with one edit made. ESLint counts a fix's range from behind the BOM. */
export function applyEdit(text: string, fix: Rule.Fix): string {
  return applyEdits(text, [fix]);
}

/** The text after one pass of `--fix`: edits in order, those that touch an earlier one left for the next pass. */
export function applyEdits(text: string, fixes: readonly Rule.Fix[]): string {
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const body = text.slice(mark.length);
  const ordered = [...fixes].sort((left, right) => left.range[0] - right.range[0] || left.range[1] - right.range[1]);
  let keepsMark = true;
  let last = Number.NEGATIVE_INFINITY;
  let output = '';
  for (const { range: [start, end], text: inserted } of ordered) {
    if (last >= start) continue;
    if (start < 0) keepsMark = false;
    output += body.slice(Math.max(0, last), Math.max(0, start)) + inserted;
    last = end;
  }
  return (keepsMark ? mark : '') + output + body.slice(Math.max(0, last));
}

/** The comments of `before` that `after` no longer has, each as often as it is missing. */
export function readLostComments(before: SourceCode, after: SourceCode): string[] {
  const left = after.getAllComments().map(({ value }) => value);
  return before.getAllComments().map(({ value }) => value).filter((value) => {
    const index = left.indexOf(value);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}

/** True where the edit changed how lines end in a file whose lines all end in CRLF. */
export function hasMixedLineEnds(before: string, after: string): boolean {
  const bare = /(?<!\r)\n/;
  return before.includes('\r\n') && !bare.test(before) && bare.test(after);
}

export function hasLostByteOrderMark(before: string, after: string): boolean {
  return before.startsWith('\uFEFF') && !after.startsWith('\uFEFF');
}
