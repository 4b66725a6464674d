// Proof by running: every shape of a sync on an embedded PostgreSQL, before and after the fix or suggestion, in Sequelize 6 and 7.
// Then every layout of a project: its tool, module system and migrations, with the real sequelize-cli and Umzug, which are
// fetched from the registry. What each layout is offered is also a test, tests/report/swap-project.test.ts, which fetches nothing.
//   npm run prove -- [--major 6|7] [--layouts] [--only <part of a name>] [--print]
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';
import { startDatabase } from './prove/database.mjs';
import { findBlindSpots } from './prove/faults.mjs';
import { installTools, listCells, proveCell } from './prove/layouts.mjs';
import { createProject } from './prove/project.mjs';
import { prove } from './prove/proof.mjs';
import { listShapes } from './prove/shapes.mjs';

const wanted = 20;
const { values: options } = parseArgs({
  options: { major: { type: 'string' }, only: { type: 'string', default: '' }, print: { type: 'boolean', default: false }, layouts: { type: 'boolean', default: false } },
});
const load = createRequire(import.meta.url);
const versions = { 6: load('sequelize/package.json').version, 7: load('@sequelize/core/package.json').version };

async function proveMajor(major) {
  const database = await startDatabase();
  const project = createProject(major);
  const lines = [];
  try {
    for (const shape of listShapes(major).filter(({ name }) => name.includes(options.only))) {
      const line = { major, ...(await prove({ database, folder: project.folder, shape })) };
      lines.push(line);
      process.stderr.write(`${describeLine(line)}\n`);
      if (options.print) process.stderr.write(`${line.text}\n`);
    }
  } finally {
    project.remove();
    await database.stop();
  }
  return lines;
}

function describeLine({ major, shape, before, first, second, wrong }) {
  const counts = [before, first, second].map(({ rows, values }) => `${rows}/${values}`.padEnd(6));
  return [`v${major}`, shape.change.padEnd(10), shape.name.padEnd(36), ...counts, wrong ?? 'kept, migrated'].join('  ');
}

/** A table that can be pasted into a page. */
function printTable(lines) {
  console.log(`\n${new Date().toISOString().slice(0, 10)}, Sequelize ${versions[6]} and ${versions[7]}, Node ${process.versions.node}`);
  console.log('3 rows with 3 old values before each start; what is left as rows/values\n');
  console.log('| Sequelize | change | shape | before | after, 1st start | after, 2nd start | migration |');
  console.log('| --- | --- | --- | --- | --- | --- | --- |');
  for (const { major, shape, before, first, second, wrong } of lines) {
    const counts = [before, first, second].map(({ rows, values }) => `${rows}/${values}`);
    console.log(`| ${[versions[major], shape.change, shape.name, ...counts, wrong ?? 'applied once'].join(' | ')} |`);
  }
}

/** One layout after the other; false where one is not proven. */
async function proveLayouts() {
  const cells = listCells(options.only).filter(({ major }) => options.major === undefined || major === Number(options.major));
  if (cells.length === 0) return true;
  const database = await startDatabase();
  const tools = installTools();
  const rows = [];
  try {
    for (const cell of cells) {
      const { by, before, first, second, says, text, wrong } = await proveCell({ cell, database, tools: tools.folder });
      rows.push([cell.name, cell.there ? 'there' : 'none', cell.rows ? '3 rows' : 'new', by, before.rows, first.rows, second.rows, wrong ?? 'kept, recorded, agreed']);
      process.stderr.write(`${rows.at(-1).join('  ')}\n`);
      if (options.print) process.stderr.write(`${says}\n${text}\n`);
      if (wrong !== undefined) process.exitCode = 1;
    }
  } finally {
    tools.remove();
    await database.stop();
  }
  console.log('\n| layout | migrations | database | change | rows before | after, 1st start | after, 2nd start | result |\n| --- | --- | --- | --- | --- | --- | --- | --- |');
  for (const row of rows) console.log(`| ${row.join(' | ')} |`);
  return rows.every((row) => row.at(-1) === 'kept, recorded, agreed');
}

const missed = findBlindSpots();
if (missed.length > 0) throw new Error(`The proof does not notice ${missed.join(', ')}`);

if (options.layouts) {
  process.exit(await proveLayouts() ? 0 : 1);
}
const majors = options.major === undefined ? [6, 7] : [Number(options.major)];
const lines = (await Promise.all(majors.map(proveMajor))).flat();
printTable(lines);
const failed = lines.filter(({ wrong }) => wrong !== undefined).length;
const isShort = options.only === '' && majors.some((major) => lines.filter((line) => line.major === major && line.before.rows === 0).length < wanted);
if (isShort) console.log(`\nfewer than ${wanted} shapes lose rows before the change`);
console.log(`\n${lines.length - failed} passed, ${failed} failed`);
const areLayoutsProven = await proveLayouts();
process.exitCode = failed > 0 || isShort || lines.length + listCells(options.only).length === 0 || !areLayoutsProven ? 1 : 0;
