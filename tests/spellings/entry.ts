import type { Reason } from '../../src/values/model/value.js';
import type { Project } from '../support/projects.js';

/**
 * `v6-crowded` and `other-crowded` list the libraries that have a `sync`, `drop`, `truncate` or `query` of their own;
 * the first lists Sequelize too.
 */
export type SpellingProject = Project | 'v6-crowded' | 'other-crowded';

export type RuleName =
  | 'no-sync-force'
  | 'no-sync-alter'
  | 'require-sync-match'
  | 'no-drop'
  | 'no-mass-delete'
  | 'no-sync';

/** Where and how the code is linted. */
export interface Circumstances {
  readonly name: string;
  readonly rule: RuleName;
  /** Code that only TypeScript's parser reads. */
  readonly ts?: true;
  /** Linted as CommonJS; an ECMAScript module otherwise. */
  readonly commonjs?: true;
  /** Default: `v6`. */
  readonly project?: SpellingProject;
  /** Relative to the project. Default: `src/server.js` or `src/server.ts`. */
  readonly filename?: string;
  /** The plugin's settings. `root` is the project's folder unless it is given. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** The rule's options. */
  readonly options?: Readonly<Record<string, unknown>>;
}

/** Twins of one shape: `on` is reported exactly once by the rule, `off` not at all. */
export interface Spelling extends Circumstances {
  readonly on: string;
  readonly off: string;
}

/** One program: reported exactly once, or not at all. */
export interface Verdict extends Circumstances {
  readonly code: string;
  readonly reported: boolean;
}

/** One program whose value is decided at run time, reported once with one of these reasons. */
export interface Undecided extends Circumstances {
  readonly code: string;
  /** `on` where a reader may also prove that the value is destructive. */
  readonly reasons: readonly (Reason | 'on')[];
}

export type Guard = 'positive' | 'failOpen' | 'inverted' | 'none';

/** One destructive call and the class of the environment guard around it. */
export interface Guarded extends Circumstances {
  readonly code: string;
  readonly guard: Guard;
}
