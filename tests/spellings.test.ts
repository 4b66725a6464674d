// Tables of spellings that follow from what Sequelize does, written without a look at the implementation. Each runs with
// ESLint's own parser, and the first of each shape with that of TypeScript: tests/support/parser-choice.ts says what a shape is.
import { describe, expect, it } from 'vitest';
import { alterObjects } from './spellings/alter-objects.js';
import { bindings, destructuring, enums } from './spellings/bindings.js';
import { computedMethods, detachedCalls, optionalCalls } from './spellings/calls.js';
import { constructors, modelOptions, optionAssignments } from './spellings/carriers.js';
import { classMembers } from './spellings/classes.js';
import { compiled } from './spellings/compiled.js';
import { dropPlaces, drops, otherDrops } from './spellings/drops.js';
import { dynamicIgnored, environment, inside, outside, unknownOptions } from './spellings/dynamic.js';
import type { Circumstances, Guarded, Spelling, Undecided, Verdict } from './spellings/entry.js';
import { casts, choices, comparisons, strings } from './spellings/expressions.js';
import { alterParameters, flagParameters, returnedOptions } from './spellings/functions.js';
import { failOpen, inverted, positive, unguarded } from './spellings/guards.js';
import { jumps, partialWrites, secondNames, selfWrites } from './spellings/hidden-writes.js';
import { handed } from './spellings/handed.js';
import { hooks } from './spellings/hooks.js';
import { readReports } from './spellings/lint-entry.js';
import { keys, truthiness } from './spellings/literals.js';
import { massDeletePlaces, massDeletes, otherDeletes } from './spellings/mass-delete.js';
import { assigns, spreads } from './spellings/merges.js';
import { READ_RAW_SQL, readGuardId, readReasonId } from './spellings/message-ids.js';
import { chains, loops, modelReceivers, otherMethods } from './spellings/models.js';
import { badChecks, configuredChecks, goodChecks, matches } from './spellings/name-checks.js';
import { exportedOptions, nestModules, synchronize } from './spellings/nest.js';
import { plainSyncPlaces, plainSyncs } from './spellings/plain-sync.js';
import { otherSql, rawSql } from './spellings/raw-sql.js';
import { decidedByProject, inMemory, lookalikes, notSequelize, shown } from './spellings/receivers.js';
import { stores } from './spellings/stores.js';
import { closures, propertyWrites, reassignments } from './spellings/writes.js';
import { createParserChoice, describeShapes, type Parser } from './support/parser-choice.js';

type Tables<Entry> = Readonly<Record<string, readonly Entry[]>>;

const SPELLINGS: Tables<Spelling> = {
  truthiness, keys, alterObjects, bindings, destructuring, enums, choices, comparisons, strings, casts,
  optionalCalls, computedMethods, detachedCalls, spreads, assigns, propertyWrites, reassignments, closures,
  selfWrites, jumps, partialWrites, secondNames,
  returnedOptions, flagParameters, alterParameters, classMembers, modelReceivers, loops, chains, otherMethods,
  compiled, constructors, modelOptions, optionAssignments, hooks, nestModules, exportedOptions, dynamicIgnored, stores, handed,
};
const LATER_SPELLINGS: Tables<Spelling> = {
  drops, massDeletes, plainSyncs, rawSql: rawSql.map((entry) => ({ ...entry, options: READ_RAW_SQL })),
};
const VERDICTS: Tables<Verdict> = {
  unknownOptions, shown, decidedByProject, notSequelize, lookalikes, inMemory, goodChecks, badChecks, configuredChecks, matches,
  dropPlaces, otherDrops, massDeletePlaces, otherDeletes, plainSyncPlaces, synchronize,
  otherSql: otherSql.map((entry) => ({ ...entry, options: READ_RAW_SQL })),
};
const UNDECIDED: Tables<Undecided> = { environment, outside, inside };
const GUARDED: Tables<Guarded> = { positive, failOpen, inverted, unguarded };

const chooseParsers = createParserChoice(process.env.EVERY_ENGINE === '1');

describe('a destructive spelling is reported once, its harmless twin never', () => {
  eachEntry({ ...SPELLINGS, ...LATER_SPELLINGS }, (entry, parser) => {
    it(`${labelOf(entry, parser)} on`, () => {
      expect(readReports(entry.on, entry, parser), entry.on).toHaveLength(1);
    });
    it(`${labelOf(entry, parser)} off`, () => {
      expect(readReports(entry.off, entry, parser), entry.off).toEqual([]);
    });
  });
});

describe('a program is reported once, or not at all', () => {
  eachEntry(VERDICTS, (entry, parser) => {
    it(`${labelOf(entry, parser)} ${entry.reported ? 'reported' : 'silent'}`, () => {
      expect(readReports(entry.code, entry, parser), entry.code).toHaveLength(entry.reported ? 1 : 0);
    });
  });
});

describe('a value that is decided at run time is reported with its reason', () => {
  eachEntry(UNDECIDED, (entry, parser) => {
    it(labelOf(entry, parser), () => {
      const reports = readReports(entry.code, entry, parser);
      expect(reports, entry.code).toHaveLength(1);
      expect(entry.reasons.map((reason) => readReasonId(entry.rule, reason))).toContain(reports[0]);
    });
  });
});

describe('an environment guard has its class', () => {
  eachEntry(GUARDED, (entry, parser) => {
    it(labelOf(entry, parser), () => {
      const reports = readReports(entry.code, entry, parser);
      expect(reports, entry.code).toHaveLength(1);
      if (entry.guard !== 'none') expect(reports).toEqual([readGuardId(entry.rule, entry.guard)]);
      else expect(reports[0]).not.toMatch(/positive|failOpen|inverted/);
    });
    it(`${labelOf(entry, parser)}, guards trusted`, () => {
      const reports = readReports(entry.code, { ...entry, options: { environmentGuards: 'trust' } }, parser);
      expect(reports, entry.code).toHaveLength(entry.guard === 'positive' ? 0 : 1);
    });
  });
});

describe('the tables themselves', () => {
  const all: Tables<Spelling | Verdict | Undecided | Guarded> = { ...SPELLINGS, ...LATER_SPELLINGS, ...VERDICTS, ...UNDECIDED, ...GUARDED };

  it('hold at least 250 pairs on force and alter', () => {
    expect(Object.values(SPELLINGS).flat().length).toBeGreaterThanOrEqual(250);
  });

  it('name every entry once', () => {
    for (const [table, entries] of Object.entries(all)) {
      const names = entries.map(({ name, rule }) => `${rule} ${name}`);
      expect(names.filter((name, at) => names.indexOf(name) !== at), table).toEqual([]);
    }
  });

  it('run once with each parser that reads them, and each shape with both', () => {
    const entries = Object.values(all).flat();
    const choose = createParserChoice();
    const chosen = entries.map((entry) => ({ entry, parsers: choose(entry) }));
    expect(chosen.filter(({ entry: { ts }, parsers }) => !parsers.includes(ts ? 'ts' : 'js'))).toEqual([]);
    const read = entries.filter(({ ts }) => !ts);
    const both = chosen.filter(({ parsers }) => parsers.length === 2).map(({ entry }) => entry);
    expect(new Set(both.flatMap(describeShapes))).toEqual(new Set(read.flatMap(describeShapes)));
    expect(both.length).toBeGreaterThan(100);
  });

  it('have a shape for each node at its place, and for each circumstance', () => {
    const entry: Verdict = { name: 'one', rule: 'no-drop', code: 'f();', reported: false };
    const choose = createParserChoice();
    const parsers = [entry, { ...entry, code: 'g();' }, { ...entry, code: 'f?.();' }, { ...entry, project: 'v7' as const }, { ...entry, rule: 'no-sync' as const }, entry].map(choose);
    expect(parsers.map(({ length }) => length)).toEqual([2, 1, 2, 2, 2, 1]);
    expect(choose({ ...entry, ts: true })).toEqual(['ts']);
  });

  it('hold twins that differ', () => {
    const same = Object.values({ ...SPELLINGS, ...LATER_SPELLINGS }).flat().filter(({ off, on }) => off === on);
    expect(same).toEqual([]);
  });

  it('hold only code that parses', () => {
    const entry: Circumstances = { name: 'broken', rule: 'no-sync-force' };
    expect(() => readReports('sequelize.sync({ force: true );', entry, 'js')).toThrow(/\(line 1\)/);
    expect(() => readReports('sequelize.sync({ force: true );', entry, 'ts')).toThrow(/\(line 1\)/);
  });
});

function eachEntry<Entry extends Spelling | Verdict | Undecided | Guarded>(tables: Tables<Entry>, test: (entry: Entry, parser: Parser) => void): void {
  for (const [table, entries] of Object.entries(tables)) {
    describe(table, () => {
      for (const entry of entries) for (const parser of chooseParsers(entry)) test(entry, parser);
    });
  }
}

function labelOf({ name, rule }: Circumstances, parser: Parser): string {
  return `${name} [${rule}, ${parser}]`;
}
