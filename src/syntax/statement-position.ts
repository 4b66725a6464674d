import type { TSESTree } from '@typescript-eslint/utils';
import { wrapped } from './names.js';

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

/** The statements among which a statement stands; undefined where it is the braceless body of an `if` or a loop. */
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
