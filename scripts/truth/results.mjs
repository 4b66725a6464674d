// Outcomes that are kept, so that a run that was stopped goes on where it was.
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

const files = (folder) => readdirSync(path.join(import.meta.dirname, folder), { recursive: true }).filter((name) => name.endsWith('.mjs')).sort().map((name) => path.join(import.meta.dirname, folder, name));
/** Changes with every line that decides an outcome. */
const fingerprint = (folders) => folders.flatMap(files).reduce((hash, file) => hash.update(readFileSync(file)), createHash('sha256')).digest('hex');
const fingerprints = { cases: fingerprint(['run']), packages: fingerprint(['run', 'packages']) };

/** What is written down of a program, and what the rules have to say of it, decides nothing. */
function describeKey({ program, setup, package: name, path: file, files: others, database, sql }) {
  const parts = name === undefined ? [fingerprints.cases, program, setup] : [fingerprints.packages, program, name, file, others, database, sql];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

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
