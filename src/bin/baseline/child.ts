// The program of the process that loads the user's module. What it finds is sent to the process that started it.
import { blockConnections } from './block-connections.js';
import { resolveInstance } from './instance.js';
import { loadModule } from './load-module.js';
import { proveMigration, type Recording } from './prove.js';
import { recordSync } from './record-sync.js';
import type { Names } from './write-value.js';

/** What the child sends, once. */
export type Answer =
  | { readonly kind: 'recorded'; readonly recording: Recording }
  | { readonly kind: 'failed'; readonly reason: string };

async function answer(file: string, kind: Names['kind']): Promise<Answer> {
  try {
    blockConnections(file);
    const sequelize = await resolveInstance(await loadModule(file));
    if (sequelize === undefined) return { kind: 'failed', reason: "exports no Sequelize instance: export it as 'sequelize' or as the default, or a function that returns it" };
    return { kind: 'recorded', recording: await proveMigration(sequelize, await recordSync(sequelize), { file, kind }) };
  } catch (error) {
    return { kind: 'failed', reason: describeError(error) };
  }
}

/** Sequelize 6 loads the driver as the instance is made, long before it is used. */
const NO_DRIVER = /^Please install (\S+) package manually/u;

function describeError(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const driver = NO_DRIVER.exec(message)?.[1];
  return driver === undefined ? message : `needs ${driver}, the driver of its dialect, to make the instance (it connects to nothing): npm install ${driver}`;
}

// The module may leave timers and pools: only an end by force is one.
const end = process.exit.bind(process);

void answer(process.argv[2] ?? '', process.argv[3] === 'Sequelize' ? 'Sequelize' : 'imports').then((message) => {
  process.send?.(message, undefined, undefined, () => { end(0); });
});
