import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode } from '../values/bindings.js';
import type { Evaluation } from '../values/evaluation.js';
import type { NameWords } from './pattern-verdict.js';

/** A function that a module exports: `default`, or the name it is exported by. */
export interface ImportedFunction {
  readonly source: string;
  readonly name: string;
}

/** What a check is judged by: it comes from the settings, so that no fact of a file depends on it. */
export interface NameCheckTerms {
  readonly names: NameWords;
  /** Whether `settings.databaseNameChecks` names the function. */
  readonly isNamedCheck: (imported: ImportedFunction) => boolean;
}

/** A call of a function of this file. */
export interface OwnCall {
  readonly node: FunctionNode;
  readonly args: readonly TSESTree.CallExpressionArgument[];
  /** True where what is thrown inside of an async function reaches the caller. */
  readonly awaited: boolean;
}

/** One search for a check; the judges call each other through it, so that their modules need no circle of imports. */
export interface CheckSearch {
  readonly evaluation: Evaluation;
  readonly terms: NameCheckTerms;
  /** Functions that are being looked into, one inside the other. */
  readonly depth: number;
  readonly budget: { steps: number };
  /** The arguments of the call that is being followed. */
  readonly given: ReadonlyMap<TSESLint.Scope.Variable, Given>;
  /** Whether "the test came out as `outcome`" shows that the name was checked. */
  readonly provesCondition: (test: TSESTree.Node, outcome: boolean, search: CheckSearch) => boolean;
  /** Whether a function of this file comes to its end only after a check. */
  readonly provesFunction: (call: OwnCall, search: CheckSearch) => boolean;
}

export interface Given {
  readonly node: TSESTree.Node;
  readonly search: CheckSearch;
}

/** Steps of one search; beyond them nothing is proven. */
export const STEP_LIMIT = 4_000;

/** Takes a step; false where the search has run out of them. */
export function takeStep(search: CheckSearch): boolean {
  search.budget.steps += 1;
  return search.budget.steps <= STEP_LIMIT;
}
