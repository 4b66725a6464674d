import path from 'node:path';
import { NAMES_LOSS } from '../../vocabulary/invocations.js';
import type { CommandFile, CommandText } from './command-text.js';

/** When npm runs a script by itself. */
const LIFECYCLE: ReadonlyMap<string, string> = new Map([
  ['start', 'when the application starts (`npm start`)'],
  ['prestart', 'before the application starts (`npm start`)'],
  ['poststart', 'after `npm start`'],
  ['stop', 'on `npm stop`'],
  ['restart', 'on `npm restart`'],
  ['test', 'on `npm test`'],
  ['pretest', 'before `npm test`'],
  ['posttest', 'after `npm test`'],
  ...['preinstall', 'install', 'postinstall', 'prepare', 'preprepare', 'postprepare'].map((name) => [name, 'on every `npm install`'] as const),
  ...['prepublishOnly', 'prepublish', 'prepack', 'postpack', 'publish', 'postpublish'].map((name) => [name, 'when the package is published'] as const),
  ...['preversion', 'version', 'postversion'].map((name) => [name, 'on `npm version`'] as const),
  ...['heroku-prebuild', 'heroku-postbuild', 'heroku-cleanup', 'gcp-build', 'vercel-build', 'now-build'].map((name) => [name, 'on every deployment'] as const),
]);

/** Words for people, in a package.json. */
const PROSE = new Set(['name', 'description', 'keywords', 'author', 'contributors']);

/** The scripts of a package.json, and what tools keep beside them: hooks of git, tasks of wireit or nx. */
export function readPackageScripts({ file, text }: CommandFile): readonly CommandText[] {
  const { scripts = {}, ...others } = readManifest(text);
  const own = isRecord(scripts) ? scripts : {};
  const named = Object.entries(own).flatMap(([name, script]): readonly CommandText[] => {
    if (typeof script !== 'string') return [];
    return [{ file, text: script, range: findRange(text, name, script), when: describeWhen(name, own), callable: { kind: 'script', folder: path.dirname(file), name } }];
  });
  const kept = Object.entries(others).filter(([key]) => !PROSE.has(key)).flatMap(([key, value]) => readKept({ file, text }, value, [key]));
  return [...named, ...kept];
}

/** The strings in a value that name a command which loses data. */
function readKept(source: Pick<CommandFile, 'file' | 'text'>, value: unknown, keys: readonly string[]): readonly CommandText[] {
  if (typeof value === 'object' && value !== null) return Object.entries(value).flatMap(([key, inner]) => readKept(source, inner, Array.isArray(value) ? keys : [...keys, key]));
  if (typeof value !== 'string' || !NAMES_LOSS.test(value)) return [];
  const written = JSON.stringify(value);
  const start = Math.max(0, source.text.indexOf(written));
  return [{ file: source.file, text: value, range: [start, start + written.length], when: `as \`${keys.join('.')}\``, callable: undefined }];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** Whether the text of a package.json can be read. */
export function isManifest(text: string): boolean {
  return parseManifest(text) !== undefined;
}

function readManifest(text: string): Readonly<Record<string, unknown>> {
  return parseManifest(text) ?? {};
}

function parseManifest(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const json: unknown = JSON.parse(text.replace(/^\uFEFF/u, ''));
    return isRecord(json) ? json : undefined;
  } catch {
    return undefined;
  }
}

/** Where a script is written: the same name may be a key elsewhere in the file. */
function findRange(text: string, name: string, script: string): readonly [number, number] {
  const key = JSON.stringify(name);
  const start = Math.max(0, text.indexOf('"scripts"'));
  for (let place = text.indexOf(key, start); place >= 0; place = text.indexOf(key, place + 1)) {
    const value = /^\s*:\s*/u.exec(text.slice(place + key.length));
    if (value && text.startsWith('"', place + key.length + value[0].length)) return [place, place + key.length + value[0].length + JSON.stringify(script).length];
  }
  return [start, text.length];
}

function describeWhen(name: string, scripts: Readonly<Record<string, unknown>>): string {
  const known = LIFECYCLE.get(name);
  if (known !== undefined) return known;
  const [, order, of = ''] = /^(pre|post)(.+)$/u.exec(name) ?? [];
  if (order !== undefined && of in scripts) return `${order === 'pre' ? 'before' : 'after'} \`npm run ${of}\``;
  return `on \`npm run ${name}\``;
}
