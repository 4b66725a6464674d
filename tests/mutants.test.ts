// What `npm run mutants` makes of its results, shown on mutants that are found, survive, hang, and are explained or not.
import { describe, expect, it } from 'vitest';
import equivalent from '../mutants/equivalent.json' with { type: 'json' };
import { choose, identify } from '../mutants/mutant-key.mjs';
import { compareWithEquivalent, countRooms } from '../mutants/results.mjs';

const mutant = (file: string, replacement: string, nth = 0) => ({ file, within: 'read', line: 7, mutator: 'BooleanLiteral', original: 'one', replacement, nth });
const MUTANTS = [
  mutant('src/policy/a.ts', 'killed'),
  mutant('src/policy/a.ts', 'hung'),
  mutant('src/policy/b.ts', 'survived'),
  mutant('src/policy/b.ts', 'explained'),
  mutant('src/values/flow/run.ts', 'waiting'),
];
const [killed, hung, survived, explained, waiting] = MUTANTS.map(identify) as [string, string, string, string, string];
const plan = {
  rooms: ['policy', 'values/flow'],
  mutants: [...MUTANTS.map(({ file }) => file), 'src/policy/a.ts'],
  loaded: ['src/policy/a.ts'],
  all: MUTANTS.map(identify),
  chosen: MUTANTS.map((one) => ({ ...one, key: identify(one) })),
};
const RESULTS = [
  { key: killed, status: 'survived' },
  { key: killed, status: 'killed' },
  { key: hung, status: 'timeout' },
  { key: survived, status: 'survived' },
  { key: explained, status: 'survived' },
];
const REASON = 'The list is never empty: its one caller adds to it.';

describe('the results of the mutants', () => {
  it('count by room, the last result of each mutant, those that were run', () => {
    expect(countRooms(plan, RESULTS)).toEqual([
      { room: 'policy', mutants: 5, loaded: 1, chosen: 4, run: 4, killed: 1, timeout: 1, survived: 2, score: 50 },
      { room: 'values/flow', mutants: 1, loaded: 0, chosen: 1, run: 0, killed: 0, timeout: 0, survived: 0, score: 0 },
    ]);
  });

  it('name the survivor that nothing explains', () => {
    const { unexplained, ...rest } = compareWithEquivalent(plan, RESULTS, { [explained]: REASON });
    expect(unexplained.map(({ key }) => key)).toEqual([survived]);
    expect(rest).toEqual({ stale: [], reasonless: [] });
  });

  it('name an entry whose mutant is found, one whose mutant is gone, and one without a reason', () => {
    const gone = survived.replace('one', 'another');
    const elsewhere = 'src/report/drop.ts read [BooleanLiteral] true → false';
    const listed = { [survived]: 'because', [explained]: REASON, [killed]: REASON, [gone]: REASON, [waiting]: REASON, [elsewhere]: REASON };
    expect(compareWithEquivalent(plan, RESULTS, listed)).toEqual({ unexplained: [], stale: [killed, gone], reasonless: [survived] });
  });

  it('have a reason for each mutant on the list', () => {
    expect(compareWithEquivalent({ ...plan, rooms: [] }, [], equivalent).reasonless).toEqual([]);
  });
});

describe('the chosen mutants', () => {
  const drawn = (limit: number | undefined, seed = 0): string[] => choose(MUTANTS, { rooms: ['policy', 'values/flow'], limit, seed }).map(identify);

  it('are so many of each room in turn, the same for the same seed, and stay when the limit rises', () => {
    expect(drawn(2)).toHaveLength(3);
    expect(drawn(2)).toEqual(drawn(2));
    expect(drawn(3).filter((key) => drawn(2).includes(key))).toEqual(drawn(2));
    expect(drawn(undefined)[1]).toBe(waiting);
    expect(drawn(undefined).toSorted()).toEqual(MUTANTS.map(identify).toSorted());
    expect([1, 2, 3, 4, 5].some((seed) => drawn(1, seed)[0] !== drawn(1)[0])).toBe(true);
  });

  it('are told apart where they are the same in words', () => {
    expect(identify(mutant('src/policy/a.ts', 'killed', 1))).toBe(`${killed} #${String(2)}`);
  });
});
