import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { Bindings, Value } from './value.js';

/** A run of the evaluator: what the modules of this room need from each other. */
export interface Evaluation {
  readonly sourceCode: Readonly<TSESLint.SourceCode>;
  /** What parameters and `this` are in the call being followed; empty outside of one. */
  readonly parameters: Bindings;
  /** The value of an expression at its place in the file. */
  evaluate(node: TSESTree.Node): Value;
  /** A member of a value, by its name: a property, or what a class of the file gives its objects and itself. */
  readMember(object: Value, name: string, node: TSESTree.Node): Value;
  /** Runs a computation and tells whether its result is the same wherever it is asked for, not cut short by a cycle around it. */
  settle<Result>(compute: () => Result): { readonly result: Result; readonly isSettled: boolean };
  /** Takes steps of the run's budget; false where none are left: then the answer is `tooComplex`. */
  spend(steps: number): boolean;
  /** The same run inside a called function; what is answered there is remembered by the call. */
  enter(parameters: Bindings, call: EnteredCall): Evaluation;
}

/** A call of the file, by what decides the values inside: the same two are the same values. */
export interface EnteredCall {
  /** The function, or the value that a built-in passes to it: several values may come from one node. */
  readonly subject: TSESTree.Node | Value;
  readonly args: readonly Argument[];
}

/** What a call gives: an expression, or a value that is known already. */
export type Argument = TSESTree.CallExpressionArgument | Value;
