import type { TSESTree } from '@typescript-eslint/utils';
import { wrapped } from './names.js';
import { readStatementList } from './statement-position.js';

/**
 * Where a statement can be written so that it runs right before a node, whenever the node does. `list`: before `node`, a
 * statement among others; `body`: `node` is a body without braces, which needs them; `arrow`: `node` is the expression
 * body of an arrow function.
 */
export interface InsertionPlace {
  readonly kind: 'list' | 'body' | 'arrow';
  readonly node: TSESTree.Node;
}

/** Further up, the statement is too large for anybody to write something above it. */
const MOST_PARENTS = 200;

/** Undefined where the node does not always run when its statement does, or runs before its statement's start. */
export function matchInsertionPlace(node: TSESTree.Node): InsertionPlace | undefined {
  let current = wrapped(node);
  for (let count = 0; current.parent && count < MOST_PARENTS; count += 1) {
    const parent: TSESTree.Node = current.parent;
    if (readStatementList(current)) return { kind: 'list', node: current };
    if (isBody(parent, current)) return { kind: 'body', node: current };
    if (parent.type === 'ArrowFunctionExpression') return parent.body === current ? { kind: 'arrow', node: current } : undefined;
    if (!isStraight(parent, current)) return undefined;
    current = parent;
  }
  return undefined;
}

function isBody(parent: TSESTree.Node, child: TSESTree.Node): boolean {
  if (parent.type === 'IfStatement') return parent.consequent === child || parent.alternate === child;
  return /^(?:For|ForIn|ForOf|While|DoWhile)Statement$/.test(parent.type) && (parent as TSESTree.WhileStatement).body === child;
}

const STRAIGHT = new Set([
  'ArrayExpression',
  'AssignmentExpression',
  'AwaitExpression',
  'CallExpression',
  'ExportDefaultDeclaration',
  'ExportNamedDeclaration',
  'ExpressionStatement',
  'MemberExpression',
  'ChainExpression',
  'ObjectExpression',
  'Property',
  'ReturnStatement',
  'SpreadElement',
  'TSAsExpression',
  'TSNonNullExpression',
  'TSSatisfiesExpression',
  'TSTypeAssertion',
  'ThrowStatement',
  'UnaryExpression',
  'VariableDeclaration',
  'VariableDeclarator',
  'YieldExpression',
]);

function isStraight(parent: TSESTree.Node, child: TSESTree.Node): boolean {
  if (parent.type === 'IfStatement') return parent.test === child;
  if (parent.type === 'SwitchStatement') return parent.discriminant === child;
  if (parent.type === 'LabeledStatement') return parent.body === child;
  return STRAIGHT.has(parent.type);
}
