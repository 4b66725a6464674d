// What the suggestions of the two match rules make of a program.
import { lint, type LintMessage } from './lint.js';
import type { MatchProgram } from '../report/corpus/match-programs.js';

export interface MatchOutput {
  readonly messageId: string;
  readonly code: string;
}

/** What the two rules report on a program of its version. */
export function lintMatches({ version }: Pick<MatchProgram, 'version'>, code: string): readonly LintMessage[] {
  return lint(code, { rules: ['require-sync-match', 'valid-sync-match'], project: version === 7 ? 'v7' : 'v6' });
}

/** The program after each of the suggestions of its reports. */
export function readMatchOutputs(program: MatchProgram): readonly MatchOutput[] {
  return lintMatches(program, program.code).flatMap(({ suggestions = [] }) =>
    suggestions.map(({ fix: { range, text }, messageId }) => ({
      messageId: messageId ?? '',
      code: program.code.slice(0, range[0]) + text + program.code.slice(range[1]),
    })),
  );
}
