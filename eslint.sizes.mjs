// The caps of the house: lines of a file and of a function, complexity, parameters. ESLint and
// tests/architecture.test.ts both read them here. A cap is raised in the change that says why.

function caps({ file, functions, complexity, parameters }) {
  const counted = (max) => ['error', { max, skipBlankLines: false, skipComments: false }];
  return {
    'max-lines': counted(file),
    ...(functions !== undefined && { 'max-lines-per-function': counted(functions) }),
    ...(complexity !== undefined && { complexity: ['error', { max: complexity }] }),
    ...(parameters !== undefined && { 'max-params': ['error', { max: parameters }] }),
  };
}

const functionCaps = { functions: 40, complexity: 10, parameters: 3 };

/** Flat configuration objects; a later one overrides an earlier one. */
export const sizes = [
  { files: ['src/**'], rules: caps({ file: 250, ...functionCaps }) },
  // A recogniser is one condition per spelling, and ESLint counts every `&&`, `||` and `?.` of a condition as a branch.
  { files: ['src/{syntax,values,sequelize}/**'], rules: caps({ file: 250, ...functionCaps, complexity: 16 }) },
  { files: ['src/rules/*'], rules: caps({ file: 150, ...functionCaps }) },
  // A row of a test table is a call with its columns in order, and a generator is one condition per kind of program.
  { files: ['tests/**'], rules: caps({ file: 400, complexity: 16, parameters: 4 }) },
];

/** Lines of a page below docs/rules. */
export const pageCap = 150;
