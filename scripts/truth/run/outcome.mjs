// What a program did, from the database before and after it. A snapshot is a map of tables by name, each
// { columns: { name: definition }, rows: { key: { column: value } }, others: [constraint, index or trigger] }.

/** The worst first. */
const damages = [
  ['rows-lost', (before, after) => Object.keys(before.rows).some((key) => !(key in after.rows))],
  ['column-lost', (before, after) => Object.keys(before.columns).some((column) => !(column in after.columns))],
  ['values-changed', (before, after) => Object.entries(before.rows).some(([key, row]) => Object.keys(row).some((column) => row[column] !== after.rows[key][column]))],
  ['schema-changed', (before, after) => Object.keys(before.columns).some((column) => before.columns[column] !== after.columns[column]) || !isSameList(before.others, after.others)],
];
const gone = { columns: {}, rows: {}, others: [] };

const isSameList = (one, other) => [...one].sort().join('\n') === [...other].sort().join('\n');

/**
 * The worst that happened to what was there. A column that was added harms nothing; a new table is a change of the schema.
 *
 * @returns 'rows-lost', 'column-lost', 'values-changed', 'schema-changed' or 'safe'
 */
export function judgeDamage(before, after) {
  const pairs = Object.entries(before).map(([name, table]) => [table, after[name] ?? gone]);
  const found = damages.find(([, isDone]) => pairs.some(([one, other]) => isDone(one, other)));
  if (found !== undefined) return found[0];
  return isSameList(Object.keys(before), Object.keys(after)) ? 'safe' : 'schema-changed';
}

/** An outcome as tests/truth/cases.json writes it. `thrown` is the message of what was thrown, if anything was. */
export function describeOutcome(thrown, damage) {
  if (thrown === undefined) return damage;
  return `throws: ${thrown.split('\n')[0]}${damage === 'safe' ? '' : ` [and ${damage}]`}`;
}

/** Messages of drivers are written down to 150 characters. */
const cut = 150;

function readOutcome(outcome) {
  const [, thrown, damage] = /^throws: (.*?)(?: \[and ([\w-]+)\])?$/.exec(outcome) ?? [];
  return thrown === undefined ? { damage: outcome } : { thrown, damage: damage ?? 'safe' };
}

/** Whether the program did what was written down. */
export function isSameOutcome(recorded, measured) {
  const [one, other] = [readOutcome(recorded), readOutcome(measured)];
  if (one.damage !== other.damage || (one.thrown === undefined) !== (other.thrown === undefined)) return false;
  return one.thrown === other.thrown || (one.thrown.length >= cut && other.thrown.startsWith(one.thrown));
}

/** An outcome without the words of an error: what a table of versions compares. */
export function describeKind(outcome) {
  const { damage, thrown } = readOutcome(outcome);
  if (thrown === undefined) return damage;
  return damage === 'safe' ? 'throws' : `throws [and ${damage}]`;
}
