// docs/settings.md as data, and what is wrong with it.
import { runInNewContext } from 'node:vm';
import { DEFAULT_SETTINGS, readSettings, SETTING_KEYS } from '../../src/policy/settings/settings.js';
import { readBlocks, type Block } from '../support/pages.js';

/** Every key that is read, as the page writes it: `files.test`, `instances[].name`. */
export function readKnownKeys(): readonly string[] {
  return SETTING_KEYS.flatMap((key) => findKeysBelow(key, (value) => ({ [key]: value })));
}

/** The keys below one, as the error for an unknown key lists them; the key itself when it takes no object. */
function findKeysBelow(key: string, wrap: (value: unknown) => unknown): readonly string[] {
  const asObject = (value: unknown): unknown => wrap({ ...complete.get(key), ...(value as object) });
  const asList = (value: unknown): unknown => wrap([value]);
  const below = readListedKeys(asObject({ zzzzzz: 1 })).map((name) => [`${key}.${name}`, name, asObject] as const);
  const inList = readListedKeys(asList({ zzzzzz: 1 })).map((name) => [`${key}[].${name}`, name, asList] as const);
  const keys = [...below, ...inList];
  return keys.length === 0 ? [key] : keys.flatMap(([path, name, wrapIt]) => findKeysBelow(path, (value) => wrapIt({ [name]: value })));
}

/** What must stand beside a key for the one below it to be read. */
const complete: ReadonlyMap<string, object> = new Map([['migration', { call: 'umzug.up()' }]]);

function readListedKeys(settings: unknown): readonly string[] {
  return /zzzzzz: got 1; takes only ([^.]*)\./.exec(readError(settings) ?? '')?.[1]?.split(', ') ?? [];
}

function readError(settings: unknown): string | undefined {
  try {
    readSettings(settings);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

/** All that a page says of the settings and that is not so, one line each. */
export function findFalseStatements(text: string): readonly string[] {
  return [...findWrongKeys(text), ...findWrongDefaults(text), ...findWrongExamples(readBlocks('docs/settings.md', text))];
}

function readRows(text: string): ReadonlyMap<string, string> {
  return new Map([...text.matchAll(/^\| `([^`]+)` \|.*\| ([^|]*) \|$/gm)].map(([, key = '', fallback = '']) => [key, fallback]));
}

function findWrongKeys(text: string): readonly string[] {
  const rows = readRows(text);
  const known = readKnownKeys();
  return [
    ...known.filter((key) => !rows.has(key)).map((key) => `${key} is not documented`),
    ...[...rows.keys()].filter((key) => !known.includes(key)).map((key) => `${key} is documented and not read`),
  ];
}

function findWrongDefaults(text: string): readonly string[] {
  const { files, words, productionNames } = DEFAULT_SETTINGS;
  const lists = { 'files.test': files.test, 'files.dev': files.dev, 'files.migration': files.migration, words, productionNames };
  const rows = readRows(text);
  return Object.entries(lists).flatMap(([key, list]) => {
    const expected = list.map((item) => `\`${item}\``).join(', ');
    return rows.get(key) === expected ? [] : [`the default of ${key} is ${expected}`];
  });
}

/** An example is read without an error, unless the block after it is a text: then that is its error. */
function findWrongExamples(blocks: readonly Block[]): readonly string[] {
  const examples = blocks.flatMap((block, index) => (block.language === 'text' ? [] : [{ block, next: blocks[index + 1] }]));
  return examples.flatMap(({ block, next }) => {
    const promised = next?.language === 'text' ? next.code.trim() : undefined;
    const error = readError(evaluateExample(block));
    return error === promised ? [] : [`line ${block.line}: ${error ?? 'there is no error'}`];
  });
}

function evaluateExample({ language, code }: Block): unknown {
  if (language === 'json') return JSON.parse(code);
  const script = code
    .replaceAll(/^import .*$/gm, '')
    .replaceAll('import.meta.dirname', '"/srv/shop"')
    .replace('export default', 'result =')
    .replace('sequelizeGuard.configs.recommended', '{}');
  const context = { result: [] as readonly { readonly settings?: unknown }[] };
  runInNewContext(script, context);
  const settings = context.result.map((config) => config.settings).find((found) => found !== undefined);
  return (settings as Readonly<Record<string, unknown>>)['sequelize-guard'];
}
