import * as typescriptParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
const eslintFolder = dirname(require.resolve('eslint/package.json'));
// A normalized array is taken as it is: checking a configuration again and again is not what is measured.
const { FlatConfigArray } = require(join(eslintFolder, 'lib/config/flat-config-array.js'));

/** A configuration that ESLint has checked, for both languages. */
export function prepareConfig({ plugins = {}, rules = {} }) {
  const array = new FlatConfigArray([
    { files: ['**/*.js'], languageOptions: { sourceType: 'module', ecmaVersion: 'latest' } },
    { files: ['**/*.ts'], languageOptions: { sourceType: 'module', ecmaVersion: 'latest', parser: typescriptParser } },
    { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' }, plugins, rules },
  ], { basePath: process.cwd() });
  return array.normalizeSync();
}

const nothing = prepareConfig({});

/** A tree that no rule has seen and that ESLint has walked once; undefined where the text does not parse as a module. */
export function parseFile({ text, language }, index) {
  const linter = new Linter({ configType: 'flat' });
  const filename = `src/file${index}.${language}`;
  const messages = linter.verify(text, nothing, filename);
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
 * The least milliseconds of `rounds` for every file and configuration, summed over the files. In each round every file is
 * parsed anew, because the plugin keeps what it finds with the tree, and then linted with one configuration after the
 * other, beginning with another one each time. `ours` configurations need trees of their own.
 */
export function measure({ files, configs, ours = {}, rounds }) {
  const shared = Object.entries(configs);
  const own = Object.entries(ours);
  const least = new Map([...shared, ...own].map(([name]) => [name, new Float64Array(files.length).fill(Infinity)]));
  const note = (name, index, time) => { least.get(name)[index] = Math.min(least.get(name)[index], time); };
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, file] of files.entries()) {
      const tree = parseFile(file, index);
      if (tree === undefined) continue;
      for (let turn = 0; turn < shared.length; turn += 1) {
        const [name, config] = shared[(turn + round + index) % shared.length];
        note(name, index, timeLint(config, tree));
      }
      for (const [name, config] of own) {
        const fresh = parseFile(file, index);
        // The first lint of a tree pays for what ESLint keeps with it; the others above came second.
        timeLint(nothing, fresh);
        note(name, index, timeLint(config, fresh));
      }
    }
  }
  const isParsed = (_, index) => Number.isFinite(least.values().next().value[index]);
  return {
    files: files.filter(isParsed).length,
    times: Object.fromEntries([...least].map(([name, times]) => [name, times.filter(isParsed).reduce((left, right) => left + right, 0)])),
  };
}
