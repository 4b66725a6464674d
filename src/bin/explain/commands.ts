import path from 'node:path';
import { findAuditedFiles, isSource } from '../audit/audited-files.js';
import { readGitIgnored } from '../audit/git-ignored.js';
import { findCommands } from '../commands/commands.js';
import { COMMAND_RULE } from '../report/command-results.js';
import { describeCommandMessage } from '../report/summary.js';
import type { SiteText } from './describe.js';
import type { Place } from './places.js';

const RULE = COMMAND_RULE.replace(/^.*\//u, '');

/** Whether no rule reads the file, because it is neither JavaScript nor TypeScript. */
export function isNoCode(filePath: string): boolean {
  return !isSource(filePath);
}

/** The commands on a line of a file that is no code, as the audit lists them; a sentence where there is none. */
export async function explainCommands({ file, line }: Place, folder: string): Promise<readonly SiteText[] | string> {
  const { others } = findAuditedFiles(['.'], { folder, ignores: readGitIgnored(folder) });
  const filePath = path.resolve(folder, file);
  const { findings } = await findCommands(folder, others.includes(filePath) ? others : [...others, filePath]);
  const sites = findings.filter((finding) => finding.line === line && path.resolve(folder, finding.file) === filePath).map((finding): SiteText => ({
    code: `\`${finding.command}\``,
    line,
    verdict: finding.isTest ? 'Listed by the audit, as a command for tests.' : 'Listed by the audit, which reads commands as well as code.',
    facts: ['ESLint does not read this file: no rule reports the command.'],
    reports: [{ rule: RULE, line, message: describeCommandMessage(finding), suppressed: finding.isTest ? 'a test environment' : undefined }],
  }));
  return sites.length > 0 ? sites : `${file}:${line}: no command that loses data. The file is neither JavaScript nor TypeScript, so no rule reads it; the audit reads commands only, such as \`sequelize db:drop\` in a script.`;
}
