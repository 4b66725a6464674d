// Whatever is suggested where a check of the database's name is missing or useless leaves nothing for the two rules to
// report, and nothing more to change.
import { describe, expect, it } from 'vitest';
import { lint } from '../support/lint.js';
import { matchPrograms, type MatchProgram } from './corpus/match-programs.js';

const RULES = ['require-sync-match', 'valid-sync-match'];

function lintMatches({ version }: MatchProgram, code: string): ReturnType<typeof lint> {
  return lint(code, { rules: RULES, project: version === 7 ? 'v7' : 'v6' });
}

/** The program after each of the suggestions of its reports. */
export function readOutputs(program: MatchProgram): readonly { readonly messageId: string; readonly output: string }[] {
  return lintMatches(program, program.code).flatMap(({ suggestions = [] }) =>
    suggestions.map(({ fix: { range, text }, messageId }) => ({
      messageId: messageId ?? '',
      output: program.code.slice(0, range[0]) + text + program.code.slice(range[1]),
    })),
  );
}

describe('every suggestion leaves a program that both rules pass', () => {
  it.each(matchPrograms)('$version: $name', (program) => {
    const outputs = readOutputs(program);
    expect(outputs.map(({ messageId }) => messageId)).toHaveLength(program.suggestions);
    for (const { messageId, output } of outputs) {
      expect(lintMatches(program, output).map((message) => message.message), `${messageId}\n${output}`).toEqual([]);
    }
  });
});
