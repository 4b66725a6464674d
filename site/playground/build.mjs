// Builds what the playground loads into .generated/public, and says in .generated/program.mjs what its file is called.
// VitePress would build it too, in minutes: ESLint and TypeScript are CommonJS.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const local = (file) => fileURLToPath(new URL(file, import.meta.url));
const folder = local('../.generated');

/** Nothing may be left that a browser does not have: what the bundler has to say is an error. */
function refuse(_level, { message }) {
  throw new Error(message);
}

/** The playground shows the plugin's rules: those of ESLint would be half of what a reader loads. */
const withoutCoreRules = {
  name: 'without-core-rules',
  load: (id) => (/eslint.lib.rules.index\.js$/.test(id) ? 'module.exports = new Map();' : undefined),
};

/** The packages of which the bundle holds two copies: what a reader loads twice. */
function findTwice(chunks) {
  const folders = chunks.flatMap(({ modules = {} }) => Object.entries(modules)).filter(([id, { renderedLength }]) => renderedLength > 0 && !id.startsWith('\0'))
    .map(([id]) => /^.*\/node_modules\/(?<name>(?:@[^/]+\/)?[^/]+)/.exec(id.replaceAll('\\', '/'))).filter((match) => match !== null);
  const names = [...new Map(folders.map(({ 0: folder, groups }) => [folder, groups.name])).values()];
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}

const build = await rolldown({
  input: { playground: local('program.mjs') },
  platform: 'browser',
  onLog: refuse,
  plugins: [withoutCoreRules],
  transform: { define: { 'process.env.TIMING': 'undefined', 'process.env.NODE_ENV': '"production"' } },
  resolve: {
    alias: {
      // One copy for ESLint and the plugin.
      '@eslint-community/regexpp': local('../../node_modules/@eslint-community/regexpp/index.mjs'),
      'eslint-visitor-keys': local('../node_modules/eslint-visitor-keys/lib/index.js'),
      'minimatch': local('../../node_modules/minimatch/dist/esm/index.js'),
      // ESLint and typescript-eslint are written for Node.
      'node:path': 'path-browserify',
      'node:fs': local('no-disk.mjs'),
    },
  },
});

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const { output } = await build.write({ dir: `${folder}/public/assets`, format: 'es', entryFileNames: '[name]-[hash].js', chunkFileNames: '[name]-[hash].js', minify: true });
const twice = findTwice(output);
if (twice.length > 0) throw new Error(`The playground holds two copies of ${twice.join(', ')}. Let an alias name one.`);
const entry = output.find(({ type, isEntry }) => type === 'chunk' && isEntry);
writeFileSync(`${folder}/program.mjs`, `export const PROGRAM = 'assets/${entry.fileName}';\n`);
for (const { fileName, code } of output) console.log(`${fileName}  ${Math.round(code.length / 1000)} kB`);
