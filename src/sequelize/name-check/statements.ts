import type { TSESTree } from '@typescript-eslint/utils';
import { unwrap } from '../../syntax/names.js';
import { walkNodes } from '../../syntax/walk.js';
import { isFunction } from '../../values/model/bindings.js';
import { enterFunction, provesByCall } from './call.js';
import { provesOnce, takeStep, type CheckSearch, type OwnCall } from './search.js';

/**
 * What counts as reaching the place that has to be protected. `next`: the statement behind the list, so that a
 * `return` never reaches it. `return`: the caller of the function whose body the list is.
 */
interface Way {
  readonly search: CheckSearch;
  readonly ending: 'next' | 'return';
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

/** Whether what stands behind a statement is reached only after a check in it: the calls of a block have the same ones before them. */
function provesAlone(statement: TSESTree.Node, search: CheckSearch): boolean {
  const prove = (): boolean => provesStatement({ statement, next: undefined }, { search, ending: 'next', awaited: false, known: new Map() }) === true;
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

function chain(statements: readonly TSESTree.Node[], next: Chain | undefined): Chain | undefined {
  return statements.reduceRight<Chain | undefined>((rest, statement) => ({ statement, next: rest }), next);
}

function provesChain(first: Chain | undefined, way: Way): boolean {
  return takeStep(way.search, () => provesLinks(first, way));
}

function provesLinks(first: Chain | undefined, way: Way): boolean {
  const passed: Chain[] = [];
  let proven = false;
  for (let current = first; current; current = current.next) {
    const known = way.known.get(current) ?? provesStatement(current, way);
    passed.push(current);
    if (known === undefined) continue;
    proven = known;
    break;
  }
  for (const link of passed) way.known.set(link, proven);
  return proven;
}

/** True where every way through the statement and those behind it is checked; undefined where those behind it decide. */
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
      return provesCompound(statement, next, way);
    default:
      return way.ending === 'return' && hasReturn(statement, way) ? false : undefined;
  }
}

function provesByInitialiser({ declarations }: TSESTree.VariableDeclaration, search: CheckSearch): boolean {
  return declarations.some(({ init }) => init !== null && provesByExpression(init, false, search));
}

type Jump = TSESTree.ThrowStatement | TSESTree.ReturnStatement | TSESTree.BreakStatement | TSESTree.ContinueStatement;

/** What leaves the list never reaches the place behind it. */
function provesJump(statement: Jump, way: Way): boolean {
  if (statement.type === 'ThrowStatement' || way.ending === 'next') return true;
  return statement.type === 'ReturnStatement' && !!statement.argument && provesByExpression(statement.argument, way.awaited, way.search);
}

type Branching = TSESTree.BlockStatement | TSESTree.IfStatement | TSESTree.TryStatement;

/** Where no way through it leaves the function, either it proves by itself or what follows does. */
function provesCompound(statement: Branching, next: Chain | undefined, way: Way): boolean | undefined {
  if (way.ending === 'next' || !hasReturn(statement, way)) return provesBranches(statement, undefined, way) || undefined;
  return provesBranches(statement, next, way);
}

function provesBranches(statement: Branching, next: Chain | undefined, way: Way): boolean {
  if (statement.type === 'BlockStatement') return provesChain(chain(statement.body, next), way);
  return statement.type === 'IfStatement' ? provesIf(statement, next, way) : provesTry(statement, next, way);
}

function provesIf({ test, consequent, alternate }: TSESTree.IfStatement, next: Chain | undefined, way: Way): boolean {
  const { search } = way;
  if (!search.provesCondition(test, true, search) && !provesChain(chain([consequent], next), way)) return false;
  return search.provesCondition(test, false, search) || provesChain(chain(alternate ? [alternate] : [], next), way);
}

/** What is thrown in the block goes on in the handler. */
function provesTry({ block, handler, finalizer }: TSESTree.TryStatement, next: Chain | undefined, way: Way): boolean {
  if (finalizer && hasReturn(finalizer, way)) return false;
  const behind = chain(finalizer ? [finalizer] : [], next);
  return provesChain(chain([block], behind), way) && (!handler || provesChain(chain([handler.body], behind), way));
}

function hasReturn(root: TSESTree.Node, way: Way): boolean {
  let found = false;
  walkNodes(root, way.search.evaluation.sourceCode.visitorKeys, (node) => {
    if (node.type === 'ReturnStatement') found = true;
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
