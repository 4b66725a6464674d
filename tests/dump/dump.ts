// What the rules say of a program, as one line of text, and what differs between two such dumps.
import type { ESLint, Linter } from 'eslint';
import { lintProgram, type Program } from '../robustness/lint.js';

/** One program as a line: its id, its text, and every message with its range, fix and suggestions. */
export function describeReports(program: Program, plugin: ESLint.Plugin): string {
  const reports = lintProgram(program, plugin).map(describeReport);
  return JSON.stringify({ id: program.id, text: program.text, reports });
}

function describeReport({ ruleId, messageId, message, line, column, endLine, endColumn, fix, suggestions }: Linter.LintMessage): unknown {
  return { ruleId, messageId, message, range: [line, column, endLine, endColumn], fix, suggestions };
}

export interface Difference {
  readonly id: string;
  readonly kind: 'changed' | 'gone' | 'added';
  /** The program, and what was and is said of it. */
  readonly details: string;
}

interface Line {
  readonly id: string;
  readonly text: string;
  readonly reports: readonly { readonly ruleId: string; readonly message: string; readonly range: readonly number[] }[];
}

/** The programs of which two dumps do not say the same, byte for byte. */
export function compareDumps(before: readonly string[], after: readonly string[]): readonly Difference[] {
  const old = index(before);
  const now = index(after);
  const changed = [...now].flatMap(([id, line]): Difference[] => {
    const was = old.get(id);
    if (was === line) return [];
    return [was === undefined ? { id, kind: 'added', details: describeLine(line) } : { id, kind: 'changed', details: `${describeLine(was)}\n--- now\n${describeSaid(line)}` }];
  });
  const gone = [...old].filter(([id]) => !now.has(id)).map(([id, line]): Difference => ({ id, kind: 'gone', details: describeLine(line) }));
  return [...changed, ...gone];
}

/** @throws Error where two programs of a dump have one id: the second would hide the first. */
function index(lines: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const line of lines) {
    const { id } = JSON.parse(line) as Line;
    if (found.has(id)) throw new Error(`two programs are called ${id}`);
    found.set(id, line);
  }
  return found;
}

function describeLine(line: string): string {
  return `${(JSON.parse(line) as Line).text.trimEnd()}\n--- said\n${describeSaid(line)}`;
}

function describeSaid(line: string): string {
  const { reports } = JSON.parse(line) as Line;
  return reports.map((report) => `${report.range.slice(0, 2).join(':')} ${report.ruleId}: ${report.message} ${JSON.stringify({ ...report, message: undefined, ruleId: undefined })}`).join('\n') || 'nothing';
}
