import { DataTypes } from 'sequelize';
import { sequelize } from '../db/sequelize.js';

export const Order = sequelize.define(
  'Order',
  {
    customer: { type: DataTypes.STRING, allowNull: false, validate: { notEmpty: true } },
  },
  { tableName: 'orders', underscored: true },
);
