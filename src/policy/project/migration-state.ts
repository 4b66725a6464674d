import { path } from '../../platform/paths.js';
import { readMigrations, type ProjectMigrations } from './migrations.js';
import { judgeMigrator, readMigratorOf, readProgram, type MigratorState } from './migrator.js';
import { readStamp } from './package-json.js';
import { type LintedFile, resolveFile, resolveRoot } from '../files/files.js';
import type { MigrationCall, Settings } from '../settings/types.js';

/**
 * What the disk shows of migrations where a file is linted. `missing`: the configured file is not there; `outdated`: the
 * set-up is written for Umzug 3, and an older one is installed.
 */
export interface MigrationState {
  /** Undefined for code that has no file on disk, and where there is no package.json. */
  readonly project: ProjectMigrations | undefined;
  /** Of the migrator that `settings.migration` names. What is not shown is the user's word. */
  readonly configured: MigratorState | 'missing' | 'outdated';
  /** Of an Umzug that the linted file makes itself, by its text. */
  judgeUmzug(text: string): MigratorState | 'outdated';
}

const NOTHING: MigrationState = { project: undefined, configured: 'unknown', judgeUmzug: () => 'unknown' };

/** Reads what the disk shows. `folders` are the file's folder and those above it, the nearest first. Never throws. */
export function readMigrationState(file: LintedFile, settings: Settings, folders: readonly string[]): MigrationState {
  const linted = resolveFile(file);
  if (linted === undefined || readStamp(linted) === undefined) return NOTHING;
  const project = readMigrations(folders);
  const root = resolveRoot(file.cwd, settings.root);
  // The first is where `npm start` starts.
  const working = [...new Set([...(project ? [project.base] : []), root, file.cwd])];
  const judge = (text: string, own: string): MigratorState | 'outdated' =>
    isOutdated(text, project) ? 'outdated' : judgeMigrator(text, own, working);
  return {
    project,
    get configured() {
      return judgeSetting({ settings, root, project }, judge);
    },
    judgeUmzug: (text) => judge(text, path.dirname(linted)),
  };
}

interface Configured {
  readonly settings: Settings;
  readonly root: string;
  readonly project: ProjectMigrations | undefined;
}

function judgeSetting({ settings: { migration }, root, project }: Configured, judge: (text: string, own: string) => MigrationState['configured']): MigrationState['configured'] {
  if (migration?.kind === 'command') return judgeCommand(migration.command, project);
  const imported = migration?.import;
  if (!imported || !/^\.{1,2}\//.test(imported.from)) return 'unknown';
  const file = findModule(path.resolve(root, imported.from));
  if (file === undefined) return 'missing';
  const text = readProgram(file);
  return text === undefined ? 'unknown' : judge(readMigratorOf(text, readName(migration.call, imported)), path.dirname(file));
}

/** A command of sequelize-cli runs what is in the folder; others are the user's word. */
function judgeCommand(command: string, project: ProjectMigrations | undefined): MigratorState {
  if (!project || !/\bsequelize(?:-cli)?\b/.test(command)) return 'unknown';
  if (project.files.length === 0) return 'none';
  return project.format?.signature === 'context' ? 'forContext' : 'some';
}

/** In the migrator's file, a default import has the name that the call starts with. */
function readName(call: string, { kind, name }: NonNullable<MigrationCall['import']>): string {
  return kind === 'namespace' ? (/^[\w$]+\s*\.\s*([\w$]+)/.exec(call)?.[1] ?? name) : name;
}

const SCRIPT = /\.([cm]?)[jt]sx?$/;
const ENDINGS = ['.js', '.ts', '.mjs', '.cjs', '.mts', '.cts', '.json', '.tsx'];

/** The file that a path without, or with, its extension names: TypeScript writes `./umzug.js` for `umzug.ts`. */
function findModule(file: string): string | undefined {
  const base = file.replace(SCRIPT, '');
  const written = SCRIPT.test(file) ? [file, file.replace(SCRIPT, '.$1ts')] : [file];
  const named = [...written, ...ENDINGS.map((ending) => base + ending), ...ENDINGS.map((ending) => path.join(file, `index${ending}`))];
  return named.find((candidate) => readStamp(candidate) !== undefined);
}

/** Umzug 2 knows neither `glob` nor `context`, and exports no `SequelizeStorage`. */
function isOutdated(text: string, project: ProjectMigrations | undefined): boolean {
  const major = project?.umzug.major;
  return major !== undefined && major < 3 && /\bSequelizeStorage\b|\bglob\s*:|\bcontext\s*:/.test(text);
}
