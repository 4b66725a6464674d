import { readFileSync } from '../../platform/disk.js';
import { path } from '../../platform/paths.js';
import { readStamp } from './package-json.js';
import { readWrittenPath, stripComments } from './written-paths.js';

/** The folders that sequelize-cli is told of, absolute. What is computed in another way is not known. */
export interface CliFolders {
  readonly migrations: string | undefined;
  readonly seeders: string | undefined;
}

const NONE: CliFolders = { migrations: undefined, seeders: undefined };
/** Bytes of a `.sequelizerc`, which holds a handful of paths. Past it, it is not read. */
const LARGEST = 64 * 1024;
/** Files `.sequelizerc` whose paths are kept. Past it, they are read again. */
const MOST_FILES = 100;

interface Kept {
  readonly stamp: string;
  readonly folders: CliFolders;
}

const kept = new Map<string, Kept>();

/**
 * Reads `migrations-path` and `seeders-path` out of the `.sequelizerc` of a folder. The file is a program of the
 * project's; it is read as text, never run. Never throws, and opens nothing but plain files.
 */
export function readCliFolders(folder: string): CliFolders {
  const file = path.join(folder, '.sequelizerc');
  const stamp = readStamp(file, LARGEST);
  if (stamp === undefined) return NONE;
  const known = kept.get(file);
  if (known?.stamp === stamp) return known.folders;
  const folders = readFolders(file, folder);
  if (kept.size >= MOST_FILES) kept.clear();
  kept.set(file, { stamp, folders });
  return folders;
}

function readFolders(file: string, folder: string): CliFolders {
  try {
    const text = stripComments(readFileSync(file, 'utf8'));
    return { migrations: findPath(text, 'migrations-path', folder), seeders: findPath(text, 'seeders-path', folder) };
  } catch {
    return NONE;
  }
}

/** `'migrations-path': …` of an object, and `config['migrations-path'] = …`. */
function findPath(text: string, key: string, folder: string): string | undefined {
  const written = new RegExp(String.raw`(['"\`])${key}\1\s*(?::|\]\s*=)\s*([^]*)`).exec(text)?.[2];
  return written === undefined ? undefined : readWrittenPath(written, { own: folder, working: folder });
}
