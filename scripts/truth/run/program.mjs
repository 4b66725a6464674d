// A program of tests/truth/cases.json with its connection back in place.

const pool = 'pool: { max: 1, min: 0, idle: 100, evict: 50 }';
const opening = 'const sequelize = new Sequelize(';

/**
 * The text that is run.
 *
 * @param run an entry of cases.json
 * @param setup what its words mean
 * @param connections replacements of the text by the database, `[from, to]`; at least one has to apply
 * @returns `text`, and `extension` of the file that it is written to
 */
export function writeProgram(run, setup, connections) {
  const edited = setup.edit ? setup.edit(run.program) : run.program;
  const fitting = connections.filter(([from]) => edited.includes(from));
  if (fitting.length === 0 || edited.split(opening).length !== 2) throw new Error(`${run.id}: scripts/truth knows no connection of this form`);
  const connected = fitting.reduce((text, [from, to]) => text.replaceAll(from, to), edited);
  // The instance is closed by whoever runs the program, also where it throws. The first versions name no exports to a module.
  const text = connected
    .replace(opening, 'const sequelize = globalThis.opened = new Sequelize(')
    .replaceAll(/^import (\{.*\}) from ('[^']+');$/gm, 'const $1 = require($2);');
  if (setup.sloppy) return { text: `module.exports.finished = (async () => {\n${text}\n})();\n`, extension: 'cjs' };
  return { text: `import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);\n${text}`, extension: 'mjs' };
}

/** How programs name their database, and how the dialects are asked for. */
export const connections = {
  postgres: {
    6: ({ host, port }) => [
      ['new Sequelize(process.env.DATABASE_URL, {', `new Sequelize(process.env.DATABASE_URL, { ${pool},`],
      ["'app', process.env.DB_PASSWORD, {", `'postgres', 'postgres', { logging: false, ${pool},`],
      ["{ host: 'replica' }", `{ host: '${host}', port: ${port} }`],
      ["{ host: 'primary',", `{ host: '${host}', port: ${port},`],
    ],
    7: ({ hasDialectPackages }) => hasDialectPackages
      ? [['url: process.env.DATABASE_URL', `url: process.env.DATABASE_URL, ssl: false, logging: false, ${pool}`]]
      : [
        // Before alpha.40 a dialect was a word, and the address the first argument.
        ["import { PostgresDialect } from '@sequelize/postgres';", ''],
        ['new Sequelize({ dialect: PostgresDialect, url: process.env.DATABASE_URL', `new Sequelize(process.env.DATABASE_URL, { dialect: 'postgres', logging: false, ${pool}`],
      ],
  },
  sqlite: {
    6: () => [['new Sequelize(process.env.DATABASE_URL, {', `new Sequelize({ dialect: 'sqlite', storage: process.env.DATABASE_URL,`]],
    7: () => [
      ["import { PostgresDialect } from '@sequelize/postgres';", "import { SqliteDialect } from '@sequelize/sqlite3';"],
      ['dialect: PostgresDialect, url: process.env.DATABASE_URL', 'dialect: SqliteDialect, storage: process.env.DATABASE_URL, logging: false, pool: { max: 1, min: 1 }'],
    ],
  },
  mysql: {
    6: () => [['new Sequelize(process.env.DATABASE_URL, {', `new Sequelize(process.env.DATABASE_URL, { ${pool},`]],
    7: () => [
      ["import { PostgresDialect } from '@sequelize/postgres';", "import { MySqlDialect } from '@sequelize/mysql';"],
      ['dialect: PostgresDialect, url: process.env.DATABASE_URL', `dialect: MySqlDialect, url: process.env.DATABASE_URL, logging: false, ${pool}`],
    ],
  },
};
