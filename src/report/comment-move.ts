import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { findStatement } from '../syntax/statement-position.js';
import { readCommentsIn } from './comments.js';
import type { Edit } from './edit.js';
import { readFileStyle, readLineIndent } from './file-style.js';

/** Writes the comments inside a node above its statement, for an edit that replaces the node. */
export function moveComments(sourceCode: Readonly<TSESLint.SourceCode>, node: TSESTree.Node): Edit {
  const comments = readCommentsIn(sourceCode, node.range);
  const statement = findStatement(node);
  if (comments.length === 0 || !statement) return [];
  const start = statement.range[0];
  const gap = readFileStyle(sourceCode).eol + readLineIndent(sourceCode, start);
  return [{ range: [start, start], text: comments.map((comment) => sourceCode.getText(comment) + gap).join('') }];
}
