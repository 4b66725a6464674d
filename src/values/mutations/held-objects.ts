import type { TSESTree } from '@typescript-eslint/utils';
import { findProperty, readCallee, readDottedName, readMemberName, readStaticName, unwrap } from '../../syntax/names.js';
import { findVariable, type PatternStep } from '../model/bindings.js';
import { losePlace, reachWrites } from './nodes.js';
import type { Mutation, PathKey, Trail } from './mutation.js';
import type { Variable } from '../../syntax/source-code.js';

/** Parts of one expression that are looked through for variables whose objects it may hold. Past it, they hold nothing. */
const MOST_PARTS = 200;

interface Part {
  readonly node: TSESTree.Node;
  /** Where the part's value is in the whole; undefined where that is not known. */
  readonly path: readonly PathKey[] | undefined;
  /** True for a spread: only what is nested in it is held. */
  readonly isCopy?: boolean;
}

/**
 * What is done to the objects that an expression takes from other variables, as done to what holds the expression at
 * the trail's path: after `const box = { o }`, `o.force = true` is a write of `box.o.force`. With `isWhole` false the
 * expression is taken apart by a pattern, and any part of it may be what is held.
 */
export function readSources(expression: TSESTree.Node, trail: Trail, isWhole: boolean): readonly Mutation[] {
  const found: Mutation[] = [];
  const parts: Part[] = [{ node: expression, path: isWhole ? [] : undefined }];
  for (let count = 0; count < MOST_PARTS; count += 1) {
    const part = parts.pop();
    if (!part) break;
    const node = unwrap(part.node);
    const source = readSource(node, trail);
    if (source) found.push(...source.changes.flatMap((change) => reachHolder(change, { part, source }, trail)));
    else parts.push(...readParts(node, part.path).map((inner) => (part.isCopy && !isLiteral(node) ? { ...inner, isCopy: true } : inner)));
  }
  return found;
}

/** The part of a literal that a pattern takes for one of its names; undefined where that is not seen. */
export function findPart(whole: TSESTree.Expression, steps: readonly PatternStep[]): TSESTree.Expression | undefined {
  let part: TSESTree.Node | null | undefined = whole;
  for (const step of steps) {
    part = part && findStep(unwrap(part), step);
    if (!part) return undefined;
  }
  return part as TSESTree.Expression;
}

function findStep(node: TSESTree.Node, step: PatternStep): TSESTree.Node | null | undefined {
  if (step.kind === 'index' && node.type === 'ArrayExpression') {
    const elements = node.elements.slice(0, step.index + 1);
    return elements.some((element) => element?.type === 'SpreadElement') ? undefined : elements[step.index];
  }
  if (step.kind !== 'key' || node.type !== 'ObjectExpression') return undefined;
  const name = readStaticName(step.property.key, step.property.computed);
  const isOpen = node.properties.some((property) => property.type === 'SpreadElement' || property.kind !== 'init' || readStaticName(property.key, property.computed) === undefined);
  return name === undefined || isOpen ? undefined : findProperty(node, name)?.value;
}

/** A copy of a literal holds the objects that the literal contains. */
function isLiteral(node: TSESTree.Node): boolean {
  return node.type === 'ObjectExpression' || node.type === 'ArrayExpression';
}

interface Source {
  /** The keys from the variable to what is taken from it. */
  readonly taken: readonly PathKey[];
  readonly changes: readonly Mutation[];
}

function readSource(node: TSESTree.Node, trail: Trail): Source | undefined {
  const taken: PathKey[] = [];
  let current = node;
  while (current.type === 'MemberExpression') {
    taken.unshift(readMemberName(current) ?? current.property);
    current = unwrap(current.object);
  }
  if (current.type !== 'Identifier') return undefined;
  const variable: Variable | undefined = findVariable(trail.sourceCode, current);
  return variable && variable.defs.length > 0 ? { taken, changes: trail.readHolder(variable) } : { taken, changes: [] };
}

/** A change of the source's object as one of what holds it; nothing where it is a change of something beside it. */
function reachHolder(change: Mutation, link: { readonly part: Part; readonly source: Source }, trail: Trail): readonly Mutation[] {
  const { part, source } = link;
  const isBeside = source.taken.some((key, index) => {
    const other = change.path[index];
    return typeof key === 'string' && typeof other === 'string' && key !== other;
  });
  // A new value at or above what was taken: what was taken is as it was.
  const isAbove = change.path.length <= source.taken.length && !isHandedOn(change) && (!isOfObject(change) || change.path.length < source.taken.length);
  if (isBeside || isAbove) return [];
  const inner = change.path.slice(source.taken.length);
  if (part.isCopy && inner.length < 2 && !isHandedOn(change)) return [];
  const path = [...trail.path, ...(part.path ?? [])];
  if (part.path && part.isCopy && inner.length === 0) return [{ ...change, kind: 'share', path, isMaybe: true }];
  if (!part.path) return [{ ...losePlace(change, path), isMaybe: true }];
  if (change.path.length < source.taken.length) return reachTaken(change, source.taken.slice(change.path.length), path);
  return [{ ...change, path: [...path, ...inner], isMaybe: true }];
}

/** What is done to an object around what was taken out of it. */
function reachTaken(change: Mutation, keys: readonly PathKey[], path: readonly PathKey[]): readonly Mutation[] {
  const writes = change.writes && reachWrites(change.writes, keys);
  if (!writes) return [{ ...losePlace(change, path), isMaybe: true }];
  return writes.length === 0 ? [] : [{ ...change, path, writes, isMaybe: true }];
}

/** True for what is done to the object at the path itself, and not to one of its keys. */
function isOfObject({ kind }: Mutation): boolean {
  return kind === 'merge' || kind === 'freeze';
}

function isHandedOn(change: Mutation): boolean {
  return change.kind === 'escape' || change.kind === 'share';
}

/** The parts of an expression that its value may be, or hold. */
function readParts(node: TSESTree.Node, path: readonly PathKey[] | undefined): readonly Part[] {
  switch (node.type) {
    case 'ConditionalExpression':
      return [{ node: node.consequent, path }, { node: node.alternate, path }];
    case 'LogicalExpression':
      return [{ node: node.left, path }, { node: node.right, path }];
    case 'SequenceExpression':
      return node.expressions.slice(-1).map((last) => ({ node: last, path }));
    case 'AssignmentExpression':
      return [{ node: node.right, path }];
    case 'AwaitExpression':
      return [{ node: node.argument, path }];
    case 'ObjectExpression':
      return node.properties.map((property) => readPropertyPart(property, path));
    case 'ArrayExpression':
      return node.elements.flatMap((element, index) => (element ? [readElementPart(element, path && [...path, String(index)])] : []));
    case 'CallExpression':
      return readCallParts(node, path);
    default:
      return [];
  }
}

function readPropertyPart(property: TSESTree.Property | TSESTree.SpreadElement, path: readonly PathKey[] | undefined): Part {
  if (property.type === 'SpreadElement') return { node: property.argument, path, isCopy: true };
  return { node: property.value, path: path && [...path, readStaticName(property.key, property.computed) ?? property.key] };
}

function readElementPart(element: TSESTree.Expression | TSESTree.SpreadElement, path: readonly PathKey[] | undefined): Part {
  return element.type === 'SpreadElement' ? { node: element.argument, path: undefined, isCopy: true } : { node: element, path };
}

/** `Object.freeze(o)` is `o`; what another call gives back may hold what it was given, or what it was called on. */
function readCallParts(call: TSESTree.CallExpression, path: readonly PathKey[] | undefined): readonly Part[] {
  const callee = readCallee(call);
  const name = readDottedName(callee)?.join('.') ?? '';
  if (/^(?:structuredClone|JSON\.\w+|Boolean|Number|String|require)$/.test(name)) return [];
  const isSame = /^Object\.(?:freeze|seal|preventExtensions)$/.test(name);
  const given = call.arguments.map((argument) => ({ node: argument.type === 'SpreadElement' ? argument.argument : argument, path: isSame ? path : undefined }));
  return callee.type === 'MemberExpression' ? [...given, { node: callee.object, path: undefined }] : given;
}
