import type { Explanation } from '../../explain/explain.js';
import type { LintedFile, PlacedReport } from './linted-file.js';

/** A place of a file, what is reported there, and what strict alone reports. */
export interface ReportedSite {
  readonly site: Explanation;
  readonly reports: readonly PlacedReport[];
  readonly strictReports: readonly PlacedReport[];
}

/** Every site of a file with the reports at it: each report belongs to the innermost site around its start. */
export function assignReports(linted: LintedFile, strict: LintedFile): readonly ReportedSite[] {
  const { sites } = linted.explained;
  const find = ({ start }: PlacedReport): Explanation | undefined =>
    sites.filter(({ range }) => range[0] <= start && start <= range[1]).reduce<Explanation | undefined>((inner, site) => (inner && readLength(inner) < readLength(site) ? inner : site), undefined);
  const isKnown = (report: PlacedReport): boolean => linted.reports.some(({ rule, start }) => rule === report.rule && start === report.start);
  const added = strict.reports.filter((report) => !isKnown(report));
  return sites.map((site) => ({
    site,
    reports: linted.reports.filter((report) => find(report) === site),
    strictReports: added.filter((report) => find(report) === site),
  }));
}

function readLength({ range }: Explanation): number {
  return range[1] - range[0];
}

/**
 * The sites of a line: those whose name or report is on it, else those that reach over it, the innermost
 * of them, and those that obey options written on it.
 */
export function findAtLine(sites: readonly ReportedSite[], line: number): readonly ReportedSite[] {
  const named = sites.filter(({ reports, site }) => site.line === line || reports.some((report) => report.line === line));
  if (named.length > 0) return withoutRepeats(named);
  const around = sites.filter(({ site }) => site.lines.some(([first, last]) => first <= line && line <= last));
  const shortest = Math.min(...around.map(({ site }) => readLength(site)));
  return withoutRepeats(around.filter(({ site }) => readLength(site) === shortest || !isAround(site, line)));
}

function isAround({ lines: [own] }: Explanation, line: number): boolean {
  return own !== undefined && own[0] <= line && line <= own[1];
}

/** The options of a Nest module are one site as the options of Nest, and one as the options that a sync obeys: where the second is reported, it says all. */
function withoutRepeats(sites: readonly ReportedSite[]): readonly ReportedSite[] {
  return sites.filter(({ reports, site, strictReports }) => {
    const isNest = site.kind === 'nest' && reports.length === 0 && strictReports.length === 0;
    return !isNest || !sites.some((other) => other.site !== site && other.site.kind === 'carrier');
  });
}
