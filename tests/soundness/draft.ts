import type { SeededRandom } from '../robustness/random.js';
import type { Program } from './program.js';

/** Writes an expression: a flag, an object of options, a model. */
export type Make = () => string;

/** Passes what `make` writes on in one form of the language, and gives the expression that it then is. */
export type Flow = (draft: Draft, make: Make) => string;

/**
 * A program while it is written. Statements go to the block that is open; expressions are handed back, and hold no `await`,
 * so that they may stand in any function.
 */
export class Draft {
  readonly random: SeededRandom;
  readonly language: Program['language'];
  readonly sourceType: Program['sourceType'];
  readonly major: Program['major'];
  #block: string[] = [];
  #names = 0;

  constructor(random: SeededRandom, { language, major, sourceType }: Pick<Program, 'language' | 'major' | 'sourceType'>) {
    this.random = random;
    this.language = language;
    this.major = major;
    this.sourceType = sourceType;
  }

  /** A name that nothing else has. */
  name(word: string): string {
    this.#names += 1;
    return `${word}${this.#names}`;
  }

  add(...statements: readonly string[]): void {
    this.#block.push(...statements);
  }

  /** Declares a constant of the value, and gives its name. */
  keep(value: string, word = 'kept'): string {
    const name = this.name(word);
    this.add(`const ${name} = ${value};`);
    return name;
  }

  /** The statements that `write` adds, as one text. */
  block(write: () => void): string {
    const outer = this.#block;
    this.#block = [];
    write();
    const text = this.#block.join('\n');
    this.#block = outer;
    return text;
  }

  /** A condition that only the run knows. */
  condition(): string {
    if (this.random.chance(0.15)) return 'reset';
    return this.random.pick(["process.env.RESET === 'yes'", "process.env.MODE === 'reset'", "process.env.MODE !== 'keep'", "process.argv.includes('--reset')", 'process.env.RESET', '!process.env.RESET']);
  }

  /** An expression with a type, in TypeScript: `any`, because the programs are about values. */
  typed(parameter: string): string {
    return this.language === 'ts' ? `${parameter}: any` : parameter;
  }
}
