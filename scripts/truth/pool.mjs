import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ownWorker = fileURLToPath(new URL('run/worker.mjs', import.meta.url));
const patience = 120_000;

/**
 * Runs programs in processes of their own.
 *
 * @param runs entries of cases.json, or what `worker` takes
 * @param options `dialect`, `modules` (a node_modules with Sequelize), `workers` (how many processes), `worker` (their program)
 * @param hear called with a run and { outcome } or { problem }, in the order in which they end
 */
export async function performAll(runs, { dialect, modules, workers, worker = ownWorker }, hear) {
  const pending = [...runs];
  const work = async () => {
    let current;
    for (let run = pending.shift(); run !== undefined; run = pending.shift()) {
      if (!current?.isAlive()) current = await startWorker(worker, dialect, modules);
      hear(run, await current.perform(run));
    }
    await current?.end();
  };
  await Promise.all(Array.from({ length: Math.min(workers, runs.length) }, work));
}

/** @throws an Error where the database does not start. */
async function startWorker(worker, dialect, modules) {
  const child = fork(worker, [dialect, modules], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  let errors = '';
  child.stderr.on('data', (chunk) => (errors = `${errors}${chunk}`.slice(-2000)));
  let isAlive = true;
  const ended = new Promise((done) => child.once('exit', () => done({ problem: `the process ended: ${errors}` }))).then((answer) => {
    isAlive = false;
    return answer;
  });
  const listen = () => new Promise((done) => child.once('message', done));
  const first = await Promise.race([listen(), ended]);
  if (first !== 'ready') throw new Error(`${dialect} does not start: ${first.problem}`);
  return {
    isAlive: () => isAlive,
    async perform(run) {
      const answer = listen();
      child.send(run);
      let timer;
      const tooLong = new Promise((done) => (timer = setTimeout(done, patience, { problem: `it did not end within ${patience / 1000} s` })));
      const first = await Promise.race([answer, ended, tooLong]);
      clearTimeout(timer);
      if (first.problem?.startsWith('it did not end')) {
        child.kill('SIGKILL');
        await ended;
      }
      return first;
    },
    async end() {
      if (isAlive) child.send('end');
      await ended;
    },
  };
}
