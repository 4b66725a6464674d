import { readdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import { expectSame } from './expect-same.mjs';
import { countRows, describeRows, writeRows, written } from './rows.mjs';
import { bootShop } from './shop-process.mjs';

/**
 * Boots the fixed shop on the database that sync() has made, fills it, and boots it again with one migration
 * more, as the next release would; returns the row counts before and after.
 */
export async function keepRows(folder, database) {
  const migrations = path.join(folder, 'migrations');
  const names = readdirSync(migrations).sort();
  const next = names.at(-1);
  const heldBack = path.join(folder, next);
  renameSync(path.join(migrations, next), heldBack);

  const first = await boot('boot 1', folder, database);
  await writeRows(first.url);
  const before = await countRows(database);
  expectSame('rows written to the fixed shop', before, written);
  console.log(`        wrote ${describeRows(before)} through its HTTP API`);
  expectSame('migrations applied by the first boot', await readApplied(database), names.slice(0, -1));
  expectSame('check constraints before the last migration', await readChecks(database), []);
  await first.stop();

  renameSync(heldBack, path.join(migrations, next));
  const second = await boot('boot 2', folder, database);
  const after = await countRows(database);
  console.log(`        ${describeRows(after)}: kept`);
  expectSame('rows after umzug.up()', after, before);
  expectSame('migrations applied by both boots', await readApplied(database), names);
  expectSame('check constraints after it', await readChecks(database), ['products_stock_not_negative']);
  await second.stop();
  return { before, after };
}

async function boot(name, folder, database) {
  const shop = await bootShop(folder, database.url('shop_dev'));
  console.log(`${name}  ${shop.url}`);
  for (const line of shop.output().split('\n').filter((text) => text.startsWith('migrated '))) {
    console.log(`        ${line}`);
  }
  return shop;
}

async function readApplied(database) {
  const rows = await database.query('SELECT name FROM "SequelizeMeta" ORDER BY name');
  return rows.map(({ name }) => name);
}

/** The check constraints on products: what the last migration adds, and sync() cannot. */
async function readChecks(database) {
  const rows = await database.query(
    "SELECT conname FROM pg_constraint WHERE contype = 'c' AND conrelid = 'products'::regclass",
  );
  return rows.map(({ conname }) => conname);
}
