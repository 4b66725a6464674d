// Outcomes that are kept, so that a run that was stopped goes on where it was.
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

const harness = path.join(import.meta.dirname, 'run');
/** Changes with every line that decides an outcome. */
const fingerprint = readdirSync(harness)
  .sort()
  .reduce((hash, file) => hash.update(readFileSync(path.join(harness, file))), createHash('sha256'))
  .digest('hex');

const describeKey = ({ program, setup }) => createHash('sha256').update(JSON.stringify([fingerprint, program, setup])).digest('hex');

/** The outcomes kept in a folder. `find(run)` gives one, if this program had this set-up in this harness; `add(run, outcome)` keeps one. */
export function openResults(folder) {
  const file = path.join(folder, 'outcomes.jsonl');
  mkdirSync(folder, { recursive: true });
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter((line) => line.endsWith('}')) : [];
  const kept = new Map(lines.map((line) => JSON.parse(line)).map(({ key, outcome }) => [key, outcome]));
  return {
    find: (run) => kept.get(describeKey(run)),
    add: (run, outcome) => appendFileSync(file, `${JSON.stringify({ key: describeKey(run), id: run.id, outcome })}\n`),
  };
}
