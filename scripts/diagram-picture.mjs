// Diagrams as SVGs: boxes of text, and arrows between them, on a grid of letters.
import { COLORS, drawFrame, drawText, LETTER } from './picture-text.mjs';

const MARGIN = { x: 20, top: 34, bottom: 20 };
/** Letters between the border of a box and its text. */
const PAD = 1;

const xOf = (column) => MARGIN.x + column * LETTER.width;
const yOf = (row) => MARGIN.top + row * LETTER.height;

/** @typedef {{ at: readonly [column: number, row: number], lines: readonly string[], color?: string }} Box */
/** @typedef {{ from: readonly [column: number, row: number], to: readonly [column: number, row: number], label?: string, labelAt?: readonly [column: number, row: number], color?: string }} Arrow */
/** @typedef {{ title: string, columns: number, rows: number, boxes: readonly Box[], arrows: readonly Arrow[], notes?: readonly { at: readonly [number, number], text: string, color: string }[] }} Diagram */

function drawBox({ at: [column, row], lines, color = 'plain' }) {
  const width = Math.max(...lines.map(({ length }) => length)) + 2 * PAD;
  return [
    `  <rect x="${xOf(column).toFixed(1)}" y="${yOf(row) - 17}" width="${(width * LETTER.width).toFixed(1)}" height="${lines.length * LETTER.height + 8}" rx="5" fill="#161b22" stroke="${COLORS[color]}"/>`,
    ...lines.map((line, index) => drawText(line, { x: xOf(column + PAD), y: yOf(row + index), color: index === 0 ? color : 'plain' })),
  ];
}

function drawArrow({ from, to, label, labelAt, color = 'dim' }) {
  const [start, end] = [from, to].map(([column, row]) => ({ x: xOf(column), y: yOf(row) - 5 }));
  const angle = Math.atan2(end.y - start.y, end.x - start.x);
  const head = [angle + 2.6, angle - 2.6].map((turn) => `${(end.x + 9 * Math.cos(turn)).toFixed(1)} ${(end.y + 9 * Math.sin(turn)).toFixed(1)}`);
  return [
    `  <path d="M ${start.x.toFixed(1)} ${start.y.toFixed(1)} L ${end.x.toFixed(1)} ${end.y.toFixed(1)} M ${head[0]} L ${end.x.toFixed(1)} ${end.y.toFixed(1)} L ${head[1]}" fill="none" stroke="${COLORS[color]}" stroke-width="1.6"/>`,
    ...(label === undefined ? [] : [drawText(label, { x: xOf(labelAt[0]), y: yOf(labelAt[1]), color })]),
  ];
}

/** The picture. @param {Diagram} diagram @returns {string} */
export function drawDiagram({ title, columns, rows, boxes, arrows, notes = [] }) {
  const content = [
    ...arrows.flatMap(drawArrow),
    ...boxes.flatMap(drawBox),
    ...notes.map(({ at: [column, row], text, color }) => drawText(text, { x: xOf(column), y: yOf(row), color })),
  ];
  return drawFrame(content, { width: Math.ceil(2 * MARGIN.x + columns * LETTER.width), height: MARGIN.top + rows * LETTER.height + MARGIN.bottom - LETTER.height, title });
}

/** `docs/pictures/<name>.svg`. @type {Readonly<Record<string, Diagram>>} */
export const DIAGRAMS = {
  reach: {
    title: 'DATABASE_URL, from a .env file, a shell or a CI secret, decides which database is connected. NODE_ENV does not: no arrow leads from it to a database. A match, or a check of the name, lets the call through to app_test and stops it before app_prod.',
    columns: 96, rows: 8,
    boxes: [
      { at: [0, 1], lines: ['.env, shell, CI secret'] },
      { at: [29, 1], lines: ['DATABASE_URL'], color: 'blue' },
      { at: [49, 1], lines: ['match: /_test$/', 'or a check of the name'], color: 'green' },
      { at: [83, 0], lines: ['app_test', 'emptied'], color: 'green' },
      { at: [83, 4], lines: ['app_prod', 'sync throws'], color: 'red' },
      { at: [0, 6], lines: ['NODE_ENV=test'], color: 'dim' },
    ],
    arrows: [
      { from: [24, 1], to: [29, 1] },
      { from: [43, 1.3], to: [49, 1.3], color: 'blue' },
      { from: [73, 1.5], to: [83, 0.6], label: 'fits', labelAt: [75, 0.4], color: 'green' },
      { from: [73, 1.5], to: [83, 4.4], label: 'does not fit', labelAt: [65, 3.8], color: 'red' },
    ],
    notes: [{ at: [17, 6], text: 'says how the process was started, and leads to no database', color: 'dim' }],
  },
  decide: {
    title: 'Is the call in a test, or in a script of the setting files.dev? If not, run migrations. If it is: an instance of Sequelize 6 takes a match, Sequelize 7 and Models a check of the name, SQLite a check of the file.',
    columns: 98, rows: 13,
    boxes: [
      { at: [0, 0], lines: ['Is it a test, or a script', 'of the setting files.dev?'], color: 'bold' },
      { at: [52, 0], lines: ['Run migrations: umzug.up()', 'silent then: every rule'], color: 'green' },
      { at: [0, 5], lines: ['What is synced?'], color: 'bold' },
      { at: [52, 4], lines: ['match: /_test$/'], color: 'green' },
      { at: [52, 7], lines: ['throw unless the name fits /_test$/'], color: 'green' },
      { at: [52, 10], lines: ['throw unless the file fits /_test\\.sqlite$/'], color: 'green' },
    ],
    arrows: [
      { from: [27, 0.4], to: [52, 0.4], label: 'no', labelAt: [38, 0], color: 'plain' },
      { from: [9, 1.7], to: [9, 4.3], label: 'yes', labelAt: [10, 3.2], color: 'plain' },
      { from: [17, 5], to: [52, 4], label: 'an instance of Sequelize 6', labelAt: [23, 3.6], color: 'plain' },
      { from: [17, 5], to: [52, 7], label: 'Sequelize 7, a Model', labelAt: [31, 5.4], color: 'plain' },
      { from: [17, 5], to: [52, 10], label: 'SQLite', labelAt: [25, 7.7], color: 'plain' },
    ],
    notes: [{ at: [41, 12], text: 'silent then: require-sync-match, valid-sync-match', color: 'dim' }],
  },
  circle: {
    title: 'User belongs to Post and Post belongs to User. A plain sync() alters both tables: the column nickname of the table Users, which the model User lacks, is dropped, with its data.',
    columns: 86, rows: 7,
    boxes: [
      { at: [0, 1], lines: ['Users', 'id', 'favouritePostId'], color: 'bold' },
      { at: [60, 1], lines: ['Posts', 'id', 'authorId'], color: 'bold' },
    ],
    arrows: [
      { from: [18, 1.2], to: [60, 1.2], label: 'User.belongsTo(Post)', labelAt: [28, 0.8], color: 'plain' },
      { from: [60, 3], to: [18, 3], label: 'Post.belongsTo(User)', labelAt: [28, 3.6], color: 'plain' },
    ],
    notes: [
      { at: [1, 5], text: 'nickname   in the table, and no longer in the model:', color: 'red' },
      { at: [1, 6], text: 'sequelize.sync() drops it here, with its data; without the circle it leaves it alone', color: 'red' },
    ],
  },
};
