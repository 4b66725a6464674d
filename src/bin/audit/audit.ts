import path from 'node:path';
import type { ESLint, Linter } from 'eslint';
import { escapeGlob } from './git-ignored.js';
import { readOwnRule } from '../report/losses.js';
import type { ProjectESLint } from './project-eslint.js';
import { missingParser } from './source-languages.js';

/** Why a file was not judged. `ignored`: ESLint leaves it out, by its name or because git ignores it. */
export type UnreadReason = 'ignored' | 'noParser' | 'syntax' | 'noAccess';

export interface UnreadFile {
  readonly file: string;
  readonly reason: UnreadReason;
  readonly detail: string;
}

export interface Audit {
  readonly results: readonly ESLint.LintResult[];
  readonly unread: readonly UnreadFile[];
}

export interface AuditOptions {
  readonly folder: string;
  readonly paths: readonly string[];
  readonly fix: boolean;
  /** Globs, relative to the folder. */
  readonly ignores: readonly string[];
  /** The plugin's config to run: recommended or strict. */
  readonly rules: Linter.Config;
  /** Ways to parse, tried in turn. */
  readonly languages: readonly Linter.Config[][];
}

interface Pass {
  readonly paths: readonly string[];
  readonly languages: readonly Linter.Config[];
  readonly globInputPaths: boolean;
}

interface AccessError extends Error {
  readonly code: string;
  readonly path: string;
}

function isAccessError(error: unknown): error is AccessError {
  return error instanceof Error && 'path' in error && 'code' in error && (error.code === 'EACCES' || error.code === 'EPERM');
}

/** Comments in the audited files may switch on rules of other plugins: what they say is not this audit's. */
function isOwn({ ruleId, fatal }: Linter.LintMessage): boolean {
  return fatal === true || readOwnRule(ruleId) !== undefined;
}

function keepOwn(result: ESLint.LintResult): ESLint.LintResult {
  const messages = result.messages.filter(isOwn);
  const suppressedMessages = result.suppressedMessages.filter(isOwn);
  const fixable = messages.filter(({ fix }) => fix !== undefined).length;
  return {
    ...result, messages, suppressedMessages,
    errorCount: messages.length, fixableErrorCount: fixable, warningCount: 0, fixableWarningCount: 0,
    fatalErrorCount: messages.filter(({ fatal }) => fatal).length,
  };
}

function describeUnread(folder: string, { filePath, messages }: ESLint.LintResult): UnreadFile | undefined {
  const file = path.relative(folder, filePath);
  const message = messages.find(({ ruleId, fatal }) => fatal === true || (ruleId === null && messages.length === 1));
  if (message === undefined) return undefined;
  const detail = message.message.replace(/^Parsing error: /u, '');
  if (message.fatal !== true) return detail.startsWith('File ignored') ? { file, reason: 'ignored', detail } : undefined;
  return { file, reason: detail.includes(missingParser) ? 'noParser' : 'syntax', detail };
}

function isJavaScriptFailure({ filePath, fatalErrorCount }: ESLint.LintResult): boolean {
  return fatalErrorCount > 0 && /\.[mc]?jsx?$/u.test(filePath);
}

/** One audit of one folder. Files that cannot be opened are left out one by one, and named. */
class AuditRun {
  readonly #noAccess = new Map<string, UnreadFile>();

  constructor(private readonly project: ProjectESLint, private readonly options: AuditOptions) {}

  async run(): Promise<Audit> {
    const results = new Map<string, ESLint.LintResult>();
    for (const [index, languages] of this.options.languages.entries()) {
      const failed = [...results.values()].filter(isJavaScriptFailure).map(({ filePath }) => filePath);
      if (index > 0 && failed.length === 0) break;
      const paths = index === 0 ? this.options.paths : failed;
      const pass = await this.#lint({ paths, languages, globInputPaths: index === 0 });
      for (const result of pass) if (index === 0 || result.fatalErrorCount === 0) results.set(result.filePath, result);
    }
    return this.#conclude([...results.values()]);
  }

  #conclude(results: readonly ESLint.LintResult[]): Audit {
    const unread = results.map((result) => describeUnread(this.options.folder, result)).filter((file) => file !== undefined);
    const judged = results.filter(({ filePath }) => {
      const file = path.relative(this.options.folder, filePath);
      return !this.#noAccess.has(file) && !unread.some((other) => other.file === file && other.reason !== 'syntax');
    });
    return { results: judged.map(keepOwn), unread: [...unread.filter(({ file }) => !this.#noAccess.has(file)), ...this.#noAccess.values()] };
  }

  async #lint(pass: Pass): Promise<ESLint.LintResult[]> {
    for (;;) {
      try {
        return await this.#createESLint(pass).lintFiles([...pass.paths]);
      } catch (error) {
        if (!isAccessError(error)) throw error;
        const file = path.relative(this.options.folder, error.path);
        if (this.#noAccess.has(file)) throw error;
        this.#noAccess.set(file, { file, reason: 'noAccess', detail: error.code });
      }
    }
  }

  #createESLint({ languages, globInputPaths }: Pass): ESLint {
    const { folder, fix, ignores, rules } = this.options;
    const noAccess = [...this.#noAccess.keys()].map((file) => escapeGlob(file.replaceAll(path.sep, '/')));
    const overrideConfig: Linter.Config[] = [
      { ignores: [...ignores, ...noAccess, ...noAccess.map((file) => `${file}/`)] },
      ...languages,
      rules,
      { linterOptions: { reportUnusedDisableDirectives: 'off' } },
    ];
    const errorOnUnmatchedPattern = noAccess.length === 0;
    return new this.project.ESLintClass({ cwd: folder, overrideConfigFile: true, overrideConfig, fix, globInputPaths, errorOnUnmatchedPattern });
  }
}

/**
 * Lints the paths with the given rules and nothing else. Throws what ESLint throws: a path that is not there,
 * a parser that breaks.
 */
export function runAudit(project: ProjectESLint, options: AuditOptions): Promise<Audit> {
  return new AuditRun(project, options).run();
}
