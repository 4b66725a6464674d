// What the rules say in a migration: dropping and deleting belong there, a sync never does.
import { runRule, type Case } from '../support/rule-tester.js';

const filename = 'db/migrations/0001-users.js';
const settings = { migration: { call: 'migrate()' } };

runRule('no-sync-force', {
  valid: [],
  invalid: [
    {
      name: 'a sync in a migration drops the tables of every model',
      code: 'export const up = ({ context }) => context.sequelize.sync({ force: true });',
      filename,
      settings,
      errors: [
        {
          messageId: 'forceOn',
          suggestions: [{ messageId: 'removeKey', output: 'export const up = ({ context }) => context.sequelize.sync();' }],
        },
      ],
      output: null,
    },
  ],
});

runRule('no-sync-alter', {
  valid: [],
  invalid: [
    {
      name: 'a sync in a migration alters the tables of every model',
      code: 'export const up = ({ context }) => context.sequelize.sync({ alter: true });',
      filename,
      settings,
      errors: [
        {
          messageId: 'alterOn',
          suggestions: [
            { messageId: 'onlyAdd', output: 'export const up = ({ context }) => context.sequelize.sync({ alter: { drop: false } });' },
            { messageId: 'removeKey', output: 'export const up = ({ context }) => context.sequelize.sync();' },
          ],
        },
      ],
      output: null,
    },
  ],
});

const steps: readonly Case[] = [
  { name: 'a column that a migration drops', filename, code: "export const up = ({ context }) => context.removeColumn('Users', 'email');" },
  { name: 'a table that a migration drops', filename, code: "module.exports = { down: (queryInterface) => queryInterface.dropTable('Users') };", sourceType: 'commonjs' },
  { name: 'rows that a seeder deletes', filename: 'seeders/0001.js', code: "module.exports = { down: (qi) => qi.bulkDelete('Users', null, {}) };", sourceType: 'commonjs' },
  { name: 'SQL that a migration runs', filename, code: "export const up = ({ context }) => context.sequelize.query('DROP TABLE a; DELETE FROM b');", options: [{ rawSql: 'report' }] },
];

runRule('no-drop', { valid: steps, invalid: [] });
runRule('no-mass-delete', { valid: steps, invalid: [] });
