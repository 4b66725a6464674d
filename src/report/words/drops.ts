/** The messages of `no-drop`: what goes, then the safer way, then how to allow it. */
const ALLOW = 'Move this to a migration. Allowed only in migrations, test and dev files (setting `sequelize-guard` → `files`).';
/** In a migration, the `drop()` of an instance or a Model is reported, too. */
const ALLOW_DROP = 'Use `queryInterface.dropTable()` in a migration. Allowed only in test and dev files (setting `sequelize-guard` → `files`).';

export const DROP_MESSAGES = {
  dropInstance: `\`{{target}}.drop()\` drops the tables of all models, with every row; no \`match\` stops it. ${ALLOW_DROP}`,
  dropModel: `\`{{target}}.drop()\` drops the table, with every row. ${ALLOW_DROP}`,
  dropTable: `\`dropTable\` drops the table, with every row. ${ALLOW}`,
  dropAllTables: `\`dropAllTables\` drops every table of the database, also those without a model. ${ALLOW}`,
  dropAllTablesServer: `\`dropAllTables\` drops every table of every schema: on MySQL and MariaDB, the tables of all databases on the server. ${ALLOW}`,
  dropSchema: `\`dropSchema\` drops the schema and the tables in it, with every row. ${ALLOW}`,
  dropSchemaDatabase: `\`dropSchema\` drops the schema and the tables in it: on MySQL and MariaDB, a whole database. ${ALLOW}`,
  dropAllSchemas: `\`dropAllSchemas\` drops every schema with its tables; without schemas, the tables of all models. ${ALLOW}`,
  dropAllSchemasServer: `\`dropAllSchemas\` drops every schema with its tables: on MySQL and MariaDB, EVERY DATABASE ON THE SERVER. ${ALLOW}`,
  dropDatabase: `\`dropDatabase\` drops a whole database, with everything in it. ${ALLOW}`,
  removeColumn: `\`removeColumn\` drops the column, with its value in every row. ${ALLOW}`,
  dropAllEnums: `\`dropAllEnums\` drops every enum type of the database, also those of other programs. ${ALLOW}`,
  revert: `This reverts every migration, so all tables are dropped. Revert one with \`down()\`, or back to a named one with \`down({ to: name })\`.`,
  command: `This runs \`{{command}}\`, which {{loss}}, in whichever database the command is configured for. Apply or undo single migrations instead: \`db:migrate\`, \`db:migrate:undo\`.`,
  rawDrop: `\`{{statement}}\` drops what it names, with all data in it. ${ALLOW}`,
  reset: 'Reset only test databases: `sync({ force: true, match: /_test$/ })`, in a file that the setting `files.dev` matches.',
} as const;

export type DropMessageId = keyof typeof DROP_MESSAGES;
