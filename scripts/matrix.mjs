// Runs the packed tarball on every supported Node × ESLint and prints the table. Needs dist/ and the npm registry, which
// also brings the Node binaries. Exit code 1 when a cell fails; what this machine cannot run is named.
//   npm run matrix
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const { devDependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const nodeVersions = [20, 22, 24];
const eslintVersions = [
  { name: 'ESLint 8.57', range: devDependencies.eslint8.replace(/^npm:.*@/, ''), eslintrc: true },
  { name: 'ESLint 9', range: devDependencies.eslint9.replace(/^npm:.*@/, ''), eslintrc: true },
  { name: 'ESLint 10', range: devDependencies.eslint, eslintrc: false },
];

const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'sequelize-guard-matrix-')));

function npm(cwd, ...args) {
  const { status, stdout, stderr } = spawnSync('npm', args, { cwd, encoding: 'utf8', shell: process.platform === 'win32' });
  if (status !== 0) throw new Error(`npm ${args.join(' ')}: ${stderr.trim().split('\n').slice(-3).join(' ')}`);
  return stdout;
}

const install = (cwd, ...packages) => npm(cwd, 'install', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error', ...packages);

/** The binary of a Node version: this one where it fits, else from the registry. Undefined where there is none. */
function installNode(major) {
  if (process.versions.node.startsWith(`${major}.`)) return process.execPath;
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const home = path.join(folder, `node-${major}`);
  mkdirSync(home);
  writeFileSync(path.join(home, 'package.json'), '{}');
  try {
    install(home, '--no-save', `node-binary@npm:node-${platform}-${process.arch}@${major}`);
    return path.join(home, 'node_modules/node-binary/bin', process.platform === 'win32' ? 'node.exe' : 'node');
  } catch (error) {
    console.log(`skipped: Node ${major}, which the registry does not have for this machine (${error.message})`);
    return undefined;
  }
}

const destructive = "import { sequelize } from './db.js';\n\nawait sequelize.sync({ force: true });\n";
const eslintrc = { root: true, parserOptions: { ecmaVersion: 2022, sourceType: 'module' }, extends: ['plugin:sequelize-guard/legacy-recommended'] };
const files = {
  'esm.config.mjs': "import guard from 'eslint-plugin-sequelize-guard';\n\nexport default [guard.configs.recommended];\n",
  'cjs.config.cjs': "module.exports = [require('eslint-plugin-sequelize-guard').configs.recommended];\n",
  'rc.json': JSON.stringify(eslintrc),
  'src/wipes.js': destructive,
  'src/fine.js': "import { sequelize } from './db.js';\n\nawait sequelize.authenticate();\n",
};

/** An app with one ESLint and the tarball. */
function installApp(tarball, { name, range }) {
  const app = path.join(folder, name.replace(' ', '-'));
  mkdirSync(path.join(app, 'src'), { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(path.join(app, file), text);
  writeFileSync(path.join(app, 'package.json'), JSON.stringify({ private: true, devDependencies: { sequelize: '^6.37.8' } }));
  install(app, '--no-save', '--omit=dev', '--ignore-scripts', `eslint@${range}`, tarball);
  return app;
}

/** What one command has to do: its exit code on the file that wipes and on the one that does not. */
function listChecks(eslintrcToo) {
  const eslint = 'node_modules/eslint/bin/eslint.js';
  const flat = { ESLINT_USE_FLAT_CONFIG: 'true' };
  return [
    { name: 'ES module config', args: [eslint, '--config', 'esm.config.mjs'], env: flat },
    { name: 'CommonJS config', args: [eslint, '--config', 'cjs.config.cjs'], env: flat },
    ...(eslintrcToo ? [{ name: 'eslintrc', args: [eslint, '--config', 'rc.json'], env: { ESLINT_USE_FLAT_CONFIG: 'false' } }] : []),
    { name: 'audit', args: ['node_modules/eslint-plugin-sequelize-guard/dist/bin/eslint-plugin-sequelize-guard.js'], env: {} },
  ];
}

/** The failures of one cell, in words. */
function runCell(node, app, checks) {
  return checks.flatMap(({ name, args, env }) => {
    const run = (file) => spawnSync(node, [...args, file], { cwd: app, encoding: 'utf8', env: { ...process.env, ...env } });
    const wipes = run('src/wipes.js');
    const fine = run('src/fine.js');
    const problems = [];
    if (wipes.status !== 1 || !wipes.stdout.includes('sequelize-guard/no-sync-force')) problems.push(`${name}: no report (exit ${wipes.status})\n${wipes.stdout}${wipes.stderr}`);
    if (fine.status !== 0) problems.push(`${name}: a harmless file fails (exit ${fine.status})\n${fine.stdout}${fine.stderr}`);
    return problems;
  });
}

try {
  npm(root, 'pack', '--ignore-scripts', '--pack-destination', folder);
  const tarball = path.join(folder, readdirSync(folder).find((name) => name.endsWith('.tgz')));
  const apps = eslintVersions.map((version) => ({ ...version, app: installApp(tarball, version) }));
  const failures = [];
  const rows = nodeVersions.flatMap((major) => {
    const node = installNode(major);
    if (node === undefined) return [];
    const version = spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim();
    const cells = apps.map(({ name, app, eslintrc: eslintrcToo }) => {
      const checks = listChecks(eslintrcToo);
      const failed = runCell(node, app, checks);
      failures.push(...failed.map((failure) => `Node ${version}, ${name}: ${failure}`));
      return failed.length === 0 ? `${checks.length} of ${checks.length}` : 'FAILED';
    });
    return [`| Node ${version} | ${cells.join(' | ')} |`];
  });
  console.log(`| | ${eslintVersions.map(({ name }) => name).join(' | ')} |\n| --- | ${eslintVersions.map(() => '---').join(' | ')} |\n${rows.join('\n')}`);
  console.log('\nEach cell: ES module config, CommonJS config, eslintrc (where ESLint has it) and the audit; each reports a call that wipes and passes one that does not.');
  if (failures.length > 0) console.error(`\n${failures.join('\n')}`);
  process.exitCode = failures.length > 0 || rows.length === 0 ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
