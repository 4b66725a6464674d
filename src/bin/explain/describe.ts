import type { ReportedSite } from './sites.js';

/** What is said of one site: whether it is reported and why, then what was seen. */
export interface SiteText {
  readonly code: string;
  readonly line: number;
  /** One sentence: reported by which rules, or not and why. */
  readonly verdict: string;
  /** Sentences: the kind of file, whose call it is, what options can be, what protects. */
  readonly facts: readonly string[];
  readonly reports: readonly { readonly rule: string; readonly line: number; readonly message: string; readonly suppressed: string | undefined }[];
}

/** Describes a site of a file whose kind is `fileKind`. */
export function describeSite({ reports, site, strictReports }: ReportedSite, fileKind: string): SiteText {
  const facts = [`the file is ${fileKind}`, ...(site.whose === undefined ? [] : [site.whose]), ...site.facts].map(toSentence);
  const verdict = describeVerdict({ reports, site, strictReports });
  return {
    code: site.code,
    line: site.line,
    verdict,
    // What the verdict gives as its reason is not said again.
    facts: facts.filter((fact) => !verdict.includes(fact.slice(1, -1))),
    reports: reports.map(({ line, message, rule, suppressed }) => ({ rule, line, message, suppressed })),
  };
}

function describeVerdict({ reports, site, strictReports }: ReportedSite): string {
  const standing = reports.filter(({ suppressed }) => suppressed === undefined);
  const off = reports.filter(({ suppressed }) => suppressed !== undefined);
  const strict = strictReports.filter(({ suppressed }) => suppressed === undefined);
  const also = strict.length === 0 ? '' : ` With \`--strict\`, ${listRules(strict)} ${strict.length === 1 ? 'reports' : 'report'} it${standing.length > 0 ? ', too' : ''}.`;
  const switched = off.length === 0 ? '' : ` A comment switches ${listRules(off)} off${describeReason(off[0]?.suppressed)}.`;
  if (standing.length > 0) return `Reported by ${listRules(standing)}.${switched}${also}`;
  if (off.length > 0) return `Not reported:${lowerFirst(switched)}${also}`;
  return `Not reported: ${site.silence}.${also}`;
}

function lowerFirst(sentence: string): string {
  return ` ${sentence.trimStart().charAt(0).toLowerCase()}${sentence.trimStart().slice(1)}`;
}

function describeReason(reason: string | undefined): string {
  return reason === undefined || reason === '' ? '' : ` (${reason})`;
}

function listRules(reports: readonly { readonly rule: string }[]): string {
  const rules = [...new Set(reports.map(({ rule }) => `\`${rule}\``))];
  return rules.length < 2 ? rules.join('') : `${rules.slice(0, -1).join(', ')} and ${rules.at(-1) ?? ''}`;
}

function toSentence(clause: string): string {
  return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`;
}

/** A site for a terminal. */
export function formatSite(place: string, { code, facts, reports, verdict }: SiteText): string {
  const messages = reports.map(({ message, rule }) => `${rule}: ${message}`);
  return [`${place}  ${code}`, ...[verdict, ...facts, ...messages].map((line) => `  ${line}`), ''].join('\n');
}
