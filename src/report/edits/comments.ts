import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { readFileStyle, readLineIndent } from './file-style.js';
import type { Edit } from './edit.js';
import { findStatement } from '../../syntax/statement-position.js';
import type { SourceCode } from '../../syntax/source-code.js';

type Range = readonly [number, number];

/** The comments that touch a stretch of text, in order. */
export function readCommentsIn(sourceCode: SourceCode, range: Range): readonly TSESTree.Comment[] {
  return sourceCode.getAllComments().filter((comment) => comment.range[0] < range[1] && comment.range[1] > range[0]);
}

export function hasCommentIn(sourceCode: SourceCode, range: Range): boolean {
  return readCommentsIn(sourceCode, range).length > 0;
}

/** Writes the comments inside a node above its statement, for an edit that replaces the node. */
export function moveComments(sourceCode: Readonly<TSESLint.SourceCode>, node: TSESTree.Node): Edit {
  const comments = readCommentsIn(sourceCode, node.range);
  const statement = findStatement(node);
  if (comments.length === 0 || !statement) return [];
  const start = statement.range[0];
  const gap = readFileStyle(sourceCode).eol + readLineIndent(sourceCode, start);
  return [{ range: [start, start], text: comments.map((comment) => sourceCode.getText(comment) + gap).join('') }];
}
