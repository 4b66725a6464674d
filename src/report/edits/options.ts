import type { TSESTree } from '@typescript-eslint/utils';
import { readStaticName } from '../../syntax/names.js';
import { type Edit, hasCommentIn } from './edit.js';
import { insertIntoBraces } from './list-insertion.js';
import type { SourceCode } from '../../syntax/source-code.js';

/**
 * Writes another value for an option in an object literal or an assignment. Undefined where a comment would
 * be lost, where that value is there already, or where the node is neither (a method, a spread).
 */
export function replaceValue(sourceCode: SourceCode, property: TSESTree.Node, text: string): Edit | undefined {
  const value = readWrittenValue(property);
  if (!value || hasCommentIn(sourceCode, value.range) || sourceCode.getText(value) === text) return undefined;
  const isShorthand = property.type === 'Property' && property.shorthand;
  return [{ range: value.range, text: isShorthand ? `${sourceCode.getText(value)}: ${text}` : text }];
}

function readWrittenValue(node: TSESTree.Node): TSESTree.Node | undefined {
  if (node.type === 'AssignmentExpression' && node.operator === '=') return node.right;
  if (node.type !== 'Property' || node.parent.type !== 'ObjectExpression' || node.method || node.kind !== 'init') return undefined;
  return node.value;
}

/** Turns an option off in its place: `force: true` becomes `force: false`. */
export function turnOff(sourceCode: SourceCode, property: TSESTree.Node): Edit | undefined {
  return replaceValue(sourceCode, property, 'false');
}

/**
 * Adds `match: /_test$/` (or another pattern) after the options of an object literal, where it wins over a spread.
 * Undefined where a `match` is written already or the node is no object literal.
 */
export function addMatch(sourceCode: SourceCode, options: TSESTree.Node, pattern = '/_test$/'): Edit | undefined {
  if (options.type !== 'ObjectExpression' || options.properties.some(isMatch)) return undefined;
  const brace = sourceCode.getFirstToken(options);
  return brace ? [insertIntoBraces(sourceCode, { brace, items: options.properties, text: `match: ${pattern}` })] : undefined;
}

function isMatch(property: TSESTree.ObjectLiteralElement): boolean {
  return property.type === 'Property' && readStaticName(property.key, property.computed) === 'match';
}
