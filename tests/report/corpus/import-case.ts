import type { ImportRequest } from '../../../src/report/imports/modules.js';

/** A file whose last call expression `use()` needs `umzug` from `./umzug.js`, and the same file with the import. */
export interface ImportCase {
  readonly name: string;
  readonly before: string;
  /** `undefined` where the import is refused. */
  readonly after: string | undefined;
  readonly why?: string;
  /** What stands for the export; `umzug` unless said. */
  readonly local?: string;
  readonly request?: Partial<ImportRequest>;
  readonly parser?: 'espree' | 'typescript';
  readonly sourceType?: 'module' | 'commonjs' | 'script';
}
