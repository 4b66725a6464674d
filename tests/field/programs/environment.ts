// `alter` out of the environment: a bare text only adds columns, a comparison of one may drop them.
import type { FieldProgram } from '../../support/field.js';

const HEAD = "import { sequelize } from './db.js';\n";
const sync = (id: string, options: string, mark = ''): FieldProgram => ({ id, config: 'recommended', code: `${HEAD}await sequelize.sync(${options});${mark}` });

export const programs: readonly FieldProgram[] = [
  sync('a bare variable', '{ alter: process.env.DB_ALTER }'),
  sync('a variable with a text behind it', "{ alter: process.env.DB_ALTER ?? 'no' }"),
  sync('a number', '{ alter: Number(process.env.DB_ALTER) }'),
  sync("Vite's environment", '{ alter: import.meta.env.VITE_ALTER }'),
  { id: 'a variable in a constant', config: 'recommended', code: `${HEAD}const { DB_ALTER } = process.env;\nawait sequelize.sync({ alter: DB_ALTER });` },
  sync('a comparison', "{ alter: process.env.DB_ALTER === 'true' }", ' //! no-sync-alter'),
  sync('parsed text', '{ alter: JSON.parse(process.env.DB_ALTER) }', ' //! no-sync-alter'),
  sync('a variable that turns it on', '{ alter: process.env.DB_ALTER && true }', ' //! no-sync-alter'),
  sync('twice negated', '{ alter: !!process.env.DB_ALTER }', ' //! no-sync-alter'),
  sync('the same on force, where any text is on', '{ force: process.env.DB_FORCE }', ' //! no-sync-force require-sync-match'),
];
