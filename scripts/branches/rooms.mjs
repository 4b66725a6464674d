// What a coverage report in Istanbul's format says of the rooms: their branches, and the functions that no test enters.

/**
 * @typedef {{ line: number, column: number }} Position
 * @typedef {{ fnMap: Record<string, { name: string, decl: { start: Position } }>, f: Record<string, number>,
 *   b: Record<string, number[]> }} FileCoverage
 * @typedef {{ file: string, covered: number, branches: number }} Branches
 * @typedef {{ key: string, line: number }} Unentered
 */

/** Programs put together at random: they run on a copy of the sources that counts steps, and assert no result of their own. */
const GRAFTED = 'tests/robustness.test.ts';
const OTHER_PROJECTS = /^tests\/(?:e2e|baseline)\//;

/**
 * The tests that are named, or every in-process one but the grafted programs. They are listed, because an `--exclude`
 * on the command line does nothing where a project of Vitest excludes files of its own.
 * @param {readonly string[]} files of `tests/`, relative to the project
 * @param {readonly string[]} named
 * @returns {readonly string[]}
 */
export function chooseTests(files, named) {
  if (named.length > 0) return named;
  return files.filter((file) => file.endsWith('.test.ts') && file !== GRAFTED && !OTHER_PROJECTS.test(file)).sort();
}

/**
 * The branches of each file of a room, and of the room as a whole, under the room's name.
 * @param {string} room a folder, such as `src/values`
 * @param {ReadonlyMap<string, FileCoverage>} coverage by path relative to the project
 * @returns {{ room: Branches, files: Branches[] }} the files with the most branches not taken first
 */
export function countBranches(room, coverage) {
  const files = [...coverage]
    .filter(([file]) => file.startsWith(`${room}/`))
    .map(([file, { b }]) => {
      const taken = Object.values(b).flat();
      return { file, covered: taken.filter((times) => times > 0).length, branches: taken.length };
    })
    .sort((one, other) => other.branches - other.covered - (one.branches - one.covered) || one.file.localeCompare(other.file));
  const sum = (count) => files.reduce((total, file) => total + count(file), 0);
  return { room: { file: room, covered: sum(({ covered }) => covered), branches: sum(({ branches }) => branches) }, files };
}

/**
 * Every function that no test enters. Its key holds through changes elsewhere in the file: the file with the function's
 * name, or with its first line from its start on where it has none.
 * @param {ReadonlyMap<string, FileCoverage>} coverage
 * @param {(file: string) => string} readText the text of a file that the coverage names
 * @returns {Unentered[]}
 */
export function findUnentered(coverage, readText) {
  return [...coverage].flatMap(([file, { fnMap, f }]) => {
    const lines = readText(file).split('\n');
    return Object.entries(fnMap)
      .filter(([id]) => f[id] === 0)
      .map(([, { name, decl }]) => {
        const { line, column } = decl.start;
        const title = /^\(?anonymous/.test(name) ? (lines[line - 1] ?? '').slice(column).trim() : name;
        return { key: `${file} ${title}`, line };
      });
  });
}

/**
 * What the list of functions that need no test leaves over.
 * @param {readonly Unentered[]} unentered
 * @param {Readonly<Record<string, string>>} allowed the reason by key
 * @returns {{ missing: Unentered[], stale: string[], unexplained: string[] }} functions not on the list; entries whose
 *   function is entered or gone; entries without a reason
 */
export function compareWithAllowed(unentered, allowed) {
  const keys = new Set(unentered.map(({ key }) => key));
  return {
    missing: unentered.filter(({ key }) => !Object.hasOwn(allowed, key)),
    stale: Object.keys(allowed).filter((key) => !keys.has(key)),
    unexplained: Object.entries(allowed).filter(([, reason]) => !reason.trim().includes(' ')).map(([key]) => key),
  };
}
