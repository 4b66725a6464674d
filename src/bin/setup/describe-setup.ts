import path from 'node:path';
import { escapeText } from '../report/escape.js';
import type { Finding } from '../report/findings.js';
import { describeCount } from '../report/summary.js';
import type { Coverage, SetupCoverage } from './coverage.js';

/** What a check of the setup found. */
export interface SetupCheck {
  readonly eslintVersion: string;
  readonly folder: string;
  readonly coverage: SetupCoverage;
  /** The reports of the audit that no comment switches off. */
  readonly findings: readonly Finding[];
}

const MOST_NAMES = 10;

/** Whether nobody sees the reports of a file: it is not linted, or with none of the rules that report there. */
function isUncovered(coverage: Coverage | undefined, rules: readonly string[]): boolean {
  return coverage?.kind !== 'linted' || !rules.some((rule) => coverage.rules.includes(rule));
}

/** The files with a report that the project's own ESLint does not show, relative to the folder. */
export function listUncovered({ coverage, folder, findings }: SetupCheck): readonly string[] {
  if (coverage.kind === 'failed') return [];
  const files = [...new Set(findings.map(({ file }) => file))];
  return files.filter((file) => {
    const rules = findings.filter((finding) => finding.file === file).map(({ rule }) => rule);
    return isUncovered(coverage.files.get(path.join(folder, file)), rules);
  });
}

/** The line of an audit's summary, where something is not covered; undefined where all is well. */
export function describeGap(check: SetupCheck): string | undefined {
  if (check.coverage.kind === 'failed') return describeFailure(check.coverage.detail.split('\n')[0] ?? '');
  const uncovered = listUncovered(check);
  if (uncovered.length === 0) return undefined;
  return `Not shown by the ESLint configuration of this project: the reports in ${describeNames(uncovered)}. --check-setup says why.`;
}

/** ESLint 9 and 10 say "Could not find config file", 8 "No ESLint configuration found in …". */
const NO_CONFIGURATION = /^(?:Could not find config file|No ESLint configuration found)/u;

function describeFailure(detail: string): string {
  if (NO_CONFIGURATION.test(detail)) return 'This project has no ESLint configuration yet: the README says what to write into one, so that ESLint shows these reports.';
  return `The ESLint configuration of this project could not be read: ${escapeText(detail)}`;
}

function describeNames(names: readonly string[]): string {
  const more = names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : '';
  return names.slice(0, MOST_NAMES).map(escapeText).join(', ') + more;
}

/** The whole check, for a terminal. */
export function describeSetup(check: SetupCheck): string {
  const { coverage, eslintVersion } = check;
  if (coverage.kind === 'failed') return `${describeFailure(coverage.detail)}\n`;
  const title = `What the ESLint configuration of this project does with ${describeCount(coverage.files.size, 'file')}, ESLint ${eslintVersion}:`;
  return [title, ...describeGroups(check, coverage.files), ...describeReports(check), ''].join('\n');
}

function describeGroups({ folder }: SetupCheck, files: ReadonlyMap<string, Coverage>): readonly string[] {
  const groups = new Map<string, string[]>();
  for (const [file, coverage] of files) {
    const label = describeCoverage(coverage);
    groups.set(label, [...(groups.get(label) ?? []), path.relative(folder, file).replaceAll(path.sep, '/')]);
  }
  return [...groups].map(([label, names]) => `  ${label}: ${describeCount(names.length, 'file')}: ${describeNames(names)}`);
}

function describeCoverage(coverage: Coverage): string {
  switch (coverage.kind) {
    case 'ignored':
      return 'not linted, the configuration ignores it';
    case 'unparsed':
      return `not linted, its parser cannot read it (${escapeText(coverage.detail)})`;
    case 'unmatched':
      return 'not linted, no `files` of the configuration match it';
    case 'linted':
      return coverage.rules.length === 0 ? 'linted, with no rule of this plugin' : `linted with ${[...coverage.rules].sort().join(', ')}`;
  }
}

function describeReports(check: SetupCheck): readonly string[] {
  const { findings } = check;
  if (findings.length === 0) return ['The audit reports nothing in them.'];
  const uncovered = listUncovered(check);
  const hidden = findings.filter(({ file }) => uncovered.includes(file));
  const off = findings.filter((finding) => !uncovered.includes(finding.file) && isRuleOff(finding, check));
  if (uncovered.length === 0 && off.length === 0) return [`Every line on which the audit reports something is linted with a rule that reports it, in ${describeNames([...new Set(findings.map(({ file }) => file))])}.`];
  return [...listReports('Reports of the audit that it does not show:', hidden), ...listReports('Reports of rules that it does not switch on, in files that it lints with others:', off)];
}

/** Whether no rule that reports on the line is on. */
function isRuleOff({ file, message: { line } }: Finding, { coverage, findings, folder }: SetupCheck): boolean {
  const found = coverage.kind === 'read' ? coverage.files.get(path.join(folder, file)) : undefined;
  return found?.kind === 'linted' && !findings.some((other) => other.file === file && other.message.line === line && found.rules.includes(other.rule));
}

function listReports(title: string, findings: readonly Finding[]): readonly string[] {
  return findings.length === 0 ? [] : [title, ...findings.map(({ file, message, rule }) => `  ${escapeText(file)}:${message.line}  ${rule}`)];
}
