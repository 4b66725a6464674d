import { classifyFile, readRoleMatchers, type FileRoles, type FilesOption } from './files.js';
import { resolveRoot, type LintedFile } from './paths.js';
import { readProject, type Project } from './project.js';
import { readSharedSettings, type Settings } from './settings.js';

/** What decides whether, and how strictly, a rule judges a file. */
export interface Policy {
  readonly settings: Settings;
  readonly file: FileRoles;
  readonly project: Project;
  /** Absolute: `settings.root` resolved, else ESLint's working directory. */
  readonly root: string;
}

/** What is read from a rule's context. */
export interface PolicyContext extends LintedFile {
  readonly settings: Readonly<Record<string, unknown>>;
  /** Stands for one lint run: all rules of it share what the project says. */
  readonly sourceCode?: object;
}

/** The project of a lint run; gone with it, so that a changed package.json is seen by the next. */
const projects = new WeakMap<object, { readonly settings: Settings; readonly filename: string; readonly project: Project }>();

function readRunProject(context: PolicyContext, settings: Settings): Project {
  const known = context.sourceCode && projects.get(context.sourceCode);
  if (known?.settings === settings && known.filename === context.filename) return known.project;
  const project = readProject(context, settings);
  if (context.sourceCode) projects.set(context.sourceCode, { settings, filename: context.filename, project });
  return project;
}

/**
 * Reads the policy for a rule in a file. Settings and globs are checked at once, so that a wrong one is an error in
 * every file; the file's roles and its package.json are read when asked for, since few files hold a call to judge.
 * Throws an error that names the key, what it got and what it takes.
 */
export function readPolicy(context: PolicyContext, filesOption?: FilesOption): Policy {
  const settings = readSharedSettings(context.settings);
  readRoleMatchers(settings, filesOption);
  let file: FileRoles | undefined;
  let project: Project | undefined;
  return {
    settings,
    get root() {
      return resolveRoot(context.cwd, settings.root);
    },
    get file() {
      return (file ??= classifyFile(context, settings, filesOption));
    },
    get project() {
      return (project ??= readRunProject(context, settings));
    },
  };
}
