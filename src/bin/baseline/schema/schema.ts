// The tables that statements of Sequelize make, one after the other: what a database would hold that runs them.
import { readForeignKey, splitParentheses, splitSql } from './sql-text.js';

/** A key, an index or a check of a table. Names that a database may choose are no part of it. */
export interface Constraint {
  readonly name: string | undefined;
  readonly columns: readonly string[];
  /** In words of SQL, without the name: two of the same text are the same. */
  readonly text: string;
}

export interface TableSchema {
  /** Column by name: type and default, without keys. */
  readonly columns: Map<string, string>;
  primaryKey: readonly string[];
  constraints: Constraint[];
}

const IDENTIFIER = String.raw`(?:"[^"]+"|\x60[^\x60]+\x60|\[[^\]]+\]|[\w$]+)`;
const NAME = String.raw`${IDENTIFIER}(?:\.${IDENTIFIER})*`;
const pattern = (text: string): RegExp => new RegExp(text.replaceAll('NAME', `(${NAME})`), 'isu');

const CREATE_TABLE = pattern(String.raw`^(?:IF OBJECT_ID\(.+?\) IS NULL )?CREATE TABLE (?:IF NOT EXISTS )?NAME(?=\s*\()`);
const CREATE_INDEX = pattern(String.raw`^CREATE (UNIQUE )?(?:\w+ )?INDEX (?:CONCURRENTLY )?NAME ON NAME(.*)$`);
const ADD_INDEX = pattern(String.raw`^ALTER TABLE NAME ADD (UNIQUE )?(?:FULLTEXT |SPATIAL )?INDEX NAME(.*)$`);
const ADD_CONSTRAINT = pattern(String.raw`^ALTER TABLE NAME\s+ADD ((?:CONSTRAINT|UNIQUE|FOREIGN|CHECK|PRIMARY)\b.*)$`);
const CREATE_TYPE = pattern(String.raw`CREATE TYPE NAME AS ENUM\s*(?=\()`);
const ADD_VALUE = pattern(String.raw`^ALTER TYPE NAME ADD VALUE (?:IF NOT EXISTS )?('(?:[^']|'')*')(?: (BEFORE|AFTER) ('(?:[^']|'')*'))?$`);
const COMMENT = pattern(String.raw`^COMMENT ON COLUMN NAME IS (.*)$`);
/** Nothing that is compared. */
const WITHOUT_EFFECT = /^(?:COMMENT ON TABLE|DROP TYPE|CREATE EXTENSION|CREATE SCHEMA|EXEC sp_addextendedproperty|SET )/isu;

/** Names as they are compared: without quotes, and without the schema that a table has by default. */
export function readName(written: string): string {
  const parts = written.match(new RegExp(IDENTIFIER, 'gu')) ?? [];
  const plain = parts.map((part) => part.replace(/^["`[]|["`\]]$/gu, ''));
  return (plain.length > 1 && /^(?:public|dbo)$/u.test(plain[0] ?? '') ? plain.slice(1) : plain).join('.');
}

function readColumns(list: string, dialect: string): readonly string[] {
  return splitSql(list, ',', dialect).map((column) => /^[^\s(]+$/u.test(column) || /^["`[]/u.test(column) ? readName(new RegExp(`^${IDENTIFIER}`, 'u').exec(column)?.[0] ?? column) : column);
}

interface WrittenIndex {
  readonly isUnique: boolean;
  readonly name: string;
  readonly table: string;
  /** Its columns, in parentheses, and the text around them. */
  readonly rest: string;
}

function matchIndex(sql: string): WrittenIndex | undefined {
  const created = CREATE_INDEX.exec(sql);
  if (created) return { isUnique: created[1] !== undefined, name: created[2] ?? '', table: created[3] ?? '', rest: created[4] ?? '' };
  const added = ADD_INDEX.exec(sql);
  return added ? { isUnique: added[2] !== undefined, table: added[1] ?? '', name: added[3] ?? '', rest: added[4] ?? '' } : undefined;
}

/** An order, a collation, or another kind of index than the usual one. */
const NOT_PLAIN = /\b(?:ASC|DESC|COLLATE)\b|^\s*USING (?!BTREE)/iu;

/** Folds statements into tables. */
export class Schema {
  readonly tables = new Map<string, TableSchema>();
  /** The values of an enum of PostgreSQL, as they are written, by the name of its type. */
  private readonly types = new Map<string, string[]>();
  private readonly comments = new Map<string, string>();

  constructor(readonly dialect: string) {}

  /** Applies one statement. False where it is not understood: then nothing changed. */
  apply(sql: string): boolean {
    const parts = splitSql(sql, ';', this.dialect);
    return parts.every((part) => this.applyPart(part.replace(/\s+/gu, ' ')));
  }

  private applyPart(sql: string): boolean {
    const type = CREATE_TYPE.exec(sql);
    if (type) return this.createType(type[1] ?? '', sql, type.index + type[0].length);
    return WITHOUT_EFFECT.test(sql) || this.createTable(sql) || this.createIndex(sql) || this.alter(sql);
  }

  /** Version 6 writes it within a string, where quotes are doubled. */
  private createType(name: string, sql: string, start: number): boolean {
    const isQuoted = sql.startsWith('DO ');
    const values = splitParentheses(isQuoted ? sql.replaceAll("''", "'") : sql, isQuoted ? sql.slice(0, start).replaceAll("''", "'").length : start, this.dialect);
    if (values && !this.types.has(readName(name))) this.types.set(readName(name), [...splitSql(values.inside, ',', this.dialect)]);
    return values !== undefined;
  }

  private createTable(sql: string): boolean {
    const found = CREATE_TABLE.exec(sql);
    const body = found && splitParentheses(sql, found[0].length, this.dialect);
    if (!found || !body) return false;
    const name = readName(found[1] ?? '');
    if (this.tables.has(name)) return true;
    const table: TableSchema = { columns: new Map(), primaryKey: [], constraints: [] };
    this.tables.set(name, table);
    for (const element of splitSql(body.inside, ',', this.dialect)) this.addElement(table, element);
    return true;
  }

  private addElement(table: TableSchema, element: string): void {
    if (/^(?:CONSTRAINT|PRIMARY KEY|UNIQUE|FOREIGN KEY|CHECK)\b/iu.test(element)) {
      this.addConstraint(table, element);
      return;
    }
    const [written = ''] = new RegExp(`^${IDENTIFIER}`, 'u').exec(element) ?? [];
    this.addColumn(table, readName(written), element.slice(written.length).trim());
  }

  /** A column, whose definition may hold keys. */
  private addColumn(table: TableSchema, column: string, definition: string): void {
    const words = [...splitSql(definition, ' ', this.dialect)];
    const references = words.findIndex((word) => /^REFERENCES$/iu.test(word));
    const key = references === -1 ? [] : words.splice(references);
    if (key.length > 0) this.addConstraint(table, `FOREIGN KEY (${column}) ${key.join(' ')}`);
    const primary = words.findIndex((word, index) => /^PRIMARY$/iu.test(word) && /^KEY$/iu.test(words[index + 1] ?? ''));
    if (primary !== -1) {
      words.splice(primary, 2);
      table.primaryKey = [...table.primaryKey, column];
    }
    const unique = words.findIndex((word) => /^UNIQUE$/iu.test(word));
    if (unique !== -1) {
      words.splice(unique, 1);
      this.addConstraint(table, `UNIQUE (${column})`);
    }
    table.columns.set(column, words.join(' '));
  }

  private addConstraint(table: TableSchema, written: string): void {
    const name = new RegExp(`^CONSTRAINT (${IDENTIFIER}) `, 'iu').exec(written)?.[1];
    const text = name === undefined ? written : written.slice(`CONSTRAINT ${name} `.length);
    const key = /^UNIQUE (?:KEY |INDEX )?/iu.test(text) ? new RegExp(`^UNIQUE (?:KEY |INDEX )?(${IDENTIFIER})?\\s*(?=\\()`, 'iu').exec(text)?.[1] : undefined;
    const columns = readColumns(splitParentheses(text, 0, this.dialect)?.inside ?? '', this.dialect);
    const own = name ?? key;
    if (/^PRIMARY KEY/iu.test(text)) table.primaryKey = columns;
    else this.keep(table, { name: own === undefined ? undefined : readName(own), columns, text: describeConstraint(text, columns, this.dialect) });
  }

  /** The same key may be written twice: in the definition of a column, and as an index. */
  private keep(table: TableSchema, constraint: Constraint): void {
    if (!table.constraints.some(({ text, name }) => text === constraint.text && (name === undefined || name === constraint.name))) table.constraints.push(constraint);
  }

  private createIndex(sql: string): boolean {
    const found = matchIndex(sql);
    const table = found && this.tables.get(readName(found.table));
    if (!found || !table) return false;
    const { inside, rest } = splitParentheses(found.rest, 0, this.dialect) ?? { inside: '', rest: '' };
    const columns = readColumns(inside, this.dialect);
    const isPlain = rest === '' && columns.every((column) => table.columns.has(column)) && !NOT_PLAIN.test(found.rest);
    const described = isPlain ? `(${columns.join(', ')})` : found.rest.trim().replaceAll(/["`]/gu, '');
    this.keep(table, { name: readName(found.name), columns, text: `${found.isUnique ? 'unique' : 'index'} ${described}` });
    return true;
  }

  private alter(sql: string): boolean {
    const constraint = ADD_CONSTRAINT.exec(sql);
    const table = constraint && this.tables.get(readName(constraint[1] ?? ''));
    if (table) {
      this.addConstraint(table, constraint[2] ?? '');
      return true;
    }
    const comment = COMMENT.exec(sql);
    if (comment) this.comments.set(readName(comment[1] ?? ''), comment[2] ?? '');
    return comment !== null || this.addValue(sql);
  }

  private addValue(sql: string): boolean {
    const [, name, value, side, other] = ADD_VALUE.exec(sql) ?? [];
    const values = name === undefined ? undefined : this.types.get(readName(name));
    if (values === undefined || value === undefined) return false;
    const place = other === undefined ? values.length : values.indexOf(other) + (/after/iu.test(side ?? '') ? 1 : 0);
    if (!values.includes(value)) values.splice(place, 0, value);
    return true;
  }

  /** Type, default and comment of a column, as two of the same meaning are written alike. */
  describeColumn(name: string, column: string): string {
    const table = this.tables.get(name);
    const written = (table?.columns.get(column) ?? '').replace(/ ?\bDEFAULT NULL\b/u, '').replace(/(?<!NOT )\bNULL\b(?=$| )/u, '').replace(/^TIMESTAMP\(6\)/u, 'TIMESTAMP');
    const required = table?.primaryKey.includes(column) === true ? written.replace(/ ?\bNOT NULL\b/u, '') : written;
    const words = splitSql(required, ' ', this.dialect).map((word) => this.describeType(word));
    const comment = this.comments.get(`${name}.${column}`);
    return [...words, ...(comment === undefined || /^(?:NULL|'')$/u.test(comment) ? [] : [`COMMENT ${comment}`])].join(' ');
  }

  /** An enum by its values. */
  private describeType(word: string): string {
    const [, name = '', array = ''] = /^(.*?)((?:\[\])*)$/u.exec(word) ?? [];
    const values = this.types.get(readName(name));
    return values === undefined || !/^["\w]/u.test(word) ? word : `ENUM(${values.join(', ')})${array}`;
  }

  /** Takes over the enums of another one, whose values are newer. */
  takeTypes(other: Schema): void {
    for (const [name, values] of other.types) this.types.set(name, values);
  }

  /** Takes over the comment of a column, or that it has none. */
  takeComment(other: Schema, name: string, column: string): void {
    const key = `${name}.${column}`;
    this.comments.set(key, other.comments.get(key) ?? 'NULL');
  }
}

function describeConstraint(text: string, columns: readonly string[], dialect: string): string {
  const key = readForeignKey(text);
  if (key !== undefined) return key.replaceAll(/["`[\]]/gu, '').replace(/^FOREIGN KEY/u, 'foreign key').replace(/REFERENCES (?:public|dbo)\./u, 'REFERENCES ');
  if (/^UNIQUE/iu.test(text)) return `unique (${columns.join(', ')})`;
  return `check (${splitParentheses(text, 0, dialect)?.inside ?? ''})`;
}
