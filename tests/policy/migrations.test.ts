// What a project migrates with: read off its files, none of which is run.
import { execFileSync } from 'node:child_process';
import { symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { judgeMigrator, readMigratorOf } from '../../src/policy/project/migrator.js';
import { readMigrations, type ProjectMigrations } from '../../src/policy/project/migrations.js';
import { createProject } from './temporary-project.js';

type Files = Readonly<Record<string, object | string>>;

function read(files: Files, at = ''): ProjectMigrations {
  const folder = createProject(files);
  const found = readMigrations(at === '' ? [folder] : [path.join(folder, at), folder]);
  if (!found) throw new Error('no package.json');
  return found;
}

const lists = (dependencies: object): object => ({ dependencies });
const installed = (version: string): Files => ({ 'node_modules/umzug/package.json': { name: 'umzug', version } });

describe('the tool', () => {
  it.each([
    ['sequelize-cli', { devDependencies: { 'sequelize-cli': '^6.6.0' } }, {}, { cli: 'sequelize-cli', umzug: { listed: false, major: undefined } }],
    ['sequelize-cli with the Umzug that it brings', { devDependencies: { 'sequelize-cli': '^6.6.0' } }, installed('2.3.0'), { cli: 'sequelize-cli', umzug: { listed: false, major: 2 } }],
    ['@sequelize/cli', lists({ '@sequelize/cli': '7.0.0-alpha.46' }), {}, { cli: '@sequelize/cli', umzug: { listed: false, major: undefined } }],
    ['Umzug 3 by its range', lists({ umzug: '^3.8.0' }), {}, { cli: undefined, umzug: { listed: true, major: 3 } }],
    ['Umzug 2 by its range', lists({ umzug: '~2.3' }), {}, { cli: undefined, umzug: { listed: true, major: 2 } }],
    ['an alias', lists({ umzug: 'npm:umzug@2.3.0' }), {}, { cli: undefined, umzug: { listed: true, major: 2 } }],
    ['the installed one before the range', lists({ umzug: '>=2' }), installed('3.8.3'), { cli: undefined, umzug: { listed: true, major: 3 } }],
    ['an alias of a package with a scope', lists({ umzug: 'npm:@me/umzug@2.1.0' }), {}, { cli: undefined, umzug: { listed: true, major: 2 } }],
    ['a version of two digits', lists({ umzug: '^10.1.0' }), {}, { cli: undefined, umzug: { listed: true, major: 10 } }],
    ['a tag, not installed', lists({ umzug: 'latest' }), {}, { cli: undefined, umzug: { listed: true, major: undefined } }],
    ['none', lists({ sequelize: '6' }), {}, { cli: undefined, umzug: { listed: false, major: undefined } }],
  ])('%s', (_what, json, files, expected) => {
    expect(read({ 'package.json': json, ...files })).toMatchObject(expected);
  });

  it('is looked for in the folders above, too', () => {
    expect(read({ 'package.json': lists({ 'sequelize-cli': '6' }), 'api/package.json': {} }, 'api')).toMatchObject({ cli: 'sequelize-cli' });
  });

  it('is unknown without any package.json', () => {
    expect(readMigrations([createProject()])).toBeUndefined();
  });
});

describe('the folder', () => {
  const up = 'exports.up = () => {};';

  it.each([
    ['.sequelizerc', { '.sequelizerc': "module.exports = { 'migrations-path': 'db/changes' };", 'db/changes/1.js': up, 'migrations/2.js': up }, 'db/changes', ['1.js']],
    ['.sequelizerc, nothing there yet', { '.sequelizerc': "module.exports = { 'migrations-path': 'db/changes' };" }, 'db/changes', []],
    ['a usual place', { 'src/db/migrations/1.ts': up }, 'src/db/migrations', ['1.ts']],
    ['the first usual place that holds a script', { 'migrations/notes.md': '', 'database/migrations/1.cjs': up }, 'database/migrations', ['1.cjs']],
    ['without folders that are called like scripts', { 'migrations/1.js': up, 'migrations/2.js/readme.md': '' }, 'migrations', ['1.js']],
    ['in their order, without declarations', { 'migrations/2.js': up, 'migrations/1.js': up, 'migrations/1.d.ts': '' }, 'migrations', ['1.js', '2.js']],
  ])('%s', (_what, files, folder, names) => {
    const project = createProject({ 'package.json': {}, ...files });
    expect(readMigrations([project])).toMatchObject({ folder: path.join(project, folder), files: names });
  });

  it('is unknown where there is none, and found once it is made', () => {
    const project = createProject({ 'package.json': {}, 'migrations/readme.md': '' });
    expect(readMigrations([project])).toMatchObject({ folder: undefined, files: [], format: undefined });
    writeFileSync(path.join(project, 'migrations/1.js'), up);
    expect(readMigrations([project])).toMatchObject({ folder: path.join(project, 'migrations'), files: ['1.js'] });
  });
});

describe('the format', () => {
  it.each([
    ['1.js', 'module.exports = {\n  async up (queryInterface, Sequelize) {},\n  async down (queryInterface, Sequelize) {}\n};', 'queryInterface', 'commonjs'],
    ['1.js', 'module.exports = { up: (queryInterface, Sequelize) => queryInterface.createTable() };', 'queryInterface', 'commonjs'],
    ['1.js', 'module.exports = { up: function (queryInterface) {} };', 'queryInterface', 'commonjs'],
    ['1.cjs', 'exports.up = async (q, s) => {};', 'queryInterface', 'commonjs'],
    ['1.js', 'export default { up: async queryInterface => {} };', 'queryInterface', 'esm'],
    ['1.mjs', 'export async function up({ context }) {}', 'context', 'esm'],
    ['1.js', 'export const up = async ({ context: queryInterface }) => {};', 'context', 'esm'],
    ['1.js', 'exports.up = async (params) => { await params.context.addColumn(); };', 'context', 'commonjs'],
    ['1.ts', 'export const up: MigrationFn<QueryInterface> = async ({ context }) => {};', 'context', 'typescript'],
    ['1.ts', 'module.exports = { async up(queryInterface: QueryInterface, Sequelize: any) {} };', 'queryInterface', 'typescript'],
    ['1.ts', 'export async function up(queryInterface: QueryInterface): Promise<void> {}', 'queryInterface', 'typescript'],
    ['1.js', '// up({ context })\nexports.up = function (queryInterface, Sequelize) {};', 'queryInterface', 'commonjs'],
    ['1.js', 'exports.up = async (database,Sequelize) => {};', 'queryInterface', 'commonjs'],
    ['1.js', 'exports.up = async (database , Sequelize) => {};', 'queryInterface', 'commonjs'],
    ['1.ts', 'export const up = async (database : Database, more: object) => {};', 'queryInterface', 'typescript'],
    ['1.mts', 'export const up = async ({ context }) => {};', 'context', 'typescript'],
    ['1.cts', 'exports.up = async ({ context }: Params) => {};', 'context', 'typescript'],
    ['1.mjs', 'exports.up = async ({ context }) => {};', 'context', 'esm'],
    ['1.cjs', 'export const up = async ({ context }) => {};', 'context', 'commonjs'],
    ['1.js', "exports.up = async (queryInterface) => { await queryInterface.bulkDelete('import'); };", 'queryInterface', 'commonjs'],
    ['1.js', 'const loader = make();\nloader.import();\nexports.up = async (queryInterface) => {};', 'queryInterface', 'commonjs'],
    ['1.js', '  export async function/* the first */up(database, Sequelize) {}', 'queryInterface', 'esm'],
    ['1.js', 'exports.up = () => {};', 'unknown', 'commonjs'],
    ['1.js', 'exports.up = make(table);', 'unknown', 'commonjs'],
  ])('%s: %s', (name, text, signature, module) => {
    expect(read({ 'package.json': {}, [`migrations/${name}`]: text }).format).toEqual({ signature, module });
  });

  it('is that of the newest that shows one', () => {
    const files = { 'migrations/1.js': 'exports.up = (queryInterface, Sequelize) => {};', 'migrations/2.js': 'exports.up = ({ context }) => {};', 'migrations/3.js': 'exports.up = () => {};' };
    expect(read({ 'package.json': {}, ...files }).format).toMatchObject({ signature: 'context' });
  });

  it('follows a file that changes', () => {
    const project = createProject({ 'package.json': {}, 'migrations/1.js': 'exports.up = (queryInterface, Sequelize) => {};' });
    expect(readMigrations([project])?.format?.signature).toBe('queryInterface');
    writeFileSync(path.join(project, 'migrations/1.js'), 'exports.up = ({ context }) => context.dropTable();');
    expect(readMigrations([project])?.format?.signature).toBe('context');
  });

  it.skipIf(process.platform === 'win32')('waits for no pipe, and reads no giant', () => {
    const project = createProject({ 'package.json': {}, 'migrations/1.js': `exports.up = ({ context }) => {};${' '.repeat(300_000)}` });
    execFileSync('mkfifo', [path.join(project, 'migrations/2.js')]);
    symlinkSync(path.join(project, 'migrations/2.js'), path.join(project, 'migrations/3.js'));
    symlinkSync(path.join(project, 'nowhere'), path.join(project, 'migrations/4.js'));
    expect(readMigrations([project])).toMatchObject({ format: undefined });
  });
});

describe('the migrations of a migrator', () => {
  const files = { 'db/changes/1.js': '', 'src/x.js': '', 'empty/readme.md': '', 'node_modules/a/hidden.js': '', 'hooks/node_modules/a/1.js': '' };

  it.each([
    ["{ glob: 'db/changes/*.js' }", 'some'],
    ["{ glob: './db/changes/*.{js,ts}' }", 'some'],
    ["{ glob: 'db/**/*.js' }", 'some'],
    ["{ glob: 'db/changes/1.js' }", 'some'],
    ["{ glob: ['changes/*.js', { cwd: 'db' }] }", 'some'],
    ["{ glob: ['../db/changes/*.js', { cwd: __dirname }] }", 'some'],
    ["{ glob: path.join(__dirname, '../db/changes/*.js') }", 'some'],
    ['{ glob: `${__dirname}/../db/changes/*.js` }', 'some'],
    ["{ glob: path.resolve(import.meta.dirname, '..', 'db', 'changes', '*.js') }", 'some'],
    ["{ path: './db/changes' }", 'some'],
    ["{ params: [], path: path.join(__dirname, '../db/changes') }", 'some'],
    ["{ glob: 'db/changes/*.ts' }", 'none'],
    ["{ glob: 'migrations/*.js' }", 'none'],
    ["{ glob: ['*.js', { cwd: `${__dirname}/../empty` }] }", 'none'],
    ["{ path: 'empty' }", 'none'],
    ["{ glob : 'db/changes/*.js' }", 'some'],
    ["{ glob: 'db/**' }", 'some'],
    ["{ glob: 'db' }", 'none'],
    ["{ glob: 'db/changes' }", 'none'],
    ["{ glob: 'db/changes/2.js' }", 'none'],
    ["{ glob: '**/hidden.js' }", 'none'],
    ["{ glob: 'hooks/**/*.js' }", 'none'],
    ["{ glob: '/*.config.mjs' }", 'none'],
    ["{ glob: path.join('db' + folder, 'changes/*.js') }", 'unknown'],
    ["{ /* glob: 'db/changes/*.js' */ glob: 'empty/*.js' }", 'none'],
    ['{ glob: folder }', 'unknown'],
    ["{ glob: ['*.js', { cwd: folder }] }", 'unknown'],
    ['[{ name: "1", up }]', 'unknown'],
    ['{ glob: `${folder}/*.js` }', 'unknown'],
  ])('%s: %s', (migrations, state) => {
    const project = createProject(files);
    const text = `const umzug = new Umzug({ migrations: ${migrations}, context: sequelize.getQueryInterface() });`;
    expect(judgeMigrator(text, path.join(project, 'src'), [project])).toBe(state);
  });

  it.each([
    ["glob: 'changes/*.js'", ['db', ''], 'some'],
    ["glob: 'changes/*.js'", ['', 'db'], 'elsewhere'],
    ["glob: ['../db/changes/*.js', { cwd: __dirname }]", ['', 'db'], 'some'],
    ["glob: 'none/*.js'", ['', 'db'], 'none'],
    ['glob: folder', ['', 'db'], 'unknown'],
  ] as const)('are found from the folder that a process starts in first: %s from %o: %s', (text, working, state) => {
    const project = createProject(files);
    expect(judgeMigrator(text, path.join(project, 'src'), working.map((folder) => path.join(project, folder)))).toBe(state);
  });

  const CLI = 'module.exports = { up: async (queryInterface, Sequelize) => {} };';
  const UMZUG = 'exports.up = async ({ context }) => {};';
  const glob = "glob: ['*.js', { cwd: __dirname }]";
  const folder = "path: __dirname, params: [sequelize.getQueryInterface(), Sequelize]";

  it.each([
    ['Umzug 3 over its own', UMZUG, `{ ${glob} }`, 'some'],
    ['Umzug 3 over those of sequelize-cli', CLI, `{ ${glob} }`, 'unresolved'],
    ['Umzug 3 that takes the newest ones for its own', { 'm/1.js': CLI, 'm/2.js': UMZUG }, `{ ${glob} }`, 'some'],
    ['Umzug 3 over what is too large to be read', `${UMZUG}${' '.repeat(300_000)}`, `{ ${glob} }`, 'some'],
    ['Umzug 3 over a form that is not shown', 'exports.up = run;', `{ ${glob} }`, 'some'],
    ['with resolve', CLI, `{ ${glob}, resolve: ({ name, path, context }) => load(path) }`, 'some'],
    ['with resolve as a method', CLI, `{ ${glob}, resolve(params) { return load(params); } }`, 'some'],
    ['with resolve by its name', CLI, `{ ${glob}, resolve }`, 'some'],
    ['with the resolve of path', CLI, "{ glob: path.resolve(__dirname, '*.js') }", 'unresolved'],
    ['Umzug 2 over those of sequelize-cli', CLI, `{ ${folder} }`, 'some'],
    ['Umzug 2 over those of Umzug 3', UMZUG, `{ ${folder} }`, 'forContext'],
    ['Umzug 2 with a resolver', UMZUG, `{ ${folder}, customResolver: load }`, 'some'],
  ] as const)('are written as they are called: %s', (_what, text, migrations, state) => {
    const project = createProject(typeof text === 'string' ? { 'm/1.js': text } : text);
    const isNew = migrations.includes('glob');
    const code = `new Umzug({ migrations: ${migrations}, ${isNew ? 'context: sequelize.getQueryInterface()' : "storage: 'sequelize'"} })`;
    expect(judgeMigrator(code, path.join(project, 'm'), [project])).toBe(state);
  });

  it('are not counted to their end where there are too many files', () => {
    // No project of a test holds as many as the packages that are installed here.
    const root = path.resolve(import.meta.dirname, '../..');
    const judge = (glob: string): string => judgeMigrator(`new Umzug({ migrations: { glob: '${glob}' } })`, root, [root]);
    expect(judge('node_modules/**/*.migration')).toBe('unknown');
    expect(judge('node_modules/**/package.json')).toBe('some');
    expect(judge('src/policy/**/*.migration')).toBe('none');
  });

  it('are those of the migrator that is named, however it is spaced', () => {
    const text = "const seeds = new  Umzug({ migrations: { glob: 'none/*.js' } });\nconst umzug = new  Umzug({ migrations: { glob: 'db/changes/*.js' } });\nconst more = new\tUmzug({ migrations: { glob: 'none/*.js' } });";
    const project = createProject(files);
    expect(judgeMigrator(readMigratorOf(text, 'umzug'), project, [project])).toBe('some');
    expect(judgeMigrator(readMigratorOf(text, 'more'), project, [project])).toBe('none');
  });

  it('are those of the migrator that is named', () => {
    const text = "export const seeds = new Umzug({ migrations: { glob: 'none/*.js' } });\nexport const umzug = new Umzug({ migrations: { glob: 'db/changes/*.js' } });\nconst more = new Umzug({ migrations: { glob: 'x' } });";
    const project = createProject(files);
    expect(judgeMigrator(readMigratorOf(text, 'umzug'), project, [project])).toBe('some');
    expect(judgeMigrator(readMigratorOf(text, 'seeds'), project, [project])).toBe('none');
    expect(judgeMigrator(text, project, [project])).toBe('unknown');
  });
});
