import { DataTypes } from 'sequelize';

const timestamps = {
  created_at: { type: DataTypes.DATE, allowNull: false },
  updated_at: { type: DataTypes.DATE, allowNull: false },
};
const id = { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true };
const integer = { type: DataTypes.INTEGER, allowNull: false };

function reference(table, onDelete) {
  return { ...integer, references: { model: table, key: 'id' }, onDelete, onUpdate: 'CASCADE' };
}

// On PostgreSQL createTable() writes CREATE TABLE IF NOT EXISTS: on a database whose tables sync()
// has made, this migration is only recorded, and from there on migrations are in charge.
export async function up({ context: queryInterface }) {
  await queryInterface.createTable('products', {
    id,
    name: { type: DataTypes.STRING, allowNull: false, unique: true },
    price_cents: integer,
    stock: { ...integer, defaultValue: 0 },
    ...timestamps,
  });
  await queryInterface.createTable('orders', {
    id,
    customer: { type: DataTypes.STRING, allowNull: false },
    ...timestamps,
  });
  await queryInterface.createTable('order_items', {
    id,
    quantity: integer,
    price_cents: integer,
    ...timestamps,
    order_id: reference('orders', 'CASCADE'),
    product_id: reference('products', 'RESTRICT'),
  });
}

export async function down({ context: queryInterface }) {
  await queryInterface.dropTable('order_items');
  await queryInterface.dropTable('orders');
  await queryInterface.dropTable('products');
}
