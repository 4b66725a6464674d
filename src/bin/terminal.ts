/** Where a run is started and what it writes to. */
export interface Terminal {
  readonly folder: string;
  /** Whether what `warn` writes is read by a person as it comes. */
  readonly isInteractive: boolean;
  /** Everything that standard input holds. */
  readInput(): Promise<string>;
  print(text: string): void;
  warn(text: string): void;
}
