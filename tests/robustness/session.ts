import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ESLint, Rule } from 'eslint';
import { examineProgram } from './examine.js';
import type { Examination, Subject } from './examine.js';
import { growProgram } from './graft.js';
import type { Field } from './graft.js';
import { listHostilePrograms } from './hostile-programs.js';
import { examineHostileSettings } from './hostile-settings.js';
import { loadMetered } from './instrument.js';
import type { StepMeter } from './instrument.js';
import { watchPlugin } from './lint.js';
import type { Program } from './lint.js';
import { PROBLEM_KINDS } from './problem.js';
import type { Problem, ProblemKind } from './problem.js';
import { readSources } from './sources.js';
import type { Source } from './sources.js';

/** Steps allowed for one lint run: far above what an analysis that looks at each node a few times takes. */
const BASE_STEPS = 3_000_000;
const STEPS_PER_CHARACTER = 300;
/** A fault that this many programs do not show would not be found in the plugin either. */
const FAULT_SEARCH = 3000;

export interface Finding extends Problem {
  readonly program: Program;
}

export interface Tally {
  programs: number;
  parsed: number;
  /** Expressions put in, in programs that parsed. */
  grafts: number;
  reports: number;
  fixes: number;
  suggestions: number;
  /** Programs that `--fix` changed. */
  fixed: number;
  passes: number;
  steps: number;
  longestMessage: number;
  findings: Finding[];
}

export interface SearchedFault {
  readonly kind: ProblemKind;
  /** The program that showed it, or undefined when none did. */
  readonly foundBy: string | undefined;
  readonly programs: number;
}

export interface HostileTally {
  readonly programs: number;
  /** Programs that only parsed at a smaller size, with that size. */
  readonly shrunk: readonly string[];
  readonly findings: readonly Finding[];
}

export interface HostileOptions {
  readonly plugin?: ESLint.Plugin;
  /** Shrinks the large and deep ones; 1 by default. */
  readonly scale?: number;
  /** Only these. */
  readonly names?: readonly string[];
  /** Only the deeply nested ones. */
  readonly deepOnly?: boolean;
  /** Hears of each program before it begins. */
  readonly start?: (id: string) => void;
}

interface SeededFaults {
  readonly faultyRules: Readonly<Record<string, Rule.RuleModule>>;
  readonly soundPlugin: ESLint.Plugin;
}

export function emptyTally(): Tally {
  return { programs: 0, parsed: 0, grafts: 0, reports: 0, fixes: 0, suggestions: 0, fixed: 0, passes: 0, steps: 0, longestMessage: 0, findings: [] };
}

/** One plugin under test, loaded with its steps counted. */
export class RobustnessSession {
  readonly meter: StepMeter = { steps: 0, limit: Number.POSITIVE_INFINITY };
  readonly plugin: ESLint.Plugin;
  readonly #sources: Source[];
  readonly #faults: SeededFaults;

  /**
   * @param root the project's folder
   * @param entry the module under `root` whose export `plugin` is tested; undefined for the sound stand-in
   */
  constructor(root: string, entry: string | undefined) {
    this.#sources = readSources(root);
    this.#faults = loadMetered(join(root, 'tests/robustness/faulty-plugin.ts'), this.meter) as SeededFaults;
    this.plugin = entry === undefined ? this.#faults.soundPlugin : this.#loadPlugin(join(root, entry));
  }

  #loadPlugin(path: string): ESLint.Plugin {
    if (!existsSync(path)) throw new Error(`${path} is not there: run npm run build first`);
    const { plugin } = loadMetered(path, this.meter) as { plugin?: ESLint.Plugin };
    if (plugin === undefined || Object.keys(plugin.rules ?? {}).length === 0) throw new Error(`${path} exports no plugin with rules`);
    return plugin;
  }

  /** Cases `from` up to `to`; `start` hears of each before it begins. */
  examineCases(field: Pick<Field, 'seed' | 'migration'>, [from, to]: readonly [number, number], start: (id: string) => void = () => {}): Tally {
    const tally = emptyTally();
    const subject = this.#subjectOf(this.plugin);
    for (let index = from; index < to; index += 1) {
      start(String(index));
      const program = growProgram({ ...field, sources: this.#sources, plugin: this.plugin }, index);
      if (program !== undefined) addExamination(tally, program, examineProgram(program, subject));
    }
    return tally;
  }

  /** The program of one case. */
  readProgram(field: Pick<Field, 'seed' | 'migration'>, index: number): Program | undefined {
    return growProgram({ ...field, sources: this.#sources, plugin: this.plugin }, index);
  }

  examine(program: Program): Examination {
    return examineProgram(program, this.#subjectOf(this.plugin));
  }

  /** Looks for every seeded fault in programs of the kind that the plugin will get. */
  searchFaults(seed: number, start: (id: string) => void = () => {}): SearchedFault[] {
    return PROBLEM_KINDS.map((kind) => {
      const rule = this.#faults.faultyRules[kind];
      if (rule === undefined) throw new Error(`no seeded fault for "${kind}"`);
      const plugin = { rules: { faulty: rule } };
      return kind === 'overflows' ? this.#searchDeep(kind, plugin) : this.#searchFault({ kind, plugin, seed, start });
    });
  }

  #searchFault({ kind, plugin, seed, start }: { kind: ProblemKind; plugin: ESLint.Plugin; seed: number; start: (id: string) => void }): SearchedFault {
    const subject = this.#subjectOf(plugin);
    for (let index = 0; index < FAULT_SEARCH; index += 1) {
      start(`fault "${kind}", program ${index}`);
      const program = growProgram({ sources: this.#sources, plugin, seed, migration: 'sometimes' }, index);
      const problems = program === undefined ? [] : examineProgram(program, subject).problems;
      if (problems.some((problem) => problem.kind === kind)) return { kind, foundBy: String(index), programs: index + 1 };
    }
    return { kind, foundBy: undefined, programs: FAULT_SEARCH };
  }

  #searchDeep(kind: ProblemKind, plugin: ESLint.Plugin): SearchedFault {
    const tally = this.examineHostilePrograms({ plugin, names: ['arrays', 'calls', 'member chain'] });
    const found = tally.findings.find((finding) => finding.kind === kind);
    return { kind, foundBy: found?.program.id, programs: tally.programs };
  }

  /** The sound stand-in: whatever is found on it is the harness's own mistake. */
  examineSoundRule(seed: number, count: number, start: (id: string) => void = () => {}): Tally {
    const tally = emptyTally();
    const plugin = this.#faults.soundPlugin;
    for (let index = 0; index < count; index += 1) {
      start(`sound rule, program ${index}`);
      const program = growProgram({ sources: this.#sources, plugin, seed, migration: 'sometimes' }, index);
      if (program !== undefined) addExamination(tally, program, examineProgram(program, this.#subjectOf(plugin)));
    }
    return tally;
  }

  /** Each hostile program at the largest size that parses. */
  examineHostilePrograms(options: HostileOptions = {}): HostileTally {
    const { plugin = this.plugin, scale = 1, names, deepOnly = false, start = () => {} } = options;
    const subject = this.#subjectOf(plugin);
    const findings: Finding[] = [];
    const shrunk: string[] = [];
    let programs = 0;
    for (const hostile of listHostilePrograms(scale)) {
      if (names?.includes(hostile.name) === false || (deepOnly && !hostile.isDeep)) continue;
      for (const which of hostile.at(0).keys()) {
        for (const size of hostile.sizes) {
          const program = hostile.at(size)[which];
          if (program === undefined) continue;
          start(`hostile "${hostile.name}" ${program.parser} ${size}`);
          const { parsed, problems } = examineProgram(program, subject);
          if (!parsed) continue;
          programs += 1;
          findings.push(...problems.map((problem) => ({ ...problem, program })));
          if (size !== hostile.sizes[0]) shrunk.push(`${hostile.name} (${program.parser}): ${size}`);
          break;
        }
      }
    }
    return { programs, shrunk, findings };
  }

  examineHostileSettings(): ReturnType<typeof examineHostileSettings> {
    return examineHostileSettings(this.plugin, this.meter, BASE_STEPS);
  }

  #subjectOf(plugin: ESLint.Plugin): Subject {
    const limitOf = (length: number): number => BASE_STEPS + length * STEPS_PER_CHARACTER;
    return { watched: watchPlugin(plugin), meter: this.meter, limitOf };
  }
}

function addExamination(tally: Tally, program: Program, examination: Examination): void {
  tally.programs += 1;
  if (!examination.parsed) return;
  tally.parsed += 1;
  tally.grafts += program.grafts;
  tally.fixed += examination.passes > 0 ? 1 : 0;
  tally.passes = Math.max(tally.passes, examination.passes);
  tally.steps = Math.max(tally.steps, examination.steps);
  tally.longestMessage = Math.max(tally.longestMessage, examination.longestMessage);
  for (const key of ['reports', 'fixes', 'suggestions'] as const) tally[key] += examination[key];
  tally.findings.push(...examination.problems.map((problem) => ({ ...problem, program })));
}

/** The sum of two parts of one run. */
export function addTallies(left: Tally, right: Tally): Tally {
  const sum = emptyTally();
  for (const key of ['programs', 'parsed', 'grafts', 'reports', 'fixes', 'suggestions', 'fixed'] as const) sum[key] = left[key] + right[key];
  for (const key of ['passes', 'steps', 'longestMessage'] as const) sum[key] = Math.max(left[key], right[key]);
  sum.findings = [...left.findings, ...right.findings];
  return sum;
}
