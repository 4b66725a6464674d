// How many files someone opens who follows one report: `npm run entered`. Lints programs whose `sync({ force: true })` is
// reported with a fix, and lists the files of dist/ in which a function of the source ran. Each program is linted by a
// process of its own, because a second lint loads no modules. `--files` names every file, with the functions that ran.
// Exits 1 where the first program enters more than `--most` files. The others show that it is not the only one that is short.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import inspector from 'node:inspector/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = path.join(root, 'dist');
const MOST_FILES = '45';

const imported = "import { sequelize } from './db.js';\n";
const made = "import { Sequelize } from 'sequelize';\nconst sequelize = new Sequelize(process.env.DATABASE_URL);\n";
const umzug = `import { SequelizeStorage, Umzug } from 'umzug';
import { sequelize } from './src/db.js';
export const umzug = new Umzug({ migrations: { glob: ['migrations/*.js', { cwd: import.meta.dirname }] }, context: sequelize.getQueryInterface(), storage: new SequelizeStorage({ sequelize }), logger: console });
`;
const project = {
  'package.json': '{ "type": "module", "dependencies": { "pg": "8.23.1", "sequelize": "6.37.8", "umzug": "3.8.3" } }\n',
  'umzug.js': umzug,
  'migrations/20260101-users.js': "export const up = async ({ context }) => context.createTable('users', {});\nexport const down = async ({ context }) => context.dropTable('users');\n",
};

/** Code without a file on disk, but for the last: what a project has is read where there is one. */
const programs = [
  { name: 'imported instance', code: `${imported}await sequelize.sync({ force: true });\n` },
  { name: 'TypeScript', extension: 'ts', code: `import { sequelize } from './db';\n\nawait sequelize.sync({ force: true });\n` },
  { name: 'with a match', code: `${imported}await sequelize.sync({ force: true, match: /_test$/ });\n` },
  { name: 'instance of the file', code: `${made}await sequelize.sync({ force: true });\n` },
  { name: 'in a function', code: `${imported}\nexport async function start() {\n  await sequelize.authenticate();\n  await sequelize.sync({ force: true });\n}\n` },
  { name: 'CommonJS', sourceType: 'commonjs', code: "const { sequelize } = require('./db');\nsequelize.sync({ force: true });\n" },
  { name: 'in a project on disk', code: `${imported}await sequelize.sync({ force: true });\n`, files: project },
];

// What the build adds: `x_js_1` loads a module at its first use, `__importDefault` and its like are TypeScript's, and
// so is what reads `export { x } from 'y'`.
const ADDED = /^(?:\w+_\d+|__\w+)$/;
const READS_EXPORT = /^function \(\) \{ return \(?\w+_\d+(?:\(\)\))?\.\w+; \}$/;

/** Lints one program, and gives the functions of the source that ran, by file. */
async function readEntered({ code, extension = 'js', sourceType = 'module' }, cwd) {
  const { Linter } = await import('eslint');
  const { default: plugin } = await import(pathToFileURL(path.join(dist, 'index.mjs')));
  const parser = extension === 'ts' ? (await import('@typescript-eslint/parser')).default : undefined;
  const config = {
    files: ['**'],
    plugins: { 'sequelize-guard': plugin },
    languageOptions: { sourceType, ...(parser && { parser }) },
    settings: { 'sequelize-guard': { migration: { call: 'umzug.up()', import: { name: 'umzug', from: './umzug.js' } } } },
    rules: { 'sequelize-guard/no-sync-force': 'error' },
  };
  const session = new inspector.Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  const messages = new Linter({ cwd }).verify(code, config, { filename: path.join(cwd, `src/start.${extension}`) });
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

/** Lints a program in a folder that holds nothing but its files. */
async function readEnteredInFolder(program) {
  const folder = mkdtempSync(path.join(tmpdir(), 'entered-'));
  try {
    const files = program.files ? { ...program.files, 'src/start.js': program.code } : {};
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), text);
    }
    return await readEntered(program, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function measure(index) {
  const printed = execFileSync(process.execPath, [fileURLToPath(import.meta.url), '--program', String(index)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  return JSON.parse(printed);
}

const { values } = parseArgs({ options: { files: { type: 'boolean', default: false }, most: { type: 'string', default: MOST_FILES }, program: { type: 'string' } } });
if (values.program === undefined) {
  const counts = programs.map(({ name }, index) => {
    const entered = measure(index);
    console.log(`${name}: ${entered.length} files, ${entered.reduce((sum, { ran }) => sum + ran.length, 0)} functions`);
    if (values.files) for (const { file, ran } of entered) console.log(`  ${file}: ${ran.join(', ')}`);
    return entered.length;
  });
  if (counts[0] > Number(values.most)) {
    console.log(`The first enters more than ${values.most} files.`);
    process.exitCode = 1;
  }
} else {
  process.stdout.write(JSON.stringify(await readEnteredInFolder(programs[Number(values.program)])));
}
