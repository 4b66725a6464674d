import path from 'node:path';
import { startEmbeddedPostgres } from '../shop/scripts/embedded-postgres.js';
import { fixShop } from './fix-shop.mjs';
import { keepBaseline } from './keep-baseline.mjs';
import { keepRows } from './keep-rows.mjs';
import { lintShop } from './lint-shop.mjs';
import { loseRows } from './lose-rows.mjs';
import { describeOutcome } from './outcome.mjs';
import { createWorkspace } from './workspace.mjs';
import { writeBaseline } from './write-baseline.mjs';

/**
 * Runs every step and prints it; throws where a step does not end as it must.
 *
 * @param {string} [plugin] folder of the package to lint with; default: this repository
 */
export async function runDemo(plugin) {
  const workspace = createWorkspace(plugin);

  startStep('1/6 PostgreSQL, embedded, in a temporary folder');
  const database = await startEmbeddedPostgres(path.join(workspace.folder, 'postgres'));
  console.log(database.url('shop_dev'));

  startStep('2/6 The shop as written: src/server.js calls sequelize.sync({ force: true })');
  const shop = workspace.copyShop('shop');
  const asWritten = await loseRows(shop, database);

  startStep('3/6 eslint .');
  await lintShop(shop);

  startStep('4/6 eslint --fix . on a copy');
  const fixedShop = workspace.copyShop('shop-fixed');
  await fixShop(fixedShop);

  startStep('5/6 The fixed copy, on the same database');
  const afterFix = await keepRows(fixedShop, database);

  startStep('6/6 A shop without migrations: baseline writes the first one, eslint --fix, and a database without tables');
  const newShop = workspace.copyShop('shop-without-migrations');
  await writeBaseline(newShop);
  await fixShop(newShop);
  const afterBaseline = await keepBaseline(shop, newShop, database);

  await database.stop();
  console.log(`\n${describeOutcome({ 'as written': asWritten, 'after eslint --fix': afterFix, 'with the baseline': afterBaseline })}`);
}

function startStep(title) {
  console.log(`\n${title}`);
}
