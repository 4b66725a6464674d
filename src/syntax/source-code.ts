import type { TSESLint } from '@typescript-eslint/utils';

/** The file that is linted: its text, tree and scopes. */
export type SourceCode = Readonly<TSESLint.SourceCode>;

/** A variable of a scope, with its definitions and references. */
export type Variable = TSESLint.Scope.Variable;
