import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { readFileStyle, readLineIndent, type TextEdit } from './edit.js';

export interface BracedList {
  /** The opening brace. */
  readonly brace: TSESTree.Token;
  readonly items: readonly TSESTree.Node[];
  /** The item to add at the end. */
  readonly text: string;
}

/** Adds an item to `{ a, b }`: on the same line, or on one of its own where every item has one. */
export function insertIntoBraces(sourceCode: Readonly<TSESLint.SourceCode>, { brace, items, text }: BracedList): TextEdit {
  const last = items.at(-1);
  if (!last) {
    const isTight = sourceCode.text[brace.range[1]] !== '}';
    return { range: [brace.range[1], brace.range[1]], text: isTight ? ` ${text}` : ` ${text} ` };
  }
  const isSpread = last.loc.start.line !== brace.loc.start.line;
  const { eol } = readFileStyle(sourceCode);
  const separator = isSpread ? `,${eol}${readLineIndent(sourceCode, last.range[0])}` : ', ';
  return { range: [last.range[1], last.range[1]], text: `${separator}${text}` };
}
