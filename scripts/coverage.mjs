// Branch coverage of the rooms that decide what is destructive, and their functions that no test enters:
//   npm run coverage [-- tests/values tests/x.test.ts]
// Runs every in-process test but the grafted programs, which assert no result of their
// own. Exits 1 below the goal, or where a function is neither entered nor in branches/allowed.json. With tests named, it
// prints the same and fails only where a test does.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chooseTests, compareWithAllowed, countBranches, findUnentered } from './branches/rooms.mjs';

const ROOT = path.resolve(import.meta.dirname, '..');
const ROOMS = ['src/values', 'src/sequelize'];
const GOAL = 92;
const WORST = 15;

const named = process.argv.slice(2);
const folder = mkdtempSync(path.join(tmpdir(), 'sequelize-guard-coverage-'));
process.exitCode = main();
rmSync(folder, { recursive: true });

function main() {
  const status = runTests();
  const report = path.join(folder, 'coverage-final.json');
  if (!existsSync(report)) {
    console.error('Vitest left no coverage report.');
    return 1;
  }
  const all = Object.entries(JSON.parse(readFileSync(report, 'utf8')));
  const coverage = new Map(all.map(([file, facts]) => [path.relative(ROOT, file).replaceAll(path.sep, '/'), facts]));
  const reached = ROOMS.map((room) => printRoom(countBranches(room, coverage))).every(Boolean);
  const listed = printUnentered(findUnentered(coverage, (file) => readFileSync(path.join(ROOT, file), 'utf8')));
  if (status !== 0) console.error('A test failed.');
  return status === 0 && (named.length > 0 || (reached && listed)) ? 0 : 1;
}

function runTests() {
  const options = [
    '--project=in-process',
    // In one context for all files, V8 drops what it counted of a module that the next file loads anew.
    '--isolate',
    '--coverage.enabled',
    '--coverage.provider=v8',
    '--coverage.reporter=json',
    `--coverage.reportsDirectory=${folder}`,
    '--coverage.reportOnFailure',
    ...ROOMS.map((room) => `--coverage.include=${room}/**`),
  ];
  const vitest = path.join(ROOT, 'node_modules/vitest/vitest.mjs');
  return spawnSync(process.execPath, [vitest, 'run', '--reporter=default', ...options, ...chooseTests(listTests(), named)], { cwd: ROOT, stdio: 'inherit' }).status;
}

function listTests() {
  return readdirSync(path.join(ROOT, 'tests'), { recursive: true }).map((file) => `tests/${file.replaceAll(path.sep, '/')}`);
}

/** Prints a room and its worst files; says whether it reaches the goal. */
function printRoom({ room, files }) {
  console.log(`\n${describe(room)}; the goal is ${GOAL} %`);
  for (const file of files.filter(({ covered, branches }) => covered < branches).slice(0, WORST)) console.log(`  ${describe(file)}`);
  return room.branches > 0 && room.covered / room.branches >= GOAL / 100;
}

function describe({ file, covered, branches }) {
  const share = branches === 0 ? 100 : (100 * covered) / branches;
  return `${file}: ${share.toFixed(1)} % of branches (${covered} of ${branches})`;
}

/** Prints the functions that no test enters; says whether the list of allowed ones is right. */
function printUnentered(unentered) {
  const allowed = JSON.parse(readFileSync(path.join(import.meta.dirname, 'branches/allowed.json'), 'utf8'));
  const { missing, stale, unexplained } = compareWithAllowed(unentered, allowed);
  console.log(`\nFunctions that no test enters: ${unentered.length}, ${unentered.length - missing.length} of them with a reason in scripts/branches/allowed.json`);
  for (const { key, line } of missing) console.log(`  ${key} (line ${line})`);
  for (const key of stale) console.log(`  allowed.json: ${key} is entered, or gone: remove it`);
  for (const key of unexplained) console.log(`  allowed.json: ${key} has no reason`);
  return missing.length + stale.length + unexplained.length === 0;
}
