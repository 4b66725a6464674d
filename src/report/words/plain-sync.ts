import { SWAP_OFFERS } from '../swap/suggestions.js';

/** The messages of `no-sync`: what happens to the data, then the safer way, then how to allow it. */
const ALLOW = 'Use migrations; only files of the `files.dev` and `files.test` globs may sync.';

export const PLAIN_SYNC_MESSAGES = {
  instance: `\`{{target}}.sync()\` changes no table that exists, but drops columns where models refer to each other in a circle. ${ALLOW}`,
  cycle: `{{models}} refer to each other: this \`sync()\` alters their tables and drops every column that the models lack, even with \`alter: false\`. Use migrations, or \`{{option}}: false\` on one side.`,
  model: `\`{{target}}.sync()\` makes a table that no migration knows of, and changes none that exists. ${ALLOW}`,
  nest: `At boot, Nest calls \`sequelize.sync()\`: \`synchronize\` is on unless it is given and falsy. Set \`synchronize: false\`, and run migrations.`,
  ...SWAP_OFFERS,
  switchOff: 'Set `synchronize: false`.',
} as const;

export type PlainSyncMessageId = keyof typeof PLAIN_SYNC_MESSAGES;
