import { readImportedName } from '../../syntax/modules.js';
import type { TSESTree } from '@typescript-eslint/utils';
import { findVariable, readImportSource } from '../../values/model/bindings.js';
import { isSequelizePackage, type Target } from '../../vocabulary/sequelize.js';
import { foreignOrigin, guessTarget, importOwner, type Origin, sequelizeOrigin, type Sight, UNKNOWN } from './origin.js';
import { expandType, findDeclarations, readAnnotation, readTypeName, toReference, type TypeNode } from './type-parts.js';

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
export function readTypeOrigin(type: TypeNode, sight: Sight): Origin | undefined {
  const origins = expandType(type, sight).map((part) => readPlainOrigin(part, sight));
  return origins.find((origin) => origin?.owner.kind === 'sequelize') ?? origins.find((origin) => origin !== undefined);
}

/** What a written type says of a receiver, where that is that it is Sequelize's. */
export function readSequelizeType(type: TypeNode, sight: Sight): Origin | undefined {
  const origin = readTypeOrigin(type, sight);
  return origin?.owner.kind === 'sequelize' ? origin : undefined;
}

function readPlainOrigin(type: TypeNode, sight: Sight): Origin | undefined {
  switch (type.type) {
    case 'TSTypeReference':
      return readReference(type, sight);
    case 'TSTypeQuery':
      return readQuery(type, sight);
    case 'TSImportType':
      return readImportType(type);
    case 'TSArrayType':
    case 'TSTupleType':
      return foreignOrigin({ kind: 'expression' });
    default:
      return undefined;
  }
}

/** `typeof db`, `typeof import('./models').User`. */
function readQuery({ exprName }: TSESTree.TSTypeQuery, sight: Sight): Origin | undefined {
  if (exprName.type === 'Identifier') return sight.classify(exprName, { ...sight, depth: sight.depth + 1 });
  if (exprName.type !== 'TSImportType') return UNKNOWN;
  const { qualifier, source } = exprName;
  if (isSequelizePackage(source.value)) return readImportType(exprName);
  const name = qualifier ? readTypeName(qualifier) : '*';
  return { target: guessTarget(name), owner: importOwner(source.value) };
}

/** `import('sequelize').Sequelize`. */
function readImportType({ source, qualifier }: TSESTree.TSImportType): Origin | undefined {
  if (!qualifier || !isSequelizePackage(source.value)) return undefined;
  const name = readTypeName(qualifier);
  return sequelizeOrigin(TYPE_TARGETS.get(name) ?? 'model', { kind: 'type', name });
}

/** Types of TypeScript's own whose elements may be Sequelize's. */
const CONTAINERS = /^(?:Record|(?:Readonly|Weak)?Map|(?:Readonly)?(?:Set|Array)|Iterable|Parameters)$/;

function readReference(type: TSESTree.TSTypeReference, sight: Sight): Origin | undefined {
  const name = readTypeName(type.typeName);
  const origin = readNameOrigin(type.typeName, name, sight);
  if (origin) return origin;
  const declared = findDeclarations(type, sight);
  if (declared.length > 0) return readInterface(declared, sight);
  if (name === 'ReturnType') return readReturnType(type, sight);
  const target = TYPE_TARGETS.get(name);
  if (target && SEQUELIZE_ONLY.has(name)) return sequelizeOrigin(target, { kind: 'type', name });
  return TELLING_NAME.test(name) || CONTAINERS.test(name) ? undefined : foreignOrigin({ kind: 'type', name });
}

/** An interface is Sequelize's where it extends what is; its members are asked for one by one. */
function readInterface(declared: ReturnType<typeof findDeclarations>, sight: Sight): Origin | undefined {
  const inner = { ...sight, depth: sight.depth + 1 };
  const bases = declared.flatMap((one) => (one.type === 'TSInterfaceDeclaration' ? one.extends : []));
  return bases.map((base) => readSequelizeType(toReference(base), inner)).find((origin) => origin !== undefined);
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
  const imported = root === node && definition?.node.type === 'ImportSpecifier' ? readImportedName(definition.node) : name;
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

/** `ReturnType<typeof connect>` of a function of this file that says by its `return`s alone what it makes. */
function readReturnType({ typeArguments }: TSESTree.TSTypeReference, sight: Sight): Origin | undefined {
  const [query] = typeArguments?.params ?? [];
  if (query?.type !== 'TSTypeQuery' || query.exprName.type !== 'Identifier') return undefined;
  const called = sight.evaluation.evaluate(query.exprName);
  return called.kind === 'function' ? sight.classifyReturned(called.node, { ...sight, depth: sight.depth + 1 }) : undefined;
}

/** `x as Sequelize`, `<Sequelize>x`: a cast tells where it names a type of Sequelize's. */
export function readCastOrigin(node: TSESTree.Node, sight: Sight): Origin | undefined {
  if (node.type !== 'TSAsExpression' && node.type !== 'TSTypeAssertion' && node.type !== 'TSSatisfiesExpression') return undefined;
  return readSequelizeType(node.typeAnnotation, sight);
}

/** `function (this: Sequelize)`. */
export function readTypedThis(node: TSESTree.Node, sight: Sight): Origin | undefined {
  const first = node.type === 'FunctionExpression' || node.type === 'FunctionDeclaration' ? node.params[0] : undefined;
  const type = first?.type === 'Identifier' && first.name === 'this' ? readAnnotation(first) : undefined;
  return type && readTypeOrigin(type, sight);
}

/** What is written of an expression's type, where that says that it is Sequelize's. */
export function readWrittenOrigin(expression: TSESTree.Node, sight: Sight): Origin | undefined {
  const type = sight.findWrittenType(expression, sight);
  return type && readSequelizeType(type, sight);
}
