// Expression grafting on the compiled plugin: npm run robustness -- [--seed 1] [--programs 10800] [--fix-programs 6400]
//   [--workers 2] [--state robustness.jsonl] [--parts faults,sound,settings,hostile,deep,grafts,fixes] [--only grafts:123 | hostile:name | deep:name | settings] [--entry dist/plugin.js | src/plugin.ts | stand-in]
// First every seeded fault has to be found and the sound stand-in rule to be sound; then the plugin has to hold.
// A run prints how far it is. With --state it writes down each part that is done, and goes on there when it is started again.
import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';
import { createJiti } from 'jiti';

const ROOT = resolve(import.meta.dirname, '..');
const CHUNK = 100;
const PROGRESS_STEP = 5;
const SOUND_PROGRAMS = 400;
const WANTED_GRAFTS = 20_000;
const WANTED_FIX_PROGRAMS = 5_000;
const STACK_MEGABYTES = 256;
/** The clock decides nothing: it only ends a run that nobody would wait for, and says where it stood. */
const PATIENCE_MS = 600_000;

const PARTS = ['faults', 'sound', 'settings', 'hostile', 'deep', 'grafts', 'fixes'];

const { values: options } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    programs: { type: 'string', default: '10800' },
    'fix-programs': { type: 'string', default: '6400' },
    workers: { type: 'string', default: '2' },
    parts: { type: 'string', default: PARTS.join(',') },
    only: { type: 'string' },
    state: { type: 'string' },
    entry: { type: 'string', default: 'dist/plugin.js' },
    worker: { type: 'boolean', default: false },
  },
});
const seed = Number(options.seed);
/** The check of the fixes has programs of its own. */
const FIELDS = { grafts: { seed, migration: 'sometimes' }, fixes: { seed: seed + 1_000_003, migration: 'always' } };

const NOTHING = { programs: 0, shrunk: [], findings: [] };

const jiti = createJiti(import.meta.url);
const { RobustnessSession, addTallies, emptyTally } = await jiti.import(join(ROOT, 'tests/robustness/session.ts'));
const openSession = () => new RobustnessSession(ROOT, options.entry === 'stand-in' ? undefined : options.entry);

if (!isMainThread) parentPort.postMessage({ kind: 'done', result: examineDeep(openSession(), workerData) });
else if (options.worker) serveTasks();
else process.exitCode = options.only === undefined ? await runAll() : await runOne(options.only);

function serveTasks() {
  const session = openSession();
  const start = (id) => process.send({ kind: 'start', id });
  process.on('message', async (task) => {
    process.send({ kind: 'done', result: await performTask(session, task, start) }, () => {
      if (task.kind === 'end') process.disconnect();
    });
  });
}

function performTask(session, task, start) {
  if (task.kind === 'faults') return session.searchFaults(seed, start);
  if (task.kind === 'sound') return session.examineSoundRule(seed, SOUND_PROGRAMS, start);
  if (task.kind === 'settings') return session.examineHostileSettings();
  if (task.kind === 'hostile') return session.examineHostilePrograms({ start });
  if (task.kind === 'deep') return examineInThread([], start);
  if (task.kind === 'cases') return session.examineCases(FIELDS[task.field], task.range, start);
  return undefined;
}

/** What is nested 10,000 deep is parsed on a stack on which that fits. */
function examineInThread(names, start) {
  return new Promise((done, fail) => {
    const thread = new Worker(fileURLToPath(import.meta.url), {
      argv: process.argv.slice(2),
      workerData: names,
      resourceLimits: { stackSizeMb: STACK_MEGABYTES, maxOldGenerationSizeMb: 6000 },
    });
    thread.on('message', ({ kind, id, result }) => (kind === 'start' ? start(id) : done(result)));
    thread.on('error', fail);
  });
}

function examineDeep(session, names) {
  const start = (id) => parentPort.postMessage({ kind: 'start', id });
  return session.examineHostilePrograms({ start, deepOnly: true, ...(names.length > 0 ? { names } : {}) });
}

async function runAll() {
  const began = performance.now();
  console.log(`robustness of ${options.entry}, seed ${seed}, node ${process.version}, ${options.workers} workers`);
  const parts = options.parts.split(',');
  const all = [...PARTS.slice(0, 5).map((kind) => ({ kind })), ...listCases('grafts', options.programs), ...listCases('fixes', options['fix-programs'])];
  const wanted = all.filter(({ kind, field }) => parts.includes(field ?? kind));
  const results = readState(wanted);
  const tasks = wanted.filter((task) => !results.some((done) => describeTask(done.task) === describeTask(task)));
  const total = wanted.length;
  if (results.length > 0) console.log(`${results.length} of ${total} parts are done already`);
  const children = [];
  try {
    await Promise.all(Array.from({ length: Number(options.workers) }, () => runWorker({ tasks, results, children, total })));
  } catch (error) {
    for (const child of children) child.kill('SIGKILL');
    console.error(`${error.message}; ${results.length} parts were done, ${tasks.length} were not begun`);
    return 1;
  }
  const failed = printResults(results);
  console.log(`${((performance.now() - began) / 1000).toFixed(0)} s`);
  return failed ? 1 : 0;
}

/** What a state belongs to: the same programs, judged by the same plugin. */
function identifyRun() {
  const hash = createHash('sha256');
  const files = readdirSync(join(ROOT, 'dist'), { recursive: true }).filter((file) => file.endsWith('.js'));
  for (const file of files.sort()) hash.update(readFileSync(join(ROOT, 'dist', file)));
  return `seed ${seed}, ${options.programs} and ${options['fix-programs']} programs, ${options.entry}, ${hash.digest('hex').slice(0, 16)}`;
}

function readState(wanted) {
  if (options.state === undefined) return [];
  const run = identifyRun();
  if (!existsSync(options.state)) writeFileSync(options.state, `${JSON.stringify({ run })}\n`);
  const [head, ...lines] = readFileSync(options.state, 'utf8').trim().split('\n').map((line) => JSON.parse(line));
  if (head.run !== run) throw new Error(`${options.state} belongs to another run (${head.run}); delete it, or name another file`);
  return lines.filter(({ task }) => wanted.some((other) => describeTask(other) === describeTask(task)));
}

function writeState(task, result) {
  if (options.state !== undefined) appendFileSync(options.state, `${JSON.stringify({ task, result })}\n`);
}

function listCases(field, programs) {
  const count = Math.ceil(Number(programs) / CHUNK);
  return Array.from({ length: count }, (_, index) => ({ kind: 'cases', field, range: [index * CHUNK, Math.min(Number(programs), (index + 1) * CHUNK)] }));
}

/** One process that takes task after task. Seeded faults that are not found end the run before anything else counts. */
function runWorker({ tasks, results, children, total }) {
  return new Promise((done, fail) => {
    const args = ['--worker', '--seed', options.seed, '--entry', options.entry];
    const child = fork(fileURLToPath(import.meta.url), args, { cwd: ROOT, execArgv: ['--max-semi-space-size=64', '--max-old-space-size=4096'] });
    children.push(child);
    let current = 'loading';
    let task;
    let timer;
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        console.error(`no answer in ${PATIENCE_MS / 1000} s: ${describeTask(task)}, ${current}. Repeat it with --only.`);
        child.kill('SIGKILL');
      }, PATIENCE_MS);
    };
    const next = () => {
      task = tasks.shift() ?? { kind: 'end' };
      current = describeTask(task);
      wait();
      child.send(task);
    };
    child.on('message', (message) => {
      wait();
      if (message.kind === 'start') current = message.id;
      else if (task.kind !== 'end') {
        results.push({ task, result: message.result });
        writeState(task, message.result);
        if (results.length % PROGRESS_STEP === 0) console.error(`  ${results.length} of ${total} parts done`);
        reportEarly(task, message.result);
        next();
      }
    });
    child.on('exit', (code, signal) => {
      clearTimeout(timer);
      if (task?.kind === 'end' && code === 0) done();
      else fail(new Error(`a worker ended (${signal ?? code}) at ${describeTask(task)}, ${current}`));
    });
    next();
  });
}

function describeTask(task) {
  return task === undefined ? 'start' : task.kind === 'cases' ? `${task.field} ${task.range.join('-')}` : task.kind;
}

/** Problems are printed when they are found: a long run can be stopped at the first. */
function reportEarly(task, result) {
  const findings = task.kind === 'sound' ? result.findings : (result.findings ?? result.problems ?? []);
  for (const { kind, rule } of findings.slice(0, 5)) console.error(`  found in ${describeTask(task)}: ${kind}${rule === undefined ? '' : ` (${rule})`}`);
}

function printResults(results) {
  const read = (kind) => results.find(({ task }) => task.kind === kind)?.result;
  const missing = PARTS.filter((part) => !results.some(({ task }) => (task.field ?? task.kind) === part));
  const isProven = [printFaults(read('faults') ?? []), printSound(read('sound') ?? emptyTally())].every(Boolean);
  const parts = { grafts: sum(results, 'grafts'), fixes: sum(results, 'fixes'), hostile: read('hostile') ?? NOTHING, deep: read('deep') ?? NOTHING };
  const settings = read('settings') ?? { problems: [], count: 0, refused: 0 };
  printParts(parts, settings);
  const findings = [
    ...Object.entries(parts).flatMap(([part, tally]) => tally.findings.map((finding) => ({ ...finding, where: `${part}:${finding.program.id}` }))),
    ...settings.problems.map((problem) => ({ ...problem, where: 'settings' })),
  ];
  printFindings(findings);
  const isEnough = parts.grafts.grafts >= WANTED_GRAFTS && parts.fixes.parsed >= WANTED_FIX_PROGRAMS;
  if (!isEnough) console.log(`too few: ${WANTED_GRAFTS} parsed grafts and ${WANTED_FIX_PROGRAMS} parsed programs with a migration call are asked for`);
  if (missing.length > 0) console.log(`left out: ${missing.join(', ')}; this run does not count`);
  console.log(`problems   ${findings.length}`);
  return !isProven || !isEnough || missing.length > 0 || findings.length > 0;
}

function printParts({ grafts, fixes, hostile, deep }, settings) {
  console.log(`grafts     ${grafts.programs} programs, ${grafts.parsed} parsed, ${grafts.grafts} grafts in them; ${describeTally(grafts)}`);
  console.log(`fixes      ${fixes.programs} programs, ${fixes.parsed} parsed, ${fixes.grafts} grafts in them, every one with a migration call; ${describeTally(fixes)}`);
  console.log(`hostile    ${hostile.programs} programs; smaller than wanted, because the parser or ESLint overflows: ${hostile.shrunk.join(', ') || 'none'}`);
  console.log(`deep       ${deep.programs} programs on a stack of ${STACK_MEGABYTES} MB; smaller than wanted: ${deep.shrunk.join(', ') || 'none'}`);
  console.log(`settings   ${settings.count} hostile settings, ${settings.refused} refused in words`);
}

function sum(results, field) {
  return results.filter(({ task }) => task.field === field).map(({ result }) => result).reduce(addTallies, emptyTally());
}

function describeTally({ reports, fixed, fixes, suggestions, passes, steps, longestMessage }) {
  return `${reports} reports, ${fixes} fixes in ${fixed} programs (at most ${passes} passes), ${suggestions} suggestions, at most ${steps} steps, longest message ${longestMessage}`;
}

function printFaults(faults) {
  const missed = faults.filter(({ foundBy }) => foundBy === undefined);
  for (const { kind, foundBy, programs } of faults) {
    console.log(`fault      ${kind}: ${foundBy === undefined ? `NOT FOUND in ${programs} programs` : `found after ${programs} programs`}`);
  }
  console.log(`faults     ${faults.length - missed.length} of ${faults.length} found`);
  return missed.length === 0;
}

function printSound(tally) {
  console.log(`sound rule ${tally.parsed} programs, ${tally.findings.length} problems`);
  printFindings(tally.findings.map((finding) => ({ ...finding, where: `sound rule ${finding.program.id}` })));
  return tally.findings.length === 0;
}

function printFindings(findings) {
  if (findings.length === 0) return;
  const folder = mkdtempSync(join(tmpdir(), 'robustness-'));
  const groups = Map.groupBy?.(findings, describeFinding) ?? groupBy(findings, describeFinding);
  for (const [name, members] of groups) {
    const smallest = members.reduce((left, right) => ((right.program?.text.length ?? 0) < (left.program?.text.length ?? 0) ? right : left));
    console.log(`\n${members.length} × ${name}, first with --seed ${seed} --only "${smallest.where}"\n${smallest.detail.slice(0, 1500)}`);
    if (smallest.program !== undefined) console.log(`program: ${writeProgram(folder, smallest)}`);
  }
}

function describeFinding({ kind, rule, where }) {
  return `${kind}${rule === undefined ? '' : ` (${rule})`} in ${where.split(':')[0]}`;
}

function groupBy(items, keyOf) {
  const groups = new Map();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

function writeProgram(folder, { where, program }) {
  const path = join(folder, `${where.replaceAll(/\W+/g, '-').slice(0, 60)}${program.parser === 'typescript' ? '.ts' : '.js'}`);
  const { text, ...rest } = program;
  writeFileSync(path, text);
  writeFileSync(`${path}.json`, JSON.stringify(rest, undefined, 2));
  return path;
}

/** One case again, with its text and every problem in full. */
async function runOne(only) {
  const [field, id] = only.split(/:(.*)/s);
  if (field === 'deep') return printProblems((await examineInThread([id], () => {})).findings);
  const session = openSession();
  if (field === 'hostile') return printProblems(session.examineHostilePrograms({ names: [id] }).findings);
  if (field === 'settings') return printProblems(session.examineHostileSettings().problems);
  const program = session.readProgram(FIELDS[field], Number(id));
  console.log(JSON.stringify({ ...program, text: undefined }), `\n${program?.text}`);
  return printProblems(session.examine(program).problems);
}

function printProblems(problems) {
  for (const { kind, rule, detail } of problems) console.log(`\n${kind} (${rule})\n${detail}`);
  console.log(`problems   ${problems.length}`);
  return problems.length === 0 ? 0 : 1;
}
