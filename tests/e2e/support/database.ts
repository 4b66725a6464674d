import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';

/** An empty PostgreSQL of its own, in this process's memory, for other processes to connect to. */
export interface Database {
  readonly url: string;
  query<Row>(sql: string): Promise<readonly Row[]>;
  close(): Promise<void>;
}

export async function openDatabase(): Promise<Database> {
  const db = await PGlite.create();
  const server = new PGLiteSocketServer({ db, host: '127.0.0.1', port: 0 });
  const listening = new Promise<number>((resolve) => {
    server.addEventListener('listening', (event) => { resolve((event as CustomEvent<{ port: number }>).detail.port); });
  });
  await server.start();
  return {
    url: `postgres://postgres@127.0.0.1:${await listening}/postgres`,
    query: async <Row>(sql: string) => (await db.query<Row>(sql)).rows,
    close: async () => {
      await server.stop();
      await db.close();
    },
  };
}
