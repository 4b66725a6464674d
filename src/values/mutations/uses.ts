import type { TSESTree } from '@typescript-eslint/utils';
import { readCallee, readDottedName, readMemberName, readStaticName, wrapped } from '../../syntax/names.js';
import { readFunctionCalls, readResultCalls } from '../functions/function-calls.js';
import { enclosingFunction, isFunction, type FunctionNode } from '../model/bindings.js';
import { readArgument } from './calls.js';
import { readMember } from './members.js';
import { readFieldStore, readMethodResult } from './members-by-name.js';
import { createMutation, losePlace } from './nodes.js';
import type { Mutation, Trail } from './mutation.js';
import { readContained, readCopy, readDeclaredNames, readDefault, readHeldIn, readLoopNames, readStored } from './second-names.js';

/** What a read of the object at the trail's path does to it. */
export function readUse(node: TSESTree.Node, trail: Trail): readonly Mutation[] {
  const use = wrapped(node);
  const { parent } = use;
  const read = parent && (USES[parent.type] as Use<TSESTree.Node> | undefined);
  return read ? read(parent, use, trail) : [];
}

type Use<Parent> = (parent: Parent, use: TSESTree.Node, trail: Trail) => readonly Mutation[];
type Uses = { readonly [Type in TSESTree.Node['type']]?: Use<Extract<TSESTree.Node, { type: Type }>> };

/** By the parent of a use; under any other parent the object is only read, and passed to nothing. */
const USES: Uses = {
  MemberExpression: (parent, use, trail) => (parent.object === use ? readMember(parent, trail) : []),
  CallExpression: (parent, use, trail) => (parent.callee === use ? [] : readArgument(parent, use, trail)),
  NewExpression: (parent, use, trail) => (parent.callee === use ? [] : readArgument(parent, use, trail)),
  VariableDeclarator: (parent, use, trail) => (parent.init === use ? readDeclaredNames(parent, trail) : []),
  ForOfStatement: (parent, use, trail) => (parent.right === use ? readLoopNames(parent, trail) : []),
  AssignmentPattern: (parent, use, trail) => (parent.right === use ? readDefault(parent, trail) : []),
  AssignmentExpression: (parent, use, trail) => (parent.right === use ? readStored(parent, trail) : []),
  SpreadElement: readSpread,
  Property: (parent, use, trail) => (parent.value === use ? readContained(parent, trail) : []),
  ArrayExpression: (parent, use, trail) => readContained(use, trail, parent),
  ConditionalExpression: (parent, use, trail) => (parent.test === use ? [] : markMaybe(trail.follow(parent, trail.path))),
  LogicalExpression: (parent, _use, trail) => markMaybe(trail.follow(parent, trail.path)),
  SequenceExpression: (parent, use, trail) => (parent.expressions.at(-1) === use ? trail.follow(parent, trail.path) : []),
  AwaitExpression: (parent, _use, trail) => trail.follow(parent, trail.path),
  ArrowFunctionExpression: (parent, use, trail) => (parent.body === use ? readReturned(parent, use, trail) : []),
  TemplateLiteral: (parent, _use, trail) => (parent.parent.type === 'TaggedTemplateExpression' ? [escape(parent.parent, trail)] : []),
  PropertyDefinition: (parent, use, trail) => (parent.value === use ? readFieldStore(parent.parent, readStaticName(parent.key, parent.computed), trail) : []),
  AccessorProperty: (parent, use, trail) => (parent.value === use ? readFieldStore(parent.parent, readStaticName(parent.key, parent.computed), trail) : []),
  ExportSpecifier: (parent, _use, trail) => [escape(parent.parent, trail)],
  ReturnStatement: (parent, _use, trail) => readReturned(enclosingFunction(parent), parent, trail),
  YieldExpression: readYielded,
  ThrowStatement: leave,
  ExportDefaultDeclaration: leave,
  TSExportAssignment: leave,
  JSXExpressionContainer: leave,
  JSXSpreadAttribute: leave,
};

/** What a function of the file returns is what its calls are, where there can be no others. */
function readReturned(owner: TSESTree.Node, place: TSESTree.Node, trail: Trail): readonly Mutation[] {
  const calls = isFunction(owner) && !owner.generator ? (readFunctionCalls(owner, trail) ?? readResultCalls(owner, trail)) : undefined;
  if (calls?.allSeen) return calls.seen.flatMap((call) => trail.follow(call, trail.path));
  if (!isFunction(owner) || calls || owner.generator) return [escape(place, trail)];
  return readUseOfResult(owner, trail) ?? readMethodResult(owner, place, trail);
}

/** What a generator of the file yields is held by what its calls give, where there can be no others. */
function readYielded(place: TSESTree.YieldExpression, _use: TSESTree.Node, trail: Trail): readonly Mutation[] {
  const owner = enclosingFunction(place);
  const calls = isFunction(owner) ? readFunctionCalls(owner, trail) : undefined;
  if (!calls?.allSeen) return [escape(place, trail)];
  return calls.seen.flatMap((call) => (place.delegate ? trail.follow(call, trail.path).map((change) => losePlace(change, trail.path)) : readHeldIn(call, undefined, trail)));
}

/** Methods that make their result of what their callback returns, and others that only look at it. */
const MAKING_METHODS = /^(?:map|flatMap|reduce|reduceRight|then|catch)$/;
const LOOKING_METHODS = /^(?:forEach|find|findIndex|findLast|findLastIndex|filter|some|every)$/;

/** What a function returns that is called in place: `(f).call(null, x)`, `Reflect.apply(f, null, [x])`, `list.map(f)`. */
function readUseOfResult(owner: FunctionNode, trail: Trail): readonly Mutation[] | undefined {
  const use = wrapped(owner);
  const { parent } = use;
  if (parent?.type === 'MemberExpression' && parent.object === use) return readBorrowedResult(parent, trail);
  if (parent?.type !== 'CallExpression' || parent.callee === use) return undefined;
  const callee = readCallee(parent);
  if (readDottedName(callee)?.join('.') === 'Reflect.apply') return parent.arguments[0] === use ? trail.follow(parent, trail.path) : undefined;
  const name = callee.type === 'MemberExpression' ? (readMemberName(callee) ?? '') : '';
  if (LOOKING_METHODS.test(name)) return [];
  return MAKING_METHODS.test(name) ? trail.follow(parent, []).map((change) => losePlace(change, trail.path)) : undefined;
}

function readBorrowedResult(member: TSESTree.MemberExpression, trail: Trail): readonly Mutation[] | undefined {
  const call = wrapped(member).parent;
  if (call?.type !== 'CallExpression' || call.callee !== wrapped(member)) return undefined;
  const name = readMemberName(member);
  if (name === 'call' || name === 'apply') return trail.follow(call, trail.path);
  const bound = name === 'bind' ? wrapped(call).parent : undefined;
  return bound?.type === 'CallExpression' && bound.callee === wrapped(call) ? trail.follow(bound, trail.path) : undefined;
}

/** From here on the object is in hands that this file does not show, or shows elsewhere. */
function leave(parent: TSESTree.Node, _use: TSESTree.Node, trail: Trail): readonly Mutation[] {
  return [escape(parent, trail)];
}

function escape(node: TSESTree.Node, trail: Trail): Mutation {
  return createMutation('escape', node, trail.path);
}

/** One of several objects is written: this may be the one. */
function markMaybe(mutations: readonly Mutation[]): readonly Mutation[] {
  return mutations.map((change) => ({ ...change, isMaybe: true }));
}

/** `{ ...o }` is another object with the same nested ones, `[...list]` another list of the same elements. */
function readSpread(spread: TSESTree.SpreadElement, _use: TSESTree.Node, trail: Trail): readonly Mutation[] {
  const { parent } = spread;
  if (parent.type === 'ObjectExpression') return readCopy(trail.follow(parent, []), trail);
  if (parent.type === 'ArrayExpression') return readCopy(trail.follow(parent, []), trail).map((change) => losePlace(change, trail.path));
  return readArgument(parent, spread, trail);
}
