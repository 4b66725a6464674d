import { describe, expect, it } from 'vitest';
import { readCallNames } from '../../src/policy/settings/migration.js';

const calls: readonly (readonly [call: string, names: readonly string[]])[] = [
  ['umzug.up()', ['umzug']],
  ['migrate()', ['migrate']],
  ['migrate(db)', ['migrate', 'db']],
  ['migrate(db.sequelize, config)', ['migrate', 'db', 'config']],
  ['createMigrator(sequelize).up()', ['createMigrator', 'sequelize']],
  ['umzug.up({ step: 1, rerun: "ALLOW" })', ['umzug']],
  ["umzug.up({ migrations: ['a', 'b',], })", ['umzug']],
  ['migrate({ sequelize, dry: false })', ['migrate', 'sequelize']],
  ['$migrator._up(null, undefined, true)', ['$migrator']],
  ['miGratór.up()', ['miGratór']],
  ['umzug . up ( )', ['umzug']],
  ['db.default.up()', ['db']],
  ['umzug.up({ default: 1 })', ['umzug']],
  ['syncSchema.up()', ['syncSchema']],
];

const refused: readonly string[] = [
  '', ' ', 'umzug', 'umzug.up', 'umzug.up().then', 'umzug.up', 'umzug.up(', 'umzug.up)', 'umzug.up())', 'umzug..up()', '.up()', '()',
  'await umzug.up()', 'umzug.up();', 'return umzug.up()', 'new Migrator()', 'new Migrator().up()', 'import("./a")', 'this.umzug.up()',
  'umzug?.up()', 'umzug["up"]()', 'umzug.up`a`', 'umzug.up<T>()', 'umzug.#up()', '(umzug).up()', 'void umzug.up()', 'delete()', 'super()',
  'umzug.up() // later', 'umzug.up(/* all */)', 'umzug.up(\n)', 'umzug.up(\u2028)', ' umzug.up()', 'umzug.up() ', 'umzug.up(); process.exit()',
  'umzug.up(), db.close()', 'umzug.up() || 1', 'a = umzug.up()', 'umzug.up(() => 1)', 'umzug.up(function () {})', 'umzug.up(...args)', 'umzug.up(,)',
  'umzug.up({,})', 'umzug.up({ , a })', 'umzug.up({ 1 })', 'umzug.up({ a: })', 'umzug.up({ a b })', 'umzug.up({ class })', 'umzug.up({ [a]: 1 })', 'umzug.up(class)', 'umzug.up(`a`)', "umzug.up('a)", "umzug.up('\\'')",
  'umzug.up(-1)', 'umzug.up(1.5)', 'umzug.up(/a/)', '1()', '"a"()', 'true()', 'true.up()', 'umzug.up(a b)', 'umzug.up(a', 'umzug.up([a)',
  // The rules report these: a fix that writes one would be reported and fixed again without end.
  'sequelize.sync()', 'sequelize.sync({ force: true })', 'sequelize.drop()', 'User.truncate()', 'umzug.down()', 'db.dropSchema("a")', 'sync()',
];

describe('readCallNames', () => {
  it.each(calls)('gives the free names of %s', (call, names) => {
    expect(readCallNames(call)).toEqual(names);
  });

  it.each(refused)('refuses %j', (call) => {
    expect(readCallNames(call)).toBeUndefined();
  });

  it('takes up to 200 characters', () => {
    expect(readCallNames(`up(${'a'.repeat(196)})`)).toEqual(['up', 'a'.repeat(196)]);
    expect(readCallNames(`up(${'a'.repeat(197)})`)).toBeUndefined();
    expect(readCallNames(`up(${'['.repeat(100_000)}${']'.repeat(100_000)})`)).toBeUndefined();
  });
});
