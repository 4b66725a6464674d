// The threat model of SECURITY.md, as the lines of its tables.
import { readText } from './sources.js';

/** The first cells of the table below a heading: what a repository holds. */
export function readThreats(heading: string, page = readText('SECURITY.md')): readonly string[] {
  const section = page.split(/^#+ /m).find((each) => each.startsWith(`${heading}\n`));
  const rows = (section ?? '').split('\n').filter((line) => line.startsWith('| ')).slice(2);
  return rows.map((row) => row.split(' | ')[0]?.slice(2).trim() ?? '');
}
