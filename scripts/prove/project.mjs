import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const modules = fileURLToPath(new URL('../../node_modules', import.meta.url));
const pool = 'pool: { max: 1, min: 0, idle: 100, evict: 50 }';

/** What differs between the majors: the imports and the options of the constructor. */
const constructors = {
  6: { core: 'sequelize', dialect: undefined, code: `new Sequelize(process.env.DATABASE_URL, { logging: false, ${pool} })` },
  7: {
    core: '@sequelize/core',
    dialect: '@sequelize/postgres',
    code: `new Sequelize({ dialect: PostgresDialect, url: process.env.DATABASE_URL, ssl: false, logging: false, ${pool} })`,
  },
};

const model = "sequelize.define('User', { name: DataTypes.STRING }, { tableName: 'users', timestamps: false })";
const umzug = (major) => `new Umzug({
  migrations: { glob: 'migrations/*.cjs' },
  context: sequelize.${major === 7 ? 'queryInterface' : 'getQueryInterface()'},
  storage: new SequelizeStorage({ sequelize }),
  logger: undefined,
})`;
const migration = "exports.up = ({ context }) => context.sequelize.query('ALTER TABLE users ADD COLUMN phone TEXT');\n";

/** Lays out an application of one Sequelize major in a new folder: instance, model, migrator and one pending migration. */
export function createProject(major) {
  const folder = mkdtempSync(path.join(tmpdir(), 'sequelize-guard-prove-'));
  symlinkSync(modules, path.join(folder, 'node_modules'));
  const { core } = constructors[major];
  const files = {
    'package.json': JSON.stringify({ name: 'proof', private: true, dependencies: { [core]: '*' } }),
    'migrations/001-add-phone.cjs': migration,
    'src/db.mjs': describeInstance(major, 'mjs'),
    'src/db.cjs': describeInstance(major, 'cjs'),
    'umzug.mjs': describeMigrator(major, 'mjs'),
    'umzug.cjs': describeMigrator(major, 'cjs'),
  };
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

function describeInstance(major, kind) {
  const { core, dialect, code } = constructors[major];
  const head = kind === 'mjs'
    ? [`import { Sequelize, DataTypes } from '${core}';`, ...(dialect ? [`import { PostgresDialect } from '${dialect}';`] : [])]
    : [`const { Sequelize, DataTypes } = require('${core}');`, ...(dialect ? [`const { PostgresDialect } = require('${dialect}');`] : [])];
  const mark = kind === 'mjs' ? 'export const' : 'const';
  const tail = kind === 'cjs' ? ['module.exports = { sequelize, User };'] : [];
  return [...head, `${mark} sequelize = ${code};`, `${mark} User = ${model};`, ...tail, ''].join('\n');
}

/** The migrator is exported by name and as default, so that every kind of import can be proven. */
function describeMigrator(major, kind) {
  const lines = kind === 'mjs'
    ? ["import { Umzug, SequelizeStorage } from 'umzug';", "import { sequelize } from './src/db.mjs';"]
    : ["const { Umzug, SequelizeStorage } = require('umzug');", "const { sequelize } = require('./src/db.cjs');"];
  const tail = kind === 'mjs' ? 'export { umzug };\nexport const log = () => {};\nexport default umzug;' : 'module.exports = { umzug, log() {} };';
  return [...lines, `const umzug = ${umzug(major)};`, tail, ''].join('\n');
}
