// `protectedForce: 'trust'`: what protects for the match rules silences no-sync-force, and nothing else does.
import { describe, expect, it } from 'vitest';
import { lint } from '../support/lint.js';

const V6 = "import { Sequelize } from 'sequelize';\n";
const V7 = "import { Sequelize } from '@sequelize/core';\n";

type Settings = Readonly<Record<string, unknown>>;
type Entry = readonly [name: string, code: string, settings?: Settings];

function countReports(code: string, settings: Settings = {}, protectedForce = 'trust'): number {
  const rules = { 'no-sync-force': [{ protectedForce }] };
  return lint(code, { rules, settings }).length;
}

const PROTECTED: readonly Entry[] = [
  ['a good match in the call', 'sequelize.sync({ force: true, match: /_test$/ });'],
  ['a good match in a const', 'const match = /^test_/;\nsequelize.sync({ force: true, match });'],
  ['a good match of the constructor', `${V6}const db = new Sequelize(url, { sync: { match: /_test$/ } });\ndb.sync({ force: true });`],
  ['a good match at the top level of version 6', `${V6}const db = new Sequelize(url, { match: /_test$/ });\ndb.sync({ force: true });`],
  ['a good match beside the force of the constructor', `${V6}new Sequelize(url, { sync: { force: true, match: /_test$/ } });`],
  ['a good match with a conditional force', 'sequelize.sync({ force: flag, match: /_test$/ });'],
  ['a match that settings know of', "import { db } from './db.js';\ndb.sync({ force: true });", { instances: [{ name: 'db', from: './src/db.js', kind: 'server', match: true }] }],
  ['a check before an instance', "if (!/_test$/.test(name)) throw new Error('no');\nsequelize.sync({ force: true });"],
  ['a check before a Model', "if (name !== 'app_test') throw new Error('no');\nUser.sync({ force: true });"],
  ['a check in version 7', `${V7}const db = new Sequelize({ url });\nif (!/_test$/.test(db.options.replication.write.database)) process.exit(1);\ndb.sync({ force: true });`],
  ['a force that is the check', 'const isTest = /_test$/.test(name);\nsequelize.sync({ force: isTest });'],
  ['a check in the function that is given force', "function reset(force) { if (!/_test$/.test(name)) throw new Error('no'); sequelize.sync({ force }); }\nreset(true);"],
  ['a check that settings name', "import { assertTest } from './checks.js';\nassertTest();\nsequelize.sync({ force: true });", { databaseNameChecks: [{ name: 'assertTest', from: './src/checks.js' }] }],
];

const UNPROTECTED: readonly Entry[] = [
  ['nothing that protects', 'sequelize.sync({ force: true });'],
  ['a match that does not protect', 'sequelize.sync({ force: true, match: /test/ });'],
  ['a match with a flag that remembers', 'sequelize.sync({ force: true, match: /_test$/g });'],
  ['a match of another file', "import { match } from './match.js';\nsequelize.sync({ force: true, match });"],
  ['a match that may be switched off', 'sequelize.sync({ force: true, match: quick ? undefined : /_test$/ });'],
  ['a match of the constructor that is switched off', `${V6}const db = new Sequelize(url, { sync: { match: /_test$/ } });\ndb.sync({ force: true, match: null });`],
  ['a match that a spread may override', "import { options } from './options.js';\nsequelize.sync({ match: /_test$/, ...options, force: true });"],
  ['a match on a Model', 'User.sync({ force: true, match: /_test$/ });'],
  ['a match in define', `${V6}const db = new Sequelize(url, { define: { match: /_test$/ } });\ndb.sync({ force: true });`],
  ['a match on a SQLite file', `${V6}const db = new Sequelize('sqlite:./test.db');\ndb.sync({ force: true, match: /_test$/ });`],
  ['a match with replication to another database', `${V6}const db = new Sequelize('app_test', 'a', 'b', { replication: { read: [], write: { database: 'app_prod' } } });\ndb.sync({ force: true, match: /_test$/ });`],
  ['a match in version 7', `${V7}const db = new Sequelize({ url });\ndb.sync({ force: true, match: /_test$/ });`],
  ['a check of the environment', "if (process.env.NODE_ENV !== 'test') throw new Error('no');\nsequelize.sync({ force: true });"],
  ['a check that only warns', "if (!/_test$/.test(name)) console.warn('no');\nsequelize.sync({ force: true });"],
];

const named = (entries: readonly Entry[]): { name: string; code: string; settings: Settings | undefined }[] =>
  entries.map(([name, code, settings]) => ({ name, code, settings }));

describe("protectedForce: 'trust'", () => {
  it.each(named(PROTECTED))('is silent on $name', ({ code, settings }) => {
    expect(countReports(code, settings)).toBe(0);
  });

  it.each(named(PROTECTED))('is what silences $name', ({ code, settings }) => {
    expect(countReports(code, settings, 'report')).toBe(1);
  });

  it.each(named(UNPROTECTED))('reports $name', ({ code, settings }) => {
    expect(countReports(code, settings)).toBe(1);
  });
});
