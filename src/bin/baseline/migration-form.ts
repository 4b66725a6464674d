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
}

/** As many digits as sequelize-cli writes: it sorts before every date. */
const STEM = '00000000000000-baseline';

/** The form that fits what the project of `file` migrates with; `out` is an absolute folder. */
export function resolveForm(file: string, out: string | undefined): MigrationForm {
  const project = readMigrations(up(path.dirname(file)));
  const signature = resolveSignature(project);
  const { module, extension } = resolveModule(file, project, signature);
  return { folder: out ?? project?.folder ?? path.join(project?.base ?? path.dirname(file), 'migrations'), name: `${STEM}${extension}`, signature, module };
}

/** The migrations of the project of `file`, in the order in which they run; `out` is an absolute folder. */
export function resolveMigrations(file: string, out: string | undefined): { readonly folder: string | undefined; readonly files: readonly string[] } {
  const project = readMigrations(up(path.dirname(file)));
  const folder = out ?? project?.folder;
  const names = out === undefined ? project?.files ?? [] : listMigrations(out);
  return { folder, files: folder === undefined ? [] : names.map((name) => path.join(folder, name)) };
}

function resolveSignature(project: ProjectMigrations | undefined): MigrationForm['signature'] {
  if (project === undefined) return 'context';
  const { format, cli, umzug } = project;
  if (format !== undefined && format.signature !== 'unknown') return format.signature;
  return cli === 'sequelize-cli' || (umzug.major !== undefined && umzug.major < 3) ? 'queryInterface' : 'context';
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
