import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';

/** Packages of this project; TypeScript is read from the source maps of those that ship their sources only there. */
const INSTALLED = {
  'JavaScript without Sequelize': [['express', 'lib'], ['eslint', 'lib'], ['yaml', 'dist'], ['knip', 'dist'], ['pg', 'lib'], ['lodash', '.']],
  'TypeScript without Sequelize': [['zod', 'src'], ['pg-protocol', 'src'], ['@arethetypeswrong/core', 'src'], ['@rushstack/node-core-library', '.', 'maps'], ['@rushstack/ts-command-line', '.', 'maps']],
};
/** Packages that use Sequelize, taken from the registry without what they depend on; only their files that name it. */
export const PUBLISHED = {
  'JavaScript that uses Sequelize': [
    '@nocobase/database@2.2.15', '@nocobase/plugin-users@2.2.15', '@nocobase/plugin-workflow@2.2.15', 'forest-express-sequelize@9.6.1', 'epilogue@0.7.1',
    'sequelize-cli@6.6.5', 'sequelize-auto@0.8.8', 'graphql-sequelize@9.5.1', 'sequelize-paper-trail@3.1.0', 'connect-session-sequelize@7.1.7',
  ],
  'TypeScript that uses Sequelize': ['@hatchifyjs/core@0.4.1', '@hatchifyjs/koa@1.3.66', '@loopback/sequelize@0.8.12', 'loopback4-sequelize@2.3.0', 'feathers-sequelize@7.0.3', '@adminjs/sequelize@4.1.1'],
};
const MAX_LENGTH = 60_000;
const MIN_LENGTH = 400;

function readPackage(root, [name, folder, from = 'files']) {
  return readFolder(join(root, 'node_modules', name, folder), from).map(({ path, ...file }) => ({ name: `${name}/${path}`, ...file }));
}

function readFolder(base, from) {
  const suits = from === 'maps' ? /\.js\.map$/ : /(?<!\.d)(?<!\.min)\.(?:[cm]?ts|[cm]?js)$/;
  const paths = readdirSync(base, { recursive: true, encoding: 'utf8' }).filter((path) => suits.test(path) && !/(?:^|\/)(?:node_modules|tests?)\//.test(path)).sort();
  return paths.flatMap((path) => (from === 'maps' ? readMap(join(base, path)) : [{ path, text: readFileSync(join(base, path), 'utf8') }]))
    .filter(({ text }) => text.length >= MIN_LENGTH && text.length <= MAX_LENGTH)
    .map(({ path, text }) => ({ path, text, language: path.endsWith('ts') ? 'ts' : 'js' }));
}

function readPublished(root, specifier, language) {
  return readFolder(unpack(root, specifier), 'files')
    .filter((file) => file.language === language && /sequelize/i.test(file.text))
    .map(({ path, ...file }) => ({ name: `${specifier}/${path}`, ...file }));
}

/** The folder of a package of the registry, unpacked once. */
export function unpack(root, specifier) {
  const cache = join(root, 'node_modules/.cache/sequelize-guard/corpora');
  const folder = join(cache, specifier.replaceAll('/', '+'));
  if (existsSync(folder)) return folder;
  const draft = `${folder}.${process.pid}`;
  mkdirSync(draft, { recursive: true });
  const [{ filename }] = JSON.parse(execFileSync('npm', ['pack', specifier, '--json', '--ignore-scripts', '--pack-destination', draft], { encoding: 'utf8' }));
  execFileSync('tar', ['-xzf', join(draft, filename), '-C', draft]);
  renameSync(draft, folder);
  return folder;
}

function readMap(path) {
  const { sources, sourcesContent = [] } = JSON.parse(readFileSync(path, 'utf8'));
  return sources.flatMap((source, index) => (typeof sourcesContent[index] === 'string' && /\.[cm]?ts$/.test(source) ? [{ path: source, text: sourcesContent[index] }] : []));
}

function spread(items, count) {
  const stride = Math.max(1, items.length / count);
  return Array.from({ length: Math.min(count, items.length) }, (_, index) => items[Math.floor(index * stride)]);
}

/** The most that a file can cost: a program that wiped a database, or did not, after a real module. */
function readSyncing(root, beds, language) {
  const runs = JSON.parse(readFileSync(join(root, 'tests/truth/cases.json'), 'utf8'));
  return beds.map(({ name, text }, index) => {
    const run = runs[(index * 7) % runs.length];
    return { name: `${run.id} behind ${name}`, text: `${text}\n${run.program}`, language };
  });
}

function readLanguage(name) {
  return name.startsWith('TypeScript') ? 'ts' : 'js';
}

/** `[{ name, packages, files: [{ name, text, language }] }]`, in a fixed order; `packages` with their versions. */
export function readCorpora(root, filesPerCorpus) {
  const installed = Object.entries(INSTALLED).map(([name, packages]) => ({
    name,
    packages: readVersions(root, packages.map(([item]) => item)),
    files: spread(packages.flatMap((item) => readPackage(root, item)), filesPerCorpus),
  }));
  const published = Object.entries(PUBLISHED).map(([name, packages]) => ({
    name,
    packages: packages.map((specifier) => specifier.replace(/(?<=.)@/, ' ')),
    files: spread(packages.flatMap((specifier) => readPublished(root, specifier, readLanguage(name))), filesPerCorpus),
  }));
  const syncing = installed.map(({ name, files }) => ({
    name: name.replace('without Sequelize', 'with a sync in each file'),
    packages: [],
    files: readSyncing(root, files, readLanguage(name)),
  }));
  return [...installed, ...published, ...syncing];
}

export function readVersions(root, names) {
  return names.map((name) => `${name} ${JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')).version}`);
}
