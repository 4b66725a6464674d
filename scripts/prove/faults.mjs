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

/** The names of the seeded faults that go unnoticed, and a sound run that is called wrong. */
export function findBlindSpots() {
  const missed = Object.entries(faults).filter(([, fault]) => judge({ ...sound, ...fault }) === undefined);
  const alarm = judge(sound);
  return [...missed.map(([name]) => name), ...(alarm === undefined ? [] : [`a sound run: ${alarm}`])];
}
