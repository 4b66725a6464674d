import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';

/**
 * Starts PostgreSQL inside this process, on a free port of 127.0.0.1.
 *
 * @param {string} [dataDir] folder of the data; without it the data stays in memory
 * @returns `url(name)`, a connection string that calls the database `name` (there is only one, the
 *   name is what Sequelize sees); `query(sql)`, its rows; `stop()`
 */
export async function startEmbeddedPostgres(dataDir) {
  const database = await PGlite.create(dataDir);
  const server = new PGLiteSocketServer({ db: database, host: '127.0.0.1', port: 0, maxConnections: 8 });
  await server.start();
  const address = server.getServerConn();
  return {
    url: (name) => `postgres://postgres:postgres@${address}/${name}`,
    query: async (sql) => (await database.query(sql)).rows,
    stop: async () => {
      await server.stop();
      await database.close();
    },
  };
}
