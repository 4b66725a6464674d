// Letters of the pictures: of one width on every machine, on a dark ground.

export const LETTER = { width: 8.4, height: 20, size: 14 };
export const COLORS = { ground: '#0d1117', plain: '#e6edf3', dim: '#8b949e', red: '#ff7b72', green: '#7ee787', blue: '#79c0ff', bold: '#ffffff' };
const FONT = `font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="${LETTER.size}"`;

/** Spaces that stay as many as they are: browsers make one of several. */
function escape(text) {
  return text.replaceAll(' ', '\u00A0').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A text from the point x, y; `color` is a name of `COLORS`. @param {string} text @param {{ x: number, y: number, color: string }} place */
export function drawText(text, { x, y, color }) {
  return `  <text x="${x.toFixed(1)}" y="${y}" fill="${COLORS[color]}" textLength="${(text.length * LETTER.width).toFixed(1)}" lengthAdjust="spacingAndGlyphs">${escape(text)}</text>`;
}

/** A window with its three buttons. `title` is what it shows, for those who do not see it. @param {readonly string[]} content @param {{ width: number, height: number, title: string, left: number }} frame */
export function drawWindow(content, { left, ...frame }) {
  const buttons = ['#ff5f57', '#febc2e', '#28c840'].map((color, index) => `  <circle cx="${left + 6 + index * 18}" cy="20" r="6" fill="${color}"/>`);
  return drawFrame(content, frame, buttons);
}

/** The ground of a picture and what is on it. @param {readonly string[]} content @param {{ width: number, height: number, title: string }} frame @param {readonly string[]} [buttons] @returns {string} */
export function drawFrame(content, { width, height, title }, buttons = []) {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">`,
    `  <title>${title}</title>`,
    `  <rect width="${width}" height="${height}" rx="8" fill="${COLORS.ground}"/>`,
    ...buttons,
    `  <g ${FONT}>`,
    ...content,
    '  </g>',
    '</svg>',
    '',
  ].join('\n');
}
