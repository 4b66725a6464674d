import { DataTypes } from 'sequelize';
import { sequelize } from '../db/sequelize.js';

export const Product = sequelize.define(
  'Product',
  {
    name: { type: DataTypes.STRING, allowNull: false, unique: true, validate: { notEmpty: true } },
    priceCents: { type: DataTypes.INTEGER, allowNull: false, validate: { isInt: true, min: 0 } },
    stock: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0, validate: { isInt: true, min: 0 } },
  },
  { tableName: 'products', underscored: true },
);
