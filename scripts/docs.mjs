// Writes what is generated in the documentation: headers and options tables of docs/rules, the rules table of the
// README, the terminal output that the README shows, the links of the rule pages into the playground, and the tables of
// docs/truth.md and docs/bounds.md. With --check it writes nothing and fails on a difference.
// Needs dist/. The same sources always give the same text.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { ESLint } from 'eslint';
import { readBounds, writeBoundsTable } from './bounds.mjs';
import { writePlaygroundLinks } from './playground-links.mjs';
import { describePackages, describeVersions } from './truth/page.mjs';

const load = createRequire(import.meta.url);
const root = fileURLToPath(new URL('..', import.meta.url));
const readme = path.join(root, 'README.md');
const check = process.argv.includes('--check');

/** Headers, options tables and the rules table, by eslint-doc-generator. */
function generateRuleDocs() {
  const generator = path.join(path.dirname(load.resolve('eslint-doc-generator/package.json')), 'dist/bin/eslint-doc-generator.js');
  const { status } = spawnSync(
    process.execPath,
    [
      generator,
      ...['--config-emoji', 'recommended,✅', '--config-emoji', 'strict,🔒', '--ignore-config', 'legacy-recommended', '--ignore-config', 'legacy-strict'],
      ...['--rule-doc-title-format', 'name', '--rule-list-columns', 'name,description,configsError,fixable,hasSuggestions'],
      ...(check ? ['--check'] : []),
    ],
    { cwd: root, stdio: 'inherit' },
  );
  return status === 0;
}

/** ESLint's own report on the file that the README shows. */
async function lintExample(name, code) {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'sequelize-guard-readme-')));
  try {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, code);
    writeFileSync(path.join(folder, 'package.json'), '{ "dependencies": { "sequelize": "^6.37.8" } }\n');
    const plugin = load('../dist/index.cjs');
    const eslint = new ESLint({ cwd: folder, overrideConfigFile: true, overrideConfig: [plugin.configs.recommended] });
    const formatter = await eslint.loadFormatter('stylish');
    const output = await formatter.format(await eslint.lintFiles([name]));
    return stripVTControlCharacters(output).replaceAll(folder, '/shop').trim();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The README with the block after its example replaced by what ESLint prints for it. */
async function writeOutput(text) {
  const pattern = /(```js file=(\S+)\n([\s\S]*?)```[\s\S]*?<!-- begin output -->\n)[\s\S]*?(<!-- end output -->)/;
  const found = pattern.exec(text);
  if (found === null) throw new Error('README.md shows no example with its output.');
  const [, before, name, code, after] = found;
  const output = await lintExample(name, code);
  return text.replace(pattern, () => `${before}\n\`\`\`text\n${output}\n\`\`\`\n\n${after}`);
}

/** docs/truth.md with the tables of the versions and packages that were run. */
function writeVersions(text) {
  const [cases, versions, runs, packages] = ['cases', 'versions', 'packages', 'package-versions'].map((name) => JSON.parse(readFileSync(path.join(root, `tests/truth/${name}.json`), 'utf8')));
  return writeTables(writeTables(text, 'versions', describeVersions(versions, cases)), 'packages', describePackages(packages, runs));
}

function writeTables(text, name, tables) {
  const pattern = new RegExp(`(<!-- begin ${name} -->\\n)[\\s\\S]*?(<!-- end ${name} -->)`);
  if (!pattern.test(text)) throw new Error(`docs/truth.md has no place for the tables of its ${name}.`);
  return text.replace(pattern, (_, begin, end) => `${begin}\n${tables}\n\n${end}`);
}

/** docs/bounds.md with the bounds of the rules: those of the command line end no lint. */
function writeBounds(text) {
  const pattern = /(<!-- begin bounds -->\n)[\s\S]*?(<!-- end bounds -->)/;
  if (!pattern.test(text)) throw new Error('docs/bounds.md has no place for its table.');
  const names = readdirSync(path.join(root, 'src'), { recursive: true }).filter((name) => /^(?:syntax|vocabulary|values|sequelize|policy|report)\b.*\.ts$/.test(name));
  const sources = names.map((name) => name.replaceAll('\\', '/')).sort().map((name) => [`src/${name}`, readFileSync(path.join(root, 'src', name), 'utf8')]);
  return text.replace(pattern, (_, begin, end) => `${begin}\n${writeBoundsTable(readBounds(new Map(sources)))}\n\n${end}`);
}

/** False where --check finds a page that is not as it is generated. */
function writePage(file, text, problem) {
  const isCurrent = readFileSync(file, 'utf8') === text;
  if (!check) writeFileSync(file, text);
  else if (!isCurrent) console.error(`${problem} Run: npm run docs`);
  return isCurrent || !check;
}

function writeRulePages() {
  const pages = readdirSync(path.join(root, 'docs/rules')).filter((name) => name.endsWith('.md'));
  return pages.map((name) => {
    const page = path.join(root, 'docs/rules', name);
    return writePage(page, writePlaygroundLinks(name.replace(/\.md$/, ''), readFileSync(page, 'utf8')), `docs/rules/${name} does not link its examples into the playground.`);
  });
}

const truthPage = path.join(root, 'docs/truth.md');
const boundsPage = path.join(root, 'docs/bounds.md');
const results = [
  generateRuleDocs(),
  ...writeRulePages(),
  writePage(readme, await writeOutput(readFileSync(readme, 'utf8')), 'README.md does not show what ESLint prints for its example.'),
  writePage(truthPage, writeVersions(readFileSync(truthPage, 'utf8')), 'docs/truth.md does not show the runs of tests/truth/versions.json.'),
  writePage(boundsPage, writeBounds(readFileSync(boundsPage, 'utf8')), 'docs/bounds.md does not show the bounds of the sources.'),
];
process.exitCode = results.every(Boolean) ? 0 : 1;
