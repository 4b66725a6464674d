// Every message of a rule is produced by a case of its table: a message that nothing produces is dead, or untested.
import { describe, expect, it } from 'vitest';
import { plugin } from '../../src/plugin.js';
import type { RuleFacts } from '../support/completeness.js';
import { readTexts, type Texts } from '../support/sources.js';

/**
 * The message ids that no case of the rule's tables expects. The rule tester holds every case to the ids that it
 * expects, so that an id which stands in a table as a whole literal is one that the rule produces. Messages about what is
 * on disk are asserted word for word in a table of projects.
 */
function findUntested(rule: string, messages: Readonly<Record<string, string>>, tests: Texts): readonly string[] {
  const tables = [...tests].filter(([file, text]) => file.startsWith(`tests/rules/${rule}.`) && text.includes('runRule('));
  const projects = toWords(tests.get('tests/report/swap-project.test.ts') ?? '');
  return Object.entries(messages).flatMap(([id, message]) => {
    const longest = toWords(message).split(/\{\{\w+\}\}/).sort((left, right) => right.length - left.length)[0] ?? '';
    return tables.some(([, text]) => text.includes(`'${id}'`)) || projects.includes(longest) ? [] : [id];
  });
}

/** Without quotes and the backslashes before them. */
function toWords(text: string): string {
  return text.replace(/[\\`]/g, '');
}

function readMessages(rule: string): Readonly<Record<string, string>> {
  return (plugin.rules as Readonly<Record<string, RuleFacts>>)[rule]?.meta.messages ?? {};
}

const tests = new Map([...readTexts('tests/rules', /\.test\.ts$/), ...readTexts('tests/report', /swap-project\.test\.ts$/)]);

describe('every message is produced by a case', () => {
  it.each(['no-sync-force', 'no-sync-alter'])('%s', (rule) => {
    const messages = readMessages(rule);
    expect(Object.keys(messages).length).toBeGreaterThan(25);
    expect(findUntested(rule, messages, tests)).toEqual([]);
  });
});

describe('a message that nothing produces is found', () => {
  const messages = { found: 'The table is dropped.', foundLate: 'It is dropped later.' };
  const table = "runRule('no-it', { valid: [], invalid: [{ errors: [{ messageId: 'found' }] }] });";

  it.each([
    ['tests/rules/no-it.test.ts', table, ['foundLate']],
    ['tests/rules/no-it.late.test.ts', table.replace("'found'", "'foundLate'"), ['found']],
    ['tests/rules/no-it-at-all.test.ts', table, ['found', 'foundLate']],
    ['tests/rules/no-it.words.test.ts', "const words = ['found', 'foundLate'];", ['found', 'foundLate']],
  ])('%s', (file, text, untested) => {
    expect(findUntested('no-it', messages, new Map([[file, text]]))).toEqual(untested);
  });

  it('in the shipped rules, when it is seeded', () => {
    const seeded = { ...readMessages('no-sync-force'), forceNever: 'Never said.' };
    expect(findUntested('no-sync-force', seeded, tests)).toEqual(['forceNever']);
  });
});
