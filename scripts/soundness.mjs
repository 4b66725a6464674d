// Random programs, run against the real Sequelize 6 and 7 and linted: npm run soundness -- [--programs 20000] [--checks 4000]
//   [--seed 1] [--from 0] [--workers 2] [--only programs | checks] [--show programs:12 | checks:7]
// First every seeded weakness has to be found. Then what destroys is reported, and a name check that is accepted protects.
import { fork } from 'node:child_process';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createJiti } from 'jiti';

const ROOT = resolve(import.meta.dirname, '..');
const CHUNK = 100;
/** Failures of each kind that are made small; the others are counted. */
const MOST_MINIMISED = 60;

const { values: options } = parseArgs({
  options: {
    programs: { type: 'string', default: '20000' },
    checks: { type: 'string', default: '4000' },
    seed: { type: 'string', default: '1' },
    from: { type: 'string', default: '0' },
    workers: { type: 'string', default: '2' },
    only: { type: 'string' },
    show: { type: 'string' },
    worker: { type: 'boolean', default: false },
  },
});
const seed = readCount('seed');

/** Exits with 2 where an option is no whole number. */
function readCount(name) {
  const count = Number(options[name]);
  if (/^\d+$/.test(options[name]) && Number.isSafeInteger(count)) return count;
  console.error(`--${name} takes a whole number, not ${JSON.stringify(options[name])}`);
  process.exit(2);
}

function readPart(name) {
  const part = options[name]?.split(':')[0];
  if (part === undefined || ['programs', 'checks'].includes(part)) return part;
  console.error(`--${name} takes programs or checks, not ${JSON.stringify(options[name])}`);
  process.exit(2);
}

// Programs leave promises that nobody waits for.
process.on('unhandledRejection', () => {});
// Sequelize 7 warns of old names of its hooks.
process.removeAllListeners('warning');

const session = await createJiti(import.meta.url).import(join(ROOT, 'tests/soundness/session.ts'));

if (options.worker) serveTasks();
else if (options.show !== undefined) process.exitCode = await show(options.show);
else process.exitCode = await runAll();

function serveTasks() {
  process.on('message', async (task) => {
    if (task === 'end') return process.disconnect();
    process.send(await performTask(task).catch((error) => ({ error: `${JSON.stringify({ ...task, failure: undefined })}: ${error instanceof Error ? error.stack : error}` })));
  });
}

async function performTask({ kind, part, range, failure }) {
  if (kind === 'weaknesses') return session.searchWeaknesses(seed);
  if (kind === 'minimise') return session.minimiseFailure(failure);
  return session.examine(part, seed, range);
}

async function runAll() {
  const only = readPart('only');
  const parts = ['programs', 'checks'].filter((part) => only === undefined || only === part);
  const from = readCount('from');
  const counts = Object.fromEntries(parts.map((part) => [part, readCount(part)]));
  console.log(`soundness, seed ${seed}, node ${process.version}, ${options.workers} workers`);
  const workers = Array.from({ length: Math.max(1, readCount('workers')) }, () => startWorker());
  try {
    if (!(await findWeaknesses(workers))) return 1;
    const failures = [];
    for (const part of parts) failures.push(...(await examinePart(workers, { part, from, to: from + counts[part] })));
    return await printFailures(workers, failures);
  } finally {
    for (const worker of workers) worker.child.send('end');
  }
}

function startWorker() {
  const child = fork(fileURLToPath(import.meta.url), ['--worker', '--seed', options.seed], { cwd: ROOT });
  child.on('exit', (code) => {
    if (code === 0) return;
    console.error(`a worker ended with ${code}`);
    process.exit(1);
  });
  const ask = (task) => new Promise((done) => {
    child.once('message', (answer) => {
      if (answer.error === undefined) return done(answer);
      console.error(`a program could not be examined: ${answer.error}`);
      process.exit(1);
    });
    child.send(task);
  });
  return { child, ask };
}

/** Hands the tasks to whichever worker is free. */
async function share(workers, tasks, hear) {
  const pending = [...tasks];
  await Promise.all(workers.map(async ({ ask }) => {
    for (let task = pending.shift(); task !== undefined; task = pending.shift()) hear(await ask(task), task);
  }));
}

async function findWeaknesses([{ ask }]) {
  const searched = await ask({ kind: 'weaknesses' });
  for (const { name, foundBy, programs } of searched) console.log(`weakness   ${name}: ${foundBy === undefined ? `NOT FOUND in ${programs} programs` : `found by ${foundBy.id}`}`);
  const found = searched.filter(({ foundBy }) => foundBy !== undefined).length;
  console.log(`weaknesses ${found} of ${searched.length} found`);
  return found === searched.length;
}

async function examinePart(workers, { part, from, to }) {
  const began = performance.now();
  const chunks = Array.from({ length: Math.ceil((to - from) / CHUNK) }, (_, index) => ({ part, range: [from + index * CHUNK, Math.min(to, from + (index + 1) * CHUNK)] }));
  let tally = session.EMPTY;
  let told = began;
  const open = new Set(chunks.map(({ range }) => range[0]));
  await share(workers, chunks, (result, { range }) => {
    tally = session.addTallies(tally, result);
    open.delete(range[0]);
    if (performance.now() - told < 5000) return;
    told = performance.now();
    const rate = Math.round((tally.programs / (told - began)) * 60_000);
    console.log(`${part.padEnd(10)} ${tally.programs} of ${to - from}, ${rate} a minute, ${tally.destructive} destroy, ${tally.failures.length} failures; goes on with --only ${part} --from ${Math.min(...open, to)}`);
  });
  const accepted = part === 'checks' ? `, ${tally.accepted} accepted checks let a test database through` : '';
  console.log(`${part.padEnd(10)} ${tally.programs}, ${tally.destructive} destroy, ${tally.failures.length} failures${accepted}`);
  return tally.failures;
}

async function printFailures(workers, failures) {
  const smallest = [];
  const chosen = session.KINDS.flatMap((kind) => failures.filter((failure) => session.describeKind(failure) === kind).slice(0, MOST_MINIMISED));
  await share(workers, chosen.map((failure) => ({ kind: 'minimise', failure })), (failure) => smallest.push(failure));
  const groups = session.groupFailures(smallest);
  for (const { count, failure, limit } of groups) console.log(`\n${count} × ${limit === undefined ? '' : `(known: ${limit}) `}${session.describeFailure(failure)}`);
  const known = groups.filter(({ limit }) => limit !== undefined).reduce((sum, { count }) => sum + count, 0);
  const left = failures.length - known;
  console.log(`\nsilent with every option on ${failures.filter(({ mode, rule }) => mode === 'reporting' && rule !== session.NAME_RULE).length}, by default alone ${failures.filter(({ mode, rule }) => mode === 'strict' && rule !== session.NAME_RULE).length}, accepted checks that do not protect ${failures.filter(({ rule }) => rule === session.NAME_RULE).length}`);
  console.log(`problems   ${left}${known === 0 ? '' : ` and ${known} of shapes that docs/limits.md names`}`);
  return left === 0 ? 0 : 1;
}

async function show(id) {
  const part = readPart('show');
  const index = Number(id.split(':')[1]);
  const program = session.generate(part, seed, index);
  console.log(program.text);
  const { failures } = await session.examine(part, seed, [index, index + 1]);
  for (const failure of failures) console.log(`\n${session.describeFailure(await session.minimiseFailure(failure))}`);
  return failures.length;
}
