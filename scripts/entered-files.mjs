// How many files someone opens who follows one report: `npm run entered`. Lints programs whose `sync({ force: true })` is
// reported with a fix, and lists the files of dist/ in which a function of the source ran. Each program is linted by a
// process of its own, because a second lint loads no modules. `--files` names every file, with the functions that ran.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import inspector from 'node:inspector/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = path.join(root, 'dist');
const migration = { call: 'umzug.up()', import: { name: 'umzug', from: './umzug.js' } };
const imported = "import { sequelize } from './db.js';\n";
const made = "import { Sequelize } from 'sequelize';\nconst sequelize = new Sequelize(process.env.DATABASE_URL);\n";

/** Twins: the same report by other lines, so that no number is one program's alone. */
const programs = [
  { name: 'imported instance', code: `${imported}await sequelize.sync({ force: true });\n` },
  { name: 'instance of the file', code: `${made}await sequelize.sync({ force: true });\n` },
  { name: 'TypeScript', extension: 'ts', code: `import { sequelize } from './db';\n\nawait sequelize.sync({ force: true });\n` },
  { name: 'with a match', code: `${imported}await sequelize.sync({ force: true, match: /_test$/ });\n` },
  { name: 'CommonJS', sourceType: 'commonjs', code: "const { sequelize } = require('./db');\nsequelize.sync({ force: true });\n" },
  { name: 'in a function', code: `${imported}\nexport async function start() {\n  await sequelize.authenticate();\n  await sequelize.sync({ force: true });\n}\n` },
];

// What the build adds: `x_js_1` loads a module at its first use, `__importDefault` and its like are TypeScript's, and
// so is what reads `export { x } from 'y'`.
const ADDED = /^(?:\w+_\d+|__\w+)$/;
const READS_EXPORT = /^function \(\) \{ return \(?\w+_\d+(?:\(\)\))?\.\w+; \}$/;

/** Lints one program, and gives the functions of the source that ran, by file. */
async function readEntered({ code, extension = 'js', sourceType = 'module' }) {
  const { Linter } = await import('eslint');
  const { default: plugin } = await import(pathToFileURL(path.join(dist, 'index.mjs')));
  const parser = extension === 'ts' ? (await import('@typescript-eslint/parser')).default : undefined;
  const session = new inspector.Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  const messages = new Linter({ cwd: root }).verify(
    code,
    { plugins: { 'sequelize-guard': plugin }, languageOptions: { sourceType, ...(parser && { parser }) }, settings: { 'sequelize-guard': { migration } }, rules: { 'sequelize-guard/no-sync-force': 'error' }, files: ['**'] },
    { filename: path.join(root, `src/start.${extension}`) },
  );
  const { result } = await session.post('Profiler.takePreciseCoverage');
  if (messages.length !== 1 || messages[0].fix === undefined) throw new Error(`not one report with a fix: ${JSON.stringify(messages)}`);
  return result.flatMap((script) => describeScript(script));
}

function describeScript({ url, functions }) {
  const file = url.startsWith('file:') ? path.relative(dist, fileURLToPath(url)) : '..';
  if (file.startsWith('..')) return [];
  const text = readFileSync(path.join(dist, file), 'utf8');
  const isAdded = (name, { startOffset, endOffset }) => ADDED.test(name) || READS_EXPORT.test(text.slice(startOffset, endOffset));
  // The function without a name that begins where the text does is the module itself.
  const ran = functions.filter(({ functionName, ranges: [range] }) => range.count > 0 && range.startOffset > 0 && !isAdded(functionName, range));
  return ran.length === 0 ? [] : [{ file, ran: ran.map(({ functionName }) => functionName || '(nameless)') }];
}

const { values } = parseArgs({ options: { files: { type: 'boolean', default: false }, program: { type: 'string' } } });
if (values.program === undefined) {
  for (const [index, { name }] of programs.entries()) {
    const printed = execFileSync(process.execPath, [fileURLToPath(import.meta.url), '--program', String(index)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
    const entered = JSON.parse(printed);
    const functions = entered.reduce((sum, { ran }) => sum + ran.length, 0);
    console.log(`${name}: ${entered.length} files, ${functions} functions`);
    if (values.files) for (const { file, ran } of entered) console.log(`  ${file}: ${ran.join(', ')}`);
  }
} else {
  process.stdout.write(JSON.stringify(await readEntered(programs[Number(values.program)])));
}
