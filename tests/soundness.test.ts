// The bounded part of `npm run soundness`: other programs than those, and the same weaknesses.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findDestruction, readLoss } from './soundness/execute.js';
import { findLimit, limits } from './soundness/limits.js';
import { minimise } from './soundness/minimise.js';
import { conditions, structures } from './soundness/name-checks.js';
import type { Program } from './soundness/program.js';
import { describeFailure, examine, generate, minimiseFailure, searchWeaknesses } from './soundness/session.js';
import type { Failure } from './soundness/session.js';
import type { Judge } from './soundness/verdict.js';
import { readText } from './support/sources.js';

const SEED = 20_261_127;
const PROGRAMS = 150;
const CHECKS = 80;

// Programs leave promises behind that nobody waits for, which Vitest would count as its own errors.
let listeners: readonly NodeJS.UnhandledRejectionListener[] = [];
beforeAll(() => {
  listeners = process.listeners('unhandledRejection');
  process.removeAllListeners('unhandledRejection');
  process.on('unhandledRejection', () => undefined);
});
afterAll(() => {
  process.removeAllListeners('unhandledRejection');
  for (const listener of listeners) process.on('unhandledRejection', listener);
});

describe('soundness', () => {
  it('finds every seeded weakness before a run counts', async () => {
    const searched = await searchWeaknesses(5);
    expect(searched).toHaveLength(7);
    expect(searched.filter(({ foundBy }) => foundBy === undefined)).toEqual([]);
  });

  it('has no program that destroys in silence', async () => {
    const { destructive, failures } = await examine('programs', SEED, [0, PROGRAMS]);
    expect(destructive).toBeGreaterThan(PROGRAMS / 3);
    expect(failures.map(describeFailure)).toEqual([]);
  });

  it('accepts no name check that does not protect', async () => {
    const { accepted, destructive, failures } = await examine('checks', SEED, [0, CHECKS]);
    expect(destructive).toBeGreaterThan(CHECKS / 3);
    expect(accepted).toBeGreaterThan(CHECKS / 10);
    expect(failures.map(describeFailure)).toEqual([]);
  });

  it('tries 60 conditions in 80 structures', () => {
    expect([new Set(conditions).size, new Set(structures).size]).toEqual([60, 80]);
  });
});

describe('the known limits', () => {
  it('each stand in docs/limits.md', () => {
    const page = readText('docs/limits.md');
    expect(limits.filter(({ example }) => !page.includes(example))).toEqual([]);
  });

  it('are found by their shape alone', () => {
    const known = [{ name: 'a Map', example: '', isShapeOf: (text: string) => text.includes('new Map(') }];
    expect(findLimit('sequelize.sync(new Map([[1, {}]]).get(1));', known)).toBe('a Map');
    expect(findLimit('sequelize.sync({});', known)).toBeUndefined();
  });
});

const header = "import { DataTypes, Sequelize } from 'sequelize';\nconst sequelize = new Sequelize(process.env.DATABASE_URL);\nconst User = sequelize.define('user', { name: DataTypes.STRING });\n";

function programOf(text: string, given: Partial<Program> = {}): Program {
  return { id: 'written', text: header + text, language: 'js', sourceType: 'module', major: 6, effect: 'sync', ...given };
}

describe('a program is run', () => {
  const sevenHeader = "import { DataTypes, Sequelize } from '@sequelize/core';\nimport { PostgresDialect } from '@sequelize/postgres';\nconst sequelize = new Sequelize({ dialect: PostgresDialect, url: process.env.DATABASE_URL });\nconst User = sequelize.define('user', { name: DataTypes.STRING });\n";

  it.each([
    ['await sequelize.sync({ force: true });', 'tables'],
    ['await User.sync({ force: 1 });', 'tables'],
    ['sequelize.sync({ alter: true });', 'columns'],
    ['await sequelize.drop();', 'tables'],
    ['await User.destroy({ where: {} });', 'rows'],
    ['await User.truncate();', 'rows'],
    ['await sequelize.sync({ force: false });', undefined],
    ['await sequelize.sync({ alter: { drop: false } });', undefined],
    ['await User.destroy({ where: { id: 1 } });', undefined],
    ['sequelize.sync({ force: true, match: /_test$/ }).catch(() => {});', undefined],
    ['for (;;) {}\nawait sequelize.drop();', undefined],
  ])('%s: %s', async (text, loss) => {
    expect((await findDestruction(programOf(text)))?.loss).toBe(loss);
    const isOfSix = text.includes('match');
    if (!isOfSix) expect((await findDestruction({ ...programOf(''), text: sevenHeader + text, major: 7 }))?.loss).toBe(loss);
  });

  it('under each value of what it reads', async () => {
    const program = programOf("const force = process.env.RESET === 'yes' && process.argv.includes('--reset');\nexport async function start(given) {\nif (given) await sequelize.sync({ force });\n}");
    expect((await findDestruction(program))?.inputs).toMatchObject({ reset: 'yes', argument: true, given: true, mode: 'keep' });
  });

  it('and what only adds is no loss', () => {
    expect(['CREATE TABLE "users" ();', 'DELETE FROM "users" WHERE "id" = 1', 'ALTER TABLE "users" ALTER COLUMN "name" DROP NOT NULL;'].map(readLoss)).toEqual([undefined, undefined, undefined]);
  });
});

describe('the harness', () => {
  it('writes the same program for the same seed', () => {
    for (const part of ['programs', 'checks'] as const) {
      expect(generate(part, SEED, 3)).toEqual(generate(part, SEED, 3));
      expect(generate(part, SEED, 3).text).not.toBe(generate(part, SEED + 1, 3).text);
    }
  });

  it('makes a failing program small', async () => {
    const blindJudge: Judge = () => new Set();
    const program = programOf('const kept = { force: true, logging: false };\nconst other = 1;\nif (process.env.RESET) {\nfor (const item of [kept]) await sequelize.sync(item);\n}');
    const destruction = await findDestruction(program);
    if (destruction === undefined) throw new Error('the program destroys nothing');
    const failure: Failure = { mode: 'strict', rule: 'no-sync-force', program, destruction };
    const small = await minimiseFailure(failure, blindJudge);
    expect(small.program.text).not.toMatch(/other|logging|RESET/);
    expect(small.program.text.length).toBeLessThan(program.text.length * 0.75);
    expect(describeFailure(small)).toContain('no-sync-force was silent by default');
  });

  it('keeps what cannot be left out', async () => {
    expect(await minimise('a(b);', (text) => Promise.resolve(text === 'a(b);'))).toBe('a(b);');
  });
});
