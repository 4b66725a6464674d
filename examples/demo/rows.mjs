const products = [
  { name: 'Teapot', priceCents: 3450, stock: 12 },
  { name: 'Cup', priceCents: 890, stock: 80 },
  { name: 'Assam 250 g', priceCents: 1240, stock: 40 },
];

/** What `writeRows` leaves in each table. */
export const written = { products: 3, orders: 2, order_items: 3 };

/** Writes the rows of `written` through the shop's HTTP API. */
export async function writeRows(url) {
  const ids = [];
  for (const product of products) {
    ids.push((await post(`${url}/products`, product)).id);
  }
  const [teapot, cup, tea] = ids;
  await post(`${url}/orders`, {
    customer: 'Ada',
    items: [{ productId: teapot, quantity: 1 }, { productId: cup, quantity: 6 }],
  });
  await post(`${url}/orders`, { customer: 'Grace', items: [{ productId: tea, quantity: 2 }] });
}

async function post(url, body) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (response.status !== 201) {
    throw new Error(`POST ${url} was answered with ${response.status}: ${await response.text()}`);
  }
  return response.json();
}

/** The rows of each table, counted in the database itself. */
export async function countRows(database) {
  const counts = {};
  for (const table of Object.keys(written)) {
    const [{ count }] = await database.query(`SELECT count(*)::int AS count FROM ${table}`);
    counts[table] = count;
  }
  return counts;
}

export function describeRows(counts) {
  return Object.entries(counts).map(([table, count]) => `${count} ${table}`).join(', ');
}
