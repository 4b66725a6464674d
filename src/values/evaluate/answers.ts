import type { TSESTree } from '@typescript-eslint/utils';
import type { EnteredCall } from '../model/evaluation.js';
import type { Value } from '../model/value.js';
import type { SourceCode } from '../../syntax/source-code.js';

/**
 * Questions about one file that were refused; each later one gets few steps, so that a file made to be too much costs no
 * more than its size. Only answers that are remembered count: a second run over the same tree gives the same ones.
 */
const MOST_REFUSED_OF_FILE = 100;
const FEW_STEPS = 50;

/** What is remembered of one file. */
export interface Memo {
  /** What is known of an expression wherever it is needed. */
  readonly values: WeakMap<TSESTree.Node, Value>;
  readonly answers: Answers;
  /** Answers that were refused. */
  refused: number;
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
  const memo = memos.get(sourceCode) ?? { values: new WeakMap(), answers: createAnswers(), refused: 0 };
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
export function readMostSteps({ refused }: Memo): number | undefined {
  return refused < MOST_REFUSED_OF_FILE ? undefined : FEW_STEPS;
}
