import type { TSESTree } from '@typescript-eslint/utils';
import { readCallee, readCallOfName, unwrap } from '../../syntax/names.js';
import type { Evaluation } from '../../values/model/evaluation.js';
import { readImportSource } from '../../values/model/bindings.js';
import { evaluateKeys } from '../../values/evaluate/literals.js';
import type { Value } from '../../values/model/value.js';
import { readObjectCarrier, SHOWN, UNKNOWN_OWNER } from './carrier.js';
import type { SourceCode } from '../../syntax/source-code.js';
import type { Carrier, Receiver } from '../facts.js';
import { readFileNames } from '../mentions.js';
import { readHooksOption } from './hooks.js';
import { isSequelizePackage } from '../../vocabulary/sequelize.js';
import { readReceiver } from '../receivers/receiver.js';

/** Model options: `define(name, attributes, options)`, `Model.init(attributes, options)`, `@Table(options)`. */
export function readModelCarriers(sourceCode: SourceCode, evaluation: Evaluation): readonly Carrier[] {
  return (['define', 'init', 'Table'] as const).flatMap((name) => readFileNames(sourceCode).get(name).flatMap(({ node }) => readModelOptions(node, name, evaluation)));
}

const READ_KEYS = new Set(['force', 'alter', 'match', 'hooks', 'define']);

/** At which place of its arguments each takes the options. */
const OPTIONS_INDEX = { define: 2, init: 1, Table: 0 } as const;

function readModelOptions(node: TSESTree.Node, name: keyof typeof OPTIONS_INDEX, evaluation: Evaluation): readonly Carrier[] {
  const call = readCallOfName(node)?.call ?? (name === 'Table' ? node.parent : undefined);
  const argument = call?.type === 'CallExpression' ? readPlain(call, OPTIONS_INDEX[name]) : undefined;
  if (call?.type !== 'CallExpression' || !argument) return [];
  const options = evaluateKeys(argument, (key) => (READ_KEYS.has(key) ? 'value' : 'none'), evaluation);
  const receiver = name === 'Table' ? readDecorator(call, evaluation) : readReceiver(readOwner(call), name, evaluation);
  if (!receiver || !isModelOwner(receiver, name, options)) return [];
  return [
    ...readObjectCarrier(options, { carrier: 'modelOptions', node: argument, receiver }, evaluation),
    ...readHooksOption(options, receiver, evaluation),
  ];
}

/** Other libraries have an `init` too: a class that nothing shows to be a Model has to have the key that Sequelize needs. */
function isModelOwner({ owner }: Receiver, name: string, options: Value): boolean {
  if (owner.kind === 'other') return false;
  return name !== 'init' || owner.kind === 'sequelize' || (options.kind === 'object' && options.properties.has('sequelize'));
}

/** The argument at a place that no spread moves. */
function readPlain(call: TSESTree.CallExpression, index: number): TSESTree.Node | undefined {
  return call.arguments.slice(0, index + 1).some((given) => given.type === 'SpreadElement') ? undefined : call.arguments[index];
}

function readOwner(call: TSESTree.CallExpression): TSESTree.Node | undefined {
  const callee = readCallee(call);
  return callee.type === 'MemberExpression' ? unwrap(callee.object) : undefined;
}

/** `@Table({ … })` of sequelize-typescript or v7. */
function readDecorator(call: TSESTree.CallExpression, evaluation: Evaluation): Receiver | undefined {
  if (call.parent.type !== 'Decorator' || call.callee.type !== 'Identifier') return undefined;
  const source = readImportSource(call.callee, evaluation);
  if (source !== undefined && isSequelizePackage(source)) return { ...UNKNOWN_OWNER, target: 'model', owner: { kind: 'sequelize', evidence: { kind: 'package', source } }, shown: SHOWN };
  return source === undefined ? undefined : { ...UNKNOWN_OWNER, target: 'model', owner: { kind: 'import', source, called: true } };
}
