import type { TSESTree } from '@typescript-eslint/utils';
import { readCallee, readDottedName, readMemberName, unwrap } from '../../syntax/names.js';
import type { Receiver } from '../../sequelize/facts.js';
import type { OptionFinding } from '../../sequelize/sync/findings.js';
import type { SourceCode } from '../../syntax/source-code.js';
import { isModel } from '../../vocabulary/sequelize.js';
import { describeOrigin, PLACES } from './options.js';

/** Characters of a name in a message. Past it, a name is cut to its last part, and an expression is not quoted. */
export const LONGEST_NAME = 24;

type Named = Pick<Receiver, 'node' | 'target'>;

/** What a method is called on, in every message of every rule: the reader's own words, where they are short. */
export function describeTarget({ node, target }: Named): string {
  const names = (node && readNames(node)) ?? [];
  if (names.length > 0 && names.join('.').length <= LONGEST_NAME) return names.join('.');
  const last = names.at(-1);
  if (last !== undefined && last !== 'this' && last.length <= LONGEST_NAME) return last;
  return isModel({ target }) ? 'Model' : 'sequelize';
}

/** The name of a model alone: `User` of `db.User` and of `sequelize.define('User', …)`; undefined where the code gives it none. */
export function findModelName({ node }: Pick<Named, 'node'>): string | undefined {
  const last = node && readNames(node)?.at(-1);
  return last === undefined || last === 'this' || last.length > LONGEST_NAME ? undefined : last;
}

function readNames(node: TSESTree.Node): readonly string[] | undefined {
  return readDottedName(node) ?? readDefinedName(unwrap(node));
}

const DEFINES = new Set(['define', 'model', 'getRepository']);

/** `User` of `sequelize.define('User', …)` and `sequelize.model('User')`. */
function readDefinedName(node: TSESTree.Node): readonly string[] | undefined {
  if (node.type !== 'CallExpression') return undefined;
  const callee = readCallee(node);
  const [name] = node.arguments;
  if (callee.type !== 'MemberExpression' || !DEFINES.has(readMemberName(callee) ?? '')) return undefined;
  return name?.type === 'Literal' && typeof name.value === 'string' && /^\w+$/.test(name.value) ? [name.value] : undefined;
}

const INSTANCE_NAME = /sequelize|^(?:db|database|orm|conn|connection)$|(?:db|database|connection)$/i;

/** Made by Sequelize in this file, or called as instances are: `user` of a file of models is a Model just as well. */
export function isSurelyInstance({ receiver }: { readonly receiver: Receiver }): boolean {
  if (receiver.target !== 'instance') return false;
  const name = receiver.node && readDottedName(receiver.node)?.at(-1);
  return receiver.owner.kind === 'sequelize' || (name !== undefined && INSTANCE_NAME.test(name));
}

/** What the messages of a finding name: the reader's own names, where they are short. */
export function readOptionData(finding: OptionFinding, key: 'force' | 'alter', sourceCode: SourceCode): Record<string, string> {
  const { source, why } = finding;
  return {
    target: describeTarget(source.receiver),
    option: describeWritten(finding.node, key, sourceCode),
    because: isText(finding.node) ? ': any non-empty string is truthy' : '',
    tables: describeTables(finding),
    lacking: describeLacking(finding),
    place: source.kind === 'carrier' ? PLACES[source.carrier] : '',
    caller: source.kind === 'carrier' ? (source.framework?.caller ?? '') : '',
    remedy: source.kind === 'carrier' ? (source.framework?.remedy ?? '') : '',
    origin: why === undefined ? '' : describeOrigin(why),
    source: describeSource(finding, key, sourceCode),
  };
}

/** The tables that `force` empties. */
function describeTables(finding: OptionFinding): string {
  if (!isOfModel(finding)) return 'every table';
  const { kind, receiver } = finding.source;
  const name = kind === 'carrier' ? undefined : findModelName(receiver);
  return name === undefined ? "the model's table" : `the table of \`${name}\``;
}

function describeLacking(finding: OptionFinding): string {
  return isOfModel(finding) ? 'the model lacks' : 'the models lack';
}

/** Whether one Model's table is changed. An instance changes those of all its models. */
function isOfModel({ source }: OptionFinding): boolean {
  return isModel(source.receiver) || (source.kind === 'carrier' && source.carrier.startsWith('modelOptions'));
}

/** The option as the call has it, where it is short. */
function describeWritten(node: TSESTree.Node, key: string, sourceCode: SourceCode): string {
  const text = node.type === 'Property' ? sourceCode.getText(node) : key;
  return text.length > LONGEST_NAME || /[\n`]/.test(text) ? key : text;
}

function isText(node: TSESTree.Node): boolean {
  return node.type === 'Property' && node.value.type === 'Literal' && typeof node.value.value === 'string';
}

/** The expression that decides at run time, unless it is only the option's own name. */
function describeSource({ arm }: OptionFinding, key: 'force' | 'alter', sourceCode: SourceCode): string {
  const value = arm?.[key];
  const text = value?.kind === 'dynamic' ? sourceCode.getText(value.source) : key;
  return text === key || text.length > LONGEST_NAME || /[\n`]/.test(text) ? 'the variable' : `\`${text}\``;
}
