// What npm installs around the plugin hangs on the app's own packages and on what the plugin's package.json asks for. So an
// app is installed once for these, and taken again with other contents of the plugin, which npm would only unpack.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const PLUGIN = 'node_modules/eslint-plugin-sequelize-guard';
const LOCK = 'package-lock.json';
/** Name the tarball by its path or its checksum. */
const NAMING = ['package.json', LOCK, 'node_modules/.package-lock.json'];

/** Hard links to a whole folder; false where the system has none. */
function linkFolder(from: string, to: string): boolean {
  const isLinked = spawnSync('cp', ['-al', from, to]).status === 0;
  if (!isLinked) rmSync(to, { recursive: true, force: true });
  return isLinked;
}

/** Keeps an app that npm has installed, for tarballs of other contents; the first that is kept stays. */
export function keepInstall(app: string, kept: string): void {
  mkdirSync(path.dirname(kept), { recursive: true });
  const draft = `${kept}.${process.pid}`;
  if (existsSync(kept) || !linkFolder(app, draft)) return;
  try {
    renameSync(draft, kept);
  } catch {
    // Another process was faster.
    rmSync(draft, { recursive: true, force: true });
  }
}

/** Makes the app at `app` from a kept one, with the plugin of this tarball in it. False where none is kept or can be linked. */
export function reuseInstall(app: string, kept: string, tarball: string): boolean {
  if (!existsSync(kept) || !linkFolder(kept, app)) return false;
  unpackPlugin(app, tarball);
  const { from, integrity } = readInstalled(app);
  const ours = `sha512-${createHash('sha512').update(readFileSync(tarball)).digest('base64')}`;
  for (const name of NAMING) {
    const file = path.join(app, name);
    const text = readFileSync(file, 'utf8').replaceAll(JSON.stringify(from), JSON.stringify(`file:${tarball}`)).replaceAll(integrity, ours);
    // Written anew: the kept file is the same one by another name.
    rmSync(file);
    writeFileSync(file, text);
  }
  return true;
}

function unpackPlugin(app: string, tarball: string): void {
  const folder = path.join(app, PLUGIN);
  rmSync(folder, { recursive: true });
  mkdirSync(folder);
  const { status, stderr } = spawnSync('tar', ['-xzf', tarball, '--strip-components=1', '-C', folder], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`tar could not unpack ${tarball}:\n${stderr}`);
  const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { readonly bin: Readonly<Record<string, string>> };
  for (const name of Object.values(bin)) chmodSync(path.join(folder, name), 0o755);
}

interface Lock {
  readonly packages: Readonly<Record<string, { readonly integrity?: string; readonly devDependencies?: Readonly<Record<string, string>> }>>;
}

/** How the kept app names its tarball. */
function readInstalled(app: string): { readonly from: string; readonly integrity: string } {
  const { packages } = JSON.parse(readFileSync(path.join(app, LOCK), 'utf8')) as Lock;
  const from = packages['']?.devDependencies?.['eslint-plugin-sequelize-guard'];
  const integrity = packages[PLUGIN]?.integrity;
  if (from === undefined || integrity === undefined) throw new Error(`${app}/${LOCK} names no plugin`);
  return { from, integrity };
}
