// Mutation testing of rooms of src: each of Stryker's mutants is judged by the tables of the tests.
//   npm run mutants -- --rooms values/flow,sequelize/pattern [--limit 400] [--seed 0] [--tests 500] [--only tests/values,limits] [--state <folder>]
// --limit is the most mutants of each room, drawn by the seed, and --tests the most tests that a mutant is shown; without
// them, all. --only names the files of tests to ask, by a part of their paths: for a look at one room that takes minutes. Results are kept in the state (default:
// mutants/.state): a run that was stopped goes on, what was found stays found, and what survived is asked again once a source
// or a test is another. Exits 1 where a mutant survives that mutants/equivalent.json does not explain, and where an
// entry there explains nothing.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { compareWithEquivalent, countRooms } from '../mutants/results.mjs';

const ROOT = path.resolve(import.meta.dirname, '..');
const MUTANTS = path.join(ROOT, 'mutants');
/** A test that takes this long is taken for an endless loop. */
const SECONDS_OF_SILENCE = 40;

const { values: given } = parseArgs({
  options: { rooms: { type: 'string' }, limit: { type: 'string' }, seed: { type: 'string', default: '0' }, tests: { type: 'string' }, only: { type: 'string', default: '' }, state: { type: 'string', default: path.join(MUTANTS, '.state') } },
});
const request = readRequest();
process.exitCode = await main();

function readRequest() {
  const rooms = (given.rooms ?? '').split(',').filter(Boolean);
  const missing = rooms.find((room) => !existsSync(path.join(ROOT, 'src', room)));
  if (rooms.length === 0 || missing !== undefined) throw new Error(`--rooms takes folders of src with commas between them, such as values/flow,policy; got ${missing ?? 'none'}.`);
  return { rooms, limit: readNumber('limit'), seed: readNumber('seed'), tests: readNumber('tests'), only: given.only.split(',').filter(Boolean), folder: path.resolve(given.state) };
}

function readNumber(name) {
  if (given[name] === undefined) return undefined;
  const number = Number(given[name]);
  if (!Number.isInteger(number) || number < 0) throw new Error(`--${name} takes a whole number; got ${given[name]}.`);
  return number;
}

/** What decides a result: the sources, the tests, which rooms hold mutants and which tests are asked. */
function hashSources(wanted) {
  const hash = createHash('sha1').update(JSON.stringify(wanted));
  for (const folder of ['src', 'tests', 'mutants']) {
    const files = readdirSync(path.join(ROOT, folder), { recursive: true }).filter((file) => /\.(?:ts|mjs|json)$/.test(file) && !/(?:node_modules|\.state|equivalent\.json)/.test(file));
    for (const file of files.sort()) if (statSync(path.join(ROOT, folder, file)).isFile()) hash.update(file).update(readFileSync(path.join(ROOT, folder, file)));
  }
  return hash.digest('hex');
}

async function main() {
  if (!existsSync(path.join(MUTANTS, 'node_modules/@stryker-mutator/instrumenter'))) {
    const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: MUTANTS, stdio: 'inherit', shell: process.platform === 'win32' });
    if (status !== 0) return 1;
  }
  mkdirSync(request.folder, { recursive: true });
  for (;;) {
    const before = readCurrent();
    const revision = hashSources([request.rooms, request.only]);
    const end = await runVitest(revision);
    if (end === 'done') return print() ? 0 : 1;
    const current = readCurrent();
    if (end === 'failed' || current === undefined || current === before) return 1;
    appendFileSync(path.join(request.folder, 'results.jsonl'), `${JSON.stringify({ key: current, status: 'timeout', revision })}\n`);
  }
}

/** @returns {Promise<'done' | 'failed' | 'hung'>} 'hung' where one mutant took too long, or the process died of it */
function runVitest(revision) {
  return new Promise((resolve) => {
    const vitest = path.join(ROOT, 'node_modules/vitest/vitest.mjs');
    const child = spawn(process.execPath, ['--max-old-space-size=3000', vitest, 'run', '--config', path.join(MUTANTS, 'vitest.config.mjs')], {
      cwd: ROOT,
      env: { ...process.env, MUTANT_RUN: JSON.stringify({ ...request, revision }) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output = (output + chunk).slice(-6000)));
    let hung = false;
    let told = '';
    const watch = setInterval(() => {
      const done = existsSync(file('results.jsonl')) ? countRooms(readPlan(), readResults()) : [];
      const now = done.map(({ room, run, chosen }) => `${room} ${run}/${chosen}`).join('  ');
      if (now !== told) console.log(now);
      told = now;
      const current = file('current');
      if (!existsSync(current) || Date.now() - statSync(current).mtimeMs < SECONDS_OF_SILENCE * 1000 || !existsSync(file('plan.json'))) return;
      hung = readPlan().revision === revision;
      if (hung) child.kill('SIGKILL');
    }, 20_000);
    child.on('close', (code) => {
      clearInterval(watch);
      if (code !== 0 && !hung) console.error(output);
      resolve(hung ? 'hung' : code === 0 ? 'done' : 'failed');
    });
  });
}

function file(name) {
  return path.join(request.folder, name);
}

function readCurrent() {
  return existsSync(file('current')) ? readFileSync(file('current'), 'utf8') : undefined;
}

function readPlan() {
  return existsSync(file('plan.json')) ? JSON.parse(readFileSync(file('plan.json'), 'utf8')) : { rooms: [], mutants: [], loaded: [], chosen: [] };
}

function readResults() {
  return readFileSync(file('results.jsonl'), 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));
}

/** Prints the rooms and what survived; says whether all of it is accounted for. */
function print() {
  const plan = readPlan();
  const results = readResults();
  const rooms = countRooms(plan, results);
  for (const { room, mutants, loaded, run, killed, timeout, survived, score } of rooms) {
    console.log(`${room}: ${run} of ${mutants} mutants run (${loaded} more act while a module loads), ${killed} killed, ${timeout} timeouts, ${survived} survived: ${score.toFixed(1)} %`);
  }
  const equivalent = JSON.parse(readFileSync(path.join(MUTANTS, 'equivalent.json'), 'utf8'));
  const { unexplained, stale, reasonless } = compareWithEquivalent(plan, results, equivalent);
  for (const { file, line, mutator, original, replacement, reaching } of unexplained) console.log(`  ${file}:${line} ${mutator}: ${original} → ${replacement} (${reaching} tests reach it)`);
  for (const key of stale) console.log(`  equivalent.json: ${key} is found by a test, or gone: remove it`);
  for (const key of reasonless) console.log(`  equivalent.json: ${key} has no reason`);
  return unexplained.length + stale.length + reasonless.length === 0;
}
