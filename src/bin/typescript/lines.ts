/** A place in source text as ESLint gives it: lines from 1, columns from 0. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

const LINE_BREAK = /\r\n|[\n\r\u2028\u2029]/gu;

/** Tells the line and column of offsets into source text. */
export class Lines {
  readonly #starts: readonly number[];
  /** The line that was asked for last: the next one is mostly near. */
  #last = 0;

  constructor(text: string) {
    this.#starts = [0, ...Array.from(text.matchAll(LINE_BREAK), (found) => found.index + found[0].length)];
  }

  locate(offset: number): Position {
    const index = this.#isIn(this.#last, offset) ? this.#last : this.#search(offset);
    this.#last = index;
    return { line: index + 1, column: offset - this.#readStart(index) };
  }

  #isIn(index: number, offset: number): boolean {
    return this.#readStart(index) <= offset && offset < this.#readStart(index + 1);
  }

  #readStart(index: number): number {
    return this.#starts[index] ?? Infinity;
  }

  #search(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.#readStart(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
