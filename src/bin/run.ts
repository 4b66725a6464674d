import type { ESLint } from 'eslint';
import { plugin } from '../plugin.js';
import { runAudit, type Audit } from './audit/audit.js';
import { listFindings } from './report/findings.js';
import { readGitIgnored } from './audit/git-ignored.js';
import { formatMarkdown } from './report/markdown.js';
import { resolveProjectESLint, resolveProjectParsers, type ProjectESLint } from './audit/project-eslint.js';
import { readRequest, usage, type AuditRequest } from './request.js';
import { formatSarif } from './report/sarif.js';
import { usesSequelize } from './audit/sequelize-use.js';
import { listLanguages } from './audit/source-languages.js';
import { describeSummary, type Report } from './report/summary.js';

/** Where a run stands and what it writes to. */
export interface Terminal {
  readonly folder: string;
  print(text: string): void;
  warn(text: string): void;
}

/** What ESLint's own command exits with. */
type ExitCode = 0 | 1 | 2;

const noESLint = 'No ESLint 8.57 or later here: npm install --save-dev eslint\n';

async function auditProject(project: ProjectESLint, request: AuditRequest, folder: string): Promise<Audit> {
  const { paths, fix, strict } = request;
  const audit = await runAudit(project, {
    folder,
    paths,
    fix,
    ignores: readGitIgnored(folder),
    rules: plugin.configs[strict ? 'strict' : 'recommended'],
    languages: listLanguages(resolveProjectParsers(folder)),
  });
  if (fix) await project.ESLintClass.outputFixes([...audit.results]);
  return audit;
}

function createReport(project: ProjectESLint, strict: boolean, { results, unread, folder }: Audit & { folder: string }): Report {
  return {
    version: plugin.meta.version,
    eslintVersion: project.version,
    strict,
    fileCount: results.filter(({ fatalErrorCount }) => fatalErrorCount === 0).length,
    fixedCount: results.filter(({ output }) => output !== undefined).length,
    findings: listFindings(folder, results),
    unread,
    usesSequelize: usesSequelize(folder, results.map(({ filePath }) => filePath)),
  };
}

async function formatBuiltIn(eslint: ESLint, name: string, results: readonly ESLint.LintResult[]): Promise<string> {
  const formatter = await eslint.loadFormatter(name);
  const text = await formatter.format([...results]);
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}

function judgeExit(report: Report): ExitCode {
  if (report.unread.some(({ reason }) => reason === 'noParser' || reason === 'noAccess')) return 2;
  if (report.unread.some(({ reason }) => reason === 'syntax')) return 1;
  return report.findings.some(({ suppressed }) => suppressed === undefined) ? 1 : 0;
}

/** The machine formats keep the output to themselves: their summary goes beside it. */
async function printReport(report: Report, results: readonly ESLint.LintResult[], output: Output): Promise<void> {
  const { terminal, format, eslint } = output;
  if (format === 'markdown') {
    terminal.print(formatMarkdown(report));
    return;
  }
  terminal.print(format === 'sarif' ? formatSarif(report, plugin.rules) : await formatBuiltIn(eslint, format, results));
  if (format === 'stylish') terminal.print(describeSummary(report));
  else terminal.warn(describeSummary(report));
}

interface Output {
  readonly terminal: Terminal;
  readonly format: AuditRequest['format'];
  readonly eslint: ESLint;
}

async function runRequest(request: AuditRequest, terminal: Terminal): Promise<ExitCode> {
  const { folder } = terminal;
  const project = resolveProjectESLint(folder);
  if (project === undefined) {
    terminal.warn(noESLint);
    return 2;
  }
  const audit = await auditProject(project, request, folder);
  const report = createReport(project, request.strict, { ...audit, folder });
  const eslint = new project.ESLintClass({ cwd: folder, overrideConfigFile: true });
  await printReport(report, audit.results, { terminal, format: request.format, eslint });
  return judgeExit(report);
}

/** Runs the command line; resolves to the exit code. What ESLint throws is printed, as exit code 2. */
export async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const request = readRequest(args);
  switch (request.kind) {
    case 'help':
      terminal.print(usage);
      return 0;
    case 'version':
      terminal.print(`${plugin.meta.version}\n`);
      return 0;
    case 'misuse':
      terminal.warn(`${request.message}\n\n${usage}`);
      return 2;
    case 'audit':
      try {
        return await runRequest(request, terminal);
      } catch (error) {
        terminal.warn(`The audit could not run: ${error instanceof Error ? error.message : String(error)}\n`);
        return 2;
      }
  }
}
