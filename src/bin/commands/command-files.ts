import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { decode } from '../decode.js';
import type { CommandFile, CommandText } from './command-text.js';
import { readDockerfile } from './dockerfile.js';
import { readMakefile, readProcfile, readQuotedLines, readShellScript } from './line-texts.js';
import { isManifest, readPackageScripts } from './package-scripts.js';
import { isTooDeep, readYaml } from './yaml-texts.js';
import { NAMES_LOSS } from '../../vocabulary/invocations.js';

type Reader = (file: CommandFile) => readonly CommandText[];

/** Endings of templates that a file is made from. */
const TEMPLATE = String.raw`(?:\.(?:tmpl|tpl|template|j2|erb|hbs|dist|example))?`;
/** No script or workflow that people write is larger. A larger one is looked through, and not taken apart. */
const MOST_LENGTH = 256 * 1024;
const MOST_BYTES = 8 * 1024 * 1024;

/** The library that reads YAML, or nothing where it is not installed. */
async function loadYamlReader(): Promise<Reader | undefined> {
  try {
    const yaml = await import('yaml');
    return (file) => readYaml(yaml, file);
  } catch {
    return undefined;
  }
}

/** Files of TOML or JSON in which strings are commands. */
const SETTINGS = [
  'fly', 'netlify', 'railway', 'nixpacks', String.raw`\.?mise`, 'wrangler', 'render', 'app', 'vercel', 'now', 'turbo', 'project', 'nx', 'nodemon', 'lefthook', 'deno', 'composer', 'ecosystem',
  String.raw`\.?devcontainer`, 'tasks', 'launch', String.raw`\.(?:lintstaged|husky)rc`, String.raw`\.?simple-git-hooks`, '.*task-?def(?:inition)?.*', String.raw`(?:docker|container|service)-?(?:command|definition)s?`,
];
const READERS: readonly (readonly [name: RegExp, reader: Reader | 'yaml'])[] = [
  [/^package\.json$/u, readPackageScripts],
  [/^(?:.*[._-])?(?:Dockerfile|Containerfile|Earthfile).*$/iu, readDockerfile],
  [/^Procfile(?:\..*)?$/u, readProcfile],
  [/^(?:GNU)?makefile(?:\..*)?$|\.mk$|^\.?justfile$/iu, readMakefile],
  [new RegExp(String.raw`\.(?:(?:sh|bash|zsh|ksh|fish|bat|cmd|ps1)${TEMPLATE}|service|cron)$|^(?:crontab|supervisord?\.(?:conf|ini)|\.envrc)$`, 'iu'), readShellScript],
  [new RegExp(`^Jenkinsfile(?:\\..*)?$|\\.(?:jenkinsfile|groovy|hcl|tf)$|^(?:${SETTINGS.join('|')})\\.(?:toml|jsonc?)$|^\\.(?:lintstaged|husky)rc$|^(?:Vagrantfile|Tiltfile)$`, 'iu'), readQuotedLines],
  [new RegExp(String.raw`^(?!pnpm-lock\.).*\.(?:ya?ml|config)${TEMPLATE}$`, 'u'), 'yaml'],
];
const YAML_FILE = /\.(?:ya?ml|config)(?:\.\w+)?$/u;
const NO_EXTENSION = /^\.?[^.]+$/u;

/** What people fill in on GitHub. */
const FORMS = /(?:^|\/)\.github\/(?:ISSUE_TEMPLATE|DISCUSSION_TEMPLATE)\//u;

/** What stands for the text of a file that this user may not open. */
const CLOSED = Symbol('closed');

/** Reads the shell texts of the files that may hold any. */
export class CommandReader {
  /** Files of a kind that runs commands, which this user may not open. */
  readonly closed: string[] = [];

  private constructor(private readonly folder: string, private readonly yaml: Reader | undefined) {}

  static async create(folder: string): Promise<CommandReader> {
    return new CommandReader(folder, await loadYamlReader());
  }

  /** The file and its text, where it is of a kind that runs commands. */
  open(file: string): CommandFile | undefined {
    const name = path.relative(this.folder, file).replaceAll(path.sep, '/');
    if (FORMS.test(name)) return undefined;
    const isNamed = READERS.some(([pattern]) => pattern.test(path.basename(file)));
    if (!isNamed && !NO_EXTENSION.test(path.basename(file))) return undefined;
    const text = readText(file);
    if (text === CLOSED) {
      if (isNamed) this.closed.push(file);
      return undefined;
    }
    return text !== undefined && (isNamed || isShell(text, name) || isExecutable(file, text)) ? { file, name, text } : undefined;
  }

  /** Why the commands of a file are not known, though its text names one that loses data. */
  describeUnread({ file, text }: CommandFile): string | undefined {
    if (!NAMES_LOSS.test(text)) return undefined;
    if (text.length > MOST_LENGTH) return 'larger than 256 kB';
    if (path.basename(file) === 'package.json') return isManifest(text) ? undefined : 'it is no valid JSON';
    if (!YAML_FILE.test(file)) return undefined;
    if (this.yaml === undefined) return 'the package yaml is not installed';
    return isTooDeep(text) ? 'nested too deep' : undefined;
  }

  read(file: CommandFile): readonly CommandText[] {
    if (file.text.length > MOST_LENGTH) return [];
    const reader = READERS.find(([pattern]) => pattern.test(path.basename(file.file)))?.[1] ?? readShellScript;
    return reader === 'yaml' ? this.yaml?.(file) ?? [] : reader(file);
  }
}

/** The text of a file; nothing where it is too large, `CLOSED` where it cannot be opened. */
function readText(file: string): string | typeof CLOSED | undefined {
  try {
    return statSync(file).size > MOST_BYTES ? undefined : decode(readFileSync(file));
  } catch {
    return CLOSED;
  }
}

/** A script without an ending says what it is in its first line; a git hook of husky does not need to. */
function isShell(text: string, name: string): boolean {
  return /^#!.*\b(?:ba|z|k|da)?sh\b/u.test(text) || /(?:^|\/)(?:\.husky(?:\/_)?|\.git-?hooks)\/[\w-]+$/u.test(name);
}

/** A file without a first line that says so is a script of the shell where it may be started. */
function isExecutable(file: string, text: string): boolean {
  return !text.startsWith('#!') && !text.includes('\0') && NAMES_LOSS.test(text) && (statSync(file).mode & 0o111) !== 0;
}
