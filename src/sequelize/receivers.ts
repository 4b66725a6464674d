import type { TSESTree } from '@typescript-eslint/utils';
import { readCallee, readDottedName, readStaticName, unwrap } from '../syntax/names.js';
import { findVariable } from '../values/bindings.js';
import type { Evaluation } from '../values/evaluation.js';
import { readImportSource } from '../values/external.js';
import { definesMethod, isClass } from './classes.js';
import type { ImportedName, Receiver } from './facts.js';
import { readInstance } from './instances.js';
import { SEQUELIZE_METHODS } from './method-names.js';
import { readOrigin } from './origins.js';
import type { Origin } from './origin.js';

const NOBODY: Receiver = { target: 'unknown', owner: { kind: 'unknown' }, shown: false, imported: undefined, node: undefined, instance: undefined };

/** What the method `name` is called on. */
export function readReceiver(node: TSESTree.Node | undefined, name: string, evaluation: Evaluation): Receiver {
  if (!node || node.type === 'SpreadElement') return NOBODY;
  const origin = isOwnMethod(node, name, evaluation) ? undefined : readOrigin(node, evaluation);
  if (!origin) return { ...NOBODY, owner: { kind: 'other' }, node };
  const made = origin.instance ?? findModelInstance(node, origin, evaluation);
  const shown = origin.owner.kind === 'sequelize' || (origin.owner.kind !== 'other' && hasSequelizeSibling(node, name, evaluation));
  return { target: origin.target, owner: origin.owner, shown, imported: readImported(node, evaluation), node, instance: made && readInstance(made, evaluation) };
}

/** An object literal or class of this file that has the method itself, unless it extends what has it too. */
function isOwnMethod(node: TSESTree.Node, name: string, evaluation: Evaluation): boolean {
  const receiver = unwrap(node);
  if (receiver.type === 'ThisExpression') return false;
  const value = evaluation.evaluate(receiver);
  if (value.kind === 'object' || value.kind === 'function') return definesMethod(value.node, name) && !(isClass(value.node) && value.node.superClass);
  return false;
}

/** The import that a receiver starts at, with the names that a setting may call it by. */
function readImported(node: TSESTree.Node, evaluation: Evaluation): ImportedName | undefined {
  const members: string[] = [];
  let root = unwrap(node);
  for (let depth = 0; depth < 12; depth += 1) {
    if (root.type === 'MemberExpression') {
      members.unshift(readStaticName(root.property, root.computed) ?? '');
      root = unwrap(root.object);
    } else if (root.type === 'CallExpression') root = readCallee(root);
    else break;
  }
  if (root.type !== 'Identifier') return undefined;
  const source = readImportSource(root, evaluation);
  if (source === undefined) return undefined;
  const definition = findVariable(evaluation.sourceCode, root)?.defs[0]?.node;
  const imported = definition?.type === 'ImportSpecifier' && definition.imported.type === 'Identifier' ? definition.imported.name : 'default';
  return { source, names: [root.name, imported, ...members.slice(0, 1)] };
}

const SIBLINGS = SEQUELIZE_METHODS.join('|');

/** Another method that only Sequelize has, called on the same receiver somewhere in the file. */
function hasSequelizeSibling(node: TSESTree.Node, name: string, evaluation: Evaluation): boolean {
  const names = readDottedName(node);
  if (!names || names.some((part) => !/^[\w$]+$/.test(part))) return false;
  const receiver = names.map((part) => part.replaceAll('$', String.raw`\$`)).join(String.raw`\s*[?!]?\.\s*`);
  const siblings = new RegExp(String.raw`(?<![\w$.])${receiver}\s*[?!]?\.\s*(${SIBLINGS})\s*\(`, 'g');
  for (const match of evaluation.sourceCode.text.matchAll(siblings)) {
    if (match[1] !== name) return true;
  }
  return false;
}

/** The instance that a class model of this file is given to: `User.init(attributes, { sequelize })`. */
function findModelInstance(node: TSESTree.Node, origin: Origin, evaluation: Evaluation): TSESTree.NewExpression | undefined {
  const receiver = unwrap(node);
  if (origin.target !== 'model' || receiver.type !== 'Identifier') return undefined;
  const variable = findVariable(evaluation.sourceCode, receiver);
  for (const reference of variable?.references ?? []) {
    const call = readInitCall(reference.identifier as TSESTree.Node);
    const given = call?.arguments.at(-1);
    if (!given || given.type !== 'ObjectExpression') continue;
    const option = given.properties.find((property) => property.type === 'Property' && readStaticName(property.key, property.computed) === 'sequelize');
    if (option?.type === 'Property') return readOrigin(option.value, evaluation).instance;
  }
  return undefined;
}

function readInitCall(node: TSESTree.Node): TSESTree.CallExpression | undefined {
  const member = node.parent;
  if (member?.type !== 'MemberExpression' || member.object !== node) return undefined;
  const call = member.parent;
  return readStaticName(member.property, member.computed) === 'init' && call.type === 'CallExpression' && call.callee === member ? call : undefined;
}
