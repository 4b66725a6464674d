import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { readCallee, readDottedName, readMemberName, readStaticName, wrapped } from '../syntax/names.js';
import { enclosingFunction, findVariable, isFunction, readPatternSteps } from './bindings.js';

type Variable = TSESLint.Scope.Variable;
type Reference = TSESLint.Scope.Reference;
type SourceCode = Readonly<TSESLint.SourceCode>;

/**
 * One thing that changes what a variable holds.
 *
 * `assign` gives it a new value, `set` / `delete` / `merge` write the object it holds, `escape` hands that object to
 * code that may write it, `share` hands a copy whose nested objects are the same. `path` is the keys from the variable
 * to what is written; a computed key is its expression.
 */
export interface Mutation {
  readonly kind: 'assign' | 'set' | 'delete' | 'merge' | 'escape' | 'share';
  /** Where it takes effect: the end of this node. */
  readonly node: TSESTree.Node;
  readonly path: readonly PathKey[];
  /** The identifier that is written, where it stands in a pattern. */
  readonly target?: TSESTree.Node;
  /** The function (or Program) that it runs in. */
  readonly home: TSESTree.Node;
}

export type PathKey = string | TSESTree.Node;

const cache = new WeakMap<Variable, readonly Mutation[]>();

/** Every mutation of a variable, aliases included, in source order; the declaration's own initialiser is not one. */
export function readMutations(sourceCode: SourceCode, variable: Variable): readonly Mutation[] {
  const known = cache.get(variable);
  if (known) return known;
  // Set first: two variables that alias each other would ask without end.
  cache.set(variable, []);
  const mutations = variable.references.flatMap((reference) => readReference(sourceCode, reference));
  mutations.sort((left, right) => left.node.range[1] - right.node.range[1]);
  cache.set(variable, mutations);
  return mutations;
}

function readReference(sourceCode: SourceCode, reference: Reference): readonly Mutation[] {
  const identifier = reference.identifier as TSESTree.Identifier;
  if (reference.isWrite()) {
    if (reference.init) return [];
    return [{ ...mutation('assign', findWrite(identifier), []), target: identifier }];
  }
  if ((identifier as TSESTree.Node).type !== 'Identifier') return [];
  return readUse(identifier, { sourceCode, path: [] });
}

function mutation(kind: Mutation['kind'], node: TSESTree.Node, path: readonly PathKey[]): Mutation {
  return { kind, node, path, home: enclosingFunction(node) };
}

/** The assignment, update or loop head that writes an identifier, through patterns. */
function findWrite(identifier: TSESTree.Node): TSESTree.Node {
  let current: TSESTree.Node = identifier;
  while (current.parent && !WRITERS.has(current.type)) current = current.parent;
  return current;
}

const WRITERS = new Set(['AssignmentExpression', 'UpdateExpression', 'ForInStatement', 'ForOfStatement', 'VariableDeclarator', 'Program']);

/** What is being followed: the keys from the variable to the object. */
interface Trail {
  readonly sourceCode: SourceCode;
  readonly path: readonly PathKey[];
}

/** What a read of the object at the trail's path does to it. */
function readUse(node: TSESTree.Node, trail: Trail): readonly Mutation[] {
  const use = wrapped(node);
  const parent = use.parent;
  if (!parent) return [];
  switch (parent.type) {
    case 'MemberExpression':
      return parent.object === use ? readMember(parent, trail) : [];
    case 'CallExpression':
    case 'NewExpression':
      return parent.callee === use ? [] : readArgument(parent, use, trail);
    case 'VariableDeclarator':
      return readAlias(parent, trail);
    case 'ForOfStatement':
      return parent.right === use && parent.left.type === 'VariableDeclaration' ? readSecondNames(parent.left.declarations[0], parent, trail) : [];
    case 'AssignmentPattern':
      return parent.right === use ? readSecondNames(parent.left, parent, trail) : [];
    case 'SpreadElement':
      return parent.parent.type === 'ObjectExpression' ? readCopy(parent.parent, trail) : readPassedOn(parent.parent, parent, trail);
    case 'AssignmentExpression':
      return parent.right === use && parent.operator === '=' ? readStored(parent, trail) : [];
    case 'ArrowFunctionExpression':
      return readLeaving(use, trail);
    case 'ReturnStatement':
    case 'YieldExpression':
    case 'ExportDefaultDeclaration':
      return readLeaving(parent, trail);
    case 'ExportSpecifier':
      return [mutation('escape', parent.parent ?? parent, trail.path)];
    case 'Property':
    case 'ArrayExpression':
    case 'ConditionalExpression':
    case 'LogicalExpression':
    case 'SequenceExpression':
    case 'AwaitExpression':
      return readPassedOn(parent, use, trail);
    default:
      return [];
  }
}

function readMember(member: TSESTree.MemberExpression, trail: Trail): readonly Mutation[] {
  const inner = [...trail.path, readMemberName(member) ?? member.property];
  const use = wrapped(member);
  const parent = use.parent;
  if (parent?.type === 'AssignmentExpression' && parent.left === use) return [mutation('set', parent, inner)];
  if (parent?.type === 'UpdateExpression') return [mutation('set', parent, inner)];
  if (parent?.type === 'UnaryExpression' && parent.operator === 'delete') return [mutation('delete', parent, inner)];
  if (parent?.type === 'CallExpression' && parent.callee === use) {
    const name = inner.at(-1);
    if (!isReadingMethod(name)) return [mutation('escape', parent, trail.path)];
    return parent.arguments.flatMap((argument) => (isFunction(argument) ? readSecondNames(argument, parent, trail) : []));
  }
  if (isPatternTarget(use)) return [mutation('set', findWrite(use), inner)];
  // Reading `o.x` hands on the nested object only: writes through it are writes at this path.
  return inner.length < 6 ? readUse(member, { ...trail, path: inner }) : [];
}

function isPatternTarget(node: TSESTree.Node): boolean {
  const parent = node.parent;
  if (parent?.type === 'ArrayPattern') return true;
  if (parent?.type === 'ForOfStatement' || parent?.type === 'ForInStatement') return parent.left === node;
  return parent?.type === 'Property' && parent.parent.type === 'ObjectPattern' && parent.value === node;
}

const WRITING_METHODS = new Set(['push', 'unshift', 'pop', 'shift', 'splice', 'sort', 'reverse', 'fill', 'copyWithin', 'set', 'assign', 'merge', 'extend', 'update']);

/** Methods that a plain object or array keeps its content through. A method that this file defines is a write for safety. */
function isReadingMethod(name: PathKey | undefined): boolean {
  return typeof name === 'string' && READING_METHODS.has(name) && !WRITING_METHODS.has(name);
}

const READING_METHODS = new Set([
  ...Object.getOwnPropertyNames(Object.prototype),
  ...Object.getOwnPropertyNames(Array.prototype),
  ...Object.getOwnPropertyNames(String.prototype),
  ...Object.getOwnPropertyNames(Function.prototype),
  'then', 'catch', 'finally', 'test', 'exec', 'get', 'has',
  // Sequelize copies the options that it is given (v6 lib/sequelize.js sync, lib/model.js sync).
  'sync', 'drop', 'define', 'truncate', 'destroy', 'query', 'authenticate', 'transaction', 'model', 'isDefined', 'close',
]);

/** Functions that read their argument and keep no hold of it that this file could not see. */
const READING_CALLEES =
  /^(?:console\.\w+|JSON\.stringify|Object\.(?:keys|values|entries|freeze|isFrozen|seal|fromEntries|hasOwn|is)|Array\.(?:from|isArray)|Boolean|String|Number|expect|assert(?:\.\w+)?|structuredClone|Promise\.(?:all|resolve)|require|\w*[lL]og(?:ger)?(?:\.\w+)?|.*\.(?:sync|define|init|drop|addHook|destroy|truncate|findAll|create|bulkCreate|log|info|debug|warn|error|stringify))$/;

function readArgument(
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  use: TSESTree.Node,
  trail: Trail,
): readonly Mutation[] {
  const callee = readCallee(call);
  const name = readDottedName(callee)?.join('.') ?? (callee.type === 'MemberExpression' ? `.${readMemberName(callee) ?? ''}` : '');
  if (name === 'Object.assign' && call.arguments[0] === use) return [mutation('merge', call, trail.path), ...readUse(call, trail)];
  if (name === 'Object.assign' || READING_CALLEES.test(name)) return name === 'Object.freeze' ? readUse(call, trail) : [];
  // Sequelize copies the options object of its constructor (v6 lib/sequelize.js, v7 lib/sequelize-typescript.js).
  if (call.type === 'NewExpression' && /Sequelize|Umzug|RegExp|Error|Set|Map/.test(name)) return [];
  if (/(?:^|\.)(?:call|apply|bind)$/.test(name) && /sync/i.test(name)) return [];
  return [mutation('escape', call, trail.path)];
}

/** `const p = o`, `const { sync: p } = o`: what is done to `p` is done to `o`, or to the part of it. */
function readAlias(declarator: TSESTree.VariableDeclarator, trail: Trail): readonly Mutation[] {
  const declared = trail.sourceCode.getDeclaredVariables?.(declarator) ?? [];
  return declared.flatMap((alias): readonly Mutation[] => {
    const steps = readPatternSteps(alias.defs[0]?.name ?? declarator.id, declarator.id);
    const names = steps.map((step) => (step.kind === 'key' ? readStaticName(step.property.key, step.property.computed) : undefined));
    const known = names.filter((name) => name !== undefined);
    const changes = readMutations(trail.sourceCode, alias).filter((change) => change.kind !== 'assign');
    if (known.length === names.length) return changes.map((change) => ({ ...change, path: [...trail.path, ...known, ...change.path] }));
    return changes.map((change) => ({ ...change, kind: 'escape' as const, path: trail.path }));
  });
}

/** Other names for the object, or for what holds it: where one of them is written, the object may be. */
function readSecondNames(declaring: TSESTree.Node | undefined, at: TSESTree.Node, trail: Trail): readonly Mutation[] {
  if (!declaring) return [];
  const variables = declaring.type === 'Identifier' ? [findVariable(trail.sourceCode, declaring)] : (trail.sourceCode.getDeclaredVariables?.(declaring) ?? []);
  const changes = variables.flatMap((variable) => (variable ? readMutations(trail.sourceCode, variable) : []));
  const writes = changes.filter((change) => change.kind !== 'assign');
  return writes.length > 0 ? [mutation('escape', at, trail.path), ...writes.map((change) => ({ ...change, kind: 'escape' as const, path: trail.path }))] : [];
}

/** `{ ...o }` is another object, but what is nested in it is the same. */
function readCopy(copy: TSESTree.Node, trail: Trail): readonly Mutation[] {
  return readUse(copy, { ...trail, path: [] })
    .filter((change) => change.kind !== 'assign' && (change.path.length !== 1 || change.kind === 'escape'))
    .map((change) => ({ ...change, kind: 'share' as const, path: trail.path }));
}

/** `exports.o = o`, `this.o = o`, `other.o = o`: from here on others hold it. A plain `other = o` is followed as its own value. */
function readStored(assignment: TSESTree.AssignmentExpression, trail: Trail): readonly Mutation[] {
  return [mutation('escape', assignment, trail.path)];
}

/** Returned or yielded from its own function nothing is left to see; from a function around which it lives, the caller may write it. */
function readLeaving(node: TSESTree.Node, trail: Trail): readonly Mutation[] {
  return [mutation('escape', node, trail.path)];
}

/** Put in an object, an array or an expression: what happens to that happens to it. */
function readPassedOn(parent: TSESTree.Node, use: TSESTree.Node, trail: Trail): readonly Mutation[] {
  if (parent.type === 'Property') {
    if (parent.parent.type !== 'ObjectExpression' || parent.value !== use) return [];
    return onlyEscapes(readUse(parent.parent, trail));
  }
  if (parent.type === 'ObjectExpression') return [];
  if (parent.type === 'ConditionalExpression' && parent.test === use) return [];
  if (parent.type === 'SequenceExpression' && parent.expressions.at(-1) !== use) return [];
  return parent.type === 'ArrayExpression' ? onlyEscapes(readUse(parent, trail)) : readUse(parent, trail);
}

/** A write to the container at an unknown depth may be a write to what it holds. */
function onlyEscapes(mutations: readonly Mutation[]): readonly Mutation[] {
  return mutations
    .filter((change) => change.kind === 'escape' || change.kind === 'share' || change.path.length > 1)
    .map((change) => ({ ...change, kind: 'escape' as const, path: [] }));
}
