import { isSequelizeDependency } from '../../vocabulary/packages.js';

const SQLITE_DRIVERS = new Set([
  'sqlite3',
  '@sequelize/sqlite3',
  'better-sqlite3',
  '@vscode/sqlite3',
  '@journeyapps/sqlcipher',
  '@louislam/sqlite3',
  'sql.js',
]);
const SERVER_DRIVERS = new Set([
  'pg',
  'pg-native',
  'postgres',
  '@sequelize/postgres',
  'mysql',
  'mysql2',
  '@sequelize/mysql',
  'mariadb',
  '@sequelize/mariadb',
  'tedious',
  '@sequelize/mssql',
  'oracledb',
  '@sequelize/oracle',
  'snowflake-sdk',
  '@sequelize/snowflake',
  'ibm_db',
  'odbc',
  '@sequelize/db2',
  '@sequelize/db2-ibmi',
]);
const ALIAS = /^npm:(@?[^@]+)(?:@(.*))?$/;
/** npm takes a bare path such as `../db` for one with `file:`. */
const LOCAL_RANGE = /^(?:workspace:|file:|link:|portal:|\.{0,2}\/|~\/)/;

/** Name to version range, as listed in a package.json. */
export type Dependencies = ReadonlyMap<string, string>;

/** Whether the range points to code of the same repository. */
export function isLocalRange(range: string): boolean {
  return LOCAL_RANGE.test(range);
}

/** Whether a listed dependency brings Sequelize, under its own name or an alias. */
export function bringsSequelize(name: string, range: string): boolean {
  return isSequelizeDependency(name) || isSequelizeDependency(readTarget(name, range).name);
}

/** Whether one is called after Sequelize, such as `@midwayjs/sequelize`, or is an alias of such a package. */
export function namesSequelize(dependencies: Dependencies): boolean {
  return [...dependencies].some(([name, range]) => /sequelize/i.test(name) || /sequelize/i.test(range));
}

/** The major version of Sequelize that the dependencies bring; undefined when they bring none. */
export function readMajorVersion(dependencies: Dependencies): 6 | 7 | undefined {
  const sequelize = [...dependencies].filter(([name, range]) => bringsSequelize(name, range));
  if (sequelize.some(([name, range]) => isSeven(name, range))) return 7;
  return sequelize.length === 0 ? undefined : 6;
}

/** Which kinds of database driver the dependencies list. */
export function readDrivers(dependencies: Dependencies): { readonly sqlite: boolean; readonly server: boolean } {
  const names = Array.from(dependencies, ([name, range]) => readTarget(name, range).name);
  return {
    sqlite: names.some((name) => SQLITE_DRIVERS.has(name)),
    server: names.some((name) => SERVER_DRIVERS.has(name)),
  };
}

/** Version 7 lives in the scope `@sequelize`; its first alphas were published as `sequelize`. */
function isSeven(name: string, range: string): boolean {
  const target = readTarget(name, range);
  if (name.startsWith('@sequelize/') || target.name.startsWith('@sequelize/')) return true;
  const isSequelize = name === 'sequelize' || target.name === 'sequelize';
  return isSequelize && Number(/\d+/.exec(target.range)?.[0] ?? 6) >= 7;
}

/** The package that a listed name installs: another one for `"orm": "npm:sequelize@^6"`. */
function readTarget(name: string, range: string): { readonly name: string; readonly range: string } {
  const alias = ALIAS.exec(range);
  return alias?.[1] === undefined ? { name, range } : { name: alias[1], range: alias[2] ?? '' };
}
