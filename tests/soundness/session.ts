import type { Destruction, Loss } from './execute.js';
import { findDestruction, nameRule } from './execute.js';
import { generateProgram } from './generate.js';
import { findLimit } from './limits.js';
import { minimise } from './minimise.js';
import { ALLOWED_NAME, FORBIDDEN_NAMES, generateNameCheck } from './name-checks.js';
import type { Inputs, Program } from './program.js';
import { describeInputs, listInputs } from './program.js';
import { judge as judgeByPlugin } from './verdict.js';
import type { Judge, Mode } from './verdict.js';
import { acceptsWarnings, blind, weaken, weaknesses } from './weaknesses.js';
import type { Blindness } from './weaknesses.js';

/** What is run: programs that may destroy, or programs that check the database's name first. */
export type Part = 'programs' | 'checks';

type Range = readonly [from: number, to: number];

/** A program that destroyed something while the rule that has to speak was silent. */
export interface Failure {
  /** `reporting` is the worse: silent with every option on. */
  readonly mode: Mode;
  readonly rule: string;
  readonly program: Program;
  readonly destruction: Destruction;
}

export interface Tally {
  readonly programs: number;
  /** Programs that destroyed something in a run. */
  readonly destructive: number;
  /** Checks that were accepted and let the name of a test database through. */
  readonly accepted: number;
  readonly failures: readonly Failure[];
}

export const EMPTY: Tally = { programs: 0, destructive: 0, accepted: 0, failures: [] };

/** Runs and lints the programs of a seed, numbers `from` to `to` - 1. */
export async function examinePrograms(seed: number, [from, to]: Range, judge: Judge = judgeByPlugin): Promise<Tally> {
  let destructive = 0;
  const failures: Failure[] = [];
  for (let index = from; index < to; index += 1) {
    const program = generateProgram(seed, index);
    const destruction = await findDestruction(program);
    if (destruction === undefined) continue;
    destructive += 1;
    const mode = findSilence(program, destruction.loss, judge);
    if (mode !== undefined) failures.push({ mode, rule: nameRule(program.effect, destruction.loss), program, destruction });
  }
  return { programs: to - from, destructive, accepted: 0, failures };
}

/** The mode in which the rule that has to speak is silent; the worse, where it is silent in both. */
function findSilence(program: Program, loss: Loss, judge: Judge): Mode | undefined {
  const rule = nameRule(program.effect, loss);
  if (judge(program, 'strict').has(rule)) return undefined;
  return judge(program, 'reporting').has(rule) ? 'strict' : 'reporting';
}

export const NAME_RULE = 'require-sync-match';

/** Runs the name checks of a seed: what the plugin accepts destroys nothing on a name that is no test database's. */
export async function examineNameChecks(seed: number, [from, to]: Range, judge: Judge = judgeByPlugin): Promise<Tally> {
  let destructive = 0;
  let accepted = 0;
  const failures: Failure[] = [];
  for (let index = from; index < to; index += 1) {
    const program = generateNameCheck(seed, index);
    const destruction = await findDestruction(program, onNames(program, FORBIDDEN_NAMES));
    if (destruction !== undefined) destructive += 1;
    if (judge(program, 'strict').has(NAME_RULE)) continue;
    if (destruction !== undefined) failures.push({ mode: 'strict', rule: NAME_RULE, program, destruction });
    else if ((await findDestruction(program, onNames(program, [ALLOWED_NAME]))) !== undefined) accepted += 1;
  }
  return { programs: to - from, destructive, accepted, failures };
}

function onNames({ text }: Program, names: readonly string[]): readonly Inputs[] {
  return listInputs(text).flatMap((inputs) => names.map((database) => ({ ...inputs, database })));
}

/** The program of a part, a seed and a number. */
export function generate(part: Part, seed: number, index: number): Program {
  return part === 'programs' ? generateProgram(seed, index) : generateNameCheck(seed, index);
}

const examiners = { programs: examinePrograms, checks: examineNameChecks } as const;

/** Runs the programs or the name checks of a seed, numbers `from` to `to` - 1. */
export function examine(part: Part, seed: number, range: Range): Promise<Tally> {
  return examiners[part](seed, range);
}

export interface SearchedWeakness {
  readonly name: string;
  /** The program that showed it, undefined where none did. */
  readonly foundBy: Program | undefined;
  readonly programs: number;
}

/** Programs among which a weakness has to show. */
const MOST_SEARCHED = 6000;

/**
 * Runs the programs of a seed against the plugin with one weakness at a time. A program that the plugin itself misses shows
 * nothing.
 */
export async function searchWeaknesses(seed: number): Promise<readonly SearchedWeakness[]> {
  const searched: SearchedWeakness[] = [];
  for (const [name, blindness] of Object.entries(weaknesses)) searched.push(await searchWeakness({ name, blindness, part: 'programs' }, seed));
  searched.push(await searchWeakness({ name: 'a warning counts as a check', blindness: acceptsWarnings, part: 'checks' }, seed));
  return searched;
}

interface Seeded {
  readonly name: string;
  readonly blindness: Blindness;
  readonly part: Part;
}

async function searchWeakness({ blindness, name, part }: Seeded, seed: number): Promise<SearchedWeakness> {
  const judge = weaken(judgeByPlugin, blindness);
  for (let index = 0; index < MOST_SEARCHED; index += 1) {
    const program = generate(part, seed, index);
    // A program that the weak plugin sees whole shows nothing.
    if (blind(program.text, blindness) === program.text) continue;
    const { failures } = await examiners[part](seed, [index, index + 1], judge);
    if (failures.some(({ mode, rule }) => judgeByPlugin(program, mode).has(rule))) return { name, foundBy: program, programs: index + 1 };
  }
  return { name, foundBy: undefined, programs: MOST_SEARCHED };
}

/** The smallest program found that fails in the same mode and with the same loss. */
export async function minimiseFailure(failure: Failure, judge: Judge = judgeByPlugin): Promise<Failure> {
  const { destruction, mode, program, rule } = failure;
  const text = await minimise(program.text, async (shorter) => {
    try {
      const candidate = { ...program, text: shorter };
      const found = await findDestruction(candidate, [destruction.inputs]);
      return found?.loss === destruction.loss && !judge(candidate, mode).has(rule);
    } catch {
      // The parser of ESLint is stricter than the one that cuts.
      return false;
    }
  });
  const smaller = { ...program, text };
  return { ...failure, program: smaller, destruction: (await findDestruction(smaller, [destruction.inputs])) ?? destruction };
}

export function addTallies(left: Tally, right: Tally): Tally {
  return { programs: left.programs + right.programs, destructive: left.destructive + right.destructive, accepted: left.accepted + right.accepted, failures: [...left.failures, ...right.failures] };
}

/** What the failures of a run are told apart by before they are made small, the worst first. */
export const KINDS = ['reporting', 'strict', 'check'] as const;

export function describeKind({ mode, rule }: Failure): (typeof KINDS)[number] {
  return rule === NAME_RULE ? 'check' : mode;
}

export interface FailureGroup {
  readonly failure: Failure;
  readonly count: number;
  /** The shape of docs/limits.md that the program has; a program that is silent with every option on has none. */
  readonly limit: string | undefined;
}

/** Small programs that differ in names alone count as one, the most frequent first. */
export function groupFailures(failures: readonly Failure[]): readonly FailureGroup[] {
  const groups = new Map<string, FailureGroup>();
  for (const failure of failures) {
    const key = `${describeKind(failure)} ${failure.rule} ${renameInOrder(failure.program.text)}`;
    const limit = describeKind(failure) === 'strict' ? findLimit(failure.program.text) : undefined;
    groups.set(key, { failure, count: (groups.get(key)?.count ?? 0) + 1, limit });
  }
  return [...groups.values()].sort((left, right) => right.count - left.count);
}

function renameInOrder(text: string): string {
  const names = new Map<string, number>();
  return text.replaceAll(/\b[a-zA-Z]+\d+\b/g, (name) => `n${names.get(name) ?? names.set(name, names.size).size - 1}`);
}

/** The program, with what it destroyed, under which inputs, and which rule had to speak. */
export function describeFailure({ destruction, mode, program, rule }: Failure): string {
  const silent = rule === NAME_RULE ? `${rule} took the check for one that protects` : `${rule} was silent ${mode === 'reporting' ? 'with every option on' : 'by default'}`;
  return [`${program.id}, Sequelize ${program.major}, ${program.language}, ${program.sourceType}: ${silent}`, `${destruction.statement} where ${describeInputs(destruction.inputs)}`, program.text].join('\n');
}
