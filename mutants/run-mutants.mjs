// Runs the tests that reach a mutant, until one fails.
import { appendFileSync, existsSync, readFileSync, renameSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { choose, identify } from './mutant-key.mjs';

const stryker = (globalThis.__stryker__ ??= {});
const { folder, revision, rooms, limit, seed, tests: most, only } = JSON.parse(process.env.MUTANT_RUN);
const HITS = 100;
/** A test that took longer when it passed is asked about no mutant: generated programs, and deep ones. */
const SLOW_MS = 500;
const FILES = { reach: path.join(folder, 'reach.json'), plan: path.join(folder, 'plan.json'), results: path.join(folder, 'results.jsonl'), current: path.join(folder, 'current') };

/** Whether a file of tests is among those that the run was asked to keep to. */
export function isWanted(name) {
  return only.length === 0 || only.some((part) => name.includes(part));
}

/** What an earlier run saw of the tests: the mutants that each reaches. Undefined where a source or a test is another now. */
export function readReach() {
  const reach = existsSync(FILES.reach) ? JSON.parse(readFileSync(FILES.reach, 'utf8')) : undefined;
  return reach?.revision === revision ? reach : undefined;
}

/** @throws Error where a test fails though no mutant is active */
export function writeReach(tests) {
  const failing = tests.filter(({ passed }) => !passed);
  if (failing.length > 0) throw new Error(`${failing.length} tests fail without a mutant, such as ${failing.slice(0, 5).map(({ name, error }) => `${name}: ${error}`).join('\n')}`);
  const { perTest, static: loaded } = stryker.mutantCoverage;
  const facts = tests.map(({ id, name, duration }) => ({ name, duration, hits: perTest[id] ?? {} })).filter(({ hits }) => Object.keys(hits).length > 0);
  const reach = { revision, tests: facts, loaded: Object.keys(loaded) };
  writeFileSync(`${FILES.reach}.new`, JSON.stringify(reach));
  renameSync(`${FILES.reach}.new`, FILES.reach);
  return reach;
}

/** Runs the chosen mutants of which the state says nothing yet, and adds each result to the state. */
export async function runMutants(mutants, tests, reach) {
  stryker.currentTestId = 'mutants';
  const session = new Session(tests, reach);
  const missing = session.plan(mutants);
  for (const mutant of missing) await session.judge(mutant);
}

class Session {
  constructor(tests, reach) {
    const byName = new Map(tests.map((test) => [test.name, test]));
    const facts = reach.tests.filter(({ duration }) => duration < SLOW_MS).toSorted((one, other) => one.duration - other.duration).map((fact) => ({ ...fact, run: byName.get(fact.name).run }));
    this.reaching = new Map();
    for (const fact of facts) for (const id of Object.keys(fact.hits)) this.listFor(id).push(fact);
    this.loaded = new Set(reach.loaded);
    /** The number of the last kill of each test, by the file of the mutant. */
    this.kills = new Map();
    this.clock = 0;
    this.moved = 0;
  }

  listFor(id) {
    if (!this.reaching.has(id)) this.reaching.set(id, []);
    return this.reaching.get(id);
  }

  plan(mutants) {
    this.files = new Map(mutants.map(({ id, file }) => [id, file]));
    const run = mutants.filter(({ id }) => this.reaching.has(id) || !this.loaded.has(id));
    const chosen = choose(run, { rooms, limit, seed });
    const named = chosen.map((mutant) => ({ ...mutant, key: identify(mutant), reaching: this.listFor(mutant.id).length }));
    const loaded = mutants.filter((mutant) => !run.includes(mutant)).map(({ file }) => file);
    writeFileSync(FILES.plan, JSON.stringify({ revision, rooms, mutants: mutants.map(({ file }) => file), all: mutants.map(identify), loaded, chosen: named }));
    const results = existsSync(FILES.results) ? readFileSync(FILES.results, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line)) : [];
    const known = new Map(results.map((result) => [result.key, result]));
    for (const { key, killer } of results) if (killer !== undefined) this.noteKill(key.split(' ')[0], killer);
    return chosen.filter((mutant) => needsRun(known.get(identify(mutant))));
  }

  async judge(mutant) {
    const key = identify(mutant);
    writeFileSync(FILES.current, key);
    const started = Date.now();
    const tests = this.order(mutant).slice(0, most);
    const killer = await this.findKiller(mutant, tests);
    const status = killer ? 'killed' : 'survived';
    const result = { key, status, killer: killer?.name, asked: tests.length, reached: this.listFor(mutant.id).length, seconds: (Date.now() - started) / 1000, revision };
    appendFileSync(FILES.results, `${JSON.stringify(result)}\n`);
  }

  async findKiller(mutant, tests) {
    for (const test of tests) {
      this.move();
      if (!(await fails(test, mutant.id))) continue;
      if (await fails(test)) throw new Error(`${test.name} fails without a mutant, too, after ${identify(mutant)}: something is kept from test to test.`);
      this.noteKill(mutant.file, test.name);
      return test;
    }
    return undefined;
  }

  /** Shows the process that watches that no test hangs. */
  move() {
    if (Date.now() - this.moved < 2000) return;
    this.moved = Date.now();
    utimesSync(FILES.current, new Date(), new Date());
  }

  noteKill(file, name) {
    if (!this.kills.has(file)) this.kills.set(file, new Map());
    this.kills.get(file).set(name, ++this.clock);
  }

  /**
   * The tests that reach a mutant: first those that found another of its file, the last one first; then in turn the one that
   * reaches least besides this file, and one of the next file of tests.
   */
  order({ file, id }) {
    const kills = this.kills.get(file) ?? new Map();
    const tests = this.listFor(id);
    const killers = tests.filter(({ name }) => kills.has(name)).sort((one, other) => kills.get(other.name) - kills.get(one.name));
    const close = tests.toSorted((one, other) => this.shareOf(other, file) - this.shareOf(one, file));
    const varied = takeTurns(tests);
    return [...new Set([...killers, ...close.flatMap((test, at) => [test, varied[at]])])];
  }

  /** How much of what a test reaches is in the file. */
  shareOf(test, file) {
    test.shares ??= new Map();
    if (!test.shares.has(file)) {
      const ids = Object.keys(test.hits);
      test.shares.set(file, ids.filter((id) => this.files.get(id) === file).length / ids.length);
    }
    return test.shares.get(file);
  }
}

/** The first test of each file of tests, the second of each, and so on. */
function takeTurns(tests) {
  const seen = new Map();
  const turns = tests.map((test) => {
    const from = test.name.split(' > ')[0];
    seen.set(from, (seen.get(from) ?? 0) + 1);
    return { test, turn: seen.get(from) };
  });
  return turns.sort((one, other) => one.turn - other.turn).map(({ test }) => test);
}

/** What was found stays found; what survived is asked again by other tests, or of other sources. */
function needsRun(result) {
  if (result === undefined) return true;
  return result.status === 'survived' && (result.revision !== revision || result.asked < Math.min(result.reached, most ?? Infinity));
}

async function fails(test, mutant) {
  stryker.activeMutant = mutant;
  stryker.hitCount = 0;
  stryker.hitLimit = HITS * ((test.hits[mutant] ?? 0) + 1);
  try {
    await test.run();
    return false;
  } catch {
    return true;
  } finally {
    stryker.activeMutant = undefined;
  }
}
