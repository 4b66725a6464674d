import type { TSESLint } from '@typescript-eslint/utils';

/** The file that is linted: its text, tree and scopes. */
export type SourceCode = Readonly<TSESLint.SourceCode>;

/** A variable of a scope, with its definitions and references. */
export type Variable = TSESLint.Scope.Variable;

/**
 * Keeps what is found in a file for everyone who asks, until the file is dropped. Kept by the file's own object alone:
 * oxlint has one for all files, and empties every WeakMap between them.
 */
export function perFile<Found>(find: (sourceCode: SourceCode) => Found): (sourceCode: SourceCode) => Found {
  const kept = new WeakMap<SourceCode, { readonly found: Found }>();
  return (sourceCode) => {
    const known = kept.get(sourceCode) ?? { found: find(sourceCode) };
    kept.set(sourceCode, known);
    return known.found;
  };
}

interface Located {
  readonly range: readonly [number, number];
}

/** The place of the first of these nodes or tokens, sorted by their ends, that ends after `position`; by halving: files are long. */
export function findFirst(sorted: readonly Located[], position: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as Located).range[1] > position) high = middle;
    else low = middle + 1;
  }
  return low;
}
