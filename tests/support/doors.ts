// The doors of the house: which files of a folder others may import. Everything else is the folder's own.
import path from 'node:path';
import { readImports } from './imports.js';
import type { Texts } from './sources.js';

/** A folder of src, with its doors by name. `*`: a shared language, of which every file may be imported. */
export type Doors = Readonly<Record<string, readonly string[] | '*'>>;

export const doors: Doors = {
  'bin/audit': ['audit', 'audited-files', 'concerns', 'file-linter', 'git-ignored', 'progress', 'project-eslint', 'sequelize-use', 'source-languages'],
  'bin/baseline': ['baseline'],
  'bin/baseline/schema': ['changes', 'compare', 'schema', 'sql-text'],
  'bin/command': ['command'],
  'bin/commands': ['commands'],
  'bin/explain': ['explain', 'places'],
  'bin/report': ['command-results', 'escape', 'findings', 'format', 'losses', 'summary'],
  'bin/setup': ['coverage', 'describe-setup'],
  'bin/typescript': ['parser'],
  'platform': '*',
  'explain': ['explain'],
  'explain/words': ['file', 'options', 'owner'],
  'policy': ['policy'],
  'policy/files': ['files', 'schema'],
  'policy/project': ['migrations', 'modules', 'project'],
  'policy/settings': ['settings', 'types', 'user-settings', 'values'],
  'report': ['delete', 'drop', 'force-alter', 'match-missing', 'match-useless', 'plain-sync'],
  'report/edits': '*',
  'report/imports': ['modules', 'plan'],
  'report/swap': ['request', 'swap'],
  'report/words': ['deletes', 'drops', 'match', 'names', 'options', 'plain-sync', 'refused-check'],
  'rules': ['index'],
  'run': ['missing-match', 'run'],
  'sequelize': ['evidence', 'facts', 'mentions', 'method-calls'],
  'sequelize/carriers': ['carriers'],
  'sequelize/carriers/frameworks': ['egg', 'hapi', 'loopback', 'midway', 'nest', 'sails'],
  'sequelize/losses': ['commands', 'deletes', 'drops', 'foreign-keys', 'loss', 'migrations', 'raw-sql', 'sql-statements'],
  'sequelize/match': ['advice', 'useless', 'value', 'written'],
  'sequelize/name-check': ['assertion', 'check', 'refusal', 'search'],
  'sequelize/options': ['read'],
  'sequelize/pattern': ['anchor', 'judge', 'verdict'],
  'sequelize/receivers': ['constructions', 'imported', 'instances', 'receiver'],
  'sequelize/sync': ['calls', 'findings'],
  'syntax': '*',
  'values/conditions': ['definitions', 'environment', 'guards', 'tests'],
  'values/evaluate': ['call-expressions', 'callbacks', 'calls', 'evaluate', 'fields', 'identifiers', 'literals'],
  'values/flow': ['apply', 'flow'],
  'values/functions': ['follow', 'function-calls'],
  'values/model': '*',
  'values/mutations': ['field-changes', 'field-writes', 'mutation', 'mutations'],
  'vocabulary': '*',
};

const MOST_FILES = 15;
const MOST_DOORS = 6;

/** Folders over a cap. A number here only ever goes down. */
const grown: Readonly<Record<string, { readonly files?: number; readonly doors?: number }>> = {
  'bin/audit': { doors: 9 },
  'report/words': { doors: 7 },
  'sequelize/losses': { doors: 8 },
  'values/evaluate': { doors: 7 },
};

/** Every import of a folder's own file from outside of it, every folder without a row, and every folder over its caps, in words. */
export function findClosedDoors(sources: Texts, table: Doors = doors): readonly string[] {
  const folders = groupByFolder(sources);
  return [
    ...[...folders].flatMap(([folder, files]) => describeFolder(folder, files, table)),
    ...[...sources].flatMap(([file, text]) => readImports(file, text).flatMap(({ specifier }) => describeEntry(file, specifier, table) ?? [])),
  ];
}

function groupByFolder(sources: Texts): ReadonlyMap<string, readonly string[]> {
  const folders = new Map<string, string[]>();
  for (const file of sources.keys()) {
    const folder = readFolder(file);
    if (folder !== 'bin') folders.set(folder, [...(folders.get(folder) ?? []), file]);
  }
  folders.delete('');
  return folders;
}

function describeFolder(folder: string, files: readonly string[], table: Doors): readonly string[] {
  const own = table[folder];
  const caps = { files: MOST_FILES, doors: MOST_DOORS, ...grown[folder] };
  if (own === undefined) return [`src/${folder} has no doors`];
  const missing = own === '*' ? [] : own.filter((name) => !files.some((file) => path.posix.basename(file, '.ts') === name));
  return [
    ...(files.length > caps.files ? [`src/${folder} has ${files.length} files, at most ${caps.files}`] : []),
    ...(own !== '*' && own.length > caps.doors ? [`src/${folder} has ${own.length} doors, at most ${caps.doors}`] : []),
    ...missing.map((name) => `src/${folder} has no file for its door ${name}`),
  ];
}

/** An import that enters a folder by another file than a door; a folder is no stranger to those inside of it. */
function describeEntry(file: string, specifier: string, table: Doors): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  const target = path.posix.join(path.posix.dirname(file), specifier);
  const from = readFolder(file);
  const to = readFolder(target);
  const own = table[to];
  if (own === undefined || own === '*' || from === to || from.startsWith(`${to}/`)) return undefined;
  return own.includes(path.posix.basename(target).replace(/\.[cm]?[jt]s$/, '')) ? undefined : `${file} enters src/${to} by ${path.posix.basename(target)}, which is no door`;
}

function readFolder(file: string): string {
  return path.posix.dirname(file).replace(/^src\/?/, '');
}
