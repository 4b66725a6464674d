import { opendirSync, readFileSync } from '../../platform/disk.js';
import { path } from '../../platform/paths.js';
import { readPackageJson, readStamp } from './package-json.js';
import { readCliFolders } from './sequelizerc.js';
import { stripComments } from './written-paths.js';

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

/** How the newest migrations of a folder are written. */
export interface MigrationFormat {
  /**
   * What `up` is called with: `queryInterface`: `up(queryInterface, Sequelize)`, of sequelize-cli and Umzug 2;
   * `context`: `up({ context })`, of Umzug 3.
   */
  readonly signature: 'queryInterface' | 'context' | 'unknown';
  readonly module: 'commonjs' | 'esm' | 'typescript';
}

const SCRIPT = /(?<!\.d)\.[cm]?[jt]s$/;
/** Entries of a folder of migrations. Past it, the others are not seen: names of migrations alone reach a few hundred. */
const MOST_ENTRIES = 5000;
/** Bytes of a migration whose form is read. Past it, its form is not known. */
const LARGEST = 256 * 1024;
const NEWEST = 5;
/** Files whose form is kept. Past it, it is read again. */
const MOST_FORMATS = 500;
const formats = new Map<string, { readonly stamp: string; readonly format: MigrationFormat }>();

/** The names of the scripts in a folder, in the order in which migrations run. Never throws. */
export function listMigrations(folder: string): readonly string[] {
  return listNames(folder).filter((name) => SCRIPT.test(name)).sort();
}

function listNames(folder: string): readonly string[] {
  const names: string[] = [];
  try {
    const opened = opendirSync(folder);
    try {
      for (let entry = opened.readSync(); entry && names.length < MOST_ENTRIES; entry = opened.readSync()) {
        if (entry.isFile() || entry.isSymbolicLink()) names.push(entry.name);
      }
    } finally {
      opened.closeSync();
    }
  } catch {
    return names;
  }
  return names;
}

/** The format of the newest migrations that show one; undefined where there is none to read. Runs nothing; never throws. */
export function readMigrationFormat(folder: string, names: readonly string[]): MigrationFormat | undefined {
  const newest = names.slice(-NEWEST).reverse();
  const found = newest.map((name) => readFormat(path.join(folder, name))).filter((format) => format !== undefined);
  return found.find(({ signature }) => signature !== 'unknown') ?? found[0];
}

function readFormat(file: string): MigrationFormat | undefined {
  const stamp = readStamp(file, LARGEST);
  if (stamp === undefined) return undefined;
  const known = formats.get(file);
  if (known?.stamp === stamp) return known.format;
  const format = parseFormat(file);
  if (formats.size >= MOST_FORMATS) formats.clear();
  if (format) formats.set(file, { stamp, format });
  return format;
}

function parseFormat(file: string): MigrationFormat | undefined {
  try {
    const text = stripComments(readFileSync(file, 'utf8'));
    // Where the patterns allow space, they allow it several times over: a long run of it would be tried in every division.
    return { signature: readSignature(text.replace(/\s+/g, ' ')), module: readModule(file, text) };
  } catch {
    return undefined;
  }
}

/** `up(…)`, `up: (…) =>`, `exports.up = async function (…)`, `export const up: Migration = async (…) =>`. */
const UP = /(?:^|[^\w$])['"]?up['"]?\s*(?::\s*[\w.<>, ]+=(?!>)|[:=])?\s*(?:async\b\s*)?(?:function\b\s*[\w$]*\s*)?(?:\(\s*([^)]{0,400})|([\w$]+)\s*=>)/g;

function readSignature(text: string): MigrationFormat['signature'] {
  for (const [, list, single] of text.matchAll(UP)) {
    const signature = judgeParameters((list ?? single ?? '').trim(), text);
    if (signature !== 'unknown') return signature;
  }
  return 'unknown';
}

function judgeParameters(list: string, text: string): MigrationFormat['signature'] {
  if (list.startsWith('{')) return /^\{[^}]*\bcontext\b/.test(list) ? 'context' : 'unknown';
  const name = /^[\w$]+/.exec(list)?.[0];
  if (name === undefined) return 'unknown';
  if (new RegExp(String.raw`\b${name.replaceAll('$', String.raw`\$`)}\s*\??\.\s*context\b`).test(text)) return 'context';
  return /^[\w$]+\s*(?::[^,]*)?,\s*[\w$]/.test(list) || /query|^qi$|interface/i.test(name) ? 'queryInterface' : 'unknown';
}

function readModule(file: string, text: string): MigrationFormat['module'] {
  if (/\.[cm]?ts$/.test(file)) return 'typescript';
  if (file.endsWith('.mjs')) return 'esm';
  return !file.endsWith('.cjs') && /^[ \t]*(?:export|import)\b/m.test(text) ? 'esm' : 'commonjs';
}
