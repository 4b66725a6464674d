import type { TSESTree } from '@typescript-eslint/utils';
import { readDottedName, readStaticName } from '../../syntax/names.js';
import { findVariable, isClass } from '../../values/model/bindings.js';
import type { Sight } from './origin.js';

export type TypeNode = TSESTree.TypeNode;

/** Types in one another that are followed. Past it, a type says nothing. */
const MOST_DEPTH = 24;

/** Types that say of a value what their first argument says; a promise counts as what it holds. */
const WRAPPING = new Set(['Readonly', 'Partial', 'Required', 'NonNullable', 'Awaited', 'Promise', 'PromiseLike', 'Pick', 'Omit', 'Extract', 'Exclude', 'InstanceType']);

/** The types that a type is made of: parts of a union, and what an alias, a wrapper, a type parameter or an index stands for. */
export function expandType(type: TypeNode, sight: Sight): readonly TypeNode[] {
  if ((sight.steps.left -= 1) < 0) return [];
  switch (type.type) {
    case 'TSUnionType':
    case 'TSIntersectionType':
      return expandAll(type.types, sight);
    case 'TSTypeOperator':
      return type.operator === 'keyof' ? [] : expandAll([type.typeAnnotation], sight);
    case 'TSConditionalType':
      return expandAll([type.trueType, type.falseType], sight);
    case 'TSIndexedAccessType':
      return expandAll([findIndexedType(type, sight)], sight);
    case 'TSOptionalType':
    case 'TSRestType':
      return expandAll([type.typeAnnotation], sight);
    case 'TSNamedTupleMember':
      return expandAll([type.elementType], sight);
    case 'TSTypeReference':
      return expandReference(type, sight) ?? [type];
    default:
      return [type];
  }
}

function expandAll(types: readonly (TypeNode | undefined)[], sight: Sight): readonly TypeNode[] {
  return types.flatMap((type) => (type ? expandType(type, sight) : []));
}

function expandReference(type: TSESTree.TSTypeReference, sight: Sight): readonly TypeNode[] | undefined {
  const inner = { ...sight, depth: sight.depth + 1 };
  if (inner.depth > MOST_DEPTH) return [];
  const name = readTypeName(type.typeName);
  const [first] = type.typeArguments?.params ?? [];
  if (WRAPPING.has(name)) return expandAll([first], inner);
  const result = first && name === 'ReturnType' ? findResultType(first, inner) : undefined;
  if (result) return expandType(result, inner);
  const [declared] = findDeclarations(type, sight);
  if (declared?.type === 'TSTypeAliasDeclaration') return expandType(declared.typeAnnotation, inner);
  return declared?.type === 'TSTypeParameter' ? expandAll([declared.constraint], inner) : undefined;
}

function findIndexedType({ indexType, objectType }: TSESTree.TSIndexedAccessType, sight: Sight): TypeNode | undefined {
  if (indexType.type !== 'TSLiteralType') return findValueType(objectType, sight);
  const name = readStaticName(indexType.literal, true);
  return name === undefined ? undefined : findMemberType(objectType, name, sight);
}

type Declaration = TSESTree.TSInterfaceDeclaration | TSESTree.TSTypeAliasDeclaration | TSESTree.TSTypeParameter;

/** What this file declares by the name of a type: an alias, a type parameter, or every part of an interface. */
export function findDeclarations({ typeName }: TSESTree.TSTypeReference, { evaluation }: Sight): readonly Declaration[] {
  const definitions = typeName.type === 'Identifier' ? (findVariable(evaluation.sourceCode, typeName)?.defs ?? []) : [];
  return definitions.flatMap(({ node }) => (isDeclaration(node) ? [node] : []));
}

function isDeclaration(node: TSESTree.Node): node is Declaration {
  return node.type === 'TSInterfaceDeclaration' || node.type === 'TSTypeAliasDeclaration' || node.type === 'TSTypeParameter';
}

export function readTypeName(node: TSESTree.EntityName): string {
  if (node.type === 'Identifier') return node.name;
  return node.type === 'TSQualifiedName' ? node.right.name : (readDottedName(node)?.at(-1) ?? '');
}

/** The written type of a member: of a type literal, mapped type, interface or class of this file, or any key of a `Record`. */
export function findMemberType(type: TypeNode, name: string, sight: Sight): TypeNode | undefined {
  return joinTypes(expandType(type, sight).map((part) => findMember(part, name, sight)));
}

function findMember(type: TypeNode, name: string, sight: Sight): TypeNode | undefined {
  switch (type.type) {
    case 'TSTypeLiteral':
      return findSignature(type.members, name);
    case 'TSMappedType':
      return type.typeAnnotation;
    case 'TSArrayType':
    case 'TSTupleType':
      return /^\d+$/.test(name) ? findPlaceType(type, Number(name), sight) : undefined;
    case 'TSTypeQuery':
      return findClassMember(type.exprName, { name, isStatic: true }, sight);
    case 'TSTypeReference':
      return findReferencedMember(type, name, sight);
    default:
      return undefined;
  }
}

function findReferencedMember(type: TSESTree.TSTypeReference, name: string, sight: Sight): TypeNode | undefined {
  if (readTypeName(type.typeName) === 'Record') return type.typeArguments?.params[1];
  if (/^\d+$/.test(name)) return findElementType(type, sight);
  const interfaces = findDeclarations(type, sight).filter((declared) => declared.type === 'TSInterfaceDeclaration');
  const own = findSignature(interfaces.flatMap(({ body }) => body.body), name);
  if (own || interfaces.length === 0) return own ?? findClassMember(type.typeName, { name, isStatic: false }, sight);
  const inner = { ...sight, depth: sight.depth + 1 };
  if (inner.depth > MOST_DEPTH) return undefined;
  return joinTypes(interfaces.flatMap((declared) => declared.extends).map((base) => findMemberType(toReference(base), name, inner)));
}

/** What an interface extends, as the reference that it is. */
export function toReference({ expression, typeArguments }: TSESTree.TSInterfaceHeritage): TypeNode {
  return synthesize({ type: 'TSTypeReference', typeName: expression, typeArguments });
}

function findSignature(members: readonly TSESTree.TypeElement[], name: string): TypeNode | undefined {
  for (const member of members) {
    if (member.type === 'TSPropertySignature' && readStaticName(member.key, member.computed) === name) return member.typeAnnotation?.typeAnnotation;
    if (member.type === 'TSMethodSignature' && readStaticName(member.key, member.computed) === name) return member.kind === 'get' ? member.returnType?.typeAnnotation : synthesize(member);
  }
  return members.find((member) => member.type === 'TSIndexSignature')?.typeAnnotation?.typeAnnotation;
}

interface ClassMember {
  readonly name: string;
  readonly isStatic: boolean;
}

function findClassMember(name: TSESTree.TSTypeQuery['exprName'], member: ClassMember, sight: Sight): TypeNode | undefined {
  const definition = name.type === 'Identifier' ? findVariable(sight.evaluation.sourceCode, name)?.defs[0] : undefined;
  if (definition?.type === 'ClassName') return findFieldType(definition.node.body, member, sight);
  const made = definition?.type === 'Variable' && definition.node.init && isClass(definition.node.init) ? definition.node.init : undefined;
  return made && findFieldType(made.body, member, sight);
}

/** The written type of a class field, getter, method or constructor parameter, of a class that it extends too. */
export function findFieldType(owner: TSESTree.ClassBody, member: ClassMember, sight: Sight): TypeNode | undefined {
  const inner = { ...sight, depth: sight.depth + 1 };
  if (inner.depth > MOST_DEPTH) return undefined;
  const own = joinTypes(owner.body.map((element) => readFieldType(element, member, inner)));
  const base = owner.parent.superClass;
  return own ?? (base?.type === 'Identifier' ? findClassMember(base, member, inner) : undefined);
}

function readFieldType(element: TSESTree.ClassElement, { isStatic, name }: ClassMember, sight: Sight): TypeNode | undefined {
  if (element.type === 'MethodDefinition' && element.kind === 'constructor') return isStatic ? undefined : readParameterProperty(element, name);
  if (!('key' in element) || element.static !== isStatic || readStaticName(element.key, element.computed) !== name) return undefined;
  if (!('kind' in element)) return readAnnotation(element) ?? (element.value ? sight.findWrittenType(element.value, sight) : undefined);
  return element.kind === 'get' ? element.value.returnType?.typeAnnotation : synthesize(element.value);
}

/** `constructor(private readonly sequelize: Sequelize)`. */
function readParameterProperty({ value }: TSESTree.MethodDefinition, name: string): TypeNode | undefined {
  const targets = value.params.flatMap((parameter) => (parameter.type === 'TSParameterProperty' ? [parameter.parameter] : [])).map((parameter) => (parameter.type === 'AssignmentPattern' ? parameter.left : parameter));
  const found = targets.find((target) => target.type === 'Identifier' && target.name === name);
  return found && readAnnotation(found);
}

/** What a loop over a value of the type gives: an element of a list or set, a key with its value of a map. */
export function findElementType(type: TypeNode, sight: Sight): TypeNode | undefined {
  return joinTypes(expandType(type, sight).map((part) => {
    const map = readMapTypes(part);
    return map ? synthesize({ type: 'TSTupleType', elementTypes: map }) : readListType(part);
  }));
}

/** What a collection holds: elements of a list, values of a map or of an object. */
export function findValueType(type: TypeNode, sight: Sight): TypeNode | undefined {
  return joinTypes(expandType(type, sight).map((part) => readMapTypes(part)?.[1] ?? readListType(part) ?? findPropertyTypes(part, sight)));
}

/** The type at a place of a list. */
export function findPlaceType(type: TypeNode, place: number, sight: Sight): TypeNode | undefined {
  return joinTypes(expandType(type, sight).map((part) => (part.type === 'TSTupleType' ? part.elementTypes[place] : readListType(part))));
}

const LISTS = /^(?:(?:Readonly)?(?:Array|Set)|(?:Async)?(?:Iterable|Iterator|IterableIterator|Generator))$/;

function readListType(type: TypeNode): TypeNode | undefined {
  if (type.type === 'TSArrayType') return type.elementType;
  if (type.type === 'TSTupleType') return joinTypes(type.elementTypes);
  return type.type === 'TSTypeReference' && LISTS.test(readTypeName(type.typeName)) ? type.typeArguments?.params[0] : undefined;
}

function readMapTypes(type: TypeNode): readonly TypeNode[] | undefined {
  const types = type.type === 'TSTypeReference' && /^(?:Readonly|Weak)?Map$/.test(readTypeName(type.typeName)) ? type.typeArguments?.params : undefined;
  return types?.length === 2 ? types : undefined;
}

/** All that the keys of an object hold. */
function findPropertyTypes(type: TypeNode, sight: Sight): TypeNode | undefined {
  if (type.type === 'TSMappedType') return type.typeAnnotation;
  if (type.type === 'TSTypeReference' && readTypeName(type.typeName) === 'Record') return type.typeArguments?.params[1];
  return joinTypes(readSignatures(type, sight).map((member) => ('typeAnnotation' in member ? member.typeAnnotation?.typeAnnotation : undefined)));
}

/** The members of a type literal, or of an interface of this file. */
function readSignatures(type: TypeNode, sight: Sight): readonly TSESTree.TypeElement[] {
  if (type.type === 'TSTypeLiteral') return type.members;
  return type.type === 'TSTypeReference' ? findDeclarations(type, sight).flatMap((declared) => (declared.type === 'TSInterfaceDeclaration' ? declared.body.body : [])) : [];
}

/** What a call of a value of the type answers with, by what is written. */
export function findResultType(type: TypeNode, sight: Sight): TypeNode | undefined {
  return joinTypes(findSignatures(type, sight).map(({ returnType }) => returnType?.typeAnnotation));
}

/** The type of a parameter of a function type. */
export function findParameterType(type: TypeNode, index: number, sight: Sight): TypeNode | undefined {
  return joinTypes(findSignatures(type, sight).map(({ params }) => {
    const parameter = params[index];
    return parameter && readAnnotation(parameter.type === 'AssignmentPattern' ? parameter.left : parameter);
  }));
}

type Signature = Pick<TSESTree.TSFunctionType, 'params' | 'returnType'>;

/** The signatures of a function type, of a function of this file with its overloads, or of an interface that can be called. */
function findSignatures(type: TypeNode, sight: Sight): readonly Signature[] {
  return expandType(type, sight).flatMap((part) => {
    if (isSignature(part)) return [part];
    if (part.type !== 'TSTypeQuery') return readSignatures(part, sight).filter((member) => member.type === 'TSCallSignatureDeclaration');
    const definitions = part.exprName.type === 'Identifier' ? findVariable(sight.evaluation.sourceCode, part.exprName)?.defs : undefined;
    const made = (definitions ?? []).map(({ node }) => (node.type === 'VariableDeclarator' ? node.init : node));
    return made.flatMap((node) => (node && isSignature(node) ? [node] : []));
  });
}

/** A function type, or a function: both have parameters and the type of a result. */
function isSignature(node: TSESTree.Node): node is TSESTree.Node & Signature {
  return 'params' in node && 'returnType' in node;
}

export function joinTypes(types: readonly (TypeNode | undefined)[]): TypeNode | undefined {
  const known = types.filter((type) => type !== undefined);
  return known.length > 1 ? synthesize({ type: 'TSUnionType', types: known }) : known[0];
}

/** A type that no one wrote, put together of such as are written. Only its own keys are read. */
export function synthesize(node: object): TypeNode {
  return node as TypeNode;
}

/** The type annotation of an identifier, pattern or class field. */
export function readAnnotation(node: TSESTree.Node): TypeNode | undefined {
  return (node as { typeAnnotation?: TSESTree.TSTypeAnnotation }).typeAnnotation?.typeAnnotation;
}
