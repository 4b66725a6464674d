import type { SeededRandom } from './random.js';

const MIGRATIONS: readonly unknown[] = [
  { call: 'umzug.up()', import: { name: 'umzug', from: './src/umzug.js' } },
  { call: 'umzug.up()', import: { name: 'umzug', from: './umzug.js', kind: 'default' } },
  { call: 'migrations.migrator.up()', import: { name: 'migrations', from: '@acme/migrations', kind: 'namespace' } },
  { call: 'migrate()', import: { name: 'migrate', from: '#db/migrate' } },
];

const OTHERS: readonly Readonly<Record<string, unknown>>[] = [
  {},
  { sequelizeVersion: 6 },
  { sequelizeVersion: 7 },
  { instances: [{ name: 'sequelize', from: './src/db.js', kind: 'in-memory' }] },
  { instances: [{ name: 'sequelize', from: './src/models/index.js', kind: 'server', match: true }] },
  { databaseNameChecks: [{ name: 'assertTest', from: './src/checks.js' }] },
  { words: ['test', 'dev', 'scratch'], productionNames: ['prod', 'live'] },
  { files: { test: ['qa/**'], dev: [], migration: ['db/steps/**'] } },
];

/** Valid settings. `migration` says whether a migration call is configured. */
export function pickSettings(random: SeededRandom, migration: boolean): unknown {
  const other = random.pick(OTHERS);
  return migration ? { ...other, migration: random.pick(MIGRATIONS) } : other;
}

interface OptionSchema {
  readonly enum?: readonly unknown[];
  readonly type?: string;
  readonly properties?: Readonly<Record<string, OptionSchema>>;
}

/** Valid options of a rule, taken from its schema: a value for each enumerated or boolean key, some left out. */
export function pickOptions(random: SeededRandom, schema: unknown): unknown {
  const [first] = Array.isArray(schema) ? (schema as OptionSchema[]) : [schema as OptionSchema | undefined];
  const properties = Object.entries(first?.properties ?? {});
  const chosen = properties.flatMap(([key, { enum: values, type }]) => {
    const possible = values ?? (type === 'boolean' ? [true, false] : []);
    return possible.length > 0 && random.chance(0.5) ? [[key, random.pick(possible)]] : [];
  });
  return chosen.length === 0 ? undefined : Object.fromEntries(chosen);
}
