import type { TSESTree } from '@typescript-eslint/utils';
import { findProperty, readCallee, readDottedName, readMemberName, readStaticName, unwrap } from '../../syntax/names.js';
import { findConstructor, findVariable, isClass, isFunction, isInside, isReassigned, type FunctionNode } from '../model/bindings.js';
import { findOwnMember, readDeclared, readFieldStore } from './members-by-name.js';
import { findArguments } from '../model/own-arguments.js';
import type { Mutation, Trail } from './mutation.js';
import { createMutation, keepOwn, reachWrites } from './nodes.js';
import { readPatternNames } from './second-names.js';

type Call = TSESTree.CallExpression | TSESTree.NewExpression;

/** A function of this file is judged by what it is, not by its name. */
export function isOwnCallee(callee: TSESTree.Node, trail: Trail): boolean {
  if (callee.type === 'MemberExpression') return isOwnMethod(callee, trail);
  const definition = callee.type === 'Identifier' ? findVariable(trail.sourceCode, callee)?.defs[0] : undefined;
  if (definition?.type === 'FunctionName') return true;
  return definition?.type === 'Variable' && isFunction(definition.node.init);
}

function isOwnMethod(callee: TSESTree.MemberExpression, trail: Trail): boolean {
  const name = readMemberName(callee);
  const object = unwrap(callee.object);
  if (name === undefined) return true;
  const definition = object.type === 'Identifier' ? findVariable(trail.sourceCode, object)?.defs[0] : undefined;
  const made = definition?.type === 'Variable' && definition.node.init ? unwrap(definition.node.init) : definition?.node;
  if (made?.type === 'ObjectExpression') return findProperty(made, name) !== undefined;
  if (made?.type !== 'ClassDeclaration' && made?.type !== 'ClassExpression') return false;
  return made.body.body.some((member) => 'key' in member && readStaticName(member.key, member.computed) === name);
}

/** Methods of Sequelize that copy the options that they are given. */
const COPYING = new Set(['sync', 'drop', 'destroy', 'truncate', 'bulkDelete', 'destroyAll']);
/** Names that a method is taken off its object by, one after another. Past it, it is not known for a method that copies its options. */
const MOST_NAMES = 4;

/** `User.sync.call(User, o)`, `User.sync.bind(User)(o)`, `Reflect.apply(User.sync, User, [o])`, and by a variable that holds the method. */
export function isCopying(call: Call, trail: Trail): boolean {
  const callee = readCallee(call);
  const isReflect = readDottedName(callee)?.join('.') === 'Reflect.apply';
  let node: TSESTree.Node | undefined = isReflect ? call.arguments[0] : callee;
  for (let count = 0; node && count < MOST_NAMES; count += 1) {
    const method = unwrap(node);
    if (method.type === 'MemberExpression' && COPYING.has(readMemberName(method) ?? '')) return !isOwnMethod(method, trail);
    node = readBorrowed(method, trail);
  }
  return false;
}

/** The method behind `m.call`, `m.bind(x)` or a variable. */
function readBorrowed(node: TSESTree.Node, { sourceCode }: Trail): TSESTree.Node | undefined {
  if (node.type === 'CallExpression') return readCallee(node);
  if (node.type === 'MemberExpression') return /^(?:call|apply|bind)$/.test(readMemberName(node) ?? '') ? node.object : undefined;
  const definition = node.type === 'Identifier' ? findVariable(sourceCode, node)?.defs[0] : undefined;
  return definition?.type === 'Variable' && definition.node.id === definition.name ? (definition.node.init ?? undefined) : undefined;
}

/** Handed to a function of this file: what that does to its parameter is done to the object. */
export function readOwnArgument(call: Call, use: TSESTree.Node, trail: Trail): readonly Mutation[] {
  const escape = createMutation('escape', call, trail.path);
  const given = readGiven(call);
  const called = findOwnFunction(given.callee, trail);
  if (!called || isOpen(called, trail)) return [escape];
  if (given.list === use) return readList(called, escape, trail);
  const index = given.args.indexOf(use as TSESTree.CallExpressionArgument);
  const isSpread = given.args.slice(0, index + 1).some(({ type }) => type === 'SpreadElement');
  if (index < 0 || isSpread) return [escape];
  const parameter = called.params[index] ?? called.params.at(-1);
  const taker = index < called.params.length || parameter?.type === 'RestElement' ? parameter : undefined;
  const writes = joinWrites(taker ? readParameter(called, taker, trail) : [], readListed(called, index, trail));
  if (!writes) return [escape];
  // What an asynchronous function writes, it may write later; and a rest parameter holds it in a list.
  const isKept = called.async || taker?.type === 'RestElement';
  return writes.length === 0 ? [] : [isKept ? escape : { ...escape, writes: keepOwn(writes, called) }];
}

function joinWrites(named: readonly Mutation[] | undefined, listed: readonly Mutation[] | undefined): readonly Mutation[] | undefined {
  return named && listed ? [...named, ...listed] : undefined;
}

interface Given {
  readonly callee: TSESTree.Node;
  readonly args: readonly TSESTree.CallExpressionArgument[];
  /** The list that holds the arguments of `apply`. */
  readonly list?: TSESTree.Node | undefined;
}

/** What a call calls, and what it gives: `f.call(o, x)`, `f.apply(o, [x])` and `Reflect.apply(f, o, [x])` call `f`. */
function readGiven(call: Call): Given {
  const callee = unwrap(readCallee(call));
  const method = callee.type === 'MemberExpression' ? readMemberName(callee) : undefined;
  const [first, , third] = call.arguments;
  if (first && readDottedName(callee)?.join('.') === 'Reflect.apply') return { callee: unwrap(first), args: [], list: third };
  if (callee.type !== 'MemberExpression' || !isFunctionLike(callee.object)) return { callee, args: call.arguments };
  if (method === 'call') return { callee: unwrap(callee.object), args: call.arguments.slice(1) };
  return method === 'apply' ? { callee: unwrap(callee.object), args: [], list: call.arguments[1] } : { callee, args: call.arguments };
}

function isFunctionLike(node: TSESTree.Node): boolean {
  const object = unwrap(node);
  return isFunction(object) || object.type === 'Identifier' || object.type === 'MemberExpression';
}

/** What a function does to the list that its arguments come from. */
function readList(called: FunctionNode, escape: Mutation, trail: Trail): readonly Mutation[] {
  if (findArguments(called, trail.sourceCode)) return [escape];
  const writes = called.params.map((parameter, index) => readParameter(called, parameter, trail)?.map((write) => ({ ...write, path: [String(index), ...write.path] })));
  if (called.async || called.params.some(({ type }) => type === 'RestElement') || writes.includes(undefined)) return writes.every((found) => found?.length === 0) ? [] : [escape];
  const all = writes.flatMap((found) => found ?? []);
  return all.length === 0 ? [] : [{ ...escape, writes: keepOwn(all, called) }];
}

/** Whether a function may reach its arguments in other ways than by its parameters, or at another time. */
function isOpen(called: FunctionNode, { sourceCode }: Trail): boolean {
  return called.generator || (called.type !== 'ArrowFunctionExpression' && /\barguments\b/.test(sourceCode.getText(called)) && !findArguments(called, sourceCode));
}

/** What is done to an argument as one of `arguments`. */
function readListed(called: FunctionNode, index: number, trail: Trail): readonly Mutation[] | undefined {
  const all = findArguments(called, trail.sourceCode);
  return all ? reachWrites(trail.readAlias(all), [String(index)]) : [];
}

/** What is done to a parameter, or to the parts that a pattern takes out of it. */
function readParameter(called: FunctionNode, parameter: TSESTree.Parameter, trail: Trail): readonly Mutation[] | undefined {
  if (parameter.type === 'TSParameterProperty') return readParameterProperty(called, parameter, trail);
  const name: TSESTree.Node = parameter.type === 'AssignmentPattern' ? parameter.left : parameter.type === 'RestElement' ? parameter.argument : parameter;
  const declared = trail.sourceCode.getDeclaredVariables?.(called);
  if (name.type === 'ObjectPattern' || name.type === 'ArrayPattern') {
    return declared && readPatternNames(declared.filter(({ identifiers }) => identifiers.some((identifier) => isInside(identifier, name))), name, { ...trail, path: [] });
  }
  const variable = declared?.find(({ identifiers }) => identifiers.some((identifier) => identifier === name));
  return variable && trail.readAlias(variable);
}

/** `constructor(private options)`: what is done to the parameter, and to the field of its name. */
function readParameterProperty(called: FunctionNode, { parameter }: TSESTree.TSParameterProperty, trail: Trail): readonly Mutation[] | undefined {
  const name = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
  const changes = readParameter(called, parameter, trail);
  const owner = called.parent.type === 'MethodDefinition' ? called.parent.parent : undefined;
  if (name.type !== 'Identifier' || !changes) return undefined;
  return [...changes, ...readFieldStore(owner, name.name, { ...trail, path: [] })];
}

/** The function of this file that a callee is: written in place, in a variable, as a method, made by another, or a class's constructor. */
function findOwnFunction(callee: TSESTree.Node, trail: Trail): FunctionNode | undefined {
  if (isFunction(callee)) return callee;
  switch (callee.type) {
    case 'Identifier':
      return findNamedFunction(callee, trail);
    case 'CallExpression':
      return findMadeFunction(readCallee(callee), trail);
    case 'MemberExpression':
      return findMethod(callee, trail);
    default:
      return undefined;
  }
}

function findNamedFunction(name: TSESTree.Identifier, { sourceCode }: Trail): FunctionNode | undefined {
  const variable = findVariable(sourceCode, name);
  const definition = variable?.defs[0];
  if (!definition || isReassigned(variable)) return undefined;
  const made: TSESTree.Node | null | undefined = definition.type === 'Variable' ? definition.node.init : definition.node;
  if (made && isClass(made)) return findConstructor(made);
  if (definition.type !== 'Variable') return isFunction(definition.node) && definition.type === 'FunctionName' ? definition.node : undefined;
  return definition.node.id === definition.name && isFunction(definition.node.init) ? definition.node.init : undefined;
}

/** The function that a function of this file makes: `const f = (a) => (b) => …`. */
function findMadeFunction(callee: TSESTree.Node, trail: Trail): FunctionNode | undefined {
  const outer = callee.type === 'CallExpression' ? undefined : findOwnFunction(callee, trail);
  if (outer?.body.type !== 'BlockStatement') return isFunction(outer?.body) ? outer.body : undefined;
  const last = outer.body.body.at(-1);
  const isPlain = outer.body.body.slice(0, -1).every(({ type }) => type === 'VariableDeclaration' || type === 'ExpressionStatement');
  return isPlain && last?.type === 'ReturnStatement' && isFunction(last.argument) ? last.argument : undefined;
}

/** A method of an object literal, or a static one of a class, that a variable or declaration names. */
function findMethod(callee: TSESTree.MemberExpression, { sourceCode }: Trail): FunctionNode | undefined {
  const object = unwrap(callee.object);
  const name = readMemberName(callee);
  const definition = object.type === 'Identifier' ? findVariable(sourceCode, object)?.defs[0] : undefined;
  const owner = readDeclared(definition?.type === 'Variable' ? definition.node.init : definition?.node);
  const value = name === undefined ? undefined : findOwnMember(owner, name);
  return isFunction(value) ? value : undefined;
}
