// What an audit of a whole tree costs: every file parsed, only those that may hold something, and beside other tools.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unpack } from './corpora.mjs';

/** Code without Sequelize, in many files; beside it a few packages that use it, as in a repository of many parts. */
const PACKAGES = [
  'core-js@3.45.1', 'rxjs@7.8.2', 'date-fns@4.1.0', 'lodash@4.17.21',
  'forest-express-sequelize@9.6.1', 'epilogue@0.7.1', 'sequelize-auto@0.8.8', '@hatchifyjs/koa@1.3.66', 'feathers-sequelize@7.0.3',
];
const AST_GREP = '0.39.5';
const SOURCE = /(?<!\.d)\.(?:[cm]?[jt]s|[jt]sx)$/;
/** What the selectors of the other benchmarks ask for, as rules of ast-grep. */
const AST_GREP_RULES = ['JavaScript', 'TypeScript'].flatMap((language) => ['$A.sync($$$B)', '$A.drop($$$B)', '$A.dropTable($$$B)', '$A.truncate($$$B)'].map((pattern, index) => `id: r${language}${index}\nlanguage: ${language}\nseverity: error\nrule:\n  pattern: ${pattern}\n`)).join('---\n');
const SEARCH = String.raw`\.(sync|drop|dropTable|truncate)\(`;

/** A tree of packages of the registry, outside of any node_modules, which tools leave out. */
function buildTree(root) {
  const folder = join(tmpdir(), 'sequelize-guard-bench-tree');
  if (existsSync(join(folder, 'package.json'))) return folder;
  for (const specifier of PACKAGES) cpSync(unpack(root, specifier), join(folder, specifier.replaceAll('/', '+')), { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'tree', private: true, dependencies: { sequelize: '^6.37.8' } }));
  return folder;
}

function countSources(tree) {
  const files = readdirSync(tree, { recursive: true, encoding: 'utf8' }).filter((file) => SOURCE.test(file) && !/(?:^|\/)node_modules\//.test(file));
  const naming = files.filter((file) => /sequelize/i.test(readFileSync(join(tree, file), 'utf8')));
  return { files: files.length, naming: naming.length };
}

/** Runs a program to its end in the tree, on Node where its usage is to be read from within. */
function runOnNode(root, tree, args) {
  const usage = join(mkdtempSync(join(tmpdir(), 'sequelize-guard-usage-')), 'usage.json');
  const { stdout, stderr } = spawnSync(process.execPath, ['--require', join(root, 'bench/usage.cjs'), ...args], { cwd: tree, encoding: 'utf8', maxBuffer: 1 << 30, env: { ...process.env, BENCH_USAGE: usage } });
  if (!existsSync(usage)) throw new Error(`no usage of ${args.join(' ')}: ${stderr}`);
  return { ...JSON.parse(readFileSync(usage, 'utf8')), stdout };
}

function runNative(tree, command, args) {
  const { stdout, stderr, status } = spawnSync('bash', ['-c', 'TIMEFORMAT="%U %S %R"; time "$@"', 'bash', command, ...args], { cwd: tree, encoding: 'utf8', maxBuffer: 1 << 30 });
  const times = stderr.trim().split('\n').at(-1).split(' ').map((seconds) => Number(seconds) * 1000);
  return status > 2 || times.length !== 3 ? undefined : { cpu: times[0] + times[1], wall: times[2], stdout };
}

function runOxlint(root, tree) {
  const folder = mkdtempSync(join(tmpdir(), 'sequelize-guard-oxlint-'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const preset = JSON.parse(readFileSync(join(root, 'dist/oxlint-recommended.json'), 'utf8'));
  writeFileSync(join(folder, 'oxlint.json'), JSON.stringify({ ...preset, jsPlugins: [join(root, 'dist/index.cjs')], categories: { correctness: 'off' } }));
  try {
    return runOnNode(root, tree, [join(root, 'node_modules/oxlint/bin/oxlint'), '--config', join(folder, 'oxlint.json'), '--format', 'unix', '.']);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function runAstGrep(root, tree) {
  const name = `@ast-grep/cli-${process.platform}-${process.arch}${process.platform === 'linux' ? '-gnu' : ''}`;
  const rules = join(mkdtempSync(join(tmpdir(), 'sequelize-guard-ast-grep-')), 'rules.yml');
  writeFileSync(rules, AST_GREP_RULES);
  return runNative(tree, join(unpack(root, `${name}@${AST_GREP}`), 'package/ast-grep'), ['scan', '--rule', rules, '--report-style', 'short', '.']);
}

function readMessages(json) {
  return JSON.parse(json).flatMap(({ filePath, messages, suppressedMessages }) => [...messages, ...suppressedMessages].map((message) => JSON.stringify({ filePath, ...message }))).sort();
}

/** One tree: a row for each tool, and whether both audits say the same, message by message. */
export function measureAudit(root, given) {
  const tree = given ?? buildTree(root);
  const bin = join(root, 'dist/bin/eslint-plugin-sequelize-guard.js');
  const runs = {
    'audit, every file parsed': runOnNode(root, tree, [bin, '--format', 'json', '--parse-all']),
    audit: runOnNode(root, tree, [bin, '--format', 'json']),
    'oxlint with the preset': runOxlint(root, tree),
    'ast-grep, four patterns': runAstGrep(root, tree),
    'text search, `grep -rE`': runNative(tree, 'grep', ['-rEl', SEARCH, '--exclude-dir=node_modules', '--include=*.[jt]s', '--include=*.[cm][jt]s', '.']),
  };
  const [all, some] = [runs['audit, every file parsed'], runs.audit].map(({ stdout }) => readMessages(stdout));
  return { name: given === undefined ? 'packages of the registry' : 'a tree given by path', ...countSources(tree), isSame: JSON.stringify(all) === JSON.stringify(some), messages: some.length, runs };
}
