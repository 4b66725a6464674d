const globs = { type: 'array', items: { type: 'string' } } as const;

/**
 * JSON schema of the option `files` that every rule takes. It has no defaults on purpose: with one, ESLint 9 and
 * later would let it override the settings. `classifyFile` refuses the globs that a schema cannot.
 */
export const filesSchema = {
  type: 'object',
  description: 'Globs of files that this rule treats by their role; a list replaces the one of the settings.',
  additionalProperties: false,
  properties: {
    test: { ...globs, description: 'Test files, relative to the root.' },
    dev: { ...globs, description: 'Files that only ever run against a development database.' },
    migration: { ...globs, description: 'Migrations and seeders, where dropping and deleting is expected.' },
  },
} as const;

/** JSON schema of the option `ignoreFiles` of the rules that look at test files too. */
export const ignoreFilesSchema = { ...globs, description: 'Globs of files where the rule does not apply, relative to the root.' } as const;
