import { createHash } from 'node:crypto';
import type { Linter, Rule } from 'eslint';
import type { UnreadFile } from '../audit/audit.js';
import type { CommandFinding } from '../commands/commands.js';
import { COMMAND_RULE } from './command-results.js';
import type { Finding } from './findings.js';
import { losses } from './losses.js';
import { describeCommandMessage, type Report } from './summary.js';

/** Names and documentation of the rules, as the plugin carries them. */
export type RuleMetas = Readonly<Record<string, { readonly meta?: Rule.RuleMetaData | undefined }>>;

const toUri = (file: string): string => file.split('/').map(encodeURIComponent).join('/');

function describeRegion({ line, column, endLine, endColumn }: Linter.LintMessage): object {
  return {
    startLine: line,
    startColumn: column,
    ...(endLine === undefined ? {} : { endLine }),
    ...(endColumn === undefined ? {} : { endColumn }),
  };
}

function describeLocation(file: string, region?: object): object {
  const artifactLocation = { uri: toUri(file), uriBaseId: 'SRCROOT' };
  return { physicalLocation: { artifactLocation, ...(region === undefined ? {} : { region }) } };
}

/** The same report keeps its fingerprint when lines above it move. */
function readFingerprint(rule: string, file: string, code: string): string {
  return createHash('sha256').update(`${rule}\0${file}\0${code}`).digest('hex');
}

function describeCommandResult(finding: CommandFinding, ruleIndex: number): object {
  const { file, line, column, endColumn, command, isTest } = finding;
  return {
    ruleId: COMMAND_RULE,
    ruleIndex,
    level: isTest ? 'note' : 'error',
    message: { text: describeCommandMessage(finding) },
    locations: [describeLocation(file, { startLine: line, startColumn: column, endLine: line, endColumn })],
    partialFingerprints: { 'sequelizeGuard/v1': readFingerprint(COMMAND_RULE, file, command) },
  };
}

const commandRule = {
  id: COMMAND_RULE,
  shortDescription: { text: 'disallow commands that drop the database or undo every migration, in scripts, images and workflows' },
  helpUri: 'https://github.com/eslint-plugin-sequelize-guard/eslint-plugin-sequelize-guard/blob/main/docs/guides/audit.md#commands-that-lose-data',
  defaultConfiguration: { level: 'error' },
};

function describeResult(finding: Finding, ruleNames: readonly string[]): object {
  const { file, rule, message, suppressed } = finding;
  return {
    ruleId: `sequelize-guard/${rule}`,
    ruleIndex: ruleNames.indexOf(rule),
    level: 'error',
    message: { text: message.message },
    locations: [describeLocation(file, describeRegion(message))],
    partialFingerprints: { 'sequelizeGuard/v1': readFingerprint(rule, file, finding.code) },
    ...(suppressed === undefined ? {} : { suppressions: [{ kind: 'inSource', justification: suppressed }] }),
  };
}

function describeRule(name: string, rules: RuleMetas): object {
  const docs = rules[name]?.meta?.docs;
  const text = docs?.description ?? losses.get(name) ?? name;
  return {
    id: `sequelize-guard/${name}`,
    shortDescription: { text },
    ...(docs?.url === undefined ? {} : { helpUri: docs.url }),
    defaultConfiguration: { level: 'error' },
  };
}

function describeNotification({ file, detail }: UnreadFile): object {
  return { level: 'error', message: { text: `not read: ${detail}` }, locations: [describeLocation(file.replaceAll('\\', '/'))] };
}

/** The audit as a SARIF 2.1.0 log, with paths relative to the audited folder. */
export function formatSarif(report: Report, rules: RuleMetas): string {
  const ruleNames = Object.keys(rules);
  const failed = report.unread.filter(({ reason }) => reason !== 'ignored');
  const run = {
    tool: {
      driver: {
        name: 'eslint-plugin-sequelize-guard',
        version: report.version,
        rules: [...ruleNames.map((name) => describeRule(name, rules)), commandRule],
      },
    },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { SRCROOT: { description: { text: 'The audited folder.' } } },
    invocations: [{ executionSuccessful: failed.length === 0, toolExecutionNotifications: failed.map(describeNotification) }],
    results: [
      ...report.findings.map((finding) => describeResult(finding, ruleNames)),
      ...report.commands.map((command) => describeCommandResult(command, ruleNames.length)),
    ],
  };
  const log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}
