// Programs of the generator are run here, in this process, with a process object, a loader and timers of their own. No
// linted code of anybody else is.
import { compileFunction } from 'node:vm';
import ts from 'typescript';
import { insertSteps } from '../robustness/instrument.js';
import { loadModule, recordStatements } from './recorder.js';
import type { Effect, Inputs, Program } from './program.js';
import { listInputs } from './program.js';

/** What is gone after a statement. */
export type Loss = 'tables' | 'columns' | 'rows';

export interface Destruction {
  readonly loss: Loss;
  readonly statement: string;
  readonly inputs: Inputs;
}

/** Function calls and loop turns of one run: a program that takes more never ends. */
const MOST_STEPS = 5000;

type Run = (inputs: Inputs) => Promise<readonly string[]>;

/**
 * The first run, over every value of its inputs, in which the program destroyed something.
 * @throws a SyntaxError where the program does not parse.
 */
export async function findDestruction(program: Program, runs: readonly Inputs[] = listInputs(program.text)): Promise<Destruction | undefined> {
  const run = compile(program);
  for (const inputs of runs) {
    for (const statement of await run(inputs)) {
      const loss = readLoss(statement);
      if (loss !== undefined) return { loss, statement, inputs };
    }
  }
  return undefined;
}

/** What a statement takes away: a table, a column, or every row of a table. */
export function readLoss(statement: string): Loss | undefined {
  if (/\bDROP (TABLE|SCHEMA)\b/.test(statement)) return 'tables';
  if (/\bDROP COLUMN\b/.test(statement)) return 'columns';
  if (/^TRUNCATE\b/.test(statement)) return 'rows';
  return /^DELETE FROM\b/.test(statement) && !/\bWHERE\b/.test(statement) ? 'rows' : undefined;
}

/** The rule that has to speak before that happens. */
export function nameRule(effect: Effect, loss: Loss): string {
  if (effect === 'sync') return loss === 'columns' ? 'no-sync-alter' : 'no-sync-force';
  return loss === 'rows' ? 'no-mass-delete' : 'no-drop';
}

function compile({ language, sourceType, text }: Program): Run {
  const code = sourceType === 'commonjs' ? text : `__done((async () => {\n${transpile(text, language)}\n})());`;
  const parameters = ['exports', 'require', 'module', 'process', 'console', 'setTimeout', '__step', '__done'];
  const main = compileFunction(insertSteps(code), parameters, { filename: 'server.js' }) as (...given: readonly unknown[]) => void;
  return (inputs) => recordStatements(async () => {
    let steps = 0;
    const step = (): void => {
      steps += 1;
      if (steps > MOST_STEPS) throw new Error('too many steps');
    };
    const module = { exports: {} as Record<string, unknown> };
    let ended: Promise<unknown> = Promise.resolve();
    const globals = new Set(Object.keys(globalThis));
    try {
      main(module.exports, loadModule, module, createProcess(inputs), QUIET_CONSOLE, startSoon, step, (done: Promise<unknown>) => { ended = done; });
      await ended;
      if (typeof module.exports.start === 'function') await (module.exports.start as (given: boolean) => unknown)(inputs.given);
    } catch {
      // What a program did before it threw counts.
    } finally {
      // Sloppy code makes globals. The next program would find them, and a program that was cut too far would still run.
      for (const name of Object.keys(globalThis)) if (!globals.has(name)) Reflect.deleteProperty(globalThis, name);
    }
  });
}

function transpile(text: string, language: Program['language']): string {
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true };
  return ts.transpileModule(text, { fileName: `server.${language}`, compilerOptions }).outputText;
}

const QUIET_CONSOLE = { log() {}, warn() {}, error() {} };

function startSoon(callback: (...given: readonly unknown[]) => void, _milliseconds?: number, ...given: readonly unknown[]): void {
  setImmediate(() => {
    try {
      callback(...given);
    } catch {
      // As above.
    }
  });
}

function createProcess({ argument, database, mode, reset }: Inputs): object {
  return {
    env: { ...(reset !== undefined && { RESET: reset }), MODE: mode, NODE_ENV: 'production', DB_NAME: database, DATABASE_URL: `postgres://localhost/${database}` },
    argv: ['node', 'server.js', ...(argument ? ['--reset'] : [])],
    exit() {
      throw new Error('exit');
    },
    exitCode: 0,
    on() {},
    nextTick: (callback: (...given: readonly unknown[]) => void, ...given: readonly unknown[]) => startSoon(callback, 0, ...given),
  };
}
