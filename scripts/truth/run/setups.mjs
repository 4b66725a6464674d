// What the set-ups of tests/truth/cases.json mean, by their words. Connection and models are those of the program.

const billing = {
  postgres: ['CREATE SCHEMA billing', 'CREATE TABLE billing.invoices (id SERIAL PRIMARY KEY, total INTEGER)', 'INSERT INTO billing.invoices (total) VALUES (100)'],
  mysql: ['CREATE DATABASE billing', 'CREATE TABLE billing.invoices (id INTEGER PRIMARY KEY, total INTEGER)', 'INSERT INTO billing.invoices VALUES (1, 100)'],
  sqlite: [],
};
const foreign = (rule) => ({
  postgres: [`CREATE TABLE ext (id SERIAL PRIMARY KEY, "userId" INTEGER REFERENCES "Users" (id)${rule})`, 'INSERT INTO ext ("userId") VALUES (1)'],
  sqlite: [`CREATE TABLE ext (id INTEGER PRIMARY KEY, userId INTEGER REFERENCES Users (id)${rule})`, 'INSERT INTO ext (userId) VALUES (1)'],
  mysql: [`CREATE TABLE ext (id INTEGER PRIMARY KEY AUTO_INCREMENT, userId INTEGER, FOREIGN KEY (userId) REFERENCES Users (id)${rule})`, 'INSERT INTO ext (userId) VALUES (1)'],
});
const date = (values) => ({ type: 'date', values });
const score = { type: 'double', values: [1.5, 2.25] };
const still = { drift: false };
const nothing = {};

/** Replaces, and throws where the program has nothing of the kind, so that no set-up is passed over. */
const replacing = (from, to) => (program) => {
  if (!program.includes(from)) throw new Error(`the program has no ${from}`);
  return program.replaceAll(from, to);
};
const withoutLines = (...starts) => (program) => {
  const lines = program.split('\n');
  const missing = starts.find((start) => !lines.some((line) => line.startsWith(start)));
  if (missing !== undefined) throw new Error(`no line of the program starts with ${missing}`);
  return lines.filter((line) => !starts.some((start) => line.startsWith(start))).join('\n');
};
const lastModel = "const Post = sequelize.define('Post', { title: DataTypes.STRING }, { timestamps: false });";
const afterModels = (line) => replacing(lastModel, `${lastModel}\n${line}`);

/**
 * Of each set-up: `drift: false` where Users has no column that the model lacks; more `columns` of Users; `sql` by dialect, run
 * when the tables are there; `database`, its name; `edit`, what the words change in the program; `sloppy`, run without strict mode.
 */
export const setups = {
  '': nothing,
  'NODE_ENV not set on the production host': nothing,
  'boolean instead of an options object': nothing,
  'models equal the live schema': still,
  'models equal the live schema; Posts.userId -> Users ON DELETE SET NULL': still,
  'models equal the live schema; Posts.userId -> Users ON DELETE CASCADE': still,
  'model gained a NOT NULL column without default': still,
  'existing column becomes NOT NULL while a row holds NULL': { drift: false, lacksName: true },
  'attribute email renamed to column email_address': still,
  'column seen changes DATE -> DATEONLY': { drift: false, columns: { seen: date(['2024-03-01T10:30:00Z', '2024-03-02T23:45:00Z']) } },
  'hand-made UNIQUE index on Users': { drift: false, sql: { postgres: ['CREATE UNIQUE INDEX by_hand ON "Users" (email)'], sqlite: ['CREATE UNIQUE INDEX by_hand ON Users (email)'], mysql: ['CREATE UNIQUE INDEX by_hand ON Users (email)'] } },
  'hand-made trigger on Users': { drift: false, sql: { sqlite: ['CREATE TRIGGER by_hand AFTER INSERT ON Users BEGIN UPDATE Users SET name = upper(name) WHERE id = new.id; END'] } },
  'hand-made DEFAULT and NOT NULL on Users.name': { drift: false, name: { notNull: true, default: "'nobody'" } },
  'two models that reference each other; Users has a live column "legacy" the model does not declare; PLAIN sync()': nothing,
  'cyclic models; drift; explicit alter:false': nothing,
  'cyclic models; drift; alter {drop:false}': nothing,
  'cyclic models; drift': nothing,
  'cyclic models; PLAIN sync(); DOUBLE -> INTEGER in the model': { drift: false, columns: { score } },
  'database app_prod, match rejects it': nothing,
  'no force/alter, match rejects': nothing,
  'env var not set: new RegExp(undefined) is /(?:)/': nothing,
  'production database is called contest_prod': { database: 'contest_prod' },
  'same /g regex object used twice': nothing,
  'same sticky regex used twice': nothing,
  'top-level database app_test, replication.write.database app_prod': nothing,
  'database app_prod, match rejects it, but Model.sync': nothing,
  'guard hook': nothing,
  'guard hook, call with hooks:false': nothing,
  "define('User', ..., { force: true }); plain sequelize.sync()": nothing,
  "define('User', ..., { alter: true }); plain sequelize.sync()": nothing,
  "define('User', ..., { alter: true }); plain User.sync()": nothing,
  "define('User', ..., { force: true }); sync({ force: false })": nothing,
  'Posts.userId -> Users ON DELETE CASCADE; only User is synced': nothing,
  'a hand-made view depends on Users': { sql: { postgres: ['CREATE VIEW everybody AS SELECT name FROM "Users"'] } },
  'table ext (of another app, not a model) references Users ON DELETE CASCADE': { sql: foreign(' ON DELETE CASCADE') },
  "User.sync with the schema option 'tenant1'; data lives in public": nothing,
  'User.schema(tenant1).sync': nothing,
  'User.withSchema(tenant1).sync': nothing,
  'User is paranoid': {
    columns: { createdAt: date(['2024-01-01T00:00:00Z', '2024-01-02T00:00:00Z']), updatedAt: date(['2024-01-01T00:00:00Z', '2024-01-02T00:00:00Z']), deletedAt: date([null, null]) },
    edit: replacing('{ timestamps: false, paranoid: true }', '{ timestamps: true, paranoid: true }'),
  },
  'schema billing with a table and a row': { sql: billing },
  'pg: schema billing (another app) with a row; public holds the models': { sql: billing },
  'schema billing (another app) with a row': { sql: billing },
  'DROP DATABASE IF EXISTS is really sent (name of a missing database used)': nothing,
  'a MIGRATION-style changeColumn on the parent of an ON DELETE CASCADE FK': nothing,
  'a MIGRATION-style renameColumn on the parent of an ON DELETE CASCADE FK': nothing,
  'MIGRATION-style addConstraint on the parent of an ON DELETE CASCADE FK': nothing,
  'an enum type used by a column of audit': { sql: { postgres: ["CREATE TYPE mood AS ENUM ('glad', 'sad')", 'CREATE TABLE audit (id SERIAL PRIMARY KEY, mood mood)', "INSERT INTO audit (mood) VALUES ('glad')"] } },
  'force inherited through the prototype': nothing,
  'User.parentId -> User (self reference only); drift': {
    columns: { parentId: { type: 'integer', references: { table: 'Users', onDelete: 'SET NULL' }, values: [null, 1] } },
    edit: afterModels("User.belongsTo(User, { foreignKey: 'parentId' });"),
  },
  'cycle broken with constraints:false / foreignKeyConstraints:false on one side; drift': nothing,
  // A frozen object ignores a write only outside strict mode; the program of the same words in strict mode is a case of its own.
  'instance options mutated after construction': { sloppy: true },
  "sequelize.sync with schema 'tenant1'; data lives in public": nothing,
  'unique:true attribute, alter run 3 times': still,
  'DOUBLE -> INTEGER with alter {drop:false}': { columns: { score } },
  'rename with alter {drop:false}: old column stays, new one is empty': nothing,
  'timestamps switched on for a table with rows': still,
  'User drifted (legacy) and Post fails (NOT NULL timestamps): earlier damage stays': nothing,
  'STRING -> JSON': still,
  'no model registered on this instance': { edit: withoutLines('const User = ', 'const Post = ') },
  'only User registered; Posts (CASCADE child) exists in the database but not as a model': { edit: withoutLines('const Post = ', 'User.hasMany(') },
  'new Sequelize(url, { sync: { force: true } })': nothing,
  'table ext of another app references Users': { sql: foreign('') },
  'User.options.force set after define': nothing,
};

/**
 * @param {string} words
 * @returns {object} an entry of `setups`
 * @throws an Error for words that have no meaning here
 */
export function findSetup(words) {
  if (!Object.hasOwn(setups, words)) throw new Error(`scripts/truth/run/setups.mjs does not say what this set-up means: ${words}`);
  return setups[words];
}
