// npm run bench -- [--files 80] [--rounds 7] [--out docs/benchmarks.md] [--tree <folder>]… [--only first-lints|audit]
// A part that is run alone is printed, and no page is written.
// What the rules cost on top of ESLint, beside what a team would write without them. Writes the page.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { measureAudit } from './audit.mjs';
import { listContenders } from './contenders.mjs';
import { readCorpora } from './corpora.mjs';
import { measureCalls, measureFileCounts, measureSizes } from './growth.mjs';
import { measureFirstLints } from './first-lints.mjs';
import { measure, measureReused, prepareConfig } from './measure.mjs';
import { describeAudits, describeFirstLints, describePage } from './page.mjs';
import { enterProject } from './project.mjs';

const { values: options } = parseArgs({
  options: { files: { type: 'string', default: '80' }, rounds: { type: 'string', default: '7' }, out: { type: 'string', default: 'docs/benchmarks.md' }, tree: { type: 'string', multiple: true }, only: { type: 'string' } },
});
/** The rounds over trees that are there already parse nothing, and measure little: so there are many more of them. */
const REUSED_ROUNDS = 15;
const root = resolve(import.meta.dirname, '..');
const rounds = Number(options.rounds);
const reusedRounds = rounds * REUSED_ROUNDS;
const corpora = readCorpora(root, Number(options.files));
const out = resolve(options.out);
const trees = (options.tree ?? [undefined]).map((tree) => tree && resolve(tree));
const say = (text) => console.error(`${new Date().toISOString().slice(11, 19)} ${text}`);

function measureAudits() {
  say('audit');
  return trees.map((tree) => measureAudit(root, tree));
}

if (options.only === 'audit') {
  console.log(describeAudits(measureAudits()));
  process.exit();
}
say('first lints');
const firstLints = measureFirstLints(corpora, rounds);
if (options.only === 'first-lints') {
  console.log(describeFirstLints(firstLints));
  process.exit();
}
const audits = measureAudits();
enterProject(corpora.flatMap(({ files }) => files));
const { peers, strict, recommended, rules } = listContenders();
const prepareAll = (configs) => Object.fromEntries(Object.entries(configs).map(([name, config]) => [name, prepareConfig(config)]));
const prepared = prepareAll(peers);
const none = prepared['no rule'];
const all = prepareAll({ 'strict, all rules': strict, 'recommended': recommended });
const configs = { ...prepared, ...all, ...prepareAll(rules) };

function runChild(...args) {
  const output = execFileSync(process.execPath, [fileURLToPath(new URL('./child.mjs', import.meta.url)), ...args], { cwd: root, encoding: 'utf8' });
  return Number(output.trim());
}

function measureLoading() {
  const specifiers = { 'eslint-plugin-sequelize-guard': '../dist/index.cjs', 'eslint-plugin-drizzle': 'eslint-plugin-drizzle', 'eslint-plugin-promise': 'eslint-plugin-promise' };
  return Object.entries(specifiers).map(([name, specifier]) => {
    const times = Array.from({ length: 15 }, () => runChild('load', specifier));
    return { name, first: times[0], least: Math.min(...times) };
  });
}

say('warming up');
measure({ files: corpora.flatMap(({ files }) => files.slice(0, 20)), configs, rounds: 2 });
const costs = corpora.map(({ name, files }) => {
  say(name);
  return { name, ...measure({ files, configs, rounds }), reused: measureReused({ files, configs, rounds: reusedRounds }) };
});
say('growth');
const bed = corpora[0].files.find(({ text }) => text.length < 6000 && !/^(?:import|export)\b/m.test(text)).text;
const growth = {
  calls: measureCalls({ none, strict: all['strict, all rules'], rounds }),
  sizes: measureSizes({ none, strict: all['strict, all rules'], rounds: Math.ceil(rounds / 2), bed }),
  fileCounts: measureFileCounts({ none, strict: all['strict, all rules'], rounds: Math.ceil(rounds / 2), files: corpora[0].files }),
};
say('memory and loading');
const memory = ['no rule', 'one selector', 'strict'].map((name) => ({ name, megabytes: Math.min(...[1, 2, 3].map(() => runChild('memory', name, options.files))) }));
const page = describePage({ root, firstLints, audits, options, reusedRounds, corpora, costs, growth, memory, loading: measureLoading() });
writeFileSync(out, page);
console.log(page);
