/** The messages of `no-mass-delete`: what goes, then the safer way, then how to allow it. */
const ALLOW = 'Allowed only in {{allowed}} files (setting `sequelize-guard` → `files`).';
const CONDITION = 'Add a condition that selects the rows.';

export const DELETE_MESSAGES = {
  truncateInstance: `\`{{target}}.truncate()\` empties the tables of all models. Delete rows with a condition. ${ALLOW}`,
  truncate: `\`truncate\` empties the whole table. Delete rows with a condition. ${ALLOW}`,
  truncateWhere: `\`truncate\` does not read \`where\`: it empties the whole table. Use \`destroy({ where })\`. ${ALLOW}`,
  truncateOption: `With \`truncate\` the whole table is emptied, whatever \`where\` says. Remove \`truncate\`. ${ALLOW}`,
  truncateOptionMaybe: `\`truncate\` is decided at run time. When it is on, the whole table is emptied, whatever \`where\` says. Remove \`truncate\`. ${ALLOW}`,
  emptyWhere: `This \`where\` is empty, or its operators got an empty list, so every row of the table is deleted. ${CONDITION} ${ALLOW}`,
  emptyWhereMaybe: `On one path this \`where\` stays empty, or its operators get an empty list, and every row of the table is deleted. Throw if no condition was set. ${ALLOW}`,
  unknownWhere: `This file does not show the condition. If it is empty, every row of the table is deleted. Build it here, or throw if it is empty. ${ALLOW}`,
  unknownOptions: `This file does not show these options. If their \`where\` is empty, every row of the table is deleted. Write the condition here, or throw if it is empty. ${ALLOW}`,
  requestWhere: `The sender of this request chooses the rows: \`{}\` deletes every row of the table. Pick the keys by name, and refuse a request without them. ${ALLOW}`,
  destroyAll: `\`destroyAll\` deletes every row of every model. Delete rows with a condition. ${ALLOW}`,
  noCondition: `\`bulkDelete\` without a condition deletes every row of the table. ${CONDITION} ${ALLOW}`,
  noConditionMaybe: `On one path \`bulkDelete\` gets no condition, and deletes every row of the table. Throw if none was set. ${ALLOW}`,
  oldCondition: `In Sequelize 7, \`bulkDelete\` reads its condition from \`where\`. This one is ignored, so every row of the table is deleted. Put it under \`where\`. ${ALLOW}`,
  rawDelete: `\`{{statement}}\` deletes every row. ${CONDITION} ${ALLOW}`,
  destroyRows: 'Delete only these rows: `destroy({ where })`.',
  removeTruncate: 'Remove `truncate`, so that `where` is read.',
  wrapCondition: 'Put the condition under `where`.',
} as const;

export type DeleteMessageId = keyof typeof DELETE_MESSAGES;
