import { createSettingError, createUnknownKeyError, describeValue, placeBelow, type Place } from './error.js';

/** The defined own values of an object by key, in a map, so that no key can reach a prototype. */
export type Entries = ReadonlyMap<string, unknown>;

const IDENTIFIER = /^[\p{ID_Start}$_][\p{ID_Continue}$\u200C\u200D]*$/u;

/** The entries of a plain object that has no keys but `keys`. Throws on any other value or key. */
export function readEntries(value: unknown, place: Place, keys: readonly string[]): Entries {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw createSettingError(place, describeValue(value), `an object with the keys ${keys.join(', ')}`);
  }
  const entries = new Map<string, unknown>(Object.entries(value));
  for (const [key, entry] of entries) {
    if (!keys.includes(key)) throw createUnknownKeyError(placeBelow(place, key), entry, keys);
    if (entry === undefined) entries.delete(key);
  }
  return entries;
}

/** A list of objects, each item read by `readItem`. Throws when it is no array. */
export function readList<T>(value: unknown, place: Place, readItem: (item: unknown, place: Place) => T): readonly T[] {
  if (!Array.isArray(value)) throw createSettingError(place, describeValue(value), 'a list of objects');
  // Array.from visits the holes of a sparse list too, which map would skip.
  return Array.from(value as readonly unknown[], (item, index) =>
    readItem(item, { subject: place.subject, key: `${place.key}[${index}]` }));
}

/** A list of texts without surrounding space, such as words of a database name. */
export function readWords(value: unknown, place: Place): readonly string[] {
  const takes = 'a list of words, such as ["test"]';
  if (!Array.isArray(value)) throw createSettingError(place, describeValue(value), takes);
  return Array.from(value as readonly unknown[], (item) => {
    if (typeof item === 'string' && item !== '' && item.trim() === item) return item;
    throw createSettingError(place, describeValue(item), takes);
  });
}

/** A text that is not blank. `takes` says what is expected, for the error. */
export function readText(value: unknown, place: Place, takes: string): string {
  if (typeof value === 'string' && value.trim() !== '') return value;
  throw createSettingError(place, describeValue(value), takes);
}

/** A JavaScript name. */
export function readIdentifier(value: unknown, place: Place): string {
  if (typeof value === 'string' && IDENTIFIER.test(value)) return value;
  throw createSettingError(place, describeValue(value), 'a JavaScript name, such as "sequelize"');
}

/** An import specifier. */
export function readSpecifier(value: unknown, place: Place): string {
  return readText(value, place, 'an import path, such as "./src/db.js" (from the root) or "@app/db"');
}

/** One of `choices`. */
export function readChoice<T extends string | number | boolean>(value: unknown, place: Place, choices: readonly T[]): T {
  const chosen = choices.find((choice) => choice === value);
  if (chosen !== undefined) return chosen;
  const takes = choices.map((choice) => JSON.stringify(choice)).join(' or ');
  throw createSettingError(place, describeValue(value), takes);
}
