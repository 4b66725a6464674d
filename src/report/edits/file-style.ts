import type { TSESTree } from '@typescript-eslint/utils';
import type { SourceCode } from '../../syntax/source-code.js';

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
