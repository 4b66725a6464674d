import { createSettingError, describeValue, placeBelow, type Place } from './error.js';
import { readChoice, readEntries, readIdentifier, readSpecifier } from './values.js';
import { readCallNames } from './migration-call.js';
import type { MigrationSetting } from './types.js';

/** Reads `migration`. Throws when the call is no call, or when the import brings a name that the call does not use. */
export function readMigration(value: unknown, place: Place): MigrationSetting {
  const entries = readEntries(value, place, ['call', 'import']);
  const callPlace = placeBelow(place, 'call');
  const call = entries.get('call');
  const names = typeof call === 'string' ? readCallNames(call) : undefined;
  if (typeof call !== 'string' || names === undefined) {
    throw createSettingError(callPlace, describeValue(call), 'one call, without await or semicolon, such as "umzug.up()"');
  }
  if (!entries.has('import')) return { call, import: undefined };
  const imported = readImport(entries.get('import'), placeBelow(place, 'import'));
  if (names.includes(imported.name)) return { call, import: imported };
  const got = `${describeValue(imported.name)}, which the call ${describeValue(call)} does not use`;
  throw createSettingError(placeBelow(place, 'import.name'), got, `a name of the call: ${names.join(' or ')}`);
}

function readImport(value: unknown, place: Place): NonNullable<MigrationSetting['import']> {
  const entries = readEntries(value, place, ['name', 'from', 'kind']);
  const kind = entries.get('kind') ?? 'named';
  return {
    name: readIdentifier(entries.get('name'), placeBelow(place, 'name')),
    from: readSpecifier(entries.get('from'), placeBelow(place, 'from')),
    kind: readChoice(kind, placeBelow(place, 'kind'), ['named', 'default', 'namespace']),
  };
}
