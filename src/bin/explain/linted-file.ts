import type { ESLint, Linter } from 'eslint';
import { createExplainingRule, type FileExplanation } from '../../explain/explain.js';
import type { AuditRules } from '../audit/concerns.js';
import { FileLinter } from '../audit/file-linter.js';
import type { ProjectESLint } from '../audit/project-eslint.js';
import type { SourceLanguages } from '../audit/source-languages.js';
import { losses, readOwnRule } from '../report/losses.js';

/** A report at its place in the text. */
export interface PlacedReport {
  readonly rule: string;
  readonly message: string;
  readonly line: number;
  /** The place of its start in the text. */
  readonly start: number;
  /** The reason given in the comment that switches it off, perhaps empty; undefined where none does. */
  readonly suppressed: string | undefined;
}

/** What the rules report in a file, and what they see there. */
export interface LintedFile {
  readonly explained: FileExplanation;
  readonly reports: readonly PlacedReport[];
  readonly lineCount: number;
}

interface LintOptions {
  readonly folder: string;
  readonly languages: SourceLanguages;
  readonly rules: AuditRules;
  /** The value of `settings['sequelize-guard']`. */
  readonly settings: unknown;
}

const EXPLAINING = 'sequelize-guard-explain';

/** Lints one source text with rules of the plugin, and records what they see. For a text that cannot be judged, gives the reason. */
export async function lintText(project: ProjectESLint, { filePath, text }: { readonly filePath: string; readonly text: string }, options: LintOptions): Promise<LintedFile | string> {
  const taken: { explained?: FileExplanation } = {};
  const rule = createExplainingRule((explained) => (taken.explained = explained));
  const rules: AuditRules = {
    plugins: { ...options.rules.plugins, [EXPLAINING]: { rules: { sites: rule } } as unknown as ESLint.Plugin },
    rules: { ...options.rules.rules, [`${EXPLAINING}/sites`]: 'error' },
  };
  const outcome = await new FileLinter(project, { ...options, rules, fix: false }).lint(filePath, text);
  if (outcome.kind !== 'linted') return outcome.detail;
  if (!taken.explained) return 'no rule was run on it';
  const starts = readLineStarts(text);
  return { explained: taken.explained, reports: readReports(outcome.result, starts), lineCount: starts.length };
}

/** Where each line starts, as ESLint counts lines; a byte order mark is not of the text. */
function readLineStarts(text: string): readonly number[] {
  const seen = text.replace(/^\uFEFF/u, '');
  return [0, ...Array.from(seen.matchAll(/\r\n|[\n\r\u2028\u2029]/gu), ({ 0: end, index }) => index + end.length)];
}

function readReports({ messages, suppressedMessages }: ESLint.LintResult, starts: readonly number[]): readonly PlacedReport[] {
  const read = (message: Linter.LintMessage, suppressed: string | undefined): PlacedReport[] => {
    const rule = readOwnRule(message.ruleId);
    return rule === undefined ? [] : [{ rule, message: message.message, line: message.line, start: (starts[message.line - 1] ?? 0) + message.column - 1, suppressed }];
  };
  const order = [...losses.keys()];
  const reports = [
    ...messages.flatMap((message) => read(message, undefined)),
    ...suppressedMessages.flatMap((message) => read(message, message.suppressions.map(({ justification }) => justification).join('; '))),
  ];
  return reports.sort((left, right) => order.indexOf(left.rule) - order.indexOf(right.rule));
}
