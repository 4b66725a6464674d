import { findModelWithoutPrimaryKey, listColumns, listModels, readTableName, type Instance, type QueryInterface, type TableName } from './instance.js';

export interface RecordedTable extends TableName {
  /** SQL, in the order in which it is sent. */
  readonly statements: readonly string[];
}

/** What `sync()` sends. */
export interface Recording {
  readonly dialect: string;
  /** The major version of Sequelize. */
  readonly major: 6 | 7;
  /** In the order in which they are created. */
  readonly tables: readonly RecordedTable[];
  /** Sent before the first table and, for tables that refer to each other, after all of them. */
  readonly before: readonly string[];
  readonly after: readonly string[];
}

const DIALECTS = ['postgres', 'mysql', 'mariadb', 'sqlite', 'sqlite3', 'mssql'];
/** What asks and changes nothing. */
const LOOK_UP = /^\s*(?:SELECT|SHOW|DESCRIBE|EXPLAIN|PRAGMA\s+(?:INDEX|TABLE|FOREIGN_KEY_LIST))/iu;

function readDialect({ dialect }: Instance): string {
  const name = String(dialect?.name);
  if (!DIALECTS.includes(name)) throw new Error(`uses the dialect '${name}': baseline knows ${DIALECTS.join(', ')}`);
  return name;
}

/** Keeps what `sync()` sends, table by table. */
class Recorder {
  readonly before: string[] = [];
  readonly after: string[] = [];
  readonly tables: (TableName & { readonly statements: string[] })[] = [];
  /** Tables that refer to each other get their foreign keys in a second round. */
  isSecondRound = false;
  private current: string[] = this.before;

  add(sql: string): void {
    if (!LOOK_UP.test(sql)) this.current.push(sql.trim());
  }

  /** What follows belongs to this table. */
  begin(written: unknown): void {
    const statements: string[] = [];
    this.tables.push({ ...readTableName(written), statements });
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
    if (this.isSecondRound) this.current = this.after;
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
  const { createTable, ensureEnums, addIndex } = queryInterface;
  const answer = (found: unknown) => () => Promise.resolve(found);
  queryInterface.tableExists = (table) => Promise.resolve(recorder.visit(table));
  queryInterface.createTable = (table, ...rest) => {
    recorder.begin(table);
    return createTable.call(queryInterface, table, ...rest);
  };
  queryInterface.addIndex = (...args) => (recorder.isSecondRound ? Promise.resolve() : addIndex.call(queryInterface, ...args));
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

/** No connection is asked for, also not to read the numbers of the types that were made. */
function closeConnections(sequelize: Instance): void {
  // In version 7 the instance's own getter throws: the dialect has the manager.
  const managers = [sequelize.dialect?.connectionManager, sequelize.queryRaw === undefined ? sequelize.connectionManager : undefined];
  for (const manager of managers.filter((each) => each !== undefined)) {
    for (const name of ['_refreshDynamicOIDs', 'refreshDynamicOids']) Reflect.set(manager, name, () => Promise.resolve());
    Reflect.set(manager, 'getConnection', () => Promise.reject(new Error('asks for a connection while its statements are recorded')));
  }
}

/**
 * Records what `sync()` would send to a database without tables. Sends nothing; the instance is of no use afterwards.
 * Hooks are not run. Throws where the dialect is unknown or no model is defined.
 */
export async function recordSync(sequelize: Instance): Promise<Recording> {
  const dialect = readDialect(sequelize);
  if (listModels(sequelize).length === 0) throw new Error('defines no model: nothing to create');
  const keyless = findModelWithoutPrimaryKey(sequelize);
  if (keyless !== undefined) throw new Error(`defines the model '${keyless.name}' without a primary key: mark the column that tells its rows apart with primaryKey: true`);
  const isVersion7 = sequelize.queryRaw !== undefined;
  const queryInterface = isVersion7 ? sequelize.queryInterface : sequelize.getQueryInterface?.();
  if (queryInterface === undefined) throw new Error('uses a Sequelize that is neither version 6 nor 7');
  const recorder = new Recorder();
  const record = (sql: unknown, options: unknown) => {
    recorder.add(readSql(sql));
    // One row is asked for: there is none.
    return Promise.resolve(typeof options === 'object' && options !== null && 'plain' in options && options.plain === true ? undefined : []);
  };
  sequelize.query = record;
  if (isVersion7) sequelize.queryRaw = record;
  closeConnections(sequelize);
  answerLookUps(sequelize, queryInterface, recorder);
  // `match` guards what is destroyed: nothing is. Version 7 refuses the key.
  await sequelize.sync({ hooks: false, force: false, alter: false, ...(isVersion7 ? {} : { match: undefined }) });
  const { tables, before, after } = recorder;
  return { dialect, major: isVersion7 ? 7 : 6, tables, before, after };
}
