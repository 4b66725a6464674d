import { parse } from '@typescript-eslint/parser';

/** The comments of a text, sorted, so that a moved one is not a lost one. */
export function readComments(code: string): readonly string[] {
  const { comments } = parse(code, { comment: true, range: true, sourceType: 'module' });
  return comments.map(({ value }) => value).sort();
}
