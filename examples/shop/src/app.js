import express from 'express';
import { UniqueConstraintError, ValidationError } from 'sequelize';
import { orders } from './routes/orders.js';
import { products } from './routes/products.js';

export function createApp() {
  const app = express();
  app.use(express.json());
  app.use('/products', products);
  app.use('/orders', orders);
  app.use(answerError);
  return app;
}

function answerError(error, request, response, next) {
  if (response.headersSent) {
    next(error);
    return;
  }
  const status = readStatus(error);
  if (status === 500) {
    console.error(error);
  }
  response.status(status).json({ error: status === 500 ? 'internal error' : error.message });
}

function readStatus(error) {
  if (error instanceof UniqueConstraintError) {
    return 409;
  }
  if (error instanceof ValidationError) {
    return 400;
  }
  return error.status ?? 500;
}
