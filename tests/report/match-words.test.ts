// What require-sync-match and valid-sync-match advise: what helps in that version, and in that situation.
import { expect, it } from 'vitest';
import { lint } from '../support/lint.js';
import type { Project } from '../support/projects.js';

function readMessages(code: string, project: Project): string {
  const messages = lint(code, { project, rules: ['require-sync-match', 'valid-sync-match'] }).map(({ message }) => message);
  for (const message of messages) expect(message.length, message).toBeLessThan(250);
  return messages.join('\n');
}

const INSTANCE = "import { sequelize } from './db.js';\n";
const MODEL = "import { User } from './models.js';\n";
const GUARD = `${INSTANCE}if (process.env.RESET_DB === '1') await sequelize.sync({ force: true });`;
const FLAG = `${INSTANCE}await sequelize.sync({ force: process.env.RESET_DB === '1' });`;

it.each<readonly [name: string, code: string, project: Project, words: string]>([
  ['a flag that decides force', FLAG, 'v7', 'When `force` is on, this empties every table'],
  ['a flag that decides force: branch first', FLAG, 'v7', "branch on `force` first, then check the database's name"],
  ['a flag in Sequelize 6', FLAG, 'v6', 'branch on `force` first, then call `sync({ force: true, match: /_test$/ })`'],
  ['a flag with SQLite', FLAG, 'sqlite', 'branch on `force` first, then check the storage path'],
  ['a guard on a flag', GUARD, 'v7', 'a flag does not say which database is connected'],
  ['a guard on a flag in Sequelize 6', GUARD, 'v6', 'a flag does not say which database is connected'],
  ['a Model', `${MODEL}await User.sync({ force: true });`, 'v7', 'This empties the table of the connected database'],
  ['a match on a Model', `${MODEL}await User.sync({ force: true, match: /_test$/ });`, 'v6', 'Give it to `sequelize.sync()`, or check the database\'s name before the call'],
  ['a match on a Model in Sequelize 7', `${MODEL}await User.sync({ force: true, match: /_test$/ });`, 'v7', "production too. Check the database's name before the call"],
])('%s', (_name, code, project, words) => {
  expect(readMessages(code, project)).toContain(words);
});

it('Sequelize 7 is never told to give a match to sequelize.sync()', () => {
  for (const code of [FLAG, GUARD, `${MODEL}await User.sync({ force: true, match: /_test$/ });`]) expect(readMessages(code, 'v7')).not.toMatch(/give it to|match: \//iu);
});
