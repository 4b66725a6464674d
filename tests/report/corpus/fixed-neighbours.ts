import type { SwapCase } from './swap-case.js';

/** Adjacent syncs of one instance: one `up()` remains. */
export const fixedNeighbours: readonly SwapCase[] = [
  {
    name: 'two awaited syncs',
    before: 'async function start() {\n  await sequelize.sync({ force: true });\n  await sequelize.sync({ alter: true });\n  listen();\n}\n',
    after: 'async function start() {\n  await umzug.up();\n  listen();\n}\n',
  },
  {
    name: 'three bare syncs',
    before: 'sequelize.sync({ force: true });\nsequelize.sync({ alter: true });\nsequelize.sync({ force: true });\n',
    after: 'umzug.up();\n',
  },
  {
    name: 'a bare one before an awaited one',
    before: 'async function start() {\n  sequelize.sync({ force: true });\n  await sequelize.sync({ alter: true });\n}\n',
    after: 'async function start() {\n  await umzug.up();\n}\n',
  },
  {
    name: 'an up() right before',
    before: 'async function start() {\n  await UMZUG.up();\n  await sequelize.sync({ alter: true });\n}\n',
    after: 'async function start() {\n  await umzug.up();\n}\n',
  },
  {
    name: 'an up() right behind',
    before: 'async function start() {\n  await sequelize.sync({ force: true });\n  await UMZUG.up();\n}\n',
    after: 'async function start() {\n  await umzug.up();\n}\n',
  },
  {
    name: 'a bare up() before an awaited sync keeps the await',
    before: 'async function start() {\n  UMZUG.up();\n  await sequelize.sync({ force: true });\n}\n',
    after: 'async function start() {\n  await umzug.up();\n}\n',
  },
  {
    name: 'comments between them stay',
    before: 'async function start() {\n  // first\n  await sequelize.sync({ force: true }); // wipe\n  // second\n  await sequelize.sync({ alter: true }); // shape\n}\n',
    after: 'async function start() {\n  // first\n  await umzug.up(); // wipe\n  // second\n  // shape\n}\n',
  },
  {
    name: 'on one line',
    before: 'async function start() { await sequelize.sync({ force: true }); await sequelize.sync({ alter: true }); listen(); }\n',
    after: 'async function start() { await umzug.up(); listen(); }\n',
  },
  {
    name: 'three on one line',
    before: 'async function start() {\n  await sequelize.sync({ alter: true }); await sequelize.sync({ alter: true }); await sequelize.sync({ alter: true });\n}\n',
    after: 'async function start() {\n  await umzug.up();\n}\n',
  },
  {
    name: 'three on one line, of which the last waits',
    before: 'async function start() {\n  sequelize.sync({ force: true }); sequelize.sync({ alter: true }); await sequelize.sync({ force: true });\n}\n',
    after: 'async function start() {\n  await umzug.up();\n}\n',
  },
  {
    name: 'another statement between them',
    before: 'async function start() {\n  await sequelize.sync({ force: true });\n  await seed();\n  await sequelize.sync({ alter: true });\n}\n',
    after: 'async function start() {\n  await umzug.up();\n  await seed();\n  await umzug.up();\n}\n',
  },
  {
    name: 'a plain sync is not reported and stays',
    before: 'async function start() {\n  await sequelize.sync({ force: true });\n  await sequelize.sync();\n}\n',
    after: 'async function start() {\n  await umzug.up();\n  await sequelize.sync();\n}\n',
  },
  {
    name: 'in a switch case',
    before: 'async function start() {\n  switch (mode) {\n    case 1:\n      await sequelize.sync({ force: true });\n      await sequelize.sync({ alter: true });\n  }\n}\n',
    after: 'async function start() {\n  switch (mode) {\n    case 1:\n      await umzug.up();\n  }\n}\n',
  },
  {
    name: 'a semicolon that guards the next statement stays',
    before: 'sequelize.sync({ force: true })\nsequelize.sync({ alter: true });\n(function () {})()\n',
    after: 'umzug.up()\n;\n(function () {})()\n',
  },
  {
    name: 'a semicolon that opens the next line stays',
    before: 'sequelize.sync({ force: true })\nsequelize.sync({ alter: true })\n;(function () {})();\nlisten();\n',
    after: 'umzug.up()\n;(function () {})();\nlisten();\n',
  },
];
