import { classifyFile, type FileRole, type FileRoles, type FilesOption, type LintedFile, readRoleMatchers, resolveRoot, validateRoles } from './files/files.js';
import { readIgnoreMatcher } from './settings/values.js';
import { type MigrationState, type Project, readMigrationState, readProject } from './project/project.js';
import type { Settings } from './settings/types.js';

/** What decides whether, and how strictly, a rule judges a file. */
export interface Policy {
  readonly settings: Settings;
  readonly file: FileRoles;
  /** Whether the rule's option `ignoreFiles` names the file: never a virtual one, nor one outside the root. */
  readonly isIgnored: boolean;
  readonly project: Project;
  /** What the disk shows of migrations; read when an edit asks. */
  readonly migrations: MigrationState;
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
  /** Stands for one lint run: all rules of it share what the project says. */
  readonly sourceCode?: object;
}

/** The policy of the rules without globs of their own; gone with the lint run, so that a changed package.json is seen by the next. */
const policies = new WeakMap<object, { readonly filename: string; readonly policy: Policy }>();

/** Compiles the globs of the `roles` that a rule goes by. Throws an error that names the key, what it got and what it takes. */
export function validateFiles(settings: Settings, options: FileOptions, roles: readonly FileRole[] = ['test', 'dev', 'migration']): void {
  validateRoles(options.files, roles);
  readRoleMatchers(settings, options.files);
  readIgnoreMatcher(options.ignoreFiles);
}

/**
 * Reads the policy for a rule in a file, by settings and options that `validateFiles` took. The file's roles and its
 * package.json are read when asked for, since few files hold a call to judge. Rules of one lint run that have no globs of
 * their own are given the same object.
 */
export function readPolicy(context: PolicyContext, settings: Settings, options: FileOptions = {}): Policy {
  const shared = readShared(context, settings);
  const { files, ignoreFiles = [] } = options;
  if (!files && ignoreFiles.length === 0) return shared;
  let file: FileRoles | undefined;
  return {
    settings,
    get root() {
      return shared.root;
    },
    get file() {
      return (file ??= files ? classifyFile(context, settings, files) : shared.file);
    },
    get isIgnored() {
      const { path } = this.file;
      return path !== undefined && readIgnoreMatcher(ignoreFiles)(path);
    },
    get project() {
      return shared.project;
    },
    get migrations() {
      return shared.migrations;
    },
  };
}

function readShared(context: PolicyContext, settings: Settings): Policy {
  const { filename, sourceCode } = context;
  const known = sourceCode && policies.get(sourceCode);
  if (known?.policy.settings === settings && known.filename === filename) return known.policy;
  const policy = createPolicy(context, settings);
  if (sourceCode) policies.set(sourceCode, { filename, policy });
  return policy;
}

function createPolicy(context: PolicyContext, settings: Settings): Policy {
  let project: Project | undefined;
  let file: FileRoles | undefined;
  let root: string | undefined;
  let migrations: MigrationState | undefined;
  return {
    settings,
    isIgnored: false,
    get root() {
      return (root ??= resolveRoot(context.cwd, settings.root));
    },
    get file() {
      return (file ??= classifyFile(context, settings));
    },
    get project() {
      return (project ??= readProject(context, settings));
    },
    get migrations() {
      return (migrations ??= readMigrationState(context, settings, this.project.folders));
    },
  };
}
