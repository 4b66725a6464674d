import type { Linter } from 'eslint';
import type { ProjectParsers } from './project-eslint.js';

/** One way to read a file, as ESLint's `languageOptions`. */
export type Language = NonNullable<Linter.Config['languageOptions']>;

/** The ways to read a file, the likeliest first: one that cannot be parsed is read with the next. */
export interface SourceLanguages {
  readonly javascript: readonly Language[];
  readonly typescript: readonly Language[];
}

/** What a TypeScript file is reported with where nothing here parses TypeScript. */
export const missingParser = 'no TypeScript parser is installed';

const withJsx = { parserOptions: { ecmaFeatures: { jsx: true } } };

/** Takes the place of the parser that is not there, so that each TypeScript file is named as not read. */
const noParser: Linter.Parser = {
  meta: { name: 'sequelize-guard/no-parser', version: '1' },
  parseForESLint() {
    throw new Error(missingParser);
  },
};

/**
 * The ways to read a project's files. JavaScript: a top-level `return` needs CommonJS, decorators a TypeScript parser,
 * Flow Babel's. TypeScript: the project's own parser, so that the audit and its lint agree; else, or where that one fails,
 * the one that comes with the command.
 */
export function listLanguages({ typescript, babel }: ProjectParsers, own: Linter.Parser | undefined): SourceLanguages {
  const typed = [typescript, own].filter((parser) => parser !== undefined).map((parser) => ({ ...withJsx, parser }));
  const flow: Language[] = babel === undefined ? [] : [{ parser: babel, parserOptions: { ...withJsx.parserOptions, requireConfigFile: false } }];
  return {
    javascript: [withJsx, { ...withJsx, sourceType: 'commonjs' }, ...typed, ...flow],
    typescript: typed.length === 0 ? [{ parser: noParser }] : typed.map(({ parser }) => ({ parser })),
  };
}
