// Which spellings run with the TypeScript parser too. Every spelling in JavaScript runs with ESLint's own. The rules see a tree, and the
// two parsers can differ in how they build a node, with its flags, at its place in another: so each runs with both, in the first
// program of the tables that has it, and so does each kind of file, project, setting and option. EVERY_ENGINE=1 runs all with both.
import { parse } from 'espree';
import type { Guarded, Spelling, Undecided, Verdict } from '../spellings/entry.js';

export type Parser = 'js' | 'ts';
type Entry = Spelling | Verdict | Undecided | Guarded;

/** What a parser and a configuration make of an entry, one string for each node at its place and each key that is given. */
export function describeShapes(entry: Entry): readonly string[] {
  const { commonjs, filename, options, project, rule, settings } = entry;
  const given = [['commonjs', commonjs], ['file', filename], ['project', project], ['options', options], ['settings', settings]] as const;
  const circumstances = given.flatMap(([key, value]) => (value === undefined ? [] : [`${rule}, ${key} ${JSON.stringify(value)}`]));
  const places = new Set<string>();
  for (const program of 'code' in entry ? [entry.code] : [entry.on, entry.off]) {
    collectPlaces(parse(program, { ecmaVersion: 'latest', sourceType: commonjs ? 'commonjs' : 'module' }), 'Program', places);
  }
  return [rule, ...circumstances, ...places];
}

function collectPlaces(node: object, type: string, places: Set<string>): void {
  for (const [key, value] of Object.entries(node)) {
    for (const child of Array.isArray(value) ? value as readonly unknown[] : [value as unknown]) {
      if (typeof child !== 'object' || child === null || !('type' in child)) continue;
      const childType = String(child.type);
      places.add(`${type}.${key}: ${childType}${describeFlags(child)}`);
      collectPlaces(child, childType, places);
    }
  }
}

const FLAGS = new Set(['async', 'await', 'computed', 'generator', 'kind', 'method', 'operator', 'optional', 'shorthand', 'static']);

/** What tells a getter from a method, a computed key from a written one. */
function describeFlags(node: object): string {
  return Object.entries(node).flatMap(([key, value]) => (FLAGS.has(key) && value !== false ? [` ${key} ${String(value)}`] : [])).join(',');
}

/** The parsers that an entry runs with, asked for one entry after the other: both where it shows what none before it did. */
export function createParserChoice(isEvery = false): (entry: Entry) => readonly Parser[] {
  const shown = new Set<string>();
  return (entry) => {
    if (entry.ts) return ['ts'];
    if (isEvery) return ['js', 'ts'];
    const added = describeShapes(entry).filter((shape) => !shown.has(shape));
    for (const shape of added) shown.add(shape);
    return added.length > 0 ? ['js', 'ts'] : ['js'];
  };
}
