// The set-up of Umzug that is written in a project on disk: its glob, its folder, how migrations are loaded, or why there is none.
import { describe, expect, it } from 'vitest';
import { lintProject, type Files, type LintedProject, type ProjectRequest } from './support/lint-project.js';
import { lintSwap } from './support/lint-swap.js';

const HEAD = "import { sequelize } from './db.js';\n";
const CODE = `${HEAD}await sequelize.sync({ force: true });\n`;
const CLI_STYLE = 'module.exports = {\n  async up(queryInterface, Sequelize) {},\n};\n';
const ESM_CLI_STYLE = 'export const up = async (queryInterface, Sequelize) => {};\n';
const UMZUG_STYLE = 'export const up = async ({ context }) => {};\n';
const TYPED_STYLE = 'export const up = async ({ context }: Params): Promise<void> => {};\n';
const NONE_YET = 'there is no migration yet, so a new database would have no tables. Make the first: `npx eslint-plugin-sequelize-guard baseline <module>`';
const project = (more: object = {}): Files => ({ 'package.json': { dependencies: { sequelize: '6', umzug: '3' }, ...more } });
const lint = (request: Partial<ProjectRequest>): LintedProject => lintProject({ code: CODE, ...request });
const written = (request: Partial<ProjectRequest>): string => lint(request).suggestions[0]?.output ?? '';

describe('the glob of a set-up', () => {
  it.each([
    ['JavaScript without migrations', 'src/start.js', project({ type: 'module' }), "['../migrations/*.{js,cjs,mjs}', { cwd: import.meta.dirname }]"],
    ['TypeScript without migrations', 'src/start.ts', project({ type: 'module' }), "['../migrations/*.{js,ts}', { cwd: import.meta.dirname }]"],
    ['TypeScript migrations, which run as JavaScript later', 'src/start.ts', { ...project({ type: 'module' }), 'migrations/1.ts': TYPED_STYLE }, "['../migrations/*.{js,ts}', { cwd: import.meta.dirname }]"],
    ['migrations of two endings', 'src/start.js', { ...project({ type: 'module' }), 'migrations/1.mjs': UMZUG_STYLE, 'migrations/2.js': UMZUG_STYLE }, "['../migrations/*.{js,mjs}', { cwd: import.meta.dirname }]"],
    ['a file beside its migrations', 'migrations/run.js', { ...project({ type: 'module' }), 'migrations/1.js': UMZUG_STYLE }, "['*.js', { cwd: import.meta.dirname }]"],
    ['a file above its migrations', 'start.js', { ...project({ type: 'module' }), 'migrations/1.js': UMZUG_STYLE }, "['migrations/*.js', { cwd: import.meta.dirname }]"],
    ['an .mjs file of CommonJS', 'src/start.mjs', { ...project({ type: 'commonjs' }), 'migrations/1.mjs': UMZUG_STYLE }, "['../migrations/*.mjs', { cwd: import.meta.dirname }]"],
    ['an .mts file of CommonJS', 'src/start.mts', { ...project({ type: 'commonjs' }), 'migrations/1.mts': TYPED_STYLE }, "['../migrations/*.mts', { cwd: import.meta.dirname }]"],
    ['a .cts file of ES modules', 'src/start.cts', { ...project({ type: 'module' }), 'migrations/1.js': UMZUG_STYLE }, "['../migrations/*.js', { cwd: __dirname }]"],
    ['a .js file of CommonJS', 'src/start.js', { ...project({ type: 'commonjs' }), 'migrations/1.js': UMZUG_STYLE }, "['../migrations/*.js', { cwd: __dirname }]"],
    ['a TypeScript file without a type', 'src/start.ts', { ...project(), 'migrations/1.js': UMZUG_STYLE }, "['../migrations/*.js', { cwd: __dirname }]"],
    ['a folder that is called like a module', 'src/app.mjs/start.js', { ...project({ type: 'commonjs' }), 'migrations/1.js': UMZUG_STYLE }, "['../../migrations/*.js', { cwd: __dirname }]"],
    ['a folder that is called like CommonJS', 'src/app.cjs/start.js', { ...project({ type: 'module' }), 'migrations/1.js': UMZUG_STYLE }, "['../../migrations/*.js', { cwd: import.meta.dirname }]"],
  ] as const)('%s', (...[, file, files, expected]) => {
    expect(written({ file, files })).toContain(`migrations: { glob: ${expected} },\n`);
  });

  it('is written in the quotes of the file', () => {
    const code = CODE.replaceAll("'", '"');
    expect(written({ code, files: { ...project({ type: 'module' }), "it's/migrations/1.js": UMZUG_STYLE, '.sequelizerc': "module.exports = { 'migrations-path': \"it's/migrations\" };" } })).toContain('glob: ["../');
  });
});

describe('the migrations of sequelize-cli are loaded', () => {
  it('by require, in TypeScript', () => {
    const output = written({ file: 'src/start.ts', files: { ...project({ type: 'commonjs' }), 'migrations/1.js': CLI_STYLE } });
    expect(output).toContain('        up: async () => require(path!).up(context, context.sequelize.constructor),\n'.slice(2));
    expect(output).not.toContain('pathToFileURL');
  });

  it('by import, in TypeScript', () => {
    const output = written({ file: 'src/start.ts', files: { ...project({ type: 'module' }), 'migrations/1.cjs': CLI_STYLE } });
    expect(output).toContain("const run = async (step: 'up' | 'down') => {\n");
    expect(output).toContain('await import(pathToFileURL(path!).href);');
    expect(output).toContain("import { pathToFileURL } from 'node:url';\n");
  });

  it('by import, in TypeScript with double quotes', () => {
    const output = written({ code: CODE.replaceAll("'", '"'), file: 'src/start.ts', files: { ...project({ type: 'module' }), 'migrations/1.cjs': CLI_STYLE } });
    expect(output).toContain('const run = async (step: "up" | "down") => {\n');
    expect(output).toContain('up: () => run("up"), down: () => run("down") };\n');
  });

  it('by import, where they are ES modules in a CommonJS project', () => {
    const code = "const { sequelize } = require('./db');\nasync function start() {\n  await sequelize.sync({ force: true });\n}\n";
    expect(written({ code, sourceType: 'commonjs', files: { ...project(), 'migrations/1.mjs': ESM_CLI_STYLE } })).toContain("const { pathToFileURL } = require('node:url');\n");
  });

  it('but not where the name of the import is taken', () => {
    const files = { ...project({ type: 'module' }), 'migrations/1.cjs': CLI_STYLE };
    expect(written({ files })).toContain('new Umzug({');
    expect(lint({ code: `${CODE}const pathToFileURL = 1;\n`, files }).suggestions.map(({ says }) => says)).toEqual(['Remove `force`.']);
  });
});

describe('what is offered for a plain sync', () => {
  const code = `${HEAD}await sequelize.sync();\n`;
  const says = (request: Partial<ProjectRequest>): readonly string[] => lint({ code, rule: 'no-sync', ...request }).suggestions.map((suggestion) => suggestion.says);

  it.each([
    ['a set-up', {}, { ...project({ type: 'module' }), 'migrations/1.js': UMZUG_STYLE }, 'Write an Umzug set-up here and run the migrations of `migrations/` instead.'],
    ['a set-up for what is still to come', {}, project(), `Write an Umzug set-up here for the migrations of \`migrations/\`. Mind that ${NONE_YET}.`],
    ['a call that is configured', { migration: { call: 'migrate()', import: { name: 'migrate', from: 'own' } } }, project(), 'Run `migrate()` instead.'],
    ['a command that is configured', { migration: { command: 'make migrate' } }, project(), 'Write `sequelize.authenticate()` here, and run `make migrate` before each start.'],
  ])('%s', (...[, settings, files, expected]) => {
    expect(says({ settings, files })).toEqual([expected]);
  });

  it.each([
    ['whose result is used', 'const db = await sequelize.sync();\nuse(db);\n'],
    ['in a loop', 'for (const one of list) await sequelize.sync();\n'],
    ['before rows that are inserted', 'await sequelize.sync();\nawait User.create({});\n'],
  ])('the call that is configured, without a word of what is no matter of the disk: %s', (_name, text) => {
    expect(says({ code: HEAD + text, settings: { migration: { call: 'migrate()', import: { name: 'migrate', from: 'own' } } }, files: project() })).toEqual(['Run `migrate()` instead.']);
  });

  it('nothing for a name that the file does not have', () => {
    expect(says({ settings: { migration: { call: 'migrate()' } }, files: project() })).toEqual([]);
  });
});

it('without a project on disk, the usual folder is named', () => {
  const request = { filename: 'src/start.mjs', parser: 'espree', sourceType: 'module', migration: undefined } as const;
  expect(lintSwap({ code: CODE, ...request }).swaps).toMatchObject([{ kind: 'setup', folder: 'migrations/' }]);
});

it('beside an older Umzug there is none', () => {
  const outdated = { cli: undefined, umzug: { listed: true, major: 2 }, folder: undefined, seeders: undefined, files: [], format: undefined, base: '/app', type: undefined, isTranspiled: false };
  const migrations = { project: outdated, configured: 'unknown', judgeUmzug: () => 'unknown' as const } as const;
  expect(lintSwap({ code: CODE, filename: 'src/start.mjs', parser: 'espree', sourceType: 'module', migration: undefined, migrations }).swaps).toEqual([{ kind: 'none', why: 'outdatedUmzug' }]);
  expect(lint({ files: { 'package.json': { dependencies: { sequelize: '6', umzug: '^2.3.0' }, type: 'module' }, 'migrations/1.js': CLI_STYLE } }).suggestions.map(({ says }) => says)).toEqual(['Remove `force`.']);
});
