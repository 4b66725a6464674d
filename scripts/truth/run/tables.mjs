// What the databases have in common: how a program's tables are written down as SQL, and how a driver is found.

/** The types of the columns; a date is the one that each database has its own for. */
export const describeTypes = (date) => ({ string: 'VARCHAR(255)', text: 'TEXT', integer: 'INTEGER', double: 'DOUBLE PRECISION', date });

/** A value as SQL. `describeText` writes the text of a string otherwise than it is. */
export const quote = (value, describeText = (text) => text) => (value === null ? 'NULL' : typeof value === 'number' ? String(value) : `'${describeText(value.replaceAll("'", "''"))}'`);

/** A driver, which Sequelize 7 has among the packages of its dialect. */
export function loadDriver(load, name, dialect) {
  try {
    return load(name);
  } catch (error) {
    if (error.code !== 'MODULE_NOT_FOUND') throw error;
    return load(load.resolve(name, { paths: [load.resolve(dialect)] }));
  }
}

/** The foreign keys of a table, once all tables are there. `mark` is the quote around a name. */
export function addReferences({ columns, name }, mark) {
  const named = (text) => `${mark}${text}${mark}`;
  const references = Object.entries(columns).filter(([, { references }]) => references !== undefined);
  return references.map(([column, { references }]) => `ALTER TABLE ${named(name)} ADD FOREIGN KEY (${named(column)}) REFERENCES ${named(references.table)} (id) ON DELETE ${references.onDelete} ON UPDATE CASCADE`);
}
