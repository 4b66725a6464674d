/** Most characters a pattern may have: a database name has 63 to 128, and parsing must stay cheap too. */
export const PATTERN_LENGTH_LIMIT = 1_000;

/** Most steps one pattern may take: one per path item written or read. */
export const STEP_LIMIT = 20_000;

/** Most groups inside one another. */
const DEPTH_LIMIT = 100;

/** Thrown when a pattern needs more than the limits above; `judgePattern` turns it into `tooComplex`. */
export class StepLimitError extends Error {
  override readonly name = 'StepLimitError';
}

/** Counts the work done on one pattern, so that no pattern can make a lint run hang. */
export class Steps {
  #taken = 0;

  /** Steps taken so far, never above `STEP_LIMIT`. */
  get taken(): number {
    return this.#taken;
  }

  /** Books `count` steps before the work is done. @throws StepLimitError when they are too many */
  take(count: number): void {
    const wanted = this.#taken + count;
    this.#taken = Math.min(wanted, STEP_LIMIT);
    if (wanted > STEP_LIMIT) throw new StepLimitError();
  }

  /** Books one level of nesting. @throws StepLimitError when the groups lie too deep */
  enter(depth: number): void {
    this.take(1);
    if (depth > DEPTH_LIMIT) throw new StepLimitError();
  }
}
