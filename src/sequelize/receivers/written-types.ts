import type { TSESTree } from '@typescript-eslint/utils';
import { readCallee, readDottedName, readMemberName, readStaticName, unwrap, wrapped } from '../../syntax/names.js';
import { ELEMENT_CALLBACKS, TAKES_ONE, TAKES_SOME } from '../../values/evaluate/callbacks.js';
import { readComputedName } from '../../values/evaluate/literals.js';
import { findNamespaceMember, findOwner, findVariable, type FunctionNode, isFunction, readParameterRoot, readPatternSteps, type PatternStep } from '../../values/model/bindings.js';
import type { Sight } from './origin.js';
import { findElementType, findFieldType, findMemberType, findParameterType, findPlaceType, findResultType, findValueType, joinTypes, readAnnotation, readTypeName, synthesize, type TypeNode } from './type-parts.js';

/** Expressions in one another whose types are followed. Past it, the type is unknown. */
const MOST_DEPTH = 24;

/**
 * The type that is written for an expression: `deps.orm` of `deps: { orm: Sequelize }`, `this.deps.orm`, `{ orm }` of a
 * parameter, an element of `models: Map<string, ModelStatic<Model>>`, what `connect(): Promise<Sequelize>` answers with.
 */
export function findWrittenType(node: TSESTree.Node, sight: Sight): TypeNode | undefined {
  // Parsers of JavaScript visit no types.
  if (!sight.evaluation.sourceCode.visitorKeys.TSTypeAnnotation) return undefined;
  const cast = readCast(node);
  if (cast) return cast;
  const inner = { ...sight, depth: sight.depth + 1 };
  if (inner.depth > MOST_DEPTH || (sight.steps.left -= 1) < 0) return undefined;
  const expression = unwrap(node);
  switch (expression.type) {
    case 'Identifier':
      return findVariableType(expression, inner);
    case 'MemberExpression':
      return findMemberExpressionType(expression, inner);
    case 'CallExpression':
      return findCallType(expression, inner);
    case 'NewExpression':
      return readMadeType(expression);
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
      return synthesize(expression);
    case 'AwaitExpression':
      return findWrittenType(expression.argument, inner);
    case 'AssignmentExpression':
      return findWrittenType(expression.left, inner);
    case 'LogicalExpression':
      return joinTypes([findWrittenType(expression.left, inner), findWrittenType(expression.right, inner)]);
    case 'ConditionalExpression':
      return joinTypes([findWrittenType(expression.consequent, inner), findWrittenType(expression.alternate, inner)]);
    default:
      return undefined;
  }
}

/** `new Map<string, Sequelize>()`: what another class makes is told by the class. */
function readMadeType({ callee, typeArguments }: TSESTree.NewExpression): TypeNode | undefined {
  const isContainer = callee.type === 'Identifier' && /^(?:(?:Weak)?Map|Set|Array)$/.test(callee.name);
  return isContainer ? synthesize({ type: 'TSTypeReference', typeName: callee, typeArguments }) : undefined;
}

/** `x as Db`; `as const` and `as any` tell nothing. */
function readCast(node: TSESTree.Node): TypeNode | undefined {
  if (node.type === 'TSNonNullExpression' || node.type === 'ChainExpression') return readCast(node.expression);
  if (node.type !== 'TSAsExpression' && node.type !== 'TSTypeAssertion' && node.type !== 'TSSatisfiesExpression') return undefined;
  const { typeAnnotation: type } = node;
  if (type.type === 'TSAnyKeyword' || type.type === 'TSUnknownKeyword') return undefined;
  return type.type === 'TSTypeReference' && readTypeName(type.typeName) === 'const' ? undefined : type;
}

function findMemberExpressionType(node: TSESTree.MemberExpression, sight: Sight): TypeNode | undefined {
  const name = readMemberName(node) ?? readComputedName(node, sight.evaluation);
  const object = unwrap(node.object);
  if (object.type === 'ThisExpression' || object.type === 'Super') {
    const owner = findOwner(object, sight.evaluation.sourceCode);
    return owner?.type === 'ClassBody' && name !== undefined ? findFieldType(owner, { name, isStatic: isInStatic(object) }, sight) : undefined;
  }
  const declared = name !== undefined && object.type === 'Identifier' ? findDeclaredMember(object, name, sight) : undefined;
  if (declared) return declared;
  const type = findWrittenType(node.object, sight) ?? (object.type === 'CallExpression' ? object.typeArguments?.params[0] : undefined);
  if (!type) return undefined;
  return name === undefined ? findValueType(type, sight) : findMemberType(type, name, sight);
}

/** A member of the global object, or of a namespace of this file. */
function findDeclaredMember(object: TSESTree.Identifier, name: string, sight: Sight): TypeNode | undefined {
  if (GLOBALS.has(object.name)) return findGlobalType(name, sight);
  const exported = findNamespaceMember(sight.evaluation.sourceCode, object, name)?.identifiers[0];
  return exported && findWrittenType(exported, sight);
}

function isInStatic(self: TSESTree.Node): boolean {
  let current = self.parent;
  while (current && current.parent?.type !== 'ClassBody') current = current.parent;
  return current?.type === 'StaticBlock' || (current !== undefined && 'static' in current && current.static);
}

const GLOBALS = new Set(['globalThis', 'global', 'window', 'self']);

/** `declare global { var orm: Sequelize }`. */
function findGlobalType(name: string, { evaluation: { sourceCode } }: Sight): TypeNode | undefined {
  const blocks = sourceCode.ast.body.flatMap((statement) => (statement.type === 'TSModuleDeclaration' && statement.kind === 'global' ? statement.body.body : []));
  const declared = blocks.flatMap((statement) => (statement.type === 'VariableDeclaration' ? statement.declarations : []));
  const found = declared.find(({ id }) => id.type === 'Identifier' && id.name === name);
  return found && readAnnotation(found.id);
}

function findVariableType(node: TSESTree.Identifier, sight: Sight): TypeNode | undefined {
  const definition = findVariable(sight.evaluation.sourceCode, node)?.defs[0];
  switch (definition?.type) {
    case undefined:
      return findGlobalType(node.name, sight);
    case 'Variable':
      return findDeclaredType(definition.name, definition.node, sight);
    case 'Parameter':
      return isFunction(definition.node) ? findParameter(definition.name, definition.node, sight) : undefined;
    case 'ClassName':
    case 'FunctionName':
      return synthesize({ type: 'TSTypeQuery', exprName: node });
    default:
      return undefined;
  }
}

function findDeclaredType(name: TSESTree.Node, declarator: TSESTree.VariableDeclarator, sight: Sight): TypeNode | undefined {
  const { id, init } = declarator;
  const loop: TSESTree.Node | undefined = declarator.parent.parent;
  if (loop.type === 'ForOfStatement' && loop.left === declarator.parent) {
    const list = findWrittenType(loop.right, sight);
    return list && findPartType(list, [{ kind: 'element' }, ...readPatternSteps(name, id)], sight);
  }
  const type = readAnnotation(id) ?? (init ? findWrittenType(init, sight) : undefined);
  return type && findPartType(type, readPatternSteps(name, id), sight);
}

function findParameter(name: TSESTree.Node, owner: FunctionNode, sight: Sight): TypeNode | undefined {
  const root = readParameterRoot(name, owner);
  const pattern = root.type === 'AssignmentPattern' ? root.left : root.type === 'TSParameterProperty' ? root.parameter : root;
  const type = readAnnotation(pattern) ?? findContextualType(owner, owner.params.indexOf(root as TSESTree.Parameter), sight);
  return type && findPartType(type, readPatternSteps(name, root).filter((step) => step.kind !== 'rest'), sight);
}

/** What a callback is handed, by the type of the collection, promise or function that calls it, or of what holds it. */
function findContextualType(owner: FunctionNode, index: number, sight: Sight): TypeNode | undefined {
  const use = wrapped(owner);
  const { parent } = use;
  if (parent?.type === 'VariableDeclarator') {
    const type = readAnnotation(parent.id);
    return type && findParameterType(type, index, sight);
  }
  return parent?.type === 'CallExpression' && parent.callee !== use ? findHandedType(parent, { use, index }, sight) : undefined;
}

interface Callback {
  readonly use: TSESTree.Node;
  /** The place of the parameter that is asked for. */
  readonly index: number;
}

function findHandedType(call: TSESTree.CallExpression, { index, use }: Callback, sight: Sight): TypeNode | undefined {
  const callee = readCallee(call);
  const method = callee.type === 'MemberExpression' ? readMemberName(callee) : undefined;
  if (callee.type === 'MemberExpression' && method === 'then') return index === 0 ? findWrittenType(callee.object, sight) : undefined;
  if (callee.type === 'MemberExpression' && method !== undefined && ELEMENT_CALLBACKS.get(method) === index) {
    const list = findWrittenType(call.arguments[0] === use ? callee.object : (call.arguments[0] as TSESTree.Node), sight);
    return list && findValueType(list, sight);
  }
  const called = findWrittenType(callee, sight);
  const expected = called && findParameterType(called, call.arguments.indexOf(use as TSESTree.Expression), sight);
  return expected && findParameterType(expected, index, sight);
}

type Step = PatternStep | { readonly kind: 'element' };

/** The type of what destructuring steps take out; nothing where a step is no key and no place. */
function findPartType(type: TypeNode, steps: readonly Step[], sight: Sight): TypeNode | undefined {
  return steps.reduce<TypeNode | undefined>((part, step) => {
    if (step.kind === 'default' || !part) return part;
    if (step.kind === 'element') return findElementType(part, sight);
    if (step.kind === 'index') return findPlaceType(part, step.index, sight);
    const name = step.kind === 'key' ? readStaticName(step.property.key, step.property.computed) : undefined;
    // Any key of a record has the type of its members.
    return findMemberType(part, name ?? '', sight);
  }, type);
}

function findCallType(node: TSESTree.CallExpression, sight: Sight): TypeNode | undefined {
  const callee = readCallee(node);
  const [argument] = node.arguments;
  const name = readDottedName(callee)?.join('.');
  if (argument && (name === 'Object.values' || name === 'Array.from')) return listOf(findHeldType(argument, sight));
  if (argument && name === 'Object.entries') return listOf(toEntry(findHeldType(argument, sight)));
  const called = findWrittenType(callee, sight);
  const result = called && findResultType(called, sight);
  return result ?? (callee.type === 'MemberExpression' ? findMethodType(callee, sight) : undefined);
}

/** What a method of a list or map answers with. */
function findMethodType(callee: TSESTree.MemberExpression, sight: Sight): TypeNode | undefined {
  const method = readMemberName(callee) ?? '';
  const [takesOne, takesSome] = [TAKES_ONE.has(method), TAKES_SOME.has(method)];
  if (!takesOne && !takesSome && method !== 'entries') return undefined;
  const held = findHeldType(callee.object, sight);
  if (takesOne) return held;
  return listOf(takesSome ? held : toEntry(held));
}

function findHeldType(node: TSESTree.Node, sight: Sight): TypeNode | undefined {
  const type = findWrittenType(node, sight);
  return type && findValueType(type, sight);
}

function listOf(elementType: TypeNode | undefined): TypeNode | undefined {
  return elementType && synthesize({ type: 'TSArrayType', elementType });
}

/** The name with the value. */
function toEntry(value: TypeNode | undefined): TypeNode | undefined {
  return value && synthesize({ type: 'TSTupleType', elementTypes: [synthesize({ type: 'TSStringKeyword' }), value] });
}
