import path from 'node:path';
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

/** The scripts of a package.json. */
export function readPackageScripts({ file, text }: CommandFile): readonly CommandText[] {
  const scripts = readScripts(text);
  return Object.entries(scripts).flatMap(([name, script]) => {
    if (typeof script !== 'string') return [];
    return [{ file, text: script, range: findRange(text, name, script), when: describeWhen(name, scripts), callable: { kind: 'script', folder: path.dirname(file), name } }];
  });
}

function readScripts(text: string): Readonly<Record<string, unknown>> {
  try {
    const json = JSON.parse(text.replace(/^\uFEFF/u, '')) as { readonly scripts?: unknown } | null;
    return typeof json?.scripts === 'object' && json.scripts !== null ? (json.scripts as Record<string, unknown>) : {};
  } catch {
    return {};
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
