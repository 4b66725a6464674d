import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

type SourceCode = Readonly<TSESLint.SourceCode>;
type Range = readonly [number, number];

/** The comments that touch a stretch of text, in order. */
export function readCommentsIn(sourceCode: SourceCode, range: Range): readonly TSESTree.Comment[] {
  return sourceCode.getAllComments().filter((comment) => comment.range[0] < range[1] && comment.range[1] > range[0]);
}

export function hasCommentIn(sourceCode: SourceCode, range: Range): boolean {
  return readCommentsIn(sourceCode, range).length > 0;
}
