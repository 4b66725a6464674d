// Writes each table as calls of the query interface, runs them without a database, and keeps them where they send what
// sync() sends.
import { createRequire } from 'node:module';
import { runInThisContext } from 'node:vm';
import { readTableName, type Instance, type QueryInterface, type TableName } from './instance.js';
import { recordStatements, type ColumnChange, type SyncCalls } from './record-sync.js';
import { readActions, readForeignKey, splitSql } from './schema/sql-text.js';
import { SPELLINGS, writeCycleKey, writeTable, type Spelling } from './write-table.js';
import { Unwritable, ValueWriter, type Exports, type Names } from './write-value.js';

/** Statements, and the lines of the migration that send them. */
export interface ProvenPart {
  /** SQL, in the order in which it is sent. */
  readonly statements: readonly string[];
  /** Calls of the query interface that were seen to send these statements; else why there are none. */
  readonly code: { readonly kind: 'calls'; readonly lines: readonly string[] } | { readonly kind: 'none'; readonly why: string };
  /** Whether the table is known by its name, without its schema: version 7 takes the name of a MySQL database for one. */
  readonly isPlain: boolean;
}

type Proven = Pick<ProvenPart, 'code' | 'isPlain'>;

export interface ProvenTable extends TableName, ProvenPart {}

/** A foreign key that is added when all tables are there. */
export interface ProvenKey extends ProvenPart {
  readonly table: TableName;
  /** That of the constraint; undefined where the database makes one. */
  readonly name: string | undefined;
}

/** What `sync()` sends. */
export interface Recording {
  readonly dialect: string;
  /** The major version of Sequelize. */
  readonly major: 6 | 7;
  /** In the order in which they are created. */
  readonly tables: readonly ProvenTable[];
  /** Sent before the first table, and belonging to none. */
  readonly before: readonly string[];
  /** For tables that refer to each other: sent after all of them. */
  readonly after: readonly ProvenKey[];
  /** What the lines have to import from Sequelize. */
  readonly imported: readonly string[];
}

const NAMES = ['DataTypes', 'Op', 'literal', 'fn', 'col', 'cast', 'sql', 'Deferrable'];

type Run = (queryInterface: QueryInterface, Sequelize: unknown, exported: Exports) => Promise<void>;

/** The project's own Sequelize, which a migration imports or is given. */
function loadExports(file: string, major: 6 | 7, sequelize: Instance): Exports {
  try {
    return createRequire(file)(major === 7 ? '@sequelize/core' : 'sequelize') as Exports;
  } catch {
    return sequelize.constructor as unknown as Exports;
  }
}

/** One proof of a migration, on one instance. */
class Proof {
  readonly imported = new Set<string>();
  private keyCount = new Map<string, number>();

  constructor(private readonly sequelize: Instance, private readonly calls: SyncCalls, private readonly language: { readonly names: Names; readonly exports: Exports }) {}

  private async send(lines: readonly string[]): Promise<readonly string[]> {
    const run = runInThisContext(`(async (queryInterface, Sequelize, { ${NAMES.join(', ')} }) => {\n${lines.join('\n')}\n})`) as Run;
    return await recordStatements(this.sequelize, async () => { await run(this.calls.queryInterface, this.sequelize.constructor, this.language.exports); });
  }

  /** The first spelling whose statements are the expected ones; else why there is none. */
  private async prove(write: (writer: ValueWriter, spelling: Spelling) => readonly string[], isExpected: (sent: readonly string[]) => boolean): Promise<Proven | string> {
    let why = 'the calls of the query interface would send other statements than sync()';
    for (const spelling of SPELLINGS) {
      const writer = new ValueWriter(this.language.names, this.language.exports);
      try {
        const lines = write(writer, spelling);
        if (isExpected(await this.send(lines))) {
          for (const name of writer.imported) this.imported.add(name);
          return { code: { kind: 'calls', lines }, isPlain: spelling.isPlain };
        }
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        why = error instanceof Unwritable ? message : `the calls of the query interface fail: ${message.replace(/\.+$/u, '')}`;
      }
    }
    return why;
  }

  async proveTable({ tableName, schema, statements, definition }: SyncCalls['tables'][number]): Promise<ProvenTable> {
    const proven = await this.prove((writer, spelling) => writeTable(writer, definition, spelling), (sent) => isSame(sent, statements));
    return { tableName, schema, statements, ...fallBack(proven, { tableName, schema }, statements) };
  }

  /** What a change of a column adds to a table that was just made; undefined where that is nothing. */
  async proveKey({ table, column, definition, statements }: ColumnChange): Promise<ProvenKey | undefined> {
    const { dialect } = this.calls;
    const parts = statements.flatMap((sql) => splitSql(sql, ';', dialect)).filter((sql) => !CHANGES_NOTHING.test(sql) || ADDS.test(sql));
    if (parts.length === 0) return undefined;
    const place = readTableName(table);
    const name = this.nameKey(place, column);
    const keys = parts.map((sql) => readForeignKey(sql));
    const isKey = keys.length === 1 && keys[0] !== undefined && definition.references !== undefined;
    const key = { table, column, name, definition, actions: readActions(keys[0] ?? '') };
    const proven = isKey
      ? await this.prove((writer, spelling) => [writeCycleKey(writer, key, spelling)], (sent) => isSame(sent.map((sql) => readForeignKey(sql)), keys))
      : 'sync() changes the column once more';
    const part = fallBack(proven, place, parts);
    return { table: place, name: part.code.kind === 'calls' ? name : undefined, statements: parts.map((sql) => `${sql};`), ...part };
  }

  /** The name that the database would give. */
  private nameKey({ tableName }: TableName, column: string): string {
    const count = (this.keyCount.get(tableName) ?? 0) + 1;
    this.keyCount.set(tableName, count);
    const isMySql = this.calls.dialect === 'mysql' || this.calls.dialect === 'mariadb';
    return isMySql ? `${tableName}_ibfk_${String(count)}` : `${tableName}_${column}_fkey`;
  }
}

/** What is proven, or the statements as they are. */
function fallBack(proven: Proven | string, { tableName, schema }: TableName, statements: readonly string[]): Proven {
  if (typeof proven !== 'string') return proven;
  const hasSchema = statements.some((sql) => sql.replaceAll(/["`[\]]/gu, '').includes(`${String(schema)}.${tableName}`));
  return { code: { kind: 'none', why: proven }, isPlain: !hasSchema };
}

/** In the second round of tables that refer to each other, `sync()` gives each column the type and default that it has. */
const CHANGES_NOTHING = /^(?:ALTER TABLE .+? (?:ALTER COLUMN|CHANGE(?: COLUMN)?) |COMMENT ON |DO )/su;
const ADDS = /\b(?:UNIQUE|PRIMARY KEY|REFERENCES|CHECK)\b/u;

function isSame(sent: readonly (string | undefined)[], expected: readonly (string | undefined)[]): boolean {
  return sent.length === expected.length && sent.every((sql, index) => sql === expected[index]);
}

/**
 * Writes what `sync()` calls as lines of a migration. Each is run against the instance, which sends nothing.
 * @param file The module that was loaded, absolute: its Sequelize is asked.
 */
export async function proveMigration(sequelize: Instance, calls: SyncCalls, { file, kind }: { readonly file: string; readonly kind: Names['kind'] }): Promise<Recording> {
  const { dialect, major, before } = calls;
  const proof = new Proof(sequelize, calls, { names: { kind }, exports: loadExports(file, major, sequelize) });
  const tables: ProvenTable[] = [];
  const after: ProvenKey[] = [];
  for (const table of calls.tables) tables.push(await proof.proveTable(table));
  for (const change of calls.after) {
    const key = await proof.proveKey(change);
    if (key !== undefined) after.push(key);
  }
  return { dialect, major, tables, before, after, imported: [...proof.imported] };
}
