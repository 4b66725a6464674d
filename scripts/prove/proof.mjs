import path from 'node:path';
import { change } from './change.mjs';
import { run } from './run.mjs';

const migrationName = '001-add-phone.cjs';

/**
 * Runs one shape before and after its change, the second time twice.
 *
 * @returns a line of the table: what was left each time, and `wrong`: why the shape is not proven, or undefined
 */
export async function prove({ database, folder, shape }) {
  const file = path.join(folder, 'src', `start.${shape.file}`);
  const start = async (text) => ({ ...(await run({ folder, shape, text, url: database.url })), ...(await database.read()) });
  await database.reset();
  const before = await start(shape.code);
  const { text, left } = await change({ folder, file, shape });
  await database.reset();
  const first = await start(text);
  const second = await start(text);
  return { shape, before, first, second, text, wrong: judge({ shape, before, first, second, text, left }) };
}

/** Why a run proves nothing; undefined where it does. */
export function judge({ shape, before, first, second, text, left }) {
  if (before.code !== 0) return `the program fails before the change: ${describe(before)}`;
  if (before[shape.loses] !== 0) return `the program loses no ${shape.loses} before the change`;
  if (text === shape.code) return `nothing was changed by the ${shape.change}`;
  if (left !== 0) return `${left} reports are left after the change`;
  return judgeStart('first', first) ?? judgeStart('second', second);
}

function judgeStart(name, start) {
  if (start.code !== 0) return `the ${name} start fails: ${describe(start)}`;
  if (start.rows !== 3 || start.values !== 3) return `the ${name} start leaves ${start.rows} rows and ${start.values} values`;
  const isApplied = start.migrated && start.applied.length === 1 && start.applied[0] === migrationName;
  return isApplied ? undefined : `after the ${name} start the migration is not applied once`;
}

function describe({ output }) {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  return lines.find((line) => /^\s*\w*Error\b/.test(line)) ?? lines.at(-1) ?? 'it printed nothing';
}
