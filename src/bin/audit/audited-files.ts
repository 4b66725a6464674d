import { closeSync, openSync, readdirSync, readSync, realpathSync, statSync, type Dirent } from 'node:fs';
import path from 'node:path';
import { Minimatch } from 'minimatch';

/** The files below the paths that are audited, absolute, each once. */
export interface AuditedFiles {
  /** JavaScript and TypeScript, by the ending, or a script without one that names Node in its first line, as `bin/www` does. */
  readonly sources: readonly string[];
  /** All others: a Dockerfile, a workflow, a package.json. */
  readonly others: readonly string[];
  /** Files and folders that a path names and that are left out all the same. */
  readonly ignored: readonly string[];
  /** Links to folders that are not below the audited one. */
  readonly elsewhere: readonly string[];
  /** Folders that this user may not list. */
  readonly closed: readonly { readonly path: string; readonly code: string }[];
}

interface Search {
  readonly folder: string;
  /** Paths from the folder that are left out. */
  readonly ignores: ReadonlySet<string>;
}

/** What is read as JavaScript or TypeScript. */
const SOURCE = /\.(?:[cm]?[jt]s|[jt]sx)$/iu;
const NEVER_ENTERED = new Set(['node_modules', '.git']);

/**
 * Finds the files below `paths`: files, folders or globs, from `folder`. A path that is there is taken as it is written,
 * brackets and all. Neither `node_modules` nor `.git` is entered, nor what `ignores` names; links to folders are not
 * followed. Throws where a path leads nowhere.
 */
export function findAuditedFiles(paths: readonly string[], search: Search): AuditedFiles {
  const finder = new FileFinder(search);
  for (const written of paths) finder.add(written);
  return finder.conclude();
}

/** JavaScript or TypeScript, by its ending, or by the first line of a script without one. */
export function isSource(file: string): boolean {
  return SOURCE.test(file) || isNodeScript(file);
}

class FileFinder {
  readonly #found = new Set<string>();
  readonly #ignored = new Set<string>();
  readonly #elsewhere = new Set<string>();
  readonly #closed = new Map<string, string>();

  constructor(private readonly search: Search) {}

  add(written: string): void {
    const absolute = path.resolve(this.search.folder, written);
    const stats = statSync(absolute, { throwIfNoEntry: false });
    if (stats === undefined) this.#addMatches(written);
    else if (this.#isIgnored(absolute) || !(stats.isDirectory() || stats.isFile())) this.#ignored.add(absolute);
    else if (stats.isDirectory()) for (const file of this.#list(absolute)) this.#found.add(file);
    else this.#found.add(absolute);
  }

  conclude(): AuditedFiles {
    const files = [...this.#found].sort();
    const sources = new Set(files.filter(isSource));
    return {
      sources: [...sources],
      others: files.filter((file) => !sources.has(file)),
      ignored: [...this.#ignored],
      elsewhere: [...this.#elsewhere],
      closed: [...this.#closed].map(([closed, code]) => ({ path: closed, code })),
    };
  }

  #addMatches(glob: string): void {
    const matcher = new Minimatch(glob.replace(/^\.\//u, ''), { dot: true, nocomment: true, nonegate: true });
    const matches = this.#list(this.search.folder).filter((file) => matcher.match(this.#relate(file)));
    if (matches.length === 0) throw new Error(`No files matching '${glob}' were found.`);
    for (const file of matches) this.#found.add(file);
  }

  #relate(file: string): string {
    return path.relative(this.search.folder, file).replaceAll(path.sep, '/');
  }

  /** Whether the path, or a folder between it and the audited one, is left out. */
  #isIgnored(absolute: string): boolean {
    const parts = this.#relate(absolute).split('/');
    return parts.some((part, index) => NEVER_ENTERED.has(part) || this.search.ignores.has(parts.slice(0, index + 1).join('/')));
  }

  #list(folder: string): readonly string[] {
    const files: string[] = [];
    const waiting = [folder];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      for (const entry of this.#readFolder(next)) {
        const file = path.join(next, entry.name);
        if (NEVER_ENTERED.has(entry.name) || this.search.ignores.has(this.#relate(file))) continue;
        if (entry.isDirectory()) waiting.push(file);
        else if (isRegularFile(entry, file)) files.push(file);
        else if (entry.isSymbolicLink() && this.#leadsElsewhere(file)) this.#elsewhere.add(file);
      }
    }
    return files;
  }

  #leadsElsewhere(link: string): boolean {
    const target = resolveLink(link);
    return target !== undefined && path.relative(realpathSync(this.search.folder), target).startsWith('..') && statSync(target).isDirectory();
  }

  #readFolder(folder: string): readonly Dirent[] {
    try {
      return readdirSync(folder, { withFileTypes: true });
    } catch (error) {
      this.#closed.set(folder, error instanceof Error && 'code' in error ? String(error.code) : String(error));
      return [];
    }
  }
}

/** Where a link leads to; undefined where to nothing, or in a circle. */
function resolveLink(link: string): string | undefined {
  try {
    return realpathSync(link);
  } catch {
    return undefined;
  }
}

function isNodeScript(file: string): boolean {
  if (path.extname(file) !== '') return false;
  const start = Buffer.alloc(80);
  try {
    const opened = openSync(file, 'r');
    readSync(opened, start);
    closeSync(opened);
  } catch {
    return false;
  }
  return /^#!.*\b(?:node|bun|tsx|ts-node)\b/u.test(start.toString('latin1'));
}

/** A pipe or a socket would be waited for; a link counts for the file that it leads to. */
function isRegularFile(entry: Dirent, file: string): boolean {
  if (!entry.isSymbolicLink()) return entry.isFile();
  try {
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
