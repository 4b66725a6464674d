import * as typescriptParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
const eslintFolder = dirname(require.resolve('eslint/package.json'));
// A normalized array is taken as it is: checking a configuration again and again is not what is measured.
const { FlatConfigArray } = require(join(eslintFolder, 'lib/config/flat-config-array.js'));

/** A configuration that ESLint has checked, for both languages, of the project in the working directory. */
export function prepareConfig({ plugins = {}, rules = {} }) {
  const array = new FlatConfigArray([
    { files: ['**/*.js'], languageOptions: { sourceType: 'module', ecmaVersion: 'latest' } },
    { files: ['**/*.ts'], languageOptions: { sourceType: 'module', ecmaVersion: 'latest', parser: typescriptParser } },
    { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' }, plugins, rules },
  ], { basePath: process.cwd() });
  return array.normalizeSync();
}

const prepared = new Map();

/** For the project in the working directory. */
function prepareNothing() {
  const folder = process.cwd();
  if (!prepared.has(folder)) prepared.set(folder, prepareConfig({}));
  return prepared.get(folder);
}

/** A tree that no rule has seen and that ESLint has walked once; undefined where the text does not parse as a module. */
export function parseFile({ text, language }, index) {
  const linter = new Linter({ configType: 'flat' });
  const filename = `src/file${index}.${language}`;
  const messages = linter.verify(text, prepareNothing(), filename);
  return messages.some(({ fatal }) => fatal) ? undefined : { sourceCode: linter.getSourceCode(), filename };
}

/** Milliseconds for one file. */
export function timeLint(config, { sourceCode, filename }) {
  const linter = new Linter({ configType: 'flat' });
  const start = performance.now();
  linter.verify(sourceCode, config, filename);
  return performance.now() - start;
}

/**
 * The least milliseconds of `rounds` for every file and configuration, summed over the files. In each round every
 * configuration, beginning with another one each time, lints all files, which are parsed anew for it: the plugin, and
 * ESLint for its selectors, keep with the tree what they found.
 */
export function measure({ files, configs, rounds }) {
  return collect({ files, configs, rounds }, (file, index) => () => {
    const fresh = parseFile(file, index);
    // The first lint of a tree pays for what ESLint keeps with it.
    if (fresh !== undefined) timeLint(prepareNothing(), fresh);
    return fresh;
  });
}

/** The same, on one tree for each file that all configurations lint in every round. */
export function measureReused({ files, configs, rounds }) {
  return collect({ files, configs, rounds }, (file, index) => {
    const tree = parseFile(file, index);
    return () => tree;
  });
}

function collect({ files, configs, rounds }, prepareTree) {
  const entries = Object.entries(configs);
  const least = new Map(entries.map(([name]) => [name, new Float64Array(files.length).fill(Infinity)]));
  const trees = files.map(prepareTree);
  // As in a run of ESLint, a configuration lints file after file; another one in between would put its code out of the caches.
  for (let round = 0; round < rounds; round += 1) {
    for (let turn = 0; turn < entries.length; turn += 1) {
      const [name, config] = entries[(turn + round) % entries.length];
      for (const [index, readTree] of trees.entries()) {
        const tree = readTree();
        if (tree !== undefined) least.get(name)[index] = Math.min(least.get(name)[index], timeLint(config, tree));
      }
    }
  }
  const isParsed = (_, index) => entries.every(([name]) => Number.isFinite(least.get(name)[index]));
  return {
    files: files.filter(isParsed).length,
    times: Object.fromEntries([...least].map(([name, times]) => [name, times.filter(isParsed).reduce((left, right) => left + right, 0)])),
  };
}
