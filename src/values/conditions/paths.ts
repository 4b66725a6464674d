import type { TSESTree } from '@typescript-eslint/utils';
import { isExit } from '../../syntax/exits.js';
import type { Condition } from '../model/value.js';

/** Nodes around a node whose tests are read: those further out would only have made what is reported milder. */
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
  const others = cases.filter((other) => !labels.includes(other)).flatMap((other) => other.test ?? []);
  return others.length > 0 ? [{ test: discriminant, outcome: false, equals: others, isElse: true }] : [];
}

function endsInBreak(statement: TSESTree.Node): boolean {
  return statement.type === 'BlockStatement' && statement.body.some((inner) => inner.type === 'BreakStatement' || isExit(inner, 2));
}

/** How many statements above the node are looked at: far more than a function that a person wrote has. */
const MOST_STATEMENTS = 150;

function readEarlierExits(statements: readonly TSESTree.Node[], child: TSESTree.Node): readonly Condition[] {
  const conditions: Condition[] = [];
  const end = statements.indexOf(child);
  for (let index = end - 1; index >= Math.max(0, end - MOST_STATEMENTS); index -= 1) {
    const statement = statements[index];
    if (statement?.type !== 'IfStatement') continue;
    if (leavesBlock(statement.consequent)) conditions.push({ test: statement.test, outcome: false });
    else if (statement.alternate && leavesBlock(statement.alternate)) conditions.push({ test: statement.test, outcome: true });
  }
  return conditions;
}

function leavesBlock(node: TSESTree.Node): boolean {
  if (node.type === 'ContinueStatement' || node.type === 'BreakStatement') return true;
  if (node.type === 'BlockStatement') return node.body.some((inner) => leavesBlock(inner));
  return isExit(node, 3);
}
