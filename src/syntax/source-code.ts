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
