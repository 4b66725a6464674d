import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { plugin } from '../plugin.js';
import { findAuditedFiles, type AuditedFiles } from './audit/audited-files.js';
import { runAudit, type Audit } from './audit/audit.js';
import { readGitIgnored } from './audit/git-ignored.js';
import { resolveProjectESLint, resolveProjectParsers, type ProjectESLint } from './audit/project-eslint.js';
import { createProgress } from './audit/progress.js';
import { listsSequelize } from './audit/sequelize-use.js';
import { listLanguages } from './audit/source-languages.js';
import { runBaseline } from './baseline/baseline.js';
import { runCommandCheck } from './command/command.js';
import type { Terminal } from './terminal.js';
import { explainPlaces } from './explain/explain.js';
import { findCommands, type CommandSearch } from './commands/commands.js';
import { escapeLines, escapeText } from './report/escape.js';
import { listFindings } from './report/findings.js';
import { formatReport } from './report/format.js';
import { describeSummary, describeUnread, type Report } from './report/summary.js';
import { readCoverage, usesPlugin } from './setup/coverage.js';
import { describeGap, describeSetup, listUncovered, type SetupCheck } from './setup/describe-setup.js';
import { readRequest, usage, type AuditRequest } from './request.js';
import { loadParser } from './typescript/parser.js';

/** What ESLint's own command exits with. */
type ExitCode = 0 | 1 | 2;

const noESLint = 'No ESLint 8.57 or later here: npm install --save-dev eslint\n';

async function auditProject(project: ProjectESLint, request: AuditRequest, { terminal, files }: { terminal: Terminal; files: AuditedFiles }): Promise<Audit> {
  const { fix, strict, parseAll } = request;
  const { folder } = terminal;
  const progress = await createProgress(terminal.isInteractive, files.sources.length);
  const languages = listLanguages(resolveProjectParsers(folder), await loadParser());
  try {
    const audit = await runAudit(project, files, { folder, fix, parseAll, languages, rules: plugin.configs[strict ? 'strict' : 'recommended'], onFile: () => progress.advance() });
    if (fix) await project.ESLintClass.outputFixes([...audit.results]);
    return audit;
  } finally {
    progress.end();
  }
}

function createReport(project: ProjectESLint, request: AuditRequest, { audit, commands, folder, gap }: { audit: Audit; commands: CommandSearch; folder: string; gap: string | undefined }): Report {
  const { results, seen } = audit;
  const findings = listFindings(folder, results);
  return {
    gap,
    version: plugin.meta.version,
    eslintVersion: project.version,
    strict: request.strict,
    seenCount: seen.length,
    parsedCount: results.length,
    isFixing: request.fix,
    fixedCount: results.filter(({ output }) => output !== undefined).length,
    findings,
    commands: commands.findings,
    unread: [...audit.unread, ...commands.unread.map(({ file, detail }) => ({ file: path.relative(folder, file), reason: 'failed' as const, detail }))],
    usesSequelize: findings.length > 0 || commands.findings.length > 0 || commands.unread.length > 0 || audit.importsSequelize || listsSequelize(folder, seen),
  };
}

function judgeExit(report: Report): ExitCode {
  if (report.unread.some(({ reason }) => reason !== 'ignored')) return 2;
  return report.findings.some(({ suppressed }) => suppressed === undefined) || report.commands.some(({ isTest }) => !isTest) ? 1 : 0;
}

/** The machine formats keep standard output to themselves: the summary goes beside it. */
async function writeReport(report: Report, audit: Audit, { request, terminal, project }: { request: AuditRequest; terminal: Terminal; project: ProjectESLint }): Promise<void> {
  for (const { format, file } of request.outputs) {
    const text = await formatReport(format, report, { folder: terminal.folder, results: audit.results, project, rules: plugin.rules });
    if (file === undefined) terminal.print(text);
    else writeOutput(path.resolve(terminal.folder, file), text);
  }
  const printed = request.outputs.find(({ file }) => file === undefined)?.format;
  if (printed === undefined || printed === 'stylish') terminal.print(describeSummary(report));
  else if (printed !== 'markdown') terminal.warn(describeSummary(report));
}

function writeOutput(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** Asks the project's ESLint about the files; its configuration is loaded for that, as its own command does. */
async function compareSetup(project: ProjectESLint, folder: string, { audit, files, isLinting }: { audit: Audit; files: readonly string[]; isLinting: boolean }): Promise<SetupCheck> {
  const findings = listFindings(folder, audit.results).filter(({ suppressed }) => suppressed === undefined);
  const linted = new Set(isLinting ? findings.map(({ file }) => path.join(folder, file)) : []);
  return { eslintVersion: project.version, folder, findings, coverage: await readCoverage(project, folder, { files, linted }) };
}

function printSetup(check: SetupCheck, { unread }: Audit, terminal: Terminal): ExitCode {
  terminal.print(describeSetup(check));
  if (unread.length > 0) terminal.print(`${describeUnread(unread).map(escapeText).join('\n')}\n`);
  if (check.coverage.kind === 'failed' || unread.some(({ reason }) => reason !== 'ignored')) return 2;
  return listUncovered(check).length > 0 ? 1 : 0;
}

/** Only where the project lints with this plugin already is its configuration asked, about the files with a report. */
async function findGap(project: ProjectESLint, folder: string, audit: Audit): Promise<string | undefined> {
  const files = audit.results.filter(({ messages }) => messages.length > 0).map(({ filePath }) => filePath);
  if (files.length === 0 || !project.isOfProject || !usesPlugin(folder)) return undefined;
  return describeGap(await compareSetup(project, folder, { audit, files, isLinting: false }));
}

async function runRequest(request: AuditRequest, terminal: Terminal): Promise<ExitCode> {
  const { folder } = terminal;
  const project = resolveProjectESLint(folder);
  if (project === undefined) {
    terminal.warn(noESLint);
    return 2;
  }
  const files = findAuditedFiles(request.paths, { folder, ignores: readGitIgnored(folder) });
  const audit = await auditProject(project, request, { terminal, files });
  if (request.checkSetup) return printSetup(await compareSetup(project, folder, { audit, files: audit.seen, isLinting: true }), audit, terminal);
  const gap = await findGap(project, folder, audit);
  const report = createReport(project, request, { audit, folder, gap, commands: await findCommands(folder, files.others) });
  await writeReport(report, audit, { request, terminal, project });
  return judgeExit(report);
}

/** Runs the command line; resolves to the exit code. What ESLint throws is printed, as exit code 2. */
export async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  // The audit of a folder of such a name is that of ./baseline.
  if (args[0] === 'baseline') return await runBaseline(args.slice(1), terminal);
  if (args[0] === 'command') return await runCommandCheck(args.slice(1), terminal);
  const request = readRequest(args);
  switch (request.kind) {
    case 'help':
      terminal.print(usage);
      return 0;
    case 'version':
      terminal.print(`${plugin.meta.version}\n`);
      return 0;
    case 'misuse':
      terminal.warn(`${escapeLines(request.message)}\n\n${usage}`);
      return 2;
    case 'audit':
      return await runSafely('audit', terminal, () => runRequest(request, terminal));
    case 'explain':
      return await runSafely('explanation', terminal, () => explainPlaces(request, terminal));
  }
}

async function runSafely(name: string, terminal: Terminal, start: () => Promise<ExitCode>): Promise<ExitCode> {
  try {
    return await start();
  } catch (error) {
    terminal.warn(`The ${name} could not run: ${escapeLines(error instanceof Error ? error.message : String(error))}\n`);
    return 2;
  }
}
