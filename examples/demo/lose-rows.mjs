import { expectSame } from './expect-same.mjs';
import { countRows, describeRows, writeRows, written } from './rows.mjs';
import { bootShop } from './shop-process.mjs';

/** Boots the shop as it was written, fills it, boots it again; returns the row counts before and after. */
export async function loseRows(folder, database) {
  const url = database.url('shop_dev');
  const first = await bootShop(folder, url);
  console.log(`boot 1  ${first.url}`);
  await writeRows(first.url);
  const before = await countRows(database);
  expectSame('rows written to the shop', before, written);
  console.log(`        wrote ${describeRows(before)} through its HTTP API`);
  await first.stop();

  const second = await bootShop(folder, url);
  const after = await countRows(database);
  console.log(`boot 2  ${second.url}\n        ${describeRows(after)}: gone`);
  expectSame('rows after sync({ force: true })', after, { products: 0, orders: 0, order_items: 0 });
  await second.stop();
  return { before, after };
}
