// The program of the process that loads the user's module. What it finds is sent to the process that started it.
import { blockConnections } from './block-connections.js';
import { followMigrations } from './follow.js';
import { resolveInstance, type Instance } from './instance.js';
import { loadModule } from './load-module.js';
import { proveMigration, type Recording } from './prove.js';
import { recordSync, type SyncCalls } from './record-sync.js';
import { compareSchemas } from './schema/compare.js';
import { Schema } from './schema/schema.js';
import type { Names } from './write-value.js';

/** What is done with the models. `compare`: with the migrations of these files, absolute and in order. */
export type Task = { readonly kind: 'write'; readonly names: Names['kind'] } | { readonly kind: 'compare'; readonly files: readonly string[]; readonly except: readonly string[] };

/** What the child sends, once. */
export type Answer =
  | { readonly kind: 'recorded'; readonly recording: Recording }
  | { readonly kind: 'compared'; readonly differences: readonly string[]; readonly tableCount: number }
  | { readonly kind: 'failed'; readonly reason: string };

async function answer(file: string, task: Task): Promise<Answer> {
  try {
    blockConnections(file);
    const sequelize = await resolveInstance(await loadModule(file));
    if (sequelize === undefined) return { kind: 'failed', reason: "exports no Sequelize instance: export it as 'sequelize' or as the default, or a function that returns it" };
    const calls = await recordSync(sequelize);
    if (task.kind === 'compare') return await compare(sequelize, calls, task);
    return { kind: 'recorded', recording: await proveMigration(sequelize, calls, { file, kind: task.names }) };
  } catch (error) {
    return { kind: 'failed', reason: describeError(error) };
  }
}

/** The tables that `sync()` would make, beside those that the migrations would. */
async function compare(sequelize: Instance, { dialect, queryInterface, before, tables, after }: SyncCalls, { files, except }: Extract<Task, { kind: 'compare' }>): Promise<Answer> {
  const models = new Schema(dialect);
  for (const sql of [...before, ...tables.flatMap(({ statements }) => statements)]) {
    if (!models.apply(sql)) throw new Error(`cannot be compared: sync() sends what is not followed: ${sql.slice(0, 80)}`);
  }
  // Columns that are changed to what they are already are not understood: the keys that are added are.
  for (const { statements } of after) for (const sql of statements) models.apply(sql);
  const migrations = await followMigrations(sequelize, queryInterface, { files, dialect });
  for (const name of except) for (const { tables: made } of [models, migrations]) made.delete(name);
  return { kind: 'compared', differences: compareSchemas(models, migrations), tableCount: models.tables.size };
}

/** Sequelize 6 loads the driver as the instance is made, long before it is used. */
const NO_DRIVER = /^Please install (\S+) package manually/u;

/** Version 7 says where a model is wrong, and within that what is. */
function readMessage(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message.replace(/[.:]$/u, '')}: ${readMessage(error.cause)}` : error.message;
}

/** `new Sequelize(process.env.DATABASE_URL)`, and the dialect by such a variable, where none is set. */
const NO_ADDRESS = /^(?:Dialect needs to be explicitly supplied|The "url" argument must be of type string|The dialect undefined is not supported)/u;

function describeError(error: unknown): string {
  const message = readMessage(error);
  if (NO_ADDRESS.test(message)) return `${message}: a variable of the environment may be missing, such as DATABASE_URL. Any value of the right form will do: nothing is connected`;
  const driver = NO_DRIVER.exec(message)?.[1];
  return driver === undefined ? message : `needs ${driver}, the driver of its dialect, to make the instance (it connects to nothing): npm install ${driver}`;
}

// The module may leave timers and pools: only an end by force is one.
const end = process.exit.bind(process);

function send(message: Answer): void {
  process.send?.(message, undefined, undefined, () => { end(0); });
}

// Nothing is left to do, and the module still waits: sockets that are blocked keep no process alive.
process.once('beforeExit', () => { send({ kind: 'failed', reason: 'waits for what never comes, such as a database or a server: nothing is connected here' }); });

void answer(process.argv[2] ?? '', JSON.parse(process.argv[3] ?? '{}') as Task).then(send);
