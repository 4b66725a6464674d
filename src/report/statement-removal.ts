import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { TextEdit } from './edit.js';
import { findLineStart, readCodeEnd } from './file-style.js';

/** Removes a statement with its line, or only itself where it shares the line. Comments around it stay. */
export function removeStatement(sourceCode: Readonly<TSESLint.SourceCode>, statement: TSESTree.Node): TextEdit {
  const start = statement.range[0];
  const end = readCodeEnd(sourceCode, statement);
  const before = sourceCode.text.slice(findLineStart(sourceCode, start), start);
  const after = /^[ \t]*(\r?\n|$)?/.exec(sourceCode.text.slice(end));
  const isLineEnd = after?.[1] !== undefined;
  if (before.trim() === '' && isLineEnd) return { range: [start - before.length, end + after[0].length], text: '' };
  const space = isLineEnd ? (/[ \t]*$/.exec(before)?.[0].length ?? 0) : 0;
  return { range: [start - space, isLineEnd ? end : end + (after?.[0].length ?? 0)], text: '' };
}
