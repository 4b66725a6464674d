import type { TSESTree } from '@typescript-eslint/utils';
import type { SourceCode } from '../../syntax/source-code.js';
import type { EnteredCall } from '../model/evaluation.js';
import type { Value } from '../model/value.js';

/** Evaluations inside one another. Past it, the value is unknown (`tooComplex`). */
const MOST_DEPTH = 80;
/** Steps of one question about a value: an expression, a write and a join each take some. Past it, the value is unknown (`tooComplex`). */
const MOST_STEPS = 500;
/**
 * Results of one question that a cycle or a bound cut short, and that are not kept. Past it, they are kept for this
 * question, as unknown as they are.
 */
const MOST_UNSETTLED = 40;

/** What the answer to one question may cost. */
export interface Budget {
  readonly mostSteps: number;
  steps: number;
  /** Expressions being evaluated, with how many are around them. */
  readonly active: Map<TSESTree.Node, number>;
  /** The outermost of them that was needed again. */
  outermostCut: number;
  /** Times that the budget did not suffice. */
  refusals: number;
  unsettled: number;
  /** Results that hold for this question alone. */
  readonly kept: Map<TSESTree.Node, Value>;
}

interface Settled<Result> {
  readonly result: Result;
  /** True where the result is the same wherever it is asked for: no cycle and no bound cut it short. */
  readonly isSettled: boolean;
}

export function createBudget(mostSteps = MOST_STEPS): Budget {
  return { mostSteps, steps: 0, active: new Map(), outermostCut: Infinity, refusals: 0, unsettled: 0, kept: new Map() };
}

/** Takes steps; false where none are left. */
export function spend(budget: Budget, steps: number): boolean {
  budget.steps += steps;
  if (budget.steps >= budget.mostSteps) budget.refusals += 1;
  return budget.steps < budget.mostSteps;
}

/** Takes the step of one more expression; false where it would be one too many, or too deep. */
export function enterExpression(budget: Budget): boolean {
  const isRefused = budget.active.size >= MOST_DEPTH || budget.steps >= budget.mostSteps;
  budget[isRefused ? 'refusals' : 'steps'] += 1;
  return !isRefused;
}

export function settle<Result>(compute: () => Result, budget: Budget): Settled<Result> {
  const { outermostCut: around, refusals } = budget;
  budget.outermostCut = Infinity;
  const result = compute();
  const isSettled = budget.outermostCut >= budget.active.size && budget.refusals === refusals;
  budget.outermostCut = Math.min(around, budget.outermostCut);
  return { result, isSettled };
}

/** Keeps what was cut short for this question alone, where that happens often. */
export function keepUnsettled(node: TSESTree.Node, result: Value, budget: Budget): void {
  budget.unsettled += 1;
  if (budget.unsettled > MOST_UNSETTLED) budget.kept.set(node, result);
}

/**
 * Steps that all questions about one file may take, and more for each of its characters, so that a file made to be too
 * much costs no more than its size. Past it, each question has few. Sequelize's own files take at most 0.6 for a
 * character.
 */
const MOST_STEPS_OF_FILE = 10_000;
const STEPS_PER_CHARACTER = 1;
/** Steps of a question in a file that has used up its own. Past it, the value is unknown (`tooComplex`). */
const FEW_STEPS = 50;

/** What is remembered of one file. */
export interface Memo {
  /** What is known of an expression wherever it is needed. */
  readonly values: WeakMap<TSESTree.Node, Value>;
  readonly answers: Answers;
  /** The steps that its questions took. Remembered answers take none: a second run over the same tree gives the same ones. */
  spent: number;
}

/** What was answered where it was asked for from outside, cut short or not: the same question has the same answer. */
export interface Answers {
  readonly known: WeakMap<TSESTree.Node, Answer>;
  /** Inside of called functions, by the subject and then by the arguments. */
  readonly entered: WeakMap<EnteredCall['subject'], WeakMap<EnteredCall['args'], Answers>>;
}

export interface Answer {
  readonly value: Value;
  /** True where the budget did not suffice. */
  readonly isRefused: boolean;
}

const memos = new WeakMap<SourceCode, Memo>();

function createAnswers(): Answers {
  return { known: new WeakMap(), entered: new WeakMap() };
}

export function readMemo(sourceCode: SourceCode): Memo {
  const memo = memos.get(sourceCode) ?? { values: new WeakMap(), answers: createAnswers(), spent: 0 };
  memos.set(sourceCode, memo);
  return memo;
}

/** What was answered inside of one call. */
export function readAnswersIn({ entered }: Answers, { subject, args }: EnteredCall): Answers {
  const calls = entered.get(subject) ?? new WeakMap<EnteredCall['args'], Answers>();
  entered.set(subject, calls);
  const answers = calls.get(args) ?? createAnswers();
  calls.set(args, answers);
  return answers;
}

/** The steps of the next question; as a rule, what a budget has. */
export function readMostSteps({ spent }: Memo, { text }: SourceCode): number | undefined {
  return spent < MOST_STEPS_OF_FILE + text.length * STEPS_PER_CHARACTER ? undefined : FEW_STEPS;
}
