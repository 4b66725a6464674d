import type { TSESTree } from '@typescript-eslint/utils';
import { unwrap } from '../../syntax/names.js';
import { type SourceCode, type Variable, walkNodes } from '../../syntax/source-code.js';
import { findVariable } from '../../values/model/bindings.js';
import type { Evaluation } from '../../values/model/evaluation.js';
import { readMutations } from '../../values/mutations/mutations.js';
import { readConditions } from '../../values/conditions/guards.js';
import type { Condition } from '../../values/model/value.js';

/** What each test is known to be on a path, by its text. */
type Facts = ReadonlyMap<string, boolean>;

/**
 * True where a path cannot reach a call: its tests contradict those before the call, as in
 * `if (id) where.id = id; if (!id) return; destroy({ where })`. Only tests that stay the same between the two count.
 */
export function isRuledOut(path: readonly Condition[], call: TSESTree.Node, { sourceCode }: Evaluation): boolean {
  if (path.length === 0) return false;
  const facts = new Map<string, boolean>();
  for (const { test, outcome, equals } of path) if (!equals) addFacts(test, outcome, { facts, sourceCode, depth: 0 });
  return readConditions(call).some(({ test, outcome, equals }) => !equals && judgeTest(test, { facts, sourceCode, depth: 0 }) === !outcome);
}

/** Parts of a test inside one another. Past it, the test shows nothing. */
const MOST_DEPTH = 20;

interface Search<Known extends Facts = Facts> {
  readonly facts: Known;
  readonly sourceCode: SourceCode;
  readonly depth: number;
}

function addFacts(wrapped: TSESTree.Node, outcome: boolean, search: Search<Map<string, boolean>>): void {
  if (search.depth > MOST_DEPTH) return;
  const test = unwrap(wrapped);
  const inner = { ...search, depth: search.depth + 1 };
  if (test.type === 'UnaryExpression' && test.operator === '!') addFacts(test.argument, !outcome, inner);
  else if (test.type === 'LogicalExpression' && test.operator === (outcome ? '&&' : '||')) {
    addFacts(test.left, outcome, inner);
    addFacts(test.right, outcome, inner);
  } else if (isStable(test, search.sourceCode)) search.facts.set(search.sourceCode.getText(test), outcome);
}

/** How a test falls under the facts; undefined where they do not decide it. */
function judgeTest(wrapped: TSESTree.Node, search: Search): boolean | undefined {
  if (search.depth > MOST_DEPTH) return undefined;
  const test = unwrap(wrapped);
  const known = search.facts.get(search.sourceCode.getText(test));
  if (known !== undefined) return known;
  const inner = { ...search, depth: search.depth + 1 };
  if (test.type === 'UnaryExpression' && test.operator === '!') {
    const negated = judgeTest(test.argument, inner);
    return negated === undefined ? undefined : !negated;
  }
  if (test.type !== 'LogicalExpression' || test.operator === '??') return undefined;
  const sides = [judgeTest(test.left, inner), judgeTest(test.right, inner)];
  const stops = test.operator === '||';
  if (sides.includes(stops)) return stops;
  return sides.includes(undefined) ? undefined : !stops;
}

/** Names and members of what is never assigned or written again: read twice, they say the same. */
function isStable(test: TSESTree.Node, sourceCode: SourceCode): boolean {
  let stable = true;
  walkNodes(test, sourceCode.visitorKeys, (node) => {
    if (/Call|New|Assignment|Update|Await|Yield|Function/.test(node.type)) stable = false;
    if (node.type !== 'Identifier') return stable;
    const variable = findVariable(sourceCode, node);
    if (variable && readMutations(sourceCode, variable).some(({ kind }) => kind === 'assign' || kind === 'set' || kind === 'delete')) stable = false;
    return stable;
  });
  return stable;
}

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
  return variable !== undefined && readConditions(call).some(({ test }) => readTestedNames(test, sourceCode).includes(variable));
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
