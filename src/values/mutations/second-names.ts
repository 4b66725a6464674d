import type { TSESTree } from '@typescript-eslint/utils';
import { readMemberName, readStaticName, unwrap } from '../../syntax/names.js';
import { readFunctionCalls } from '../functions/function-calls.js';
import { findOwner, findVariable, isFunction, readPatternSteps, type PatternStep } from '../model/bindings.js';
import type { Variable } from '../../syntax/source-code.js';
import { createMutation, losePlace, reachWrites } from './nodes.js';
import { readFieldStore } from './members-by-name.js';
import type { Mutation, Trail } from './mutation.js';

/** `const p = o`, `const { sync: p } = o`: what is done to `p` is done to `o`, or to the part of it. */
export function readDeclaredNames(declarator: TSESTree.VariableDeclarator, trail: Trail): readonly Mutation[] {
  return readPatternNames(trail.sourceCode.getDeclaredVariables?.(declarator) ?? [], declarator.id, trail);
}

/** What is done to the names that a pattern, or a plain name, gives to the object and to its parts. */
export function readPatternNames(variables: readonly Variable[], pattern: TSESTree.Node, trail: Trail): readonly Mutation[] {
  return variables.flatMap((alias): readonly Mutation[] => {
    const steps = readPatternSteps(alias.defs[0]?.name ?? pattern, pattern);
    const names = steps.filter(({ kind }) => kind !== 'default').map((step) => readStepName(step));
    const known = names.filter((name) => name !== undefined);
    const changes = trail.readAlias(alias);
    if (known.length < names.length) return changes.map((change) => losePlace(change, trail.path));
    const isMaybe = steps.some(({ kind }) => kind === 'default');
    return changes.map((change) => ({ ...change, path: [...trail.path, ...known, ...change.path], ...(isMaybe && { isMaybe }) }));
  });
}

function readStepName(step: PatternStep): string | undefined {
  if (step.kind === 'index') return String(step.index);
  return step.kind === 'key' ? readStaticName(step.property.key, step.property.computed) : undefined;
}

/** `for (const p of list)`: what is done to `p` is done to one of the elements. */
export function readLoopNames(loop: TSESTree.ForOfStatement, trail: Trail): readonly Mutation[] {
  const { left } = loop;
  if (left.type !== 'VariableDeclaration') return [createMutation('escape', loop, trail.path)];
  const names = trail.sourceCode.getDeclaredVariables?.(left.declarations[0]) ?? [];
  return names.flatMap((name) => trail.readAlias(name)).map((change) => ({ ...change, path: [...trail.path, loop, ...change.path], isMaybe: true }));
}

/** `(p = o) => …` and `{ p = o }`: the default is another name where nothing is given. */
export function readDefault({ left, parent }: TSESTree.AssignmentPattern, trail: Trail): readonly Mutation[] {
  const variable = left.type === 'Identifier' ? findVariable(trail.sourceCode, left) : undefined;
  if (!variable || !parent) return [createMutation('escape', left, trail.path)];
  return trail.readAlias(variable).map((change) => ({ ...change, path: [...trail.path, ...change.path], isMaybe: true }));
}

/** `p = o` gives it another name; `exports.o = o`, `this.o = o`, `other.o = o` and patterns give it to others. */
export function readStored(assignment: TSESTree.AssignmentExpression, trail: Trail): readonly Mutation[] {
  const { left, operator } = assignment;
  if (/^[-+*/%<>&|^]{1,3}=$/.test(operator) && !/^(?:\|\||&&)=$/.test(operator)) return [];
  const variable = left.type === 'Identifier' ? findVariable(trail.sourceCode, left) : undefined;
  if (!variable) return readKept(assignment, trail);
  const changes = [...trail.readAlias(variable), ...trail.follow(assignment, [])];
  return changes.map((change) => ({ ...change, path: [...trail.path, ...change.path], isMaybe: true }));
}

/** `box.p = o`: what is done to `box.p` is done to it, where `box` is a variable of the file. */
function readKept(assignment: TSESTree.AssignmentExpression, trail: Trail): readonly Mutation[] {
  const names: string[] = [];
  let holder = unwrap(assignment.left);
  for (; holder.type === 'MemberExpression'; holder = unwrap(holder.object)) {
    const name = readMemberName(holder);
    if (name === undefined) break;
    names.unshift(name);
  }
  const [name] = names;
  if (holder.type === 'ThisExpression' && names.length === 1 && name !== undefined) return readFieldStore(findOwner(holder, trail.sourceCode), name, trail);
  const variable = holder.type === 'Identifier' && names.length > 0 ? findVariable(trail.sourceCode, holder) : undefined;
  const escape = createMutation('escape', assignment, trail.path);
  const holders = variable ? readHolders(variable, trail) : undefined;
  if (!holders) return [escape];
  const changes = names.reduce<readonly Mutation[]>((reached, name) => reached.flatMap((change) => reachInside(change, name, { ...trail, path: [] })), holders);
  return [...changes.map((change) => ({ ...change, path: [...trail.path, ...change.path], isMaybe: true })), ...trail.follow(assignment, trail.path)];
}

/** What is done to the object that a variable holds, or that the calls of the file pass to a parameter. */
function readHolders(variable: Variable, trail: Trail): readonly Mutation[] | undefined {
  const definition = variable.defs[0];
  if (definition?.type === 'Variable' && variable.scope.type !== 'global') return trail.readAlias(variable);
  const owner: TSESTree.Node | undefined = definition?.type === 'Parameter' ? definition.node : undefined;
  const index = isFunction(owner) ? owner.params.findIndex((parameter) => parameter === definition?.name) : -1;
  const calls = isFunction(owner) && index >= 0 ? readFunctionCalls(owner, trail) : undefined;
  if (!calls?.allSeen) return undefined;
  const handed = calls.seen.map(({ arguments: args }) => readHanded(args, index, trail));
  return handed.every((changes) => changes !== undefined) ? [...trail.readAlias(variable), ...handed.flat()] : undefined;
}

function readHanded(args: readonly TSESTree.CallExpressionArgument[], index: number, trail: Trail): readonly Mutation[] | undefined {
  if (args.slice(0, index + 1).some(({ type }) => type === 'SpreadElement')) return undefined;
  const argument = args[index] && unwrap(args[index]);
  if (!argument || argument.type === 'ObjectExpression') return [];
  const variable = argument.type === 'Identifier' ? findVariable(trail.sourceCode, argument) : undefined;
  return variable?.defs[0]?.type === 'Variable' && variable.scope.type !== 'global' ? trail.readAlias(variable) : undefined;
}

/** Put in an object or an array: what is done to that at its place is done to it. */
export function readContained(use: TSESTree.Node, trail: Trail, container = use.parent): readonly Mutation[] {
  if (container?.type !== 'ObjectExpression' && container?.type !== 'ArrayExpression') return [];
  const key = use.type === 'Property' ? readStaticName(use.key, use.computed) : readIndex(use, container);
  return readHeldIn(container, key, trail);
}

/** What is done to the object through a value that holds it: under a key, or at a place that is not known. */
export function readHeldIn(container: TSESTree.Node, key: string | undefined, trail: Trail): readonly Mutation[] {
  return trail.follow(container, []).flatMap((change) => reachInside(change, key, trail));
}

function readIndex(use: TSESTree.Node, container: TSESTree.Node): string | undefined {
  const index = container.type === 'ArrayExpression' ? container.elements.indexOf(use as TSESTree.Expression) : -1;
  const isSure = container.type === 'ArrayExpression' && index >= 0 && container.elements.slice(0, index).every((element) => element?.type !== 'SpreadElement');
  return isSure ? String(index) : undefined;
}

function reachInside(change: Mutation, key: string | undefined, trail: Trail): readonly Mutation[] {
  const [first, ...inner] = change.path;
  const isHandedOn = change.kind === 'escape' || change.kind === 'share';
  if (first === undefined) return isHandedOn ? reachHanded(change, key, trail) : [];
  if (typeof first === 'string' && key !== undefined && first !== key) return [];
  // Its place is given to another.
  if (inner.length === 0 && !isHandedOn && change.kind !== 'merge' && change.kind !== 'freeze') return [];
  return [{ ...change, path: [...trail.path, ...inner], isMaybe: true }];
}

/** The object is passed on inside another: what a function of the file does there to its part, or anything. */
function reachHanded(change: Mutation, key: string | undefined, trail: Trail): readonly Mutation[] {
  const writes = change.writes && key !== undefined ? reachWrites(change.writes, [key]) : undefined;
  if (!writes) return [losePlace(change, trail.path)];
  return writes.length === 0 ? [] : [{ ...change, path: trail.path, writes }];
}

/** What is done to a copy: its own keys are its own, what is nested in it is the same. */
export function readCopy(changes: readonly Mutation[], trail: Trail): readonly Mutation[] {
  return changes.flatMap((change): readonly Mutation[] => {
    const isHandedOn = change.kind === 'escape' || change.kind === 'share';
    if (change.path.length === 0) return isHandedOn ? [{ ...change, kind: 'share', path: trail.path }] : [];
    if (change.path.length === 1 && !isHandedOn && change.kind !== 'merge' && change.kind !== 'freeze') return [];
    return [{ ...change, path: [...trail.path, ...change.path], isMaybe: true }];
  });
}
