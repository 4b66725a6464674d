import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { Sequelize } from 'sequelize';
import { startEmbeddedPostgres } from '../scripts/embedded-postgres.js';

let database;
let sequelize;
let server;

before(async () => {
  database = await startEmbeddedPostgres();
  process.env.DATABASE_URL = database.url('shop_test');
  ({ sequelize } = await import('../src/db/sequelize.js'));
  const { createApp } = await import('../src/app.js');
  await new Promise((resolve) => {
    server = createApp().listen(0, '127.0.0.1', resolve);
  });
});

after(async () => {
  server?.close();
  await sequelize?.close();
  await database?.stop();
});

// Every test starts on empty tables. `match` refuses a database that is not a test database.
beforeEach(async () => {
  await sequelize.sync({ force: true, match: /_test$/ });
});

async function send(method, path, body) {
  const response = await fetch(`http://127.0.0.1:${server.address().port}${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}

const teapot = { name: 'Teapot', priceCents: 3450, stock: 2 };

test('a product is written and read back', async () => {
  const created = await send('POST', '/products', teapot);
  assert.equal(created.status, 201);
  const { name, priceCents, stock } = (await send('GET', `/products/${created.body.id}`)).body;
  assert.deepEqual({ name, priceCents, stock }, teapot);
  assert.equal((await send('GET', '/products')).body.length, 1);
});

test('an order takes from the stock and keeps the price of the day', async () => {
  const { body: product } = await send('POST', '/products', teapot);
  const order = await send('POST', '/orders', { customer: 'Ada', items: [{ productId: product.id, quantity: 2 }] });
  assert.equal(order.status, 201);
  assert.equal(order.body.items[0].priceCents, 3450);
  assert.equal((await send('GET', `/products/${product.id}`)).body.stock, 0);
});

test('an order beyond the stock leaves nothing behind', async () => {
  const { body: product } = await send('POST', '/products', teapot);
  const order = await send('POST', '/orders', { customer: 'Ada', items: [{ productId: product.id, quantity: 3 }] });
  assert.equal(order.status, 409);
  assert.deepEqual((await send('GET', '/orders')).body, []);
  assert.equal((await send('GET', `/products/${product.id}`)).body.stock, 2);
});

test('what cannot be written is refused with a reason', async () => {
  await send('POST', '/products', teapot);
  assert.equal((await send('POST', '/products', teapot)).status, 409);
  assert.equal((await send('POST', '/products', { name: '' })).status, 400);
  assert.equal((await send('POST', '/orders', { customer: 'Ada', items: [] })).status, 400);
  const unknown = await send('POST', '/orders', { customer: 'Ada', items: [{ productId: 99, quantity: 1 }] });
  assert.deepEqual(unknown, { status: 404, body: { error: 'there is no product 99' } });
});

test('the same sync() refuses a database whose name does not end in _test', async () => {
  await send('POST', '/products', teapot);
  const other = new Sequelize(database.url('shop_live'), { logging: false, pool: { max: 1 } });
  other.define('Product', {}, { tableName: 'products' });
  await assert.rejects(other.sync({ force: true, match: /_test$/ }), /Database "shop_live" does not match/);
  await other.close();
  assert.equal((await send('GET', '/products')).body.length, 1);
});
