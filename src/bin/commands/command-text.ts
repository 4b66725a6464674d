/** What other commands can run by its name: a script of a package.json, a target of a Makefile or justfile, or a file. */
export type Callable =
  | { readonly kind: 'script'; readonly folder: string; readonly name: string }
  | { readonly kind: 'target'; readonly tool: 'make' | 'just'; readonly name: string }
  | { readonly kind: 'file'; readonly file: string };

/** A piece of shell text in a file, and when it runs. */
export interface CommandText {
  /** Absolute. */
  readonly file: string;
  readonly text: string;
  /** Where it is written in the file, as offsets. */
  readonly range: readonly [start: number, end: number];
  /** Such as "when the container starts". */
  readonly when: string;
  /** What runs it by a name, if anything does. */
  readonly callable: Callable | undefined;
}

/** A file that may hold commands, and its text. */
export interface CommandFile {
  readonly file: string;
  /** Relative to the audited folder, with `/`. */
  readonly name: string;
  readonly text: string;
}
