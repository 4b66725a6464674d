import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startEmbeddedPostgres } from '../scripts/embedded-postgres.js';

let database;
let sequelize;
let umzug;

before(async () => {
  database = await startEmbeddedPostgres();
  process.env.DATABASE_URL = database.url('shop_test');
  ({ sequelize } = await import('../src/db/sequelize.js'));
  ({ umzug } = await import('../src/db/umzug.js'));
  await import('../src/models/order-item.js');
});

after(async () => {
  await sequelize?.close();
  await database?.stop();
});

async function describeTables() {
  const columns = await database.query(
    `SELECT table_name, column_name, data_type, is_nullable, column_default
       FROM information_schema.columns
      WHERE table_schema = 'public' AND table_name IN ('products', 'orders', 'order_items')
      ORDER BY table_name, column_name`,
  );
  const constraints = await database.query(
    `SELECT conname, pg_get_constraintdef(oid) AS definition
       FROM pg_constraint WHERE contype IN ('p', 'u', 'f') AND conrelid::regclass::text <> '"SequelizeMeta"'
      ORDER BY conname`,
  );
  return { columns, constraints };
}

test('migrations make the tables that the models describe', async () => {
  await sequelize.sync({ force: true, match: /_test$/ });
  const described = await describeTables();
  await sequelize.drop();
  await umzug.up();
  assert.equal(described.columns.length, 17);
  assert.deepEqual(await describeTables(), described);
});

test('migrations take over a database that sync() has made, with its rows', async () => {
  await umzug.down({ to: 0 });
  await sequelize.sync({ force: true, match: /_test$/ });
  await sequelize.models.Product.create({ name: 'Teapot', priceCents: 3450, stock: 1 });
  const applied = await umzug.up();
  assert.equal(applied.length, 2);
  assert.equal(await sequelize.models.Product.count(), 1);
  await assert.rejects(
    sequelize.models.Product.decrement('stock', { by: 2, where: { name: 'Teapot' } }),
    /products_stock_not_negative/,
  );
});
