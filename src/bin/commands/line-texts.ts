import path from 'node:path';
import { NAMES_LOSS } from '../../vocabulary/invocations.js';
import { quoteWord } from './dockerfile.js';
import type { CommandFile, CommandText } from './command-text.js';

const HOOK = /(?:^|\/)(?:\.husky|\.git-?hooks|hooks)\/(?:_\/)?((?:pre|post|commit|prepare|update)[\w-]*)$/u;

/** A shell script: others run it by its name. */
export function readShellScript({ file, name, text }: CommandFile): readonly CommandText[] {
  const hook = HOOK.exec(name)?.[1];
  const isEntry = /entry-?point|(?:^|\/)(?:start|run|boot)[^/]*$/iu.test(name);
  const when = hook === undefined ? (isEntry ? 'when the container or process starts' : 'when this script runs') : `in the git hook ${hook}`;
  return [{ file, text: readAsShell(name, text), range: [0, text.length], when, callable: { kind: 'file', file } }];
}

/** In a batch file an apostrophe is no quote; there `^`, and in PowerShell a backquote, joins lines. The places stay. */
function readAsShell(name: string, text: string): string {
  if (/\.(?:bat|cmd)$/iu.test(name)) return text.replaceAll("'", ' ').replace(/\^(?=\r?\n)/gu, '\\');
  return /\.ps1$/iu.test(name) ? text.replace(/`(?=\r?\n)/gu, '\\') : text;
}

/** `web: node .` and `release: …` of a Procfile. */
export function readProcfile({ file, text }: CommandFile): readonly CommandText[] {
  return [...text.matchAll(/^([\w-]+):[ \t]*(.*)$/gmu)].map(({ index, 0: line, 1: process = '', 2: command = '' }) => ({
    file, text: command, range: [index, index + line.length] as const, callable: undefined,
    when: process === 'release' ? 'on every release' : `when the process ${process} starts`,
  }));
}

/** What is indented below a target. A comment or a condition within it stands at the start of a line. */
const RECIPE = String.raw`((?:[ \t]+[^\n]*(?:\n|$)|[ \t]*\r?\n|(?:#|ifn?def|ifn?eq|else|endif)[^\n]*(?:\n|$))*)`;
const MAKE_TARGET = new RegExp(String.raw`^(?![ \t#.])([^\s:=]+)(?:[^\S\n][^:=\n]*)?:(?!=)([^\n]*)(?:\n|$)${RECIPE}`, 'gmu');
/** The parameters of a recipe of just may have defaults. */
const JUST_TARGET = new RegExp(String.raw`^(?![ \t#])@?([\w-]+)(?:[^\S\n](?:"[^"\n]*"|'[^'\n]*'|[^:"'\n])*)?:(?!=)([^\n]*)(?:\n|$)${RECIPE}`, 'gmu');

/** The recipes of a Makefile or justfile: lines that are indented below a target, and what stands behind `;` beside it. */
export function readMakefile({ file, text }: CommandFile): readonly CommandText[] {
  const tool = /just/iu.test(path.basename(file)) ? 'just' : 'make';
  return [...text.matchAll(tool === 'just' ? JUST_TARGET : MAKE_TARGET)].map(({ index, 0: whole, 1: target = '', 2: beside = '', 3: recipe = '' }) => {
    const [needed = '', inline = ''] = tool === 'make' ? beside.split(/;(.*)/u) : [beside];
    // What a target needs is made before it.
    const before = readNeeded(needed).map((name) => `${tool} ${name}`).join('\n');
    const run = `${inline}\n${recipe.replace(/^[ \t]+[@-]*/gmu, '')}`.replace(/\$[({]MAKE[)}]/gu, 'make');
    return {
      file, text: `${before}\n${run}`, range: [index + target.length, index + whole.length] as const,
      callable: { kind: 'target', tool, name: target }, when: `on \`${tool} ${target}\``,
    };
  });
}

/** The names beside a target; those of just may have arguments in brackets. */
function readNeeded(beside: string): readonly string[] {
  return beside.replace(/#.*$/u, '').split(/[\s()|&]+/u).filter((name) => /^[\w.-]+$/u.test(name));
}

const LONGEST_KEY = 200;

const STRING = String.raw`(?:"(?:[^"\\\n]|\\.){0,2000}"|'[^'\n]{0,2000}')`;
/** A list of strings is one command with its arguments; each may be a command of its own, too. */
const STRING_LIST = new RegExp(String.raw`\[\s*${STRING}(?:\s*,\s*${STRING}){1,30}(?:\s*,)?\s*\]`, 'gu');
const QUOTED = /"""([^]*?)"""|'''([^]*?)'''|"((?:[^"\\\n]|\\.){0,2000})"|'([^'\n]{0,2000})'/gu;

/** The strings of a Jenkinsfile, or of a configuration in TOML or JSON. One that is never closed is not looked for up to the end. */
export function readQuotedLines({ file, name, text }: CommandFile): readonly CommandText[] {
  const isPipeline = /jenkinsfile|\.groovy$/iu.test(path.basename(name));
  const describeWhen = (index: number): string => {
    const before = text.slice(Math.max(0, index - LONGEST_KEY), index);
    const key = /([\w.-]+)["']?\s*[=:]\s*$/u.exec(before.slice(before.lastIndexOf('\n') + 1))?.[1];
    return isPipeline ? 'in the pipeline' : key === undefined ? 'where this file runs it' : `as \`${key}\``;
  };
  const place = (found: RegExpMatchArray, command: string): CommandText => {
    const index = found.index ?? 0;
    return { file, text: command, range: [index, index + found[0].length], when: describeWhen(index), callable: undefined };
  };
  const strings = [...text.matchAll(QUOTED)].flatMap((found) => {
    if (isProse(text, found.index)) return [];
    const [, long, longSingle, double, single] = found;
    return place(found, long ?? longSingle ?? double?.replace(/\\(["\\])/gu, '$1') ?? single ?? '');
  });
  const lists = NAMES_LOSS.test(text) ? [...text.matchAll(STRING_LIST)] : [];
  return [...strings, ...lists.map((found) => place(found, joinStrings(found[0])))];
}

/** A string in a comment, one that is printed, or a name for people. */
function isProse(text: string, index: number): boolean {
  const before = text.slice(Math.max(text.lastIndexOf('\n', index - 1) + 1, index - LONGEST_KEY), index);
  return /^\s*(?:\/\/|#|\*)|\becho\s*\(?\s*$|\b(?:label|name|description|detail|title|comment)["']?\s*[=:]\s*$/u.test(before);
}

/** The strings of a list as a shell would be given them. */
function joinStrings(list: string): string {
  return [...list.matchAll(new RegExp(STRING, 'gu'))].map(([word]) => quoteWord(word.slice(1, -1))).join(' ');
}
