import type { TSESTree } from '@typescript-eslint/utils';
import { readDottedName, wrapped } from '../syntax/names.js';
import { findVariable } from '../values/bindings.js';
import type { Evaluation } from '../values/evaluation.js';
import { readPropertyCarrier, UNKNOWN_OWNER, type SourceCode } from './carrier-facts.js';
import type { Carrier } from './facts.js';
import { readFileNames } from './file-names.js';

/** Exported connection options, recognisable by `dialect` beside `sync`, also nested by environment. */
export function readExportedCarriers(sourceCode: SourceCode, evaluation: Evaluation): readonly Carrier[] {
  return (readFileNames(sourceCode).get('dialect') ?? []).flatMap(({ node }) => {
    const property = node.parent;
    const object = property?.parent;
    if (property?.type !== 'Property' || property.key !== node || object?.type !== 'ObjectExpression' || !isExported(object, evaluation)) return [];
    const options = evaluation.evaluate(object);
    return readPropertyCarrier(options, 'sync', { carrier: 'exportedOptions', node: object, receiver: UNKNOWN_OWNER }, evaluation);
  });
}

/** True for an object that leaves the file, itself or inside a larger one. */
function isExported(object: TSESTree.Node, evaluation: Evaluation): boolean {
  let current = wrapped(object);
  for (let depth = 0; depth < 8; depth += 1) {
    const parent = current.parent;
    if (parent?.type === 'Property' && parent.value === current) current = wrapped(parent.parent);
    else if (parent?.type === 'ArrowFunctionExpression' && parent.body === current) current = wrapped(parent);
    else if (parent?.type === 'ReturnStatement') return isExportedReturn(parent, evaluation);
    else if (parent?.type === 'CallExpression' && parent.arguments.includes(current as never)) current = wrapped(parent);
    else return isExportedHere(current, evaluation);
  }
  return false;
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
  return references.some((reference) => {
    if (reference.init) return false;
    const use = wrapped(reference.identifier as TSESTree.Node);
    if (use.parent?.type === 'ExportSpecifier') return true;
    if (use.parent?.type === 'Property' && use.parent.parent.type === 'ObjectExpression') {
      const holder = wrapped(use.parent.parent);
      // Held by another variable is not followed further: `const all = { all }` would never end.
      return holder.parent?.type !== 'VariableDeclarator' && isExportedHere(holder, evaluation);
    }
    return use.parent?.type !== 'VariableDeclarator' && isExportedHere(use, evaluation);
  });
}

/** `export function options() { return { … } }`. */
function isExportedReturn(statement: TSESTree.Node, evaluation: Evaluation): boolean {
  const owner = statement.parent?.parent;
  if (owner?.type === 'FunctionDeclaration') return /^Export/.test(owner.parent.type) || (!!owner.id && isExportedName(owner.id, evaluation));
  return owner?.type === 'ArrowFunctionExpression' || owner?.type === 'FunctionExpression' ? isExported(owner, evaluation) : false;
}
