import { tmpdir } from 'node:os';
import type { ESLint } from 'eslint';
import type { ProjectESLint } from '../audit/project-eslint.js';
import type { Format } from '../request.js';
import { listCommandResults } from './command-results.js';
import { escapeJson, escapeText } from './escape.js';
import { formatMarkdown } from './markdown.js';
import { formatSarif, type RuleMetas } from './sarif.js';
import type { Report } from './summary.js';

interface Sources {
  readonly folder: string;
  readonly results: readonly ESLint.LintResult[];
  readonly project: ProjectESLint;
  readonly rules: RuleMetas;
}

/** The audit in one of the formats; `stylish` and `json` are those of ESLint. */
export async function formatReport(format: Format, report: Report, { folder, results, project, rules }: Sources): Promise<string> {
  const all = [...results, ...listCommandResults(folder, report.commands)];
  switch (format) {
    case 'markdown':
      return formatMarkdown(report);
    case 'sarif':
      return escapeJson(formatSarif(report, rules));
    case 'json':
      return escapeJson(`${JSON.stringify(all)}\n`);
    case 'stylish':
      return formatStylish(all.map(escapeResult), project);
  }
}

async function formatStylish(results: readonly ESLint.LintResult[], project: ProjectESLint): Promise<string> {
  // No file is read: a folder of its own keeps the project's configuration out of it.
  const formatter = await project.createESLint({ cwd: tmpdir(), overrideConfigFile: true }).loadFormatter('stylish');
  const text = await formatter.format([...results]);
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}

function escapeResult(result: ESLint.LintResult): ESLint.LintResult {
  const messages = result.messages.map((message) => ({ ...message, message: escapeText(message.message) }));
  return { ...result, filePath: escapeText(result.filePath), messages };
}
