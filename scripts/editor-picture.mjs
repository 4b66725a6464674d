// An editor as an SVG: a line with a report, its quick fixes, and the line after the first of them.
import { COLORS, drawText, drawWindow, LETTER } from './picture-text.mjs';

/** What is open in the editor. */
export const EDITOR_EXAMPLE = {
  file: 'test/users.test.js',
  code: "import { sequelize } from '../src/db.js';\n\nbeforeEach(() => sequelize.sync({ force: true }));\n",
};

const COLUMNS = 100;
const MARGIN = { x: 20, top: 60, bottom: 16 };
/** Columns of the line numbers. */
const GUTTER = 5;
/** Columns of a box below the code. */
const BOX = { from: 8, to: 96 };
const TOKENS = /(?<string>'[^']*')|(?<pattern>\/[^/\s]+\/)|(?<keyword>\b(?:import|from|true)\b)|[^'/\w]+|\w+|./g;

const xOf = (column) => MARGIN.x + column * LETTER.width;
const yOf = (row) => MARGIN.top + row * LETTER.height;

/** A line of code, in colors, after its number. */
function drawCode(line, { row, number }) {
  const words = [...line.matchAll(TOKENS)].filter(([word]) => word.trim() !== '');
  return [
    drawText(String(number).padStart(3), { x: xOf(0), y: yOf(row), color: 'dim' }),
    ...words.map(({ 0: word, index, groups }) => {
      const start = GUTTER + index + word.length - word.trimStart().length;
      const color = groups.string ? 'blue' : groups.pattern ? 'green' : groups.keyword ? 'red' : 'plain';
      return drawText(word.trim(), { x: xOf(start), y: yOf(row), color });
    }),
  ];
}

/** A wave below what is reported. */
function drawSquiggle({ line, start, end }) {
  const y = yOf(line) + 5;
  const count = Math.round(((end - start) * LETTER.width) / 4);
  const waves = Array.from({ length: count }, (_, index) => `q 2 ${index % 2 === 0 ? -4 : 4} 4 0`).join(' ');
  return `  <path d="M ${xOf(GUTTER + start).toFixed(1)} ${y} ${waves}" fill="none" stroke="${COLORS.red}" stroke-width="1.4"/>`;
}

function drawBox(row, count, border) {
  const x = xOf(BOX.from) - 10;
  return `  <rect x="${x.toFixed(1)}" y="${yOf(row) - 18}" width="${((BOX.to - BOX.from) * LETTER.width + 20).toFixed(1)}" height="${count * LETTER.height + 8}" rx="5" fill="#161b22" stroke="${border}"/>`;
}

/** @param {string} text @param {number} columns @returns {string[]} */
function wrap(text, columns) {
  if (text.length <= columns) return [text];
  const end = text.lastIndexOf(' ', columns);
  return [text.slice(0, end), ...wrap(text.slice(end + 1), columns)];
}

function drawLines(lines, { row, color }) {
  return lines.map((line, index) => drawText(line, { x: xOf(BOX.from), y: yOf(row + index), color }));
}

/**
 * The picture. `report` has the line, from 0, and the columns of what is reported; `titles` are those of the quick fixes;
 * `after` is the code after the first one.
 * @param {{ file: string, code: string, report: { line: number, start: number, end: number, message: string, rule: string }, titles: readonly string[], after: string }} shown
 * @param {string} title what the picture shows, for those who do not see it
 */
export function drawEditor({ file, code, report, titles, after }, title) {
  const columns = BOX.to - BOX.from;
  const lines = code.trimEnd().split('\n');
  const message = wrap(report.message, columns);
  const menu = titles.flatMap((one) => wrap(one, columns));
  const hover = lines.length + 0.5;
  const fixes = hover + message.length + 1.7;
  const result = fixes + menu.length + 2.2;
  const fixed = after.trimEnd().split('\n').at(-1) ?? '';
  const content = [
    drawText(file, { x: xOf(10), y: 25, color: 'plain' }),
    ...lines.flatMap((line, index) => drawCode(line, { row: index, number: index + 1 })),
    drawSquiggle(report),
    drawBox(hover, message.length + 1, '#30363d'),
    ...drawLines(message, { row: hover, color: 'plain' }),
    drawText(`eslint(${report.rule})`, { x: xOf(BOX.from), y: yOf(hover + message.length), color: 'blue' }),
    drawBox(fixes, menu.length + 1, '#1f6feb'),
    drawText('Quick Fix', { x: xOf(BOX.from), y: yOf(fixes), color: 'dim' }),
    ...drawLines(menu, { row: fixes + 1, color: 'bold' }),
    drawText('after the quick fix', { x: xOf(GUTTER), y: yOf(result), color: 'dim' }),
    ...drawCode(fixed, { row: result + 1, number: lines.length }),
  ];
  const height = Math.ceil(yOf(result + 1) + MARGIN.bottom);
  return drawWindow(content, { width: Math.ceil(2 * MARGIN.x + COLUMNS * LETTER.width), height, title, left: MARGIN.x });
}
