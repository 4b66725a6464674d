import { classifyFile, readRoleMatchers, type FileRoles, type FilesOption } from './files.js';
import { readIgnoreMatcher } from './ignore-files.js';
import { resolveRoot, type LintedFile } from './paths.js';
import { readProject, type Project } from './project.js';
import { readSharedSettings, type Settings } from './settings.js';

/** What decides whether, and how strictly, a rule judges a file. */
export interface Policy {
  readonly settings: Settings;
  readonly file: FileRoles;
  /** Whether the rule's option `ignoreFiles` names the file: never a virtual one, nor one outside the root. */
  readonly isIgnored: boolean;
  readonly project: Project;
  /** Absolute: `settings.root` resolved, else ESLint's working directory. */
  readonly root: string;
}

/** The options of a rule that say which files it judges. */
export interface FileOptions {
  readonly files?: FilesOption;
  readonly ignoreFiles?: readonly string[];
}

/** What is read from a rule's context. */
export interface PolicyContext extends LintedFile {
  readonly settings: Readonly<Record<string, unknown>>;
  /** Stands for one lint run: all rules of it share what the project says. */
  readonly sourceCode?: object;
}

/** What the rules of one lint run share; gone with it, so that a changed package.json is seen by the next. */
interface RunPolicy {
  readonly settings: Settings;
  readonly filename: string;
  readonly project: Project;
  /** By the settings' globs, for the rules that have none of their own. */
  readonly file: FileRoles;
}

const runs = new WeakMap<object, RunPolicy>();

function readRun(context: PolicyContext, settings: Settings): RunPolicy {
  const known = context.sourceCode && runs.get(context.sourceCode);
  if (known?.settings === settings && known.filename === context.filename) return known;
  let project: Project | undefined;
  let file: FileRoles | undefined;
  const run = {
    settings,
    filename: context.filename,
    get project() {
      return (project ??= readProject(context, settings));
    },
    get file() {
      return (file ??= classifyFile(context, settings));
    },
  };
  if (context.sourceCode) runs.set(context.sourceCode, run);
  return run;
}

/** Compiles the globs that a rule goes by. Throws an error that names the key, what it got and what it takes. */
export function validateFiles(settings: Settings, options: FileOptions): void {
  readRoleMatchers(settings, options.files);
  readIgnoreMatcher(options.ignoreFiles);
}

/**
 * Reads the policy for a rule in a file. The file's roles and its package.json are read when asked for, since few files
 * hold a call to judge. Throws as `readSharedSettings` and `validateFiles` do.
 */
export function readPolicy(context: PolicyContext, options: FileOptions = {}): Policy {
  const settings = readSharedSettings(context.settings);
  validateFiles(settings, options);
  const run = readRun(context, settings);
  let file: FileRoles | undefined;
  return {
    settings,
    get root() {
      return resolveRoot(context.cwd, settings.root);
    },
    get file() {
      return (file ??= options.files ? classifyFile(context, settings, options.files) : run.file);
    },
    get isIgnored() {
      const { path } = this.file;
      return path !== undefined && readIgnoreMatcher(options.ignoreFiles)(path);
    },
    get project() {
      return run.project;
    },
  };
}
