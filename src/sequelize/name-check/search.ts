import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { createEvaluation } from '../../values/evaluate/evaluate.js';
import type { FunctionNode } from '../../values/model/bindings.js';
import type { Evaluation } from '../../values/model/evaluation.js';
import type { NameWords } from '../pattern/verdict.js';
import type { ImportedFunction } from '../receivers/imported.js';
import type { RefusedCheck } from './refusal.js';

/** What a check is judged by: it comes from the settings, so that no fact of a file depends on it. */
export interface NameCheckTerms {
  readonly names: NameWords;
  /** Whether `settings.databaseNameChecks` names the function. */
  readonly isNamedCheck: (imported: ImportedFunction) => boolean;
  /** The calls and statements of a file that prove that the name was checked; kept while its rules run. */
  readonly known: WeakMap<TSESTree.Node, boolean>;
  /** Those in which not even a refused check was found. */
  readonly unrefused: WeakSet<TSESTree.Node>;
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
  readonly entered: readonly FunctionNode[];
  readonly budget: { steps: number; nesting: number };
  /** The arguments of the call that is being followed. */
  readonly given: ReadonlyMap<TSESLint.Scope.Variable, Given>;
  /** Given where the search asks what was refused: the refused checks that it is taking for good, in their order. */
  readonly refused?: RefusedCheck[];
  /** Whether "the test came out as `outcome`" shows that the name was checked. */
  readonly provesCondition: (test: TSESTree.Node, outcome: boolean, search: CheckSearch) => boolean;
  /** Whether a function of this file comes to its end only after a check. */
  readonly provesFunction: (call: OwnCall, search: CheckSearch) => boolean;
}

export interface Given {
  readonly node: TSESTree.Node;
  readonly search: CheckSearch;
}

/** Steps of one search for a check. Past it, nothing is proven. */
const STEP_LIMIT = 4_000;
/** Tests, statements and calls inside one another: sources are nested deeper than a call stack. Past it, nothing is proven. */
const NESTING_LIMIT = 120;

/** Takes a step of a search; false where it has run out of them, or goes too deep. */
export function takeStep(search: CheckSearch, judge: () => boolean): boolean {
  const { budget } = search;
  if (budget.steps >= STEP_LIMIT || budget.nesting >= NESTING_LIMIT) return false;
  budget.steps += 1;
  budget.nesting += 1;
  const proven = keepIfProven(search, judge);
  budget.nesting -= 1;
  return proven;
}

/** What led to no proof is not what was refused. */
export function keepIfProven<Answer>({ refused }: CheckSearch, judge: () => Answer): Answer {
  const before = refused?.length ?? 0;
  const answer = judge();
  if (refused && answer !== true) refused.length = before;
  return answer;
}

/** Whether a call or statement proves that the name was checked; asked once for all calls of a file that follow it. */
export function provesOnce(node: TSESTree.Node, search: CheckSearch, prove: () => boolean): boolean {
  // Inside of a followed call the same code is given other values.
  if (search.entered.length > 0) return keepIfProven(search, prove);
  if (isDisproven(node, search)) return false;
  const { known, unrefused } = search.terms;
  const { steps } = search.budget;
  const proven = (search.refused ? undefined : known.get(node)) ?? keepIfProven(search, prove);
  if (!isFinal(steps, search)) return proven;
  // What a refused check leads to is told by that check, and looked for again.
  if (!search.refused) known.set(node, proven);
  else if (!proven) unrefused.add(node);
  return proven;
}

/** Whether an earlier search found no proof in a node; asked before anything else of hundreds of statements. */
export function isDisproven(node: TSESTree.Node, { entered, refused, terms }: CheckSearch): boolean {
  return entered.length === 0 && (refused ? terms.unrefused.has(node) : terms.known.get(node) === false);
}

/** What a search gives up on, another one may still prove, if it comes to it with more steps than this one had. */
function isFinal(stepsBefore: number, { budget }: CheckSearch): boolean {
  const isFarFromLimits = budget.steps < STEP_LIMIT && budget.nesting < NESTING_LIMIT / 4;
  return isFarFromLimits || budget.steps - stepsBefore > STEP_LIMIT / 2;
}

/** The search with evaluation steps of its own: what a long test before it takes, the check itself still has. */
export function withOwnSteps(search: CheckSearch): CheckSearch {
  const { parameters, sourceCode } = search.evaluation;
  return parameters.size > 0 ? search : { ...search, evaluation: createEvaluation(sourceCode) };
}
