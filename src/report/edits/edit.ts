import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { findFirst, type SourceCode } from '../../syntax/source-code.js';
import { findStatement } from '../../syntax/statements.js';

/** One replaced stretch of text; an empty range inserts. Offsets are those of `sourceCode.text`, which has no BOM. */
export interface TextEdit {
  readonly range: readonly [number, number];
  readonly text: string;
}

/** A change of one file: sorted, and no two stretches overlap. */
export type Edit = readonly TextEdit[];

type Range = readonly [number, number];

/** Sorts edits and drops repeated ones. Throws where two overlap: such a fix would corrupt the file. */
export function joinEdits(...parts: readonly Edit[]): Edit {
  const sorted = parts.flat().sort((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1]);
  const joined: TextEdit[] = [];
  for (const edit of sorted) {
    const last = joined.at(-1);
    if (last && isSame(last, edit)) continue;
    if (last && last.range[1] > edit.range[0]) throw new RangeError('Edits overlap');
    joined.push(edit);
  }
  return joined;
}

function isSame(a: TextEdit, b: TextEdit): boolean {
  return a.range[0] === b.range[0] && a.range[1] === b.range[1] && a.text === b.text;
}

/** The edit as ESLint's fixer wants it. */
export function toFix(edit: Edit): TSESLint.ReportFixFunction {
  return (fixer) => edit.map(({ range, text }) => fixer.replaceTextRange([range[0], range[1]], text));
}

/** The comments that touch a stretch of text, in order. */
function readCommentsIn(sourceCode: SourceCode, range: Range): readonly TSESTree.Comment[] {
  return sourceCode.getAllComments().filter((comment) => comment.range[0] < range[1] && comment.range[1] > range[0]);
}

export function hasCommentIn(sourceCode: SourceCode, range: Range): boolean {
  return readCommentsIn(sourceCode, range).length > 0;
}

/** Writes the comments inside a node above its statement, for an edit that replaces the node. */
export function moveComments(sourceCode: Readonly<TSESLint.SourceCode>, node: TSESTree.Node): Edit {
  const comments = readCommentsIn(sourceCode, node.range);
  const statement = findStatement(node);
  if (comments.length === 0 || !statement) return [];
  const start = statement.range[0];
  const gap = readFileStyle(sourceCode).eol + readLineIndent(sourceCode, start);
  return [{ range: [start, start], text: comments.map((comment) => sourceCode.getText(comment) + gap).join('') }];
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Removes a statement with its line, or only itself where it shares the line. Comments around it stay. */
function removeStatement(sourceCode: Readonly<TSESLint.SourceCode>, statement: TSESTree.Node): TextEdit {
  return removeStretch(sourceCode, { start: statement.range[0], end: readCodeEnd(sourceCode, statement) });
}

/** Removes statements of one list, in their order: those side by side on a line as one, so that no two edits overlap. */
export function removeStatements(sourceCode: Readonly<TSESLint.SourceCode>, statements: readonly TSESTree.Node[]): readonly TextEdit[] {
  const stretches: Stretch[] = [];
  for (const statement of statements) {
    const end = readCodeEnd(sourceCode, statement);
    const last = stretches.at(-1);
    const isBeside = last !== undefined && /^[ \t]*$/.test(sourceCode.text.slice(last.end, statement.range[0]));
    if (isBeside) stretches.pop();
    stretches.push({ start: isBeside ? last.start : statement.range[0], end });
  }
  return stretches.map((stretch) => removeStretch(sourceCode, stretch));
}

function removeStretch(sourceCode: Readonly<TSESLint.SourceCode>, { start, end }: Stretch): TextEdit {
  if (isGuard(sourceCode, { start, end })) return { range: [start, end], text: ';' };
  return removeWithSpace(sourceCode, { start, end });
}

/** Takes the white space along that belonged to the statement. */
function removeWithSpace(sourceCode: Readonly<TSESLint.SourceCode>, { start, end }: Stretch): TextEdit {
  const before = sourceCode.text.slice(findLineStart(sourceCode, start), start);
  const after = /^[ \t]*(\r?\n|$)?/.exec(sourceCode.text.slice(end));
  const isLineEnd = after?.[1] !== undefined;
  if (before.trim() === '' && isLineEnd) return { range: [start - before.length, end + after[0].length], text: '' };
  const space = isLineEnd ? (/[ \t]*$/.exec(before)?.[0].length ?? 0) : 0;
  return { range: [start - space, isLineEnd ? end : end + (after?.[0].length ?? 0)], text: '' };
}

/** In `a()⏎b();⏎(c)()` the semicolon of `b()` keeps `a()` from being read as a call with `(c)`. */
function isGuard(sourceCode: Readonly<TSESLint.SourceCode>, { start, end }: Stretch): boolean {
  if (sourceCode.text[end - 1] !== ';') return false;
  const { tokens } = sourceCode.ast;
  const before = tokens[findFirst(tokens, start) - 1];
  const after = tokens[findFirst(tokens, end)];
  return before !== undefined && !/^[;{]$/.test(before.value) && after !== undefined && /^[([`+\-*/.,]/.test(after.value);
}

/**
 * Removes an option of an object literal, with its comma, or a statement that assigns one. An argument that
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
  if (after?.value === ',') return removeFromObject(sourceCode, [property.range[0], after.range[1]], property.range[1]);
  if (!isLast || before?.value !== ',') return removeFromObject(sourceCode, property.range, property.range[1]);
  if (!hasCommentIn(sourceCode, [before.range[0], property.range[0]])) return [{ range: [before.range[0], property.range[1]], text: '' }];
  return [{ range: before.range, text: '' }, widen(sourceCode, property.range)];
}

/** A comment between the property and its comma would be lost. */
function removeFromObject(sourceCode: SourceCode, range: Range, propertyEnd: number): Edit | undefined {
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

/** How a file is written, so that inserted code looks as if its author had typed it. */
export interface FileStyle {
  readonly eol: '\n' | '\r\n';
  readonly quote: "'" | '"';
  readonly semicolon: ';' | '';
  /** One level of indentation. */
  readonly indent: string;
}

const STYLES = new WeakMap<object, FileStyle>();

export function readFileStyle(sourceCode: SourceCode): FileStyle {
  const known = STYLES.get(sourceCode);
  if (known) return known;
  const style: FileStyle = {
    eol: /\r?\n/.exec(sourceCode.text)?.[0] === '\r\n' ? '\r\n' : '\n',
    quote: readQuote(sourceCode),
    semicolon: readSemicolon(sourceCode),
    indent: readIndent(sourceCode),
  };
  STYLES.set(sourceCode, style);
  return style;
}

/** The quotes of the first string of the file; imports come first, so theirs count. */
function readQuote(sourceCode: SourceCode): "'" | '"' {
  const tokens = sourceCode.ast.tokens;
  const string = tokens.find(({ type, value }) => type === 'String' && /^['"]/.test(value) && !/['"]/.test(value.slice(1, -1)));
  return string?.value.startsWith('"') ? '"' : "'";
}

const ENDS_WITH_SEMICOLON = new Set([
  'ImportDeclaration',
  'VariableDeclaration',
  'ExpressionStatement',
  'TSImportEqualsDeclaration',
  'ReturnStatement',
]);

function readSemicolon(sourceCode: SourceCode): ';' | '' {
  const statements = sourceCode.ast.body.filter(({ type }) => ENDS_WITH_SEMICOLON.has(type));
  if (statements.length === 0) return sourceCode.ast.tokens.length === 0 || hasSemicolonToken(sourceCode) ? ';' : '';
  const ended = statements.filter((statement) => isEnded(sourceCode, statement)).length;
  return ended * 2 >= statements.length ? ';' : '';
}

function hasSemicolonToken(sourceCode: SourceCode): boolean {
  return sourceCode.ast.tokens.some(({ value, type }) => type === 'Punctuator' && value === ';');
}

/** A semicolon on a line of its own guards the next statement; it does not end this one. */
function isEnded(sourceCode: SourceCode, statement: TSESTree.Node): boolean {
  const last = sourceCode.getLastToken(statement);
  return last?.value === ';' && readCodeEnd(sourceCode, statement) === statement.range[1];
}

function readIndent(sourceCode: SourceCode): string {
  for (const line of sourceCode.lines) {
    const space = /^(\t+|(?: {2}){1,2})\S/.exec(line)?.[1];
    if (space !== undefined && !/^\s*\*/.test(line)) return space.startsWith('\t') ? '\t' : space;
  }
  return '  ';
}

/**
 * Where the code of a statement ends. In files without semicolons a `;` that opens the next line belongs, for the
 * parser, to the statement above; text removed or inserted there must leave it alone.
 */
export function readCodeEnd(sourceCode: SourceCode, statement: TSESTree.Node): number {
  const last = sourceCode.getLastToken(statement);
  if (last?.value !== ';') return statement.range[1];
  const before = sourceCode.getTokenBefore(last);
  return before && before.range[0] >= statement.range[0] && before.loc.end.line !== last.loc.start.line
    ? before.range[1]
    : statement.range[1];
}

/** The white space that the line of an offset starts with. */
export function readLineIndent(sourceCode: SourceCode, offset: number): string {
  const start = findLineStart(sourceCode, offset);
  return /^[ \t]*/.exec(sourceCode.text.slice(start, offset))?.[0] ?? '';
}

export function findLineStart(sourceCode: SourceCode, offset: number): number {
  return sourceCode.getIndexFromLoc({ line: sourceCode.getLocFromIndex(offset).line, column: 0 });
}
