import { path } from '../../platform/paths.js';
import { listMigrations, readMigrationFormat, type MigrationFormat } from './migration-files.js';
import { readPackageJson } from './package-json.js';
import { readCliFolders } from './sequelizerc.js';

export { listMigrations };

/** What a project migrates with, and what is there. */
export interface ProjectMigrations {
  /** The command that a package.json lists. `@sequelize/cli` makes files and runs none (7.0.0-alpha). */
  readonly cli: 'sequelize-cli' | '@sequelize/cli' | undefined;
  /**
   * What `umzug` is here. `listed`: a package.json lists it; else another package may have brought it, as sequelize-cli
   * brings Umzug 2. `major`: that of the installed one, else of the range; undefined where neither says it.
   */
  readonly umzug: { readonly listed: boolean; readonly major: number | undefined };
  /** Absolute: by `.sequelizerc`, else the usual place that is there. Undefined where no migration was found. */
  readonly folder: string | undefined;
  /** Absolute; that of seeders, found likewise. */
  readonly seeders: string | undefined;
  /** File names, in the order in which they run. */
  readonly files: readonly string[];
  /** How the newest of them are written; undefined where none can be read. */
  readonly format: MigrationFormat | undefined;
  /** The folder of the nearest package.json: where commands are run, and relative paths start. */
  readonly base: string;
  /** What that package.json says of `.js` files. */
  readonly type: 'module' | 'commonjs' | undefined;
  /** Whether a package is listed that writes `import` as `require` before Node reads it. */
  readonly isTranspiled: boolean;
}

const TRANSPILERS = ['@babel/core', '@babel/node', '@babel/register', '@babel/cli', 'babel-cli', 'babel-node', 'esm', 'sucrase'];
const USUAL_PARENTS = ['', 'src', 'db', 'database', 'src/db', 'src/database', 'server', 'app', 'server/db', 'lib', 'dist'];
const MIGRATIONS = ['migrations', 'migration'];
const SEEDERS = ['seeders', 'seeds', 'seed'];

/**
 * Reads what a project migrates with, out of the package.json and `.sequelizerc` of `folders`: those from a file upwards,
 * the nearest first. `told` is the folder of the migrations, where the user says it. Runs nothing, waits for nothing, never
 * throws. Undefined where there is no package.json.
 */
export function readMigrations(folders: readonly string[], told?: string): ProjectMigrations | undefined {
  const base = folders.find((folder) => readPackageJson(folder) !== undefined);
  if (base === undefined) return undefined;
  const lists = folders.map((folder) => readPackageJson(folder)?.dependencies).filter((list) => list !== undefined);
  const cli = (['sequelize-cli', '@sequelize/cli'] as const).find((name) => lists.some((list) => list.has(name)));
  const range = lists.find((list) => list.has('umzug'))?.get('umzug');
  const named = folders.map((folder) => readCliFolders(folder));
  const folder = told ?? findFolder(named.map(({ migrations }) => migrations), { folders, names: MIGRATIONS });
  const files = folder === undefined ? [] : listMigrations(folder);
  return {
    cli,
    umzug: { listed: range !== undefined, major: readInstalledMajor('umzug', folders) ?? readMajor(range) },
    folder,
    seeders: findFolder(named.map(({ seeders }) => seeders), { folders, names: SEEDERS }),
    files,
    format: folder === undefined ? undefined : readMigrationFormat(folder, files),
    base,
    type: readPackageJson(base)?.type,
    isTranspiled: TRANSPILERS.some((name) => lists.some((list) => list.has(name))),
  };
}

/** The folder that is named; else the first usual one that holds a script, in the nearest package. */
function findFolder(named: readonly (string | undefined)[], { folders, names }: { readonly folders: readonly string[]; readonly names: readonly string[] }): string | undefined {
  const told = named.find((folder) => folder !== undefined);
  if (told !== undefined) return told;
  const packages = folders.filter((folder) => readPackageJson(folder) !== undefined);
  const usual = packages.flatMap((folder) => USUAL_PARENTS.flatMap((parent) => names.map((name) => path.join(folder, parent, name))));
  return usual.find((folder) => listMigrations(folder).length > 0);
}

function readInstalledMajor(name: string, folders: readonly string[]): number | undefined {
  const version = folders.map((folder) => readPackageJson(path.join(folder, 'node_modules', name))?.version).find((found) => found !== undefined);
  return readMajor(version);
}

/** The first number of a version or range; undefined for `latest`, `*`, `workspace:*` and their like. */
function readMajor(range: string | undefined): number | undefined {
  const major = /^(?:npm:(?:@[^/]+\/)?[^@]+@)?[\^~>=v\s]*(\d+)(?:[.\sx*-]|$)/.exec(range ?? '')?.[1];
  return major === undefined ? undefined : Number(major);
}
