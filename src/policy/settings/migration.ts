import type { MigrationCall, MigrationSetting } from './types.js';
import { createSettingError, describeValue, type Entries, type Place, placeBelow, readChoice, readEntries, readIdentifier, readSpecifier } from './values.js';

/**
 * Reads `migration`: a `call` with its `import`, or a `command`. Throws when the call is no call, when the import brings a
 * name that the call does not use, and when the command is no line or is given beside a call.
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

/** Characters of `migration.call`. Past it, the setting is refused. */
const LONGEST_CALL = 200;
const TOKEN = /\s*(?:([\p{ID_Start}$_][\p{ID_Continue}$]*)|(\d+|'[^'\\\n\r]*'|"[^"\\\n\r]*")|([.,:()[\]{}]))/uy;
const LITERALS = new Set(['true', 'false', 'null', 'undefined']);
const RESERVED = new Set(
  ('arguments await break case catch class const continue debugger default delete do else enum eval export extends '
    + 'finally for function if implements import in instanceof interface let new package private protected public '
    + 'return static super switch this throw try typeof var void while with yield').split(' '),
);
/** A fix must not write one of the calls that the rules report: it would never come to an end. */
const DESTRUCTIVE_METHOD = /^(?:sync|drop\w*|truncate|destroy\w*|bulkDelete|removeColumn|down|revert)$/;

interface Token {
  readonly kind: 'name' | 'literal' | 'mark';
  readonly text: string;
}

interface Cursor {
  readonly tokens: readonly Token[];
  position: number;
  /** The free names met so far: `umzug` and `db` in `umzug.up(db)`. */
  readonly names: string[];
}

/**
 * The free names of a call such as `umzug.up()` or `createMigrator(db).up({ step: 1 })`.
 * Undefined for anything that is not surely one harmless call expression: the text is written into users' files.
 */
export function readCallNames(call: string): readonly string[] | undefined {
  const tokens = readTokens(call);
  if (tokens === undefined) return undefined;
  const cursor: Cursor = { tokens, position: 0, names: [] };
  const method = readChain(cursor);
  if (method === undefined || method === '' || DESTRUCTIVE_METHOD.test(method)) return undefined;
  return cursor.position === tokens.length ? cursor.names : undefined;
}

function readTokens(text: string): readonly Token[] | undefined {
  if (text.length > LONGEST_CALL || text.trim() !== text || /[\n\r\u2028\u2029]/.test(text)) return undefined;
  const tokens: Token[] = [];
  for (let end = 0; end < text.length;) {
    TOKEN.lastIndex = end;
    const match = TOKEN.exec(text);
    if (match === null) return undefined;
    tokens.push(toToken(match));
    end = TOKEN.lastIndex;
  }
  return tokens;
}

function toToken([, name, literal, mark]: RegExpExecArray): Token {
  if (name !== undefined) return LITERALS.has(name) ? { kind: 'literal', text: name } : { kind: 'name', text: name };
  return literal === undefined ? { kind: 'mark', text: mark ?? '' } : { kind: 'literal', text: literal };
}

/**
 * Reads names joined by dots and calls. Gives the name that was called last when the chain ends in a call,
 * `''` when it ends in a name, undefined when it is no chain.
 */
function readChain(cursor: Cursor): string | undefined {
  let last = takeName(cursor);
  if (last === undefined || RESERVED.has(last)) return undefined;
  cursor.names.push(last);
  let called = '';
  while (isMark(cursor, '.') || isMark(cursor, '(')) {
    const member = isMark(cursor, '.') ? takeMember(cursor) : undefined;
    called = member === undefined ? last : '';
    if (member === undefined && !takeItems(cursor, ['(', ')'], isValue)) return undefined;
    last = member ?? last;
  }
  return called;
}

function takeMember(cursor: Cursor): string | undefined {
  cursor.position += 1;
  return takeName(cursor);
}

function isValue(cursor: Cursor): boolean {
  if (isMark(cursor, '{')) return takeItems(cursor, ['{', '}'], isProperty);
  if (isMark(cursor, '[')) return takeItems(cursor, ['[', ']'], isValue);
  if (cursor.tokens[cursor.position]?.kind !== 'literal') return readChain(cursor) !== undefined;
  cursor.position += 1;
  return true;
}

function isProperty(cursor: Cursor): boolean {
  const key = takeName(cursor);
  if (key === undefined) return false;
  if (takeMark(cursor, ':')) return isValue(cursor);
  if (RESERVED.has(key)) return false;
  cursor.names.push(key);
  return true;
}

/** Reads `(a, b)`, `[a, b]` or `{ a, b }`, where `readItem` moves past one item. */
function takeItems(cursor: Cursor, [open, close]: readonly [string, string], readItem: (cursor: Cursor) => boolean): boolean {
  if (!takeMark(cursor, open)) return false;
  while (!isMark(cursor, close)) {
    if (!readItem(cursor)) return false;
    if (!takeMark(cursor, ',')) break;
  }
  return takeMark(cursor, close);
}

function takeName(cursor: Cursor): string | undefined {
  const token = cursor.tokens[cursor.position];
  if (token?.kind !== 'name') return undefined;
  cursor.position += 1;
  return token.text;
}

function takeMark(cursor: Cursor, text: string): boolean {
  if (!isMark(cursor, text)) return false;
  cursor.position += 1;
  return true;
}

function isMark(cursor: Cursor, text: string): boolean {
  const token = cursor.tokens[cursor.position];
  return token?.kind === 'mark' && token.text === text;
}
