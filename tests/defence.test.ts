// docs/defence.md is true: after its statements, the application's user works on rows and cannot drop or alter a table.
import { PGlite } from '@electric-sql/pglite';
import { expect, it } from 'vitest';
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
