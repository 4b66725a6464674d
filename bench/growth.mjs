import { measure } from './measure.mjs';

const HEAD = "import { Sequelize } from 'sequelize';\nconst sequelize = new Sequelize(process.env.DATABASE_URL);\n";
const CALLS = {
  'the same statement': () => 'await sequelize.sync({ force: true });\n',
  'in functions of their own': (index) => `async function reset${index}() {\n  const force = process.env.FORCE_${index} === 'true';\n  await sequelize.sync({ force });\n}\n`,
  'through one options object': (index) => `options.force = flag${index};\nawait sequelize.sync(options);\n`,
};
const SIZES = [1, 10, 100, 1000];
/** Few calls take less time than the machine's other work: so many more rounds of them. */
const ROUNDS_OF_FEW = 5;

/** Milliseconds per call of `sync` in one file that holds so many, above no rule. */
export function measureCalls({ none, strict, rounds }) {
  return Object.entries(CALLS).map(([name, describe]) => ({
    name,
    perCall: SIZES.map((size) => {
      const text = `${HEAD}const options = {};\n${Array.from({ length: size }, (_, index) => describe(index)).join('')}`;
      const { times } = measure({ files: [{ text, language: 'js' }], configs: { none, strict }, rounds: size < 1000 ? rounds * ROUNDS_OF_FEW : rounds });
      return { size, milliseconds: (times.strict - times.none) / size };
    }),
  }));
}

/** Milliseconds per 100 kB of a file without and with one call, above no rule. */
export function measureSizes({ none, strict, rounds, bed }) {
  return [10_000, 100_000, 1_000_000].map((length) => {
    const body = `(function () {\n${bed}\n})();\n`.repeat(Math.ceil(length / bed.length));
    const perKind = ['', 'await sequelize.sync({ force: true });\n'].map((call) => {
      const files = [{ text: `${body}${call}`, language: 'js' }];
      const { times } = measure({ files, configs: { none, strict }, rounds });
      return ((times.strict - times.none) / body.length) * 100_000;
    });
    return { length, without: perKind[0], with: perKind[1] };
  });
}

/** Milliseconds per 1,000 files for the first so many files of a corpus, above no rule. */
export function measureFileCounts({ none, strict, rounds, files }) {
  return [1, 2, 4].map((part) => {
    const some = files.slice(0, Math.ceil((files.length * part) / 4));
    const { times, files: count } = measure({ files: some, configs: { none, strict }, rounds });
    return { count, milliseconds: ((times.strict - times.none) / count) * 1000 };
  });
}
