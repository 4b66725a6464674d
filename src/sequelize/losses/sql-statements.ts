import { HOLE } from '../../values/model/value.js';

/** What a statement takes away: tables and columns, or rows. */
export interface SqlLoss {
  readonly kind: 'drop' | 'delete';
  /** The statement as written, on one line and cut short. */
  readonly statement: string;
}

/** Comments, MySQL's `/*!` code, strings, quoted names, dollar quotes and the end of a statement. */
const TOKEN =
  /--[^\n]*|\/\*!\d*|\/\*[^]*?(?:\*\/|$)|'(?:[^']|'')*(?:'|$)|"(?:[^"]|"")*(?:"|$)|`[^`]*(?:`|$)|\$(\w*)\$[^]*?(?:\$\1\$|$)|;|[^;'"`$/-]+|[^]/g;

interface Statement {
  /** Comments are blanks, a string is `''`, a quoted name its number, `"0"`: what is left are keywords, plain names and holes. */
  masked: string;
  /** The quoted names, by their numbers. */
  readonly quoted: string[];
  written: string;
  /** Whether it has anything but blanks and comments so far. */
  isBegun: boolean;
}

function beginStatement(): Statement {
  return { masked: '', quoted: [], written: '', isBegun: false };
}

/** The statements of an SQL string that drop, truncate or delete every row. Nothing is run: the string is cut into tokens. */
export function readSqlLosses(text: string): readonly SqlLoss[] {
  return splitStatements(text).flatMap(({ masked, quoted, written }) => {
    const kind = judgeWithParts(masked.trim(), quoted);
    return kind ? [{ kind, statement: shorten(written) }] : [];
  });
}

/** Whether a statement of an SQL string adds rows to a table. */
export function addsRows(text: string): boolean {
  return splitStatements(text).some(({ masked }) => ADDITION.test(masked));
}

const ADDITION = /^\s*(?:(?:insert|replace|copy)\b|with\b[^]*\binsert\b)/i;

function splitStatements(text: string): readonly Statement[] {
  const statements: Statement[] = [beginStatement()];
  for (const [token] of text.matchAll(TOKEN)) {
    const last = statements.at(-1) as Statement;
    if (token === ';') statements.push(beginStatement());
    else if (isComment(token)) last.masked += ' ';
    else {
      const masked = maskToken(token, last);
      last.isBegun ||= masked.trim() !== '';
      last.masked += masked;
      last.written += token;
    }
  }
  return statements;
}

function isComment(token: string): boolean {
  return token.startsWith('--') || token.startsWith('/*');
}

/** MySQL's `#` comments count at the start of a statement only: elsewhere PostgreSQL has operators with it. */
function maskToken(token: string, { isBegun, quoted }: Statement): string {
  if (token.startsWith("'") || (token.startsWith('$') && token.length > 1)) return "''";
  if (token.startsWith('"') || token.startsWith('`')) return `"${String(quoted.push(token.slice(1, -1)) - 1)}"`;
  return isBegun ? token : token.replace(/^(?:\s*#[^\n]*(?:\n|$))+/, '');
}

/** Objects that hold no data of their own: dropping one loses nothing that a migration cannot make again. */
const WITHOUT_DATA =
  /^drop\s+(?:(?:unique|temporary|materialized|event)\s+)?(?:index|view|trigger|function|procedure|routine|aggregate|policy|rule|role|user|cast|operator|collation|statistics|publication|subscription|event|prepare)\b/i;
const TEMPORARY = /^drop\s+temporary\b/i;
/** `COLUMN` may be left out. What else a table can drop holds no data, but for a partition. */
const DROP_COLUMN = /^alter\s+table\b[^]*\bdrop\s+(?!(?:constraint|index|key|primary|foreign|check|default|not|expression|identity|period|clustering|rowversion|inherit)\b)["[\w\0]/i;
/** A condition that every row meets. */
const ALWAYS_TRUE = /\bwhere\s+(?:\(*\s*)?(?:true|1|(\d+|'')\s*=\s*\1)\s*\)*\s*$/i;
/**
 * `DELETE FROM` with the name of its table, schema and all; a hole may be a name or a part of one. MySQL and SQL Server have
 * `DELETE t FROM …`, too.
 */
const DELETE = /^delete\s+(?:(?!from\b|where\b)[^\s;]+\s+){0,4}?from\s+(?:only\s+)?(?:"\d+"|\[[^\]]*\]|\0?[\w$]*_\0|\0[\w$]*|[\w$]+)(?:\s*\.\s*(?:"\d+"|\[[^\]]*\]|\0?[\w$]*_\0|\0[\w$]*|[\w$]+))*/i;

/** The name of one part of a `WITH`, up to the parenthesis of its statement. */
const PART = /^[\s,]*("\d+"|\[[^\]]*\]|[\w$\0]+)\s*(?:\([^()]*\)\s*)?as\s*(?:(?:not\s+)?materialized\s*)?\(/i;

/**
 * A statement behind `WITH`, and those in its parts: PostgreSQL runs a `DELETE` in a part, too, but none further inside. A
 * `DELETE` from a part itself takes the rows that the part selects (SQL Server).
 */
function judgeWithParts(masked: string, quoted: readonly string[]): SqlLoss['kind'] | undefined {
  const start = /^with\b(?:\s+recursive\b)?/i.exec(masked);
  if (!start) return judgeStatement(masked);
  let rest = masked.slice(start[0].length);
  const names: string[] = [];
  const statements: string[] = [];
  for (let part = PART.exec(rest); part; part = PART.exec(rest)) {
    const end = findClosing(rest, part[0].length);
    names.push(part[1] ?? '');
    statements.push(rest.slice(part[0].length, end).trim());
    rest = rest.slice(end + 1);
  }
  // A hole may hold the parts.
  const last = rest.replace(/^[\s,]*(?:\0\s*)?/, '');
  const target = /^delete\s+from\s+(\[[^\]]*\]|[^\s;]+)/i.exec(last)?.[1];
  const isOfPart = target !== undefined && names.some((name) => readName(name, quoted) === readName(target, quoted));
  return [...statements, ...(isOfPart ? [] : [last])].map((statement) => judgeStatement(statement)).find((kind) => kind !== undefined);
}

/** A name without its quotes: databases differ in whether case counts, and none has two parts of one name. */
function readName(name: string, quoted: readonly string[]): string {
  const number = /^"(\d+)"$/.exec(name)?.[1];
  return (number === undefined ? name.replace(/^\[(.*)\]$/, '$1') : (quoted[Number(number)] ?? '')).toLowerCase();
}

/** Where the parenthesis closes that is open at `from`; the end where none does. */
function findClosing(text: string, from: number): number {
  let open = 1;
  for (let index = from; index < text.length; index += 1) {
    if (text[index] === '(') open += 1;
    else if (text[index] === ')') open -= 1;
    if (open === 0) return index;
  }
  return text.length;
}

function judgeStatement(masked: string): SqlLoss['kind'] | undefined {
  if (/^drop\b/i.test(masked)) return WITHOUT_DATA.test(masked) || TEMPORARY.test(masked) ? undefined : 'drop';
  if (DROP_COLUMN.test(masked)) return 'drop';
  if (/^truncate\b/i.test(masked)) return 'delete';
  const head = DELETE.exec(masked);
  if (!head) return undefined;
  const rest = masked.slice(head[0].length);
  // A hole behind the table may hold the condition; `JOIN … ON` and `USING … WHERE` are conditions.
  if (ALWAYS_TRUE.test(rest)) return 'delete';
  return rest.includes(HOLE) || /\b(?:where|join)\b/i.test(rest) ? undefined : 'delete';
}

/** Characters of a statement that a message quotes. Past it, the rest is cut. */
const LONGEST = 60;

function shorten(written: string): string {
  const line = written.replaceAll(HOLE, '…').replace(/\s+/g, ' ').trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST).trimEnd()}…` : line;
}
