// SQLite that keeps nothing, and arguments that are no options.
import type { FieldProgram } from '../../support/field.js';

const SQLITE = { sequelize: '^6.37.0', sqlite3: '^5.1.0' };

export const programs: readonly FieldProgram[] = [
  {
    id: 'in memory',
    dependencies: SQLITE,
    code: `
import { Sequelize as Database } from 'sequelize';
await new Database('sqlite://').sync({ force: true });
await new Database({ dialect: 'sqlite', logging: false }).sync({ force: true });
await new Database('d', 'u', 'p', { dialect: 'sqlite', host: 'localhost' }).drop();`,
  },
  {
    id: 'in a file, or somewhere that is not seen',
    config: 'recommended',
    dependencies: SQLITE,
    code: `
import { Sequelize } from 'sequelize';
await new Sequelize('sqlite://app.db').sync({ force: true }); //! no-sync-force require-sync-match
await new Sequelize({ dialect: 'sqlite', host: 'app.db' }).sync({ force: true }); //! no-sync-force require-sync-match
await new Sequelize({ dialect: 'sqlite', ...options }).sync({ force: true }); //! no-sync-force require-sync-match
await new Sequelize({ dialect: process.env.DIALECT }).sync({ force: true }); //! no-sync-force require-sync-match`,
  },
  {
    id: 'version 7 has a file',
    config: 'recommended',
    dependencies: { '@sequelize/core': '7.0.0-alpha.48', '@sequelize/sqlite3': '7.0.0-alpha.48' },
    code: "import { Sequelize } from '@sequelize/core';\nawait new Sequelize({ dialect: 'sqlite3' }).sync({ force: true }); //! no-sync-force require-sync-match",
  },
  {
    id: 'arguments that are no options',
    code: `
import { client } from './client.js';
const folder = process.env.FOLDER;
client.sync(process.argv[2] === 'reset');
client.sync(!folder);
client.sync(\`\${folder}/a\`, { force: true });
client.sync(folder, (error) => error);
client.sync([1], { force: true });
const { sync } = client.open();
sync({ force: true });`,
  },
  {
    id: 'a method that is taken off an instance',
    code: `
import { sequelize } from './models/index.js';
const { sync } = sequelize;
sync.call(sequelize, { force: true }); //! no-sync-force require-sync-match no-sync
sequelize.sync(process.argv.includes('--reset')); //! no-sync
const bound = sequelize.sync.bind(sequelize);
bound({ alter: true }); //! no-sync-alter no-sync`,
  },
  { id: 'in memory, by a URL and by a storage', config: 'recommended', code: "import { Sequelize } from 'sequelize';\nnew Sequelize('sqlite::memory:').sync({ force: true });\nnew Sequelize({ dialect: 'sqlite', storage: ':memory:' }).drop();" },
  {
    id: 'in memory, by the constructor of a subclass',
    config: 'recommended',
    code: `
import { Sequelize as S } from 'sequelize';
class Memory extends S { constructor(options) { super('sqlite::memory:', options); } }
class Quiet extends Memory { constructor() { super({ logging: false }); } }
class Plain extends S {}
class Further extends Plain {}
new Memory().sync({ force: true });
new Quiet().drop();
new Plain('sqlite::memory:').sync({ force: true });
new Further({ dialect: 'sqlite' }).drop();
class Spread extends S { constructor(...args) { super(...args); } }
new Spread({ dialect: 'sqlite', storage: ':memory:' }).drop();`,
  },
  {
    id: 'a file or a server, by the constructor of a subclass',
    config: 'recommended',
    code: `
import { Sequelize as S } from 'sequelize';
class File extends S { constructor(storage) { super({ dialect: 'sqlite', storage }); } }
new File('app.db').drop(); //! no-drop
class Either extends S { constructor(url) { if (url) super(url); else super('sqlite::memory:'); } }
new Either(process.env.URL).drop(); //! no-drop
class Handed extends S { constructor(url) { super(url); } }
new Handed(process.env.URL).sync({ force: true }); //! no-sync-force require-sync-match
new Handed('sqlite::memory:').sync({ force: true });`,
  },
];
