// npm run truth: what it makes of a program, and some programs on the embedded database. The whole is not part of the tests.
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { install, readPackage } from '../scripts/truth/install.mjs';
import { performAll } from '../scripts/truth/pool.mjs';
import { openResults } from '../scripts/truth/results.mjs';
import { describeTables } from '../scripts/truth/run/live.mjs';
import { describeKind, describeOutcome, isSameOutcome, judgeDamage } from '../scripts/truth/run/outcome.mjs';
import { connections, writeProgram } from '../scripts/truth/run/program.mjs';
import { findSetup, setups } from '../scripts/truth/run/setups.mjs';
import { compareVersions, writeCases, writeVersion } from '../scripts/truth/write.mjs';
import { readRuns, type Run } from './support/truth.js';

interface Answer {
  readonly outcome?: string;
  readonly problem?: string;
}
type Connect = (connection: object) => readonly (readonly [string, string])[];
const runs = readRuns();
const connectAll = connections as unknown as Readonly<Record<string, Readonly<Record<number, Connect>>>>;
const findConnections = (dialect: string, version: number): ReturnType<Connect> => connectAll[dialect]?.[version]?.({ host: '127.0.0.1', port: 1, hasDialectPackages: true }) ?? [];
const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'sequelize-guard-truth-test-')));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the harness knows every case', () => {
  it.each(runs.map((run) => [run.id, run] as const))('%s has tables, and a connection in each dialect that it was run on', (_, run) => {
    const setup = findSetup(run.setup);
    expect(describeTables(run.program, setup).map(({ name }: { name: string }) => name)).toEqual(['Users', 'Posts']);
    for (const key of Object.keys(run.outcomes)) {
      const dialect = key.replace(/\(.*/, '');
      expect(writeProgram(run, setup, findConnections(dialect, run.version)).text).toContain('globalThis.opened = new Sequelize(');
    }
  });

  it('has a meaning for no words that no case uses', () => {
    expect(Object.keys(setups).filter((words) => !runs.some(({ setup }) => setup === words))).toEqual([]);
  });

  it('refuses words, associations and connections that it does not know', () => {
    expect(() => findSetup('a full moon')).toThrow('a full moon');
    expect(() => describeTables('User.hasOne(Post);', findSetup(''))).toThrow('User.hasOne(Post);');
    expect(() => writeProgram({ id: 'v6/x', program: "const sequelize = new Sequelize('postgres://localhost');" }, {}, findConnections('postgres', 6))).toThrow('v6/x');
  });
});

describe('the embedded database', () => {
  const names = ['sync-plain-cyclic', 'sync-alter-drop-false-cyclic', 'sync-plain-selfref', 'options-sync-mutation', 'match-fail', 'alter-no-drift-fk', 'model-truncate-paranoid', 'alter-partial-failure'];
  const choose = (version: 6 | 7): readonly Run[] => runs.filter(({ id }) => names.some((name) => id === `v${version}/${name}`));
  const recorded = (version: 6 | 7): Readonly<Record<string, string | undefined>> => Object.fromEntries(choose(version).map(({ id, outcomes }) => [id, outcomes.postgres]));
  const perform = async (chosen: readonly Run[], wanted: string): Promise<Readonly<Record<string, string | undefined>>> => {
    const answers: Record<string, string | undefined> = {};
    const { modules } = install(readPackage(wanted), 'postgres');
    await performAll(chosen, { dialect: 'postgres', modules, workers: 1 }, ({ id }: Run, { outcome, problem }: Answer) => {
      answers[id] = outcome ?? problem?.split('\n')[0];
    });
    return answers;
  };

  it('does what is written down with Sequelize 7', async () => {
    expect(choose(7)).toHaveLength(names.length);
    expect(await perform(choose(7), '@sequelize/core@7.0.0-alpha.48')).toEqual(recorded(7));
  });

  it('does what is written down with Sequelize 6, tells what is not written down, and goes on after a program that ends its process', async () => {
    const force = runs.find(({ id }) => id === 'v6/sync-force-false');
    if (force === undefined) throw new Error('there is no such case');
    const change = (id: string, to: string): Run => ({ ...force, id, program: force.program.replace('sequelize.sync({ force: false })', to) });
    const others = [
      change('wipes', 'sequelize.sync({ force: true })'),
      change('deletes one', 'User.destroy({ where: { id: 1 } })'),
      change('updates', "User.update({ name: 'Eve' }, { where: {} })"),
      change('adds', "User.create({ name: 'Eve' })"),
      { ...force, id: 'has other words', setup: 'a full moon' },
      change('ends', 'process.exit(3)'),
      change('comes after', 'User.drop()'),
    ];
    expect(await perform([...choose(6), ...others], 'sequelize@6.37.8')).toEqual({
      ...recorded(6),
      'wipes': 'rows-lost',
      'deletes one': 'rows-lost',
      'updates': 'values-changed',
      'adds': 'safe',
      'has other words': expect.stringContaining('a full moon') as string,
      'ends': 'the process ended: ',
      'comes after': 'rows-lost',
    });
  });
});

describe('an outcome', () => {
  const table = { columns: { id: 'int', name: 'text' }, rows: { 1: { id: '1', name: 'Ada' } }, others: ['PRIMARY KEY (id)'] };
  it.each([
    ['safe', { users: table }],
    ['safe', { users: { ...table, columns: { ...table.columns, phone: 'text' }, rows: { ...table.rows, 2: { id: '2', name: 'Eve' } } } }],
    ['rows-lost', {}],
    ['rows-lost', { users: { ...table, rows: {} } }],
    ['rows-lost', { users: { ...table, columns: {}, rows: {} } }],
    ['column-lost', { users: { ...table, columns: { id: 'int' } } }],
    ['values-changed', { users: { ...table, rows: { 1: { id: '1', name: 'Eve' } } } }],
    ['schema-changed', { users: { ...table, columns: { id: 'int', name: 'varchar' } } }],
    ['schema-changed', { users: { ...table, others: [...table.others, ...table.others] } }],
    ['schema-changed', { users: table, posts: table }],
  ])('%s: %j', (damage, after) => {
    expect(judgeDamage({ users: table }, after)).toBe(damage);
  });

  it('says what was thrown, in one line, and what was done before', () => {
    expect(describeOutcome(undefined, 'rows-lost')).toBe('rows-lost');
    expect(describeOutcome('no\nat x.js', 'safe')).toBe('throws: no');
    expect(describeOutcome('no', 'column-lost')).toBe('throws: no [and column-lost]');
    expect(describeKind('throws: no [and column-lost]')).toBe('throws [and column-lost]');
    expect(describeKind('throws: no')).toBe('throws');
    expect(describeKind('safe')).toBe('safe');
  });

  const long = 'x'.repeat(150);
  it.each([
    [true, 'safe', 'safe'],
    [true, 'throws: no', 'throws: no'],
    [true, `throws: ${long} [and rows-lost]`, `throws: ${long}yz [and rows-lost]`],
    [false, `throws: ${long} [and rows-lost]`, `throws: ${long}yz`],
    [false, 'throws: no', 'throws: no, never'],
    [false, 'throws: no', 'safe'],
    [false, 'safe', 'throws: no'],
    [false, 'safe', 'rows-lost'],
    [false, 'safe', 'not run: the process ended'],
  ])('is the same (%s): %s, %s', (isSame, recorded, measured) => {
    expect(isSameOutcome(recorded, measured)).toBe(isSame);
  });
});

describe('what is kept and written', () => {
  it('takes a version, and no tag or range', () => {
    expect(readPackage('6.37.8')).toEqual({ name: 'sequelize', version: '6.37.8', major: 6 });
    expect(readPackage('@sequelize/core@7.0.0-alpha.48')).toEqual({ name: '@sequelize/core', version: '7.0.0-alpha.48', major: 7 });
    for (const wrong of ['latest', '^6.37.8', '7.0.0-alpha.48', 'umzug@3.8.3', '5.22.0', '@sequelize/core@6.1.0']) expect(() => readPackage(wrong)).toThrow(JSON.stringify(wrong));
  });

  it('knows an outcome again, but not of another set-up or program', () => {
    const [run] = runs;
    if (run === undefined) throw new Error('there are no cases');
    openResults(folder).add(run, 'safe');
    const { find } = openResults(folder);
    expect([find(run), find({ ...run, setup: 'x' }), find({ ...run, program: 'x' })]).toEqual(['safe', undefined, undefined]);
  });

  it('writes an outcome that changed, and no other line', () => {
    const file = path.join(folder, 'cases.json');
    const line = (id: string, outcome: string): string => JSON.stringify({ id, outcomes: { postgres: outcome, sqlite: 'safe' } });
    writeFileSync(file, `[\n${line('a', 'safe')},\n${line('b', 'safe')},\n${line('c', 'safe')}\n]\n`);
    writeCases(file, 'postgres', new Map([['a', 'safe'], ['b', 'rows-lost']]));
    expect(readFileSync(file, 'utf8')).toBe(`[\n${line('a', 'safe')},\n${line('b', 'rows-lost')},\n${line('c', 'safe')}\n]\n`);
  });

  it('replaces a run of the same version and dialect', () => {
    const file = path.join(folder, 'versions.json');
    const write = (version: string, outcome: string): void => writeVersion(file, { name: 'sequelize', version, dialect: 'postgres', runs: [{ id: 'a' }], outcomes: new Map([['a', outcome]]) });
    write('6.20.0', 'safe');
    write('6.2.0', 'safe');
    write('6.20.0', 'rows-lost');
    const written = JSON.parse(readFileSync(file, 'utf8')) as { version: string; outcomes: object; date: string }[];
    expect(written.map(({ outcomes, version }) => [version, outcomes])).toEqual([['6.2.0', { a: 'safe' }], ['6.20.0', { a: 'rows-lost' }]]);
    expect(written[0]?.date).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  it('orders versions by their numbers', () => {
    expect(['6.20.0', '6.2.0', '6.19.2', '7.0.0-alpha.40', '7.0.0-alpha.9'].sort(compareVersions)).toEqual(['6.2.0', '6.19.2', '6.20.0', '7.0.0-alpha.9', '7.0.0-alpha.40']);
  });
});
