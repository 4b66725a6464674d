import { fileURLToPath, pathToFileURL } from 'node:url';
import { SequelizeStorage, Umzug } from 'umzug';
import { sequelize } from './sequelize.js';

const folder = fileURLToPath(new URL('../../migrations/', import.meta.url));

export const umzug = new Umzug({
  migrations: {
    glob: ['*.js', { cwd: folder }],
    resolve: ({ name, path, context }) => ({
      name,
      up: async () => (await import(pathToFileURL(path))).up({ context }),
      down: async () => (await import(pathToFileURL(path))).down({ context }),
    }),
  },
  context: sequelize.getQueryInterface(),
  storage: new SequelizeStorage({ sequelize }),
  logger: undefined,
});

umzug.on('migrated', ({ name }) => {
  console.log(`migrated ${name}`);
});
