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

/** Types of the file that name one another. Past it, what they are written on is not judged. */
const MOST_TYPES = 8;

/** What the type around a reference is written on. */
function findTyped(reference: TSESTree.Node, evaluation: Evaluation, depth = 0): readonly TSESTree.Node[] {
  let current = reference.parent;
  while (current?.parent && isTypePart(current)) current = current.parent;
  const name = current && depth < MOST_TYPES ? findTypeName(current) : undefined;
  if (name) return findNamed(name, evaluation, depth);
  if (current?.type === 'TSTypeAnnotation') return findAnnotated(current.parent, evaluation);
  return current && isCast(current) && leaves(current, evaluation) ? [current.expression] : [];
}

function isCast(node: TSESTree.Node): node is TSESTree.TSTypeAssertion | TSESTree.TSAsExpression | TSESTree.TSSatisfiesExpression {
  return node.type === 'TSTypeAssertion' || node.type === 'TSAsExpression' || node.type === 'TSSatisfiesExpression';
}

/** Type arguments and lists around a type, and a function type that answers with it. */
function isTypePart(node: TSESTree.Node): boolean {
  const { parent, type } = node;
  if (type === 'TSTypeAnnotation') return parent.type === 'TSFunctionType' && parent.returnType === node;
  if (type === 'TSTypeOperator') return node.operator !== 'keyof';
  return type === 'TSTypeReference' || type === 'TSTypeParameterInstantiation' || type === 'TSArrayType' || type === 'TSQualifiedName' || type === 'TSFunctionType';
}

/** The name of the type that a type is given: by an alias, or by an interface that extends it. */
function findTypeName(node: TSESTree.Node): TSESTree.Identifier | undefined {
  const owner: TSESTree.Node | undefined = node.type === 'TSInterfaceHeritage' ? node.parent : node;
  return owner?.type === 'TSTypeAliasDeclaration' || owner?.type === 'TSInterfaceDeclaration' ? owner.id : undefined;
}

/** What a type of the file is written on: `type Settings = Options`, `interface Settings extends Options`. */
function findNamed(name: TSESTree.Identifier, evaluation: Evaluation, depth: number): readonly TSESTree.Node[] {
  const references = findVariable(evaluation.sourceCode, name)?.references ?? [];
  return references.flatMap(({ identifier }) => findTyped(identifier as TSESTree.Node, evaluation, depth + 1));
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
