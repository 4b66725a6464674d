// docs/defence.md is true: after its statements, the application's user works on rows and cannot drop or alter a table.
import { PGlite } from '@electric-sql/pglite';
import { Sequelize as Sequelize7 } from '@sequelize/core';
import { PostgresDialect } from '@sequelize/postgres';
import { Sequelize as Sequelize6 } from 'sequelize';
import { describe, expect, it } from 'vitest';
import { readBlocks } from './support/pages.js';
import { readText } from './support/sources.js';

it('the application cannot drop, alter, create or truncate what migrations own', async () => {
  const [grants] = readBlocks('docs/defence.md', readText('docs/defence.md')).filter(({ language }) => language === 'sql');
  const db = await PGlite.create();
  try {
    await db.exec(grants?.code ?? '');
    await db.exec('SET ROLE shop_migrations; CREATE TABLE "Users" (id serial PRIMARY KEY, name text); RESET ROLE; SET ROLE shop_app;');
    await db.exec(`INSERT INTO "Users" (name) VALUES ('Ada'); UPDATE "Users" SET name = 'Grace';`);
    const refused = ['DROP TABLE "Users"', 'ALTER TABLE "Users" DROP COLUMN name', 'TRUNCATE "Users"', 'CREATE TABLE "Others" (id int)'];
    for (const statement of refused) await expect(db.exec(statement), statement).rejects.toThrow(/must be owner|permission denied/);
    expect((await db.query('SELECT name FROM "Users"')).rows).toEqual([{ name: 'Grace' }]);
    await db.exec('DELETE FROM "Users"; RESET ROLE; SET ROLE shop_migrations; DROP TABLE "Users";');
  } finally {
    await db.close();
  }
});

/** What both versions have. */
interface Database {
  define(name: string, attributes: object): Pick<Database, 'sync'>;
  sync(options?: object): Promise<unknown>;
  drop(): Promise<unknown>;
  truncate(): Promise<unknown>;
}

/** Nobody listens there: what the hook lets through fails to connect. */
const nowhere = { host: '127.0.0.1', port: 1 };
const [hook] = readBlocks('docs/defence.md', readText('docs/defence.md')).filter(({ attributes }) => attributes.file === 'hook-v7.js');
const attach = (code: string, sequelize: object): void => {
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- the page's own example, run as it is written
  new Function('sequelize', code)(sequelize);
};

function open7(database: string): Database {
  const sequelize = new Sequelize7({ dialect: PostgresDialect, database, ...nowhere, logging: false });
  attach(hook?.code ?? '', sequelize);
  return sequelize as unknown as Database;
}

/** The same hook as the page says to write it for version 6. */
function open6(database: string): Database {
  const sequelize = new Sequelize6(database, 'user', 'password', { dialect: 'postgres', ...nowhere, logging: false });
  const code = (hook?.code ?? '').replaceAll('sequelize.hooks.addListener(', 'sequelize.addHook(').replace('sequelize.options.replication.write.database', 'sequelize.config.database');
  attach(code, sequelize);
  return sequelize;
}

describe.each([['Sequelize 6', open6], ['Sequelize 7', open7]])('the hook of docs/defence.md in %s', (_version, open) => {
  it.each([{ force: true }, { alter: true }])('refuses sync(%j) of an instance and a Model', async (options) => {
    const sequelize = open('shop');
    const User = sequelize.define('User', {});
    await expect(sequelize.sync(options)).rejects.toThrow('Refusing to drop tables');
    await expect(User.sync(options)).rejects.toThrow('Refusing to drop tables');
  });

  it('lets a test database and a plain sync through', async () => {
    await expect(open('shop_test').sync({ force: true })).rejects.toThrow('ECONNREFUSED');
    await expect(open('shop').sync()).rejects.toThrow('ECONNREFUSED');
  });

  it('has the gaps that the page names', async () => {
    const sequelize = open('shop');
    sequelize.define('User', {});
    await expect(sequelize.sync({ force: true, hooks: false })).rejects.toThrow('ECONNREFUSED');
    await expect(sequelize.drop()).rejects.toThrow('ECONNREFUSED');
    await expect(sequelize.truncate()).rejects.toThrow('ECONNREFUSED');
  });
});
