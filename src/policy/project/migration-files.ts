import { opendirSync, readFileSync } from '../../platform/disk.js';
import { path } from '../../platform/paths.js';
import { readStamp } from './package-json.js';
import { stripComments } from './written-paths.js';

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
