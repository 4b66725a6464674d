/** A line of a file that is to be explained. */
export interface Place {
  /** As written. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

/** Reads `src/file.js:12` and `src/file.js:12:5`, as ESLint and compilers print them; undefined for anything else. */
export function readPlace(written: string): Place | undefined {
  const [, file, line] = /^(.+?):(\d{1,9})(?::\d{1,9})?$/su.exec(written) ?? [];
  return file === undefined || Number(line) < 1 ? undefined : { file, line: Number(line) };
}
