import { tmpdir } from 'node:os';
import type { ESLint } from 'eslint';
import type { ProjectESLint } from '../audit/project-eslint.js';
import type { Format } from '../request.js';
import { escapeJson, escapeText } from './escape.js';
import { formatMarkdown } from './markdown.js';
import { formatSarif, type RuleMetas } from './sarif.js';
import type { Report } from './summary.js';

interface Sources {
  readonly results: readonly ESLint.LintResult[];
  readonly project: ProjectESLint;
  readonly rules: RuleMetas;
}

/** The audit in one of the formats; `stylish` and `json` are those of ESLint. */
export async function formatReport(format: Format, report: Report, { results, project, rules }: Sources): Promise<string> {
  switch (format) {
    case 'markdown':
      return formatMarkdown(report);
    case 'sarif':
      return escapeJson(formatSarif(report, rules));
    case 'json':
      return escapeJson(`${JSON.stringify(results)}\n`);
    case 'stylish':
      return formatStylish(results.map(escapeResult), project);
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
