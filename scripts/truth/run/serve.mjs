import { rmSync } from 'node:fs';

/**
 * Answers the parent of a worker: for each entry that it sends, `perform` gives the outcome, and { id, outcome } or { id, problem }
 * goes back. At 'end' the database and the folder are given up, and the process with them.
 */
export function serve({ database, folder, perform }) {
  process.on('message', async (run) => {
    if (run === 'end') {
      await database.stop();
      rmSync(folder, { recursive: true, force: true });
      process.exit(0);
    }
    try {
      process.send({ id: run.id, outcome: await perform(run) });
    } catch (error) {
      process.send({ id: run.id, problem: error.stack });
    }
  });
  process.send('ready');
}
