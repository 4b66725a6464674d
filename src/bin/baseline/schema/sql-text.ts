// The shape of the SQL that Sequelize writes: where its parts end. No dialect is parsed further.

const QUOTES = new Set(["'", '"', '`']);

/** The index after the string or quoted name that starts at `start`. */
function skipQuoted(sql: string, start: number, isEscaping: boolean): number {
  const quote = sql[start];
  let index = start + 1;
  while (index < sql.length && sql[index] !== quote) index += isEscaping && quote !== '`' && sql[index] === '\\' ? 2 : 1;
  return index + 1;
}

/** Whether a backslash escapes in the strings of a dialect. */
export function hasEscapes(dialect: string): boolean {
  return dialect === 'mysql' || dialect === 'mariadb';
}

/** The parts of SQL between separators outside of strings, quoted names, parentheses and brackets; trimmed, none empty. */
export function splitSql(sql: string, separator: ';' | ',' | ' ', dialect: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  let index = 0;
  while (index < sql.length) {
    const character = sql[index] ?? '';
    if (QUOTES.has(character)) {
      index = skipQuoted(sql, index, hasEscapes(dialect));
      continue;
    }
    if (character === '(' || character === '[') depth += 1;
    else if (character === ')' || character === ']') depth -= 1;
    else if (character === separator && depth === 0) {
      parts.push(sql.slice(start, index));
      start = index + 1;
    }
    index += 1;
  }
  parts.push(sql.slice(start));
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

/** The content of the parentheses that open at or after `start`, and what follows them. */
export function splitParentheses(sql: string, start: number, dialect: string): { readonly inside: string; readonly rest: string } | undefined {
  const open = sql.indexOf('(', start);
  if (open === -1) return undefined;
  let depth = 0;
  for (let index = open; index < sql.length; index += 1) {
    const character = sql[index] ?? '';
    if (QUOTES.has(character)) index = skipQuoted(sql, index, hasEscapes(dialect)) - 1;
    else if (character === '(') depth += 1;
    else if (character === ')') depth -= 1;
    if (depth === 0) return { inside: sql.slice(open + 1, index), rest: sql.slice(index + 1).trim() };
  }
  return undefined;
}

const ACTION = 'SET NULL|SET DEFAULT|NO ACTION|\\w+';

/** The actions of a foreign key; undefined where it has none. */
export function readActions(sql: string): { readonly onDelete: string | undefined; readonly onUpdate: string | undefined } {
  const read = (event: string): string | undefined => new RegExp(`\\bON ${event} (${ACTION})`, 'u').exec(sql)?.[1];
  return { onDelete: read('DELETE'), onUpdate: read('UPDATE') };
}

/** A foreign key without the name of its constraint, and with its actions in one order. */
export function readForeignKey(sql: string): string | undefined {
  const [, key, actions = ''] = /\b(FOREIGN KEY\s*\(.+?\)\s*REFERENCES .+?\(.+?\))(.*)$/su.exec(sql) ?? [];
  if (key === undefined) return undefined;
  const parts = actions.match(new RegExp(`ON (?:DELETE|UPDATE) (?:${ACTION})|(?:NOT )?DEFERRABLE[\\w ]*`, 'gu')) ?? [];
  return [key.replace(/\s+/gu, ' '), ...parts.map((part) => part.trim()).sort()].join(' ');
}
