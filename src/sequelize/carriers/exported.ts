import type { TSESTree } from '@typescript-eslint/utils';
import { readDottedName, wrapped } from '../../syntax/names.js';
import { findVariable } from '../../values/model/bindings.js';
import type { Evaluation } from '../../values/model/evaluation.js';
import { readPropertyCarrier, UNKNOWN_OWNER } from './carrier.js';
import type { SourceCode } from '../../syntax/source-code.js';
import type { Carrier } from '../facts.js';
import { readFileNames } from '../mentions.js';
import { readOptionsInstance } from '../receivers/instances.js';

/** Exported connection options, recognisable by `dialect` beside `sync`, also nested by environment. */
export function readExportedCarriers(sourceCode: SourceCode, evaluation: Evaluation): readonly Carrier[] {
  return readFileNames(sourceCode).get('dialect').flatMap(({ node }) => {
    const property = node.parent;
    const object = property?.parent;
    if (property?.type !== 'Property' || property.key !== node || object?.type !== 'ObjectExpression' || !isExported(object, evaluation)) return [];
    const options = evaluation.evaluate(object);
    const receiver = { ...UNKNOWN_OWNER, instance: readOptionsInstance(object, options, evaluation) };
    return readPropertyCarrier(options, { name: 'sync', carrier: 'exportedOptions', node: object, receiver }, evaluation);
  });
}

/** True for an object that leaves the file, itself or inside a larger one. */
function isExported(object: TSESTree.Node, evaluation: Evaluation): boolean {
  let current = wrapped(object);
  for (let depth = 0; depth < 8; depth += 1) {
    const holder = readHolder(current);
    if (!holder) break;
    current = wrapped(holder);
  }
  return current.parent?.type === 'ReturnStatement' ? isExportedReturn(current.parent, evaluation) : isExportedHere(current, evaluation);
}

/** What an expression is a part of: an object literal, an arrow function's value, an argument of `defineConfig(…)`. */
function readHolder(node: TSESTree.Node): TSESTree.Node | undefined {
  const { parent } = node;
  switch (parent?.type) {
    case 'Property':
      return parent.value === node ? parent.parent : undefined;
    case 'ArrowFunctionExpression':
      return parent.body === node ? parent : undefined;
    case 'CallExpression':
      return parent.callee === node ? undefined : parent;
    default:
      return undefined;
  }
}

function isExportedHere(node: TSESTree.Node, evaluation: Evaluation): boolean {
  const parent = node.parent;
  switch (parent?.type) {
    case 'ExportDefaultDeclaration':
    case 'TSExportAssignment':
      return true;
    case 'AssignmentExpression':
      return /^(?:module\.)?exports(?:\.|$)/.test(readDottedName(parent.left)?.join('.') ?? '');
    case 'VariableDeclarator':
      return parent.parent.parent.type === 'ExportNamedDeclaration' || (parent.id.type === 'Identifier' && isExportedName(parent.id, evaluation));
    default:
      return false;
  }
}

function isExportedName(name: TSESTree.Identifier, evaluation: Evaluation): boolean {
  const references = findVariable(evaluation.sourceCode, name)?.references ?? [];
  return references.some((reference) => !reference.init && isExportedUse(wrapped(reference.identifier), evaluation));
}

function isExportedUse(use: TSESTree.Node, evaluation: Evaluation): boolean {
  const { parent } = use;
  if (parent?.type === 'ExportSpecifier') return true;
  const holder = parent?.type === 'Property' && parent.parent.type === 'ObjectExpression' ? wrapped(parent.parent) : use;
  // Held by another variable is not followed further: `const all = { all }` would never end.
  return holder.parent?.type !== 'VariableDeclarator' && isExportedHere(holder, evaluation);
}

/** `export function options() { return { … } }`. */
function isExportedReturn(statement: TSESTree.Node, evaluation: Evaluation): boolean {
  const owner = statement.parent?.parent;
  if (owner?.type === 'FunctionDeclaration') return owner.parent.type.startsWith("Export") || (!!owner.id && isExportedName(owner.id, evaluation));
  return owner?.type === 'ArrowFunctionExpression' || owner?.type === 'FunctionExpression' ? isExported(owner, evaluation) : false;
}
