import path from 'node:path';
import { startEmbeddedPostgres } from '../shop/scripts/embedded-postgres.js';
import { fixShop } from './fix-shop.mjs';
import { keepRows } from './keep-rows.mjs';
import { lintShop } from './lint-shop.mjs';
import { loseRows } from './lose-rows.mjs';
import { describeOutcome } from './outcome.mjs';
import { createWorkspace } from './workspace.mjs';

/**
 * Runs every step and prints it; throws where a step does not end as it must.
 *
 * @param {string} [plugin] folder of the package to lint with; default: this repository
 */
export async function runDemo(plugin) {
  const workspace = createWorkspace(plugin);

  startStep('1/5 PostgreSQL, embedded, in a temporary folder');
  const database = await startEmbeddedPostgres(path.join(workspace.folder, 'postgres'));
  console.log(database.url('shop_dev'));

  startStep('2/5 The shop as written: src/server.js calls sequelize.sync({ force: true })');
  const shop = workspace.copyShop('shop');
  const asWritten = await loseRows(shop, database);

  startStep('3/5 eslint .');
  await lintShop(shop);

  startStep('4/5 eslint --fix . on a copy');
  const fixedShop = workspace.copyShop('shop-fixed');
  await fixShop(fixedShop);

  startStep('5/5 The fixed copy, on the same database');
  const afterFix = await keepRows(fixedShop, database);

  await database.stop();
  console.log(`\n${describeOutcome({ 'as written': asWritten, 'after eslint --fix': afterFix })}`);
}

function startStep(title) {
  console.log(`\n${title}`);
}
