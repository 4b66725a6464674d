import type { TSESTree } from '@typescript-eslint/utils';
import { isSurelyInstance } from '../words/names.js';
import type { SyncCall } from '../../sequelize/facts.js';
import { hasSideEffects, type SourceCode } from '../../syntax/source-code.js';
import { writeInstance } from './match.js';

/**
 * The instance as an expression that can be read twice: `sequelize`, `this.sequelize`, `User.sequelize`. Undefined where
 * nothing shows it.
 */
export function readInstanceText(
  sourceCode: SourceCode,
  { call, receiver }: Pick<SyncCall, 'call' | 'receiver'>,
  { filename, major }: { readonly filename: string; readonly major: 6 | 7 },
): string | undefined {
  const { node } = receiver;
  if (!node || hasSideEffects(node, sourceCode.visitorKeys)) return undefined;
  if (isSurelyInstance({ receiver })) return describeOperand(sourceCode, node);
  return writeInstance(sourceCode, { call, receiver, major, isTyped: /\.[cm]?tsx?$/.test(filename) });
}

/** What a member can be read off, in parentheses where it needs them. */
export function describeOperand(sourceCode: SourceCode, node: TSESTree.Node): string {
  const text = sourceCode.getText(node);
  return OPERANDS.has(node.type) ? text : `(${text})`;
}

const OPERANDS = new Set(['Identifier', 'MemberExpression', 'ChainExpression', 'CallExpression', 'ThisExpression', 'Super', 'NewExpression', 'TSNonNullExpression']);
