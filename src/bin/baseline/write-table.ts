// The calls of the query interface that make a table: createTable, addIndex, addConstraint.
import { readTableName } from './instance.js';
import { quoteString, Unwritable, writeObject, type ValueWriter } from './write-value.js';

type Properties = Readonly<Record<string, unknown>>;

/** A column, as `sync()` passes it to the query interface. */
export interface ColumnDefinition extends Properties {
  readonly field?: unknown;
  readonly references?: Properties;
}

/** An index, as `sync()` passes it to the query interface. */
export interface IndexDefinition extends Properties {
  readonly fields?: readonly unknown[];
}

/** What `sync()` asks the query interface to make for one table. */
export interface TableDefinition {
  readonly table: unknown;
  readonly columns: Readonly<Record<string, ColumnDefinition>>;
  readonly options: Properties;
  readonly indexes: readonly IndexDefinition[];
}

/** How a table is written: some dialects want what others can do without. */
export interface Spelling {
  /** By its name, without the schema. */
  readonly isPlain: boolean;
  /** With the column's name in its definition: enums of SQL Server are checks, which name it. */
  readonly withField: boolean;
  /** With the actions of a foreign key to the same table: in SQL Server there are none, and sync() leaves them out. */
  readonly withOwnActions: boolean;
  /** With the unique keys within createTable: version 7 takes none for SQLite, where sync() adds them as indexes. */
  readonly withUniqueKeys: boolean;
}

const BOTH = [true, false];

/** The shortest first. */
export const SPELLINGS: readonly Spelling[] = BOTH.flatMap((withUniqueKeys) => BOTH.flatMap((withOwnActions) =>
  BOTH.flatMap((withoutField) => BOTH.map((isPlain) => ({ isPlain, withField: !withoutField, withOwnActions, withUniqueKeys })))));

const TABLE_OPTIONS = ['comment', 'engine', 'charset', 'collate', 'rowFormat', 'initialAutoIncrement'];
const INDEX_OPTIONS = ['name', 'unique', 'type', 'using', 'where', 'operator', 'parser', 'concurrently', 'include'];

function pick(writer: ValueWriter, from: Properties, names: readonly string[]): Record<string, string | undefined> {
  const isGiven = (value: unknown): boolean => value !== undefined && value !== null && value !== '' && value !== false;
  return Object.fromEntries(names.map((name) => [name, isGiven(from[name]) ? writer.value(from[name]) : undefined]));
}

/** Functions, and what Sequelize works out in JavaScript, are no part of a table. */
function isInDatabase(value: unknown): boolean {
  if (value === undefined || typeof value === 'function') return false;
  const type = (value ?? {}) as { readonly key?: unknown; readonly getDataTypeId?: () => unknown };
  const id = type.getDataTypeId === undefined ? type.key : type.getDataTypeId();
  return !(id === 'NOW' || id === 'UUIDV1' || id === 'UUIDV4');
}

/** Version 7 says `table`, and throws where `model` is read. */
function readReferenced(references: Properties): { readonly word: 'model' | 'table'; readonly table: unknown } {
  return 'table' in references ? { word: 'table', table: references.table } : { word: 'model', table: references.model };
}

function writeReferences(writer: ValueWriter, references: Properties, spelling: Spelling): string {
  const { key, deferrable } = references;
  const { word, table } = readReferenced(references);
  return writeObject({
    [word]: writer.table(table, spelling.isPlain),
    key: writer.value(key ?? 'id'),
    deferrable: deferrable === undefined ? undefined : `${writer.name('Deferrable')}.${readDeferrable(deferrable)}`,
  });
}

function writeForeignKey(writer: ValueWriter, column: ColumnDefinition & { readonly references: Properties }, { table, spelling }: Pick<ColumnPlace, 'table' | 'spelling'>): Record<string, string | undefined> {
  const { references } = column;
  const acts = spelling.withOwnActions || !isSameTable(readReferenced(references).table, table);
  return { references: writeReferences(writer, references, spelling), ...(acts ? pick(writer, column, ['onDelete', 'onUpdate']) : {}) };
}

/** Version 7 has strings, version 6 classes or their instances. */
function readDeferrable(deferrable: unknown): string {
  if (typeof deferrable === 'string') return deferrable;
  return typeof deferrable === 'function' ? deferrable.name : (deferrable as { readonly constructor: { readonly name: string } }).constructor.name;
}

interface ColumnPlace {
  readonly table: unknown;
  readonly name: string;
  readonly spelling: Spelling;
  readonly withoutForeignKeys: boolean;
}

/** Two tables, written as strings or with their schema, are one. */
function isSameTable(one: unknown, other: unknown): boolean {
  const [a, b] = [readTableName(one), readTableName(other)];
  return a.tableName === b.tableName && a.schema === b.schema;
}

function writeColumn(writer: ValueWriter, column: ColumnDefinition, { table, name, spelling, withoutForeignKeys }: ColumnPlace): string {
  const { type, allowNull, references, defaultValue, unique, comment } = column;
  return writeObject({
    type: writer.dataType(type),
    ...pick(writer, column, ['primaryKey', 'autoIncrement', 'autoIncrementIdentity']),
    allowNull: typeof allowNull === 'boolean' ? String(allowNull) : undefined,
    defaultValue: isInDatabase(defaultValue) ? writer.value(defaultValue) : undefined,
    unique: unique === true ? 'true' : undefined,
    ...(references === undefined || withoutForeignKeys ? {} : writeForeignKey(writer, { ...column, references }, { table, spelling })),
    comment: typeof comment === 'string' && comment !== '' ? quoteString(comment) : undefined,
    field: spelling.withField ? quoteString(name) : undefined,
  });
}

/** Unique keys over several columns, or with a name. Those of one column that has `unique: true` are in its definition. */
function writeUniqueKeys(writer: ValueWriter, keys: unknown): string | undefined {
  const named = Object.entries((keys ?? {}) as Readonly<Record<string, Properties>>).filter(([, { customIndex }]) => customIndex !== false);
  return named.length === 0 ? undefined : writeObject(Object.fromEntries(named.map(([name, { fields }]) => [name, writeObject({ fields: writer.value(fields) })])));
}

function writeIndex(writer: ValueWriter, table: string, index: IndexDefinition): string {
  const { fields = [] } = index;
  const options = pick(writer, index, INDEX_OPTIONS);
  const isPlain = fields.every((field) => typeof field === 'string');
  if (isPlain) return `  await queryInterface.addIndex(${table}, ${writer.value(fields)}, ${writeObject(options)});`;
  return `  await queryInterface.addIndex(${table}, ${writeObject({ fields: writer.value(fields), ...options })});`;
}

/** Names the column or index of which a value cannot be written. */
function within<Result>(place: string, write: () => Result): Result {
  try {
    return write();
  } catch (error) {
    throw error instanceof Unwritable ? new Unwritable(`${place} ${error.message}`) : error;
  }
}

/** The lines that make a table. Throws `Unwritable`. */
export function writeTable(writer: ValueWriter, { table, columns, options, indexes }: TableDefinition, spelling: Spelling): readonly string[] {
  const name = writer.table(table, spelling.isPlain);
  const withoutForeignKeys = options.withoutForeignKeyConstraints === true;
  const written = Object.entries(columns).map(([key, column]) => {
    const own = typeof column.field === 'string' ? column.field : key;
    return within(`the column '${own}'`, () => `    ${writeObject({ [own]: writeColumn(writer, column, { table, name: own, spelling, withoutForeignKeys }) }).slice(2, -2)},`);
  });
  const others = writeObject({ ...pick(writer, options, TABLE_OPTIONS), uniqueKeys: spelling.withUniqueKeys ? writeUniqueKeys(writer, options.uniqueKeys) : undefined });
  return [
    `  await queryInterface.createTable(${name}, {`,
    ...written,
    others === '{}' ? '  });' : `  }, ${others});`,
    ...indexes.map((index) => within(`the index '${String(index.name)}'`, () => writeIndex(writer, name, index))),
  ];
}

/** A foreign key between tables that refer to each other, which is added when both are there. */
export interface CycleKey {
  readonly table: unknown;
  readonly column: string;
  readonly name: string;
  readonly definition: ColumnDefinition;
  /** Those that are sent, in SQL: a dialect may leave out what the definition holds. */
  readonly actions: { readonly onDelete: string | undefined; readonly onUpdate: string | undefined };
}

export function writeCycleKey(writer: ValueWriter, { table, column, name, definition, actions }: CycleKey, { isPlain }: Spelling): string {
  const { references = {} } = definition;
  return `  await queryInterface.addConstraint(${writer.table(table, isPlain)}, ${writeObject({
    type: quoteString('foreign key'),
    name: quoteString(name),
    fields: writer.value([column]),
    references: writeObject({ table: writer.table(readReferenced(references).table, isPlain), field: writer.value(references.key ?? 'id') }),
    ...pick(writer, actions, ['onDelete', 'onUpdate']),
    deferrable: references.deferrable === undefined ? undefined : `${writer.name('Deferrable')}.${readDeferrable(references.deferrable)}`,
  })});`;
}
