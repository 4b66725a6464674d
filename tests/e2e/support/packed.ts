import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, renameSync, rmSync,
  statSync, symlinkSync, writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** The repository this test runs in. */
export const repository = path.resolve(__dirname, '../../..');

/** An app that a user could have: the packed plugin beside one ESLint, installed by npm. */
export type AppName = 'eslint8' | 'eslint9' | 'eslint10' | 'ci' | 'tools' | 'database' | 'cli' | 'typescript' | 'nx';

const manifest = JSON.parse(readFileSync(path.join(repository, 'package.json'), 'utf8')) as {
  devDependencies: Record<string, string>;
  files: readonly string[];
};

function readRange(name: string): string {
  const range = manifest.devDependencies[name];
  if (range === undefined) throw new Error(`package.json has no devDependency ${name}`);
  return range.replace(/^npm:.*@/u, '');
}

function pick(...names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, readRange(name)]));
}

const apps: Readonly<Record<AppName, Readonly<Record<string, string>>>> = {
  eslint8: { eslint: readRange('eslint8'), ...pick('typescript', '@typescript-eslint/parser') },
  eslint9: { eslint: readRange('eslint9'), ...pick('typescript', '@typescript-eslint/parser') },
  eslint10: pick('eslint', 'typescript', '@typescript-eslint/parser', 'jiti'),
  ci: { ...pick('eslint', '@microsoft/eslint-formatter-sarif'), 'eslint-formatter-gitlab': '^7.2.0' },
  tools: { ...pick('eslint', 'husky', 'lint-staged', 'lefthook', 'turbo', 'oxlint'), luaparse: '^0.3.1' },
  database: pick('eslint', 'sequelize', 'umzug', 'pg'),
  cli: { ...pick('eslint', 'sequelize', 'pg'), 'sequelize-cli': '^6.6.5' },
  nx: { ...pick('eslint'), nx: '^22.0.0' },
  typescript: {
    ...pick('eslint', '@types/node'),
    typescript56: 'npm:typescript@~5.6',
    typescript59: 'npm:typescript@~5.9',
    typescript60: `npm:typescript@${readRange('typescript')}`,
  },
};

function npm(folder: string, args: readonly string[]): string {
  const result = spawnSync('npm', args, { cwd: folder, encoding: 'utf8', shell: process.platform === 'win32' });
  if (result.status === 0) return result.stdout;
  throw new Error(`npm ${args.join(' ')} failed in ${folder}:\n${result.stdout}\n${result.stderr}`);
}

function hash(contents: string | Buffer): string {
  return createHash('sha256').update(contents).update(JSON.stringify(apps)).digest('hex').slice(0, 16);
}

/** A tarball to test in place of the one packed here. */
const given = process.env.SEQUELIZE_GUARD_TARBALL;

/** The contents of the tarball and of the apps around it, as one name: of every file that may be packed. */
function fingerprint(): string {
  if (given !== undefined) return hash(readFileSync(given));
  if (!existsSync(path.join(repository, 'dist/index.cjs'))) throw new Error('dist/ is missing: run npm run build first');
  // npm packs these three whatever `files` says.
  const packed = ['package.json', 'README.md', 'LICENSE', ...manifest.files.filter((name) => !name.startsWith('!'))];
  const files = packed.flatMap((name) => listFiles(path.join(repository, name))).sort();
  return hash(Buffer.concat(files.flatMap((file) => [Buffer.from(`\0${path.relative(repository, file)}\0`), readFileSync(file)])));
}

/** A file by itself, or every file of a folder. */
function listFiles(place: string): readonly string[] {
  if (!statSync(place).isDirectory()) return [place];
  return readdirSync(place, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}

/** One folder per content of the package, so that nothing is installed twice and nothing old is tested. */
function openStore(): string {
  const parent = path.join(realpathSync(os.tmpdir()), 'sequelize-guard-e2e');
  const store = path.join(parent, fingerprint());
  mkdirSync(store, { recursive: true });
  const dayAgo = Date.now() - 24 * 60 * 60 * 1000;
  for (const name of readdirSync(parent)) {
    const old = path.join(parent, name);
    if (old !== store && statSync(old).mtimeMs < dayAgo) rmSync(old, { recursive: true, force: true });
  }
  return store;
}

let store: string | undefined;

/** Whether the process that holds the lock has ended without taking it away. */
function isAbandoned(lock: string): boolean {
  try {
    process.kill(Number(readFileSync(path.join(lock, 'pid'), 'utf8')), 0);
    return false;
  } catch {
    // No such process; or the lock is so new that it says no process yet.
    return Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > 10_000;
  }
}

/** Runs `make` in one process at a time; the others wait for what it leaves at `target`. */
async function once(target: string, make: (draft: string) => void): Promise<string> {
  const lock = `${target}.lock`;
  for (;;) {
    if (existsSync(target)) return target;
    try {
      mkdirSync(lock);
      writeFileSync(path.join(lock, 'pid'), String(process.pid));
      break;
    } catch {
      if (isAbandoned(lock)) rmSync(lock, { recursive: true, force: true });
      await wait(200);
    }
  }
  try {
    if (existsSync(target)) return target;
    const draft = `${target}.${process.pid}`;
    make(draft);
    renameSync(draft, target);
    return target;
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

/**
 * The packed plugin: the tarball that `npm publish` would send, from the dist/ that stands there.
 * `SEQUELIZE_GUARD_TARBALL` names another one to test.
 */
export async function packPlugin(): Promise<string> {
  store ??= openStore();
  return once(path.join(store, 'eslint-plugin-sequelize-guard.tgz'), (draft) => {
    if (given !== undefined) return copyFileSync(given, draft);
    const folder = mkdtempSync(path.join(os.tmpdir(), 'sequelize-guard-pack-'));
    npm(repository, ['pack', '--ignore-scripts', '--pack-destination', folder]);
    const [tarball] = readdirSync(folder);
    if (tarball === undefined) throw new Error('npm pack wrote nothing');
    copyFileSync(path.join(folder, tarball), draft);
    rmSync(folder, { recursive: true });
  });
}

/** The folder of an installed app, shared by every test: read it, run from it, write nothing into it. */
export async function installApp(name: AppName): Promise<string> {
  const tarball = await packPlugin();
  return once(path.join(path.dirname(tarball), name), (draft) => {
    mkdirSync(draft);
    const devDependencies = { 'eslint-plugin-sequelize-guard': `file:${tarball}`, ...apps[name] };
    writeFileSync(path.join(draft, 'package.json'), JSON.stringify({ name: 'app', private: true, devDependencies }, undefined, 2));
    npm(draft, ['install', '--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
  });
}

export interface Project {
  readonly folder: string;
  /** Writes files, given by their path in the project. */
  write(files: Readonly<Record<string, string>>): void;
  read(file: string): string;
  remove(): void;
}

/** The package.json of an app that uses Sequelize 6 and lints with the plugin. */
export const appManifest = JSON.stringify({
  name: 'app',
  private: true,
  dependencies: { sequelize: '^6.37.8' },
}, undefined, 2);

/** Gives a project the app's packages as if npm had just installed them there: npm may change them. */
function copyModules(installed: string, folder: string): void {
  // Hard links where there are any; the files that npm rewrites in place are copied.
  const linked = spawnSync('cp', ['-al', path.join(installed, 'node_modules'), folder]).status === 0;
  if (!linked) cpSync(path.join(installed, 'node_modules'), path.join(folder, 'node_modules'), { recursive: true });
  for (const file of ['node_modules/.package-lock.json', 'package.json', 'package-lock.json']) {
    rmSync(path.join(folder, file), { force: true });
    copyFileSync(path.join(installed, file), path.join(folder, file));
  }
}

/**
 * A fresh project in a temporary folder, on the node_modules of an installed app: shared with others (read them only),
 * or with `ownModules` a copy, with the package.json and the lockfile of that app.
 */
export async function createProject(
  app: AppName,
  files: Readonly<Record<string, string>>,
  { ownModules = false }: { readonly ownModules?: boolean } = {},
): Promise<Project> {
  const installed = await installApp(app);
  // The lockfile names the tarball by a path relative to the installed app.
  const folder = mkdtempSync(path.join(ownModules ? path.dirname(installed) : realpathSync(os.tmpdir()), 'sequelize-guard-project-'));
  if (ownModules) copyModules(installed, folder);
  else symlinkSync(path.join(installed, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
  const project: Project = {
    folder,
    write(written) {
      for (const [name, text] of Object.entries(written)) {
        mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
        writeFileSync(path.join(folder, name), text);
      }
    },
    read: (file) => readFileSync(path.join(folder, file), 'utf8'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
  project.write(ownModules ? files : { 'package.json': appManifest, ...files });
  return project;
}
