/** What may be lost where a rule reports, for someone who does not read code; the worst first. */
export const losses: ReadonlyMap<string, string> = new Map([
  ['no-sync-force', 'Tables dropped and recreated empty'],
  ['no-drop', 'Tables, columns, schemas or databases dropped'],
  ['no-mass-delete', 'All rows of a table deleted'],
  ['no-sync-alter', 'Columns dropped or rewritten, with the data in them'],
  ['require-sync-match', 'Tables emptied in any connected database: nothing checks its name'],
  ['valid-sync-match', 'Tables emptied although there is a check: it does not protect'],
  ['no-sync', 'Tables created without a migration; columns dropped when models refer to each other in a circle'],
]);

const prefix = 'sequelize-guard/';

/** The rule's name without the plugin's prefix; undefined for anything that is not a rule of this plugin. */
export function readOwnRule(ruleId: string | null): string | undefined {
  const name = ruleId?.startsWith(prefix) === true ? ruleId.slice(prefix.length) : undefined;
  return name !== undefined && losses.has(name) ? name : undefined;
}
