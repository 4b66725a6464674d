import type { TSESTree } from '@typescript-eslint/utils';
import { readNodesAt } from '../../syntax/named-nodes.js';
import { wrapped } from '../../syntax/names.js';
import type { SourceCode } from '../../syntax/source-code.js';
import { findVariable, isFunction } from '../../values/model/bindings.js';
import type { Evaluation } from '../../values/model/evaluation.js';
import { isSequelizePackage } from '../../vocabulary/sequelize.js';

/**
 * The types of connection options: `Options` of sequelize and @sequelize/core, `SequelizeOptions` of sequelize-typescript
 * and @sequelize/core, `SequelizeModuleOptions` of @nestjs/sequelize.
 */
const OPTION_TYPES = new Set(['Options', 'SequelizeOptions', 'SequelizeModuleOptions']);
/** An import that can bring one of them, under whatever name, or the whole package. */
const TYPE_WORDS = /\b(?:Sequelize(?:Module)?)?Options\b/g;

/** Expressions that a written Sequelize type calls connection options, and that leave the place where they are made. */
export function findTypedOptions(sourceCode: SourceCode, evaluation: Evaluation): readonly TSESTree.Node[] {
  const imported = readNodesAt(sourceCode, TYPE_WORDS).flatMap((node) => findImportedType(node, sourceCode));
  return imported.flatMap((reference) => findTyped(reference, evaluation));
}

/** The uses of a type that is imported from a Sequelize package: `Options`, its local name, `sequelize.Options`. */
function findImportedType(node: TSESTree.Node, sourceCode: SourceCode): readonly TSESTree.Node[] {
  if (node.type !== 'Identifier' || !OPTION_TYPES.has(node.name)) return [];
  if (node.parent.type === 'ImportSpecifier' && node.parent.imported === node) {
    const { local, parent } = node.parent;
    if (parent.type !== 'ImportDeclaration' || !isSequelizePackage(parent.source.value)) return [];
    return (findVariable(sourceCode, local)?.references ?? []).map(({ identifier }) => identifier as TSESTree.Node);
  }
  const qualified = node.parent.type === 'TSQualifiedName' && node.parent.right === node ? node.parent : undefined;
  return qualified?.left.type === 'Identifier' && isOfPackage(qualified.left, sourceCode) ? [qualified] : [];
}

function isOfPackage(name: TSESTree.Identifier, sourceCode: SourceCode): boolean {
  const definition = findVariable(sourceCode, name)?.defs[0];
  const declaration = definition?.type === 'ImportBinding' ? definition.parent : undefined;
  return declaration?.type === 'ImportDeclaration' && isSequelizePackage(declaration.source.value);
}

/** What the type around a reference is written on. */
function findTyped(reference: TSESTree.Node, evaluation: Evaluation): readonly TSESTree.Node[] {
  let current = reference.parent;
  while (current && (current.type.startsWith('TSType') || current.type === 'TSArrayType' || current.type === 'TSQualifiedName')) {
    if (current.type === 'TSTypeAnnotation') return findAnnotated(current.parent, evaluation);
    if (current.type === 'TSTypeAssertion') return leaves(current, evaluation) ? [current.expression] : [];
    current = current.parent;
  }
  if (current?.type === 'TSAsExpression' || current?.type === 'TSSatisfiesExpression') return leaves(current, evaluation) ? [current.expression] : [];
  return [];
}

/** `const options: Options = …`, `function options(): Options { … }`, `private options: Options = …`. */
function findAnnotated(owner: TSESTree.Node, evaluation: Evaluation): readonly TSESTree.Node[] {
  if (isFunction(owner)) return [owner];
  if (owner.type === 'PropertyDefinition') return owner.value ? [owner.value] : [];
  if (owner.type !== 'Identifier' || owner.parent.type !== 'VariableDeclarator') return [];
  return findLeavingUses(owner, evaluation);
}

/** The uses of a variable in which the whole object goes elsewhere; for an exported declaration, its own name. */
function findLeavingUses(name: TSESTree.Identifier, evaluation: Evaluation): readonly TSESTree.Node[] {
  const references = findVariable(evaluation.sourceCode, name)?.references ?? [];
  const uses = references.filter(({ init }) => !init).map(({ identifier }) => identifier as TSESTree.Node);
  const isExported = name.parent.parent?.parent?.type === 'ExportNamedDeclaration';
  return [...(isExported ? [name] : []), ...uses.filter((use) => !isMemberAccess(wrapped(use)))];
}

function isMemberAccess(node: TSESTree.Node): boolean {
  return node.parent?.type === 'MemberExpression' && node.parent.object === node;
}

/** A cast of a variable's value leaves with the variable, any other cast at its own place. */
function leaves(node: TSESTree.Node, evaluation: Evaluation): boolean {
  const { parent } = wrapped(node);
  if (parent?.type !== 'VariableDeclarator') return parent?.type !== 'MemberExpression' && parent?.type !== 'ExpressionStatement';
  return parent.id.type === 'Identifier' && findLeavingUses(parent.id, evaluation).length > 0;
}
