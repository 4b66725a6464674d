import { SWAP_OFFERS } from '../swap/request.js';

/** The messages of `no-sync`: what happens to the data, then the safer way, then how to allow it. */
const ALLOW = 'Use migrations. Allowed only in test and dev files (setting `sequelize-guard` → `files`).';

export const PLAIN_SYNC_MESSAGES = {
  instance: `\`{{target}}.sync()\` leaves existing tables as they are, except where two models reference each other: there it drops columns that the models lack. ${ALLOW}`,
  instanceSqlite: `\`{{target}}.sync()\` makes tables that no migration knows of, and never changes them again. ${ALLOW}`,
  destructive: `The schema that \`{{target}}.sync()\` makes belongs in migrations: nothing records what this call changed, and nothing takes it back.`,
  changing: `\`{{target}}.sync()\` can change tables here: nothing records what it changed, and nothing takes it back. ${ALLOW}`,
  cycle: `{{models}} refer to each other: this \`sync()\` alters their tables and drops every column that the models lack, even with \`alter: false\`. Use migrations, or \`{{option}}: false\` on one side.`,
  model: `\`{{target}}.sync()\` makes a table that no migration knows of, and never changes it again. ${ALLOW}`,
  nest: `At every start, Nest calls \`sequelize.sync()\`: \`synchronize\` is on unless it is set to \`false\`. Set \`synchronize: false\`, and run migrations.`,
  nestMay: `When \`synchronize\` is on, Nest calls \`sequelize.sync()\` at start. Set \`synchronize: false\`, and run migrations.`,
  ...SWAP_OFFERS,
  switchOff: 'Set `synchronize: false`.',
} as const;

export type PlainSyncMessageId = keyof typeof PLAIN_SYNC_MESSAGES;
