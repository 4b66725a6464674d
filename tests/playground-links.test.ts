// The links of the rule pages into the playground open what the page says: the example, and a report or none.
import * as tsParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import { lintState } from '../site/playground/lint.mjs';
import { decodeState, encodeState, START, type State } from '../site/playground/state.mjs';
import { plugin } from '../src/plugin.js';
import { writePlaygroundLinks } from '../scripts/playground-links.mjs';
import { readBlocks, readPromise } from './support/pages.js';
import { readText } from './support/sources.js';

function readLinks(page: string): readonly State[] {
  return [...readText(page).matchAll(/\]\(https:[^)]*\/playground(#[^)]*)\)/g)].map(([, hash]) => decodeState(hash ?? ''));
}

/** The rules that report it in the playground, without the plugin's name. Throws where settings, options or code are wrong. */
function findReporting(state: State): readonly string[] {
  const result = lintState({ Linter, plugin, parser: tsParser }, state);
  if (result.kind === 'wrong') throw new Error(result.error);
  return result.messages.map(({ message, ruleId }) => {
    if (ruleId === null) throw new Error(message);
    return ruleId.replace('sequelize-guard/', '');
  });
}

describe.each(Object.keys(plugin.rules))('the page of %s', (rule) => {
  const page = `docs/rules/${rule}.md`;
  const examples = readBlocks(page, readText(page)).filter((block) => readPromise(block) !== undefined && block.language !== 'json');
  const links = readLinks(page);

  it('links each example, in order', () => {
    expect(links.map(({ code }) => code)).toEqual(examples.map(({ code }) => code));
  });

  it('and the playground says what it says', () => {
    for (const [index, example] of examples.entries()) {
      const found = findReporting(links[index] ?? START).includes(rule);
      expect(found, `${page}:${example.line}`).toBe(readPromise(example) === 'incorrect');
    }
  });
});

describe('the state of a link', () => {
  const state: State = { code: "a('%') && b(`#${c} + ü`)\n", file: 'test/a b.test.ts', config: 'strict', rules: '{"a":["error",{}]}', settings: '{}' };

  it('comes back as it was', () => {
    expect(decodeState(encodeState(state))).toEqual(state);
    expect(encodeState(state)).not.toMatch(/[()<>\s"']/);
  });

  it('is short where nothing was changed', () => {
    expect(encodeState(START)).toBe('');
    expect(decodeState('')).toEqual(START);
  });

  it('is that of the start where it says nothing that is known', () => {
    expect(decodeState('#config=none&other=1').config).toBe('none');
    expect(decodeState('#config=__proto__').config).toBe(START.config);
  });
});

it('links that are there are written anew, not twice', () => {
  const page = '## Examples of **incorrect** code\n\n```js\nsequelize.drop();\n```\n\n```json\n{}\n```\n\n## Options\n\n```js\nx\n```\n';
  const once = writePlaygroundLinks('no-drop', page);
  expect(once.match(/\]\(https/g)).toHaveLength(1);
  expect(writePlaygroundLinks('no-drop', once)).toBe(once);
});
