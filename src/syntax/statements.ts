import type { TSESTree } from '@typescript-eslint/utils';
import { readCallee, readDottedName, unwrap, wrapped } from './names.js';

/** A statement that is nothing but one call: `x()`, `await x()`, `yield x()`, `void x()`. */
export interface CallStatement {
  readonly statement: TSESTree.ExpressionStatement;
  /** True where the statement waits for the call. */
  readonly isAwaited: boolean;
}

export function matchCallStatement(call: TSESTree.Node): CallStatement | undefined {
  let node = wrapped(call);
  const operator = node.parent?.type;
  const isAwaited = operator === 'AwaitExpression' || operator === 'YieldExpression';
  const isVoid = node.parent?.type === 'UnaryExpression' && node.parent.operator === 'void';
  if (node.parent && (isAwaited || isVoid)) node = wrapped(node.parent);
  return node.parent?.type === 'ExpressionStatement' ? { statement: node.parent, isAwaited } : undefined;
}

/** The list of statements that a statement is in; undefined where it is the braceless body of an `if` or a loop. */
export function readStatementList(statement: TSESTree.Node): readonly TSESTree.Statement[] | undefined {
  const { parent } = statement;
  if (parent?.type === 'SwitchCase') return parent.test === statement ? undefined : parent.consequent;
  return parent && isBlock(parent) ? parent.body : undefined;
}

type Block = TSESTree.Program | TSESTree.BlockStatement | TSESTree.StaticBlock | TSESTree.TSModuleBlock;

function isBlock(node: TSESTree.Node): node is Block {
  return /^(?:Program|BlockStatement|StaticBlock|TSModuleBlock)$/.test(node.type);
}

/** The innermost statement around a node. */
export function findStatement(node: TSESTree.Node): TSESTree.Node | undefined {
  let current: TSESTree.Node | undefined = node;
  while (current && !/(?:Statement|Declaration)$/.test(current.type)) current = current.parent;
  return current?.parent && /^Export\w+Declaration$/.test(current.parent.type) ? current.parent : current;
}

const EXIT_CALLS = new Set(['process.exit', 'process.abort', 'Deno.exit']);

/**
 * True for code that never lets the next statement run: `return`, `throw`, `process.exit()`, a block that ends in
 * one, an `if` whose both branches do. `depth` bounds how far it looks into nested statements.
 */
export function isExit(node: TSESTree.Node, depth: number): boolean {
  if (depth < 0) return false;
  switch (node.type) {
    case 'ReturnStatement':
    case 'ThrowStatement':
      return true;
    case 'ExpressionStatement':
      return isExitCall(node.expression);
    case 'BlockStatement':
      return node.body.some((statement) => isExit(statement, depth - 1));
    case 'IfStatement':
      return !!node.alternate && isExit(node.consequent, depth - 1) && isExit(node.alternate, depth - 1);
    default:
      return false;
  }
}

/** True for a statement in which a `break` may leave the switch or loop around it. */
export function mayBreak(node: TSESTree.Node | null): boolean {
  switch (node?.type) {
    case 'IfStatement':
      return mayBreak(node.consequent) || mayBreak(node.alternate);
    case 'BlockStatement':
      return node.body.some((statement) => mayBreak(statement));
    case 'BreakStatement':
    case 'TryStatement':
    case 'LabeledStatement':
    case 'WithStatement':
      return true;
    default:
      return false;
  }
}

/** `process.exit()` and its like, awaited or not. */
export function isExitCall(node: TSESTree.Node): boolean {
  const expression = unwrap(node);
  if (expression.type === 'AwaitExpression') return isExitCall(expression.argument);
  if (expression.type !== 'CallExpression') return false;
  const name = readDottedName(readCallee(expression))?.join('.') ?? '';
  return EXIT_CALLS.has(name) || (name === 'process.kill' && isOwnProcess(expression.arguments[0]));
}

/** `process.kill` ends the program only where it is sent to itself. */
function isOwnProcess(node: TSESTree.Node | undefined): boolean {
  return !!node && readDottedName(node)?.join('.') === 'process.pid';
}

/**
 * Where a statement can be written so that it runs right before a node, whenever the node does. `list`: before `node`, a
 * statement among others; `body`: `node` is a body without braces, which needs them; `arrow`: `node` is the expression
 * body of an arrow function.
 */
export interface InsertionPlace {
  readonly kind: 'list' | 'body' | 'arrow';
  readonly node: TSESTree.Node;
}

/** Nodes around a node within its statement. Past it, nothing is inserted above it. */
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
