import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { readVersions } from './corpora.mjs';

const TOOLS = ['eslint', '@typescript-eslint/parser', 'eslint-plugin-drizzle', 'eslint-plugin-promise'];

function table(head, rows) {
  return [head, head.map((_, index) => (index === 0 ? '---' : '---:')), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** Kinds of code: how the name of a corpus ends, what the summary says of it, and what heads its columns. */
const KINDS = [
  { ending: 'without Sequelize', summary: 'no file uses Sequelize', head: 'without' },
  { ending: 'uses Sequelize', summary: 'every file uses Sequelize', head: 'uses' },
  { ending: 'with a sync in each file', summary: 'every file holds a `sync`', head: 'sync' },
];

/** The name of a corpus, short enough for the head of a column. */
function abbreviate(name) {
  const kind = KINDS.find(({ ending }) => name.endsWith(ending));
  return `${name.startsWith('TypeScript') ? 'TS' : 'JS'} ${kind.head}`;
}

/** What a configuration adds to a run without rules, in milliseconds per 1,000 files. */
function readAdded({ times, files }, name) {
  return ((times[name] - times['no rule']) / files) * 1000;
}

function describeCosts(costs) {
  const names = Object.keys(costs[0].times).filter((name) => name !== 'no rule');
  const rows = names.map((name) => [describeName(name), ...costs.map((cost) => readAdded(cost, name).toFixed(1))]);
  const base = ['*no rule: walking alone*', ...costs.map(({ times, files }) => ((times['no rule'] / files) * 1000).toFixed(0))];
  return table(['added to no rule', ...costs.map(({ name }) => abbreviate(name))], [base, ...rows]);
}

/** The least and the most that a configuration adds in some corpora: the figures of the tables, rounded as a reader remembers them. */
function describeRange(costs, name) {
  const added = costs.map((cost) => Math.round(Number(readAdded(cost, name).toFixed(1))));
  const [least, most] = [Math.min(...added), Math.max(...added)];
  return least === most ? `${least} ms` : `${least} to ${most} ms`;
}

/**
 * The top of the page: three sentences and one table, for whoever wants to know whether the plugin is slow.
 * @param {{ costs: readonly { name: string, files: number, times: Readonly<Record<string, number>> }[], audits?: readonly { files: number, naming: number, runs: { audit: { wall: number } } }[] }} measured
 */
export function describeSummary({ costs, audits = [] }) {
  const kinds = KINDS.map((kind) => ({ ...kind, costs: costs.filter(({ name }) => name.endsWith(kind.ending)) }));
  const [without, , sync] = kinds.map((kind) => describeRange(kind.costs, 'strict, all rules'));
  const selector = describeRange(kinds[0].costs, 'one selector');
  const audited = audits.map(({ files, naming, runs }) => `The audit reads a tree of ${files} files, ${naming} of which name Sequelize, in ${(runs.audit.wall / 1000).toFixed(1)} s.`);
  const rows = kinds.map((kind) => [kind.summary, ...['one selector', 'recommended', 'strict, all rules'].map((name) => describeRange(kind.costs, name))]);
  return [
    `All rules of \`strict\` add ${without} to the lint of 1,000 files that do not use Sequelize; one selector of ESLint's own`,
    `\`no-restricted-syntax\` adds ${selector}. A file that calls \`sync\` costs more, because its calls are followed: ${sync} for 1,000 of them.`,
    ['ESLint\'s parsing is not in these figures.', ...audited].join(' '),
    '',
    table(['added to 1,000 files', 'one selector', 'recommended', 'strict'], rows),
  ].join('\n');
}

/** The headline: each tree linted once, against one selector and against rules that do nothing. */
export function describeFirstLints(firstLints) {
  const head = ['each tree linted once, ms per 1,000 files', ...firstLints.map(({ name, withSequelize }) => `${abbreviate(name)}, project ${withSequelize ? 'with it' : 'without it'}`)];
  const rows = ['seven rules that do nothing', 'one selector', 'three selectors', 'strict, all rules'].map((name) => [name, ...firstLints.map((cost) => readAdded(cost, name).toFixed(1))]);
  const ratios = ['one selector', 'three selectors', 'seven rules that do nothing'].map((other) => [
    `strict ÷ ${other}`, ...firstLints.map((cost) => (readAdded(cost, 'strict, all rules') / readAdded(cost, other)).toFixed(2)),
  ]);
  return table(head, [...rows, ...ratios]);
}

/** Audits of whole trees, beside other tools. */
export function describeAudits(audits) {
  return audits.map(({ name, files, naming, isSame, messages, runs }) => {
    const seconds = (milliseconds) => (milliseconds / 1000).toFixed(2);
    const rows = Object.entries(runs).map(([tool, used]) => (used === undefined ? [tool, 'not run', '', '', ''] : [
      tool, seconds(used.cpu), seconds(used.wall), used.megabytes?.toFixed(0) ?? '', (used.cpu / runs.audit.cpu).toFixed(2),
    ]));
    const same = isSame ? `Both audits say the same ${messages} things, message by message.` : '**The audits differ.**';
    return `${name}: ${files} files, ${naming} of which name Sequelize. ${same}\n\n${table(['tool', 'CPU, s', 'wall, s', 'peak, MB', '÷ audit, CPU'], rows)}`;
  }).join('\n\n');
}

function describeName(name) {
  return /^(?:no-(?!rule)|require-|valid-)/.test(name) ? `\`${name}\`` : name;
}

function describeRatios(costs) {
  const ratio = (cost, name, other) => (readAdded(cost, name) / readAdded(cost, other)).toFixed(2);
  const rows = ['one selector', 'three selectors', 'eslint-plugin-drizzle, all', 'eslint-plugin-promise, recommended'].map((other) => [
    `strict ÷ ${other}`, ...costs.map((cost) => ratio(cost, 'strict, all rules', other)),
  ]);
  const whole = ['a run with strict ÷ a run with no rule, parsing left out', ...costs.map(({ times }) => (times['strict, all rules'] / times['no rule']).toFixed(3))];
  return table(['ratio', ...costs.map(({ name }) => abbreviate(name))], [...rows, whole]);
}

function describeCalls(calls) {
  const head = ['µs per call', ...calls[0].perCall.map(({ size }) => `${size} call${size === 1 ? '' : 's'}`), '1,000 ÷ 10'];
  const rows = calls.map(({ name, perCall }) => {
    const of = (wanted) => perCall.find(({ size }) => size === wanted).milliseconds;
    return [name, ...perCall.map(({ milliseconds }) => (milliseconds * 1000).toFixed(0)), (of(1000) / of(10)).toFixed(2)];
  });
  return table(head, rows);
}

/** Below this, one run differs from the next by more than what is measured. */
const NOISE = 0.1;

function boundNoise(milliseconds) {
  return milliseconds < NOISE ? `below ${NOISE}` : milliseconds.toFixed(1);
}

/** The page docs/benchmarks.md. @param {Record<string, any>} measured @returns {string} */
export function describePage({ root, firstLints, audits, options, reusedRounds, corpora, costs, growth, memory, loading }) {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const packages = [...new Set(corpora.flatMap((corpus) => corpus.packages))];
  return `# Benchmarks

${describeSummary({ costs, audits })}

## How it was measured

Measured on ${new Date().toISOString().slice(0, 10)} with \`npm run bench -- --files ${options.files} --rounds ${options.rounds}\`: eslint-plugin-sequelize-guard ${version},
${readVersions(root, TOOLS).join(', ')}, Node ${process.version.slice(1)}, ${cpus()[0]?.model ?? 'unknown processor'}.

In every round, each configuration in turn lints all files of a corpus, one after the other, as a run of ESLint does. Every file is
parsed anew for it, so that no run can reuse what another has kept. The fastest round counts, for each file.
The figures leave parsing out. The files are linted in a project whose package.json lists Sequelize
and all that they import. The selectors are those that a team writes without a plugin:
\`CallExpression[callee.property.name='sync'] Property[key.name='force']\`, the same for \`alter\`, and a list of dropping methods.

| column | files |
| --- | --- |
| JS without, TS without | JavaScript and TypeScript of packages that do not use Sequelize |
| JS uses, TS uses | files of packages on the registry that name Sequelize |
| JS sync, TS sync | the files of the first row, each with a program behind it that wipes, or does not wipe, a database: the most that a file can cost |

## First lints

${describeFirstLints(firstLints)}

## Audit

${describeAudits(audits)}

## Cost: milliseconds per 1,000 files

${describeCosts(costs)}

## Ratios

What is added to a run without rules, divided: below 1, the plugin costs less.

Each tree linted for the first time, as in a run of ESLint:

${describeRatios(costs)}

One tree for each file, which every configuration lints in each of ${reusedRounds} rounds: what rules cost ESLint, and their reports.
Selectors look at every node again; the plugin finds what it kept with the tree.

${describeRatios(costs.map(({ name, reused }) => ({ name, ...reused })))}

## Growth

${describeCalls(growth.calls)}

${table(['file of', 'ms per 100 kB, no call', 'ms per 100 kB, one call'], growth.sizes.map(({ length, ...each }) => [`${length / 1000} kB`, boundNoise(each.without), boundNoise(each.with)]))}

${table(['files', 'ms per 1,000 files, no call'], growth.fileCounts.map(({ count, milliseconds }) => [count, milliseconds.toFixed(1)]))}

## Memory and loading

${table(['all corpora linted in one process', 'peak memory, MB'], memory.map(({ name, megabytes }) => [name, megabytes.toFixed(0)]))}

${table(['loading', 'first, ms', 'least of 15, ms'], loading.map(({ name, first, least }) => [name, first.toFixed(1), least.toFixed(1)]))}

## Corpora

${table(['corpus', 'files', 'kB'], corpora.map(({ name, files }, index) => [name, costs[index].files, (files.reduce((sum, { text }) => sum + text.length, 0) / 1000).toFixed(0)]))}

From ${packages.join(', ')}.
`;
}
