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

/** A written type, a method of an interface, or what an interface extends. */
export type Written = TSESTree.TypeNode | TSESTree.TSInterfaceHeritage | TSESTree.TSMethodSignature;
type Reference = TSESTree.TSTypeReference | TSESTree.TSInterfaceHeritage;

/** Aliases and interfaces that stand for one another. Past it, a written type says nothing. */
const MOST_ALIASES = 16;

/**
 * What a written type says of a receiver, or undefined where it says nothing (`any`, `unknown`, a union of such).
 * A plain reference to another type is surely not Sequelize, unless its name has Model, Sequelize or Database in it.
 */
export function readTypeOrigin(type: Written, sight: Sight): Origin | undefined {
  if (sight.depth > MOST_ALIASES) return undefined;
  switch (type.type) {
    case 'TSTypeReference':
    case 'TSInterfaceHeritage':
      return readReference(type, sight);
    case 'TSTypeQuery':
      return readQueried(type.exprName, sight);
    case 'TSUnionType':
    case 'TSIntersectionType':
      return readAnyOrigin(type.types, sight);
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

/** Of several types, one that is Sequelize's, else one that says something. */
function readAnyOrigin(types: readonly Written[], sight: Sight): Origin | undefined {
  const told = types.flatMap((inner) => readTypeOrigin(inner, sight) ?? []);
  return told.find(({ owner }) => owner.kind === 'sequelize') ?? told[0];
}

/** `typeof User`, `typeof import('sequelize').Model`. */
function readQueried(name: TSESTree.TSTypeQuery['exprName'], sight: Sight): Origin | undefined {
  if (name.type === 'TSImportType') return readImportType(name);
  return name.type === 'Identifier' ? sight.classify(name, { ...sight, depth: sight.depth + 1 }) : UNKNOWN;
}

/** `import('sequelize').Sequelize`. */
function readImportType({ source, qualifier }: TSESTree.TSImportType): Origin | undefined {
  if (!qualifier || !isSequelizePackage(source.value)) return undefined;
  const name = readTypeName(qualifier);
  return sequelizeOrigin(TYPE_TARGETS.get(name) ?? 'model', { kind: 'type', name });
}

function readReference(type: Reference, sight: Sight): Origin | undefined {
  const node = readNameNode(type);
  const name = readTypeName(node);
  const origin = readNameOrigin(node, name, sight);
  if (origin) return origin;
  const declared = findDeclaration(node, sight);
  if (declared) return readDeclared(declared, { ...sight, depth: sight.depth + 1 });
  const target = TYPE_TARGETS.get(name);
  if (target && SEQUELIZE_ONLY.has(name)) return sequelizeOrigin(target, { kind: 'type', name });
  if (WRAPPING_TYPES.has(name)) {
    const [inner] = type.typeArguments?.params ?? [];
    return inner && readTypeOrigin(inner, sight);
  }
  if (TELLING_NAME.test(name) || OPEN_TYPES.test(name)) return undefined;
  return foreignOrigin({ kind: 'type', name });
}

const WRAPPING_TYPES = new Set(['Readonly', 'Partial', 'Required', 'NonNullable', 'Awaited', 'Promise', 'Pick', 'Omit']);
/** Types of the language that may be any other: what is inside is asked for member by member. */
const OPEN_TYPES = /^(?:Record|Map|ReadonlyMap|ReturnType|InstanceType|Extract|Exclude|Parameters)$/;

function readNameNode(type: Reference): TSESTree.Node {
  return type.type === 'TSTypeReference' ? type.typeName : type.expression;
}

type Declaration = TSESTree.TSTypeAliasDeclaration | TSESTree.TSInterfaceDeclaration | TSESTree.TSTypeParameter;

/** The alias, interface or type parameter of this file that a name stands for. */
function findDeclaration(name: TSESTree.Node, { evaluation }: Sight): Declaration | undefined {
  const node: TSESTree.Node | undefined = name.type === 'Identifier' ? findVariable(evaluation.sourceCode, name)?.defs[0]?.node : undefined;
  return node?.type === 'TSTypeAliasDeclaration' || node?.type === 'TSInterfaceDeclaration' || node?.type === 'TSTypeParameter' ? node : undefined;
}

/** What an alias or the bound of a type parameter says. An interface is Sequelize's where it extends what is; its members are asked for one by one. */
function readDeclared(declared: Declaration, sight: Sight): Origin | undefined {
  if (declared.type === 'TSTypeAliasDeclaration') return readTypeOrigin(declared.typeAnnotation, sight);
  if (declared.type === 'TSTypeParameter') return declared.constraint && readTypeOrigin(declared.constraint, sight);
  const base = readAnyOrigin(declared.extends, sight);
  return base?.owner.kind === 'sequelize' ? base : undefined;
}

/** The origin of a type that is imported from Sequelize's package or Umzug's, or of a class of this file. */
function readNameOrigin(node: TSESTree.Node, name: string, sight: Sight): Origin | undefined {
  const root = findRoot(node);
  const definition = root && findVariable(sight.evaluation.sourceCode, root)?.defs[0];
  if (definition?.type === 'ClassName' && root === node) {
    const made = sight.classify(definition.node, { ...sight, depth: sight.depth + 1 });
    return made.owner.kind === 'other' && TELLING_NAME.test(name) ? undefined : made;
  }
  const source = root && readImportSource(root, sight.evaluation);
  const imported = (root === node ? readImportedName(definition?.node) : undefined) ?? name;
  const target = source === undefined ? undefined : readTypeTarget(imported, source);
  return target && sequelizeOrigin(target, { kind: 'type', name });
}

/** What a type of Sequelize's package, or of Umzug's, is of. */
function readTypeTarget(imported: string, source: string): Target | undefined {
  if (source === 'umzug') return imported === 'Umzug' ? 'umzug' : undefined;
  return isSequelizePackage(source) ? (TYPE_TARGETS.get(imported) ?? 'model') : undefined;
}

/** `lib` of `lib.Sequelize`. */
function findRoot(node: TSESTree.Node): TSESTree.Identifier | undefined {
  if (node.type === 'TSQualifiedName') return findRoot(node.left);
  if (node.type === 'MemberExpression') return findRoot(node.object);
  return node.type === 'Identifier' ? node : undefined;
}

const TELLING_NAME = /model|sequelize|database/i;

function readImportedName(node: TSESTree.Node | undefined): string | undefined {
  if (node?.type !== 'ImportSpecifier') return undefined;
  return node.imported.type === 'Identifier' ? node.imported.name : node.imported.value;
}

function readTypeName(node: TSESTree.Node): string {
  if (node.type === 'Identifier') return node.name;
  return node.type === 'TSQualifiedName' ? node.right.name : (readDottedName(node)?.at(-1) ?? '');
}

/** The written type of a member: of a type literal, an interface or alias of this file, or any key of a `Record`. */
export function findMemberType(type: Written, name: string, sight: Sight): Written | undefined {
  if (sight.depth > MOST_ALIASES) return undefined;
  for (const member of readMembers(type, sight)) {
    if (member.type === 'TSPropertySignature' && readStaticName(member.key, member.computed) === name) return member.typeAnnotation?.typeAnnotation;
    if (member.type === 'TSMethodSignature' && readStaticName(member.key, member.computed) === name) return member;
    if (member.type === 'TSIndexSignature') return member.typeAnnotation?.typeAnnotation;
  }
  if (type.type === 'TSTypeReference' && readTypeName(type.typeName) === 'Record') return type.typeArguments?.params[1];
  const inner = { ...sight, depth: sight.depth + 1 };
  return readParts(type, sight).map((part) => findMemberType(part, name, inner)).find((found) => found !== undefined);
}

/** The members that this file has. */
function readMembers(type: Written, sight: Sight): readonly TSESTree.TypeElement[] {
  if (type.type === 'TSTypeLiteral') return type.members;
  const declared = isReference(type) ? findDeclaration(readNameNode(type), sight) : undefined;
  return declared?.type === 'TSInterfaceDeclaration' ? declared.body.body : [];
}

/** The types whose members a type has, too: of a union or intersection, of an alias, of what is wrapped or extended. */
function readParts(type: Written, sight: Sight): readonly Written[] {
  if (type.type === 'TSUnionType' || type.type === 'TSIntersectionType') return type.types;
  if (!isReference(type)) return [];
  const node = readNameNode(type);
  const declared = findDeclaration(node, sight);
  switch (declared?.type) {
    case 'TSInterfaceDeclaration':
      return declared.extends;
    case 'TSTypeAliasDeclaration':
      return [declared.typeAnnotation];
    case 'TSTypeParameter':
      return declared.constraint ? [declared.constraint] : [];
    default:
      return WRAPPING_TYPES.has(readTypeName(node)) ? (type.typeArguments?.params.slice(0, 1) ?? []) : [];
  }
}

function isReference(type: Written): type is Reference {
  return type.type === 'TSTypeReference' || type.type === 'TSInterfaceHeritage';
}

/** What a call of something of the type answers with: of `() => Sequelize`, of a method of an interface. */
export function readResultType(type: Written): TSESTree.TypeNode | undefined {
  return type.type === 'TSFunctionType' || type.type === 'TSMethodSignature' ? type.returnType?.typeAnnotation : undefined;
}

/** The element type of `X[]`, `Array<X>`, `ReadonlyArray<X>`. */
export function readElementType(type: Written): TSESTree.TypeNode | undefined {
  if (type.type === 'TSArrayType') return type.elementType;
  if (type.type === 'TSTypeOperator') return type.typeAnnotation && readElementType(type.typeAnnotation);
  if (type.type !== 'TSTypeReference' || !/^(?:Readonly)?Array$|^Set$|^Iterable$/.test(readTypeName(type.typeName))) return undefined;
  return type.typeArguments?.params[0];
}

/** The type annotation of an identifier, pattern or class field. */
export function readAnnotation(node: TSESTree.Node): TSESTree.TypeNode | undefined {
  return (node as { typeAnnotation?: TSESTree.TSTypeAnnotation }).typeAnnotation?.typeAnnotation;
}
