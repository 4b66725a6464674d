import { sequelize } from './db/sequelize.js';
import { HttpError } from './http-error.js';
import { Order } from './models/order.js';
import { OrderItem } from './models/order-item.js';
import { Product } from './models/product.js';

/** Writes the order, its items and the new stock, or nothing at all. */
export function placeOrder({ customer, items }) {
  return sequelize.transaction(async (transaction) => {
    const order = await Order.create({ customer }, { transaction });
    for (const item of items) {
      await addItem(order, item, transaction);
    }
    return order.reload({ include: 'items', transaction });
  });
}

async function addItem(order, { productId, quantity }, transaction) {
  const product = await Product.findByPk(productId, { transaction, lock: true });
  if (!product) {
    throw new HttpError(404, `there is no product ${productId}`);
  }
  if (product.stock < quantity) {
    throw new HttpError(409, `only ${product.stock} of ${product.name} left`);
  }
  await OrderItem.create(
    { orderId: order.id, productId, quantity, priceCents: product.priceCents },
    { transaction },
  );
  await product.decrement('stock', { by: quantity, transaction });
}
