// The tables of docs/truth.md, from tests/truth/versions.json.
import { describeKind } from './run/outcome.mjs';

const titles = { postgres: 'PostgreSQL', sqlite: 'SQLite', mysql: 'MariaDB' };
const table = (head, rows) => [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/**
 * Which versions were run, and what changed between them.
 *
 * @param versions the entries of versions.json, in their order
 * @param cases the entries of cases.json
 */
export function describeVersions(versions, cases) {
  const rows = versions.map(({ date, dialect, name, outcomes, version }) => [`${name} ${version}`, titles[dialect], Object.keys(outcomes).length, countDamages(outcomes), date]);
  const changes = ['sequelize', '@sequelize/core'].map((name) => describeChanges(versions.filter((run) => run.name === name && run.dialect === 'postgres'), cases));
  return [
    table(['Sequelize', 'database', 'programs', 'of them lose rows, columns or values', 'run on'], rows),
    ...['Sequelize 6', 'Sequelize 7'].map((title, index) => `### What changed in ${title}\n\n${changes[index]}`),
  ].join('\n\n');
}

function countDamages(outcomes) {
  return Object.values(outcomes).filter((outcome) => /rows-lost|column-lost|values-changed/.test(outcome)).length;
}

/** One row for all programs whose outcomes changed alike. */
function describeChanges(versions, cases) {
  const groups = new Map();
  for (const { id } of cases) {
    const kinds = versions.map(({ outcomes }) => (id in outcomes ? describeKind(outcomes[id]) : 'not run'));
    if (new Set(kinds).size < 2) continue;
    const key = kinds.join('|');
    groups.set(key, { kinds, ids: [...(groups.get(key)?.ids ?? []), id] });
  }
  if (groups.size === 0) return 'Nothing: each program did the same in all of them.';
  const rows = [...groups.values()].map(({ ids, kinds }) => [ids.map((id) => `\`${id}\``).join(', '), ...kinds]);
  return table(['program', ...versions.map(({ version }) => version)], rows);
}

/**
 * Which packages around Sequelize were run, and what each program did with the version of the cases.
 *
 * @param versions the entries of package-versions.json, in their order
 * @param cases the entries of packages.json
 */
export function describePackages(versions, cases) {
  const rows = versions.map(({ date, dialect, name, outcomes, version }) => [`${name} ${version}`, titles[dialect], Object.keys(outcomes).length, countDamages(outcomes), date]);
  const names = [...new Set(cases.map((run) => run.package))];
  return [
    table(['package', 'database', 'programs', 'of them lose rows or columns', 'run on'], rows),
    '### What each program did',
    table(['package', 'rows or columns were lost', 'nothing was lost', 'it threw, and nothing was lost'], names.map((name) => describeOutcomes(name, cases.filter((run) => run.package === name)))),
  ].join('\n\n');
}

function describeOutcomes(name, runs) {
  const groups = { lost: [], safe: [], threw: [] };
  for (const { id, outcomes } of runs) {
    const damaged = countDamages(outcomes) > 0;
    const kind = damaged ? 'lost' : Object.values(outcomes).some((outcome) => outcome.startsWith('throws')) ? 'threw' : 'safe';
    groups[kind].push(`\`${id.slice(id.indexOf('/') + 1)}\``);
  }
  return [`\`${name}\``, ...Object.values(groups).map((ids) => ids.join(', ') || '–')];
}
