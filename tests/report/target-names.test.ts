// What a message calls the thing that is synced or dropped: by the reader's own words, or by what it is.
import { expect, it } from 'vitest';
import { lint } from '../support/lint.js';

const messageOf = (code: string, rule: string): string => lint(code, { rules: [rule], sourceType: 'commonjs' }).map(({ message }) => message).join(' ');

it.each([
  ["module.exports = (sequelize) => sequelize.sync({ force: true });", '`sequelize.sync({ force: true })` drops every table'],
  ["module.exports = (db) => { db.sync({ force: true }); };", '`db.sync({ force: true })` drops every table'],
  ["module.exports = ({ User }) => User.sync({ force: true });", '`User.sync({ force: true })` drops the table of `User`'],
  ["module.exports = (sequelize) => sequelize.define('User', {}).sync({ force: true });", '`User.sync({ force: true })` drops the table of `User`'],
  ["module.exports = (sequelize) => sequelize.model('User').sync({ force: true });", '`User.sync({ force: true })` drops the table of `User`'],
  ["module.exports = (sequelize, name) => sequelize.model(name).sync({ force: true });", "`Model.sync({ force: true })` drops the model's table"],
  ["module.exports = (sequelize, name) => sequelize.models[name].sync({ force: true });", "`Model.sync({ force: true })` drops the model's table"],
  ["require('./models')(config).sync({ force: true });", '`sequelize.sync({ force: true })` drops every table'],
])('no-sync-force: %s', (code, words) => {
  expect(messageOf(code, 'no-sync-force')).toContain(words);
});

it.each([
  ["module.exports = (sequelize) => sequelize.sync({ alter: true });", '`sequelize.sync({ alter: true })` drops every column that the models lack, with its data'],
  ["module.exports = (sequelize) => sequelize.sync({ alter: process.argv.includes('x') });", 'Sync can drop every column that the models lack, with its data'],
  ["const { Sequelize } = require('sequelize');\nnew Sequelize(url, { sync: { alter: true } });", 'which then drops every column that the models lack, with its data'],
  ["module.exports = (sequelize) => sequelize.define('User', {}).sync({ alter: true });", '`User.sync({ alter: true })` drops every column that the model lacks, with its data'],
  ["module.exports = (sequelize) => sequelize.define('User', {}, { alter: true });", 'which then drops every column that the model lacks, with its data'],
])('no-sync-alter: %s', (code, words) => {
  expect(messageOf(code, 'no-sync-alter')).toContain(words);
});

it.each([
  ["module.exports = (sequelize) => sequelize.drop();", '`sequelize.drop()` drops the tables of all models'],
  ["module.exports = (sequelize) => sequelize.define('User', {}).drop();", '`User.drop()` drops the table'],
])('no-drop: %s', (code, words) => {
  expect(messageOf(code, 'no-drop')).toContain(words);
});
