import type { TSESTree } from '@typescript-eslint/utils';
import { readCallee, readMemberName, unwrap } from '../../syntax/names.js';
import { findVariable, isFunction } from '../../values/model/bindings.js';
import { readTruth } from '../../values/model/choice.js';
import { resolveDefinition } from '../../values/conditions/definitions.js';
import { foldTest, readEquality } from '../../values/conditions/tests.js';
import type { Condition, Value } from '../../values/model/value.js';
import { provesByCall } from './call.js';
import { provesByEquality, provesByIndex, provesByResult } from './comparison.js';
import { provesByList } from './list.js';
import { takeStep, type CheckSearch } from './search.js';
import { provesByAnswer, provesByLabel } from './statements.js';

/** Whether a condition that holds where a node runs shows that the database's name was checked. */
export function provesByCondition(condition: Condition, search: CheckSearch): boolean {
  const { test, outcome, equals } = condition;
  if (!equals) return provesByTest(test, outcome, search);
  return outcome && equals.every((label) => provesByLabel(test, label, search));
}

/** Whether "the test came out as `outcome`" shows it. */
export function provesByTest(node: TSESTree.Node, outcome: boolean, search: CheckSearch): boolean {
  return foldTest<boolean>(node, outcome, {
    evaluation: search.evaluation,
    step: (answer) => takeStep(search, answer),
    all: (parts) => parts.some((part) => part()),
    any: (parts) => parts.every((part) => part()),
    leaf: (test, result) => provesByLeaf(test, result, search),
  });
}

function provesByLeaf(test: TSESTree.Node, outcome: boolean, search: CheckSearch): boolean {
  switch (test.type) {
    case 'UnaryExpression':
      // `~names.indexOf(name)`
      return test.operator === '~' && outcome && provesByPlace(test.argument, search);
    case 'LogicalExpression':
      return outcome && provesByDefault(test, search);
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

/** `name?.endsWith('_test') ?? false`. */
function provesByDefault({ left, right }: TSESTree.LogicalExpression, search: CheckSearch): boolean {
  if (!provesByTest(left, true, search)) return false;
  return readTruth(search.evaluation.evaluate(right)).kind === 'falsy' || provesByTest(right, true, search);
}

/** Operators and numbers that an index is compared with where it is one, and what the comparison then is. */
const FOUND = new Map([['!== -1', true], ['!= -1', true], ['> -1', true], ['>= 0', true], ['=== -1', false], ['== -1', false], ['< 0', false], ['<= -1', false]]);

function provesByComparison(test: TSESTree.BinaryExpression, outcome: boolean, search: CheckSearch): boolean {
  const { tested, value, operator } = orient(test, search);
  const number = value.kind === 'primitive' && typeof value.value === 'number' ? value.value : undefined;
  if (number !== undefined && FOUND.get(`${operator} ${number}`) === outcome) return provesByPlace(tested, search);
  const equal = readEquality(operator);
  if (equal === undefined) return false;
  const isEqual = equal === outcome;
  // `name.match(re) !== null`
  if (value.kind === 'primitive' && (value.value === null || value.value === undefined)) {
    const compared = operator.length === 2 ? 'nothing' : value.value;
    return !isEqual && isSearch(tested, compared, search) && provesByTest(tested, true, search);
  }
  return isEqual && provesByEquality(test.left, test.right, search);
}

interface Oriented {
  readonly tested: TSESTree.Node;
  readonly value: Value;
  readonly operator: string;
}

const MIRRORED: Readonly<Partial<Record<string, string>>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

/** What is known of the two on the right: `-1 !== place` as `place !== -1`. */
function orient({ left, right, operator }: TSESTree.BinaryExpression, { evaluation }: CheckSearch): Oriented {
  const value = evaluation.evaluate(right);
  const first = value.kind === 'primitive' ? value : evaluation.evaluate(left);
  if (value.kind === 'primitive' || first.kind !== 'primitive') return { tested: left, value, operator };
  return { tested: right, value: first, operator: MIRRORED[operator] ?? operator };
}

/** `['app_test'].indexOf(name)`, which is a place in the list. */
function provesByPlace(node: TSESTree.Node, search: CheckSearch): boolean {
  const call = resolveDefinition(node, search.evaluation);
  return call.type === 'CallExpression' && provesByIndex(call, search);
}

/**
 * A call whose result is what it is compared with where nothing is found: `null`, and `undefined` where `?.` comes to no
 * name. `nothing`: either of them.
 */
function isSearch(node: TSESTree.Node, compared: null | undefined | 'nothing', search: CheckSearch): boolean {
  const call = resolveDefinition(node, search.evaluation);
  const callee = call.type === 'CallExpression' ? readCallee(call) : undefined;
  if (callee?.type !== 'MemberExpression' || !/^(?:match|exec)$/.test(readMemberName(callee) ?? '')) return false;
  return compared === 'nothing' || (compared === null && call.parent?.type !== 'ChainExpression');
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
  if (outcome && (provesByResult(call, search) || provesByList(call, search))) return true;
  // A check that throws holds whatever it answers.
  if (provesByCall({ call, awaited }, search)) return true;
  const called = search.evaluation.evaluate(callee);
  if (called.kind !== 'function' || !isFunction(called.node) || (called.node.async && !awaited)) return false;
  return provesByAnswer({ node: called.node, args: call.arguments, awaited }, outcome, search);
}

/** A parameter of the function that is being followed: what the call gives it. */
function provesByParameter(test: TSESTree.Identifier, outcome: boolean, search: CheckSearch): boolean {
  const variable = findVariable(search.evaluation.sourceCode, test);
  const given = variable && search.given.get(variable);
  return given !== undefined && provesByTest(given.node, outcome, given.search);
}
