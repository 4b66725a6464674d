/** What a program does to the database, where it does: by a sync, by a drop, or by a delete. */
export type Effect = 'sync' | 'drop' | 'delete';

/** One program to run and to lint, with everything that decides what comes of it. */
export interface Program {
  /** What prints it again: `programs:12`, `checks:7`. */
  readonly id: string;
  readonly text: string;
  readonly language: 'js' | 'ts';
  /** `commonjs` is sloppy code, `module` strict code that may await at its top level. */
  readonly sourceType: 'module' | 'commonjs';
  /** Of Sequelize. */
  readonly major: 6 | 7;
  readonly effect: Effect;
}

/** What a program reads from outside and nobody knows before it runs. */
export interface Inputs {
  /** `process.env.RESET`. */
  readonly reset: 'yes' | undefined;
  /** `process.env.MODE`. */
  readonly mode: 'reset' | 'keep';
  /** Whether `process.argv` holds `--reset`. */
  readonly argument: boolean;
  /** What the exported function `start` is called with. */
  readonly given: boolean;
  /** The name of the database, in `process.env.DATABASE_URL` and `process.env.DB_NAME`. */
  readonly database: string;
}

const QUIET: Inputs = { reset: undefined, mode: 'keep', argument: false, given: false, database: 'app_prod' };

/** Both values of every input that the text names: a program that reads none has one run. */
export function listInputs(text: string): readonly Inputs[] {
  let runs: readonly Inputs[] = [QUIET];
  const vary = <Key extends keyof Inputs>(word: string, key: Key, value: Inputs[Key]): void => {
    if (text.includes(word)) runs = [...runs, ...runs.map((inputs) => ({ ...inputs, [key]: value }))];
  };
  vary('env.RESET', 'reset', 'yes');
  vary('env.MODE', 'mode', 'reset');
  vary('process.argv', 'argument', true);
  vary('function start(', 'given', true);
  return runs;
}

export function describeInputs({ argument, database, given, mode, reset }: Inputs): string {
  return `RESET=${reset ?? '(unset)'} MODE=${mode} ${argument ? '--reset' : '(no argument)'} start(${String(given)}) on ${database}`;
}
