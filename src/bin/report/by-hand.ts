import type { CommandFinding } from '../commands/commands.js';
import type { Finding } from './findings.js';

/** A place that `--fix` left, and why. */
export interface Remaining {
  readonly file: string;
  readonly line: number;
  readonly why: string;
}

/** The suggestions of the rules say so where they know it; see `SWAP_SUGGESTIONS`. */
const REASON = /(?:Not applied by `--fix`: |Mind that )(.*?)\.?$/u;

function describeReason({ message }: Finding): string {
  const offers = message.suggestions?.map(({ desc }) => desc) ?? [];
  const reason = offers.map((desc) => REASON.exec(desc)?.[1]).find((found) => found !== undefined);
  if (reason !== undefined) return `no fix: ${reason}`;
  const [offer] = offers;
  return offer === undefined ? 'no fix: no edit here is sure to do what you want' : `no fix: the edit changes more than the tables, so it is yours to choose. ${offer}`;
}

interface Audited {
  readonly isFixing: boolean;
  readonly commands: readonly CommandFinding[];
}

/** What `--fix` left to do, each place once; undefined where it was not asked for. */
export function listRemaining({ isFixing, commands }: Audited, findings: readonly Finding[]): readonly Remaining[] {
  if (!isFixing) return [];
  const places = new Map<string, Remaining>();
  for (const finding of findings) {
    const { file, message: { line } } = finding;
    const place = `${file}:${String(line)}`;
    if (!places.has(place)) places.set(place, { file, line, why: describeReason(finding) });
  }
  return [...places.values(), ...commands.map(({ file, line }) => ({ file, line, why: 'no fix: it is a command, and the fixes change code alone' }))];
}

export const remainingTitle = 'Still to do by hand';
