import type { TSESTree } from '@typescript-eslint/utils';
import { unwrap } from '../../syntax/names.js';
import { walkNodes } from '../../syntax/source-code.js';
import { isFunction } from '../../values/model/bindings.js';
import { readTruth } from '../../values/model/choice.js';
import { enterFunction, provesByCall } from './call.js';
import { provesByEquality } from './comparison.js';
import { isDisproven, keepIfProven, provesOnce, takeStep, withOwnSteps, type CheckSearch, type OwnCall } from './search.js';

/**
 * What counts as reaching the place that has to be protected. `next`: the statement behind the list, so that a
 * `return` never reaches it. `return`: the caller of the function whose body the list is. `truthy`, `falsy`: the
 * caller, with such an answer.
 */
type Ending = 'next' | 'return' | 'truthy' | 'falsy';

interface Way {
  readonly search: CheckSearch;
  readonly ending: Ending;
  /** True inside of a `switch`, where `break` leads to what follows it. */
  readonly isInSwitch?: boolean;
  /** Whether a returned promise is awaited. */
  readonly awaited: boolean;
  readonly known: Map<Chain, boolean>;
}

/** Statements that run one after the other; branches share the rest behind them. */
interface Chain {
  readonly statement: TSESTree.Node;
  readonly next: Chain | undefined;
}

/** Whether the end of the statements is reached only after a check. */
export function provesByStatements(statements: readonly TSESTree.Node[], search: CheckSearch): boolean {
  return takeStep(search, () => statements.some((statement) => provesAlone(statement, search)));
}

/** Whether the code after a statement is reached only after a check in it: the calls of a block have the same statements before them. */
function provesAlone(statement: TSESTree.Node, search: CheckSearch): boolean {
  if (isDisproven(statement, search)) return false;
  const prove = (): boolean => provesStatement({ statement, next: undefined }, { search: withOwnSteps(search), ending: 'next', awaited: false, known: new Map() }) === true;
  return provesOnce(statement, search, prove);
}

/** Whether a function of this file returns only after a check, because it throws or exits else. */
export function provesByFunction(call: OwnCall, outer: CheckSearch): boolean {
  const { node, awaited } = call;
  if (node.generator || (node.async && !awaited)) return false;
  const search = enterFunction(call, outer);
  if (!search) return false;
  if (node.body.type !== 'BlockStatement') return provesByExpression(node.body, awaited, search);
  return provesChain(chain(node.body.body, undefined), { search, ending: 'return', awaited, known: new Map() });
}

/** Whether a function of this file answers so only after a check: `if (!/_test$/.test(name)) return false; return true;`. */
export function provesByAnswer(call: OwnCall, outcome: boolean, outer: CheckSearch): boolean {
  const { node, awaited } = call;
  const search = node.generator ? undefined : enterFunction(call, outer);
  if (!search) return false;
  if (node.body.type !== 'BlockStatement') return search.provesCondition(node.body, outcome, search);
  return provesChain(chain(node.body.body, undefined), { search, ending: outcome ? 'truthy' : 'falsy', awaited, known: new Map() });
}

function chain(statements: readonly TSESTree.Node[], next: Chain | undefined): Chain | undefined {
  return statements.reduceRight<Chain | undefined>((rest, statement) => ({ statement, next: rest }), next);
}

function provesChain(first: Chain | undefined, way: Way): boolean {
  return takeStep(way.search, () => provesLinks(first, way));
}

function provesLinks(first: Chain | undefined, way: Way): boolean {
  const passed: Chain[] = [];
  // At its end a function answers `undefined`.
  let proven = way.ending === 'truthy';
  for (let current = first; current; current = current.next) {
    const known = way.known.get(current) ?? keepIfProven(way.search, () => provesStatement(current, way));
    passed.push(current);
    if (known === undefined) continue;
    proven = known;
    break;
  }
  for (const link of passed) way.known.set(link, proven);
  return proven;
}

/** True where every path through the statement and those after it is checked; undefined where those after it decide. */
function provesStatement({ statement, next }: Chain, way: Way): boolean | undefined {
  switch (statement.type) {
    case 'ThrowStatement':
    case 'ReturnStatement':
    case 'BreakStatement':
    case 'ContinueStatement':
      return provesJump(statement, way);
    case 'ExpressionStatement':
      return provesByExpression(statement.expression, false, way.search) || undefined;
    case 'VariableDeclaration':
      return provesByInitialiser(statement, way.search) || undefined;
    case 'BlockStatement':
    case 'IfStatement':
    case 'TryStatement':
    case 'SwitchStatement':
      return provesCompound(statement, next, way);
    default:
      return way.ending !== 'next' && hasReturn(statement, way) ? false : undefined;
  }
}

function provesByInitialiser({ declarations }: TSESTree.VariableDeclaration, search: CheckSearch): boolean {
  return declarations.some(({ init }) => init !== null && provesByExpression(init, false, search));
}

type Jump = TSESTree.ThrowStatement | TSESTree.ReturnStatement | TSESTree.BreakStatement | TSESTree.ContinueStatement;

/** A jump out of the list never reaches the place after it. */
function provesJump(statement: Jump, way: Way): boolean {
  if (statement.type === 'BreakStatement' && (way.isInSwitch || way.ending !== 'next')) return false;
  if (statement.type === 'ThrowStatement' || way.ending === 'next') return true;
  if (statement.type !== 'ReturnStatement') return false;
  return way.ending === 'return' ? !!statement.argument && provesByExpression(statement.argument, way.awaited, way.search) : provesByReturn(statement, way);
}

/** Any other answer than the one in question never leads to the place. */
function provesByReturn({ argument }: TSESTree.ReturnStatement, { awaited, ending, search }: Way): boolean {
  if (!argument) return ending === 'truthy';
  const truth = readTruth(search.evaluation.evaluate(argument)).kind;
  if (truth !== 'unknown' && truth !== ending) return true;
  return search.provesCondition(argument, ending === 'truthy', search) || provesByExpression(argument, awaited, search);
}

type Branching = TSESTree.BlockStatement | TSESTree.IfStatement | TSESTree.TryStatement | TSESTree.SwitchStatement;

/** Where no path through it leaves the function, either it proves by itself or what follows does. */
function provesCompound(statement: Branching, next: Chain | undefined, way: Way): boolean | undefined {
  if (way.isInSwitch) return provesBranches(statement, next, way);
  if (way.ending === 'next') return provesBranches(statement, undefined, way) || undefined;
  // Its end is not that of the function.
  if (!hasReturn(statement, way)) return provesBranches(statement, undefined, { ...way, ending: 'return' }) || undefined;
  return provesBranches(statement, next, way);
}

function provesBranches(statement: Branching, next: Chain | undefined, way: Way): boolean {
  if (statement.type === 'BlockStatement') return provesChain(chain(statement.body, next), way);
  if (statement.type === 'SwitchStatement') return provesSwitch(statement, next, way);
  return statement.type === 'IfStatement' ? provesIf(statement, next, way) : provesTry(statement, next, way);
}

/** Each case names a good database, or what runs from it on never comes to the end; without a default any other name does. */
function provesSwitch({ cases, discriminant }: TSESTree.SwitchStatement, next: Chain | undefined, way: Way): boolean {
  const inner = { ...way, isInSwitch: true, known: new Map<Chain, boolean>() };
  const isProven = cases.every(({ test }, index) => {
    if (test && provesByLabel(discriminant, test, way.search)) return true;
    return provesChain(chain(cases.slice(index).flatMap(({ consequent }) => consequent), next), inner);
  });
  return isProven && (cases.some(({ test }) => !test) || (next !== undefined && provesChain(next, way)));
}

/** `switch (name) { case 'app_test': … }`, `switch (true) { case /_test$/.test(name): … }`. */
export function provesByLabel(discriminant: TSESTree.Node, label: TSESTree.Node, search: CheckSearch): boolean {
  const value = search.evaluation.evaluate(discriminant);
  if (value.kind === 'primitive' && typeof value.value === 'boolean') return search.provesCondition(label, value.value, search);
  return provesByEquality(discriminant, label, search);
}

function provesIf({ test, consequent, alternate }: TSESTree.IfStatement, next: Chain | undefined, way: Way): boolean {
  const { search } = way;
  if (!search.provesCondition(test, true, search) && !provesChain(chain([consequent], next), way)) return false;
  return search.provesCondition(test, false, search) || provesChain(chain(alternate ? [alternate] : [], next), way);
}

/** What is thrown in the block goes on in the handler. */
function provesTry({ block, handler, finalizer }: TSESTree.TryStatement, next: Chain | undefined, way: Way): boolean {
  // A `finally` that leaves forgets what was thrown.
  if (finalizer && contains(finalizer, LEAVING, way)) return false;
  const behind = chain(finalizer ? [finalizer] : [], next);
  return provesChain(chain([block], behind), way) && (!handler || provesChain(chain([handler.body], behind), way));
}

const returning = new WeakMap<TSESTree.Node, boolean>();

/** Whether a path through a statement leaves its function; looked for once. */
function hasReturn(root: TSESTree.Node, way: Way): boolean {
  const found = returning.get(root) ?? contains(root, RETURN, way);
  returning.set(root, found);
  return found;
}

const RETURN = /^ReturnStatement$/;
const LEAVING = /^(?:Return|Break|Continue)Statement$/;

/** Whether a statement contains one of a kind, outside of the functions in it. */
function contains(root: TSESTree.Node, kind: RegExp, { search }: Way): boolean {
  let found = false;
  walkNodes(root, search.evaluation.sourceCode.visitorKeys, (node) => {
    if (kind.test(node.type)) found = true;
    return !isFunction(node);
  });
  return found;
}

/** Whether an expression is evaluated to its end only after a check. */
export function provesByExpression(node: TSESTree.Node, awaited: boolean, search: CheckSearch): boolean {
  return takeStep(search, () => provesByKind(node, awaited, search));
}

function provesByKind(node: TSESTree.Node, awaited: boolean, search: CheckSearch): boolean {
  const expression = unwrap(node);
  switch (expression.type) {
    case 'AwaitExpression':
      return provesByExpression(expression.argument, true, search);
    case 'CallExpression':
      return provesByCall({ call: expression, awaited }, search);
    case 'AssignmentExpression':
      return provesByExpression(expression.right, awaited, search);
    case 'UnaryExpression':
      return provesByExpression(expression.argument, false, search);
    case 'SequenceExpression':
      return expression.expressions.some((one) => provesByExpression(one, false, search));
    case 'LogicalExpression':
      return provesByEvaluation(expression, awaited, search);
    case 'ConditionalExpression':
      return [true, false].every((outcome) => provesByArm(expression, outcome, search));
    default:
      return false;
  }
}

/** `isTest || fail()`: where the right side does not run, the left side has decided. */
function provesByEvaluation(expression: TSESTree.LogicalExpression, awaited: boolean, search: CheckSearch): boolean {
  if (provesByExpression(expression.left, false, search)) return true;
  if (expression.operator === '??' || !search.provesCondition(expression.left, expression.operator === '||', search)) return false;
  return provesByExpression(expression.right, awaited, search);
}

function provesByArm({ test, consequent, alternate }: TSESTree.ConditionalExpression, outcome: boolean, search: CheckSearch): boolean {
  return search.provesCondition(test, outcome, search) || provesByExpression(outcome ? consequent : alternate, false, search);
}
