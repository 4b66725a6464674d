import { path } from '../../platform/paths.js';

/** What the names of folders stand for in a program: `__dirname` and its like, and `process.cwd()`. Both absolute. */
export interface NamedFolders {
  readonly own: string;
  readonly working: string;
}

/** What is opened and never closed ends with its line or the text: else each opening would be looked at to the end again. */
const STRING_OR_COMMENT = /('(?:[^'\\\n]|\\.)*'?|"(?:[^"\\\n]|\\.)*"?|`[^`]*`?)|\/\/[^\n]*|\/\*(?:[^*]|\*(?!\/))*(?:\*\/|$)/g;

/** The text of a program without its comments; strings stay as they are. */
export function stripComments(text: string): string {
  return text.replace(STRING_OR_COMMENT, (_, string: string | undefined) => string ?? ' ');
}

const OWN = String.raw`(?:__dirname|import\.meta\.dirname)`;
const NAMED = String.raw`(?:${OWN}|process\.cwd\(\))`;
const END = String.raw`\s*(?:[,}\]);\n]|$)`;
const CALL = new RegExp(String.raw`^(?:require\s*\(\s*['"](?:node:)?path['"]\s*\)\s*\.|path\s*\.)?\s*(?:join|resolve)\s*\(([^()]*(?:\(\)[^()]*)*)\)${END}`);
const SINGLE = new RegExp(String.raw`^(?:(${NAMED})\s*\+\s*)?(['"\`])([^'"\`]*)\2${END}`);
const BARE = new RegExp(String.raw`^(${NAMED})${END}`);
/** `fileURLToPath(new URL('../migrations', import.meta.url))`, with `.pathname` or alone. */
const URL_CALL = /^(?:[\w.]+\s*\(\s*)?new\s+URL\s*\(\s*(['"`])([^'"`]*)\1\s*,\s*import\.meta\.url\s*\)/;

/**
 * The absolute path that the code starts with: a literal, `__dirname + '…'`, `path.join` and `path.resolve` of such, or a
 * URL beside the module. Undefined for anything else. Nothing is run.
 */
export function readWrittenPath(code: string, folders: NamedFolders): string | undefined {
  const bare = BARE.exec(code)?.[1];
  if (bare !== undefined) return readNamed(bare, folders);
  const beside = URL_CALL.exec(code)?.[2];
  if (beside !== undefined) return readBeside(beside, folders);
  const single = SINGLE.exec(code);
  return single ? readSingle(single[1], single[3] ?? '', folders) : readCall(code, folders);
}

function readBeside(url: string, { own }: NamedFolders): string | undefined {
  try {
    return path.resolve(own, decodeURI(url));
  } catch {
    return undefined;
  }
}

function readCall(code: string, folders: NamedFolders): string | undefined {
  const args = CALL.exec(code)?.[1]?.trim().replace(/,$/, '').split(',').map((argument) => readArgument(argument.trim(), folders));
  if (!args || args.some((argument) => argument === undefined)) return undefined;
  return path.resolve(folders.working, path.join(...(args as string[])));
}

function readNamed(name: string, { own, working }: NamedFolders): string {
  return name.startsWith('process') ? working : own;
}

function readSingle(named: string | undefined, text: string, folders: NamedFolders): string | undefined {
  const known = readText(text, folders);
  if (known === undefined) return undefined;
  return named === undefined ? path.resolve(folders.working, known) : path.normalize(readNamed(named, folders) + known);
}

function readArgument(argument: string, folders: NamedFolders): string | undefined {
  if (BARE.test(argument)) return readNamed(argument, folders);
  const text = /^(['"`])([^'"`]*)\1$/.exec(argument)?.[2];
  return text === undefined ? undefined : readText(text, folders);
}

const TEMPLATE_FOLDER = new RegExp(String.raw`\$\{\s*(${NAMED})\s*\}`, 'g');

/** A share of another machine, `\\\\host\\share`: to look there would tell that machine who is looking. */
const NETWORK = /^(?:\\\\|\/\/)/;

/** The text of a literal; of a template, the names of folders alone are known. */
function readText(text: string, folders: NamedFolders): string | undefined {
  if (NETWORK.test(text)) return undefined;
  const known = text.replaceAll(TEMPLATE_FOLDER, (_, named: string) => readNamed(named, folders));
  return known.includes('${') ? undefined : known;
}
