import type { Database } from '../../e2e/support/database.js';

const OURS = "NOT IN ('pg_catalog', 'information_schema', 'pg_toast')";

/** Everything that the catalog says of the tables, in words that do not depend on the order of creation. */
export async function readCatalog(database: Database): Promise<readonly unknown[]> {
  const queries = [
    `SELECT table_schema, table_name, column_name, ordinal_position, data_type, udt_name, character_maximum_length, numeric_precision, numeric_scale, datetime_precision, is_nullable, column_default FROM information_schema.columns WHERE table_schema ${OURS} ORDER BY 1, 2, 3`,
    `SELECT conrelid::regclass::text AS on_table, conname, pg_get_constraintdef(c.oid) AS definition, condeferrable, condeferred FROM pg_constraint c JOIN pg_namespace n ON n.oid = connamespace WHERE nspname ${OURS} ORDER BY 1, 2`,
    `SELECT schemaname, indexdef FROM pg_indexes WHERE schemaname ${OURS} ORDER BY 1, 2`,
    'SELECT t.typnamespace::regnamespace::text AS schema, t.typname, e.enumlabel FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid ORDER BY 1, 2, e.enumsortorder',
    `SELECT objoid::regclass::text AS on_table, objsubid, description FROM pg_description WHERE classoid = 'pg_class'::regclass AND objoid IN (SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace WHERE nspname ${OURS}) ORDER BY 1, 2`,
  ];
  const found: unknown[] = [];
  for (const sql of queries) found.push(await database.query(sql));
  return found;
}

/** Drops every schema of ours, and makes `public` and these. */
export async function emptyDatabase(database: Database, schemas: readonly string[] = []): Promise<void> {
  const found = await database.query<{ readonly nspname: string }>(`SELECT nspname FROM pg_namespace WHERE nspname ${OURS} AND nspname NOT LIKE 'pg_%'`);
  for (const { nspname } of found) await database.query(`DROP SCHEMA "${nspname}" CASCADE`);
  for (const name of ['public', ...schemas]) await database.query(`CREATE SCHEMA "${name}"`);
}
