import { Router } from 'express';
import { HttpError } from '../http-error.js';
import { Order } from '../models/order.js';
import { placeOrder } from '../place-order.js';

export const orders = Router();

orders.get('/', async (request, response) => {
  response.json(await Order.findAll({ include: 'items', order: [['id', 'ASC']] }));
});

orders.post('/', async (request, response) => {
  const { customer, items } = request.body ?? {};
  if (!Array.isArray(items) || items.length === 0) {
    throw new HttpError(400, 'items must be a list of { productId, quantity }');
  }
  if (!items.every((item) => Number.isInteger(item?.productId) && item.quantity > 0)) {
    throw new HttpError(400, 'every item needs a productId and a quantity above 0');
  }
  response.status(201).json(await placeOrder({ customer, items }));
});
