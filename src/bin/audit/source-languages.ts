import type { Linter } from 'eslint';
import type { ProjectParsers } from './project-eslint.js';

const javascript = ['**/*.{js,mjs,cjs,jsx}'];
const typescript = ['**/*.{ts,mts,cts,tsx}'];

type Language = NonNullable<Linter.Config['languageOptions']>;

/** What a TypeScript file is reported with when the project has no parser for it. */
export const missingParser = 'no TypeScript parser for ESLint is installed';

const withJsx = { parserOptions: { ecmaFeatures: { jsx: true } } };

/** Stands in for the parser that is not there, so that each TypeScript file is named as not read. */
const noParser: Linter.Parser = {
  meta: { name: 'sequelize-guard/no-parser', version: '1' },
  parseForESLint() {
    throw new Error(missingParser);
  },
};

/**
 * The ways to read a project's JavaScript, the likeliest first: a file that one cannot parse is read with the next
 * (a top-level `return` needs CommonJS, decorators the TypeScript parser, Flow Babel's).
 */
export function listLanguages(parsers: ProjectParsers): readonly Linter.Config[][] {
  const typescriptConfig: Linter.Config = { files: typescript, languageOptions: { parser: parsers.typescript ?? noParser } };
  const babel: Language = { ...withJsx, parserOptions: { ...withJsx.parserOptions, requireConfigFile: false } };
  const languages: Language[] = [
    withJsx,
    { ...withJsx, sourceType: 'commonjs' },
    ...(parsers.typescript === undefined ? [] : [{ ...withJsx, parser: parsers.typescript }]),
    ...(parsers.babel === undefined ? [] : [{ ...babel, parser: parsers.babel }]),
  ];
  return languages.map((languageOptions) => [{ files: javascript, languageOptions }, typescriptConfig]);
}
