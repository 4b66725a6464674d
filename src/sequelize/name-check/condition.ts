import type { TSESTree } from '@typescript-eslint/utils';
import { readCallee, readMemberName, unwrap } from '../../syntax/names.js';
import { findVariable, isFunction } from '../../values/model/bindings.js';
import { readTruth } from '../../values/model/choice.js';
import { resolveDefinition } from '../../values/conditions/definitions.js';
import type { Condition } from '../../values/model/value.js';
import { enterFunction, provesByCall, readAnswer } from './call.js';
import { provesByEquality, provesByResult } from './comparison.js';
import { provesByList } from './list.js';
import { takeStep, type CheckSearch } from './search.js';

/** Whether a condition that holds where a node runs shows that the database's name was checked. */
export function provesByCondition(condition: Condition, search: CheckSearch): boolean {
  const { test, outcome, equals } = condition;
  if (!equals) return provesByTest(test, outcome, search);
  return outcome && equals.length > 0 && equals.every((label) => provesByEquality(test, label, search));
}

/** Whether "the test came out as `outcome`" shows it. */
export function provesByTest(node: TSESTree.Node, outcome: boolean, search: CheckSearch): boolean {
  return takeStep(search, () => provesByKind(node, outcome, search));
}

function provesByKind(node: TSESTree.Node, outcome: boolean, search: CheckSearch): boolean {
  const test = resolveDefinition(node, search.evaluation);
  switch (test.type) {
    case 'UnaryExpression':
      return test.operator === '!' && provesByTest(test.argument, !outcome, search);
    case 'LogicalExpression':
      return provesByLogical(test, outcome, search);
    case 'ConditionalExpression':
      return provesByBoolean(test, outcome, search);
    case 'BinaryExpression':
      return provesByComparison(test, outcome, search);
    case 'AwaitExpression':
      return provesByAwaited(test, outcome, search);
    case 'CallExpression':
      return provesByTestCall({ call: test, awaited: false }, outcome, search);
    case 'Identifier':
      return provesByParameter(test, outcome, search);
    default:
      return false;
  }
}

function provesByLogical(test: TSESTree.LogicalExpression, outcome: boolean, search: CheckSearch): boolean {
  if (test.operator === '??') return outcome && provesByDefault(test, search);
  const sides = [test.left, test.right];
  const bothHold = (test.operator === '&&') === outcome;
  return bothHold
    ? sides.some((side) => provesByTest(side, outcome, search))
    : sides.every((side) => provesByTest(side, outcome, search));
}

/** `name?.endsWith('_test') ?? false`. */
function provesByDefault({ left, right }: TSESTree.LogicalExpression, search: CheckSearch): boolean {
  if (!provesByTest(left, true, search)) return false;
  return readTruth(search.evaluation.evaluate(right)).kind === 'falsy' || provesByTest(right, true, search);
}

/** `test ? true : false`, which says the same as the test. */
function provesByBoolean(test: TSESTree.ConditionalExpression, outcome: boolean, search: CheckSearch): boolean {
  const [yes, no] = [test.consequent, test.alternate].map((arm) => search.evaluation.evaluate(arm));
  if (yes?.kind !== 'primitive' || no?.kind !== 'primitive' || !yes.value === !no.value) return false;
  return provesByTest(test.test, Boolean(yes.value) === outcome, search);
}

const EQUALITY = new Map([['===', true], ['==', true], ['!==', false], ['!=', false]]);

function provesByComparison(test: TSESTree.BinaryExpression, outcome: boolean, search: CheckSearch): boolean {
  const equal = EQUALITY.get(test.operator);
  if (equal === undefined) return false;
  const isEqual = equal === outcome;
  const value = search.evaluation.evaluate(test.right);
  if (value.kind === 'primitive' && typeof value.value === 'boolean') return provesByTest(test.left, value.value === isEqual, search);
  // `name.match(re) !== null`
  if (value.kind === 'primitive' && (value.value === null || value.value === undefined)) {
    return !isEqual && isSearch(test.left, search) && provesByTest(test.left, true, search);
  }
  return isEqual && provesByEquality(test.left, test.right, search);
}

/** A call whose result is `null` where nothing is found. */
function isSearch(node: TSESTree.Node, search: CheckSearch): boolean {
  const call = resolveDefinition(node, search.evaluation);
  const callee = call.type === 'CallExpression' ? readCallee(call) : undefined;
  return callee?.type === 'MemberExpression' && /^(?:match|exec)$/.test(readMemberName(callee) ?? '');
}

function provesByAwaited(test: TSESTree.AwaitExpression, outcome: boolean, search: CheckSearch): boolean {
  const call = unwrap(test.argument);
  return call.type === 'CallExpression' && provesByTestCall({ call, awaited: true }, outcome, search);
}

interface TestCall {
  readonly call: TSESTree.CallExpression;
  readonly awaited: boolean;
}

function provesByTestCall({ call, awaited }: TestCall, outcome: boolean, search: CheckSearch): boolean {
  const callee = readCallee(call);
  const [argument] = call.arguments;
  if (callee.type === 'Identifier' && callee.name === 'Boolean' && argument) return provesByTest(argument, outcome, search);
  if (outcome && (provesByResult(call, search) || provesByList(call, search))) return true;
  // A check that throws holds whatever it answers.
  if (provesByCall({ call, awaited }, search)) return true;
  const called = search.evaluation.evaluate(callee);
  if (called.kind !== 'function' || !isFunction(called.node) || (called.node.async && !awaited)) return false;
  const answer = readAnswer(called.node);
  const inner = enterFunction({ node: called.node, args: call.arguments, awaited }, search);
  return answer !== undefined && inner !== undefined && provesByTest(answer, outcome, inner);
}

/** A parameter of the function that is being followed: what the call gives it. */
function provesByParameter(test: TSESTree.Identifier, outcome: boolean, search: CheckSearch): boolean {
  const variable = findVariable(search.evaluation.sourceCode, test);
  const given = variable && search.given.get(variable);
  return given !== undefined && provesByTest(given.node, outcome, given.search);
}
