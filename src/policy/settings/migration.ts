import { createSettingError, describeValue, placeBelow, type Place } from './error.js';
import { readChoice, readEntries, readIdentifier, readSpecifier, type Entries } from './values.js';
import { readCallNames } from './migration-call.js';
import type { MigrationCall, MigrationSetting } from './types.js';

/**
 * Reads `migration`: a `call` with its `import`, or a `command`. Throws when the call is no call, when the import brings a
 * name that the call does not use, and when the command is no line or stands beside a call.
 */
export function readMigration(value: unknown, place: Place): MigrationSetting {
  const entries = readEntries(value, place, ['call', 'import', 'command']);
  return entries.has('command') ? readCommand(entries, placeBelow(place, 'command')) : readCall(entries, place);
}

const COMMAND = /^(?! )[ -_a-~]{1,80}(?<! )$/;

function readCommand(entries: Entries, place: Place): MigrationSetting {
  const command = entries.get('command');
  const takes = 'a command of one line that runs before the process starts, such as "npx sequelize-cli db:migrate"';
  if (typeof command !== 'string' || !COMMAND.test(command)) throw createSettingError(place, describeValue(command), takes);
  const other = ['call', 'import'].find((key) => entries.has(key));
  if (other !== undefined) throw createSettingError(place, `${describeValue(command)} beside ${other}`, `no ${other} beside it: either the process migrates by a call, or a command did before`);
  return { kind: 'command', command };
}

function readCall(entries: Entries, place: Place): MigrationSetting {
  const callPlace = placeBelow(place, 'call');
  const call = entries.get('call');
  const names = typeof call === 'string' ? readCallNames(call) : undefined;
  if (typeof call !== 'string' || names === undefined) {
    throw createSettingError(callPlace, describeValue(call), 'one call, without await or semicolon, such as "umzug.up()"');
  }
  if (!entries.has('import')) return { kind: 'call', call, import: undefined };
  const imported = readImport(entries.get('import'), placeBelow(place, 'import'));
  if (names.includes(imported.name)) return { kind: 'call', call, import: imported };
  const got = `${describeValue(imported.name)}, which the call ${describeValue(call)} does not use`;
  throw createSettingError(placeBelow(place, 'import.name'), got, `a name of the call: ${names.join(' or ')}`);
}

function readImport(value: unknown, place: Place): NonNullable<MigrationCall['import']> {
  const entries = readEntries(value, place, ['name', 'from', 'kind']);
  const kind = entries.get('kind') ?? 'named';
  return {
    name: readIdentifier(entries.get('name'), placeBelow(place, 'name')),
    from: readSpecifier(entries.get('from'), placeBelow(place, 'from')),
    kind: readChoice(kind, placeBelow(place, 'kind'), ['named', 'default', 'namespace']),
  };
}
