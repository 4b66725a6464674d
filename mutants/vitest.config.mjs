// What scripts/mutants.mjs starts: the tests' tables in one file and one process, on sources that hold all of their mutants.
import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { instrument, listFiles } from './instrument.mjs';

const ROOT = path.resolve(import.meta.dirname, '..');
const { sources, mutants } = await instrument(JSON.parse(process.env.MUTANT_RUN).rooms.flatMap(listFiles));
const LIST = 'virtual:mutants';

/** A module keeps what it read of a file or setting in a Map; a mutant's answer there would be taken for the next one's. */
const KEPT = /^((?:export )?const \w+(?::[^=]+)? = )(new (Weak)?(?:Map|Set)\b(?:<.*>)?\(\));/gm;

export default defineConfig({
  root: ROOT,
  plugins: [
    {
      name: 'mutants',
      enforce: 'pre',
      resolveId: (id) => (id === LIST ? `\0${LIST}` : undefined),
      load(id) {
        if (id === `\0${LIST}`) return `export default ${JSON.stringify(mutants)};`;
        return sources.get(path.normalize(id));
      },
      transform(code, id) {
        if (id.startsWith(`${ROOT.split(path.sep).join('/')}/src/`)) return { code: code.replace(KEPT, '$1globalThis.keepForOneTest(() => $2);'), map: null };
      },
    },
  ],
  test: {
    include: ['mutants/tables.test.ts'],
    setupFiles: ['mutants/setup.mjs'],
    testTimeout: 300_000,
    maxWorkers: 1,
    fileParallelism: false,
    reporters: ['dot'],
  },
});
