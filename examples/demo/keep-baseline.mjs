import { expectSame } from './expect-same.mjs';
import { countRows, describeRows, writeRows, written } from './rows.mjs';
import { bootShop } from './shop-process.mjs';

const columns = "SELECT table_name, column_name, data_type, is_nullable, column_default FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'SequelizeMeta' ORDER BY 1, 2";
const constraints = "SELECT conrelid::regclass::text AS table_name, conname, pg_get_constraintdef(oid) AS definition FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype <> 'n' AND conrelid::regclass::text <> '\"SequelizeMeta\"' ORDER BY 1, 2";

/**
 * Boots the fixed shop, with nothing but the migration that the command wrote, on a database without tables: they are
 * those that sync() makes when `shop` boots. Fills it and boots it again; returns the row counts before and after.
 */
export async function keepBaseline(shop, folder, database) {
  await (await bootShop(shop, database.url('shop_dev'))).stop();
  const synced = { columns: await database.query(columns), constraints: await database.query(constraints) };
  for (const table of [...Object.keys(written).reverse(), '"SequelizeMeta"']) await database.query(`DROP TABLE ${table}`);

  const first = await bootShop(folder, database.url('shop_dev'));
  console.log(`boot 1  ${first.url}`);
  expectSame('the columns that the migration makes', await database.query(columns), synced.columns);
  expectSame('the constraints that the migration makes', await database.query(constraints), synced.constraints);
  console.log('        the tables are those that sync() made');
  await writeRows(first.url);
  const before = await countRows(database);
  expectSame('rows written to the shop', before, written);
  await first.stop();

  const second = await bootShop(folder, database.url('shop_dev'));
  const after = await countRows(database);
  console.log(`boot 2  ${second.url}\n        ${describeRows(after)}: kept`);
  expectSame('rows after a restart', after, before);
  await second.stop();
  return { before, after };
}
