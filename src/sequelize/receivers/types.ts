import type { TSESTree } from '@typescript-eslint/utils';
import { readDottedName, readStaticName } from '../../syntax/names.js';
import { findVariable } from '../../values/model/bindings.js';
import { readImportSource } from '../../values/model/outside.js';
import type { Target } from '../../vocabulary/methods.js';
import { foreignOrigin, sequelizeOrigin, UNKNOWN, type Origin, type Sight } from './origin.js';
import { isSequelizePackage } from '../../vocabulary/packages.js';

const TYPE_TARGETS = new Map<string, Target>([
  ['Sequelize', 'instance'],
  ['Model', 'model'],
  ['ModelStatic', 'model'],
  ['ModelCtor', 'model'],
  ['Repository', 'model'],
  ['QueryInterface', 'queryInterface'],
  ['AbstractQueryInterface', 'queryInterface'],
  ['Umzug', 'umzug'],
]);

const SEQUELIZE_ONLY = new Set(['Sequelize', 'ModelStatic', 'ModelCtor', 'QueryInterface', 'AbstractQueryInterface']);

/**
 * What a written type says of a receiver, or undefined where it says nothing (`any`, `unknown`, a union of such).
 * A plain reference to another type is surely not Sequelize, unless its name has Model, Sequelize or Database in it.
 */
export function readTypeOrigin(type: TSESTree.TypeNode, sight: Sight): Origin | undefined {
  switch (type.type) {
    case 'TSTypeReference':
      return readReference(type, sight);
    case 'TSTypeQuery':
      return type.exprName.type === 'Identifier' ? sight.classify(type.exprName, { ...sight, depth: sight.depth + 1 }) : UNKNOWN;
    case 'TSUnionType':
    case 'TSIntersectionType':
      return type.types.map((inner) => readTypeOrigin(inner, sight)).find((origin) => origin !== undefined);
    case 'TSTypeOperator':
      return type.typeAnnotation && readTypeOrigin(type.typeAnnotation, sight);
    case 'TSImportType':
      return readImportType(type);
    case 'TSArrayType':
      return foreignOrigin({ kind: 'expression' });
    default:
      return undefined;
  }
}

/** `import('sequelize').Sequelize`. */
function readImportType({ source, qualifier }: TSESTree.TSImportType): Origin | undefined {
  if (!qualifier || !isSequelizePackage(source.value)) return undefined;
  const name = readTypeName(qualifier);
  return sequelizeOrigin(TYPE_TARGETS.get(name) ?? 'model', { kind: 'type', name });
}

function readReference(type: TSESTree.TSTypeReference, sight: Sight): Origin | undefined {
  const name = readTypeName(type.typeName);
  const target = TYPE_TARGETS.get(name);
  const origin = type.typeName.type === 'Identifier' ? readNameOrigin(type.typeName, name, sight) : undefined;
  if (origin) return origin;
  if (target && SEQUELIZE_ONLY.has(name)) return sequelizeOrigin(target, { kind: 'type', name });
  if (WRAPPING_TYPES.has(name)) {
    const [inner] = type.typeArguments?.params ?? [];
    return inner && readTypeOrigin(inner, sight);
  }
  // What is inside is asked for member by member.
  if (findMembers(type, sight) || /^(?:Record|Map|ReadonlyMap)$/.test(name)) return undefined;
  return TELLING_NAME.test(name) ? undefined : foreignOrigin({ kind: 'type', name });
}

const WRAPPING_TYPES = new Set(['Readonly', 'Partial', 'Required', 'NonNullable', 'Awaited', 'Promise']);

/** The origin of a type that is imported from a Sequelize package, or of a class of this file. */
function readNameOrigin(node: TSESTree.Identifier, name: string, sight: Sight): Origin | undefined {
  const definition = findVariable(sight.evaluation.sourceCode, node)?.defs[0];
  if (definition?.type === 'ClassName') {
    const made = sight.classify(definition.node, { ...sight, depth: sight.depth + 1 });
    return made.owner.kind === 'other' && TELLING_NAME.test(name) ? undefined : made;
  }
  const source = readImportSource(node, sight.evaluation);
  if (source === undefined || !isSequelizePackage(source)) return undefined;
  return sequelizeOrigin(TYPE_TARGETS.get(readImportedName(definition?.node) ?? name) ?? 'model', { kind: 'type', name });
}

const TELLING_NAME = /model|sequelize|database/i;

function readImportedName(node: TSESTree.Node | undefined): string | undefined {
  return node?.type === 'ImportSpecifier' && node.imported.type === 'Identifier' ? node.imported.name : undefined;
}

function readTypeName(node: TSESTree.EntityName): string {
  if (node.type === 'Identifier') return node.name;
  return node.type === 'TSQualifiedName' ? node.right.name : (readDottedName(node)?.at(-1) ?? '');
}

/** The written type of a member: of a type literal, an interface or alias of this file, or any key of a `Record`. */
export function findMemberType(type: TSESTree.TypeNode, name: string, sight: Sight): TSESTree.TypeNode | undefined {
  if (type.type === 'TSTypeReference') {
    const [first, second] = type.typeArguments?.params ?? [];
    const wrapper = readTypeName(type.typeName);
    if (wrapper === 'Record') return second;
    if (WRAPPING_TYPES.has(wrapper)) return first && findMemberType(first, name, sight);
  }
  if (type.type === 'TSIntersectionType' || type.type === 'TSUnionType') {
    return type.types.map((part) => findMemberType(part, name, sight)).find((found) => found !== undefined);
  }
  for (const member of findMembers(type, sight) ?? []) {
    if (member.type === 'TSPropertySignature' && readStaticName(member.key, member.computed) === name) return member.typeAnnotation?.typeAnnotation;
    if (member.type === 'TSIndexSignature') return member.typeAnnotation?.typeAnnotation;
  }
  return undefined;
}

/** The members that stand in this file. */
function findMembers(type: TSESTree.TypeNode, { evaluation }: Sight): readonly TSESTree.TypeElement[] | undefined {
  if (type.type === 'TSTypeLiteral') return type.members;
  if (type.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return undefined;
  const definition = findVariable(evaluation.sourceCode, type.typeName)?.defs[0]?.node;
  if (definition?.type === 'TSInterfaceDeclaration') return definition.body.body;
  return definition?.type === 'TSTypeAliasDeclaration' && definition.typeAnnotation.type === 'TSTypeLiteral' ? definition.typeAnnotation.members : undefined;
}

/** The element type of `X[]`, `Array<X>`, `ReadonlyArray<X>`. */
export function readElementType(type: TSESTree.TypeNode): TSESTree.TypeNode | undefined {
  if (type.type === 'TSArrayType') return type.elementType;
  if (type.type === 'TSTypeOperator') return type.typeAnnotation && readElementType(type.typeAnnotation);
  if (type.type !== 'TSTypeReference' || !/^(?:Readonly)?Array$|^Set$|^Iterable$/.test(readTypeName(type.typeName))) return undefined;
  return type.typeArguments?.params[0];
}

/** The type annotation of an identifier, pattern or class field. */
export function readAnnotation(node: TSESTree.Node): TSESTree.TypeNode | undefined {
  return (node as { typeAnnotation?: TSESTree.TSTypeAnnotation }).typeAnnotation?.typeAnnotation;
}
