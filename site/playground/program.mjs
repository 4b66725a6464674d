// Everything that the playground loads: built by build.mjs into one file, with TypeScript in one of its own.
import { Linter } from 'eslint/universal';
import plugin from '../../dist/index.mjs';

export { createEditor } from './editor.mjs';
export { applyEdit, fixState, lintState } from './lint.mjs';
export { Linter, plugin };

let parser;

/** The parser of TypeScript, which is larger than all the rest: for a TypeScript file only. */
export async function loadParser() {
  parser ??= await import('./typescript-parser.mjs');
  return parser;
}
