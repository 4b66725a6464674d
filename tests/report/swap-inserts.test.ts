// Rows that are inserted behind a sync: a migration keeps those of the last run, so that `--fix` would add them once more.
import { describe, expect, it } from 'vitest';
import { lintSwap } from './support/lint-swap.js';

const UMZUG = { kind: 'call', call: 'umzug.up()', import: { name: 'umzug', from: './umzug.js', kind: 'named' } } as const;
const SYNC = 'sequelize.sync({ force: true })';

function isFixed(code: string): boolean {
  const [swap] = lintSwap({ code: `import { sequelize, User } from './db.js';\n${code}\n`, filename: 'src/start.js', parser: 'espree', sourceType: 'module', migration: UMZUG }).swaps;
  return swap?.kind === 'fix';
}

type Row = readonly [name: string, inserting: string, harmless: string];

const METHODS: readonly Row[] = [
  ['create', `await ${SYNC};\nawait User.create({});`, `await ${SYNC};\nawait User.count({});`],
  ['bulkCreate', `await ${SYNC};\nawait User.bulkCreate([]);`, `await ${SYNC};\nawait User.upsert({});`],
  ['bulkInsert', `await ${SYNC};\nawait queryInterface.bulkInsert('users', []);`, `await ${SYNC};\nawait queryInterface.bulkDelete('users');`],
  ['insert', `await ${SYNC};\nawait queryInterface.insert(user, 'users');`, `await ${SYNC};\nawait queryInterface.select(user, 'users');`],
  ['save', `await ${SYNC};\nawait user.save();`, `await ${SYNC};\nawait user.reload();`],
  ['brackets', `await ${SYNC};\nawait User['create']({});`, `await ${SYNC};\nawait User[create]({});`],
  ['Object', `await ${SYNC};\nawait Objects.create({});`, `await ${SYNC};\nObject.create({});`],
  ['a function called create', `await ${SYNC};\nawait User.create();`, `await ${SYNC};\nawait create();`],
  ['an optional call', `await ${SYNC};\nawait User?.create?.({});`, `await ${SYNC};\nawait User?.find?.({});`],
  ['what a call gives', `await ${SYNC};\nawait open().create({});`, `await ${SYNC};\nawait open()();`],
  ['SQL', `await ${SYNC};\nawait sequelize.query('INSERT INTO users VALUES (1)');`, `await ${SYNC};\nawait sequelize.query('SELECT * FROM users');`],
  ['SQL in small letters', `await ${SYNC};\nawait sequelize.query('insert into users values (1)');`, `await ${SYNC};\nawait sequelize.query('inserted');`],
  ['SQL behind spaces', `await ${SYNC};\nawait sequelize.query(\`\n  INSERT INTO users VALUES (1)\`);`, `await ${SYNC};\nawait sequelize.query(\`\n  SELECT 'INSERT'\`);`],
  ['REPLACE', `await ${SYNC};\nawait sequelize.query('REPLACE INTO users VALUES (1)');`, `await ${SYNC};\nawait sequelize.query('UPDATE users SET a = 1');`],
  ['COPY', `await ${SYNC};\nawait sequelize.query("COPY users FROM 'users.csv'");`, `await ${SYNC};\nawait sequelize.query(1);`],
  ['SQL with values', `await ${SYNC};\nawait sequelize.query(\`INSERT INTO \${table} VALUES (1)\`);`, `await ${SYNC};\nawait sequelize.query(\`\${sql} INSERT\`);`],
  ['SQL in a constant', `const sql = 'INSERT INTO users VALUES (1)';\nawait ${SYNC};\nawait sequelize.query(sql);`, `const sql = 'SELECT 1';\nawait ${SYNC};\nawait sequelize.query(sql);`],
  ['SQL that is put together', `await ${SYNC};\nawait sequelize.query('INSERT INTO users VALUES ' + values);`, `await ${SYNC};\nawait sequelize.query('SELECT * FROM ' + table);`],
  ['SQL with replacements', `await ${SYNC};\nawait sequelize.query({ query: 'INSERT INTO users VALUES (?)', values: [1] });`, `await ${SYNC};\nawait sequelize.query({ query: 'SELECT ?', values: [1] });`],
  ['SQL of version 7', `await ${SYNC};\nawait sequelize.queryRaw('INSERT INTO users VALUES (1)');`, `await ${SYNC};\nawait sequelize.queryRaw('SELECT 1');`],
  ['SQL of two statements', `await ${SYNC};\nawait sequelize.query('BEGIN; INSERT INTO users VALUES (1)');`, `await ${SYNC};\nawait sequelize.query("SELECT '; INSERT INTO users'");`],
  ['SQL behind a comment', `await ${SYNC};\nawait sequelize.query('-- seed\\nINSERT INTO users VALUES (1)');`, `await ${SYNC};\nawait sequelize.query('SELECT 1 -- INSERT');`],
  ['SQL behind WITH', `await ${SYNC};\nawait sequelize.query('WITH a AS (SELECT 1) INSERT INTO users SELECT * FROM a');`, `await ${SYNC};\nawait sequelize.query('WITH a AS (SELECT 1) SELECT * FROM a');`],
  ['no SQL', `await ${SYNC};\nawait sequelize.query('INSERT INTO users VALUES (1)');`, `await ${SYNC};\nawait sequelize.query();`],
];

const PLACES: readonly Row[] = [
  ['behind it', `await ${SYNC};\nawait User.create({});`, `await User.create({});\nawait ${SYNC};`],
  ['on the same line', `await ${SYNC}; await User.create({});`, `await User.create({}); await ${SYNC};`],
  ['in a chain', `${SYNC}.then(() => User.create({}));`, `User.create({}).then(() => ${SYNC});`],
  ['in a chain behind a function', `connect().then(() => ${SYNC}).then(() => User.create({}));`, `User.create({}).then(() => ${SYNC}).then(() => listen());`],
  ['in a catch of a chain', `${SYNC}.catch(() => User.create({}));`, `${SYNC}.catch(() => User.count({}));`],
  ['in a finally of a chain', `${SYNC}.finally(() => User.create({}));`, `${SYNC}.finally(() => User.count({}));`],
  ['in a branch', `await ${SYNC};\nif (fresh) { await User.create({}); }`, `if (fresh) { await User.create({}); }\nawait ${SYNC};`],
  ['in a function called on the spot', `await ${SYNC};\n(async () => { await User.create({}); })();`, `await ${SYNC};\nconst later = async () => { await User.create({}); };`],
  ['in a function called on the spot, in parentheses', `(async () => { await ${SYNC}; })();\nUser.create({});`, `User.create({});\n(async () => { await ${SYNC}; })();`],
  ...['then', 'catch', 'finally', 'forEach', 'map', 'flatMap', 'reduce', 'transaction', 'listen', 'nextTick', 'each', 'eachSeries', 'mapSeries', 'series', 'waterfall', 'parallel', 'all'].map((method): Row => [`in a callback of ${method}`, `await ${SYNC};\nlib.${method}(async () => { await User.create({}); });`, `lib.${method}(async () => { await User.create({}); });\nawait ${SYNC};`]),
  ...['setTimeout', 'setImmediate'].map((name): Row => [`in a callback of ${name}`, `await ${SYNC};\n${name}(async () => { await User.create({}); });`, `await ${SYNC};\n${name}s(async () => { await User.create({}); });`]),
  ['in a callback of a route', `await ${SYNC};\napp.listen(() => User.create({}));`, `await ${SYNC};\napp.post('/', () => User.create({}));`],
  ['in a callback of what is not known', `await ${SYNC};\napp.listen(() => User.create({}));`, `await ${SYNC};\napp[listen](() => User.create({}));`],
  ['in a callback of what a call gives', `await ${SYNC};\n(() => User.create({}))();`, `await ${SYNC};\nopen()(() => User.create({}));`],
  ['behind the function that syncs', `const reset = async () => { await ${SYNC}; };\nawait reset();\nawait User.create({});`, `const reset = async () => { await ${SYNC}; };\nawait User.create({});\nawait reset();`],
  ['behind the function that syncs, two functions away', `const reset = async () => { await ${SYNC}; };\nconst start = async () => { await reset(); };\nawait start();\nawait User.create({});`, `const reset = async () => { await ${SYNC}; };\nconst start = async () => { await reset(); };\nawait User.create({});\nawait start();`],
  ['behind a declared function that syncs', `async function reset() { await ${SYNC}; }\nawait reset();\nawait User.create({});`, `async function reset() { await ${SYNC}; }\nawait User.create({});\nawait reset();`],
  ['behind a named function expression that syncs', `const reset = async function again() { await ${SYNC}; };\nawait reset();\nawait User.create({});`, `const reset = async function again() { await ${SYNC}; };\nawait User.create({});\nawait reset();`],
  ['where the function that syncs is handed on', `async function reset() { await ${SYNC}; }\nconnect().then(reset).then(() => User.create({}));`, `async function reset() { await ${SYNC}; }\nUser.create({}).then(reset);`],
  ['behind a function that nobody calls', `async function reset() { await ${SYNC}; await User.create({}); }`, `async function reset() { await ${SYNC}; }\nasync function fill() { await User.create({}); }`],
  ['behind a function that calls itself', `async function reset() { await ${SYNC}; if (more) { await reset(); } await User.create({}); }`, `async function reset() { await ${SYNC}; if (more) { await reset(); } }\nreset();`],
  ['behind a callback that syncs', `connect(async () => { await ${SYNC}; await User.create({}); });`, `connect(async () => { await ${SYNC}; });\nawait User.create({});`],
  ['by a function that is called', `await ${SYNC};\nawait fill();\nasync function fill() { await User.create({}); }`, `await fill();\nawait ${SYNC};\nasync function fill() { await User.create({}); }`],
  ['by a function of a function', `await ${SYNC};\nawait fill();\nasync function fill() { await one(); }\nasync function one() { await User.create({}); }`, `await ${SYNC};\nawait fill();\nasync function fill() { await one; }\nasync function one() { await User.create({}); }`],
  ['by a function that calls itself', `await ${SYNC};\nawait fill();\nasync function fill() { if (more) { await fill(); } await User.create({}); }`, `await ${SYNC};\nawait fill();\nasync function fill() { if (more) { await fill(); } await User.count({}); }`],
  ['by a function that is handed to then', `const fill = () => User.create({});\n${SYNC}.then(fill);`, `const fill = () => User.count({});\n${SYNC}.then(fill);`],
  ['by a function that is handed to finally', `const fill = () => User.create({});\n${SYNC}.finally(fill);`, `const fill = () => User.create({});\n${SYNC}.catch(log);\nuse(fill);`],
  ['by a function that is given to a method', `const fill = () => User.create({});\n${SYNC}.then(fill);`, `const fill = () => User.create({});\n${SYNC}.then(() => app.get('/', fill));`],
];

describe.each(Object.entries({ METHODS, PLACES }))('rows behind a sync: %s', (_table, rows) => {
  it.each(rows)('%s', (_name, inserting, harmless) => {
    expect(isFixed(inserting), inserting).toBe(false);
    expect(isFixed(harmless), harmless).toBe(true);
  });
});
