import { path } from '../../platform/paths.js';
import type { ProjectMigrations } from '../../policy/project/migrations.js';
import type { Edit, FileStyle } from '../edits/edit.js';
import { readModuleStyle } from '../imports/modules.js';
import { planImport } from '../imports/plan.js';
import type { SwapRequest } from './request.js';

/** What a set-up says of the migrations: where they are, and how Umzug 3 runs those that are not written for it. */
export interface SetupFiles {
  /** As a message names it. */
  readonly folder: string;
  readonly glob: string;
  /** The folder that the glob starts at, as code; undefined where it starts at the working directory. */
  readonly working: string | undefined;
  /** How `up(queryInterface, Sequelize)` is loaded; undefined for migrations of Umzug 3. */
  readonly loading: Loading | undefined;
  readonly edit: Edit;
}

type Loading =
  | { readonly kind: 'require'; readonly mark: string }
  /** `toUrl`: what makes a URL of a path, as the file names it. */
  | { readonly kind: 'import'; readonly mark: string; readonly type: string; readonly toUrl: string };

const TYPESCRIPT = /\.[cm]?tsx?$/;

/** Undefined where what it takes to load the migrations cannot be imported. */
export function describeFiles(request: SwapRequest): SetupFiles | undefined {
  const { filename, migrations: { project } } = request;
  if (!project) {
    const glob = TYPESCRIPT.test(filename) ? 'migrations/*.{js,ts}' : 'migrations/*.{js,cjs,mjs}';
    return { folder: 'migrations/', glob, working: undefined, loading: undefined, edit: [] };
  }
  const isModule = runsAsModule(request, project);
  const loading = planLoading(request, project, isModule);
  return loading && { ...describePlace(filename, project), working: isModule ? 'import.meta.dirname' : '__dirname', ...loading };
}

/** The glob starts at the folder of the file, so that the one in which a process is started does not matter. */
function describePlace(filename: string, project: ProjectMigrations): Pick<SetupFiles, 'folder' | 'glob'> {
  const folder = project.folder ?? path.join(project.base, 'migrations');
  const below = readRelative(path.dirname(filename), folder);
  const files = `*.${describeEndings(project, TYPESCRIPT.test(filename))}`;
  return { folder: `${readRelative(project.base, folder)}/`, glob: below === '' ? files : `${below}/${files}` };
}

function readRelative(from: string, to: string): string {
  return path.relative(from, to).split(path.sep).join('/');
}

function planLoading({ filename, sourceCode, call }: SwapRequest, { format }: ProjectMigrations, isModule: boolean): Pick<SetupFiles, 'loading' | 'edit'> | undefined {
  if (format?.signature !== 'queryInterface') return { loading: undefined, edit: [] };
  const isTyped = TYPESCRIPT.test(filename);
  const mark = isTyped ? '!' : '';
  if (!isModule && format.module !== 'esm') return { loading: { kind: 'require', mark }, edit: [] };
  const url = planImport(sourceCode, { name: 'pathToFileURL', from: 'node:url', kind: 'named', filename }, call.call);
  if (url.kind === 'refused') return undefined;
  return { loading: { kind: 'import', mark, type: isTyped ? `: 'up' | 'down'` : '', toUrl: url.localName }, edit: url.edit };
}

/** The endings that are there. What is compiled runs as JavaScript later. */
function describeEndings({ files }: ProjectMigrations, isTyped: boolean): string {
  const found = new Set(files.map((file) => path.extname(file).slice(1)));
  if (found.has('ts')) found.add('js');
  if (found.size === 0) return isTyped ? '{js,ts}' : '{js,cjs,mjs}';
  return found.size === 1 ? [...found].join('') : `{${[...found].sort().join(',')}}`;
}

/** Whether Node runs the file as an ES module: it has no `__dirname` there. */
function runsAsModule({ sourceCode, filename }: SwapRequest, { type, isTranspiled }: ProjectMigrations): boolean {
  if (/\.m[jt]s$/.test(filename)) return true;
  if (/\.c[jt]s$/.test(filename)) return false;
  if (type !== undefined || TYPESCRIPT.test(filename)) return type === 'module';
  return readModuleStyle(sourceCode, filename) === 'esm' && !isTranspiled;
}

/** The lines of `migrations`. */
export function describeMigrations({ glob, working, loading }: SetupFiles, { quote, indent }: FileStyle): readonly string[] {
  const files = quote + glob.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`) + quote;
  const given = working === undefined ? files : `[${files}, { cwd: ${working} }]`;
  if (!loading) return [`migrations: { glob: ${given} },`];
  return ['migrations: {', `${indent}glob: ${given},`, ...describeLoading(loading, quote, indent).map((line) => indent + line), '},'];
}

/** sequelize-cli passes `up` the query interface and the class of the instance. */
const GIVEN = '(context, context.sequelize.constructor)';

function describeLoading(loading: Loading, quote: string, indent: string): readonly string[] {
  const file = `path${loading.mark}`;
  if (loading.kind === 'require') {
    return [
      'resolve: ({ name, path, context }) => ({',
      `${indent}name,`,
      `${indent}up: async () => require(${file}).up${GIVEN},`,
      `${indent}down: async () => require(${file}).down${GIVEN},`,
      '}),',
    ];
  }
  const { type, toUrl } = loading;
  return [
    'resolve: ({ name, path, context }) => {',
    `${indent}const run = async (step${type.replaceAll("'", quote)}) => {`,
    `${indent}${indent}const loaded = await import(${toUrl}(${file}).href);`,
    `${indent}${indent}return (loaded.default ?? loaded)[step]${GIVEN};`,
    `${indent}};`,
    `${indent}return { name, up: () => run(${quote}up${quote}), down: () => run(${quote}down${quote}) };`,
    '},',
  ];
}
