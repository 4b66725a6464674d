import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';

const empty = 'DROP SCHEMA public CASCADE; CREATE SCHEMA public;';
/** Three people, with a column that the model does not have, as applications grow them. */
const seed = `
  DROP SCHEMA public CASCADE;
  CREATE SCHEMA public;
  CREATE TABLE users (id SERIAL PRIMARY KEY, name VARCHAR(255), legacy TEXT);
  INSERT INTO users (name, legacy) VALUES ('Ada', 'a'), ('Grace', 'g'), ('Edsger', 'e');
`;

/**
 * Starts an embedded PostgreSQL on a free port of this machine.
 *
 * @returns `url`, `reset()` (three rows again), `read()` (what is left), `prepare()`, `run()` (SQL) and `stop()`
 */
export async function startDatabase() {
  const database = await PGlite.create();
  const server = new PGLiteSocketServer({ db: database, host: '127.0.0.1', port: 0, maxConnections: 8 });
  await server.start();
  return {
    url: `postgres://postgres:postgres@${server.getServerConn()}/app_prod`,
    reset: () => database.exec(seed),
    /** Three rows again, or nothing at all. */
    prepare: (hasRows) => database.exec(hasRows ? seed : empty),
    run: (sql) => database.exec(sql),
    read: () => readState(database),
    async stop() {
      await server.stop();
      await database.close();
    },
  };
}

/** The rows of `users`, the values of its old column, whether the migration added its column, and how often. */
async function readState(database) {
  const columns = await readColumn(database, "SELECT column_name AS value FROM information_schema.columns WHERE table_name = 'users'");
  const [rows] = columns.length > 0 ? await readColumn(database, 'SELECT count(*)::int AS value FROM users') : [0];
  const [values] = columns.includes('legacy') ? await readColumn(database, 'SELECT count(legacy)::int AS value FROM users') : [0];
  const tables = await readColumn(database, "SELECT table_name AS value FROM information_schema.tables WHERE table_schema = 'public'");
  const applied = tables.includes('SequelizeMeta') ? await readColumn(database, 'SELECT name AS value FROM "SequelizeMeta"') : [];
  return { rows, values, migrated: columns.includes('phone'), applied, tables };
}

async function readColumn(database, query) {
  const { rows } = await database.query(query);
  return rows.map(({ value }) => value);
}
