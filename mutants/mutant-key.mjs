import { createHash } from 'node:crypto';

/**
 * @typedef {{ file: string, within: string, mutator: string, original: string, replacement: string, nth: number }} Mutant
 *   `within` is the function, class or variable of the file that holds it; `nth` tells apart those that are the same in words
 */

/**
 * What a mutant is called in the state and in equivalent.json: no line, so that it stays when lines move.
 * @param {Mutant} mutant
 */
export function identify({ file, within, mutator, original, replacement, nth }) {
  return `${file} ${within} [${mutator}] ${original} → ${replacement}${nth > 0 ? ` #${nth + 1}` : ''}`;
}

/**
 * The room of the list that holds the file: `values/flow` holds `src/values/flow/run.ts`.
 * @param {readonly string[]} rooms
 * @param {string} file
 */
export function findRoom(rooms, file) {
  return rooms.find((room) => file.startsWith(`src/${room}/`));
}

/**
 * At most `limit` mutants of each room, drawn by their keys: the same ones for the same seed, and more of them for a higher
 * limit. The first of each room, the second of each, and so on: a run that is stopped has asked about every room.
 * @template {Mutant} Given
 * @param {readonly Given[]} mutants
 * @param {{ rooms: readonly string[], limit?: number | undefined, seed: number }} wanted
 * @returns {Given[]}
 */
export function choose(mutants, { rooms, limit = Infinity, seed }) {
  const drawn = mutants.map((mutant) => ({ mutant, at: createHash('sha1').update(`${seed} ${identify(mutant)}`).digest('hex') }));
  drawn.sort((one, other) => (one.at < other.at ? -1 : 1));
  const chosen = rooms.flatMap((room) => drawn.filter(({ mutant }) => findRoom(rooms, mutant.file) === room).slice(0, limit).map(({ mutant }, turn) => ({ mutant, turn })));
  return chosen.sort((one, other) => one.turn - other.turn).map(({ mutant }) => mutant);
}
