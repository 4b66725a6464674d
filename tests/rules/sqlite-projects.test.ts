// In a project whose only driver is SQLite's, a database has no name: no rule advises a `match` or a check of the name,
// and a check of the file's path, which they advise, leaves nothing to require.
import { describe, expect, it } from 'vitest';
import { lint, reportingRules } from '../support/lint.js';
import type { Project } from '../support/projects.js';

const IMPORTED = "import { sequelize } from '../src/db.js';\n";
const MODEL = "import { User } from '../src/models.js';\n";
const programs: readonly (readonly [name: string, code: string])[] = [
  ['force', `${IMPORTED}await sequelize.sync({ force: true });`],
  ['force by require', "const { sequelize } = require('../src/db.js');\nsequelize.sync({ force: true });"],
  ['force on a Model', `${MODEL}await User.sync({ force: true });`],
  ['a falsy match', `${IMPORTED}await sequelize.sync({ force: true, match: false });`],
  ['a good match', `${IMPORTED}await sequelize.sync({ force: true, match: /_test$/ });`],
  ['a bad match', `${IMPORTED}await sequelize.sync({ force: true, match: /test/ });`],
  ['a match on a Model', `${MODEL}await User.sync({ force: true, match: /_test$/ });`],
  ['force from the environment', `${IMPORTED}await sequelize.sync({ force: process.env.RESET });`],
  ['force by a flag', `${IMPORTED}await sequelize.sync({ force: process.argv.includes('--reset') });`],
  ['force by a parameter', 'export const reset = (sequelize, force) => sequelize.sync({ force });'],
  ['a guard', `${IMPORTED}if (process.env.NODE_ENV === 'test') await sequelize.sync({ force: true });`],
  ['an open guard', `${IMPORTED}if (process.env.NODE_ENV !== 'production') await sequelize.sync({ force: true });`],
  ['alter behind a guard', `${IMPORTED}if (process.env.NODE_ENV === 'development') await sequelize.sync({ alter: true });`],
  ['an unknown URL', "import { Sequelize } from 'sequelize';\nconst db = new Sequelize(process.env.DATABASE_URL);\nawait db.sync({ force: true });"],
  ['drop', `${IMPORTED}await sequelize.drop();`],
];

/** Every sentence that a reader sees: messages, and what suggestions offer. */
function readWords(code: string, project: Project, filename?: string): readonly string[] {
  return lint(code, { project, ...(filename === undefined ? {} : { filename }) }).flatMap(({ message, suggestions = [] }) => [message, ...suggestions.map(({ desc }) => desc)]);
}

const ADVICE = /\b(?:add|write|give it|call|anchor|as in|use|alone:|reset)[^.]*(?:`match|`\/|match: \/)|database's name|its name/iu;

describe.each(programs)('%s', (name, code) => {
  it('advises neither a match nor a check of the name', () => {
    const words = [...readWords(code, 'sqlite'), ...readWords(code, 'sqlite', 'test/db.test.js')];
    expect(words).not.toEqual([]);
    expect(words.filter((sentence) => ADVICE.test(sentence))).toEqual([]);
  });

  it.skipIf(name === 'a good match')('which is advised with a server', () => {
    expect(readWords(code, 'v6').some((sentence) => ADVICE.test(sentence))).toBe(true);
  });
});

describe('what is advised leaves nothing to require', () => {
  const check = "if (!/_test\\.sqlite$/.test(sequelize.options.storage)) throw new Error('no');\n";
  const branch = "if (process.argv.includes('--reset')) {\n  if (!/_test\\.sqlite$/.test(sequelize.options.storage)) throw new Error('no');\n  await sequelize.sync({ force: true });\n}";

  it.each([
    ['a check of the path', `${IMPORTED}${check}await sequelize.sync({ force: true });`],
    ['a check that it is in memory', `${IMPORTED}if (sequelize.options.storage !== ':memory:') throw new Error('no');\nawait sequelize.sync({ force: true });`],
    ['a check in the branch', `${IMPORTED}${branch}`],
    ['a check of the path before a Model', `${MODEL}${check.replace('sequelize', 'User.sequelize')}await User.sync({ force: true });`],
  ])('%s', (_name, code) => {
    expect(reportingRules(code, { project: 'sqlite', filename: 'test/db.test.js', rules: ['require-sync-match', 'valid-sync-match'] })).toEqual([]);
  });
});

describe('where a server may be connected, a match protects', () => {
  const good = `${IMPORTED}await sequelize.sync({ force: true, match: /_test$/ });`;
  const server = { instances: [{ name: 'sequelize', from: './src/db.js', kind: 'server' }] };

  it.each([
    ['in a project with a driver of a server', good, { project: 'v6' as const }],
    ['by the settings', good, { project: 'sqlite' as const, settings: server }],
    ['by the URL in the file', "import { Sequelize } from 'sequelize';\nconst db = new Sequelize('postgres://localhost/app_test');\nawait db.sync({ force: true, match: /_test$/ });", { project: 'sqlite' as const }],
  ])('%s', (_name, code, options) => {
    expect(reportingRules(code, { ...options, filename: 'test/db.test.js' })).not.toContain('valid-sync-match');
  });
});
