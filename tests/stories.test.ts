// The messages of all rules on one call tell one story.
import { describe, expect, it } from 'vitest';
import { plugin } from '../src/plugin.js';
import { calls, type StoryCall } from './stories/calls.js';
import { lint, type LintMessage } from './support/lint.js';

const strict = Object.fromEntries(Object.entries(plugin.configs.strict.rules).map(([name, entry]) => [name.replace('sequelize-guard/', ''), Array.isArray(entry) ? entry.slice(1) : []]));

/** The messages on one line of a program tell one story. */
function readStories(call: StoryCall): readonly (readonly LintMessage[])[] {
  const messages = lint(call.code, { ...call, rules: strict });
  return [...new Set(messages.map(({ line }) => line))].map((line) => messages.filter((message) => message.line === line));
}

const split = (message: string): readonly string[] => message.split(/(?<=[.!])\s+(?=[A-Z`])/);

/** What is wrong with the messages on one call, read one after the other. */
function findContradictions(messages: readonly string[]): readonly string[] {
  const sentences = messages.flatMap(split);
  const repeated = sentences.filter((sentence, index) => sentences.indexOf(sentence) !== index);
  // What is offered in place of the call has a name of its own.
  const targets = new Set(messages.flatMap((message) => [...message.matchAll(/(?<!use |to |calls )`([\w.]+)\.(?:sync|drop|truncate)\(/g)].map(([, target]) => target)));
  const goes = sentences.some((sentence) => /^(?:Run|Use) migrations/.test(sentence));
  const stays = sentences.filter((sentence) => /^(?:Add|Branch|Check|Keep)\b/.test(sentence));
  return [
    ...repeated.map((sentence) => `said twice: ${sentence}`),
    ...(targets.size > 1 ? [`two names: ${[...targets].join(', ')}`] : []),
    ...(goes ? stays.map((sentence) => `the call is to go, and to stay: ${sentence}`) : []),
    ...messages.filter((message) => message.length > 250).map((message) => `too long: ${message}`),
  ];
}

describe('the story of a call', () => {
  it('reads as written down', async () => {
    const told = calls.map((call) => {
      const messages = readStories(call).flat();
      return `## ${call.name}\n\n${messages.map(({ line, ruleId, message }) => `${line} ${ruleId}: ${message}`).join('\n')}\n`;
    });
    expect(calls.length).toBeGreaterThanOrEqual(40);
    await expect(told.join('\n')).toMatchFileSnapshot('./stories/stories.txt');
  });

  it.each(calls)('$name: nothing is said twice, and nothing contradicts', (call) => {
    const stories = readStories(call);
    expect(stories).not.toEqual([]);
    expect(stories.flatMap((messages) => findContradictions(messages.map(({ message }) => message)))).toEqual([]);
  });

  it.each([
    [['`a.sync()` is bad. Use migrations.', 'It empties. Use migrations.'], 'said twice: Use migrations.'],
    [['`db.User.sync()` is bad.', '`User.sync()` is worse.'], 'two names: db.User, User'],
    [['It drops. Run migrations instead.', 'It empties. Add `match: /_test$/`.'], 'the call is to go, and to stay: Add `match: /_test$/`.'],
    [['It drops. Run migrations instead.', 'It empties. Check the storage path before the call.'], 'the call is to go, and to stay: Check the storage path before the call.'],
  ])('a bad one is found: %j', (messages, problem) => {
    expect(findContradictions(messages)).toEqual([problem]);
  });
});
