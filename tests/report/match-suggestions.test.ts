// Whatever is suggested where a check of the database's name is missing or useless leaves nothing for the two rules to
// report. tests/e2e/match-suggestions.test.ts runs the same programs on a database.
import { describe, expect, it } from 'vitest';
import { lintMatches, readMatchOutputs } from '../support/match-outputs.js';
import { matchPrograms } from './corpus/match-programs.js';

describe('every suggestion leaves a program that both rules pass', () => {
  it.each(matchPrograms)('version $version: $name', (program) => {
    const outputs = readMatchOutputs(program);
    expect(outputs.map(({ messageId }) => messageId)).toHaveLength(program.suggestions);
    for (const { code, messageId } of outputs) {
      expect(lintMatches(program, code).map(({ message }) => message), `${messageId}\n${code}`).toEqual([]);
    }
  });

  it('the programs themselves are reported', () => {
    expect(matchPrograms.filter((program) => lintMatches(program, program.code).length === 0)).toEqual([]);
  });
});
