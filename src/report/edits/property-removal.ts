import type { TSESTree } from '@typescript-eslint/utils';
import { hasCommentIn } from './comments.js';
import type { Edit, TextEdit } from './edit.js';
import { findLineStart } from './file-style.js';
import { removeStatement } from './statement-removal.js';
import type { SourceCode } from '../../syntax/source-code.js';

type Range = readonly [number, number];

/**
 * Removes an option that stands in an object literal, with its comma, or a statement that assigns one. An argument that
 * would be left as `{}` goes as well. Undefined where a comment would be lost, or the node is neither.
 */
export function removeProperty(sourceCode: SourceCode, property: TSESTree.Node): Edit | undefined {
  if (property.type === 'AssignmentExpression') return removeAssignment(sourceCode, property);
  const object = property.parent;
  if (property.type !== 'Property' || object?.type !== 'ObjectExpression') return undefined;
  const isAlone = object.properties.length === 1 && !hasCommentIn(sourceCode, object.range);
  if (isAlone) return [emptyObject(sourceCode, object)];
  return removeFromList(sourceCode, property, object.properties.at(-1) === property);
}

function removeAssignment(sourceCode: SourceCode, { parent }: TSESTree.AssignmentExpression): Edit | undefined {
  const isAlone = parent.type === 'ExpressionStatement' && /^(?:Program|BlockStatement|StaticBlock)$/.test(parent.parent.type);
  return isAlone && !hasCommentIn(sourceCode, parent.range) ? [removeStatement(sourceCode, parent)] : undefined;
}

/** An object without its only property; as the only argument of a call it goes as a whole. */
function emptyObject(sourceCode: SourceCode, object: TSESTree.ObjectExpression): TextEdit {
  const emptied: TextEdit = { range: object.range, text: '{}' };
  const call = object.parent;
  const isOnlyArgument = call.type === 'CallExpression' && call.arguments.length === 1 && call.arguments[0] === object;
  const open = sourceCode.getTokenBefore(object);
  const close = sourceCode.getLastToken(call);
  if (!isOnlyArgument || open?.value !== '(' || !close) return emptied;
  const inner: Range = [open.range[1], close.range[0]];
  return hasCommentIn(sourceCode, inner) ? emptied : { range: inner, text: '' };
}

function removeFromList(sourceCode: SourceCode, property: TSESTree.Property, isLast: boolean): Edit | undefined {
  if (hasCommentIn(sourceCode, property.range)) return undefined;
  const after = sourceCode.getTokenAfter(property);
  const before = sourceCode.getTokenBefore(property);
  if (after?.value === ',') return removeStretch(sourceCode, [property.range[0], after.range[1]], property.range[1]);
  if (!isLast || before?.value !== ',') return removeStretch(sourceCode, property.range, property.range[1]);
  if (!hasCommentIn(sourceCode, [before.range[0], property.range[0]])) return [{ range: [before.range[0], property.range[1]], text: '' }];
  return [{ range: before.range, text: '' }, widen(sourceCode, property.range)];
}

/** A comment between the property and its comma would be lost. */
function removeStretch(sourceCode: SourceCode, range: Range, propertyEnd: number): Edit | undefined {
  return hasCommentIn(sourceCode, [propertyEnd, range[1]]) ? undefined : [widen(sourceCode, range)];
}

/** Takes the white space along: the whole line where nothing else is on it, else what follows up to the next token. */
function widen(sourceCode: SourceCode, [start, end]: Range): TextEdit {
  const before = sourceCode.text.slice(findLineStart(sourceCode, start), start);
  const after = /^[ \t]*(\r?\n)?/.exec(sourceCode.text.slice(end));
  const isLineEnd = after?.[1] !== undefined;
  if (before.trim() === '' && isLineEnd) return { range: [start - before.length, end + after[0].length], text: '' };
  return { range: [start, isLineEnd ? end : end + (after?.[0].length ?? 0)], text: '' };
}
