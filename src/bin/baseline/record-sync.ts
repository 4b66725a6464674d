import type { ColumnDefinition, IndexDefinition, TableDefinition } from './write-table.js';
import { findModelWithoutPrimaryKey, listColumns, listModels, readTableName, type Instance, type QueryInterface, type TableName } from './instance.js';

/** What `sync()` calls and sends for one table. */
export interface TableCalls extends TableName {
  /** SQL, in the order in which it is sent. */
  readonly statements: readonly string[];
  readonly definition: TableDefinition;
}

/** A column that is changed when the table is there: `sync()` adds foreign keys so. */
export interface ColumnChange {
  readonly table: unknown;
  readonly column: string;
  readonly definition: ColumnDefinition;
  readonly statements: readonly string[];
}

/** What `sync()` calls and sends. */
export interface SyncCalls {
  readonly dialect: string;
  readonly major: 6 | 7;
  readonly queryInterface: QueryInterface;
  readonly tables: readonly TableCalls[];
  readonly before: readonly string[];
  readonly after: readonly ColumnChange[];
}

const DIALECTS = ['postgres', 'mysql', 'mariadb', 'sqlite', 'sqlite3', 'mssql'];
const NEWEST = '999.0.0';
/** What SQLite is told before and after tables that refer to each other: no part of a table, and not needed to make one. */
export const CONNECTION_SETTING = /^\s*PRAGMA\s+FOREIGN_KEYS\s*=/iu;
/** What asks and changes nothing. */
export const LOOK_UP = /^\s*(?:SELECT|SHOW|DESCRIBE|EXPLAIN|PRAGMA\s+(?:INDEX|TABLE|FOREIGN_KEY_LIST))/iu;

function readDialect({ dialect }: Instance): string {
  const name = String(dialect?.name);
  if (!DIALECTS.includes(name)) throw new Error(`uses the dialect '${name}': baseline knows ${DIALECTS.join(', ')}`);
  return name;
}

/** Keeps what `sync()` calls and sends, table by table. */
class Recorder {
  readonly before: string[] = [];
  readonly after: ColumnChange[] = [];
  readonly tables: (TableCalls & { readonly definition: { readonly indexes: IndexDefinition[] } })[] = [];
  /** Tables that refer to each other get their foreign keys in a second round. */
  isSecondRound = false;
  private current: string[] = this.before;

  add(sql: string): void {
    if (!LOOK_UP.test(sql) && !CONNECTION_SETTING.test(sql)) this.current.push(sql.trim());
  }

  /** What follows belongs to this table. */
  begin([table, columns, options, model]: readonly unknown[]): void {
    const statements: string[] = [];
    const given = options as TableDefinition['options'] | undefined;
    const uniqueKeys = given?.uniqueKeys ?? (model as TableDefinition['options'] | undefined)?.uniqueKeys;
    const definition = { table, columns: columns as TableDefinition['columns'], options: { ...given, uniqueKeys }, indexes: [] };
    this.tables.push({ ...readTableName(table), statements, definition });
    this.current = statements;
  }

  addIndex(index: IndexDefinition): void {
    this.tables.at(-1)?.definition.indexes.push(index);
  }

  /** What follows changes this column. */
  change([table, column, definition]: readonly unknown[]): void {
    const statements: string[] = [];
    this.after.push({ table, column: String(column), definition: definition as ColumnDefinition, statements });
    this.current = statements;
  }

  /** The names of the unique keys of the table that was begun last. */
  listUniqueKeys(): readonly string[] {
    return this.current.flatMap((sql) => [...sql.matchAll(UNIQUE_KEY)].map(([, constraint, key]) => constraint ?? key ?? ''));
  }

  /** Whether the table was created before: then the second round has begun. */
  visit(written: unknown): boolean {
    const { tableName, schema } = readTableName(written);
    this.isSecondRound ||= this.tables.some((table) => table.tableName === tableName && table.schema === schema);
    return this.isSecondRound;
  }
}

/** A unique key with a name, within CREATE TABLE: its index has that name, and sync() does not make it again. */
const UNIQUE_KEY = /CONSTRAINT\s+["`[]([^"`\]]+)["`\]]\s+UNIQUE\b|UNIQUE(?:\s+KEY|\s+INDEX)?\s+["`[]([^"`\]]+)["`\]]\s*\(/giu;

/** `sql` is text, or an object that holds it. */
function readSql(sql: unknown): string {
  return typeof sql === 'object' && sql !== null && 'query' in sql ? String(sql.query) : String(sql);
}

/** Answers as a database without tables would; in the second round, as one whose tables have their columns and nothing else. */
function answerLookUps(sequelize: Instance, queryInterface: QueryInterface, recorder: Recorder): void {
  const { createTable, ensureEnums, addIndex, changeColumn } = queryInterface;
  const answer = (found: unknown) => () => Promise.resolve(found);
  queryInterface.tableExists = (table) => Promise.resolve(recorder.visit(table));
  queryInterface.createTable = (...args) => {
    recorder.begin(args);
    return createTable.call(queryInterface, ...args);
  };
  queryInterface.addIndex = (table, index, ...rest) => {
    if (recorder.isSecondRound) return Promise.resolve();
    recorder.addIndex(index as IndexDefinition);
    return addIndex.call(queryInterface, table, index, ...rest);
  };
  queryInterface.changeColumn = (...args) => {
    recorder.change(args);
    return changeColumn.call(queryInterface, ...args);
  };
  if (ensureEnums) queryInterface.ensureEnums = (...args) => (recorder.isSecondRound ? Promise.resolve() : ensureEnums.call(queryInterface, ...args));
  queryInterface.describeTable = (table) => Promise.resolve(describeColumns(sequelize, readTableName(table)));
  queryInterface.showIndex = () => Promise.resolve(recorder.listUniqueKeys().map((name) => ({ name })));
  queryInterface.showConstraints = answer([]);
  queryInterface.getForeignKeyReferencesForTable = answer([]);
}

function describeColumns(sequelize: Instance, { tableName, schema }: TableName): object {
  const model = listModels(sequelize).find((each) => {
    const own = readTableName(each.getTableName());
    return own.tableName === tableName && own.schema === schema;
  });
  return Object.fromEntries((model ? listColumns(model) : []).map((column) => [column, {}]));
}

/** No connection is opened, not even to read the numbers of the types that were made. */
function closeConnections(sequelize: Instance): void {
  // In version 7 the instance's own getter throws: the dialect has the manager.
  const managers = [sequelize.dialect?.connectionManager, sequelize.queryRaw === undefined ? sequelize.connectionManager : undefined];
  for (const manager of managers.filter((each) => each !== undefined)) {
    for (const name of ['_refreshDynamicOIDs', 'refreshDynamicOids']) Reflect.set(manager, name, () => Promise.resolve());
    Reflect.set(manager, 'getConnection', () => Promise.reject(new Error('asks for a connection while its statements are recorded')));
  }
}

/** Passes every statement that the instance would send to `add`; nothing is sent. */
export function divertStatements(sequelize: Instance, add: (sql: string) => void): void {
  const record = (sql: unknown, options: unknown): Promise<unknown> => new Promise((resolve) => {
    add(readSql(sql));
    // One row is asked for: there is none.
    resolve(typeof options === 'object' && options !== null && 'plain' in options && options.plain === true ? undefined : []);
  });
  sequelize.query = record;
  if (sequelize.queryRaw !== undefined) sequelize.queryRaw = record;
}

/** The statements that `run` sends, without those that look something up. */
export async function recordStatements(sequelize: Instance, run: () => Promise<void>): Promise<readonly string[]> {
  const statements: string[] = [];
  divertStatements(sequelize, (sql) => { if (!LOOK_UP.test(sql)) statements.push(sql.trim()); });
  await run();
  return statements;
}

function refuseModels(sequelize: Instance): void {
  if (listModels(sequelize).length === 0) throw new Error('defines no model: nothing to create');
  const keyless = findModelWithoutPrimaryKey(sequelize);
  if (keyless !== undefined) throw new Error(`defines the model '${keyless.name}' without a primary key: mark the column that tells its rows apart with primaryKey: true`);
}

function resolveQueryInterface(sequelize: Instance): QueryInterface {
  const found = sequelize.queryRaw === undefined ? sequelize.getQueryInterface?.() : sequelize.queryInterface;
  if (found === undefined) throw new Error('uses a Sequelize that is neither version 6 nor 7');
  return found;
}

/**
 * Records what `sync()` would call and send on a database without tables. Sends nothing; the instance is of no use for a
 * database afterwards. Hooks are not run. Throws where the dialect is unknown, no model is defined, or one has no primary key.
 */
export async function recordSync(sequelize: Instance): Promise<SyncCalls> {
  const dialect = readDialect(sequelize);
  refuseModels(sequelize);
  const isVersion7 = sequelize.queryRaw !== undefined;
  const queryInterface = resolveQueryInterface(sequelize);
  // Only a connection knows the version, and some SQL needs it. The option `databaseVersion` says another.
  if (sequelize.getDatabaseVersionIfExist?.() === null) sequelize.setDatabaseVersion?.(NEWEST);
  const recorder = new Recorder();
  divertStatements(sequelize, (sql) => { recorder.add(sql); });
  closeConnections(sequelize);
  const own = Object.getOwnPropertyDescriptors(queryInterface);
  answerLookUps(sequelize, queryInterface, recorder);
  // `match` guards what is destroyed: nothing is. Version 7 refuses the key.
  await sequelize.sync({ hooks: false, force: false, alter: false, ...(isVersion7 ? {} : { match: undefined }) });
  for (const name of Object.keys(queryInterface)) if (!Object.hasOwn(own, name)) Reflect.deleteProperty(queryInterface, name);
  Object.defineProperties(queryInterface, own);
  const { tables, before, after } = recorder;
  return { dialect, major: isVersion7 ? 7 : 6, queryInterface, tables, before, after };
}
