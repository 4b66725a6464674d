import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { isSameOutcome } from './run/outcome.mjs';

/** Puts what was found into cases.json: one case a line, and no line is touched whose outcome is the same. */
export function writeCases(file, key, outcomes) {
  const lines = readFileSync(file, 'utf8').split('\n').map((line) => {
    const [, text, comma] = /^(\{.*\})(,?)$/.exec(line) ?? [];
    if (text === undefined) return line;
    const run = JSON.parse(text);
    const outcome = outcomes.get(run.id);
    if (outcome === undefined || isSameOutcome(run.outcomes[key], outcome)) return line;
    return `${JSON.stringify({ ...run, outcomes: { ...run.outcomes, [key]: outcome } })}${comma}`;
  });
  writeFileSync(file, lines.join('\n'));
}

/** Puts a run into versions.json, in the place of an earlier one of this version and dialect. Outcomes are kept by id. */
export function writeVersion(file, { dialect, name, outcomes, runs, version }) {
  const others = (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : []).filter((run) => run.name !== name || run.version !== version || run.dialect !== dialect);
  const date = new Date().toISOString().slice(0, 10);
  const own = { name, version, dialect, date, outcomes: Object.fromEntries(runs.map(({ id }) => [id, outcomes.get(id)])) };
  const sorted = [...others, own].sort((one, other) => other.name.localeCompare(one.name) || compareVersions(one.version, other.version) || one.dialect.localeCompare(other.dialect));
  writeFileSync(file, `${JSON.stringify(sorted, undefined, 1)}\n`);
}

/** By each number in turn: 6.2.0 before 6.19.2, alpha.9 before alpha.40. */
export function compareVersions(one, other) {
  const [left, right] = [one, other].map((version) => version.match(/\d+/g).map(Number));
  const different = left.findIndex((number, index) => number !== right[index]);
  return different === -1 ? left.length - right.length : left[different] - (right[different] ?? 0);
}
