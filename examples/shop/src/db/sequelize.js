import { Sequelize } from 'sequelize';

const url = process.env.DATABASE_URL;
if (!url) {
  throw new Error('DATABASE_URL is not set: start one with `npm run database`, it prints the value');
}

export const sequelize = new Sequelize(url, {
  logging: false,
  // The embedded database has one backend: a second connection would wait for the first.
  pool: { max: 1 },
});
