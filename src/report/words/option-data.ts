import type { TSESTree } from '@typescript-eslint/utils';
import type { Carrier, Receiver } from '../../sequelize/facts.js';
import type { OptionFinding } from '../../sequelize/sync/findings.js';
import { readDottedName } from '../../syntax/names.js';
import { describeOrigin } from './options.js';
import type { SourceCode } from '../../syntax/source-code.js';

/** Longer names are cut to their last part, longer expressions are not quoted: a message stays short. */
const LONGEST = 24;

/** Where options stand that a later sync obeys, as it is named in a sentence. */
export const PLACES: Readonly<Record<Carrier['carrier'], string>> = {
  constructorSync: "the constructor's `sync`",
  constructorTopLevel: "the constructor's options",
  constructorDefine: "the constructor's `define`",
  modelOptions: 'the model options',
  instanceOptionsAssignment: "the instance's `options`",
  modelOptionsAssignment: "the model's `options`",
  hook: 'a hook',
  nestSync: "Nest's `sync`",
  exportedOptions: 'these connection options',
  framework: 'the options of a framework',
};

/** What the messages of a finding name: the reader's own names, where they are short. */
export function readOptionData(finding: OptionFinding, key: 'force' | 'alter', sourceCode: SourceCode): Record<string, string> {
  const { source, why } = finding;
  return {
    target: describeTarget(source.receiver),
    option: describeWritten(finding.node, key, sourceCode),
    because: isText(finding.node) ? ': any non-empty string is truthy' : '',
    tables: describeTables(finding),
    place: source.kind === 'carrier' ? PLACES[source.carrier] : '',
    caller: source.kind === 'carrier' ? (source.framework?.caller ?? '') : '',
    remedy: source.kind === 'carrier' ? (source.framework?.remedy ?? '') : '',
    origin: why === undefined ? '' : describeOrigin(why),
    source: describeSource(finding, key, sourceCode),
  };
}

function isModel({ target }: Receiver): boolean {
  return target === 'model' || target === 'sessionStore';
}

function describeTarget(receiver: Receiver): string {
  const names = (receiver.node && readDottedName(receiver.node)) ?? [];
  return names.length > 0 && names.join('.').length <= LONGEST ? names.join('.') : describeLastName(receiver);
}

function describeLastName(receiver: Receiver): string {
  const name = receiver.node && readDottedName(receiver.node)?.at(-1);
  if (name !== undefined && name !== 'this' && name.length <= LONGEST) return name;
  return isModel(receiver) ? 'Model' : 'sequelize';
}

/** The tables that `force` empties. */
function describeTables({ source }: OptionFinding): string {
  if (source.kind === 'carrier') return source.carrier.startsWith('modelOptions') || isModel(source.receiver) ? "the model's table" : 'every table';
  return isModel(source.receiver) ? `the table of \`${describeLastName(source.receiver)}\`` : 'every table';
}

/** The option as it stands in the call, where it is short. */
function describeWritten(node: TSESTree.Node, key: string, sourceCode: SourceCode): string {
  const text = node.type === 'Property' ? sourceCode.getText(node) : key;
  return text.length > LONGEST || /[\n`]/.test(text) ? key : text;
}

function isText(node: TSESTree.Node): boolean {
  return node.type === 'Property' && node.value.type === 'Literal' && typeof node.value.value === 'string';
}

/** The expression that decides at run time, unless it is only the option's own name. */
function describeSource({ arm }: OptionFinding, key: 'force' | 'alter', sourceCode: SourceCode): string {
  const value = arm?.[key];
  const text = value?.kind === 'dynamic' ? sourceCode.getText(value.source) : key;
  return text === key || text.length > LONGEST || /[\n`]/.test(text) ? 'the variable' : `\`${text}\``;
}
