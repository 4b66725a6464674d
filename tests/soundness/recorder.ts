// The real Sequelize 6 and 7 without a database: what they would send is recorded, and the answers are those of a database
// that has one table `users` with a column that no model knows.
import { AsyncLocalStorage } from 'node:async_hooks';
import { createRequire } from 'node:module';

const load = createRequire(import.meta.url);
const recording = new AsyncLocalStorage<string[]>();

interface SequelizeModule {
  readonly Sequelize: { new (options: object): { readonly queryInterface: object }; readonly prototype: Record<string, unknown> };
}

const sequelize6 = load('sequelize') as SequelizeModule;
const sequelize7 = load('@sequelize/core') as SequelizeModule;
const postgres = load('@sequelize/postgres') as { readonly PostgresDialect: unknown };

const column = (type: string): object => ({ type, allowNull: true, defaultValue: null, primaryKey: false });

/** What the query interface is told of the table. `legacy` is what `alter` drops. */
const ANSWERS = {
  tableExists: () => Promise.resolve(true),
  describeTable: () => Promise.resolve({ id: { ...column('INTEGER'), primaryKey: true }, name: column('VARCHAR(255)'), createdAt: column('TIMESTAMP'), updatedAt: column('TIMESTAMP'), legacy: column('TEXT') }),
  showIndex: () => Promise.resolve([]),
  showConstraints: () => Promise.resolve([]),
  getForeignKeyReferencesForTable: () => Promise.resolve([]),
};

type Method = (this: unknown, ...args: unknown[]) => unknown;

/** Replaces a method for what runs within a recording; everyone else in the process gets the real one. */
function replaceWhileRecording(holder: Record<string, unknown>, name: string, replacement: (statements: string[], ...args: readonly unknown[]) => unknown): void {
  const original = holder[name] as Method;
  holder[name] = function (this: unknown, ...args: unknown[]): unknown {
    const statements = recording.getStore();
    return statements ? replacement(statements, ...args) : original.apply(this, args);
  };
}

function record(statements: string[], sql: unknown): Promise<readonly unknown[]> {
  statements.push(typeof sql === 'string' ? sql : (sql as { readonly query: string }).query);
  return Promise.resolve([]);
}

function prepare(module: SequelizeModule, method: 'query' | 'queryRaw', dialect: unknown): void {
  replaceWhileRecording(module.Sequelize.prototype, method, record);
  const sample = new module.Sequelize({ dialect, database: 'app', logging: false });
  const queryInterface = Object.getPrototypeOf(sample.queryInterface) as Record<string, unknown>;
  for (const [name, answer] of Object.entries(ANSWERS)) replaceWhileRecording(queryInterface, name, () => answer());
}

prepare(sequelize6, 'query', 'postgres');
prepare(sequelize7, 'queryRaw', postgres.PostgresDialect);

/** The modules that programs may load. */
const MODULES: Readonly<Record<string, unknown>> = { 'sequelize': sequelize6, '@sequelize/core': sequelize7, '@sequelize/postgres': postgres, 'node:assert': load('node:assert') };

/** @throws an Error for a module that no program has. */
export function loadModule(name: string): unknown {
  if (!Object.hasOwn(MODULES, name)) throw new Error(`no program loads ${name}`);
  return MODULES[name];
}

/** Runs `work`, and whatever it starts and does not wait for, and gives what was sent. */
export async function recordStatements(work: () => Promise<void>): Promise<readonly string[]> {
  const statements: string[] = [];
  await recording.run(statements, async () => {
    await work();
    for (let quiet = 0, turns = 0; quiet < 3 && turns < 60; turns += 1) {
      const before = statements.length;
      await new Promise((done) => setImmediate(done));
      quiet = statements.length === before ? quiet + 1 : 0;
    }
  });
  return statements;
}
