import type { TSESTree } from '@typescript-eslint/utils';
import type { Deferred } from './evaluation.js';
import type { Value } from './value.js';

/** What one evaluation may take, and what it is doing. */
export interface Budget {
  steps: number;
  /** Expressions being evaluated, with how many are around them. */
  readonly active: Map<TSESTree.Node, number>;
  /** The outermost of them that was needed again. */
  outermostCut: number;
}

export function createBudget(): Budget {
  return { steps: 0, active: new Map(), outermostCut: Infinity };
}

/** Runs a computation and tells whether a cycle around it cut it short. */
export function settle<Result>(compute: () => Result, budget: Budget): { result: Result; isSettled: boolean } {
  const around = budget.outermostCut;
  budget.outermostCut = Infinity;
  const result = compute();
  const isSettled = budget.outermostCut >= budget.active.size;
  budget.outermostCut = Math.min(around, budget.outermostCut);
  return { result, isSettled };
}

/** The budget of the evaluation that is under way: what another one deferred is paid, and kept from running in circles, by it. */
let underWay: Budget | undefined;

/** Evaluates an expression, which is active meanwhile. */
export function runActive(node: TSESTree.Node, evaluate: () => Value, budget: Budget): Value {
  const around = underWay;
  underWay = budget;
  budget.active.set(node, budget.active.size);
  try {
    return evaluate();
  } finally {
    budget.active.delete(node);
    underWay = around;
  }
}

/** A value that is computed when it is first asked for; `own` pays where no evaluation is under way. */
export function defer(compute: (asking: Budget) => Value, own: Budget): Deferred {
  let known: Value | undefined;
  return {
    get isUnasked() {
      return known === undefined;
    },
    get value() {
      if (known) return known;
      const asking = underWay ?? own;
      const { result, isSettled } = settle(() => compute(asking), asking);
      if (isSettled) known = result;
      return result;
    },
  };
}
