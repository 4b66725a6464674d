import path from 'node:path';
import type { Callable } from './command-text.js';

/** The scripts that a command runs by their names, perhaps with `*`; undefined where it runs none. */
export interface ScriptCall {
  readonly names: readonly string[];
  /** Whether it may name another package than the one around it: a workspace, a filter, a folder. */
  readonly isElsewhere: boolean;
}

const INSTALL = ['preinstall', 'install', 'postinstall', 'prepare'];
const PUBLISH = ['prepublishOnly', 'prepack', 'prepare', 'postpack', 'publish', 'postpublish'];
/** What npm runs for its own commands. */
const NPM_COMMANDS: ReadonlyMap<string, readonly string[]> = new Map([
  ['restart', ['restart', 'stop', 'start'].flatMap(around)] as const,
  ...['start', 'stop', 'test'].map((name) => [name, around(name)] as const),
  ...['t', 'tst'].map((name) => [name, around('test')] as const),
  ...['install', 'i', 'ci', 'clean-install', 'install-test', 'it'].map((name) => [name, INSTALL] as const),
  ...['publish', 'pack'].map((name) => [name, PUBLISH] as const),
]);
const RUN = new Set(['run', 'run-script', 'rum', 'urn']);
/** Programs that take names of scripts among their words. */
const RUNNERS = new Set(['yarn', 'pnpm', 'bun', 'run-s', 'run-p', 'npm-run-all', 'npm-run-all2', 'turbo', 'lerna', 'nx', 'concurrently', 'deno', 'rush', 'nodemon', 'wsrun', 'ultra']);
/** Commands of these programs after which no script is named. */
const OTHER_COMMANDS = new Set(['add', 'remove', 'dlx', 'why', 'info', 'create', 'config', 'global', 'x', 'link', 'exec']);
const ELSEWHERE = new Set(['--prefix', '-C', '--cwd', '-w', '--workspace', '--workspaces', '-ws', '--filter', '-F', '-r', '--recursive', 'workspace', 'workspaces', '--dir']);
const WITH_VALUE = new Set(['--prefix', '-C', '--cwd', '-w', '--workspace', '--filter', '-F', '--dir', '--script-shell']);

function around(name: string): readonly string[] {
  return [`pre${name}`, name, `post${name}`];
}

function readProgram(word: string): string {
  return (word.split(/[\\/]/u).at(-1) ?? '').replace(/(?:@[^/]*)?(?:\.(?:js|cjs|mjs|cmd))?$/u, '');
}

/** Reads `npm run reset`, `yarn reset`, `pnpm --filter api reset`, `run-s reset seed`, `node --run reset`, `npm ci`. */
export function readScriptCall(words: readonly string[]): ScriptCall | undefined {
  const isElsewhere = words.some((word) => ELSEWHERE.has(word.split('=')[0] ?? ''));
  const programs = words.map(readProgram);
  const npm = programs.indexOf('npm');
  if (npm >= 0) return { names: readNpmNames(words.slice(npm + 1)), isElsewhere };
  const run = words.indexOf('--run');
  if (run >= 0 && programs.includes('node')) return { names: [words[run + 1] ?? ''], isElsewhere };
  const runner = programs.findIndex((program) => RUNNERS.has(program));
  if (runner < 0) return undefined;
  return { names: readRunnerNames(programs[runner] ?? '', words.slice(runner + 1)), isElsewhere: isElsewhere || programs[runner] !== 'yarn' };
}

function readNpmNames(args: readonly string[]): readonly string[] {
  const [command = '', name] = args.filter((word, index) => !word.startsWith('-') && !WITH_VALUE.has(args[index - 1] ?? ''));
  if (RUN.has(command)) return name === undefined ? [] : around(name);
  // `npm install express` runs no script of this package but `prepare`; to name the others too does no harm.
  return NPM_COMMANDS.get(command) ?? [];
}

function readRunnerNames(program: string, args: readonly string[]): readonly string[] {
  const plain = args.filter((word, index) => !word.startsWith('-') && !WITH_VALUE.has(args[index - 1] ?? ''));
  const isPackager = ['yarn', 'pnpm', 'bun'].includes(program);
  if (isPackager && (plain.length === 0 || ['install', 'i', 'ci'].includes(plain[0] ?? ''))) return INSTALL;
  if (isPackager && OTHER_COMMANDS.has(plain[0] ?? '')) return [];
  // `run-s "reset -- --force"` gives the script an argument.
  return plain.flatMap((word) => around((word.split(' ')[0] ?? '').replace(/^(?:npm|yarn|pnpm|bun|node):/u, '')));
}

/** Whether a name as a call writes it, `db:*` too, is that of the script. */
export function isNameOf(written: string, script: string): boolean {
  const [first = '', ...others] = written.split('*');
  const last = others.pop();
  if (last === undefined) return written === script;
  if (!script.startsWith(first) || !script.endsWith(last) || script.length < first.length + last.length) return false;
  let place = first.length;
  for (const part of others) {
    const found = script.slice(0, script.length - last.length).indexOf(part, place);
    if (found < 0) return false;
    place = found + part.length;
  }
  return true;
}

const TARGET_PROGRAMS: Readonly<Record<string, 'make' | 'just'>> = { make: 'make', gmake: 'make', just: 'just' };
const TARGET_OPTIONS = new Set(['-C', '--directory', '-f', '--file', '--makefile', '-j', '--justfile', '-d', '--working-directory']);

/** Whether the words run the target, as `make reset` and `just reset` do. `make` alone runs the first, which no name tells. */
export function isTargetCall(words: readonly string[], { tool, name }: Extract<Callable, { kind: 'target' }>): boolean {
  const program = words.findIndex((word) => TARGET_PROGRAMS[readProgram(word)] === tool);
  return program >= 0 && words.slice(program + 1).some((word, index, all) => word === name && !TARGET_OPTIONS.has(all[index - 1] ?? ''));
}

/** Programs that do something to a file, and do not run it. */
const NOT_RUNNING = new Set(['chmod', 'chown', 'chgrp', 'cp', 'mv', 'rm', 'ln', 'cat', 'ls', 'touch', 'test', '[', '[[', 'dos2unix', 'stat', 'mkdir', 'install', 'tar', 'zip', 'scp', 'rsync', 'shellcheck', 'shfmt', 'head', 'tail', 'diff', 'vi', 'vim', 'nano', 'code']);

/** Whether one of the words runs the file: by its name, as scripts are copied to where they run. */
export function isFileCall(words: readonly string[], { file }: Extract<Callable, { kind: 'file' }>): boolean {
  const base = path.basename(file);
  const program = words.find((word) => !/^\w+=|^(?:sudo|then|else|do|if|!|\{)$/u.test(word)) ?? '';
  // `./start.sh:/start.sh` puts it into a container.
  const isMount = /^[^:]*\/[^:]*:\//u.test(words[0] ?? '') && words.length === 1;
  return !NOT_RUNNING.has(readProgram(program)) && !isMount && words.some((word) => word === base || word.endsWith(`/${base}`) || word.endsWith(`\\${base}`));
}
