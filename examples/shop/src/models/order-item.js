import { DataTypes } from 'sequelize';
import { sequelize } from '../db/sequelize.js';
import { Order } from './order.js';
import { Product } from './product.js';

export const OrderItem = sequelize.define(
  'OrderItem',
  {
    quantity: { type: DataTypes.INTEGER, allowNull: false, validate: { isInt: true, min: 1 } },
    // The price on the day of the order, whatever the product costs later.
    priceCents: { type: DataTypes.INTEGER, allowNull: false },
  },
  { tableName: 'order_items', underscored: true },
);

Order.hasMany(OrderItem, {
  as: 'items',
  foreignKey: { name: 'orderId', allowNull: false },
  onDelete: 'CASCADE',
});
OrderItem.belongsTo(Order, { as: 'order', foreignKey: { name: 'orderId', allowNull: false } });
OrderItem.belongsTo(Product, {
  as: 'product',
  foreignKey: { name: 'productId', allowNull: false },
  onDelete: 'RESTRICT',
});
