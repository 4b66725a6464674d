import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

/** What becomes of the value of an expression. `carried`: it is the value of `node`, which decides. */
export type ValueUse =
  | { readonly kind: 'discarded' }
  | { readonly kind: 'carried'; readonly node: TSESTree.Node }
  | { readonly kind: 'used'; readonly why: 'resultUsed' | 'thenParameter' | 'returned' };

/** Where a value ends. */
export type ValueEnd = Exclude<ValueUse, { kind: 'carried' }>;

export const DISCARDED = { kind: 'discarded' } as const;
export const RESULT_USED = { kind: 'used', why: 'resultUsed' } as const;
export const THEN_PARAMETER = { kind: 'used', why: 'thenParameter' } as const;
export const RETURNED = { kind: 'used', why: 'returned' } as const;

/** One search for the end of a value. */
export interface Tracer {
  readonly sourceCode: Readonly<TSESLint.SourceCode>;
  /** Functions whose callers were followed: one whose result is read ends the search, so that once is enough. */
  readonly followed: Set<TSESTree.Node>;
  readonly trace: (node: TSESTree.Node) => ValueEnd;
}
