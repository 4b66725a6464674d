import path from 'node:path';
import type { ESLint, Linter } from 'eslint';
import { readOwnRule } from '../report/losses.js';
import type { AuditRules } from './concerns.js';
import type { ProjectESLint } from './project-eslint.js';
import type { Language, SourceLanguages } from './source-languages.js';

export interface LinterOptions {
  readonly folder: string;
  readonly fix: boolean;
  readonly rules: AuditRules;
  readonly languages: SourceLanguages;
  /** The value of `settings['sequelize-guard']`; undefined in an audit. */
  readonly settings?: unknown;
}

/** The outcome of one file: its reports, or why there are none. */
export type FileOutcome =
  | { readonly kind: 'linted'; readonly result: ESLint.LintResult }
  | { readonly kind: 'unparsed' | 'failed'; readonly detail: string };

interface Way {
  readonly language: Language;
  readonly inline: boolean;
}

const TYPESCRIPT = /\.(?:[cm]?ts|tsx)$/iu;
/** A script such as `bin/www` has no ending. */
const ALL_FILES = ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}', (file: string) => /^(?:|\.[cm]?[jt]s|\.[jt]sx)$/iu.test(path.extname(file))] as string[];
const CONFIGURES_INLINE = /\/\*\s*eslint\s/u;
/** A comment that configures rules, up to its end; the part after `--` is its reason. */
const INLINE_CONFIGURATION = /\/\*\s*eslint\s([^]*)$/u;

/** Lints one file after the other with the plugin's rules and nothing else, parsed in the first way that works. */
export class FileLinter {
  readonly #eslints = new Map<Language, Map<boolean, ESLint>>();

  constructor(private readonly project: ProjectESLint, private readonly options: LinterOptions) {}

  /** Reports that a comment configures away come back as suppressed, as those that a comment disables do. */
  async lint(filePath: string, text: string): Promise<FileOutcome> {
    const languages = this.options.languages[TYPESCRIPT.test(filePath) ? 'typescript' : 'javascript'];
    let first: FileOutcome | undefined;
    for (const language of languages) {
      const outcome = await this.#lintIn(language, filePath, text);
      if (outcome.kind !== 'unparsed') return outcome;
      first ??= outcome;
    }
    return first ?? { kind: 'failed', detail: 'there is no way to parse it' };
  }

  async #lintIn(language: Language, filePath: string, text: string): Promise<FileOutcome> {
    const written = await this.#verify({ language, inline: true }, filePath, text);
    if (written.kind === 'unparsed' || !CONFIGURES_INLINE.test(text)) return written;
    const fixed = written.kind === 'linted' ? written.result.output ?? text : text;
    const plain = await this.#verify({ language, inline: false }, filePath, fixed);
    if (plain.kind !== 'linted') return written;
    return { kind: 'linted', result: written.kind === 'linted' ? addConfiguredAway(written.result, plain.result, text) : suppressAll(plain.result, text) };
  }

  async #verify(way: Way, filePath: string, text: string): Promise<FileOutcome> {
    try {
      const [result] = await this.#readESLint(way).lintText(text, { filePath, warnIgnored: true });
      return result === undefined ? { kind: 'failed', detail: 'ESLint leaves it out' } : describeOutcome(result, text);
    } catch (error) {
      // A comment may give a rule options that it refuses: the file is then linted without its comments.
      return { kind: 'failed', detail: error instanceof Error ? error.message : String(error) };
    }
  }

  #readESLint({ language, inline }: Way): ESLint {
    const byInline = this.#eslints.get(language) ?? new Map<boolean, ESLint>();
    this.#eslints.set(language, byInline);
    const eslint = byInline.get(inline) ?? this.#createESLint(language, inline);
    byInline.set(inline, eslint);
    return eslint;
  }

  #createESLint(languageOptions: Language, inline: boolean): ESLint {
    const { folder, fix, rules, settings } = this.options;
    const overrideConfig: Linter.Config[] = [
      { files: ALL_FILES, languageOptions },
      { plugins: { ...rules.plugins }, rules: rules.rules, ...(settings !== undefined && { settings: { 'sequelize-guard': settings } }) },
      { linterOptions: { reportUnusedDisableDirectives: 'off', noInlineConfig: !inline } },
    ];
    return this.project.createESLint({ cwd: folder, overrideConfigFile: true, overrideConfig, fix: fix && inline, ignore: false });
  }
}

function describeOutcome(result: ESLint.LintResult, text: string): FileOutcome {
  const failure = result.messages.find(({ fatal, message }) => fatal === true && message.startsWith('Parsing error: '));
  if (failure !== undefined) return { kind: 'unparsed', detail: describePlace(failure) };
  const ignored = result.messages.find(({ ruleId, message }) => ruleId === null && /^File ignored|^No matching configuration/u.test(message));
  if (ignored !== undefined && result.messages.length === 1) return { kind: 'failed', detail: `${ignored.message} Start the audit in a folder above it.` };
  // ESLint adds the source where there is a message that no comment disables.
  return { kind: 'linted', result: keepOwn(result.suppressedMessages.length > 0 ? { source: text, ...result } : result) };
}

/** A parser whose stack is full names no line. */
function describePlace({ line, message }: { readonly line?: number; readonly message: string }): string {
  const detail = message.replace(/^Parsing error: /u, '');
  return line === undefined ? detail : `line ${line}: ${detail}`;
}

/** Comments in the audited files may switch on rules of other plugins, and configure ours wrongly: neither is a report. */
function isOwn({ ruleId, message }: Linter.LintMessage): boolean {
  return readOwnRule(ruleId) !== undefined && !/^Inline configuration for rule|^Configuration for rule/u.test(message);
}

function keepOwn(result: ESLint.LintResult): ESLint.LintResult {
  return recount({ ...result, messages: result.messages.filter(isOwn), suppressedMessages: result.suppressedMessages.filter(isOwn) });
}

function recount(result: ESLint.LintResult): ESLint.LintResult {
  const { messages } = result;
  const fixable = messages.filter(({ fix }) => fix !== undefined).length;
  return { ...result, errorCount: messages.length, fixableErrorCount: fixable, warningCount: 0, fixableWarningCount: 0, fatalErrorCount: 0 };
}

/** Adds, as suppressed, what is reported only where the comments of the file are not read. */
function addConfiguredAway(written: ESLint.LintResult, plain: ESLint.LintResult, text: string): ESLint.LintResult {
  const readKey = ({ ruleId, line, column }: Linter.LintMessage): string => `${String(ruleId)}:${line}:${column}`;
  const known = new Set([...written.messages, ...written.suppressedMessages].map(readKey));
  const missing = plain.messages.filter((message) => !known.has(readKey(message)));
  if (missing.length === 0) return written;
  // ESLint adds the source where there is a message.
  const source = written.source ?? written.output ?? plain.source;
  const suppressedMessages = [...written.suppressedMessages, ...suppress(missing, text)];
  return { ...written, suppressedMessages, ...(source === undefined ? {} : { source }) };
}

function suppressAll(plain: ESLint.LintResult, text: string): ESLint.LintResult {
  return recount({ ...plain, messages: [], suppressedMessages: suppress(plain.messages, text) });
}

function suppress(messages: readonly Linter.LintMessage[], text: string): Linter.SuppressedLintMessage[] {
  return messages.map((message) => ({ ...message, suppressions: [{ kind: 'directive', justification: readReason(message, text) }] }));
}

/** The reason given in the comment that configures the rule, or nothing. */
function readReason({ ruleId }: Linter.LintMessage, text: string): string {
  const comment = text.split('*/').slice(0, -1).map((before) => INLINE_CONFIGURATION.exec(before)?.[1]).find((body) => body?.includes(ruleId ?? '') === true);
  return comment?.split(/\s-{2,}\s/u).slice(1).join(' -- ').trim() ?? '';
}
