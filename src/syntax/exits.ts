import type { TSESTree } from '@typescript-eslint/utils';
import { readCallee, readDottedName, unwrap } from './names.js';

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
