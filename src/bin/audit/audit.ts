import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { ESLint } from 'eslint';
import { decode } from '../decode.js';
import type { AuditedFiles } from './audited-files.js';
import { createConcernTest, type AuditRules } from './concerns.js';
import { FileLinter, type FileOutcome } from './file-linter.js';
import type { ProjectESLint } from './project-eslint.js';
import { importsSequelize } from './sequelize-use.js';
import { missingParser, type SourceLanguages } from './source-languages.js';

/** Why a file was not judged. `ignored`: git ignores it, or it is no code. `failed`: a rule or parser broke on it. */
export type UnreadReason = 'ignored' | 'noParser' | 'syntax' | 'failed' | 'tooLarge' | 'noAccess';

export interface UnreadFile {
  /** Relative to the audited folder. */
  readonly file: string;
  readonly reason: UnreadReason;
  readonly detail: string;
}

export interface Audit {
  /** The files that were parsed, with the reports of this plugin's rules. */
  readonly results: readonly ESLint.LintResult[];
  readonly unread: readonly UnreadFile[];
  /** The files whose text was looked through. */
  readonly seen: readonly string[];
  /** Whether one of them imports Sequelize. */
  readonly importsSequelize: boolean;
}

export interface AuditOptions {
  readonly folder: string;
  readonly fix: boolean;
  /** Parses the files whose text holds nothing to report, too. */
  readonly parseAll: boolean;
  /** What to run: the plugin's config recommended or strict. */
  readonly rules: AuditRules;
  readonly languages: SourceLanguages;
  /** Called before each file. */
  readonly onFile: () => void;
}

/** No one writes so much by hand; its tree would fill the memory. */
const MOST_BYTES = 8 * 1024 * 1024;

const UNREAD_REASONS = { unparsed: 'syntax', failed: 'failed' } as const;

/** One audit of one folder. A file that cannot be read is named, and the others go on. */
class AuditRun {
  readonly #results: ESLint.LintResult[] = [];
  readonly #unread: UnreadFile[] = [];
  readonly #seen: string[] = [];
  #importsSequelize = false;

  constructor(private readonly project: ProjectESLint, private readonly options: AuditOptions) {}

  async run(files: AuditedFiles): Promise<Audit> {
    for (const file of files.ignored) this.#leaveOut(file, 'ignored', 'git ignores it, or it is no file');
    for (const folder of files.elsewhere) this.#leaveOut(folder, 'ignored', 'a link to a folder elsewhere');
    for (const { path: folder, code } of files.closed) this.#leaveOut(folder, 'noAccess', code);
    const isConcerned = createConcernTest(this.options.rules, this.options.folder);
    const linter = new FileLinter(this.project, this.options);
    for (const file of files.sources) {
      this.options.onFile();
      const text = this.#read(file);
      if (text === undefined) continue;
      this.#seen.push(file);
      this.#importsSequelize ||= importsSequelize(text);
      if (!this.options.parseAll && !isConcerned(text, file)) continue;
      if (statSync(file).size > MOST_BYTES) this.#leaveOut(file, 'tooLarge', '');
      else this.#keep(file, await linter.lint(file, text));
    }
    return { results: this.#results, unread: this.#unread, seen: this.#seen, importsSequelize: this.#importsSequelize };
  }

  #read(file: string): string | undefined {
    try {
      return decode(readFileSync(file));
    } catch (error) {
      this.#leaveOut(file, 'noAccess', error instanceof Error && 'code' in error ? String(error.code) : String(error));
      return undefined;
    }
  }

  #keep(file: string, outcome: FileOutcome): void {
    if (outcome.kind === 'linted') this.#results.push(outcome.result);
    else this.#leaveOut(file, outcome.detail.includes(missingParser) ? 'noParser' : UNREAD_REASONS[outcome.kind], outcome.detail);
  }

  #leaveOut(file: string, reason: UnreadReason, detail: string): void {
    this.#unread.push({ file: path.relative(this.options.folder, file).replaceAll(path.sep, '/'), reason, detail });
  }
}

/** Looks through the text of every source file, and lints those in which the rules may have something to report. */
export function runAudit(project: ProjectESLint, files: AuditedFiles, options: AuditOptions): Promise<Audit> {
  return new AuditRun(project, options).run(files);
}
