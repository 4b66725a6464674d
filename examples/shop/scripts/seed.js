import { sequelize } from '../src/db/sequelize.js';
import { Product } from '../src/models/product.js';

const products = [
  { name: 'Teapot', priceCents: 3450, stock: 12 },
  { name: 'Cup', priceCents: 890, stock: 80 },
  { name: 'Assam 250 g', priceCents: 1240, stock: 40 },
];

await Product.bulkCreate(products, { ignoreDuplicates: true });
console.log(`${await Product.count()} products`);
await sequelize.close();
