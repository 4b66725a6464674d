const globs = { type: 'array', items: { type: 'string' } } as const;

/**
 * JSON schema of the option `files`. Its keys are read by `validateFiles`, which refuses the others and names the nearest
 * one: here the table of options would list them as if they were options themselves. It has no defaults on purpose:
 * with one, ESLint 9 and later would let it override the settings.
 */
export const filesSchema = {
  type: 'object',
  description: 'Globs of test and dev files, in place of those of the settings.',
  additionalProperties: globs,
} as const;

/** The same for rules that leave migrations alone, too. */
export const filesAndMigrationsSchema = { ...filesSchema, description: 'Globs of test files, dev files and migrations, in place of those of the settings.' } as const;

/** JSON schema of the option `ignoreFiles` of the rules that check test files too. */
export const ignoreFilesSchema = { ...globs, description: 'Globs of files where the rule does not apply, relative to the root.' } as const;
