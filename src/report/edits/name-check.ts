import type { TSESTree } from '@typescript-eslint/utils';
import type { SyncCall } from '../../sequelize/facts.js';
import { readDottedName } from '../../syntax/names.js';
import { type InsertionPlace, matchInsertionPlace } from '../../syntax/statements.js';
import { isInside, findNamed } from '../../values/model/bindings.js';
import { type Edit, type FileStyle, joinEdits, readFileStyle, readLineIndent } from './edit.js';
import { readInstanceText } from './instance-text.js';
import type { SourceCode } from '../../syntax/source-code.js';

export interface NameCheckRequest {
  readonly major: 6 | 7;
  /** The instance as it is written where the receiver does not show it. */
  readonly instanceText?: string | undefined;
  /** The pattern that the name has to match. Default: `/_test$/`. */
  readonly pattern?: string | undefined;
}

/**
 * Writes a check of the database's name before the statement of a call, so that the call cannot be reached on another
 * database. The property with the name was read off running instances: v6 keeps it in `config.database`, v7 in
 * `options.replication.write.database`. Undefined where there is no place that runs right before the call, or the
 * receiver cannot be read twice.
 */
export function planDatabaseNameCheck(
  sourceCode: SourceCode,
  call: Pick<SyncCall, 'call' | 'receiver'>,
  request: NameCheckRequest,
): Edit | undefined {
  const instance = request.instanceText ?? readInstanceText(sourceCode, call, { filename: '', major: request.major });
  const place = instance === undefined ? undefined : matchInsertionPlace(call.call);
  if (!place || isDeclaredBy(sourceCode, call, place)) return undefined;
  const style = readFileStyle(sourceCode);
  const name = `${instance}.${request.major === 7 ? 'options.replication.write.database' : 'config.database'}`;
  const { quote, semicolon } = style;
  const lines = [
    `if (!${request.pattern ?? '/_test$/'}.test(${name})) {`,
    `${style.indent}throw new Error(${quote}Refusing to drop tables: the database is not a test database.${quote})${semicolon}`,
    '}',
  ];
  return insertLines(sourceCode, { place, lines, style });
}

/** `const db = new Sequelize(url), ready = db.sync(…)`: above that statement, `db` does not exist yet. */
function isDeclaredBy(sourceCode: SourceCode, { receiver, call }: Pick<SyncCall, 'call' | 'receiver'>, { node }: InsertionPlace): boolean {
  const root = receiver.node && readDottedName(receiver.node)?.[0];
  const definition = root === undefined ? undefined : findNamed(sourceCode, root, call)?.defs[0];
  return definition !== undefined && isInside(definition.node, node) && !/^(?:Function|Class)/.test(definition.node.type);
}

interface Insertion {
  readonly place: InsertionPlace;
  readonly lines: readonly string[];
  readonly style: FileStyle;
}

function insertLines(sourceCode: SourceCode, { place, lines, style }: Insertion): Edit {
  const { eol, indent, semicolon } = style;
  const [start, end] = place.node.range;
  const base = readLineIndent(sourceCode, start);
  if (place.kind === 'list') return [{ range: [start, start], text: lines.map((line) => line + eol + base).join('') }];
  const inner = base + indent;
  const head = `{${eol}${lines.map((line) => inner + line + eol).join('')}${inner}`;
  if (place.kind === 'body') return joinEdits([insertAt(start, head)], [insertAt(end, `${eol}${base}}`)]);
  const [open, close] = readParentheses(sourceCode, place.node);
  return joinEdits([insertAt(open, `${head}return `)], [insertAt(close, `${semicolon}${eol}${base}}`)]);
}

function insertAt(offset: number, text: string): { range: [number, number]; text: string } {
  return { range: [offset, offset], text };
}

/** An arrow's body with the parentheses around it. */
function readParentheses(sourceCode: SourceCode, body: TSESTree.Node): [number, number] {
  let [start, end] = body.range;
  let before = sourceCode.getTokenBefore(body);
  let after = sourceCode.getTokenAfter(body);
  while (before?.value === '(' && after?.value === ')' && isOwnParenthesis(sourceCode, before)) {
    start = before.range[0];
    end = after.range[1];
    before = sourceCode.getTokenBefore(before);
    after = sourceCode.getTokenAfter(after);
  }
  return [start, end];
}

/** The parenthesis right after an arrow opens its body. */
function isOwnParenthesis(sourceCode: SourceCode, token: TSESTree.Token): boolean {
  let before = sourceCode.getTokenBefore(token);
  while (before?.value === '(') before = sourceCode.getTokenBefore(before);
  return before?.value === '=>';
}
