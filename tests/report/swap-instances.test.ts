// Which instance a migration may stand for, and what is written where several syncs stand in a row.
import { describe, expect, it } from 'vitest';
import { lintSwap, type Linted, type LintRequest } from './support/lint-swap.js';

const UMZUG = { kind: 'call', call: 'umzug.up()', import: { name: 'umzug', from: './umzug.js', kind: 'named' } } as const;
const MADE = "import { Sequelize } from 'sequelize';\n";

function lint(code: string, request: Partial<LintRequest> = {}): Linted {
  return lintSwap({ code, filename: 'src/start.js', parser: 'espree', sourceType: 'module', migration: UMZUG, ...request });
}

/** `fix`, or why it is none, of each sync of a file. */
function judge(code: string): readonly (string | undefined)[] {
  return lint(code).swaps.map((swap) => (swap.kind === 'suggestion' ? swap.why : swap.kind));
}

describe('instances of a file', () => {
  it.each([
    ['one name', "await db.sync({ force: true });\nawait db.sync({ alter: true });\n", ['fix', 'fix']],
    ['two names', 'await mainDb.sync({ force: true });\nlog();\nawait otherDb.sync({ force: true });\n', ['severalInstances', 'severalInstances']],
    ['two members', 'await app.mainDb.sync({ force: true });\nlog();\nawait app.otherDb.sync({ force: true });\n', ['severalInstances', 'severalInstances']],
    ['one member twice', 'await app.mainDb.sync({ force: true });\nlog();\nawait app.mainDb.sync({ force: true });\n', ['fix', 'fix']],
    ['one member of two variables', 'async function one(app) { await app.db.sync({ force: true }); }\nasync function two(app) { await app.db.sync({ force: true }); }\n', ['severalInstances', 'severalInstances']],
    ['one name of two functions', 'async function one(db) { await db.sync({ force: true }); }\nasync function two(db) { await db.sync({ force: true }); }\n', ['severalInstances', 'severalInstances']],
    ['a field of this', 'class A { async a() { await this.db.sync({ force: true }); } async b() { await this.db.sync({ force: true }); } }\n', ['fix', 'fix']],
    ['two fields of this', 'class A { async a() { await this.mainDb.sync({ force: true }); } async b() { await this.otherDb.sync({ force: true }); } }\n', ['severalInstances', 'severalInstances']],
    ['a Model beside an instance', 'await db.sync({ force: true });\nlog();\nawait User.sync({ force: true });\n', ['fix', 'model']],
    ['two Models beside an instance', 'await User.sync({ force: true });\nawait db.sync({ force: true });\nawait Order.sync({ force: true });\n', ['model', 'fix', 'model']],
    ['an instance of a name in brackets', "await app['mainDb'].sync({ force: true });\nlog();\nawait app.mainDb.sync({ force: true });\n", ['fix', 'fix']],
    ['two that are made', `${MADE}const one = new Sequelize(url);\nconst two = new Sequelize(url);\nawait one.sync({ force: true });\n`, ['severalInstances']],
    ['one that is made', `${MADE}const one = new Sequelize(url);\nawait one.sync({ force: true });\n`, ['fix']],
    ['two that are made for nobody', `${MADE}use(new Sequelize(url));\nuse(new Sequelize(url));\nawait db.sync({ force: true });\n`, ['severalInstances']],
    ['two for one variable by or', `${MADE}const one = first ? new Sequelize(url) : second && new Sequelize(url);\nawait one.sync({ force: true });\n`, ['fix']],
    ['two for one variable by await', `${MADE}const one = first ? await new Sequelize(url) : new Sequelize(url);\nawait one.sync({ force: true });\n`, ['fix']],
    ['two for one member', `${MADE}if (first) app.db = new Sequelize(url);\nelse app.db = new Sequelize(other);\nawait app.db.sync({ force: true });\n`, ['fix']],
    ['two for two members', `${MADE}app.one = new Sequelize(url);\napp.two = new Sequelize(other);\nawait db.sync({ force: true });\n`, ['severalInstances']],
    ['two for one name of two functions', `${MADE}function one() { const db = new Sequelize(url); return db; }\nfunction two() { const db = new Sequelize(url); return db; }\nawait db.sync({ force: true });\n`, ['severalInstances']],
    ['two for two parts of a pattern', `${MADE}const { db = new Sequelize(url), other = new Sequelize(url) } = app;\nawait sequelize.sync({ force: true });\n`, ['severalInstances']],
  ])('%s', (_name, code, expected) => {
    expect(judge(code)).toEqual(expected);
  });
});

describe('an instance that others are given', () => {
  const sync = 'await sequelize.sync({ force: true });\n';
  it.each([
    ['through two objects', `${MADE}const sequelize = new Sequelize(url);\n${sync}const db = {};\nconst api = {};\ndb.sequelize = sequelize;\napi.db = db;\nmodule.exports = api;\n`],
    ['through objects that hold each other', `${MADE}const sequelize = new Sequelize(url);\n${sync}const db = {};\nconst api = {};\ndb.sequelize = sequelize;\napi.db = db;\ndb.api = api;\nexport { api };\n`],
    ['as a part of an object', `${MADE}const sequelize = new Sequelize(url);\n${sync}module.exports.parts = { db: { sequelize } };\n`],
    ['as a subclass that an object holds', `${MADE}class Database extends Sequelize {}\nconst sequelize = new Database(url);\n${sync}const api = {};\napi.Database = Database;\nmodule.exports = api;\n`],
  ])('is imported by the migrator: %s', (_name, code) => {
    expect(judge(code)).toEqual(['circularImport']);
  });

  it.each([
    ['an imported one', `import { sequelize } from './db.js';\n${sync}export { sequelize };\n`],
    ['objects that hold each other', `${MADE}const sequelize = new Sequelize(url);\n${sync}const db = {};\nconst api = {};\ndb.sequelize = sequelize;\napi.db = db;\ndb.api = api;\n`],
    ['another value that is exported', `${MADE}const sequelize = new Sequelize(url);\n${sync}export const port = 3000;\n`],
    ['a variable of a function', `${MADE}export async function start() {\n  const sequelize = new Sequelize(url);\n  await sequelize.sync({ force: true });\n}\n`],
    ['a field of a class beside an assignment to a list', `${MADE}class Database {\n  sequelize = new Sequelize(url);\n  async start() {\n    await this.sequelize.sync({ force: true });\n  }\n}\n[first, second] = [second, first];\nport = 3000;\n`],
  ])('is fixed: %s', (_name, code) => {
    expect(judge(code)).toEqual(['fix']);
  });
});

describe('syncs in a row', () => {
  const migrator = "import { umzug } from '../umzug.js';\n";
  it.each([
    ['void', 'void db.sync({ force: true });\nvoid db.sync({ alter: true });\n', 'void umzug.up();\n'],
    ['yield', 'function* start() {\n  yield db.sync({ force: true });\n  yield db.sync({ alter: true });\n}\n', 'function* start() {\n  yield umzug.up();\n}\n'],
    ['a yield of nothing between them', 'function* start() {\n  yield db.sync({ force: true });\n  yield;\n  yield db.sync({ alter: true });\n}\n', 'function* start() {\n  yield umzug.up();\n  yield;\n  yield umzug.up();\n}\n'],
    ['a bare one and an awaited one', 'db.sync({ force: true });\nawait db.sync({ alter: true });\n', 'await umzug.up();\n'],
    ['an awaited one and a bare one', 'await db.sync({ force: true });\ndb.sync({ alter: true });\n', 'await umzug.up();\n'],
    ['a bare up() and a bare one', 'umzug.up();\ndb.sync({ alter: true });\n', 'umzug.up();\n'],
    ['a bare one and a bare up()', 'db.sync({ alter: true });\numzug.up();\n', 'umzug.up();\n'],
    ['two up() with comments', 'await umzug.up(); // one\nawait umzug.up(); // two\nawait db.sync({ alter: true });\n', 'await umzug.up(); // one\n// two\n'],
    ['an up() behind it, with comments', 'await db.sync({ alter: true }); // one\nawait umzug.up(); // two\n', '// one\nawait umzug.up(); // two\n'],
    ['an up() of another', 'await other.up();\nawait db.sync({ alter: true });\n', 'await other.up();\nawait umzug.up();\n'],
    ['without braces', 'if (reset) await db.sync({ force: true });\nawait db.sync({ alter: true });\n', 'if (reset) await umzug.up();\nawait umzug.up();\n'],
    ['a negated one beside it', 'await db.sync({ force: true });\n!db.sync({ force: true });\n', 'await umzug.up();\n!db.sync({ force: true });\n'],
    ['a Model beside it', 'await db.sync({ force: true });\nawait User.sync({ force: true });\n', 'await umzug.up();\nawait User.sync({ force: true });\n'],
    ['one with other options beside it', 'await db.sync({ force: true });\nawait db.sync({ force: true, transaction });\n', 'await umzug.up();\nawait db.sync({ force: true, transaction });\n'],
    ['a comment in the one beside it', 'await db.sync({ force: true });\nawait db.sync({ force: true /* all */ });\n', 'await umzug.up();\nawait db.sync({ force: true /* all */ });\n'],
    ['a declaration beside it', 'await db.sync({ force: true });\nconst done = db.sync();\n', 'await umzug.up();\nconst done = db.sync();\n'],
  ])('%s', (_name, before, after) => {
    expect(lint(migrator + before).fixed).toBe(migrator + after);
  });
});

describe('a command that runs before the start', () => {
  const migration = { kind: 'command', command: 'make migrate' } as const;
  it('needs an instance that can be named', () => {
    expect(lint('await user.sync({ force: true });\n', { migration }).swaps).toEqual([{ kind: 'none', why: 'unknownReceiver' }]);
  });

  it('keeps a comment of the call', () => {
    expect(lint('await db.sync({ force: true /* all */ });\n', { migration }).suggested).toEqual(['/* all */\nawait db.authenticate();\n']);
  });

  it('replaces the one call where something speaks against it', () => {
    expect(lint('await mainDb.sync({ force: true });\nawait otherDb.sync({ force: true });\n', { migration }).suggested[0]).toBe('await mainDb.authenticate();\nawait otherDb.sync({ force: true });\n');
  });
});
