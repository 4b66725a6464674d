import type { TSESTree } from '@typescript-eslint/utils';
import { unwrap } from '../../syntax/names.js';
import { perNode, type SourceCode, type Variable, walkNodes } from '../../syntax/source-code.js';
import { findVariable } from '../../values/model/bindings.js';
import type { Evaluation } from '../../values/model/evaluation.js';
import { readMutations } from '../../values/mutations/mutations.js';
import { readConditions } from '../../values/conditions/guards.js';
import { readPaths } from '../../values/model/choice.js';
import type { ChoiceArm, Condition } from '../../values/model/value.js';

/** What each test is known to be on a path, by its text and the variables in it. */
type Facts = Map<string, boolean>;

/**
 * True where no path of a value can reach a call: its tests contradict those before the call, as in
 * `if (id) where.id = id; if (!id) return; destroy({ where })`. Only tests that stay the same between the two count.
 */
export function isRuledOut(arm: ChoiceArm, call: TSESTree.Node, { sourceCode }: Evaluation): boolean {
  const paths = readPaths(arm);
  if (paths.some((path) => path.length === 0)) return false;
  const before = readConditions(call);
  return before.length > 0 && paths.every((path) => isContradicted([...path, ...before], sourceCode));
}

/** True for tests that cannot come out so together. */
function isContradicted(conditions: readonly Condition[], sourceCode: SourceCode): boolean {
  const search = { facts: new Map<string, boolean>(), sourceCode, depth: 0 };
  const tests = conditions.filter(({ equals }) => !equals);
  // Twice: what a later test says may decide a part of one before.
  return [...tests, ...tests].some(({ test, outcome }) => judgeTest(test, search) === !outcome || !addFacts(test, outcome, search));
}

/** Parts of a test inside one another. Past it, the test shows nothing. */
const MOST_DEPTH = 20;

interface Search {
  readonly facts: Facts;
  readonly sourceCode: SourceCode;
  readonly depth: number;
}

/** False where something else is known of a part of the test. */
function addFacts(wrapped: TSESTree.Node, outcome: boolean, search: Search): boolean {
  if (search.depth > MOST_DEPTH) return true;
  const test = unwrap(wrapped);
  const inner = { ...search, depth: search.depth + 1 };
  if (test.type === 'UnaryExpression' && test.operator === '!') return addFacts(test.argument, !outcome, inner);
  if (test.type === 'LogicalExpression' && test.operator !== '??') return addLogicalFacts(test, outcome, inner);
  const key = readStableKey(test, search.sourceCode);
  if (key === undefined) return true;
  const isNew = search.facts.get(key) !== !outcome;
  search.facts.set(key, outcome);
  return isNew;
}

/** `a && b` is true where both are; where it is false and `a` is true, `b` is not. */
function addLogicalFacts({ left, operator, right }: TSESTree.LogicalExpression, outcome: boolean, search: Search): boolean {
  const isBoth = (operator === '&&') === outcome;
  return [[left, right], [right, left]].every(([side, other]) => !side || !other || !(isBoth || judgeTest(other, search) === !outcome) || addFacts(side, outcome, search));
}

/** How a test falls under the facts; undefined where they do not decide it. */
function judgeTest(wrapped: TSESTree.Node, search: Search): boolean | undefined {
  if (search.depth > MOST_DEPTH) return undefined;
  const test = unwrap(wrapped);
  const inner = { ...search, depth: search.depth + 1 };
  if (test.type === 'UnaryExpression' && test.operator === '!') {
    const negated = judgeTest(test.argument, inner);
    return negated === undefined ? undefined : !negated;
  }
  if (test.type !== 'LogicalExpression' || test.operator === '??') return search.facts.get(readStableKey(test, search.sourceCode) ?? '');
  const sides = [judgeTest(test.left, inner), judgeTest(test.right, inner)];
  const stops = test.operator === '||';
  if (sides.includes(stops)) return stops;
  return sides.includes(undefined) ? undefined : !stops;
}

/** A test of names and members of what is never assigned or written again: read twice, they say the same. Undefined for any other. */
const readStableKey = perNode((test, sourceCode): string | undefined => {
  let isStable = true;
  const names: string[] = [];
  walkNodes(test, sourceCode.visitorKeys, (node) => {
    if (/Call|New|Assignment|Update|Await|Yield|Function/.test(node.type)) isStable = false;
    if (node.type !== 'Identifier') return isStable;
    const variable = findVariable(sourceCode, node);
    if (variable && readMutations(sourceCode, variable).some(({ kind }) => kind === 'assign' || kind === 'set' || kind === 'delete')) isStable = false;
    // Another variable of the same name says something else.
    names.push(String(variable?.identifiers[0]?.range[0] ?? ''));
    return isStable;
  });
  return isStable ? `${sourceCode.getText(test)} ${names.join(' ')}` : undefined;
});

/** A call, and whether it is read with the arguments that a call of the function around it gives. */
interface TestedCall {
  readonly call: TSESTree.Node;
  readonly evaluation: Evaluation;
  readonly isFollowed?: boolean;
}

/** True where a loss that is not sure on its own follows a test of what decides it. */
export function isTested(names: readonly TSESTree.Node[], certain: boolean, { call, evaluation, isFollowed }: TestedCall): boolean {
  if (certain && !isFollowed) return false;
  return names.some((name) => isTestedBefore(name, call, evaluation));
}

/**
 * True where the call follows a test of the condition itself: `if (Object.keys(where).length > 0)`,
 * `if (isEmpty(where)) throw`, `if (where.id)`. That `where` is there says nothing: an empty one is there, too.
 */
function isTestedBefore(condition: TSESTree.Node, call: TSESTree.Node, { sourceCode }: Evaluation): boolean {
  const name = unwrap(condition);
  const variable = name.type === 'Identifier' ? findVariable(sourceCode, name) : undefined;
  return variable !== undefined && readConditions(call).some(({ equals = [], test }) => [test, ...equals].some((part) => readTestedNames(part, sourceCode).includes(variable)));
}

/** The variables whose content a test asks about: read as an object, or passed to a function. */
function readTestedNames(test: TSESTree.Node, sourceCode: SourceCode): readonly Variable[] {
  const tested: Variable[] = [];
  walkNodes(test, sourceCode.visitorKeys, (node) => {
    const { parent } = node;
    const isAsked = parent?.type === 'MemberExpression' ? parent.object === node : parent?.type === 'CallExpression' && parent.callee !== node;
    const variable = node.type === 'Identifier' && isAsked ? findVariable(sourceCode, node) : undefined;
    if (variable) tested.push(variable);
  });
  return tested;
}
