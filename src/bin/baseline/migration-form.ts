import path from 'node:path';
import { up } from 'empathic/walk';
import { listMigrations, readMigrations, type ProjectMigrations } from '../../policy/project/migrations.js';

/** How the migration is written, and where. */
export interface MigrationForm {
  /** Absolute. */
  readonly folder: string;
  readonly name: string;
  /** What `up` is called with. */
  readonly signature: 'queryInterface' | 'context';
  readonly module: 'commonjs' | 'esm' | 'typescript';
  /** Why `up` is called so, and which other tool of the project calls it in another way: a sentence. */
  readonly reason: string;
}

/** As many digits as sequelize-cli writes: it sorts before every date. */
const STEM = '00000000000000-baseline';

/** The form that fits what the project of `file` migrates with; `out` is an absolute folder. */
export function resolveForm(file: string, out: string | undefined): MigrationForm {
  const project = readMigrations(up(path.dirname(file)), out);
  const { signature, why } = resolveSignature(project);
  const { module, extension } = resolveModule(file, project, signature);
  const folder = out ?? project?.folder ?? path.join(project?.base ?? path.dirname(file), 'migrations');
  return { folder, name: `${STEM}${extension}`, signature, module, reason: `up() takes ${PARAMETERS[signature]}, ${why}${describeOther(project, signature)}.` };
}

/** The name of a baseline that is in the folder already, with any ending. */
export function findBaseline(folder: string): string | undefined {
  return listMigrations(folder).find((name) => path.parse(name).name === STEM);
}

/** The migrations of the project of `file`, in the order in which they run; `out` is an absolute folder. */
export function resolveMigrations(file: string, out: string | undefined): { readonly folder: string | undefined; readonly files: readonly string[] } {
  const project = readMigrations(up(path.dirname(file)), out);
  const folder = project?.folder ?? out;
  return { folder, files: folder === undefined ? [] : (project?.files ?? listMigrations(folder)).map((name) => path.join(folder, name)) };
}

const PARAMETERS = { queryInterface: '(queryInterface, Sequelize)', context: '({ context })' };

/** What `up` is called with, and by whom. */
function resolveSignature(project: ProjectMigrations | undefined): { readonly signature: MigrationForm['signature']; readonly why: string } {
  const written = project?.format?.signature;
  if (written !== undefined && written !== 'unknown') return { signature: written, why: 'as in the migrations that are there' };
  if (project?.cli === 'sequelize-cli') return { signature: 'queryInterface', why: 'as sequelize-cli calls it, which package.json lists' };
  const isOld = project?.umzug.major !== undefined && project.umzug.major < 3;
  return isOld ? { signature: 'queryInterface', why: 'as Umzug 2 calls it, which is installed' } : { signature: 'context', why: 'as Umzug 3 calls it' };
}

/** Where the project has both tools, one of them needs a setting. */
function describeOther(project: ProjectMigrations | undefined, signature: MigrationForm['signature']): string {
  if (project?.cli !== 'sequelize-cli' || !project.umzug.listed || (project.umzug.major ?? 3) < 3) return '';
  return signature === 'queryInterface' ? "; Umzug needs a 'resolve' for it, which the guide From sync() to migrations shows" : '; sequelize-cli cannot run it';
}

/** As the newest migration is written; without one, as the package and the module are. */
function resolveModule(file: string, project: ProjectMigrations | undefined, signature: MigrationForm['signature']): { readonly module: MigrationForm['module']; readonly extension: string } {
  const newest = project?.files.at(-1);
  if (project?.format && newest !== undefined) return { module: project.format.module, extension: path.extname(newest) };
  const isModule = project?.type === 'module';
  // sequelize-cli requires its migrations.
  if (signature === 'queryInterface') return { module: 'commonjs', extension: isModule ? '.cjs' : '.js' };
  if (/\.[cm]?ts$/u.test(file)) return { module: 'typescript', extension: '.ts' };
  return isModule ? { module: 'esm', extension: '.js' } : { module: 'commonjs', extension: '.js' };
}
