import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { TextEdit } from './edit.js';
import { findFirst } from '../../syntax/positions.js';
import { findLineStart, readCodeEnd } from './file-style.js';

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Removes a statement with its line, or only itself where it shares the line. Comments around it stay. */
export function removeStatement(sourceCode: Readonly<TSESLint.SourceCode>, statement: TSESTree.Node): TextEdit {
  return removeStretch(sourceCode, { start: statement.range[0], end: readCodeEnd(sourceCode, statement) });
}

/** Removes statements of one list, in their order: those side by side on a line as one, so that no two edits overlap. */
export function removeStatements(sourceCode: Readonly<TSESLint.SourceCode>, statements: readonly TSESTree.Node[]): readonly TextEdit[] {
  const stretches: Stretch[] = [];
  for (const statement of statements) {
    const end = readCodeEnd(sourceCode, statement);
    const last = stretches.at(-1);
    const isBeside = last !== undefined && /^[ \t]*$/.test(sourceCode.text.slice(last.end, statement.range[0]));
    if (isBeside) stretches.pop();
    stretches.push({ start: isBeside ? last.start : statement.range[0], end });
  }
  return stretches.map((stretch) => removeStretch(sourceCode, stretch));
}

function removeStretch(sourceCode: Readonly<TSESLint.SourceCode>, { start, end }: Stretch): TextEdit {
  if (isGuard(sourceCode, { start, end })) return { range: [start, end], text: ';' };
  return removeWithSpace(sourceCode, { start, end });
}

/** Takes the white space along that belonged to the statement. */
function removeWithSpace(sourceCode: Readonly<TSESLint.SourceCode>, { start, end }: Stretch): TextEdit {
  const before = sourceCode.text.slice(findLineStart(sourceCode, start), start);
  const after = /^[ \t]*(\r?\n|$)?/.exec(sourceCode.text.slice(end));
  const isLineEnd = after?.[1] !== undefined;
  if (before.trim() === '' && isLineEnd) return { range: [start - before.length, end + after[0].length], text: '' };
  const space = isLineEnd ? (/[ \t]*$/.exec(before)?.[0].length ?? 0) : 0;
  return { range: [start - space, isLineEnd ? end : end + (after?.[0].length ?? 0)], text: '' };
}

/** In `a()⏎b();⏎(c)()` the semicolon of `b()` keeps `a()` from being read as a call with `(c)`. */
function isGuard(sourceCode: Readonly<TSESLint.SourceCode>, { start, end }: Stretch): boolean {
  if (sourceCode.text[end - 1] !== ';') return false;
  const { tokens } = sourceCode.ast;
  const before = tokens[findFirst(tokens, start) - 1];
  const after = tokens[findFirst(tokens, end)];
  return before !== undefined && !/^[;{]$/.test(before.value) && after !== undefined && /^[([`+\-*/.,]/.test(after.value);
}
