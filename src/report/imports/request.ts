
export interface ImportRequest {
  /** The exported name of a `named` import; of the others, the name to bind. */
  readonly name: string;
  /** The specifier as it is written in the file. */
  readonly from: string;
  readonly kind: 'named' | 'default' | 'namespace';
  /** Tells `.mjs` from `.cjs` in a file without imports. */
  readonly filename?: string;
  /** The local name to bind, where it is another than `name`. */
  readonly local?: string;
}
