import { Router } from 'express';
import { HttpError } from '../http-error.js';
import { Product } from '../models/product.js';

export const products = Router();

products.get('/', async (request, response) => {
  response.json(await Product.findAll({ order: [['id', 'ASC']] }));
});

products.get('/:id', async (request, response) => {
  const product = await Product.findByPk(request.params.id);
  if (!product) {
    throw new HttpError(404, `there is no product ${request.params.id}`);
  }
  response.json(product);
});

products.post('/', async (request, response) => {
  const { name, priceCents, stock } = request.body ?? {};
  response.status(201).json(await Product.create({ name, priceCents, stock }));
});
