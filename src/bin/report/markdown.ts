import { commandsTitle, describeCommand, describeCount, describeNothing, describeScope, describeUnread, escapeReport, groupByLoss, listByHand, listSuppressed, noSequelize, type Report } from './summary.js';
import { remainingTitle } from './by-hand.js';
import type { CommandFinding } from '../commands/commands.js';
import type { Finding } from './findings.js';

/** Text that a table cell shows as it is. */
function escapeCell(text: string): string {
  return text.replace(/[\\|<>*_[\]]/gu, String.raw`\$&`).replace(/\s+/gu, ' ');
}

/** Code in a table cell: as many backticks around it as it takes, and no bar that ends the cell. */
function formatCode(code: string): string {
  const longest = Math.max(0, ...(code.match(/`+/gu) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const padding = code.startsWith('`') || code.endsWith('`') ? ' ' : '';
  return `${fence}${padding}${code.replaceAll('|', String.raw`\|`)}${padding}${fence}`;
}

function formatRow({ file, message, code, rule }: Finding, last: string): string {
  return `| ${formatCode(`${file}:${message.line}`)} | ${formatCode(code)} | ${escapeCell(last)} | ${rule} |`;
}

function formatCommandRow(finding: CommandFinding): string {
  return `| ${formatCode(`${finding.file}:${finding.line}`)} | ${formatCode(finding.command)} | ${escapeCell(describeCommand(finding))} |`;
}

function formatCommands(commands: readonly CommandFinding[]): readonly string[] {
  if (commands.length === 0) return [];
  return [`## ${commandsTitle}`, ['| Where | Command | When it runs, and what it does |', '| --- | --- | --- |', ...commands.map(formatCommandRow)].join('\n')];
}

function formatByHand(report: Report): readonly string[] {
  const rows = listByHand(report).map(({ file, line, why }) => `- ${formatCode(`${file}:${line}`)}: ${escapeCell(why)}`);
  return rows.length === 0 ? [] : [`## ${remainingTitle}`, rows.join('\n')];
}

function formatTable(lastColumn: string, rows: readonly string[]): string {
  return [`| Where | Code | ${lastColumn} | Rule |`, '| --- | --- | --- | --- |', ...rows].join('\n');
}

/** The audit as a Markdown page: fit for an issue, a pull request or a job summary. */
export function formatMarkdown(raw: Report): string {
  const report = escapeReport(raw);
  const groups = groupByLoss(report.findings);
  const suppressed = listSuppressed(report.findings);
  const total = groups.reduce((sum, { findings }) => sum + findings.length, 0);
  const sections = [
    '# Sequelize audit',
    `${total === 0 ? describeNothing(report) : `**${describeCount(total, 'place')}** where data could be lost.`} ${describeScope(report)}`,
    ...(report.usesSequelize ? [] : [noSequelize]),
    ...(report.gap === undefined ? [] : [escapeCell(report.gap)]),
    ...groups.flatMap(({ loss, findings }) => [
      `## ${loss}`,
      formatTable('What happens', findings.map((finding) => formatRow(finding, finding.message.message))),
    ]),
    ...formatCommands(report.commands),
    ...(suppressed.length === 0 ? [] : [
      '## Switched off by comments',
      formatTable('Reason given', suppressed.map((finding) => formatRow(finding, finding.suppressed === '' ? 'none' : finding.suppressed ?? ''))),
    ]),
    ...(report.unread.length === 0 ? [] : ['## Not read', describeUnread(report.unread).map((line) => `- ${escapeCell(line)}`).join('\n')]),
    ...formatByHand(report),
  ];
  return `${sections.join('\n\n')}\n`;
}
