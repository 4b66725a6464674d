// What a run makes of its results: the score of each room, and the survivors that nothing explains.
import { findRoom } from './mutant-key.mjs';

/**
 * @typedef {{ key: string, status: string }} Result `killed`, `timeout` or `survived`; of several for a key, the last counts
 * @typedef {{ key: string, file: string, line: number, mutator: string, original: string, replacement: string }} Chosen
 * @typedef {{ rooms: readonly string[], mutants: readonly string[], loaded: readonly string[], all: readonly string[],
 *   chosen: readonly Chosen[] }} Plan the file of each mutant, and of each that acts while a module loads and is not run; all
 *   keys; the mutants that are run
 */

/** Fewer letters than this are no reason. */
const SHORTEST_REASON = 20;

/**
 * By room: mutants in all, those that act while a module loads and are not run, and what became of the chosen ones.
 * @param {Plan} plan
 * @param {readonly Result[]} results
 */
export function countRooms({ rooms, mutants, loaded, chosen }, results) {
  const last = lastByKey(results);
  return rooms.map((room) => {
    const isHere = (/** @type {string} */ file) => findRoom(rooms, file) === room;
    const own = chosen.filter(({ file }) => isHere(file));
    const count = (/** @type {string} */ status) => own.filter(({ key }) => last.get(key)?.status === status).length;
    const [killed, timeout, survived] = [count('killed'), count('timeout'), count('survived')];
    const run = killed + timeout + survived;
    const score = run === 0 ? 0 : (100 * (killed + timeout)) / run;
    return { room, mutants: mutants.filter(isHere).length, loaded: loaded.filter(isHere).length, chosen: own.length, run, killed, timeout, survived, score };
  });
}

/**
 * @param {Plan} plan
 * @param {readonly Result[]} results
 * @param {Readonly<Record<string, string>>} equivalent why a mutant is the same program, by key
 * @returns {{ unexplained: Chosen[], stale: string[], reasonless: string[] }} survivors without an entry; entries of the
 *   plan's rooms whose mutant was found or is gone; entries whose reason is too short
 */
export function compareWithEquivalent({ rooms, chosen, all }, results, equivalent) {
  const last = lastByKey(results);
  const isFound = (/** @type {string} */ key) => last.has(key) && last.get(key)?.status !== 'survived';
  const present = new Set(all);
  const keys = Object.keys(equivalent);
  return {
    unexplained: chosen.filter(({ key }) => last.get(key)?.status === 'survived' && !(key in equivalent)),
    stale: keys.filter((key) => findRoom(rooms, key) !== undefined && (isFound(key) || !present.has(key))),
    reasonless: keys.filter((key) => (equivalent[key] ?? '').trim().length < SHORTEST_REASON),
  };
}

function lastByKey(/** @type {readonly Result[]} */ results) {
  return new Map(results.map((result) => [result.key, result]));
}
