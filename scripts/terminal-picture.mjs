// A terminal as an SVG: what a program printed, on a dark ground, in letters of one width on every machine.

const COLUMNS = 100;
const LETTER = { width: 8.4, height: 20, size: 14 };
const MARGIN = { x: 20, top: 52, bottom: 20 };
const COLORS = { ground: '#0d1117', plain: '#e6edf3', dim: '#8b949e', red: '#ff7b72', green: '#7ee787', bold: '#ffffff' };

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
  // ESLint pads the message, so that the names of the rules stand below each other.
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

/** Spaces that stay as many as they are: browsers make one of several. */
function escape(text) {
  return text.replaceAll(' ', '\u00A0').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function drawLine(line, index) {
  if (line === '') return [];
  const start = /^\s*/.exec(line)?.[0].length ?? 0;
  const text = line.slice(start);
  const x = MARGIN.x + start * LETTER.width;
  const y = MARGIN.top + index * LETTER.height;
  return [`  <text x="${x.toFixed(1)}" y="${y}" fill="${COLORS[colorOf(line)]}" textLength="${(text.length * LETTER.width).toFixed(1)}" lengthAdjust="spacingAndGlyphs">${escape(text)}</text>`];
}

/** The picture. `title` is what it shows, for those who do not see it. @param {readonly string[]} lines */
export function drawTerminal(lines, title) {
  const width = Math.ceil(2 * MARGIN.x + COLUMNS * LETTER.width);
  const height = MARGIN.top + lines.length * LETTER.height + MARGIN.bottom - LETTER.height;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">`,
    `  <title>${title}</title>`,
    `  <rect width="${width}" height="${height}" rx="8" fill="${COLORS.ground}"/>`,
    ...['#ff5f57', '#febc2e', '#28c840'].map((color, index) => `  <circle cx="${MARGIN.x + 6 + index * 18}" cy="20" r="6" fill="${color}"/>`),
    `  <g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="${LETTER.size}">`,
    ...lines.flatMap(drawLine),
    '  </g>',
    '</svg>',
    '',
  ].join('\n');
}
