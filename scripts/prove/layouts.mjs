// Projects as teams lay them out: their tool, module system and migrations, before and after the fix or suggestion.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import ts from 'typescript';
import tseslint from 'typescript-eslint';
import plugin from '../../dist/index.cjs';

const modules = fileURLToPath(new URL('../../node_modules', import.meta.url));
const command = fileURLToPath(new URL('../../dist/bin/eslint-plugin-sequelize-guard.js', import.meta.url));
const limit = 60_000;

const columns = (types) => `{ id: { type: ${types}.INTEGER, primaryKey: true, autoIncrement: true }, name: { type: ${types}.STRING }, legacy: { type: ${types}.TEXT } }`;
const forCli = `module.exports = {\n  async up(queryInterface, Sequelize) {\n    await queryInterface.createTable('users', ${columns('Sequelize')});\n  },\n  async down(queryInterface) {\n    await queryInterface.dropTable('users');\n  },\n};\n`;
const forCliModule = forCli.replace('module.exports =', 'export default');
const forUmzug = (core, style) => {
  const head = style === 'cjs' ? `const { DataTypes } = require('${core}');\n` : `import { DataTypes } from '${core}';\n`;
  const mark = style === 'cjs' ? 'exports.up = async ({ context })' : 'export const up = async ({ context }';
  const typed = style === 'ts' ? ': { context: any })' : style === 'cjs' ? '' : ')';
  return `${head}${mark}${typed} => {\n  await context.createTable('users', ${columns('DataTypes')});\n};\n`;
};

/** The layouts. `start`, `migration`: file names; `style`: of the start file; `how`: by a setting's fix, or as it is suggested. */
const layouts = [
  { name: 'sequelize-cli, CommonJS', major: 6, cli: true, style: 'cjs', start: 'start.js', migration: '1-users.js', text: forCli, command: true },
  { name: 'sequelize-cli, CommonJS, no setting', major: 6, cli: true, style: 'cjs', start: 'start.js', migration: '1-users.js', text: forCli },
  { name: 'sequelize-cli, ES modules', major: 6, cli: true, type: 'module', style: 'esm', start: 'start.js', migration: '1-users.js', text: forCliModule },
  { name: 'sequelize-cli, CommonJS files in an ES package', major: 6, cli: true, type: 'module', style: 'esm', start: 'start.js', migration: '1-users.cjs', text: forCli },
  { name: 'Umzug 3, CommonJS', major: 6, umzug: 3, style: 'cjs', start: 'start.js', migration: '1-users.js', text: forUmzug('sequelize', 'cjs') },
  { name: 'Umzug 3, ES modules', major: 6, umzug: 3, type: 'module', style: 'esm', start: 'start.js', migration: '1-users.js', text: forUmzug('sequelize', 'esm') },
  { name: 'Umzug 3, TypeScript', major: 6, umzug: 3, type: 'module', style: 'ts', start: 'start.ts', migration: '1-users.ts', text: forUmzug('sequelize', 'ts') },
  { name: 'Umzug 3 over files of sequelize-cli, CommonJS', major: 6, umzug: 3, cli: true, style: 'cjs', start: 'start.js', migration: '1-users.js', text: forCli },
  { name: 'Umzug 3 over files of sequelize-cli, ES modules', major: 6, umzug: 3, cli: true, type: 'module', style: 'esm', start: 'start.js', migration: '1-users.cjs', text: forCli },
  { name: 'Umzug 2', major: 6, umzug: 2, style: 'cjs', start: 'start.js', migration: '1-users.js', text: forCli, migrator: true },
  { name: 'Sequelize 7, Umzug 3', major: 7, umzug: 3, type: 'module', style: 'esm', start: 'start.js', migration: '1-users.js', text: forUmzug('@sequelize/core', 'esm') },
];

/** Every layout, with its migration and without, on an empty database and on one with rows. */
export function listCells(only = '') {
  const cells = layouts.flatMap((layout) => [true, false].flatMap((there) => [false, true].map((rows) => ({ ...layout, there, rows }))));
  return cells.filter(({ name }) => name.includes(only));
}

/** Installs what the layouts need beside the project's own packages. */
export function installTools() {
  const folder = mkdtempSync(path.join(realpathSync(tmpdir()), 'sequelize-guard-tools-'));
  writeFileSync(path.join(folder, 'package.json'), '{"private":true}');
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock', '--silent', 'sequelize-cli@6.6.5', 'umzug2@npm:umzug@2.3.0'], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

function layOut(cell, tools) {
  const folder = mkdtempSync(path.join(realpathSync(tmpdir()), 'sequelize-guard-layout-'));
  const core = cell.major === 7 ? '@sequelize/core' : 'sequelize';
  const packages = { [core]: modules, pg: modules, ...(cell.major === 7 ? { '@sequelize/postgres': modules } : {}) };
  const link = (name, target) => {
    const at = path.join(folder, 'node_modules', name);
    mkdirSync(path.dirname(at), { recursive: true });
    symlinkSync(target, at);
  };
  for (const [name, from] of Object.entries(packages)) link(name, path.join(from, name));
  // What the baseline loads TypeScript with.
  if (cell.style === 'ts') for (const name of ['jiti', 'typescript']) link(name, path.join(modules, name));
  if (cell.umzug === 3) link('umzug', path.join(modules, 'umzug'));
  else link('umzug', path.join(tools, 'node_modules', cell.umzug === 2 ? 'umzug2' : 'umzug'));
  if (cell.cli) link('sequelize-cli', path.join(tools, 'node_modules/sequelize-cli'));
  const dependencies = { [core]: cell.major === 7 ? '7.0.0-alpha.48' : '^6.37.8', pg: '8', ...(cell.umzug ? { umzug: `^${cell.umzug}.0.0` } : {}), ...(cell.cli ? { 'sequelize-cli': '^6.6.0' } : {}) };
  const files = {
    'package.json': JSON.stringify({ private: true, ...(cell.type ? { type: cell.type } : {}), dependencies }),
    [describeModels(cell)]: describeInstance(cell, core),
    [`src/${cell.start}`]: describeStart(cell),
    'config/config.json': JSON.stringify({ development: { use_env_variable: 'DATABASE_URL', dialect: 'postgres', logging: false, pool: { max: 1 } } }),
    ...(cell.there ? { [`migrations/${cell.migration}`]: cell.text } : {}),
    ...(cell.migrator ? { 'src/umzug.js': oldMigrator } : {}),
  };
  for (const [file, text] of Object.entries(files)) write(folder, file, text);
  return folder;
}

const oldMigrator = `const Umzug = require('umzug');
const { sequelize } = require('./db.js');
exports.umzug = new Umzug({
  migrations: { path: __dirname + '/../migrations', params: [sequelize.getQueryInterface(), sequelize.constructor] },
  storage: 'sequelize',
  storageOptions: { sequelize },
});
`;

function write(folder, file, text) {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), text);
}

/** The file that holds the instance and its model. */
const describeModels = ({ style }) => `src/db.${style === 'ts' ? 'ts' : 'js'}`;

function describeInstance({ major, style }, core) {
  const names = '{ Sequelize, DataTypes }';
  const head = style === 'cjs' ? `const ${names} = require('${core}');\n` : `import ${names} from '${core}';\n${major === 7 ? "import { PostgresDialect } from '@sequelize/postgres';\n" : ''}`;
  const url = "process.env.DATABASE_URL ?? 'postgres://nobody@host.invalid/shop'";
  const pool = 'logging: false, pool: { max: 1, min: 0, idle: 100, evict: 50 }';
  const made = major === 7
    ? `new Sequelize({ dialect: PostgresDialect, url: ${url}, ssl: false, ${pool} })`
    : `new Sequelize(${url}, { ${pool} })`;
  const mark = style === 'cjs' ? 'const' : 'export const';
  const model = `${mark} User = sequelize.define('User', { name: DataTypes.STRING, legacy: DataTypes.TEXT }, { tableName: 'users', timestamps: false });\n`;
  return `${head}${mark} sequelize = ${made};\n${model}${style === 'cjs' ? 'module.exports = { sequelize, User };\n' : ''}`;
}

function describeStart({ style }) {
  if (style === 'cjs') return "const { sequelize } = require('./db.js');\n\nasync function start() {\n  await sequelize.sync({ force: true });\n  await sequelize.close();\n}\n\nstart();\n";
  return `import { sequelize } from './db.js';\n\nawait sequelize.sync({ force: true });\nawait sequelize.close();\n`;
}

/** The start file after the fix, else after the first suggestion; what the suggestion said; what `--fix` wrote. */
async function change(cell, folder) {
  const file = path.join(folder, 'src', cell.start);
  const migration = cell.command ? { migration: { command: 'npx sequelize-cli db:migrate' } } : cell.migrator ? { migration: { call: 'umzug.up()', import: { name: 'umzug', from: './src/umzug.js' } } } : {};
  const eslint = (fix) => new ESLint({
    cwd: folder, fix, overrideConfigFile: true,
    overrideConfig: [
      { files: ['**/*.{js,ts}'], plugins: { guard: plugin }, settings: { 'sequelize-guard': { root: folder, ...migration } }, rules: { 'guard/no-sync-force': 'error' } },
      ...(cell.type ? [] : [{ files: ['**/*.js'], languageOptions: { sourceType: 'commonjs' } }]),
      { files: ['**/*.ts'], languageOptions: { parser: tseslint.parser } },
    ],
  });
  const [fixed] = await eslint(true).lintFiles([file]);
  if (fixed.output !== undefined) return { by: 'fix', text: fixed.output, says: '' };
  const [suggestion] = fixed.messages.flatMap(({ suggestions = [] }) => suggestions);
  const { desc, fix } = suggestion ?? { desc: '', fix: { range: [0, 0], text: '' } };
  const source = fixed.source ?? '';
  return { by: 'suggestion', text: source.slice(0, fix.range[0]) + fix.text + source.slice(fix.range[1]), says: desc };
}

async function run(folder, args, url) {
  const child = spawn(process.execPath, args, { cwd: path.join(folder, 'config'), env: { PATH: process.env.PATH, NODE_NO_WARNINGS: '1', ...(url === undefined ? {} : { DATABASE_URL: url }) }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  const timer = setTimeout(() => child.kill('SIGKILL'), limit);
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  clearTimeout(timer);
  return { code, output };
}

/** As a deployment: the command where that is the project's way, then the start, from another folder than the project's. */
async function start(cell, folder, url) {
  if (cell.cli && !cell.umzug) {
    const migrated = await run(folder, [path.join(folder, 'node_modules/sequelize-cli/lib/sequelize'), 'db:migrate', ...cliPaths(folder)], url);
    if (migrated.code !== 0) return migrated;
  }
  return run(folder, [compile(folder, cell)], url);
}

const cliPaths = (folder) => ['--config', path.join(folder, 'config/config.json'), '--migrations-path', path.join(folder, 'migrations')];

/** The file to start. TypeScript is compiled into `dist`, the migrations with it. */
function compile(folder, cell) {
  if (cell.style !== 'ts') return path.join(folder, 'src', cell.start);
  for (const file of [describeModels(cell), `src/${cell.start}`, ...listMigrations(folder)]) {
    const text = ts.sys.readFile(path.join(folder, file));
    const { outputText } = ts.transpileModule(text, { compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 } });
    write(folder, `dist/${file.replace(/\.ts$/, '.js')}`, outputText);
  }
  return path.join(folder, 'dist/src', cell.start.replace(/\.ts$/, '.js'));
}

const listMigrations = (folder) => (existsSync(path.join(folder, 'migrations')) ? readdirSync(path.join(folder, 'migrations')).map((name) => `migrations/${name}`) : []);

/** Writes the first migration with the command; gives its name, and the SQL for a database that has the tables. */
async function writeBaseline(cell, folder) {
  const { code, output } = await run(folder, [command, 'baseline', path.join(folder, describeModels(cell)), '--mark'], undefined);
  if (code !== 0) throw new Error(`baseline ends with ${code}: ${output}`);
  const [written] = listMigrations(folder);
  const sql = output.slice(output.indexOf('\n-- '));
  // What runs compiled has the last line, which is a comment, in the place of the one before.
  return { migration: path.basename(written), sql: cell.style === 'ts' ? sql.replace(/^INSERT.*$/m, '').replace(/^-- INSERT/m, 'INSERT') : sql };
}

/**
 * Runs one cell.
 *
 * @returns a line of the table, with `wrong`: why the cell is not proven, or undefined
 */
export async function proveCell({ cell, database, tools }) {
  const folder = layOut(cell, tools);
  try {
    await database.prepare(cell.rows);
    const before = { ...(await run(folder, [compile(folder, cell)], database.url)), ...(await database.read()) };
    const { by, says, text } = await change(cell, folder);
    // Where no migration is there, the suggestion says so; the command that it names then writes the first one.
    const isTold = says.includes('eslint-plugin-sequelize-guard baseline');
    const { migration, sql } = cell.there ? cell : await writeBaseline(cell, folder);
    const after = cell.there ? text : (await change(cell, folder)).text;
    write(folder, `src/${cell.start}`, after);
    await database.prepare(cell.rows);
    if (cell.rows && sql !== undefined) await database.run(sql);
    const first = { ...(await start(cell, folder, database.url)), ...(await database.read()) };
    const second = { ...(await start(cell, folder, database.url)), ...(await database.read()) };
    const status = cell.cli ? await run(folder, [path.join(folder, 'node_modules/sequelize-cli/lib/sequelize'), 'db:migrate:status', ...cliPaths(folder)], database.url) : undefined;
    return { cell, by, before, first, second, text: after, says, wrong: judgeCell({ cell: { ...cell, migration }, by, before, first, second, status, isTold }) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Why a cell proves nothing; undefined where it does. */
export function judgeCell({ cell, by, before, first, second, status, isTold }) {
  if (before.code !== 0) return `the program fails before the change: ${describe(before)}`;
  if (cell.rows && before.rows !== 0) return 'the program loses no rows before the change';
  if (!cell.there && (by === 'fix' || !isTold)) return `without a migration there is a ${by} that does not say so`;
  for (const [name, run] of [['first', first], ['second', second]]) {
    if (run.code !== 0) return `the ${name} start fails: ${describe(run)}`;
    if (run.rows !== (cell.rows ? 3 : 0) || !run.tables.includes('users')) return `the ${name} start leaves ${run.rows} rows in ${run.tables.join(', ') || 'no table'}`;
    const names = [cell.migration, cell.migration.replace(/\.ts$/, '.js')];
    if (run.applied.length !== 1 || !names.includes(run.applied[0])) return `the ${name} start records ${run.applied.join(', ') || 'nothing'}`;
  }
  if (status && (status.code !== 0 || !new RegExp(`^up ${cell.migration}`, 'm').test(status.output))) return `sequelize-cli says otherwise: ${describe(status)}`;
  return undefined;
}

function describe({ output }) {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  return lines.find((line) => /^\s*\w*(?:Error|ERROR)\b/.test(line)) ?? lines.at(-1) ?? 'it printed nothing';
}
