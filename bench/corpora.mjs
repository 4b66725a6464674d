import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Pinned packages; TypeScript is read from the source maps of those that ship their sources only there. */
const PACKAGES = {
  'JavaScript without Sequelize': [['express', 'lib'], ['eslint', 'lib'], ['yaml', 'dist'], ['knip', 'dist'], ['pg', 'lib'], ['lodash', '.']],
  'TypeScript without Sequelize': [['zod', 'src'], ['pg-protocol', 'src'], ['@arethetypeswrong/core', 'src'], ['@rushstack/node-core-library', '.', 'maps'], ['@rushstack/ts-command-line', '.', 'maps']],
  'JavaScript of Sequelize itself': [['sequelize', 'lib'], ['umzug', 'lib']],
  'TypeScript of Sequelize itself': [['@sequelize/core', 'lib', 'maps']],
};
const MAX_LENGTH = 60_000;
const MIN_LENGTH = 400;

function readPackage(root, [name, folder, from = 'files']) {
  const base = join(root, 'node_modules', name, folder);
  const suits = from === 'maps' ? /\.js\.map$/ : /(?<!\.d)(?<!\.min)\.(?:[cm]?ts|[cm]?js)$/;
  const paths = readdirSync(base, { recursive: true, encoding: 'utf8' }).filter((path) => suits.test(path) && !/(?:^|\/)(?:node_modules|tests?)\//.test(path)).sort();
  return paths.flatMap((path) => (from === 'maps' ? readMap(join(base, path)) : [{ path, text: readFileSync(join(base, path), 'utf8') }]))
    .filter(({ text }) => text.length >= MIN_LENGTH && text.length <= MAX_LENGTH)
    .map(({ path, text }) => ({ name: `${name}/${path}`, text, language: path.endsWith('ts') ? 'ts' : 'js' }));
}

function readMap(path) {
  const { sources, sourcesContent = [] } = JSON.parse(readFileSync(path, 'utf8'));
  return sources.flatMap((source, index) => (typeof sourcesContent[index] === 'string' && /\.[cm]?ts$/.test(source) ? [{ path: source, text: sourcesContent[index] }] : []));
}

function spread(items, count) {
  const stride = Math.max(1, items.length / count);
  return Array.from({ length: Math.min(count, items.length) }, (_, index) => items[Math.floor(index * stride)]);
}

/** Code that uses Sequelize is rare in packages: programs that ran against databases stand behind real modules. */
function readUsers(root, beds, language) {
  const runs = JSON.parse(readFileSync(join(root, 'tests/truth/cases.json'), 'utf8'));
  return beds.map(({ name, text }, index) => {
    const run = runs[(index * 7) % runs.length];
    return { name: `${run.id} behind ${name}`, text: `${text}\n${run.program}`, language };
  });
}

/** `[{ name, files: [{ name, text, language }] }]`, in a fixed order. */
export function readCorpora(root, filesPerCorpus) {
  const corpora = Object.entries(PACKAGES).map(([name, packages]) => ({
    name,
    packages: packages.map(([item]) => item),
    files: spread(packages.flatMap((item) => readPackage(root, item)), filesPerCorpus),
  }));
  const users = corpora.slice(0, 2).map(({ name, packages, files }) => ({
    name: name.replace('without Sequelize', 'that uses Sequelize'),
    packages,
    files: readUsers(root, files, name.startsWith('TypeScript') ? 'ts' : 'js'),
  }));
  return [...corpora, ...users];
}

export function readVersions(root, names) {
  return names.map((name) => `${name} ${JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')).version}`);
}
