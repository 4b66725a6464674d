// Options that a later sync obeys, in every form in which they leave a file.
import type { FieldProgram } from '../../support/field.js';

export const programs: readonly FieldProgram[] = [
  {
    id: 'picked by key out of a table of environments',
    code: `
const config = {
  development: { dialect: 'postgres', logging: false },
  production: {
    dialect: 'postgres',
    sync: { force: true }, //! no-sync-force require-sync-match
  },
};
module.exports = config[process.env.NODE_ENV];`,
  },
  {
    id: 'options that do not leave the file, and sync of something else',
    code: `
const local = { dialect: 'postgres', sync: { force: true } };
console.log(local);
export const calendar = { sync: { force: true } };
export const other = { dialect: 'postgres', sync: { force: false } };`,
  },
];
