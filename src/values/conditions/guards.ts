import type { TSESTree } from '@typescript-eslint/utils';
import { readCallee, readDottedName, readMemberName, readStaticName } from '../../syntax/names.js';
import { isExit, mayBreak } from '../../syntax/statements.js';
import { ENVIRONMENT_NAME, isEnvironmentString, MOST_DEPTH, readEnvironmentName, readWord, type Search } from './environment.js';
import { foldTest, readEquality } from './tests.js';
import type { Evaluation } from '../model/evaluation.js';
import type { Condition } from '../model/value.js';

/**
 * What an environment guard does.
 *
 * `positive`: true only where an environment variable equals a dev or test word. `failOpen`: true too where the variable
 * is unset. `inverted`: true in production. `none`: not an environment guard.
 */
export type GuardClass = 'positive' | 'failOpen' | 'inverted' | 'none';

/** Values of an environment variable that name a place without production data. */
const DEV_WORDS = new Set(['test', 'tests', 'testing', 'dev', 'develop', 'development', 'local', 'localhost', 'ci', 'e2e', 'sandbox']);
const PRODUCTION_WORDS = new Set(['production', 'prod', 'live']);

/** The strongest class among tests that hold together: one positive test is enough; an inverted one outranks a fail-open. */
export function judgeGuards(conditions: readonly Condition[], evaluation: Evaluation): GuardClass {
  return joinAll(conditions.map((condition) => judgeCondition(condition, evaluation)));
}

function judgeCondition(condition: Condition, evaluation: Evaluation): GuardClass {
  if (condition.isElse) return 'none';
  if (!condition.equals) return judgeTest(condition.test, condition.outcome, { evaluation, depth: 0 });
  const words = condition.equals.map((node) => readCaseWord(node, evaluation));
  return judgeEquality(condition.test, { words, outcome: condition.outcome }, { evaluation, depth: 0 });
}

function readCaseWord(node: TSESTree.Node, evaluation: Evaluation): string | undefined {
  return node.type === 'Property' ? readStaticName(node.key, node.computed) : readWord(node, evaluation);
}

/** The class of "this test came out as `outcome`". */
function judgeTest(node: TSESTree.Node, outcome: boolean, { evaluation, depth }: Search): GuardClass {
  let nesting = depth;
  return foldTest<GuardClass>(node, outcome, {
    evaluation,
    step(answer) {
      if (nesting > MOST_DEPTH) return 'none';
      nesting += 1;
      const found = answer();
      nesting -= 1;
      return found;
    },
    all: (parts) => joinAll(parts.map((part) => part())),
    any: (parts) => joinAny(parts.map((part) => part())),
    leaf: (test, result) => judgeLeaf(test, result, { evaluation, depth: nesting }),
  });
}

function judgeLeaf(test: TSESTree.Node, outcome: boolean, search: Search): GuardClass {
  switch (test.type) {
    case 'BinaryExpression':
      return judgeComparison(test, outcome, search);
    case 'CallExpression':
      return judgeCall(test, outcome, search);
    default:
      return judgeFlag(test, outcome, search.evaluation);
  }
}

/** Tests that all hold. */
function joinAll(parts: readonly GuardClass[]): GuardClass {
  return (['positive', 'inverted', 'failOpen'] as const).find((kind) => parts.includes(kind)) ?? 'none';
}

/** Tests of which one holds: as weak as the weakest. */
function joinAny(parts: readonly GuardClass[]): GuardClass {
  if (parts.includes('inverted')) return 'inverted';
  if (parts.includes('none')) return 'none';
  return parts.includes('failOpen') ? 'failOpen' : 'positive';
}

function judgeComparison(test: TSESTree.BinaryExpression, outcome: boolean, search: Search): GuardClass {
  const equal = readEquality(test.operator);
  if (equal === undefined) return 'none';
  const left = search.evaluation.evaluate(test.left);
  const right = search.evaluation.evaluate(test.right);
  const word = right.kind === 'primitive' ? right : left.kind === 'primitive' ? left : undefined;
  if (!word) return 'none';
  const tested = word === right ? test.left : test.right;
  return judgeEquality(tested, { words: [String(word.value)], outcome: equal === outcome }, search);
}

interface Equality {
  readonly words: readonly (string | undefined)[];
  /** True where the tested value is one of the words, false where it is none of them. */
  readonly outcome: boolean;
}

function judgeEquality(tested: TSESTree.Node, equality: Equality, search: Search): GuardClass {
  const name = readEnvironmentName(tested, search);
  if (!name) return 'none';
  const words = equality.words.map((word) => word?.toLowerCase() ?? '');
  const isDev = words.length > 0 && words.every((word) => DEV_WORDS.has(word));
  const hasProduction = words.some((word) => PRODUCTION_WORDS.has(word));
  if (!equality.outcome) return hasProduction ? 'failOpen' : isDev ? 'inverted' : 'none';
  if (hasProduction) return 'inverted';
  if (!isDev) return 'none';
  return name.fallback !== undefined && words.includes(name.fallback) ? 'failOpen' : 'positive';
}

/** `['test', 'ci'].includes(NODE_ENV)`, and a function of this file that returns one test. */
function judgeCall(test: TSESTree.CallExpression, outcome: boolean, search: Search): GuardClass {
  const callee = readCallee(test);
  const [argument] = test.arguments;
  if (callee.type === 'MemberExpression' && readMemberName(callee) === 'includes' && argument) {
    const list = search.evaluation.evaluate(callee.object);
    if (list.kind !== 'array' || !list.elements) return 'none';
    const words = list.elements.map((element) => (element.kind === 'primitive' ? String(element.value) : undefined));
    return judgeEquality(argument, { words, outcome }, search);
  }
  const called = search.evaluation.evaluate(callee);
  const body = called.kind === 'function' && test.arguments.length === 0 ? readReturnedExpression(called.node) : undefined;
  return body ? judgeTest(body, outcome, search) : judgeFlag(test, outcome, search.evaluation);
}

function readReturnedExpression(node: TSESTree.Node): TSESTree.Node | undefined {
  if (node.type !== 'FunctionDeclaration' && node.type !== 'FunctionExpression' && node.type !== 'ArrowFunctionExpression') return undefined;
  // A promise and a generator are always truthy.
  if (node.async || node.generator) return undefined;
  if (node.body.type !== 'BlockStatement') return node.body;
  const [statement] = node.body.body;
  return statement?.type === 'ReturnStatement' ? (statement.argument ?? undefined) : undefined;
}

/** A bare flag: unset NODE_ENV is fail-open; Vite's `DEV` and `PROD` are true or false by the build, not by the database. */
function judgeFlag(test: TSESTree.Node, outcome: boolean, evaluation: Evaluation): GuardClass {
  if (!isEnvironmentString(test, evaluation)) return 'none';
  const name = readDottedName(test)?.at(-1) ?? '';
  if (name === 'DEV') return outcome ? 'failOpen' : 'inverted';
  if (name === 'PROD' || name === 'PRODUCTION' || name === 'IS_PRODUCTION') return outcome ? 'inverted' : 'failOpen';
  return !outcome && ENVIRONMENT_NAME.test(name) ? 'failOpen' : 'none';
}

/** Nodes around a node whose tests are read. Past it, they guard nothing: a report is not made milder. */
const MOST_PARENTS = 200;

/**
 * The tests that hold whenever `node` runs, innermost first: enclosing `if`, `&&`, `||`, `?:`, `switch` and loop heads,
 * and earlier statements of the same block that return, throw or exit the process otherwise.
 *
 * Goes out through function expressions, which run only if they were made; stops at function declarations and methods,
 * which may be called from anywhere, and at `until`.
 */
export function readConditions(node: TSESTree.Node, until?: TSESTree.Node): readonly Condition[] {
  const conditions: Condition[] = [];
  let child = node;
  let parent = node.parent;
  for (let count = 0; parent && child !== until && (until || count < MOST_PARENTS); count += 1) {
    conditions.push(...readParentConditions(parent, child));
    if (parent.type === 'FunctionDeclaration' || parent.type === 'MethodDefinition') break;
    child = parent;
    parent = parent.parent;
  }
  return conditions;
}

function readParentConditions(parent: TSESTree.Node, child: TSESTree.Node): readonly Condition[] {
  switch (parent.type) {
    case 'IfStatement':
      return parent.test === child ? [] : [{ test: parent.test, outcome: parent.consequent === child, isElse: parent.alternate === child }];
    case 'ConditionalExpression':
      return parent.test === child ? [] : [{ test: parent.test, outcome: parent.consequent === child }];
    case 'LogicalExpression':
      return parent.right === child && parent.operator !== '??' ? [{ test: parent.left, outcome: parent.operator === '&&' }] : [];
    case 'WhileStatement':
      return parent.body === child ? [{ test: parent.test, outcome: true }] : [];
    case 'SwitchCase':
      return parent.test === child ? [] : readCaseConditions(parent);
    case 'BlockStatement':
    case 'Program':
    case 'StaticBlock':
      return readEarlierExits(parent.body, child);
    default:
      return [];
  }
}

function readCaseConditions(branch: TSESTree.SwitchCase): readonly Condition[] {
  const { cases, discriminant } = branch.parent;
  const index = cases.indexOf(branch);
  const labels = [branch];
  // A case above that falls through reaches this one too.
  for (let above = index - 1; above >= 0; above -= 1) {
    const previous = cases[above];
    if (!previous || previous.consequent.some((statement) => isExit(statement, 3) || statement.type === 'BreakStatement' || endsInBreak(statement))) break;
    labels.push(previous);
  }
  const equals = labels.flatMap((label) => label.test ?? []);
  const hasDefault = equals.length < labels.length;
  if (!hasDefault) return [{ test: discriminant, outcome: true, equals }];
  // The default is among the labels: every other case has a test.
  const others = cases.filter((other) => !labels.includes(other)).map(({ test }) => test as TSESTree.Node);
  return others.length > 0 ? [{ test: discriminant, outcome: false, equals: others, isElse: true }] : [];
}

function endsInBreak(statement: TSESTree.Node): boolean {
  return statement.type === 'BlockStatement' && statement.body.some((inner) => inner.type === 'BreakStatement' || isExit(inner, 2));
}

/** Statements above a node whose exits are read, far more than a function that a person wrote has. Past it, they guard nothing. */
const MOST_STATEMENTS = 150;

function readEarlierExits(statements: readonly TSESTree.Node[], child: TSESTree.Node): readonly Condition[] {
  const conditions: Condition[] = [];
  const end = statements.indexOf(child);
  for (let index = end - 1; index >= Math.max(0, end - MOST_STATEMENTS); index -= 1) {
    const statement = statements[index];
    if (statement?.type === 'SwitchStatement') conditions.push(...readSwitchExits(statement));
    if (statement?.type !== 'IfStatement') continue;
    if (leavesBlock(statement.consequent)) conditions.push({ test: statement.test, outcome: false });
    else if (statement.alternate && leavesBlock(statement.alternate)) conditions.push({ test: statement.test, outcome: true });
  }
  return conditions;
}

/** `switch (x) { case 'a': throw … }` goes on where `x` is none of the cases that leave; one whose default leaves, where it is another. */
function readSwitchExits({ cases, discriminant }: TSESTree.SwitchStatement): readonly Condition[] {
  const leaving = cases.filter((_, index) => leavesSwitch(cases.slice(index)));
  if (leaving.length === 0) return [];
  const isLeftByDefault = leaving.some(({ test }) => !test);
  const equals = (isLeftByDefault ? cases.filter((branch) => !leaving.includes(branch)) : leaving).flatMap(({ test }) => test ?? []);
  return equals.length === 0 ? [] : [{ test: discriminant, outcome: isLeftByDefault, equals }];
}

/** True where the first of the cases, or one that it falls through to, leaves what is around the switch. */
function leavesSwitch(cases: readonly TSESTree.SwitchCase[]): boolean {
  for (const statement of cases.flatMap(({ consequent }) => consequent)) {
    if (mayBreak(statement)) return false;
    if (isExit(statement, 3)) return true;
  }
  return false;
}

function leavesBlock(node: TSESTree.Node): boolean {
  if (node.type === 'ContinueStatement' || node.type === 'BreakStatement') return true;
  if (node.type === 'BlockStatement') return node.body.some((inner) => leavesBlock(inner));
  return isExit(node, 3);
}
