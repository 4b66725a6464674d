import type { Schema, TableSchema } from './schema.js';

/** The table in which Umzug and sequelize-cli keep what has run. */
const OWN_TABLES = new Set(['SequelizeMeta', 'SequelizeData']);

interface Pair {
  readonly name: string;
  readonly models: Schema;
  readonly migrations: Schema;
}

function compareColumns({ name, models, migrations }: Pair, own: TableSchema, made: TableSchema): readonly string[] {
  const columns = new Set([...own.columns.keys(), ...made.columns.keys()]);
  return [...columns].flatMap((column) => {
    const place = `table ${name}, column ${column}`;
    const said = models.describeColumn(name, column);
    const found = migrations.describeColumn(name, column);
    if (!made.columns.has(column)) return [`${place}: the models have it (${said}), no migration adds it`];
    if (!own.columns.has(column)) return [`${place}: the migrations have it (${found}), the models do not`];
    return said === found ? [] : [`${place}: the models say ${said}, the migrations ${found}`];
  });
}

function listMissing(table: TableSchema, other: TableSchema): readonly TableSchema['constraints'][number][] {
  const known = new Set(other.constraints.map(({ text }) => text));
  const missing = table.constraints.filter(({ text }) => !known.has(text));
  // A column that is missing is named already.
  return missing.filter(({ text, columns }, index) => missing.findIndex((each) => each.text === text) === index && columns.every((column) => !table.columns.has(column) || other.columns.has(column)));
}

function compareConstraints({ name }: Pair, own: TableSchema, made: TableSchema): readonly string[] {
  const describePlace = (columns: readonly string[]): string => `table ${name}, ${columns.length === 1 ? 'column' : 'columns'} ${columns.join(', ')}`;
  const isSameKey = [...own.primaryKey].sort().join() === [...made.primaryKey].sort().join();
  return [
    ...(isSameKey ? [] : [`table ${name}: the primary key of the models is (${own.primaryKey.join(', ')}), that of the migrations (${made.primaryKey.join(', ')})`]),
    ...listMissing(own, made).map(({ columns, text }) => `${describePlace(columns)}: the models have ${text}, no migration adds it`),
    ...listMissing(made, own).map(({ columns, text }) => `${describePlace(columns)}: the migrations have ${text}, the models do not`),
  ];
}

/** What differs between the tables of the models and those of the migrations, a line each; empty where nothing does. */
export function compareSchemas(models: Schema, migrations: Schema): readonly string[] {
  const names = new Set([...models.tables.keys(), ...migrations.tables.keys()]);
  return [...names].filter((name) => !OWN_TABLES.has(name)).flatMap((name) => {
    const own = models.tables.get(name);
    const made = migrations.tables.get(name);
    if (made === undefined) return [`table ${name}: a model has it, no migration makes it`];
    if (own === undefined) return [`table ${name}: the migrations make it, no model has it`];
    const pair = { name, models, migrations };
    return [...compareColumns(pair, own, made), ...compareConstraints(pair, own, made)];
  });
}
