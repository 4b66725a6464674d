import type { TSESTree } from '@typescript-eslint/utils';
import { readCallee, readMemberName, unwrap } from '../syntax/names.js';
import type { Evaluation } from '../values/evaluation.js';
import { readImportSource } from '../values/external.js';
import { readObjectCarrier, UNKNOWN_OWNER, type SourceCode } from './carrier-facts.js';
import type { Carrier, Receiver } from './facts.js';
import { readFileNames } from './file-names.js';
import { readHooksOption } from './hook-carriers.js';
import { isSequelizePackage } from './packages.js';
import { readReceiver } from './receivers.js';

/** Model options: `define(name, attributes, options)`, `Model.init(attributes, options)`, `@Table(options)`. */
export function readModelCarriers(sourceCode: SourceCode, evaluation: Evaluation): readonly Carrier[] {
  const names = readFileNames(sourceCode);
  return ['define', 'init', 'Table'].flatMap((name) => (names.get(name) ?? []).flatMap(({ node }) => readModelOptions(node, name, evaluation)));
}

function readModelOptions(node: TSESTree.Node, name: string, evaluation: Evaluation): readonly Carrier[] {
  const use = node.parent?.type === 'MemberExpression' && node.parent.property === node ? node.parent : node;
  const call = use.parent;
  if (call?.type !== 'CallExpression' || readCallee(call) !== use) return [];
  const index = { define: 2, init: 1, Table: 0 }[name] ?? 0;
  const argument = call.arguments[index];
  if (!argument || call.arguments.slice(0, index + 1).some((given) => given.type === 'SpreadElement')) return [];
  const receiver = name === 'Table' ? readDecorator(call, evaluation) : readModelOwner(use, name, evaluation);
  if (!receiver || receiver.owner.kind === 'other') return [];
  const options = evaluation.evaluate(argument);
  if (name === 'init' && receiver.owner.kind !== 'sequelize' && !hasInstanceKey(options)) return [];
  return [
    ...readObjectCarrier(options, { carrier: 'modelOptions', node: argument, receiver }, evaluation),
    ...readHooksOption(options, receiver, evaluation),
  ];
}

function readModelOwner(use: TSESTree.Node, name: string, evaluation: Evaluation): Receiver | undefined {
  return use.type === 'MemberExpression' && readMemberName(use) === name ? readReceiver(unwrap(use.object), name, evaluation) : undefined;
}

/** `@Table({ … })` of sequelize-typescript or v7. */
function readDecorator(call: TSESTree.CallExpression, evaluation: Evaluation): Receiver | undefined {
  if (call.parent.type !== 'Decorator' || call.callee.type !== 'Identifier') return undefined;
  const source = readImportSource(call.callee, evaluation);
  if (source !== undefined && isSequelizePackage(source)) return { ...UNKNOWN_OWNER, target: 'model', owner: { kind: 'sequelize' }, shown: true };
  return source === undefined ? undefined : { ...UNKNOWN_OWNER, target: 'model', owner: { kind: 'import', source, name: 'Table', called: true } };
}

/** `X.init(attributes, { sequelize })`: other libraries have an `init` too, but no such key. */
function hasInstanceKey(options: ReturnType<Evaluation['evaluate']>): boolean {
  return options.kind === 'object' && options.properties.has('sequelize');
}
