import type { TSESTree } from '@typescript-eslint/utils';
import { readStaticName } from '../../syntax/names.js';
import { findNodes, perFile, type SourceCode } from '../../syntax/source-code.js';
import { isInside } from '../../values/model/bindings.js';
import { HOLE } from '../../values/model/value.js';

// What the strings of a file tell of its queries, without following any. To find out what one query says costs more than all of this.

/** A string, or a part of a template. */
type Text = TSESTree.Literal | TSESTree.TemplateElement;

/** Whether the SQL of a query can take something away, as far as the strings of the file tell. */
export function mayTakeAway(query: TSESTree.Node, queries: readonly TSESTree.Node[], sourceCode: SourceCode): boolean {
  if (isHarmless(query, sourceCode)) return false;
  return readLossTexts(sourceCode).some((text) => isInside(text, query)) || isNamedElsewhere(queries, sourceCode);
}

/** Whether a string names such a statement that is not written in a query itself, so that it may come into any. */
export function isNamedElsewhere(queries: readonly TSESTree.Node[], sourceCode: SourceCode): boolean {
  return readLossTexts(sourceCode).some((text) => !queries.includes(findWhole(text)));
}

/** A string in the call itself that names nothing destructive, as nearly all are; or that only begins there, with what a part of it cannot change. */
function isHarmless(node: TSESTree.Node, sourceCode: SourceCode): boolean {
  const text = readStaticName(node, true);
  if (text !== undefined) return !DESTRUCTIVE.test(text);
  if (node.type !== 'TemplateLiteral') return false;
  const own = node.quasis.map(({ value }) => value.cooked ?? value.raw).join(HOLE);
  return HARMLESS_START.test(own) && !DESTRUCTIVE.test(own) && !own.includes(';') && !namesSeparator(sourceCode);
}

const DESTRUCTIVE = /drop|truncate|delete/i;
/** The same, but for what holds no data. */
const LOSS = /drop(?!\s+(?:(?:materialized\s+)?view|(?:unique\s+)?index|trigger|function|procedure)\b)|truncate|delete/i;
/** Statements that stay what they are, whatever is put into them, up to a semicolon. `ALTER … DROP` and `WITH … DELETE` do not. */
const HARMLESS_START = /^\s*(?:select|insert|update|create|show|pragma|set|comment)\b/i;

/** The strings that name what such a statement begins with, and that can come to be a part of one. */
const readLossTexts = perFile((sourceCode): readonly Text[] =>
  DESTRUCTIVE.test(sourceCode.text) ? readTexts(sourceCode).filter((text) => LOSS.test(readText(text)) && !isCompared(text)) : [],
);

/** Whether a string of the file can end one statement and begin another. */
const namesSeparator = perFile((sourceCode): boolean => readTexts(sourceCode).some((text) => readText(text).includes(';')));

function readTexts(sourceCode: SourceCode): readonly Text[] {
  return findNodes(sourceCode, 'Literal', 'TemplateElement');
}

function readText({ value }: Text): string {
  return value !== null && typeof value === 'object' && 'raw' in value ? (value.cooked ?? value.raw) : String(value);
}

/** A string that is a key, a type, or compared with something: none of them is handed on. */
function isCompared(text: Text): boolean {
  const { parent } = text;
  if (parent.type === 'BinaryExpression') return parent.operator !== '+';
  return parent.type === 'TSLiteralType' || (parent.type === 'SwitchCase' && parent.test === text) || (parent.type === 'Property' && parent.key === text && !parent.shorthand);
}

/** What a string is written into: the sum or template that it is a part of. */
function findWhole(text: Text): TSESTree.Node {
  let whole: TSESTree.Node = text;
  while (whole.parent && isPartOf(whole, whole.parent)) whole = whole.parent;
  return whole;
}

function isPartOf(part: TSESTree.Node, whole: TSESTree.Node): boolean {
  if (whole.type === 'ConditionalExpression') return whole.test !== part;
  return whole.type === 'TemplateLiteral' || whole.type === 'TSAsExpression' || (whole.type === 'BinaryExpression' && whole.operator === '+');
}
