import type { TSESTree } from '@typescript-eslint/utils';
import { readCallee, unwrap } from '../../syntax/names.js';
import { perNode, type SourceCode, type Variable, walkNodes } from '../../syntax/source-code.js';
import { findVariable, isFunction, isReassigned } from '../../values/model/bindings.js';
import type { Evaluation } from '../../values/model/evaluation.js';
import { readMutations } from '../../values/mutations/mutations.js';
import { readConditions } from '../../values/conditions/guards.js';
import { readArms, readPaths } from '../../values/model/choice.js';
import { readAssertMethod, TRUTH } from '../name-check/assertion.js';
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
  return paths.every((path) => isContradicted([...path, ...before], sourceCode));
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
  const comparison = readComparison(test, search.sourceCode);
  if (comparison) return comparison.key === undefined || addNullish(comparison.key, comparison.kind, { outcome: comparison.isNegated !== outcome, facts: search.facts });
  const key = readStableKey(test, search.sourceCode);
  if (key === undefined) return true;
  // What is true is neither `null` nor `undefined`.
  return addFact(key, outcome, search.facts) && (!outcome || addNullish(key, 'nullish', { outcome: false, facts: search.facts }));
}

function addFact(key: string, outcome: boolean, facts: Facts): boolean {
  const isNew = facts.get(key) !== !outcome;
  facts.set(key, outcome);
  return isNew;
}

/** What a value is compared with: `null`, `undefined`, or either by `==`. */
type Nullish = 'null' | 'undefined' | 'nullish';

interface Comparison {
  /** Of what is compared; undefined where it may be something else later. */
  readonly key: string | undefined;
  readonly kind: Nullish;
  readonly isNegated: boolean;
}

/** `a === undefined`, `null != a`. */
function readComparison(test: TSESTree.Node, sourceCode: SourceCode): Comparison | undefined {
  if (test.type !== 'BinaryExpression' || !/^[=!]==?$/.test(test.operator)) return undefined;
  const [left, right] = [readNullish(test.left), readNullish(test.right)];
  const kind = left ?? right;
  if (kind === undefined || (left !== undefined && right !== undefined)) return undefined;
  const key = readStableKey(unwrap(left === undefined ? test.left : test.right), sourceCode);
  return { key, kind: test.operator.length === 3 ? kind : 'nullish', isNegated: test.operator.startsWith('!') };
}

function readNullish(node: TSESTree.Node): 'null' | 'undefined' | undefined {
  if (node.type === 'Literal') return node.raw === 'null' ? 'null' : undefined;
  return (node.type === 'Identifier' && node.name === 'undefined') || (node.type === 'UnaryExpression' && node.operator === 'void') ? 'undefined' : undefined;
}

/** Something that is `undefined` is `null` by `==`, and false; what is not `null` by `==` is neither. */
function addNullish(key: string, kind: Nullish, { facts, outcome }: { readonly facts: Facts; readonly outcome: boolean }): boolean {
  const others: readonly Nullish[] = kind === 'nullish' ? (outcome ? [] : ['null', 'undefined']) : outcome ? ['nullish'] : [];
  const added = [kind, ...others].map((other) => addFact(`${key} is ${other}`, outcome, facts));
  return added.every(Boolean) && (!outcome || addFact(key, false, facts));
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
  if (test.type !== 'LogicalExpression' || test.operator === '??') return judgeFact(test, search);
  const sides = [judgeTest(test.left, inner), judgeTest(test.right, inner)];
  const stops = test.operator === '||';
  if (sides.includes(stops)) return stops;
  return sides.includes(undefined) ? undefined : !stops;
}

function judgeFact(test: TSESTree.Node, { facts, sourceCode }: Search): boolean | undefined {
  const comparison = readComparison(test, sourceCode);
  if (!comparison) return facts.get(readStableKey(test, sourceCode) ?? '');
  const known = facts.get(`${comparison.key ?? ''} is ${comparison.kind}`);
  return known === undefined ? undefined : comparison.isNegated !== known;
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
function isTestedBefore(condition: TSESTree.Node, call: TSESTree.Node, evaluation: Evaluation): boolean {
  const { sourceCode } = evaluation;
  const name = unwrap(condition);
  const variable = name.type === 'Identifier' ? findVariable(sourceCode, name) : undefined;
  const isAsked = (parts: readonly TSESTree.Node[]): boolean => variable !== undefined && parts.some((part) => readTestedNames(part, sourceCode).includes(variable));
  return variable !== undefined && (readConditions(call).some(({ equals = [], test }) => isAsked([test, ...equals])) || findCallsBefore(call).some((before) => isAsked(readAsserted(before, evaluation))));
}

/** The calls that are statements of their own before a place, in its function, and are passed on every way to it. */
function findCallsBefore(place: TSESTree.Node): readonly TSESTree.CallExpression[] {
  const found: TSESTree.CallExpression[] = [];
  for (let node = place; node.parent && !isFunction(node); node = node.parent) {
    const { parent } = node;
    if (parent.type !== 'BlockStatement' && parent.type !== 'Program') continue;
    for (const statement of parent.body.slice(0, parent.body.indexOf(node as TSESTree.Statement))) {
      const expression = statement.type === 'ExpressionStatement' ? unwrap(statement.expression) : undefined;
      const called = expression?.type === 'AwaitExpression' ? unwrap(expression.argument) : expression;
      if (called?.type === 'CallExpression') found.push(called);
    }
  }
  return found;
}

/** Methods of `assert` that compare the condition, or what is asked of it, with something. */
const COMPARES = new Set(['equal', 'strictEqual', 'notEqual', 'notStrictEqual']);
const ASSERTS_DIFFERENCE = /^notDeep(?:Strict)?Equal$/;

/**
 * What a call makes sure of before it comes back: `assert(Object.keys(where).length > 0)`, `assertFilled(where)` of a function of
 * the file that throws. That a condition is there says nothing.
 */
function readAsserted(call: TSESTree.CallExpression, evaluation: Evaluation): readonly TSESTree.Node[] {
  const callee = readCallee(call);
  const method = readAssertMethod(callee, evaluation);
  if (method !== undefined && ASSERTS_DIFFERENCE.test(method)) return [call];
  if (method !== undefined) return TRUTH.has(method) || COMPARES.has(method) ? call.arguments.filter(({ type }) => type !== 'Identifier') : [];
  const throwing = readArms(evaluation.evaluate(callee)).some(({ value }) => value.kind === 'function' && throws(value.node, evaluation.sourceCode));
  return throwing ? [call] : [];
}

const throws = perNode((node: TSESTree.Node, sourceCode): boolean => {
  let found = false;
  walkNodes(node, sourceCode.visitorKeys, (inner) => {
    found ||= inner.type === 'ThrowStatement';
    return !(found || (isFunction(inner) && inner !== node));
  });
  return found;
});

/** Variables that hold a part of a test, one by another. Past it, they are asked about nothing. */
const MOST_HELD = 3;

/** The variables whose content a test asks about: read as an object, or passed to a function; here, or where a part of the test is kept. */
function readTestedNames(test: TSESTree.Node, sourceCode: SourceCode, held = 0): readonly Variable[] {
  const tested: Variable[] = [];
  walkNodes(test, sourceCode.visitorKeys, (node) => {
    const { parent } = node;
    const isAsked = parent?.type === 'MemberExpression' ? parent.object === node : parent?.type === 'CallExpression' && parent.callee !== node;
    const variable = node.type === 'Identifier' ? findVariable(sourceCode, node) : undefined;
    if (variable && isAsked) tested.push(variable);
    const kept = variable && held < MOST_HELD ? readKeptTest(variable) : undefined;
    if (kept) tested.push(...readTestedNames(kept, sourceCode, held + 1));
  });
  return tested;
}

/** `const count = Object.keys(where).length`: what a name that nothing else is assigned to stands for. */
function readKeptTest(variable: Variable): TSESTree.Node | undefined {
  const definition = variable.defs[0];
  const init = definition?.type === 'Variable' && !isReassigned(variable) ? definition.node.init : undefined;
  return init && init.type !== 'ObjectExpression' && !isFunction(init) ? init : undefined;
}
