import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readBlocks } from '../support/pages.js';
import { findFalseStatements, readKnownKeys } from './settings-page.js';

const page = readFileSync(new URL('../../docs/settings.md', import.meta.url), 'utf8');

describe('docs/settings.md', () => {
  it('documents every key with its default, and its examples are read as it says', () => {
    expect(findFalseStatements(page)).toEqual([]);
  });

  it('has an example of every key', () => {
    const examples = readBlocks('docs/settings.md', page).filter(({ language }) => language !== 'text');
    const written = examples.map(({ code }) => code).join('\n');
    const names = readKnownKeys().map((key) => key.slice(key.lastIndexOf('.') + 1));
    expect(names.filter((name) => name !== 'match' && !new RegExp(`\\b${name}\\b`).test(written))).toEqual([]);
  });

  it('is compared with the keys that are read', () => {
    expect(readKnownKeys()).toEqual([
      'root', 'files.test', 'files.dev', 'files.migration', 'migration.call', 'migration.import.name', 'migration.import.from',
      'migration.import.kind', 'migration.command', 'sequelizeVersion', 'instances[].name', 'instances[].from', 'instances[].kind', 'instances[].match',
      'databaseNameChecks[].name', 'databaseNameChecks[].from', 'words', 'productionNames',
    ]);
  });
});

describe('a false statement in the page is found', () => {
  const faults: readonly (readonly [title: string, from: string, to: string, found: string])[] = [
    ['a key that is missing', '| `root` |', '| root |', 'root is not documented'],
    ['a key that does not exist', '| `root` |', '| `base` | path | none |\n| `root` |', 'base is documented and not read'],
    ['a default that has changed', '`ci`, `e2e`, `sandbox`', '`ci`', 'the default of words is `test`, `dev`, `development`, `local`, `ci`, `e2e`, `sandbox`'],
    ['an example with an error', '{ "sequelizeVersion": 7 }', '{ "sequelizeVersion": 5 }', 'sequelizeVersion: got 5; takes 6 or 7.'],
    ['a configuration with an error', "call: 'umzug.up()'", "call: 'umzug.up'", 'setting migration.call: got "umzug.up"'],
    ['an error with another text', 'Did you mean words?', 'Did you mean word?', 'unknown setting wrods: got ["test"]; takes only root'],
    ['an error that is none', '{ "wrods": ["test"] }', '{ "words": ["test"] }', 'there is no error'],
  ];

  it.each(faults)('%s', (...[, from, to, found]) => {
    expect(page).toContain(from);
    expect(findFalseStatements(page.replace(from, to))).toEqual([expect.stringContaining(found)]);
  });
});
