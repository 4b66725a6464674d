// Sequelize in the version that is asked for, beside the driver of a dialect; fetched from the registry once.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { databases } from './run/databases.mjs';

const own = fileURLToPath(new URL('../../node_modules', import.meta.url));
const cache = path.join(tmpdir(), 'sequelize-guard-truth');

/**
 * Reads what `--sequelize` takes: `6.37.8`, `sequelize@6.37.8`, `@sequelize/core@7.0.0-alpha.48`.
 *
 * @returns `name`, `version` and `major`, 6 or 7
 * @throws an Error for anything else: a tag or a range would be another version on another day
 */
export function readPackage(text) {
  const [, name = 'sequelize', version] = /^(?:(sequelize|@sequelize\/core)@)?(\d+\.\d+\.\d+(?:-[\w.]+)?)$/.exec(text) ?? [];
  const major = Number(version?.split('.')[0]);
  if (major !== (name === 'sequelize' ? 6 : 7)) {
    throw new Error(`--sequelize takes a version such as 6.37.8 or @sequelize/core@7.0.0-alpha.48, not ${JSON.stringify(text)}`);
  }
  return { name, version, major };
}

/** The folder that keeps what was installed, and what was run, for a version and dialect. */
export function findFolder({ name, version }, dialect) {
  return path.join(cache, `${name.replace('@', '').replace('/', '-')}-${version}-${dialect}`);
}

/**
 * The node_modules with this version, and with what has to be `beside` it. This project's own are used where they have all of it.
 *
 * @returns `modules`, or `missing`, why the dialect cannot be run here
 * @throws an Error where npm fails on Sequelize itself
 */
export function install(wanted, dialect) {
  const beside = wanted.beside ?? databases[dialect].packages(wanted);
  if (dialect === 'postgres' && [`${wanted.name}@${wanted.version}`, ...(wanted.beside ?? [])].every((text) => hasVersion(own, text))) return { modules: own };
  const folder = findFolder(wanted, dialect);
  const modules = path.join(folder, 'node_modules');
  const isWhole = path.join(folder, 'installed');
  const names = [`${wanted.name}@${wanted.version}`, ...beside];
  if (!existsSync(isWhole) || readFileSync(isWhole, 'utf8') !== names.join(' ')) {
    rmSync(modules, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
    const failure = runNpm(folder, names);
    if (failure !== undefined) throw new Error(`npm install ${wanted.name}@${wanted.version}: ${failure}`);
    writeFileSync(isWhole, names.join(' '));
  }
  const missing = databases[dialect].findMissing(createRequire(path.join(modules, 'index.cjs')));
  return missing === undefined ? { modules } : { missing };
}

function hasVersion(modules, text) {
  const [, name, version] = /^(.+)@(.+)$/.exec(text);
  const file = path.join(modules, name, 'package.json');
  return existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).version === version;
}

/** Drivers such as sqlite3 are compiled by their install script. */
function runNpm(folder, packages) {
  const { status, stderr } = spawnSync('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error', '--ignore-scripts=false', ...packages], {
    cwd: folder,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  return status === 0 ? undefined : stderr.trim().split('\n').slice(-3).join(' ');
}
