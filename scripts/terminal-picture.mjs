// A terminal as an SVG: what a program printed.
import { drawText, drawWindow, LETTER } from './picture-text.mjs';

const COLUMNS = 100;
const MARGIN = { x: 20, top: 52, bottom: 20 };

/** What the demo printed, the same on each run: no ports, no temporary folder, no line that is wider than the picture. @param {string} text @returns {string[]} */
export function normalizeOutput(text) {
  const steady = text
    .replaceAll(/^.*\/(?=shop\/src\/)/gm, '/')
    .replaceAll(/\s+http:\/\/127\.0\.0\.1:\d+/g, '')
    .replaceAll(/@127\.0\.0\.1:\d+/g, '@127.0.0.1:5432');
  return steady.replaceAll(/^\n+|\s+$/g, '').split('\n').flatMap((line) => wrap(line.trimEnd()));
}

/** Continues a long line below its own start; a report of ESLint below its message. */
function wrap(line) {
  // ESLint pads the message, so that the names of the rules are below each other.
  const text = line.replace(/(\S) {2,}(sequelize-guard\/)/, '$1  $2');
  if (text.length <= COLUMNS) return [text];
  const indent = ' '.repeat(/^\s+\d+:\d+\s+\w+\s+/.exec(text)?.[0].length ?? /^\s*/.exec(text)?.[0].length ?? 0);
  const lines = [];
  let rest = text;
  while (rest.length > COLUMNS) {
    const space = rest.lastIndexOf(' ', COLUMNS);
    const end = space > indent.length ? space : COLUMNS;
    lines.push(rest.slice(0, end).trimEnd());
    rest = indent + rest.slice(end).trimStart();
  }
  return [...lines, rest];
}

function colorOf(line) {
  if (/^\d\/\d /.test(line)) return 'bold';
  if (/^- |: gone$|^as written|^✖/.test(line)) return 'red';
  if (/^\+ |: kept$|^after eslint/.test(line)) return 'green';
  return /^(?: {8}\S|postgres:|exit code)/.test(line) ? 'dim' : 'plain';
}

function drawLine(line, index) {
  if (line === '') return [];
  const start = /^\s*/.exec(line)?.[0].length ?? 0;
  const text = line.slice(start);
  return [drawText(text, { x: MARGIN.x + start * LETTER.width, y: MARGIN.top + index * LETTER.height, color: colorOf(line) })];
}

/** The picture. `title` is what it shows, for those who do not see it. @param {readonly string[]} lines @param {string} title */
export function drawTerminal(lines, title) {
  const width = Math.ceil(2 * MARGIN.x + COLUMNS * LETTER.width);
  const height = MARGIN.top + lines.length * LETTER.height + MARGIN.bottom - LETTER.height;
  return drawWindow(lines.flatMap(drawLine), { width, height, title, left: MARGIN.x });
}
