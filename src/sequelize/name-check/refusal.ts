import type { TSESTree } from '@typescript-eslint/utils';
import type { PatternVerdict } from '../pattern/verdict.js';

/** Why a tested expression is surely not the name of the connected database, or not all of it. */
export type NameProblem = 'literal' | 'environment' | 'request' | 'argv' | 'tooComplex' | 'cut' | 'completed' | 'host';

/** Why a comparison does not show that a database may be destroyed. */
export type CheckProblem =
  | { readonly kind: 'name'; readonly problem: NameProblem }
  /** What it is compared with lets other names through. */
  | { readonly kind: 'words'; readonly verdict: Exclude<PatternVerdict, { readonly kind: 'good' }> }
  /** What it is compared with is not seen, or no name's pattern. */
  | { readonly kind: 'open' };

/** A test that looks like a check of the database's name and does not count as one. */
export interface RefusedCheck {
  readonly node: TSESTree.Node;
  readonly problem: Exclude<CheckProblem, { readonly kind: 'open' }>;
}

/** Problems of a name that a reader takes for a check all the same; tests of the environment have messages of their own. */
const TELLING: ReadonlySet<NameProblem> = new Set<NameProblem>(['request', 'argv', 'cut', 'completed', 'host']);

/**
 * Whether a comparison counts. A search that asks what was refused takes those with a telling problem for checks, too, and
 * takes them down.
 */
export function countsAsCheck(node: TSESTree.Node, problem: CheckProblem | undefined, { refused }: { readonly refused?: RefusedCheck[] | undefined }): boolean {
  if (!problem) return true;
  if (!refused || problem.kind === 'open' || (problem.kind === 'name' && !TELLING.has(problem.problem))) return false;
  refused.push({ node, problem });
  return true;
}
