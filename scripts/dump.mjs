// Everything that the rules say of everything that the tests judge: npm run dump -- <file> [--grafts 20000] [--seed 1]
// writes one line a program: its text, and each message with its range, fix and suggestions. Run it before and after a
// change that should change nothing: npm run dump -- --compare <before> <after> prints each program that differs, and
// exits 1 where there is one.
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { createJiti } from 'jiti';

const ROOT = resolve(import.meta.dirname, '..');
const USAGE = 'usage: npm run dump -- <file> [--grafts 20000] [--seed 1] [--entry dist/plugin.js], or npm run dump -- --compare <before> <after>';
const PROGRESS_EVERY = 1000;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    compare: { type: 'boolean', default: false },
    grafts: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    entry: { type: 'string', default: 'dist/plugin.js' },
  },
});
if (positionals.length !== (options.compare ? 2 : 1)) {
  console.error(USAGE);
  process.exit(2);
}

const jiti = createJiti(import.meta.url);
const { compareDumps, describeReports } = await jiti.import(join(ROOT, 'tests/dump/dump.ts'));
if (options.compare) process.exitCode = compare(...positionals);
else await write(positionals[0]);

function compare(before, after) {
  const read = (file) => readFileSync(file, 'utf8').split('\n').filter((line) => line !== '');
  const lines = { before: read(before), after: read(after) };
  const differences = compareDumps(lines.before, lines.after);
  for (const { id, kind, details } of differences) console.log(`\n=== ${kind}: ${id}\n${details}`);
  console.log(`${lines.before.length} programs before, ${lines.after.length} after; ${differences.length} differ`);
  return differences.length === 0 ? 0 : 1;
}

async function write(file) {
  const { plugin } = await import(pathToFileURL(resolve(ROOT, options.entry)));
  const { growGrafts, readJudgedPrograms } = await jiti.import(join(ROOT, 'tests/dump/programs.ts'));
  const grafts = growGrafts(ROOT, plugin, { count: Number(options.grafts), seed: Number(options.seed) });
  const programs = [...(await readJudgedPrograms()), ...grafts];
  const out = openSync(file, 'w');
  for (const [index, program] of programs.entries()) {
    writeSync(out, `${describeReports(program, plugin)}\n`);
    if ((index + 1) % PROGRESS_EVERY === 0) console.log(`${index + 1} of ${programs.length}`);
  }
  closeSync(out);
  console.log(`${programs.length} programs, ${grafts.length} of them grafts`);
}
