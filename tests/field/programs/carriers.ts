// Options that a later sync obeys, in every form in which they leave a file.
import type { FieldProgram } from '../../support/field.js';

const NEST = { '@nestjs/sequelize': '^11.0.0', '@nestjs/config': '^4.0.0', 'sequelize-typescript': '^2.1.6', sequelize: '^6.37.0', pg: '^8' };

export const programs: readonly FieldProgram[] = [
  {
    id: 'picked by key out of a table of environments',
    code: `
const table = {
  development: { dialect: 'postgres', logging: false },
  production: {
    dialect: 'postgres',
    sync: { force: true }, //! no-sync-force require-sync-match
  },
};
module.exports = table[process.env.NODE_ENV];`,
  },
  {
    id: 'spread together out of constants, ESM and CommonJS',
    code: `
const base = { dialect: 'mysql' };
const wipe = {
  sync: { force: true }, //! no-sync-force require-sync-match
};
const table = { ...base, ...wipe };
exports.options = table;
exports.more = { all: [{ ...base, sync: { alter: true } }] }; //! no-sync-alter`,
  },
  {
    id: 'written after it was exported',
    code: `
export const options = { dialect: 'postgres' };
options.sync = { force: true }; //! no-sync-force require-sync-match`,
  },
  {
    id: 'define reaches every model',
    code: "export default { dialect: 'postgres', define: { force: true } }; //! no-sync-force",
  },
  {
    id: 'renamed types, casts, satisfies, return types, fields',
    path: 'src/options.ts',
    code: `
import { type Options as Connection } from 'sequelize';
import * as sequelize from 'sequelize';
import { connect } from './connect';

const typed: Connection = { sync: { force: true } }; //! no-sync-force require-sync-match
connect(typed);
connect({ sync: { alter: true } } as sequelize.Options); //! no-sync-alter
export const made = (): Connection => ({ sync: { force: true } }); //! no-sync-force require-sync-match
export class Config {
  readonly connection: Connection = { sync: { alter: true } }; //! no-sync-alter
}
const unused: Connection = { sync: { force: true } };`,
  },
  {
    id: 'types of the same name from elsewhere',
    path: 'src/options.ts',
    code: `
import { type Options } from 'calendar';
export const calendar: Options = { sync: { force: true } };`,
  },
  {
    id: 'options that do not leave the file, and sync of something else',
    code: `
const local = { dialect: 'postgres', sync: { force: true } };
console.log(local.dialect);
export const calendar = { sync: { force: true } };
export const other = { dialect: 'postgres', sync: { force: false } };
const cleared = { dialect: 'postgres', sync: { force: true } };
cleared.sync = {};
export default cleared;`,
  },
  {
    id: 'an object that is exported twice or holds itself',
    code: `
const all = { dialect: 'postgres', sync: { alter: { drop: false } } };
all.self = all;
exports.all = all;
module.exports = { all, again: all };`,
  },
  {
    id: 'options of Nest that are registered, and a condition of synchronize',
    path: 'src/config.ts',
    dependencies: NEST,
    code: `
import { registerAs } from '@nestjs/config';
export const database = registerAs('database', () => ({ autoLoadModels: true, //! no-sync
  synchronize: process.env.NODE_ENV !== 'production',
  sync: { alter: true }, //! no-sync-alter
}));`,
  },
  {
    id: 'options of Nest in a conditional spread of a factory',
    path: 'src/app.module.ts',
    dependencies: NEST,
    code: `
import { SequelizeModule } from '@nestjs/sequelize';
const reset = process.env.RESET === 'yes';
export const module = SequelizeModule.forRootAsync({
  useFactory: () => ({ //! no-sync
    dialect: 'postgres',
    autoLoadModels: true,
    ...(reset && { sync: { force: true } }), //! no-sync-force require-sync-match
  }),
});`,
  },
  {
    id: 'options of Nest that sync nothing',
    path: 'src/app.module.ts',
    dependencies: NEST,
    code: `
import { SequelizeModule } from '@nestjs/sequelize';
export const module = SequelizeModule.forRoot({ dialect: 'postgres', autoLoadModels: true, synchronize: false, ...(process.env.LOG ? { logging: console.log } : {}) });`,
  },
  {
    id: 'TypeORM has an option of the same name',
    path: 'src/app.module.ts',
    dependencies: { ...NEST, '@nestjs/typeorm': '^11' },
    code: `
import { TypeOrmModule } from '@nestjs/typeorm';
export const orm = TypeOrmModule.forRoot({ autoLoadEntities: true, synchronize: true });`,
  },
  { id: 'options of Nest whose sync is a constant that is off', path: 'src/app.module.ts', dependencies: NEST, config: 'recommended', code: "import { SequelizeModule } from '@nestjs/sequelize';\nconst off = { force: false };\nexport const module = SequelizeModule.forRoot({ dialect: 'postgres', autoLoadModels: true, sync: off });" },
  { id: 'options of another class of the file', code: "class Client { constructor(options) { this.options = options; } }\nexport const client = new Client({ sync: { force: true } });" },
  {
    id: 'types of the file that name a type of Sequelize, and a function type that answers with one',
    path: 'src/options.ts',
    code: `
import type { Options as O } from 'sequelize';
type Settings = Readonly<O>;
type Further = Settings;
interface Own extends O { readonly note: string }
export const a: Settings = { sync: { force: true } }; //! no-sync-force require-sync-match
export const b = { sync: { force: true } } satisfies Further; //! no-sync-force require-sync-match
export const c: Own = { note: '', sync: { force: true } }; //! no-sync-force require-sync-match
export const d: () => Promise<O> = async () => ({ sync: { force: true } }); //! no-sync-force require-sync-match`,
  },
  {
    id: 'types of the file that name a type of another library, or only the keys or a parameter of one',
    path: 'src/options.ts',
    code: `
import type { Options as O } from 'sequelize';
import type { Options as Other } from './git';
type Settings = Other;
interface Own extends Other { readonly note: string }
type Ring = Ring[] | O;
type Handler = (options: O) => { sync: { force: boolean } };
export const a: Settings = { sync: { force: true } };
export const b: Own = { note: '', sync: { force: true } };
export const c: () => Promise<Other> = async () => ({ sync: { force: true } });
export const d: Handler = () => ({ sync: { force: true } });
export const e: Record<keyof O, unknown> = { sync: { force: true } };
export const f: Ring = [];`,
  },
];
