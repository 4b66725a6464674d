// Databases in memory have nothing to lose: which are, and which may be another one.
import { describe, expect, it } from 'vitest';
import { explainSites } from '../support/explain-sites.js';

const V6 = "import { Sequelize } from 'sequelize';\n";
const MEMORY = `${V6}const memory = new Sequelize('sqlite::memory:');\n`;

/** Programs by what is said of them: the report, and why. */
const PROGRAMS: Readonly<Record<string, readonly string[]>> = {
  "dropInstance: it is Sequelize's: it comes from `new Sequelize(…)`": [
    `${MEMORY}const one = ready ? memory : new Sequelize(process.env.DB);\none.drop();`,
    `${MEMORY}const one = memory ?? fallback;\none.drop();`,
    `${MEMORY}const one = memory || new Sequelize('sqlite::memory:');\none.drop();`,
    `${MEMORY}let one = memory;\nif (live) one = new Sequelize(process.env.DB);\none.drop();`,
    `${MEMORY}const list = [memory, new Sequelize(process.env.DB)];\nfor (const one of list) one.drop();`,
    `${MEMORY}export const reset = (one) => one.drop();\nreset(memory);`,
    `${MEMORY}const reset = (one) => one.drop();\nreset(memory);\nreset(new Sequelize(process.env.DB));`,
    `${MEMORY}const reset = (one = memory) => one.drop();\nreset();`,
    `${MEMORY}function make() { if (live) return new Sequelize(process.env.DB); return memory; }\nmake().drop();`,
    `${V6}new Sequelize('sqlite:///:memory:').drop();`,
    `${V6}new Sequelize('sqlite::memory:?cache=shared').drop();`,
    `${V6}new Sequelize('postgres://db/app', { url: 'sqlite::memory:' }).drop();`,
    `${V6}new Sequelize('sqlite::memory:', { storage: './app.db' }).drop();`,
    `${V6}new Sequelize('sqlite::memory:', { ...rest }).drop();`,
    `${V6}new Sequelize({ storage: ':memory:', ...rest }).drop();`,
    `${V6}new Sequelize({ ...rest, storage: ':memory:' }).drop();`,
    `${V6}new Sequelize({ dialect: 'sqlite', host: './app.db' }).drop();`,
    `${V6}new Sequelize({ dialect: 'sqlite', host }).drop();`,
    `${V6}new Sequelize({ dialect: 'sqlite', ...rest }).drop();`,
    `${V6}new Sequelize({ dialect: 'postgres' }).drop();`,
    `${V6}new Sequelize('sqlite:app.db').drop();`,
    `${V6}new Sequelize('sqlite://', options).drop();`,
    `${V6}new Sequelize(...given).drop();`,
    `${V6}new Sequelize(ready ? { dialect: 'sqlite', storage: ':memory:' } : { storage: ':memory:' }).drop();`,
    "import { Sequelize } from '@sequelize/core';\nnew Sequelize({ dialect: 'sqlite' }).drop();",
    "import { Sequelize } from '@sequelize/core';\nimport { SqliteDialect } from '@sequelize/sqlite3';\nnew Sequelize({ dialect: SqliteDialect }).drop();",
    "import { Sequelize } from './orm.js';\nnew Sequelize({ dialect: 'sqlite' }).drop();",
    "new Sequelize({ dialect: 'sqlite' }).drop();",
    `${V6}new Sequelize('sqlite::memory:', options).drop();`,
    `${V6}new Sequelize('sqlite::memory:', live ? { storage: './live.db' } : {}).drop();`,
    `${V6}new Sequelize('sqlite::memory:', { storage: process.env.DB }).drop();`,
    `${V6}new Sequelize('sqlite::memory:', { storage: live ? './live.db' : ':memory:' }).drop();`,
    `${V6}new Sequelize('sqlite::memory:', { storage: live ? './live.db' : undefined }).drop();`,
    `${V6}new Sequelize('sqlite::memory:', ...rest).drop();`,
    `${V6}const options = load();\nnew Sequelize('sqlite::memory:', options).drop();`,
    `${V6}import options from './options.js';\nnew Sequelize('sqlite::memory:', options).drop();`,
    `${V6}new Sequelize({ url: 'sqlite::memory:', storage: process.env.DB }).drop();`,
    `${V6}new Sequelize('sqlite://', live ? { storage: './live.db' } : {}).drop();`,
    `${V6}new Sequelize('sqlite://', { storage: process.env.DB }).drop();`,
    `${V6}new Sequelize('app', 'me', 'pw', live ? { dialect: 'sqlite', storage: ':memory:' } : { dialect: 'postgres' }).drop();`,
    `${V6}new Sequelize({ storage: ':memory:', dialect: process.env.DIALECT }).drop();`,
    `${V6}new Sequelize({ storage: ':memory:', dialect: 'postgres' }).drop();`,
    `${V6}new Sequelize('postgres://db/app', { storage: ':memory:' }).drop();`,
    `${V6}new Sequelize(process.env.DB, { storage: ':memory:' }).drop();`,
    `${V6}new Sequelize(process.env.DB, { dialect: 'sqlite', storage: ':memory:' }).drop();`,
    `${V6}const make = (o) => new Sequelize('sqlite::memory:', o).drop();\nmake({ storage: './x.db' });`,
    `${V6}new Sequelize({ dialect: 'sqlite', storage: ':memory:x' }).drop();`,
    `${V6}new Sequelize('sqlite:./app.db', { storage: ':memory:' }).drop();`,
    `${V6}new Sequelize({ dialect: 'mysql', storage: ':memory:' }).drop();`,
    `${V6}new Sequelize('mysql://:memory:').drop();`,
  ],
  "dropModel: it is Sequelize's: it comes from the package `sequelize`": [
    "import { Sequelize, Model } from 'sequelize';\nconst memory = new Sequelize('sqlite::memory:');\nclass User extends Model {}\nUser.setup({}, { sequelize: memory });\nUser.drop();",
    "import { Sequelize, Model } from 'sequelize';\nconst memory = new Sequelize('sqlite::memory:');\nclass User extends Model {}\nother.init(User, { sequelize: memory });\nUser.drop();",
    "import { Sequelize, Model } from 'sequelize';\nconst memory = new Sequelize('sqlite::memory:');\nclass User extends Model {}\nUser.init({ sequelize: memory }, options);\nUser.drop();",
    "import { Sequelize, Model } from 'sequelize';\nconst memory = new Sequelize('sqlite::memory:');\nclass User extends Model {}\nUser.init({}, { timestamps: false });\nUser.drop();",
    "import { Sequelize, Model } from 'sequelize';\nconst memory = new Sequelize('sqlite::memory:');\nclass User extends Model {}\nconst init = User.init;\nUser.drop();",
  ],
  "silent: it is Sequelize's: it comes from `new Database(…)`; in memory": [
    `${V6}class Database extends Sequelize {}\nnew Database('sqlite::memory:').drop();`,
    `${V6}class Database extends Sequelize {}\nnew Database({ dialect: 'sqlite' }).drop();`,
  ],
  "silent: it is Sequelize's: it comes from `new Sequelize(…)`; in memory": [
    `${MEMORY}const one = ready ? memory : memory;\none.drop();`,
    `${MEMORY}let one = memory;\none = one || memory;\none.drop();`,
    `${MEMORY}let one;\none = memory;\none.drop();`,
    `${MEMORY}const list = [memory];\nfor (const one of list) one.drop();`,
    `${MEMORY}const reset = (one) => one.drop();\nreset(memory);`,
    `${MEMORY}class Holder { constructor() { this.orm = memory; } drop() { this.orm.drop(); } }`,
    `${MEMORY}class Holder { orm = memory; drop() { this.orm.drop(); } }`,
    `${MEMORY}class Holder { static orm = memory; }\nHolder.orm.drop();`,
    `${MEMORY}const make = () => memory;\nmake().drop();`,
    `${V6}new Sequelize('sqlite://:memory:').drop();`,
    `${V6}new Sequelize({ url: 'sqlite::memory:' }).drop();`,
    `${V6}new Sequelize('sqlite::memory:', { logging: false }).drop();`,
    `${V6}new Sequelize({ dialect: 'sqlite' }).drop();`,
    `${V6}new Sequelize({ dialect: 'sqlite', host: 'localhost' }).drop();`,
    `${V6}new Sequelize({ dialect: 'sqlite', storage: undefined }).drop();`,
    `${V6}new Sequelize('sqlite://').drop();`,
    `${V6}new Sequelize('sqlite:').drop();`,
    `${V6}new Sequelize('app', 'me', 'pw', { dialect: 'sqlite' }).drop();`,
    `${V6}new Sequelize('app', 'me', 'pw', { dialect: 'sqlite' }, ...rest).drop();`,
    "import { Sequelize } from 'sequelize-typescript';\nnew Sequelize({ dialect: 'sqlite' }).drop();",
    "import { Sequelize } from '@sequelize/core';\nimport { SqliteDialect } from '@sequelize/sqlite3';\nnew Sequelize({ dialect: SqliteDialect, storage: ':memory:' }).drop();",
    "import * as lib from 'sequelize';\nnew lib.Sequelize({ dialect: 'sqlite' }).drop();",
    `${V6}new Sequelize('sqlite::memory:', { storage: undefined }).drop();`,
    `${V6}new Sequelize('app', 'me', process.env.PW, { dialect: 'sqlite' }).drop();`,
    `${V6}new Sequelize('app', 'me', process.env.PW, { dialect: 'sqlite', storage: ':memory:' }).drop();`,
    `${V6}new Sequelize('app', 'me', 'pw', { host: 'db', storage: ':memory:' }).drop();`,
    `${V6}new Sequelize('sqlite::memory:', null).drop();`,
    `${V6}new Sequelize('app', 'me', 'pw', { dialect: 'sqlite', host: 'localhost' }).drop();`,
    `${V6}new Sequelize('sqlite://:memory:', { storage: ':memory:' }).drop();`,
    `${V6}new Sequelize({ dialect: 'sqlite3', storage: ':memory:' }).drop();`,
  ],
  "silent: it is Sequelize's: it comes from the package `sequelize`; in memory": [
    "import { Sequelize, Model } from 'sequelize';\nconst memory = new Sequelize('sqlite::memory:');\nclass User extends Model {}\nUser.init({}, { sequelize: memory });\nUser.drop();",
    "import { Sequelize, Model } from 'sequelize';\nconst sequelize = new Sequelize('sqlite::memory:');\nclass User extends Model {}\nUser.init({}, { sequelize });\nUser.drop();",
  ],
  "silent: nothing shows that it is Sequelize's": [
    "new (make())({ dialect: 'sqlite' }).drop();",
  ],
};

describe('a database in memory', () => {
  describe.each(Object.entries(PROGRAMS))('%s', (says, programs) => {
    it.each(programs.flatMap((code) => [[code, 'js'], [code, 'ts']] as const))('%s [receiver, %s]', (code, parser) => {
      const sourceType = /\brequire\(/.test(code) && !/\bimport\b/.test(code) ? 'commonjs' : 'module';
      expect(explainSites(code, { rules: ['no-drop', 'no-sync-force'], parser, sourceType }).join(' | ')).toBe(says);
    });
  });
});
