import { createRequire } from 'node:module';
import { Server, Socket } from 'node:net';

/** Never settles: what waits for a database waits for ever, and nothing fails for want of one. */
function wait(): Promise<never> {
  return new Promise<never>(() => undefined);
}

/**
 * Keeps the code of a module, which is about to be loaded, from every server and from the database: a module may call
 * `sync({ force: true })` as it is loaded. Of use in a process of its own alone.
 * @param file The module: the Sequelize that it would load is the one that sends nothing.
 */
export function blockConnections(file: string): void {
  Socket.prototype.connect = function connect(this: Socket) { return this; };
  Server.prototype.listen = function listen(this: Server) { return this; };
  const require = createRequire(file);
  for (const name of ['sequelize', '@sequelize/core']) {
    const prototype = readPrototype(require, name);
    // A file of SQLite has no server.
    if (prototype) Object.assign(prototype, { query: wait, queryRaw: name === 'sequelize' ? undefined : wait });
  }
}

function readPrototype(require: NodeJS.Require, name: string): object | undefined {
  try {
    return (require(name) as { readonly Sequelize: { readonly prototype: object } }).Sequelize.prototype;
  } catch {
    return undefined;
  }
}
