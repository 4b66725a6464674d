import type { SwapRefusal } from '../../../src/report/swap/request.js';

/** How the files of the corpus take modules in. `importEquals` is TypeScript's `import x = require()`. */
export type ModuleSystem = 'esm' | 'commonjs' | 'importEquals';

/** A body below the imports of a module system, before and after; the imports are the system's own. */
export interface SwapCase {
  readonly name: string;
  readonly before: string;
  /** After the fix, or with `why` after the suggestion of the first call that is refused. */
  readonly after: string;
  readonly why?: SwapRefusal;
  /** Where the body can stand; everywhere unless said. */
  readonly systems?: readonly ModuleSystem[];
}

export const ESM_ONLY: Pick<SwapCase, 'systems'> = { systems: ['esm'] };
