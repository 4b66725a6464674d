// The case table itself: a case without a sentence, or one whose fix goes on, must not pass.
import { describe, expect, it } from 'vitest';
import { fixAll, requireNames, runRule } from './support/rule-tester.js';

/** Reports `debugger`, and replaces each `a` by `b`, then each `b` by `c`. */
const probe = {
  meta: { type: 'problem', fixable: 'code', schema: [], messages: { found: 'Found {{ name }}.' } },
  create: (context: { report: (found: object) => void }) => ({
    Identifier: (node: { name: string }) => {
      const next = { a: 'b', b: 'c' }[node.name];
      if (next === undefined) return;
      const fix = (fixer: { replaceText: (node: object, text: string) => object }): object => fixer.replaceText(node, next);
      context.report({ node, messageId: 'found', data: { name: node.name }, fix });
    },
  }),
};

runRule(
  { name: 'probe', rule: probe },
  {
    valid: [
      { name: 'nothing to find in JavaScript and TypeScript', code: 'export const c = await import("./c.js");' },
      { name: 'TypeScript alone reads a type', code: 'type T = string; export let c: T;', only: 'ts' },
      { name: 'a CommonJS file may return at its top level', code: 'return;', sourceType: 'commonjs', only: 'js' },
    ],
    invalid: [
      { name: 'the last pass of a fix is named too', code: 'a;', errors: [{ messageId: 'found' }], output: ['b;', 'c;'] },
    ],
  },
);

describe('a case table that proves nothing is refused', () => {
  const report = { code: 'a;', errors: [{ messageId: 'found' }] };

  it('a name that is no sentence', () => {
    expect(() => {
      requireNames('probe', [{ name: 'works', code: '' }]);
    }).toThrow('"works" is no sentence');
  });

  it('a name that two cases share', () => {
    expect(() => {
      requireNames('probe', [{ name: 'a case', code: '' }, { name: 'a case', code: 'c;' }]);
    }).toThrow('two cases are called "a case"');
  });

  it('a rule that does not exist', () => {
    expect(() => {
      runRule('no-such-rule', { valid: [], invalid: [] });
    }).toThrow('The plugin has no rule no-such-rule.');
  });

  it('a fix that goes on after the expected output is seen', () => {
    expect(fixAll('probe', probe, { name: 'only the first pass is named', ...report, output: 'b;' })).toBe('c;');
  });
});
