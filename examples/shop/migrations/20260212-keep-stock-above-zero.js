import { Op } from 'sequelize';

const name = 'products_stock_not_negative';

// A check constraint is one of the things that sync() cannot make.
export async function up({ context: queryInterface }) {
  await queryInterface.addConstraint('products', {
    type: 'check',
    name,
    fields: ['stock'],
    where: { stock: { [Op.gte]: 0 } },
  });
}

export async function down({ context: queryInterface }) {
  await queryInterface.removeConstraint('products', name);
}
