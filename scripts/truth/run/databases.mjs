import { startMariadb, findMissingMariadb } from './mariadb.mjs';
import { startPostgres } from './postgres.mjs';
import { findMissingSqlite, startSqlite } from './sqlite.mjs';

const always = () => undefined;
/** Sequelize 7 has a package for each dialect since alpha.40. */
const isBeforeDialects = (version) => Number(version.split('alpha.')[1]) < 40;

/**
 * By dialect: `key`, its name in cases.json; `packages` beside a Sequelize; `findMissing(load)`, why it cannot be run on this
 * machine; `start(load)`. `load` requires what is installed beside Sequelize.
 */
export const databases = {
  postgres: {
    key: 'postgres',
    packages: ({ major, version }) => (major === 6 || isBeforeDialects(version) ? ['pg@8'] : [`@sequelize/postgres@${version}`]),
    findMissing: always,
    start: startPostgres,
  },
  sqlite: {
    key: 'sqlite',
    packages: ({ major, version }) => (major === 6 ? ['sqlite3@5'] : [`@sequelize/sqlite3@${version}`]),
    findMissing: findMissingSqlite,
    start: startSqlite,
  },
  mysql: {
    key: 'mysql(mariadb-server)',
    packages: ({ major, version }) => (major === 6 ? ['mysql2@3'] : [`@sequelize/mysql@${version}`]),
    findMissing: findMissingMariadb,
    start: startMariadb,
  },
};
