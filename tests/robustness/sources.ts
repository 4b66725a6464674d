import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Source {
  /** Package and path, for the report. */
  readonly name: string;
  readonly language: 'javascript' | 'typescript';
  readonly text: string;
}

interface Package {
  readonly name: string;
  readonly folder: string;
  /** TypeScript is read from the source maps of packages that ship their sources only there. */
  readonly from: 'files' | 'maps';
}

/** Real code of many hands, old and new style; the versions are pinned by the lock file. */
const PACKAGES: readonly Package[] = [
  { name: 'express', folder: 'lib', from: 'files' },
  { name: 'sequelize', folder: 'lib', from: 'files' },
  { name: '@sequelize/core', folder: 'lib', from: 'maps' },
  { name: '@sequelize/core', folder: 'lib', from: 'files' },
  { name: 'umzug', folder: 'lib', from: 'files' },
  { name: 'pg', folder: 'lib', from: 'files' },
  { name: 'lodash', folder: '.', from: 'files' },
  { name: 'semver', folder: '.', from: 'files' },
  { name: 'yaml', folder: 'dist', from: 'files' },
  { name: 'eslint', folder: 'lib', from: 'files' },
  { name: 'knip', folder: 'dist', from: 'files' },
  { name: 'core-js', folder: 'modules', from: 'files' },
  { name: 'vscode-css-languageservice', folder: 'lib', from: 'files' },
  { name: 'zod', folder: 'src', from: 'files' },
  { name: 'pg-protocol', folder: 'src', from: 'files' },
  { name: '@arethetypeswrong/core', folder: 'src', from: 'files' },
  { name: '@rushstack/node-core-library', folder: '.', from: 'maps' },
  { name: '@rushstack/ts-command-line', folder: '.', from: 'maps' },
];

const MAX_LENGTH = 16_000;
const MIN_LENGTH = 300;
const MAX_PER_PACKAGE = 60;

/** Every chosen source under `root`/node_modules, in a fixed order. */
export function readSources(root: string): Source[] {
  return PACKAGES.flatMap((item) => readPackage(root, item));
}

function readPackage(root: string, { name, folder, from }: Package): Source[] {
  const base = join(root, 'node_modules', name, folder);
  const suits = from === 'maps' ? /\.js\.map$/ : /(?<!\.d)(?<!\.min)\.(?:[cm]?ts|[cm]?js)$/;
  const files = listFiles(base).filter((path) => suits.test(path));
  const sources = files.flatMap((path) => (from === 'maps' ? readMap(name, join(base, path)) : readFile(name, base, path)));
  const fitting = sources.filter(({ text }) => text.length >= MIN_LENGTH && text.length <= MAX_LENGTH);
  const stride = Math.max(1, fitting.length / MAX_PER_PACKAGE);
  return Array.from({ length: Math.min(fitting.length, MAX_PER_PACKAGE) }, (_, index) => fitting[Math.floor(index * stride)])
    .filter((source) => source !== undefined);
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => !/(?:^|[\\/])node_modules[\\/]/.test(path))
    .sort();
}

function readFile(name: string, base: string, path: string): Source[] {
  const language = path.endsWith('ts') ? 'typescript' : 'javascript';
  return [{ name: `${name}/${path}`, language, text: readFileSync(join(base, path), 'utf8') }];
}

function readMap(name: string, path: string): Source[] {
  const map = JSON.parse(readFileSync(path, 'utf8')) as { sources: string[]; sourcesContent?: (string | null)[] };
  return map.sources.flatMap((source, index) => {
    const text = map.sourcesContent?.[index];
    if (typeof text !== 'string' || !/\.[cm]?ts$/.test(source)) return [];
    return [{ name: `${name}/${source.replace(/^(?:\.\.\/)+/, '')}`, language: 'typescript' as const, text }];
  });
}
