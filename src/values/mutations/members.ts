import type { TSESTree } from '@typescript-eslint/utils';
import { isPatternTarget, readMemberName, readStaticName, wrapped } from '../../syntax/names.js';
import { walkNodes } from '../../syntax/source-code.js';
import { isFunction, type FunctionNode } from '../model/bindings.js';
import { createMutation, findWrite, keepOwn, losePlace } from './nodes.js';
import type { Mutation, PathKey, Trail } from './mutation.js';
import { readSources } from './held-objects.js';
import { findOwnMember } from './members-by-name.js';

/** What `o.x` does to `o`: a write, a method call, or what is done to the nested object. */
export function readMember(member: TSESTree.MemberExpression, trail: Trail): readonly Mutation[] {
  const inner = [...trail.path, readMemberName(member) ?? member.property];
  const use = wrapped(member);
  const { parent } = use;
  if (parent?.type === 'AssignmentExpression' && parent.left === use) {
    return [createMutation('set', parent, inner), ...readSources(parent.right, { ...trail, path: inner }, true), ...readSetter(parent, inner.at(-1), trail)];
  }
  if (parent?.type === 'UpdateExpression') return [createMutation('set', parent, inner)];
  if (parent?.type === 'UnaryExpression' && parent.operator === 'delete') return [createMutation('delete', parent, inner)];
  if (parent?.type === 'CallExpression' && parent.callee === use) return readMethodCall(parent, inner.at(-1), trail);
  if (isPatternTarget(use)) return [createMutation('set', findWrite(use), inner)];
  // Reading `o.x` gives the nested object only: writes through it are writes at this path.
  return trail.follow(member, inner);
}

/** Methods that give a list, `Set` or `Map` more elements. */
const ADDING_METHODS = new Set(['push', 'unshift', 'add', 'set']);
const WRITING_METHODS = new Set(['pop', 'shift', 'splice', 'sort', 'reverse', 'fill', 'copyWithin', 'assign', 'merge', 'extend', 'update']);

/** Methods that a plain object or array keeps its content through. */
const READING_METHODS = new Set([
  ...Object.getOwnPropertyNames(Object.prototype),
  ...Object.getOwnPropertyNames(Array.prototype),
  ...Object.getOwnPropertyNames(String.prototype),
  ...Object.getOwnPropertyNames(Function.prototype),
  'then', 'catch', 'finally', 'test', 'exec', 'get', 'has',
  // Sequelize copies the options that it is given (v6 lib/sequelize.js sync, lib/model.js sync).
  'sync', 'drop', 'define', 'truncate', 'destroy', 'query', 'authenticate', 'transaction', 'model', 'isDefined', 'close',
]);

/** Methods whose result holds what the object holds. */
const PASSING_METHODS = new Set([
  'at', 'concat', 'entries', 'filter', 'find', 'findLast', 'flat', 'flatMap', 'get', 'map', 'reduce', 'reduceRight', 'slice',
  'then', 'toReversed', 'toSorted', 'toSpliced', 'valueOf', 'values', 'with',
]);

/** Methods that call what they are given with what the object holds. */
const CALLING_METHODS = new Set([
  'catch', 'every', 'filter', 'find', 'findIndex', 'findLast', 'findLastIndex', 'flatMap', 'forEach', 'map', 'reduce', 'reduceRight',
  'some', 'then', 'toSorted',
]);

function readMethodCall(call: TSESTree.CallExpression, name: PathKey | undefined, trail: Trail): readonly Mutation[] {
  const own = typeof name === 'string' ? findOwnMember(trail.literal, name) : undefined;
  if (isFunction(own)) return readOwnMethod(own, call, trail);
  if (typeof name === 'string' && !own && ADDING_METHODS.has(name)) return [createMutation('add', call, trail.path)];
  if (typeof name !== 'string' || own || !READING_METHODS.has(name) || WRITING_METHODS.has(name)) {
    return [createMutation('escape', call, trail.path)];
  }
  const called = CALLING_METHODS.has(name) ? call.arguments.flatMap((argument) => readCallback(argument, call, trail)) : [];
  const passed = PASSING_METHODS.has(name) ? trail.follow(call, []).map((change) => losePlace(change, trail.path)) : [];
  return [...called, ...passed];
}

/** `set mode(value) { this.force = value; }` of the literal, which an assignment to `o.mode` calls. */
function readSetter(assignment: TSESTree.AssignmentExpression, name: PathKey | undefined, trail: Trail): readonly Mutation[] {
  const setters = trail.literal?.type !== 'ObjectExpression' ? [] : trail.literal.properties.flatMap((property) => (property.type === 'Property' && property.kind === 'set' && readStaticName(property.key, property.computed) === name ? [property.value] : []));
  return setters.flatMap((setter) => (isFunction(setter) ? readOwnMethod(setter, assignment, trail) : []));
}

/** A method of the literal: what it does to `this` is done to the object that it is called on. */
function readOwnMethod(method: FunctionNode, call: TSESTree.CallExpression | TSESTree.AssignmentExpression, trail: Trail): readonly Mutation[] {
  const escape = createMutation('escape', call, trail.path);
  if (/\b(?:super|eval)\b/.test(trail.sourceCode.getText(method))) return [escape];
  const writes = trail.once(method, '', () => findSelves(method, trail).flatMap((self) => trail.follow(self, [])));
  if (!writes) return [escape];
  return writes.length === 0 ? [] : [method.async || method.generator ? escape : { ...escape, writes: keepOwn(writes, method) }];
}

function findSelves(method: FunctionNode, { sourceCode }: Trail): readonly TSESTree.Node[] {
  const selves: TSESTree.Node[] = [];
  walkNodes(method, sourceCode.visitorKeys, (node) => {
    if (node.type === 'ThisExpression') selves.push(node);
    // A `this` of its own.
    return (node !== method && isFunction(node) && node.type !== 'ArrowFunctionExpression') || node.type === 'ClassBody' ? false : undefined;
  });
  return selves;
}

/** A function that is written elsewhere may write what it is called with. */
function readCallback(argument: TSESTree.CallExpressionArgument, call: TSESTree.CallExpression, trail: Trail): readonly Mutation[] {
  if (isFunction(argument)) return readParameters(argument, hasBegin(call), trail).map((change) => reach(change, call, trail));
  return argument.type === 'Identifier' || argument.type === 'MemberExpression' ? [createMutation('escape', call, trail.path)] : [];
}

/** `list.reduce(f, x)`: the first parameter is `x`, and what `f` returns. What it returns of an element leaves by the element. */
function hasBegin({ arguments: args, callee }: TSESTree.CallExpression): boolean {
  return args.length > 1 && callee.type === 'MemberExpression' && /^reduce(?:Right)?$/.test(readMemberName(callee) ?? '');
}

function readParameters(callback: FunctionNode, isReduced: boolean, trail: Trail): readonly Mutation[] {
  const parameters = trail.sourceCode.getDeclaredVariables?.(callback) ?? [];
  const [first] = isReduced ? callback.params : [];
  return parameters.filter((variable) => variable.defs[0]?.type === 'Parameter' && variable.identifiers[0] !== first).flatMap((variable) => trail.readAlias(variable));
}

/** Written in a callback: in one of the elements, which one is not known. */
function reach(change: Mutation, call: TSESTree.CallExpression, trail: Trail): Mutation {
  return { ...change, path: [...trail.path, call, ...change.path], isMaybe: true };
}

