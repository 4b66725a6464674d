// The calls of the query interface that make a table: createTable, addIndex, addConstraint.
import { quoteString, Unwritable, writeObject, type ValueWriter } from './write-value.js';

type Properties = Readonly<Record<string, unknown>>;

/** A column, as `sync()` hands it to the query interface. */
export interface ColumnDefinition extends Properties {
  readonly field?: unknown;
  readonly references?: Properties;
}

/** An index, as `sync()` hands it to the query interface. */
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
}

export const SPELLINGS: readonly Spelling[] = [
  { isPlain: true, withField: false },
  { isPlain: false, withField: false },
  { isPlain: true, withField: true },
  { isPlain: false, withField: true },
];

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

/** Version 7 has strings, version 6 classes or their instances. */
function readDeferrable(deferrable: unknown): string {
  if (typeof deferrable === 'string') return deferrable;
  return typeof deferrable === 'function' ? deferrable.name : (deferrable as { readonly constructor: { readonly name: string } }).constructor.name;
}

interface ColumnPlace {
  readonly name: string;
  readonly spelling: Spelling;
  readonly withoutForeignKeys: boolean;
}

function writeColumn(writer: ValueWriter, column: ColumnDefinition, { name, spelling, withoutForeignKeys }: ColumnPlace): string {
  const { type, allowNull, references, defaultValue, unique, comment } = column;
  const refers = references !== undefined && !withoutForeignKeys;
  return writeObject({
    type: writer.dataType(type),
    ...pick(writer, column, ['primaryKey', 'autoIncrement', 'autoIncrementIdentity']),
    allowNull: typeof allowNull === 'boolean' ? String(allowNull) : undefined,
    defaultValue: isInDatabase(defaultValue) ? writer.value(defaultValue) : undefined,
    unique: unique === true ? 'true' : undefined,
    references: refers ? writeReferences(writer, references, spelling) : undefined,
    ...(refers ? pick(writer, column, ['onDelete', 'onUpdate']) : {}),
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
    return within(`the column '${own}'`, () => `    ${writeObject({ [own]: writeColumn(writer, column, { name: own, spelling, withoutForeignKeys }) }).slice(2, -2)},`);
  });
  const others = writeObject({ ...pick(writer, options, TABLE_OPTIONS), uniqueKeys: writeUniqueKeys(writer, options.uniqueKeys) });
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
}

export function writeCycleKey(writer: ValueWriter, { table, column, name, definition }: CycleKey, { isPlain }: Spelling): string {
  const { references = {} } = definition;
  return `  await queryInterface.addConstraint(${writer.table(table, isPlain)}, ${writeObject({
    type: quoteString('foreign key'),
    name: quoteString(name),
    fields: writer.value([column]),
    references: writeObject({ table: writer.table(readReferenced(references).table, isPlain), field: writer.value(references.key ?? 'id') }),
    ...pick(writer, definition, ['onDelete', 'onUpdate']),
    deferrable: references.deferrable === undefined ? undefined : `${writer.name('Deferrable')}.${readDeferrable(references.deferrable)}`,
  })});`;
}
