import type { TSESTree } from '@typescript-eslint/utils';
import { isExit } from '../../syntax/statements.js';
import { readCallee, readMemberName } from '../../syntax/names.js';
import { walkNodes } from '../../syntax/source-code.js';
import { isFunction } from '../model/bindings.js';
import { readTruth } from '../model/choice.js';
import type { Evaluation } from '../model/evaluation.js';
import { resolveDefinition } from './definitions.js';

/** What is asked of a test that is made of others, and how the answers are put together. */
export interface TestFold<Answer> {
  readonly evaluation: Evaluation;
  /** Computes one answer, or gives up: sources are nested deeper than a call stack. */
  step(answer: () => Answer): Answer;
  /** The parts hold together. */
  all(parts: readonly (() => Answer)[]): Answer;
  /** One of the parts holds. */
  any(parts: readonly (() => Answer)[]): Answer;
  /** A test that is made of no other: it came out as `outcome`. */
  leaf(test: TSESTree.Node, outcome: boolean): Answer;
}

/**
 * What "this test came out as `outcome`" says, through `!`, `&&`, `||`, `?:`, comparisons with `true` and `false`,
 * `Boolean(x)`, sequences and the definitions of flags. Everything else is a leaf.
 */
export function foldTest<Answer>(node: TSESTree.Node, outcome: boolean, fold: TestFold<Answer>): Answer {
  return fold.step(() => foldKind(resolveDefinition(node, fold.evaluation), outcome, fold));
}

function foldKind<Answer>(test: TSESTree.Node, outcome: boolean, fold: TestFold<Answer>): Answer {
  switch (test.type) {
    case 'UnaryExpression':
      return test.operator === '!' ? foldTest(test.argument, !outcome, fold) : fold.leaf(test, outcome);
    case 'LogicalExpression':
      return foldLogical(test, outcome, fold);
    case 'ConditionalExpression':
      return foldConditional(test, outcome, fold);
    case 'BinaryExpression':
      return foldComparison(test, outcome, fold);
    case 'SequenceExpression':
      return foldTest(test.expressions.at(-1) ?? test, outcome, fold);
    case 'CallExpression':
      return foldCall(test, outcome, fold);
    default:
      return fold.leaf(test, outcome);
  }
}

function foldLogical<Answer>(test: TSESTree.LogicalExpression, outcome: boolean, fold: TestFold<Answer>): Answer {
  if (test.operator === '??') return fold.leaf(test, outcome);
  const parts = [test.left, test.right].map((side) => () => foldTest(side, outcome, fold));
  return (test.operator === '&&') === outcome ? fold.all(parts) : fold.any(parts);
}

/** `test ? yes : no`: one of the arms came out so, and the test that leads to it did, too. An arm that is known may rule itself out. */
function foldConditional<Answer>({ test, consequent, alternate }: TSESTree.ConditionalExpression, outcome: boolean, fold: TestFold<Answer>): Answer {
  const paths = [{ arm: consequent, taken: true }, { arm: alternate, taken: false }].flatMap(({ arm, taken }) => {
    const truth = readTruth(fold.evaluation.evaluate(arm));
    const lead = (): Answer => foldTest(test, taken, fold);
    if (truth.kind === 'unknown') return [(): Answer => fold.all([lead, () => foldTest(arm, outcome, fold)])];
    return (truth.kind === 'truthy') === outcome ? [lead] : [];
  });
  return paths.length === 1 && paths[0] ? paths[0]() : fold.any(paths);
}

const EQUALITY = new Map([['===', true], ['==', true], ['!==', false], ['!=', false]]);

/** True for `===` and `==`, false for `!==` and `!=`, undefined for any other operator. */
export function readEquality(operator: string): boolean | undefined {
  return EQUALITY.get(operator);
}

/** `test === true`, `false !== test`. */
function foldComparison<Answer>(test: TSESTree.BinaryExpression, outcome: boolean, fold: TestFold<Answer>): Answer {
  const equal = readEquality(test.operator);
  if (equal === undefined) return fold.leaf(test, outcome);
  for (const [side, other] of [[test.right, test.left], [test.left, test.right]] as const) {
    const value = fold.evaluation.evaluate(side);
    if (value.kind !== 'primitive' || typeof value.value !== 'boolean') continue;
    // What is not `false` may be `null` just as well: only a boolean is then true.
    const isSure = equal === outcome || isBoolean(other, fold.evaluation, 0);
    return isSure ? foldTest(other, value.value === (equal === outcome), fold) : fold.leaf(test, outcome);
  }
  return fold.leaf(test, outcome);
}

const COMPARISON = /^(?:[=!]==?|[<>]=?|in|instanceof)$/;
const BOOLEAN_METHODS = new Set(['test', 'includes', 'endsWith', 'startsWith', 'has', 'some', 'every', 'isArray']);
/** Parts of a test inside one another. Past it, a test is not shown to be a boolean. */
const MOST_PARTS = 6;

/** True for a test that gives `true` or `false` and nothing else. */
function isBoolean(node: TSESTree.Node, evaluation: Evaluation, depth: number): boolean {
  const test = resolveDefinition(node, evaluation);
  const value = evaluation.evaluate(test);
  if (value.kind === 'primitive') return typeof value.value === 'boolean';
  if (depth > MOST_PARTS) return false;
  const areBoolean = (parts: readonly TSESTree.Node[]): boolean => parts.every((part) => isBoolean(part, evaluation, depth + 1));
  switch (test.type) {
    case 'UnaryExpression':
      return test.operator === '!';
    case 'BinaryExpression':
      return COMPARISON.test(test.operator);
    case 'LogicalExpression':
      return areBoolean([test.left, test.right]);
    case 'ConditionalExpression':
      return areBoolean([test.consequent, test.alternate]);
    case 'AwaitExpression':
      return areBoolean([test.argument]);
    case 'CallExpression':
      return isBooleanCall(test, areBoolean, evaluation);
    default:
      return false;
  }
}

function isBooleanCall(call: TSESTree.CallExpression, areBoolean: (parts: readonly TSESTree.Node[]) => boolean, evaluation: Evaluation): boolean {
  const callee = readCallee(call);
  if (callee.type === 'Identifier' && callee.name === 'Boolean') return true;
  if (callee.type === 'MemberExpression' && BOOLEAN_METHODS.has(readMemberName(callee) ?? '')) return true;
  const called = evaluation.evaluate(callee);
  if (called.kind !== 'function' || !isFunction(called.node) || (called.node.async && call.parent.type !== 'AwaitExpression')) return false;
  const { body } = called.node;
  if (body.type !== 'BlockStatement') return areBoolean([body]);
  const answers: (TSESTree.Node | undefined)[] = [];
  walkNodes(body, evaluation.sourceCode.visitorKeys, (inner) => {
    if (inner.type === 'ReturnStatement') answers.push(inner.argument ?? undefined);
    return !isFunction(inner);
  });
  const given = answers.filter((answer) => answer !== undefined);
  return isExit(body, 6) && given.length === answers.length && areBoolean(given);
}

function foldCall<Answer>(test: TSESTree.CallExpression, outcome: boolean, fold: TestFold<Answer>): Answer {
  const callee = readCallee(test);
  const [argument] = test.arguments;
  const isBoolean = callee.type === 'Identifier' && callee.name === 'Boolean' && argument && argument.type !== 'SpreadElement';
  return isBoolean ? foldTest(argument, outcome, fold) : fold.leaf(test, outcome);
}
