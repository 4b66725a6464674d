/**
 * The table the demo ends with.
 *
 * @param {Record<string, { before: Record<string, number>, after: Record<string, number> }>} runs row counts
 *   by table, before and after a restart, by what the line is called
 */
export function describeOutcome(runs) {
  const [first] = Object.values(runs);
  const lines = [['rows, before → after a restart', ...Object.keys(first.before), 'total']];
  for (const [name, { before, after }] of Object.entries(runs)) {
    const cells = Object.keys(before).map((table) => `${before[table]} → ${after[table]}`);
    lines.push([name, ...cells, `${sum(before)} → ${sum(after)}`]);
  }
  const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  return lines
    .map((line) => line.map((cell, column) => alignCell(cell, widths[column], column)).join('   '))
    .join('\n');
}

function alignCell(cell, width, column) {
  return column === 0 ? cell.padEnd(width) : cell.padStart(width);
}

function sum(counts) {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}
