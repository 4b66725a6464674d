import type * as Yaml from 'yaml';
import { NAMES_LOSS } from '../../vocabulary/invocations.js';
import { quoteWord } from './dockerfile.js';
import type { CommandFile, CommandText } from './command-text.js';

/** Words for people, not for a shell. */
const PROSE = new Set(['name', 'description', 'title', 'displayName', 'summary', 'if', 'when', 'on', 'message', 'desc', 'placeholder', 'paths', 'paths-ignore', 'volumes']);
/** A list under one of these is one command with its arguments; any other list is one command after the other. */
const ARGUMENT_LISTS = new Set(['command', 'entrypoint', 'args', 'argv', 'cmd', 'test', 'exec']);

type Keys = readonly string[];

/** The library follows each level with calls of its own, and a stack that overflows within it can end the process. */
const MOST_LEVELS = 500;

/** Whether brackets, or the marks and spaces in front of a line, could make more levels than people write. */
export function isTooDeep(text: string): boolean {
  let level = 0;
  // A bracket within a word, as in the codes of colours, opens nothing.
  for (const [bracket] of text.matchAll(/(?<=^|[\s[{,:?-])[[{]|[\]}]/gu)) {
    level += bracket === '[' || bracket === '{' ? 1 : -1;
    if (level > MOST_LEVELS) return true;
    level = Math.max(level, 0);
  }
  return new RegExp(String.raw`^[ \t?:-]{${MOST_LEVELS}}`, 'mu').test(text);
}

/** What the workflows, compose files and other YAML run; nothing where it is nested as no one writes it. Throws where the library is not installed. */
export function readYaml(yaml: typeof Yaml, { file, name, text }: CommandFile): readonly CommandText[] {
  if (isTooDeep(text)) return [];
  return yaml.parseAllDocuments(text, { strict: false, uniqueKeys: false, logLevel: 'silent' }).flatMap((document) => {
    if (!('contents' in document)) return [];
    const texts: CommandText[] = [];
    const events = describeEvents(yaml, document);
    const add = (command: string, range: readonly [number, number], keys: Keys): void => {
      texts.push({ file, text: command, range, when: describeWhen(name, keys, events), callable: undefined });
    };
    walk(yaml, document.contents, { keys: [], add });
    return document.errors.length === 0 ? texts : [...readLines({ file, name, text }), ...texts];
  });
}

/** The lines of what is no YAML, such as a template of Helm, that name a command which loses data. */
function readLines({ file, text }: CommandFile): readonly CommandText[] {
  return [...text.matchAll(/^(?:[ \t]*-[ \t])?[ \t]*(?:[\w.-]+:[ \t])?(.*)$/gmu)].flatMap(({ index, 0: line, 1: command = '' }) => {
    if (!NAMES_LOSS.test(command)) return [];
    return [{ file, text: readFlowList(command), range: [index, index + line.length] as const, when: 'where this file runs it', callable: undefined }];
  });
}

/** `[npx, sequelize, "db:drop"]` as a shell would be given it. */
function readFlowList(command: string): string {
  const words = /^\[(.*)\][ \t\r]*$/u.exec(command)?.[1]?.split(/,[ \t]*/u);
  return words === undefined ? command : words.map((word) => quoteWord(word.replace(/^(["'])(.*)\1$/u, '$2'))).join(' ');
}

interface Walk {
  readonly keys: Keys;
  add(text: string, range: readonly [number, number], keys: Keys): void;
}

function walk(yaml: typeof Yaml, node: unknown, { keys, add }: Walk): void {
  if (yaml.isMap(node)) walkMap(yaml, node, { keys, add });
  else if (yaml.isSeq(node)) walkList(yaml, node, { keys, add });
  else if (yaml.isScalar(node) && typeof node.value === 'string') add(node.value, readRange(node), keys);
}

function walkMap(yaml: typeof Yaml, map: Yaml.YAMLMap, { keys, add }: Walk): void {
  for (const { key, value } of map.items) {
    const name = yaml.isScalar(key) ? String(key.value) : '';
    // CircleCI has steps under `when`.
    if (!PROSE.has(name) || yaml.isMap(value)) walk(yaml, value, { keys: [...keys, name], add });
  }
  walkSplit(yaml, map, { keys: [...keys, 'command'], add });
}

/** Kubernetes splits one command over two lists, others over a string and a list, compose over what is started and what it is given. */
function walkSplit(yaml: typeof Yaml, map: Yaml.YAMLMap, { keys, add }: Walk): void {
  const [entrypoint, command, args] = ['entrypoint', 'command', 'args'].map((key) => map.get(key, true));
  const first = joinCommand(yaml, command ?? entrypoint);
  if (first !== '' && !NAMES_LOSS.test(first) && yaml.isSeq(args)) add(`${first} ${joinWords(yaml, args.items)}`, readRange(args), keys);
  const given = joinCommand(yaml, command);
  if (NAMES_LOSS.test(given)) add(`${joinCommand(yaml, entrypoint)} ${given}`, readRange(command as Yaml.Node), keys);
}

function walkList(yaml: typeof Yaml, list: Yaml.YAMLSeq, { keys, add }: Walk): void {
  if (ARGUMENT_LISTS.has((keys.at(-1) ?? '').toLowerCase()) && list.items.every((item) => yaml.isScalar(item))) add(joinWords(yaml, list.items), readRange(list), keys);
  else for (const item of list.items) walk(yaml, item, { keys, add });
}

/** A command as it is written, or the words of its list. */
function joinCommand(yaml: typeof Yaml, command: unknown): string {
  if (yaml.isSeq(command)) return joinWords(yaml, command.items);
  return yaml.isScalar(command) ? String(command.value) : '';
}

function joinWords(yaml: typeof Yaml, items: readonly unknown[]): string {
  return items.map((item) => (yaml.isScalar(item) ? quoteWord(String(item.value)) : '')).filter((word) => word !== 'CMD' && word !== 'CMD-SHELL').join(' ');
}

function readRange(node: { readonly range?: Yaml.Range | null | undefined }): readonly [number, number] {
  return [node.range?.[0] ?? 0, node.range?.[1] ?? 0];
}

/** `on: [push]` of a workflow, in words. */
function describeEvents(yaml: typeof Yaml, document: Yaml.Document): string {
  const on: unknown = yaml.isMap(document.contents) ? document.get('on') : undefined;
  if (typeof on === 'string') return ` (${on})`;
  const names = yaml.isMap(on) ? on.items.map(({ key }) => String(key)) : yaml.isSeq(on) ? on.items.map(String) : [];
  return names.length === 0 ? '' : ` (${names.join(', ')})`;
}

/** What the jobs of a list have, which are named by no key. */
const JOB_PARTS = new Set(['steps', 'include', 'script', 'strategy']);
const JOB_SCRIPTS = new Set(['script', 'before_script', 'after_script']);

function describeWhen(name: string, keys: Keys, events: string): string {
  const [first = '', second = ''] = keys;
  if (first === 'services') return describeService(name, keys);
  if (first === 'jobs') return `in ${describeJob(second)}${events}`;
  if (first === 'runs') return 'in the action';
  if (JOB_SCRIPTS.has(first === 'default' ? second : first)) return 'in every job';
  if (JOB_SCRIPTS.has(second)) return `in the job ${first}`;
  return keys.length === 0 ? 'where this file runs it' : `as \`${keys.join('.')}\``;
}

function describeJob(name: string): string {
  return JOB_PARTS.has(name) ? 'a job' : `the job ${name}`;
}

function describeService(name: string, keys: Keys): string {
  const service = keys[1] ?? '';
  if (keys.at(-1) === 'test') return `on every health check of the service ${service}`;
  return name.includes('compose') ? `when the service ${service} starts` : `as \`${keys.join('.')}\``;
}
