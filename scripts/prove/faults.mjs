import { judgeCell } from './layouts.mjs';
import { judge } from './proof.mjs';

const gone = { code: 0, output: '', rows: 0, values: 0, migrated: false, applied: [] };
const kept = { code: 0, output: '', rows: 3, values: 3, migrated: true, applied: ['001-add-phone.cjs'] };
const crashed = { ...kept, code: 1, output: 'TypeError: umzug is not defined\n' };
const sound = { shape: { code: 'before', change: 'fix', loses: 'rows' }, before: gone, first: kept, second: kept, text: 'after', left: 0 };

/** Runs that prove nothing; each has to be called wrong. */
const faults = {
  'a program that loses nothing before the change': { before: kept },
  'a program that fails before the change': { before: { ...gone, code: 1 } },
  'a change that changes nothing': { text: 'before' },
  'a change that leaves a report': { left: 1 },
  'a first start that fails': { first: crashed },
  'a second start that fails': { second: crashed },
  'rows that are lost at the second start': { second: { ...kept, rows: 0 } },
  'values that are lost at the first start': { first: { ...kept, values: 0 } },
  'a migration that is not applied': { first: { ...kept, migrated: false } },
  'a migration that is not recorded': { second: { ...kept, applied: [] } },
};

const start = { code: 0, output: '', rows: 3, tables: ['SequelizeMeta', 'users'], applied: ['1.js'] };
const soundCell = {
  cell: { rows: true, there: true, migration: '1.js' }, by: 'fix', isTold: false, before: { ...start, rows: 0 }, first: start, second: start, status: { code: 0, output: 'up 1.js\n' },
};

/** Runs of a layout that prove nothing; each has to be called wrong. */
const cellFaults = {
  'a layout that loses nothing before': { before: start },
  'a layout whose start fails': { first: { ...start, code: 1, output: 'Error: no' } },
  'a layout that loses rows at the second start': { second: { ...start, rows: 0 } },
  'a new database without tables': { cell: { ...soundCell.cell, rows: false }, first: { ...start, rows: 0, tables: ['SequelizeMeta'] } },
  'a migration that no start records': { first: { ...start, applied: [] } },
  'a command that has not seen the migration': { status: { code: 0, output: 'down 1.js\n' } },
  'a fix without a migration': { cell: { ...soundCell.cell, there: false } },
  'a suggestion that does not say what is missing': { cell: { ...soundCell.cell, there: false }, by: 'suggestion' },
};

/** The names of the seeded faults that go unnoticed, and a sound run that is called wrong. */
export function findBlindSpots() {
  const missed = Object.entries(faults).filter(([, fault]) => judge({ ...sound, ...fault }) === undefined);
  const alarm = judge(sound);
  const missedCells = Object.entries(cellFaults).filter(([, fault]) => judgeCell({ ...soundCell, ...fault }) === undefined);
  const cellAlarm = judgeCell(soundCell);
  if (cellAlarm !== undefined) missedCells.push([`a sound layout: ${cellAlarm}`]);
  return [...[...missed, ...missedCells].map(([name]) => name), ...(alarm === undefined ? [] : [`a sound run: ${alarm}`])];
}
