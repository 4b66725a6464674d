import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readStamp } from './stamp.js';

/** The folders that sequelize-cli is told of, absolute. What is computed in another way is not known. */
export interface CliFolders {
  readonly migrations: string | undefined;
  readonly seeders: string | undefined;
}

const NONE: CliFolders = { migrations: undefined, seeders: undefined };
/** No `.sequelizerc` is larger: it holds a handful of paths. */
const LARGEST = 64 * 1024;
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

const STRING_OR_COMMENT = /('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`[^`]*`)|\/\/[^\n]*|\/\*[^]*?\*\//g;

function stripComments(text: string): string {
  return text.replace(STRING_OR_COMMENT, (_, string: string | undefined) => string ?? ' ');
}

/** `'migrations-path': …` of an object, and `config['migrations-path'] = …`. */
function findPath(text: string, key: string, folder: string): string | undefined {
  const written = new RegExp(String.raw`(['"\`])${key}\1\s*(?::|\]\s*=)\s*([^]*)`).exec(text)?.[2];
  const relative = written === undefined ? undefined : readPath(written, folder);
  return relative === undefined ? undefined : path.resolve(folder, relative);
}

const CALL = /^(?:require\s*\(\s*['"](?:node:)?path['"]\s*\)\s*\.|path\s*\.)?\s*(?:join|resolve)\s*\(([^()]*(?:\(\)[^()]*)*)\)\s*(?:[,}\];]|$)/;
const SINGLE = /^((?:__dirname|process\.cwd\(\))\s*\+\s*)?(['"`])([^'"`]*)\2\s*(?:[,}\];\n]|$)/;
const FOLDER = /^(?:__dirname|process\.cwd\(\))$/;

/** A literal, `__dirname + '…'`, or `path.join` and `path.resolve` of such; undefined for anything else. */
function readPath(code: string, folder: string): string | undefined {
  const single = SINGLE.exec(code);
  if (single) return readText(single[3] ?? '', folder, single[1] !== undefined);
  const args = CALL.exec(code)?.[1]?.trim().replace(/,$/, '').split(',').map((argument) => readArgument(argument.trim(), folder));
  if (!args || args.some((argument) => argument === undefined)) return undefined;
  return path.join(...(args as string[]).map((argument, index) => (index === 0 ? argument : argument.replace(folder, ''))));
}

function readArgument(argument: string, folder: string): string | undefined {
  if (FOLDER.test(argument)) return folder;
  const text = /^(['"`])([^'"`]*)\1$/.exec(argument)?.[2];
  return text === undefined ? undefined : readText(text, folder, false);
}

/** The text of a literal; of a template, `${__dirname}` alone is known. */
function readText(text: string, folder: string, isBehindFolder: boolean): string | undefined {
  const known = text.replaceAll(/\$\{\s*(?:__dirname|process\.cwd\(\))\s*\}/g, folder);
  if (known.includes('${')) return undefined;
  return isBehindFolder ? folder + known : known;
}
