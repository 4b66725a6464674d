// What the query interface changes in tables that are there. Each throws where a table, column or constraint is not.
import type { Constraint, Schema, TableSchema } from './schema.js';

function findTable(schema: Schema, name: string): TableSchema {
  const table = schema.tables.get(name);
  if (table === undefined) throw new Error(`changes the table '${name}', which no migration before it makes`);
  return table;
}

function findColumn(schema: Schema, name: string, column: string): TableSchema {
  const table = findTable(schema, name);
  if (!table.columns.has(column)) throw new Error(`changes the column '${column}' of the table '${name}', which no migration before it makes`);
  return table;
}

function keepNew(table: TableSchema, constraints: readonly Constraint[]): void {
  const known = new Set(table.constraints.map(({ text }) => text));
  table.constraints.push(...constraints.filter(({ text }) => !known.has(text)));
}

/** Gives a table the column that `made` has in a table of this name: a new one, or one that takes the place of the old. */
export function putColumn(schema: Schema, made: Schema, { name, column, isNew }: { readonly name: string; readonly column: string; readonly isNew: boolean }): void {
  const table = isNew ? findTable(schema, name) : findColumn(schema, name, column);
  const source = findColumn(made, name, column);
  schema.takeTypes(made);
  schema.takeComment(made, name, column);
  table.columns.set(column, source.columns.get(column) ?? '');
  keepNew(table, source.constraints);
  if (source.primaryKey.length > 0 && !table.primaryKey.includes(column)) table.primaryKey = [...table.primaryKey, column];
}

/** With a column go the keys and indexes that hold it. */
export function removeColumn(schema: Schema, name: string, column: string): void {
  const table = findColumn(schema, name, column);
  table.columns.delete(column);
  table.constraints = table.constraints.filter(({ columns }) => !columns.includes(column));
  table.primaryKey = table.primaryKey.filter((each) => each !== column);
}

function renameIn(text: string, before: string, after: string): string {
  return text.replace(new RegExp(`(?<![\\w$])${before.replaceAll(/[$()*+.?[\\\]^{|}-]/gu, String.raw`\$&`)}(?![\\w$])`, 'gu'), () => after);
}

/** The column keeps its place, and the keys and indexes that hold it keep theirs. */
export function renameColumn(schema: Schema, name: string, { before, after }: { readonly before: string; readonly after: string }): void {
  const table = findColumn(schema, name, before);
  const columns = [...table.columns].map(([column, definition]) => [column === before ? after : column, definition] as const);
  table.columns.clear();
  for (const [column, definition] of columns) table.columns.set(column, definition);
  const rename = (list: readonly string[]): readonly string[] => list.map((column) => (column === before ? after : column));
  table.primaryKey = rename(table.primaryKey);
  table.constraints = table.constraints.map((constraint) => (constraint.columns.includes(before)
    ? { ...constraint, columns: rename(constraint.columns), text: renameOwn(constraint.text, before, after) }
    : constraint));
  for (const [other, { constraints }] of schema.tables) {
    schema.tables.get(other)?.constraints.splice(0, constraints.length, ...constraints.map((constraint) => renameReference(constraint, { table: name, before, after })));
  }
}

/** In front of what a foreign key refers to, where a column of the same name may be. */
function renameOwn(text: string, before: string, after: string): string {
  const [own = '', ...referred] = text.split(' REFERENCES ');
  return [renameIn(own, before, after), ...referred].join(' REFERENCES ');
}

function renameReference(constraint: Constraint, { table, before, after }: { readonly table: string; readonly before: string; readonly after: string }): Constraint {
  const [own = '', referred] = constraint.text.split(' REFERENCES ');
  if (referred?.startsWith(`${table} `) !== true) return constraint;
  return { ...constraint, text: `${own} REFERENCES ${table} ${renameIn(referred.slice(table.length + 1), before, after)}` };
}

export function renameTable(schema: Schema, before: string, after: string): void {
  const table = findTable(schema, before);
  schema.tables.delete(before);
  schema.tables.set(after, table);
  for (const each of schema.tables.values()) {
    each.constraints = each.constraints.map((constraint) => {
      const [own = '', referred] = constraint.text.split(' REFERENCES ');
      return referred?.startsWith(`${before} `) === true ? { ...constraint, text: `${own} REFERENCES ${after}${referred.slice(before.length)}` } : constraint;
    });
  }
}

/** The names that PostgreSQL and MySQL give to keys without one. */
function listNames(name: string, { name: own, columns, text }: Constraint, index: number): readonly string[] {
  if (own !== undefined) return [own];
  const joined = [name, ...columns].join('_');
  if (text.startsWith('foreign key')) return [`${joined}_fkey`, `${name}_ibfk_${String(index + 1)}`];
  return [`${joined}_key`, ...columns];
}

/** Removes a key, index or check by its name, or by its columns. */
export function removeConstraint(schema: Schema, name: string, which: string | readonly string[]): void {
  const table = findTable(schema, name);
  const keys = table.constraints.filter(({ text }) => text.startsWith('foreign key'));
  const found = table.constraints.find((constraint) => (typeof which === 'string'
    ? listNames(name, constraint, keys.indexOf(constraint)).includes(which)
    : constraint.columns.join() === which.join() && !constraint.text.startsWith('foreign key')));
  if (found === undefined) throw new Error(`removes '${typeof which === 'string' ? which : which.join(', ')}' of the table '${name}', which no migration before it makes under this name`);
  table.constraints = table.constraints.filter((constraint) => constraint !== found);
}
