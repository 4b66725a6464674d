// Runs the programs of tests/truth again, against rows in a database, and prints what is not as it was written down.
//   npm run truth -- [--sequelize 6.37.8 | @sequelize/core@7.0.0-alpha.48]… [--packages] [--package umzug@3.8.3]… [--table]
//     [--dialect postgres | sqlite | mysql]… [--only <part of an id>] [--workers 2] [--fresh] [--write]
// Without --sequelize: the two versions of cases.json. --packages: the programs of packages.json instead, each with its package;
// --package: those of one, in a version. --table: every version of versions.json. --write puts what was found into these files.
// Exit code 1 on a difference, 2 on a wrong option.
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { databases } from './truth/run/databases.mjs';
import { findFolder, install, readPackage } from './truth/install.mjs';
import { isSameOutcome } from './truth/run/outcome.mjs';
import { packages, packageWorker, readKnownPackage } from './truth/packages/catalogue.mjs';
import { performAll } from './truth/pool.mjs';
import { recordedVersions } from './truth/recorded.mjs';
import { openResults } from './truth/results.mjs';
import { writeCases, writeVersion } from './truth/write.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const pause = 5000;
const read = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** Where the programs and outcomes are, which of them a version has, and which versions are those of the outcomes. */
const sources = {
  sequelize: {
    casesFile: path.join(root, 'tests/truth/cases.json'),
    versionsFile: path.join(root, 'tests/truth/versions.json'),
    isOf: ({ version }, { major }) => version === major,
    isRecorded: ({ name, version }) => recordedVersions.includes(`${name}@${version}`),
  },
  packages: {
    casesFile: path.join(root, 'tests/truth/packages.json'),
    versionsFile: path.join(root, 'tests/truth/package-versions.json'),
    isOf: (run, { key }) => run.package === key,
    isRecorded: ({ key, version }) => packages[key].version === version,
    worker: packageWorker,
  },
};

const options = readOptions();
const source = sources[options.source];
const cases = read(source.casesFile);
let differing = 0;
let performed = 0;
for (const wanted of options.wanted) {
  for (const dialect of options.dialects) differing += await compare(wanted, dialect);
}
if (performed === 0) fail('no program was run');
process.exitCode = differing > 0 ? 1 : 0;

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        sequelize: { type: 'string', multiple: true },
        packages: { type: 'boolean', default: false },
        package: { type: 'string', multiple: true },
        table: { type: 'boolean', default: false },
        dialect: { type: 'string', multiple: true },
        only: { type: 'string', default: '' },
        workers: { type: 'string', default: '2' },
        fresh: { type: 'boolean', default: false },
        write: { type: 'boolean', default: false },
      },
    });
    const dialects = values.dialect ?? Object.keys(databases);
    const unknown = dialects.find((dialect) => !Object.hasOwn(databases, dialect));
    if (unknown !== undefined) throw new Error(`--dialect takes ${Object.keys(databases).join(', ')}, not ${JSON.stringify(unknown)}`);
    if (!/^[1-9]\d?$/.test(values.workers)) throw new Error(`--workers takes a number from 1 to 99, not ${JSON.stringify(values.workers)}`);
    if (values.write && values.only !== '') throw new Error('--write takes all programs, not --only some');
    return { ...values, ...readWanted(values), dialects, workers: Number(values.workers) };
  } catch (error) {
    return fail(error.message);
  }
}

/** Which packages in which versions, and in which files their programs are. */
function readWanted({ package: named, packages: isPackages, sequelize, table }) {
  const isOfPackages = isPackages || named !== undefined;
  if (isOfPackages && sequelize !== undefined) throw new Error('--sequelize and --package name programs of different files: run them one after the other');
  const source = isOfPackages ? 'packages' : 'sequelize';
  const recorded = isOfPackages ? Object.keys(packages) : recordedVersions;
  const run = table ? read(sources[source].versionsFile).map(({ name, version }) => `${name}@${version}`) : recorded;
  const names = [...new Set(named ?? sequelize ?? run)];
  return { source, wanted: names.map(isOfPackages ? readKnownPackage : readPackage) };
}

function fail(message) {
  console.error(message);
  process.exit(2);
}

/** How many programs do not do what is written down. */
async function compare(wanted, dialect) {
  const { key } = databases[dialect];
  const title = `${wanted.name} ${wanted.version}, ${dialect}`;
  const runs = cases.filter((run) => source.isOf(run, wanted) && key in run.outcomes && run.id.includes(options.only));
  if (runs.length === 0) return 0;
  const { missing, modules } = install(wanted, dialect);
  if (missing !== undefined) {
    console.log(`${title}: not run, ${missing}`);
    return 0;
  }
  const outcomes = await findOutcomes(runs, { wanted, dialect, modules, title });
  performed += runs.length;
  const different = runs.filter(({ id, outcomes: recorded }) => !isSameOutcome(recorded[key], outcomes.get(id)));
  for (const run of different) console.log(`\n${run.id}, set-up: ${run.setup || 'none'}\n  written down: ${run.outcomes[key]}\n  now:          ${outcomes.get(run.id)}\n${run.program.replaceAll(/^/gm, '    ')}`);
  console.log(`${title}: ${runs.length - different.length} as written down, ${different.length} not`);
  if (options.write) write({ wanted, key, dialect, runs, outcomes });
  return different.length;
}

async function findOutcomes(runs, { dialect, modules, title, wanted }) {
  const folder = findFolder(wanted, dialect);
  if (options.fresh) rmSync(path.join(folder, 'outcomes.jsonl'), { force: true });
  const results = openResults(folder);
  const outcomes = new Map(runs.map((run) => [run.id, results.find(run)]).filter(([, outcome]) => outcome !== undefined));
  const pending = runs.filter(({ id }) => !outcomes.has(id));
  console.log(`${title}: ${runs.length} programs${outcomes.size > 0 ? `, ${outcomes.size} known from before` : ''}`);
  let told = performance.now();
  await performAll(pending, { dialect, modules, workers: options.workers, worker: source.worker }, (run, { outcome, problem }) => {
    outcomes.set(run.id, outcome ?? `not run: ${problem}`);
    if (outcome !== undefined) results.add(run, outcome);
    if (performance.now() - told < pause) return;
    told = performance.now();
    console.log(`${title}: ${outcomes.size} of ${runs.length}`);
  });
  return outcomes;
}

function write({ wanted, key, dialect, runs, outcomes }) {
  const failed = [...outcomes.values()].find((outcome) => outcome.startsWith('not run: '));
  if (failed !== undefined) {
    console.log(`nothing is written: ${failed}`);
    return;
  }
  if (source.isRecorded(wanted)) writeCases(source.casesFile, key, outcomes);
  writeVersion(source.versionsFile, { name: wanted.name, version: wanted.version, dialect, runs, outcomes });
}
