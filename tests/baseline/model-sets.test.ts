// For each set of models: the database that sync() makes, and that of the written migration; and what --check says.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadModule } from '../../src/bin/baseline/load-module.js';
import { openDatabase, type Database } from '../e2e/support/database.js';
import { emptyDatabase, readCatalog } from './support/catalog.js';
import { decorated6, decorated7 } from './support/decorated-models.js';
import { sets6, sets7, type ModelSet } from './support/model-sets.js';
import { baseline, makeProject, model6, model7, NAME, removeProjects, writeFiles } from './support/project.js';

interface Loaded {
  readonly sequelize: { readonly queryInterface: unknown; sync(): Promise<unknown>; close(): Promise<void> };
}
type Migration = Readonly<Record<'up' | 'down', (argument: { readonly context: unknown }) => Promise<void>>>;

interface Written extends ModelSet {
  readonly file: 'models.js' | 'models.ts';
  readonly text: string;
}

async function load<Exports>(file: string): Promise<Exports> {
  const loaded = await loadModule(file) as { readonly default?: Exports };
  return loaded.default ?? loaded as Exports;
}

const cases: readonly Written[] = [
  ...sets6.map((set) => ({ ...set, name: `6: ${set.name}`, file: 'models.js' as const, text: model6(set.definitions) })),
  ...sets7.map((set) => ({ ...set, name: `7: ${set.name}`, file: 'models.js' as const, text: model7(set.definitions) })),
  { ...decorated6, file: 'models.ts', text: decorated6.definitions },
  { ...decorated7, file: 'models.ts', text: decorated7.definitions },
];

it('there are at least 14 sets for each version', () => {
  expect(cases.filter(({ name }) => name.startsWith('6: ')).length).toBeGreaterThanOrEqual(14);
  expect(cases.filter(({ name }) => name.startsWith('7: ')).length).toBeGreaterThanOrEqual(14);
});

describe('a database made by the migration is that which sync() makes', () => {
  let database: Database;
  beforeAll(async () => { database = await openDatabase(); }, 120_000);
  afterAll(async () => {
    await database.close();
    removeProjects();
  });

  it.each(cases)('$name', async ({ file, text, change: [before, after], says, schemas }) => {
    const folder = makeProject({ [file]: text });
    expect(await baseline(folder, file)).toMatchObject({ code: 0, stderr: '' });
    expect(await baseline(folder, file, '--check')).toMatchObject({ code: 0, stderr: '' });
    const target = path.join(folder, 'migrations', `${NAME}${path.extname(file)}`);
    expect(readFileSync(target, 'utf8')).toContain('createTable(');
    process.env.DATABASE_URL = database.url;
    const { sequelize } = await load<Loaded>(path.join(folder, file));
    const { up, down } = await load<Migration>(target);
    const context = sequelize.queryInterface;
    try {
      await emptyDatabase(database, schemas);
      const empty = await readCatalog(database);
      await sequelize.sync();
      const synced = await readCatalog(database);
      expect(synced).not.toEqual(empty);
      await down({ context });
      expect(await readCatalog(database)).toEqual(empty);
      await up({ context });
      expect(await readCatalog(database)).toEqual(synced);
    } finally {
      delete process.env.DATABASE_URL;
      await sequelize.close();
    }
    expect(text).toContain(before);
    writeFiles(folder, { [file]: text.replace(before, after) });
    const compared = await baseline(folder, file, '--check');
    expect(compared).toMatchObject({ code: 1, stderr: '' });
    expect(compared.stdout).toContain(`  ${says}`);
  }, 120_000);
});
