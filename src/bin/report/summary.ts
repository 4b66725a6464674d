import type { UnreadFile, UnreadReason } from '../audit/audit.js';
import type { CommandFinding } from '../commands/commands.js';
import { describeLoss } from '../../vocabulary/invocations.js';
import { listRemaining, remainingTitle } from './by-hand.js';
import { escapeText } from './escape.js';
import type { Finding } from './findings.js';
import { losses } from './losses.js';

/** What an audit found, apart from any format. */
export interface Report {
  readonly version: string;
  readonly eslintVersion: string;
  readonly strict: boolean;
  /** Files whose text was looked through, and those of them that were parsed. */
  readonly seenCount: number;
  readonly parsedCount: number;
  readonly fixedCount: number;
  /** Whether fixes were asked for. */
  readonly isFixing: boolean;
  readonly findings: readonly Finding[];
  /** Commands that destroy data, outside the code. */
  readonly commands: readonly CommandFinding[];
  readonly unread: readonly UnreadFile[];
  readonly usesSequelize: boolean;
  /** What the project's own ESLint does not show, as a sentence. */
  readonly gap: string | undefined;
}

export interface LossGroup {
  readonly rule: string;
  readonly loss: string;
  readonly findings: readonly Finding[];
}

const advice: Record<UnreadReason, string> = {
  noParser: 'no TypeScript parser here: install the optional dependencies of this package, or @typescript-eslint/parser and typescript',
  noAccess: 'this user may not open it',
  syntax: 'it could not be parsed',
  failed: 'it could not be judged',
  tooLarge: 'it is too large',
  ignored: 'left out',
};

export function describeCount(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Whether the report is the same call's once more: `require-sync-match` speaks of the call whose force is reported. */
function isRepeated({ file, rule, message }: Finding, findings: readonly Finding[]): boolean {
  const { line, endLine = line } = message;
  return rule === 'require-sync-match'
    && findings.some((other) => other.rule === 'no-sync-force' && other.file === file && other.message.line >= line && other.message.line <= endLine);
}

/** The report with nothing in it that a terminal, a page or a CI service would obey. */
export function escapeReport(report: Report): Report {
  return {
    ...report,
    findings: report.findings.map((finding) => ({
      ...finding,
      file: escapeText(finding.file),
      code: escapeText(finding.code),
      message: {
        ...finding.message,
        message: escapeText(finding.message.message),
        suggestions: finding.message.suggestions?.map((suggestion) => ({ ...suggestion, desc: escapeText(suggestion.desc) })),
      },
      suppressed: finding.suppressed === undefined ? undefined : escapeText(finding.suppressed),
    })),
    commands: report.commands.map((command) => ({
      ...command, file: escapeText(command.file), command: escapeText(command.command), when: escapeText(command.when), through: command.through.map(escapeText),
      environment: command.environment === undefined ? undefined : escapeText(command.environment),
    })),
    unread: report.unread.map(({ file, reason, detail }) => ({ file: escapeText(file), reason, detail: escapeText(detail) })),
  };
}

/** The reports that no comment switches off, by what would be lost, the worst first; each call once. */
export function groupByLoss(findings: readonly Finding[]): readonly LossGroup[] {
  const standing = findings.filter(({ suppressed }) => suppressed === undefined);
  const active = standing.filter((finding) => !isRepeated(finding, standing));
  const groups = [...losses].map(([rule, loss]) => ({ rule, loss, findings: active.filter((finding) => finding.rule === rule) }));
  return groups.filter((group) => group.findings.length > 0);
}

/** The reports that a comment switches off. */
export function listSuppressed(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ suppressed }) => suppressed !== undefined);
}

const DETAILED = new Set<UnreadReason>(['syntax', 'failed', 'ignored']);

/** Each reason for files that were not read, with their number and the first few. */
export function describeUnread(unread: readonly UnreadFile[]): readonly string[] {
  const shown = 5;
  return (Object.keys(advice) as UnreadReason[]).flatMap((reason) => {
    const files = unread.filter((file) => file.reason === reason);
    if (files.length === 0) return [];
    const names = files.slice(0, shown).map(({ file, detail }) => (DETAILED.has(reason) ? `${file} (${detail})` : file));
    const more = files.length > shown ? [`and ${files.length - shown} more`] : [];
    return [`${describeCount(files.length, 'file')} not read, ${advice[reason]}: ${[...names, ...more].join(', ')}`];
  });
}

/** The first sentence of every summary. */
export function describeScope(report: Report): string {
  const rules = report.strict ? 'strict' : 'recommended';
  const scope = `${describeCount(report.seenCount, 'file')} looked at, ${report.parsedCount} parsed, ${rules} rules, ESLint ${report.eslintVersion}.`;
  const fixed = report.fixedCount === 0 ? '' : ` ${describeCount(report.fixedCount, 'file')} fixed.`;
  return scope + fixed;
}

export const noSequelize =
  'No Sequelize found: no package.json above these files lists a Sequelize package and no file imports one.';

/** The sentence where there is no report: good news is of the files that were read only. */
export function describeNothing({ unread, commands }: Report): string {
  const isWhole = unread.every(({ reason }) => reason === 'ignored');
  const place = isWhole ? '' : ' in the files that were read';
  return `Nothing found${commands.length === 0 ? '' : ' in the code'} that wipes a database${place}.`;
}

/** When a command runs and what it destroys, as the rest of a sentence. */
export function describeCommand({ when, ...finding }: CommandFinding): string {
  return `${when}${describeThrough(finding)}: ${describeLoss(finding.loss)}${describeEnvironment(finding)}`;
}

/** What a command destroys if it is run now, as the rest of a sentence that starts with the command. */
export function describeCommandLoss(finding: CommandFinding): string {
  return `${describeLoss(finding.loss)}${describeThrough(finding)}${describeEnvironment(finding)}`;
}

/** A sentence that says what a command destroys, and one that says when it runs. */
export function describeCommandMessage(finding: CommandFinding): string {
  return `\`${finding.command}\` ${describeCommandLoss(finding)}. It runs ${finding.when}.`;
}

function describeThrough({ through }: Pick<CommandFinding, 'through'>): string {
  return through.length === 0 ? '' : `, through ${through.map((name) => `\`${name}\``).join(' and ')}`;
}

function describeEnvironment({ environment }: Pick<CommandFinding, 'environment'>): string {
  return environment === undefined ? '' : `, in the environment \`${environment}\``;
}

function describeCommandLine(finding: CommandFinding): string {
  return `  ${finding.file}:${finding.line}  ${finding.command}\n    ${describeCommand(finding)}`;
}

export const commandsTitle = 'Commands that lose data';

/** Each place once, with its rules, the worst first. */
function describeSuppressed(findings: readonly Finding[]): string {
  const rulesByPlace = new Map<string, string[]>();
  for (const rule of losses.keys()) {
    for (const { file, message } of findings.filter((finding) => finding.rule === rule)) {
      const place = `${file}:${message.line}`;
      rulesByPlace.set(place, [...new Set([...(rulesByPlace.get(place) ?? []), rule])]);
    }
  }
  return [...rulesByPlace].map(([place, rules]) => `${place} (${rules.join(', ')})`).join(', ');
}

function describePlace({ file, message, code }: Finding): string {
  return `${file}:${message.line}  ${code}`;
}

function describeGroup({ loss, findings }: LossGroup): string {
  return [`  ${loss}: ${describeCount(findings.length, 'place')}`, ...findings.map((finding) => `    ${describePlace(finding)}`)].join('\n');
}

/** The places that `--fix` left, the worst loss first. */
export function listByHand(report: Report): ReturnType<typeof listRemaining> {
  return listRemaining(report, groupByLoss(report.findings).flatMap(({ findings }) => findings));
}

function describeByHand(report: Report): readonly string[] {
  const remaining = listByHand(report);
  return remaining.length === 0 ? [] : [`${remainingTitle}: ${describeCount(remaining.length, 'place')}`, ...remaining.map(({ file, line, why }) => `  ${file}:${line}  ${why}`)];
}

/** The summary for a terminal: what would be lost, where, and what the audit could not see. */
export function describeSummary(raw: Report): string {
  const report = escapeReport(raw);
  const groups = groupByLoss(report.findings);
  const suppressed = listSuppressed(report.findings);
  return [
    `Sequelize audit: ${describeScope(report)}`,
    ...(groups.length === 0 ? [describeNothing(report)] : ['What could be lost, and where:', ...groups.map(describeGroup)]),
    ...(report.commands.length === 0 ? [] : [`${commandsTitle}:`, ...report.commands.map(describeCommandLine)]),
    ...(suppressed.length === 0 ? [] : [`Switched off by comments: ${describeSuppressed(suppressed)}`]),
    ...describeUnread(report.unread),
    ...(report.gap === undefined ? [] : [report.gap]),
    ...(report.usesSequelize ? [] : [noSequelize]),
    ...describeByHand(report),
    '',
  ].join('\n');
}
