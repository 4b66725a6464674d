import path from 'node:path';
import type { ESLint, Linter } from 'eslint';
import { readOwnRule } from './losses.js';

/** A report of one of the plugin's rules, at its place. */
export interface Finding {
  /** Relative to the audited folder, with forward slashes. */
  readonly file: string;
  /** The rule's name without the plugin's prefix. */
  readonly rule: string;
  readonly message: Linter.LintMessage;
  /** The source that is reported, its first line, trimmed. */
  readonly code: string;
  /** The reason given in the comment that switches this report off, perhaps empty; undefined where none does. */
  readonly suppressed: string | undefined;
}

const codeWidth = 100;

function readCode({ source, output }: ESLint.LintResult, line: number): string {
  const code = ((output ?? source ?? '').split(/\r\n|[\n\r\u2028\u2029]/u)[line - 1] ?? '').trim();
  return code.length > codeWidth ? `${code.slice(0, codeWidth - 1)}…` : code;
}

function listInFile(folder: string, result: ESLint.LintResult): readonly Finding[] {
  const file = path.relative(folder, result.filePath).replaceAll(path.sep, '/');
  const suppressed = result.suppressedMessages.map((message) => {
    const reasons = message.suppressions.map(({ justification }) => justification);
    return { message, suppressed: reasons.join('; ') };
  });
  const active = result.messages.map((message) => ({ message, suppressed: undefined }));
  return [...active, ...suppressed].flatMap((found) => {
    const rule = readOwnRule(found.message.ruleId);
    return rule === undefined ? [] : [{ ...found, file, rule, code: readCode(result, found.message.line) }];
  });
}

/** Every report in the results, those switched off by a comment too. */
export function listFindings(folder: string, results: readonly ESLint.LintResult[]): readonly Finding[] {
  return results.flatMap((result) => listInFile(folder, result));
}
