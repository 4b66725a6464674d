import { createRequire } from 'node:module';
import ts from 'typescript';
import { afterEach, describe, expect, it } from 'vitest';
import { readBlocks } from '../support/pages.js';
import { readTexts } from '../support/sources.js';
import { readRuns } from '../support/truth.js';
import { openDatabase, type Database } from './support/database.js';
import { readSnippet, readSnippetFile } from './support/guide.js';
import { findUnexecuted } from './support/guide-coverage.js';
import { createProject, type AppName, type Project } from './support/packed.js';
import { runShell, type Outcome } from './support/run.js';

const opened: { remove(): void }[] = [];

afterEach(() => opened.splice(0).forEach((project) => { project.remove(); }));

async function createApp(app: AppName, files: Readonly<Record<string, string>>, options = { ownModules: false }): Promise<Project> {
  const project = await createProject(app, { '.gitignore': 'node_modules\n', ...files }, options);
  opened.push(project);
  return project;
}

describe('every command and snippet of the guides', () => {
  const blocksOf = (guide: string, text: string): ReadonlyMap<string, ReturnType<typeof readBlocks>> => new Map([[guide, readBlocks(`docs/guides/${guide}.md`, text)]]);

  it('is executed by a test', () => {
    const pages = readTexts('docs/guides', /\.md$/);
    expect(pages.size).toBeGreaterThan(5);
    const guides = new Map([...pages].map(([page, text]) => [page.replace(/^.*\/|\.md$/g, ''), readBlocks(page, text)]));
    expect(findUnexecuted(guides, readTexts('tests/e2e', /\.test\.ts$/))).toEqual([]);
  });

  it.each([
    ['a block without a test', '```sh\nrm -rf node_modules\n```\n', 'a:1 has no test='],
    ['a block that no test takes', '```sh test=seeded\nls\n```\n', 'a: test=seeded is taken by no test'],
    ['a block twice', '```sh test=run\nls\n```\n```sh test=run\nls\n```\n', 'a: test=run stands there twice'],
    ['a block that is gone', '', 'a: test=run is not in the guide'],
  ])('or else found: %s', (_what, text, problem) => {
    expect(findUnexecuted(blocksOf('a', text), new Map([['a.test.ts', ['readSnippet(', "'a', 'run')"].join('')]]))).toContain(problem);
  });
});

describe('docs/guides/migrations.md', () => {
  const db = `import { DataTypes, Sequelize } from 'sequelize';

export const sequelize = new Sequelize(process.env.DATABASE_URL, { logging: false, pool: { max: 1 } });
export const User = sequelize.define('User', { name: DataTypes.STRING });
`;
  const asBefore = "import { sequelize, User } from './src/db.js';\nawait sequelize.sync();\nawait User.create({ name: 'Ada' });\nawait sequelize.close();\n";
  const databases: Database[] = [];

  afterEach(async () => { await Promise.all(databases.splice(0).map((database) => database.close())); });

  async function connect(): Promise<Database> {
    const database = await openDatabase();
    databases.push(database);
    return database;
  }

  async function createShop(files: Readonly<Record<string, string>>, { first = readSnippetFile('migrations', 'first'), ownModules = false } = {}): Promise<Project> {
    const own = { ...readSnippetFile('migrations', 'umzug'), ...first, 'src/db.js': db, 'start.js': asBefore };
    const project = await createApp('database', { ...own, ...files }, { ownModules });
    project.write({ 'package.json': JSON.stringify({ ...JSON.parse(project.read('package.json')) as object, type: 'module' }) });
    return project;
  }

  async function shell(project: Project, script: string, database: Database): Promise<Outcome> {
    const outcome = await runShell(script, { cwd: project.folder, env: { DATABASE_URL: database.url } });
    expect(outcome.code, outcome.stderr).toBe(0);
    return outcome;
  }

  const listColumns = async (database: Database): Promise<readonly string[]> =>
    (await database.query<{ column_name: string }>("select column_name from information_schema.columns where table_name = 'Users' order by 1")).map(({ column_name: name }) => name);

  it('moves a database that sync() made over to migrations without losing a row', async () => {
    const project = await createShop({ ...readSnippetFile('migrations', 'baseline'), ...readSnippetFile('migrations', 'migrate') }, { ownModules: true });
    const database = await connect();
    await shell(project, 'node start.js', database);
    await shell(project, readSnippet('migrations', 'install'), database);
    await shell(project, readSnippet('migrations', 'run-baseline'), database);
    expect((await shell(project, readSnippet('migrations', 'run'), database)).stdout).toBe('nothing to do\n');
    project.write(readSnippetFile('migrations', 'second'));
    expect((await shell(project, readSnippet('migrations', 'run'), database)).stdout).toBe('2026.11.21T00.00.00.users-email.js\n');
    expect(await database.query('select name, email from "Users"')).toEqual([{ name: 'Ada', email: null }]);
  });

  it('makes the same table in an empty database', async () => {
    const project = await createShop({ ...readSnippetFile('migrations', 'second'), ...readSnippetFile('migrations', 'migrate') });
    const database = await connect();
    expect((await shell(project, readSnippet('migrations', 'run'), database)).stdout.split('\n')).toHaveLength(3);
    expect(await listColumns(database)).toEqual(['createdAt', 'email', 'id', 'name', 'updatedAt']);
  });

  it('passes over a table that is there, and records the migration, without the baseline', async () => {
    const project = await createShop(readSnippetFile('migrations', 'migrate'));
    const database = await connect();
    await database.query('create table "Users" (id serial primary key, name varchar(255))');
    await database.query('insert into "Users" (name) values (\'Ada\')');
    expect((await shell(project, readSnippet('migrations', 'run'), database)).stdout).toBe('2026.11.01T00.00.00.users.js\n');
    expect(await listColumns(database)).toEqual(['id', 'name']);
    expect((await shell(project, readSnippet('migrations', 'run'), database)).stdout).toBe('nothing to do\n');
  });

  it.each([
    ['postgres', 'CREATE TABLE IF NOT EXISTS '],
    ['mysql', 'CREATE TABLE IF NOT EXISTS '],
    ['mariadb', 'CREATE TABLE IF NOT EXISTS '],
    ['sqlite', 'CREATE TABLE IF NOT EXISTS '],
    ['mssql', 'IF OBJECT_ID('],
  ])('as it says of %s', (dialect, start) => {
    type Generator = new (options: object) => { createTableQuery(table: string, columns: object, options: object): string };
    const QueryGenerator = createRequire(__filename)(`sequelize/lib/dialects/${dialect}/query-generator`) as Generator;
    const generator = new QueryGenerator({ options: {}, dialect, _dialect: { supports: {}, name: dialect }, sequelize: { options: {} } });
    expect(generator.createTableQuery('users', { id: 'INTEGER' }, {}).startsWith(start)).toBe(true);
  });

  it('leaves a project of sequelize-cli with a connection', async () => {
    const project = await createShop({ ...readSnippetFile('migrations', 'config-cli'), ...readSnippetFile('migrations', 'before') }, { first: readSnippetFile('migrations', 'cli-style') });
    const database = await connect();
    await shell(project, readSnippet('migrations', 'fix-cli'), database);
    expect(project.read('src/server.js')).toBe(readSnippet('migrations', 'after-cli'));
    expect(readSnippetFile('migrations', 'after-cli')).toEqual({ 'src/server.js': project.read('src/server.js') });
    await shell(project, 'npx eslint src', database);
  });

  it.each(['an empty database', 'one with rows'])('lets Umzug run files of sequelize-cli on %s', async (which) => {
    const project = await createShop({ ...readSnippetFile('migrations', 'resolve'), ...readSnippetFile('migrations', 'cli-style'), ...readSnippetFile('migrations', 'migrate') });
    const database = await connect();
    if (which === 'one with rows') await shell(project, 'node start.js', database);
    expect((await shell(project, readSnippet('migrations', 'run'), database)).stdout).toBe('2026.11.01T00.00.00.users.cjs\n');
    expect((await shell(project, readSnippet('migrations', 'run'), database)).stdout).toBe('nothing to do\n');
    expect(await database.query('select name from "Users"')).toEqual(which === 'one with rows' ? [{ name: 'Ada' }] : []);
  });

  it('migrates before Nest starts, and does not start where a migration fails', async () => {
    const { outputText } = ts.transpileModule(readSnippet('migrations', 'nest'), { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 } });
    const project = await createApp('database', {
      'dist/migrate.js': outputText,
      'dist/main.js': "console.log('started');\n",
      'dist/database.js': "const { Sequelize } = require('sequelize');\nexports.sequelize = new Sequelize(process.env.DATABASE_URL, { logging: false, pool: { max: 1 } });\n",
      'migrations/1.js': "exports.up = ({ context }) => context.createTable('Users', { name: { type: 'VARCHAR(255)' } });\n",
    });
    const database = await connect();
    expect((await shell(project, readSnippet('migrations', 'nest-run'), database)).stdout).toBe('started\n');
    expect(await listColumns(database)).toEqual(['name']);
    project.write({ 'migrations/2.js': "exports.up = () => { throw new Error('stop'); };\n" });
    const failed = await runShell(readSnippet('migrations', 'nest-run'), { cwd: project.folder, env: { DATABASE_URL: database.url } });
    expect(failed.code).not.toBe(0);
    expect(failed.stdout).not.toContain('started');
  });

  it('lets the fix write what the page shows, which then loses nothing', async () => {
    const project = await createShop({ ...readSnippetFile('migrations', 'config'), ...readSnippetFile('migrations', 'before') });
    const database = await connect();
    await shell(project, readSnippet('migrations', 'fix'), database);
    expect(project.read('src/server.js')).toBe(readSnippet('migrations', 'after'));
    expect(readSnippetFile('migrations', 'after')).toEqual({ 'src/server.js': project.read('src/server.js') });
    await shell(project, 'npx eslint .', database);
    await shell(project, "timeout 20 node -e \"import('./src/server.js').then(() => process.exit(0))\"", database);
    expect(await listColumns(database)).toContain('name');
  });

  it('stops the test\'s sync() before a database that is no test database', async () => {
    const project = await createShop({ ...readSnippetFile('migrations', 'config'), ...readSnippetFile('migrations', 'tests') });
    const database = await connect();
    await shell(project, 'npx eslint tests', database);
    await shell(project, 'node start.js', database);
    const { code, stderr } = await runShell('node tests/users.test.js', { cwd: project.folder, env: { DATABASE_URL: database.url } });
    expect(code).not.toBe(0);
    expect(stderr).toContain('does not match sync match parameter');
    expect(await database.query('select name from "Users"')).toEqual([{ name: 'Ada' }]);
  });
});

describe('docs/guides/agents.md', () => {
  const destructive = "import { sequelize } from './db.js';\n\nawait sequelize.sync({ force: true });\n";
  const disabled = "import { sequelize } from './db.js';\n\n// eslint-disable-next-line sequelize-guard/no-sync-force, sequelize-guard/require-sync-match\nawait sequelize.sync({ force: true });\n";
  const config = { 'eslint.config.mjs': "import guard from 'eslint-plugin-sequelize-guard';\n\nexport default [guard.configs.recommended];\n" };
  const shell = (project: Project, script: string): Promise<Outcome> => runShell(script, { cwd: project.folder });
  const instructions = Object.values(readSnippetFile('agents', 'agents')).join('');

  it('shows the way to empty a test database, which passes', async () => {
    const [, call = ''] = /`(sequelize\.sync\(.*?\))`/u.exec(instructions) ?? [];
    expect(call).toContain('match');
    const project = await createApp('tools', { ...config, 'tests/db.test.js': `import { sequelize } from '../src/db.js';\n\nawait ${call};\n` });
    expect(await shell(project, 'npx eslint .')).toMatchObject({ code: 0 });
  });

  it('names a command that lists suggestions', async () => {
    const [, command = ''] = /`(npx eslint --format json) <file>`/u.exec(instructions) ?? [];
    const project = await createApp('tools', { ...config, 'src/server.js': destructive });
    const [result] = JSON.parse((await shell(project, `${command} src/server.js || true`)).stdout) as [{ messages: { suggestions?: { desc: string }[] }[] }];
    expect(result.messages.flatMap(({ suggestions = [] }) => suggestions).length).toBeGreaterThan(0);
  });

  it('forbids ways around that are reported all the same', async () => {
    const around = {
      'src/variable.js': "import { sequelize } from './db.js';\nconst options = { force: true };\nawait sequelize.sync(options);\n",
      'src/spread.js': "import { sequelize } from './db.js';\nawait sequelize.sync({ ...{ force: true } });\n",
      'src/call.js': "import { sequelize } from './db.js';\nawait sequelize.sync.call(sequelize, { force: true });\n",
      'src/key.js': "import { sequelize } from './db.js';\nawait sequelize.sync({ ['force']: true });\n",
      'src/guard.js': "import { sequelize } from './db.js';\nif (process.env.NODE_ENV !== 'production') await sequelize.sync({ force: true });\n",
    };
    const project = await createApp('tools', { ...config, ...around });
    const results = JSON.parse((await shell(project, 'npx eslint --format json src || true')).stdout) as { filePath: string; messages: { ruleId: string }[] }[];
    const silent = results.filter(({ messages }) => !messages.some(({ ruleId }) => ruleId === 'sequelize-guard/no-sync-force')).map(({ filePath }) => filePath);
    expect(results).toHaveLength(Object.keys(around).length);
    expect(silent).toEqual([]);
  });

  it('can rely on messages that say by themselves what happens to which data, and what is safer', async () => {
    const programs = readRuns().map(({ program }, index) => [`src/run-${index}.js`, program] as const);
    const strict = { 'eslint.config.mjs': "import guard from 'eslint-plugin-sequelize-guard';\n\nexport default [guard.configs.strict];\n" };
    const project = await createApp('tools', { ...Object.fromEntries(programs), ...strict });
    const results = JSON.parse((await shell(project, 'npx eslint --format json src || true')).stdout) as { messages: { message: string }[] }[];
    const messages = [...new Set(results.flatMap(({ messages: found }) => found.map(({ message }) => message)))];
    const isAlone = (message: string): boolean =>
      message.length < 250 && /\b(?:tables?|columns?|rows?|database|schemas?|data|emptied|destructive)\b/u.test(message) && /\b(?:migrations?|match|check|sync|destroy|remove)\b/iu.test(message);
    expect(messages.length).toBeGreaterThan(10);
    expect(messages.filter((message) => !isAlone(message))).toEqual([]);
    expect(isAlone('Do not use force.')).toBe(false);
  });

  it('finds what comments switch off', async () => {
    const project = await createApp('tools', { ...config, 'src/server.js': disabled });
    await shell(project, 'git init --quiet && git add --all');
    const audit = await shell(project, readSnippet('agents', 'audit'));
    expect(audit.stdout).toContain('Switched off by comments: src/server.js:4 (no-sync-force, require-sync-match)');
    project.write({ 'src/server.js': destructive });
    expect((await shell(project, readSnippet('agents', 'audit'))).code).toBe(1);
  });

  it.each([
    ['a named comment', disabled],
    ['a bare comment', destructive.replace('await', '// eslint-disable-next-line\nawait')],
    ['a bare comment over the whole file', `/* eslint-disable */\n${destructive}`],
    ['a comment that configures the rules', `/* eslint sequelize-guard/no-sync-force: "off", sequelize-guard/require-sync-match: "off" */\n${destructive}`],
  ])('reports what %s switches off, in every kind of file', async (_what, code) => {
    const project = await createApp('tools', { ...config, 'src/server.js': code, 'src/other.mjs': code, 'src/last.cjs': code.replace(/import .*\n/u, '').replace('await ', '') });
    expect((await shell(project, 'npx eslint --max-warnings 0 .')).code).toBe(0);
    const found = await shell(project, readSnippet('agents', 'disabled'));
    expect(found.code).toBe(1);
    for (const name of ['server.js', 'other.mjs', 'last.cjs']) expect(found.stdout).toContain(name);
    project.write({ 'src/server.js': "export const port = 3000;\n", 'src/other.mjs': '', 'src/last.cjs': '' });
    expect(await shell(project, readSnippet('agents', 'disabled'))).toMatchObject({ code: 0, stdout: '' });
  });

  it('gives the files that switch rules off an owner', () => {
    const lines = readSnippet('agents', 'codeowners').trim().split('\n');
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(line).toMatch(/^\/(?:eslint\.config\.mjs|eslint-suppressions\.json)\s+@[\w-]+\/[\w-]+$/u);
    expect(readSnippetFile('agents', 'codeowners')).toHaveProperty(['.github/CODEOWNERS']);
  });
});
