// Runs migrations without a database, and keeps what they would make of an empty one. What cannot be followed is said.
import { AsyncLocalStorage } from 'node:async_hooks';
import path from 'node:path';
import { readTableName, type Instance, type QueryInterface } from './instance.js';
import { loadModule } from './load-module.js';
import { CONNECTION_SETTING, divertStatements, LOOK_UP } from './record-sync.js';
import { putColumn, removeColumn, removeConstraint, renameColumn, renameTable } from './schema/changes.js';
import { Schema } from './schema/schema.js';
import { splitSql } from './schema/sql-text.js';

type Step = (...args: readonly unknown[]) => unknown;

/** Changes rows, and no table. */
const ROWS = /^\s*(?:INSERT|UPDATE|DELETE|MERGE|REPLACE)\b/iu;
/** SQL that the query interface has no call for. */
const FOLLOWED_SQL = /^\s*(?:ALTER TYPE \S+ ADD VALUE|CREATE EXTENSION|CREATE SCHEMA|DROP TYPE|SET )/iu;
const HARMLESS = new Set([
  'bulkInsert', 'bulkUpdate', 'bulkDelete', 'insert', 'update', 'delete', 'upsert', 'increment', 'decrement',
  'createSchema', 'dropSchema', 'dropAllEnums', 'createFunction', 'dropFunction', 'renameFunction', 'createTrigger', 'dropTrigger', 'renameTrigger', 'createDatabase', 'dropDatabase',
]);
const PLAIN = /^(?:quote|escape|(?:start|commit|rollback)Transaction$|constructor$|toString$|setIsolationLevel$)/u;

function shorten(sql: string): string {
  const line = sql.replace(/\s+/gu, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}

function readTable(written: unknown, ownSchema: string | undefined): string {
  const { tableName, schema = ownSchema } = readTableName(written);
  return schema === undefined || /^(?:public|dbo)$/u.test(schema) ? tableName : `${schema}.${tableName}`;
}

/** Follows the calls of migrations. */
class Follower {
  /** Why the migration that runs cannot be followed; it may have caught what was thrown. */
  refusal: string | undefined;
  /** Whether the SQL of the migration that runs is that of the baseline. */
  isBaseline = false;
  readonly schema: Schema;
  private readonly collected = new AsyncLocalStorage<string[]>();

  /** `ownSchema`: where a table without a schema is. */
  constructor(private readonly real: QueryInterface, dialect: string, private readonly ownSchema: string | undefined) {
    this.schema = new Schema(dialect);
  }

  private read(table: unknown): string {
    return readTable(table, this.ownSchema);
  }

  private refuse(why: string): never {
    this.refusal ??= why;
    throw new Error(why);
  }

  /** A statement that the instance would send: by a call that is followed, or of the migration's own. */
  take(sql: string): void {
    const statements = this.collected.getStore();
    if (statements) {
      statements.push(sql);
      return;
    }
    if (CONNECTION_SETTING.test(sql)) return;
    if (LOOK_UP.test(sql)) this.refuse(`reads the database: ${shorten(sql)}`);
    const isRows = ROWS.test(sql) && !/\bRETURNING\b/iu.test(sql) && splitSql(sql, ';', this.schema.dialect).every((part) => ROWS.test(part));
    if (isRows) return;
    if (!(this.isBaseline || FOLLOWED_SQL.test(sql)) || !this.schema.apply(sql)) this.refuse(`sends SQL of its own: ${shorten(sql)}`);
  }

  /** What a call of the real query interface sends. */
  private async collect(run: () => unknown): Promise<readonly string[]> {
    const statements: string[] = [];
    await this.collected.run(statements, async () => { await run(); });
    return statements.filter((sql) => !LOOK_UP.test(sql));
  }

  private apply(schema: Schema, statements: readonly string[]): void {
    for (const sql of statements) if (!schema.apply(sql)) this.refuse(`sends what is not followed: ${shorten(sql)}`);
  }

  private async applyCall(name: 'createTable' | 'addIndex' | 'addConstraint', args: readonly unknown[]): Promise<void> {
    const table = this.read(args[0]);
    if (name !== 'createTable' && !this.schema.tables.has(table)) this.refuse(`changes the table '${table}', which no migration before it makes`);
    this.apply(this.schema, await this.collect(() => this.real[name](...args)));
  }

  /** The column as a table would have it that is made with it. */
  private async makeColumn(table: unknown, column: string, definition: unknown): Promise<Schema> {
    const made = new Schema(this.schema.dialect);
    const isPlain = Object.getPrototypeOf(definition) === Object.prototype;
    const columns = { [column]: isPlain ? { ...(definition as object), field: column } : definition };
    this.apply(made, await this.collect(() => this.real.createTable(table, columns, {})));
    return made;
  }

  private async put(args: readonly unknown[], isNew: boolean): Promise<void> {
    const [table, column, definition] = args;
    if (definition === undefined || definition === null) this.refuse('adds or changes a column without saying how');
    putColumn(this.schema, await this.makeColumn(table, String(column), definition), { name: this.read(table), column: String(column), isNew });
  }

  private readonly steps: Readonly<Record<string, Step>> = {
    createTable: (...args) => this.applyCall('createTable', args),
    addIndex: (...args) => this.applyCall('addIndex', args),
    addConstraint: (...args) => this.applyCall('addConstraint', args),
    addColumn: (...args) => this.put(args, true),
    changeColumn: (...args) => this.put(args, false),
    removeColumn: (table, column) => { removeColumn(this.schema, this.read(table), String(column)); },
    renameColumn: (table, before, after) => { renameColumn(this.schema, this.read(table), { before: String(before), after: String(after) }); },
    renameTable: (before, after) => { renameTable(this.schema, this.read(before), this.read(after)); },
    dropTable: (table) => { this.schema.tables.delete(this.read(table)); },
    dropAllTables: () => { this.schema.tables.clear(); },
    removeIndex: (table, which) => { removeConstraint(this.schema, this.read(table), which as string); },
    removeConstraint: (table, name) => { removeConstraint(this.schema, this.read(table), String(name)); },
  };

  /** The query interface that a migration gets; it is the context of Umzug, and what that may hold, too. */
  open(sequelize: Instance): object {
    const follow = (step: Step) => async (...args: readonly unknown[]): Promise<unknown> => {
      try {
        return await step(...args);
      } catch (error) {
        return this.refuse(error instanceof Error ? error.message : String(error));
      }
    };
    const own: Readonly<Record<string, () => unknown>> = {
      context: () => opened,
      queryInterface: () => opened,
      getQueryInterface: () => () => opened,
      sequelize: () => sequelize,
      query: () => sequelize.query,
      transaction: () => Reflect.get(sequelize, 'transaction') as unknown,
    };
    const opened: object = new Proxy(this.real, {
      get: (real, name) => {
        const given = typeof name === 'string' && Object.hasOwn(own, name) ? own[name] : undefined;
        if (given) return given();
        const value: unknown = Reflect.get(real, name, real);
        if (typeof name !== 'string' || typeof value !== 'function' || PLAIN.test(name)) return typeof value === 'function' ? value.bind(real) as unknown : value;
        const step = this.steps[name];
        if (step) return follow(step);
        return HARMLESS.has(name) ? () => Promise.resolve([]) : () => this.refuse(`calls ${name}() of the query interface`);
      },
    });
    return opened;
  }
}

/** Transactions without a database. */
function openTransactions(sequelize: object): void {
  const transaction = { commit: () => Promise.resolve(), rollback: () => Promise.resolve(), afterCommit: () => undefined, LOCK: {} };
  const open = async (...args: readonly unknown[]): Promise<unknown> => {
    const run = args.find((argument): argument is (given: unknown) => unknown => typeof argument === 'function');
    return run === undefined ? transaction : await run(transaction);
  };
  for (const name of ['transaction', 'startUnmanagedTransaction', 'authenticate']) Reflect.set(sequelize, name, open);
}

/** In version 7, the option `schema` of the instance is that of tables which are named without one. */
function readOwnSchema({ queryRaw, options }: Instance): string | undefined {
  return queryRaw !== undefined && typeof options?.schema === 'string' && options.schema !== '' ? options.schema : undefined;
}

type Up = (argument: object, Sequelize: unknown) => unknown;

async function loadUp(file: string): Promise<Up> {
  const loaded = await loadModule(file) as { readonly up?: unknown; readonly default?: { readonly up?: unknown } };
  const up = loaded.up ?? loaded.default?.up;
  if (typeof up !== 'function') throw new Error('exports no up()');
  return up.bind(loaded.up === undefined ? loaded.default : loaded) as Up;
}

/**
 * Runs the `up` of each migration in order, against a database that is not there.
 * @param files Absolute, in the order in which they run.
 * @throws Names the migration that cannot be followed, and why.
 */
export async function followMigrations(sequelize: Instance, queryInterface: QueryInterface, { files, dialect }: { readonly files: readonly string[]; readonly dialect: string }): Promise<Schema> {
  const follower = new Follower(queryInterface, dialect, readOwnSchema(sequelize));
  divertStatements(sequelize, (sql) => { follower.take(sql); });
  openTransactions(sequelize);
  const opened = follower.open(sequelize);
  for (const name of sequelize.queryRaw === undefined ? ['getQueryInterface'] : ['queryInterface']) {
    Object.defineProperty(sequelize, name, { configurable: true, value: name === 'queryInterface' ? opened : () => opened });
  }
  for (const file of files) {
    const name = path.basename(file);
    follower.isBaseline = /^0+-baseline\./u.test(name);
    try {
      const done = await (await loadUp(file))(opened, sequelize.constructor);
      if (Array.isArray(done)) await Promise.all(done);
    } catch (error) {
      follower.refusal ??= error instanceof Error ? error.message : String(error);
    }
    if (follower.refusal !== undefined) throw new Error(`cannot be compared: the migration ${name} cannot be followed, it ${follower.refusal}`);
  }
  return follower.schema;
}
