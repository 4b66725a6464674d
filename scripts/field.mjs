// Lints checkouts of repositories and prints what can be read and argued: npm run field -- <folder>… [--reported] [--silent]
//   Each folder is one repository, linted with the config strict and default settings, whatever its own configuration says.
//   Reports come first, by rule; then every place that looks as if it destroyed data and is not reported, with the reason.
//   --reported and --silent print one part alone.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, extname, join, relative, resolve, sep } from 'node:path';
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';

const load = createRequire(import.meta.url);
const bin = (name) => load(resolve(import.meta.dirname, '../dist/bin', `${name}.js`));

const { positionals: folders, values } = parseArgs({ allowPositionals: true, options: { reported: { type: 'boolean', default: false }, silent: { type: 'boolean', default: false } } });
const missing = folders.filter((folder) => !existsSync(folder) || !statSync(folder).isDirectory());
if (folders.length === 0 || missing.length > 0) {
  console.error(folders.length === 0 ? 'npm run field -- <folder>…: name one or more checkouts' : `no folder: ${missing.join(', ')}`);
  process.exit(2);
}
const all = values.reported === values.silent;

const { plugin } = load('../dist/plugin.js');
const { findAuditedFiles } = bin('audit/audited-files');
const { createConcernTest } = bin('audit/concerns');
const { readGitIgnored } = bin('audit/git-ignored');
const { createProgress } = bin('audit/progress');
const { resolveProjectESLint, resolveProjectParsers } = bin('audit/project-eslint');
const { listLanguages } = bin('audit/source-languages');
const { assignReports } = bin('explain/sites');
const { describeSite } = bin('explain/describe');
const { lintText } = bin('explain/linted-file');
const { escapeText } = bin('report/escape');
const { loadParser } = bin('typescript/parser');

const parser = await loadParser();
// The ESLint of this repository: a checkout has its dependencies seldom installed.
const project = resolveProjectESLint(resolve(import.meta.dirname, '..'));

/** The sites of every file of a checkout that may hold one, and the files that could not be read. */
async function readCheckout(folder) {
  const files = findAuditedFiles(['.'], { folder, ignores: readGitIgnored(folder) }).sources;
  const progress = await createProgress(process.stderr.isTTY, files.length);
  const isConcerned = createConcernTest(plugin.configs.strict, folder);
  const languages = listLanguages(resolveProjectParsers(folder), parser);
  const found = { files: files.length, sites: [], unread: [] };
  for (const filePath of files) {
    progress.advance();
    const text = readFileSync(filePath, 'utf8');
    // Asked as of production code: what a test file destroys is listed, too, with the reason.
    if (!isConcerned(text, join(folder, `source${extname(filePath)}`))) continue;
    const file = relative(folder, filePath).split(sep).join('/');
    const linted = await lintText(project, { filePath, text }, { folder, languages, rules: plugin.configs.strict, settings: undefined });
    if (typeof linted === 'string') found.unread.push(`${file}: ${linted}`);
    else for (const site of assignReports(linted, linted)) found.sites.push({ file, reports: site.reports, ...describeSite(site, linted.explained.kind) });
  }
  progress.end();
  return found;
}

const place = ({ code, file, line }) => `${escapeText(file)}:${line}  ${escapeText(code)}`;

function printReported(sites) {
  const reports = sites.flatMap((site) => site.reports.map((report) => ({ ...site, ...report, line: report.line })));
  for (const rule of [...new Set(reports.map((report) => report.rule))].sort()) {
    const own = reports.filter((report) => report.rule === rule);
    console.log(`  ${rule}: ${own.length}`);
    for (const report of own) console.log(`    ${place(report)}${report.suppressed === undefined ? '' : '  (a comment switches it off)'}`);
  }
  return reports;
}

function printSilent(sites) {
  const silent = sites.filter((site) => site.reports.every(({ suppressed }) => suppressed !== undefined));
  console.log(`  not reported: ${silent.length}`);
  for (const site of silent) console.log(`    ${place(site)}\n      ${escapeText(site.verdict)}`);
  return silent;
}

const totals = new Map();
const add = (name, count) => totals.set(name, (totals.get(name) ?? 0) + count);
for (const folder of folders.map((written) => resolve(written))) {
  const { files, sites, unread } = await readCheckout(folder);
  console.log(`${basename(folder)}: ${files} files, ${sites.length} places that look destructive`);
  if (all || values.reported) for (const { rule } of printReported(sites)) add(rule, 1);
  if (all || values.silent) add('not reported', printSilent(sites).length);
  for (const file of unread) console.log(`  not read: ${escapeText(file)}`);
  add('not read', unread.length);
}
if (folders.length > 1) console.log(`\n${folders.length} repositories: ${[...totals].map(([name, count]) => `${name} ${count}`).join(', ')}`);
