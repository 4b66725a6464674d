import { runRule, type Case, type InvalidCase } from '../support/rule-tester.js';

const V6 = "import { Sequelize } from 'sequelize';\nconst orm = new Sequelize(process.env.DATABASE_URL);\n";
const V7 = "import { Sequelize } from '@sequelize/core';\nconst orm = new Sequelize({ dialect: PostgresDialect });\n";
const MODELS = "const User = orm.define('User', {});\nconst Post = orm.define('Post', {});\n";

/** With a migration configured, every suggestion is the same one. */
const UNSUGGESTED = { migration: { call: 'migrate()' } };

function syncs(name: string, code: string, messageId: string): InvalidCase {
  return { name, code, settings: UNSUGGESTED, errors: [{ messageId }], output: null };
}

const plain: readonly InvalidCase[] = [
  {
    name: 'the report stands at the method name and says what is synced',
    code: 'await db.sequelize.sync();',
    settings: UNSUGGESTED,
    errors: [{ messageId: 'instance', data: { target: 'db.sequelize' }, line: 1, column: 20, endColumn: 24 }],
    output: null,
  },
  syncs('nothing is off', 'await sequelize.sync({ force: false, alter: false });', 'instance'),
  syncs('a forced one too', 'await sequelize.sync({ force: true });', 'destructive'),
  syncs('one that may be forced', 'await sequelize.models.User.sync({ alter: process.env.RESET === "1" });', 'destructive'),
  syncs('one that obeys the constructor', "import { Sequelize } from 'sequelize';\nconst orm = new Sequelize(process.env.URL, { sync: { force: true } });\nawait orm.sync();", 'destructive'),
  syncs('options that are not seen', 'export const start = (options) => sequelize.sync(options);', 'changing'),
  syncs('a model', 'await sequelize.models.User.sync();', 'model'),
  syncs('each of the models', 'for (const model of Object.values(sequelize.models)) await model.sync();', 'model'),
  syncs('a bracketed, optional call', "sequelize?.['sync']?.();", 'instance'),
  syncs('a borrowed method', 'await sequelize.sync.call(sequelize);', 'instance'),
  syncs('a receiver that may be Sequelize in this project', "import { orm } from './orm.js';\nawait orm.sync();", 'instance'),
  syncs('a function that is called twice has one sync', 'async function start(options) { await sequelize.sync(options); }\nstart({});\nstart({ alter: false });', 'instance'),
  { ...syncs('a migration', 'await sequelize.sync();', 'instance'), filename: 'migrations/0001.js' },
  { ...syncs('a script', 'await sequelize.sync();', 'instance'), filename: 'scripts/sync.js' },
];

const BOTH = 'Post.belongsTo(User);\nUser.belongsTo(Post);\n';

function cycles(name: string, code: string, data: Readonly<Record<string, string>>): InvalidCase {
  return { name, code, settings: UNSUGGESTED, errors: [{ messageId: 'cycle', data }], output: null };
}

const TWO = { models: '`Post` and `User`', option: 'constraints' };

const circles: readonly InvalidCase[] = [
  cycles('two models that belong to each other', `${V6}${MODELS}${BOTH}await orm.sync();`, TWO),
  cycles('alter off does not help', `${V6}${MODELS}${BOTH}await orm.sync({ alter: { drop: false } });`, TWO),
  cycles('version 7 has another option', `${V7}${MODELS}${BOTH}await orm.sync();`, { ...TWO, option: 'foreignKeyConstraints' }),
  cycles('a hasMany makes a key in the other table', `${V6}${MODELS}User.hasMany(Post, { as: 'posts' });\nUser.belongsTo(Post, { as: 'pinned' });\nawait orm.sync();`, TWO),
  cycles('a hasOne makes a key in the other table', `${V6}${MODELS}User.hasOne(Post);\nPost.hasOne(User);\nawait orm.sync();`, TWO),
  cycles('a circle of three', `${V6}A.belongsTo(B);\nB.belongsTo(C);\nC.belongsTo(A);\nawait orm.sync();`, { models: '`A`, `B` and `C`', option: 'constraints' }),
  cycles('a circle of many', `${V6}A.belongsTo(B);\nB.belongsTo(C);\nC.belongsTo(D);\nD.belongsTo(E);\nE.belongsTo(A);\nawait orm.sync();`, { models: '`A`, `B`, `C`, `D` and others', option: 'constraints' }),
  cycles('a circle behind a chain', `${V6}A.belongsTo(B);\nA.belongsTo(C);\nB.belongsTo(C);\nC.belongsTo(B);\nawait orm.sync();`, { models: '`B` and `C`', option: 'constraints' }),
  cycles('a circle through a table between', `${V6}A.belongsToMany(B, { through: { model: Link } });\nA.belongsTo(Link);\nawait orm.sync();`, { models: '`Link` and `A`', option: 'constraints' }),
  cycles('members and models by name', "import { db, sequelize } from './models/index.js';\ndb.Post.belongsTo(sequelize.models['User']);\nsequelize.model('User').belongsTo(db.Post);\nawait sequelize.sync();", TWO),
  cycles('classes that associate themselves', `${V6}class Post extends Model { static associate({ User }) { this.belongsTo(User); } }\nclass User extends Model { static associate(models) { this.belongsTo(models.Post); } }\nawait orm.sync();`, TWO),
  {
    ...cycles('decorators of models', "import { Sequelize } from 'sequelize-typescript';\n@Table class Post extends Model { @BelongsTo(() => User, 'userId') user: User; }\n@Table class User extends Model { @BelongsTo(() => Post, { foreignKey: 'postId' }) pinned: Post; }\nawait new Sequelize(url, { models: [Post, User] }).sync();", TWO),
    only: 'ts',
  },
];

const brokenCircles: readonly InvalidCase[] = [
  syncs('a circle broken by constraints', `${V6}${MODELS}Post.belongsTo(User);\nUser.belongsTo(Post, { constraints: false });\nawait orm.sync();`, 'instance'),
  syncs('a circle broken by foreignKeyConstraints', `${V7}${MODELS}Post.belongsTo(User);\nUser.belongsTo(Post, { foreignKeyConstraints: false });\nawait orm.sync();`, 'instance'),
  syncs('a circle that unknown options may break', `${V6}${MODELS}Post.belongsTo(User);\nUser.belongsTo(Post, { ...options });\nawait orm.sync();`, 'instance'),
  syncs('both sides of one key are no circle', `${V6}${MODELS}Post.belongsTo(User);\nUser.hasMany(Post);\nawait orm.sync();`, 'instance'),
  syncs('a table that refers to itself is no circle', `${V6}${MODELS}User.belongsTo(User, { as: 'boss' });\nawait orm.sync();`, 'instance'),
  syncs('a table between two is no circle', `${V6}${MODELS}User.belongsToMany(Post, { through: 'Likes' });\nPost.belongsToMany(User, { through: 'Likes' });\nawait orm.sync();`, 'instance'),
  syncs('a Model alone is not altered', `${V6}${MODELS}${BOTH}await User.sync();`, 'model'),
  syncs('SQLite turns foreign keys off', `import { Sequelize } from 'sequelize';\nconst orm = new Sequelize('sqlite:./shop.db');\n${MODELS}${BOTH}await orm.sync();`, 'instanceSqlite'),
];

const harmless: readonly Case[] = [
  { name: 'no sync', code: `${V6}${MODELS}${BOTH}await orm.authenticate();` },
  { name: 'options alone sync nothing', code: "import { Sequelize } from 'sequelize';\nnew Sequelize(process.env.DB, { sync: {} });" },
  { name: 'an in-memory instance', code: "import { Sequelize } from 'sequelize';\nconst orm = new Sequelize('sqlite::memory:');\nawait orm.sync();" },
  { name: "another library's sync", code: "import fsync from 'node:fs';\nfsync.sync('a');" },
  { name: 'a project without Sequelize', project: 'other', code: 'await orm.sync();' },
  { name: 'a test', code: 'await sequelize.sync();', filename: 'test/users.test.js' },
  { name: 'a dev file', code: 'await sequelize.sync();', filename: 'src/dev/start.js' },
  { name: "a glob of the rule's own", code: 'await sequelize.sync();', filename: 'qa/start.js', options: [{ files: { dev: ['qa/**'] } }] },
];

const UMZUG = "import { Umzug, SequelizeStorage } from 'umzug';\nconst umzug = new Umzug({});\n";

const suggested: readonly InvalidCase[] = [
  {
    name: 'the configured migrations are suggested, never written by a fix',
    code: 'await sequelize.sync();',
    settings: { migration: { call: 'umzug.up()', import: { name: 'umzug', from: './src/umzug.js' } } },
    filename: 'src/server.js',
    errors: [
      { messageId: 'instance', suggestions: [{ messageId: 'migrate', data: { migration: 'umzug.up()' }, output: "import { umzug } from './umzug.js';\n\nawait umzug.up();" }] },
    ],
    output: null,
  },
  {
    name: 'an Umzug instance of the file is suggested',
    code: `${UMZUG}await sequelize.sync();`,
    errors: [{ messageId: 'instance', suggestions: [{ messageId: 'migrate', output: `${UMZUG}await umzug.up();` }] }],
    output: null,
  },
  {
    name: 'with nothing known the set-up is suggested',
    code: 'await sequelize.sync();',
    filename: 'src/server.js',
    errors: [
      {
        messageId: 'instance',
        suggestions: [
          {
            messageId: 'migrateSetup',
            output:
              "import { Umzug, SequelizeStorage } from 'umzug';\n\nconst umzug = new Umzug({\n  migrations: { glob: 'migrations/*.{js,cjs,mjs}' },\n  context: sequelize.getQueryInterface(),\n  storage: new SequelizeStorage({ sequelize }),\n  logger: console,\n});\nawait umzug.up();",
          },
        ],
      },
    ],
    output: null,
  },
];

runRule('no-sync', {
  valid: harmless,
  invalid: [...plain, ...circles, ...brokenCircles, ...suggested],
});
