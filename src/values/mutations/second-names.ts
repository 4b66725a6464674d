import type { TSESTree } from '@typescript-eslint/utils';
import { readStaticName } from '../../syntax/names.js';
import { findVariable, readPatternSteps } from '../model/bindings.js';
import { createMutation } from './nodes.js';
import type { Mutation, Trail } from './mutation.js';

/** `const p = o`, `const { sync: p } = o`: what is done to `p` is done to `o`, or to the part of it. */
export function readDeclaredNames(declarator: TSESTree.VariableDeclarator, trail: Trail): readonly Mutation[] {
  const declared = trail.sourceCode.getDeclaredVariables?.(declarator) ?? [];
  return declared.flatMap((alias): readonly Mutation[] => {
    const steps = readPatternSteps(alias.defs[0]?.name ?? declarator.id, declarator.id);
    const names = steps.map((step) => (step.kind === 'key' ? readStaticName(step.property.key, step.property.computed) : undefined));
    const known = names.filter((name) => name !== undefined);
    const changes = trail.readAlias(alias);
    if (known.length === names.length) return changes.map((change) => ({ ...change, path: [...trail.path, ...known, ...change.path] }));
    return changes.map((change) => ({ ...change, kind: 'escape', path: trail.path }));
  });
}

/** `for (const p of list)`: what is done to `p` is done to one of the elements. */
export function readLoopNames(loop: TSESTree.ForOfStatement, trail: Trail): readonly Mutation[] {
  const { left } = loop;
  if (left.type !== 'VariableDeclaration') return [createMutation('escape', loop, trail.path)];
  const names = trail.sourceCode.getDeclaredVariables?.(left.declarations[0]) ?? [];
  return names.flatMap((name) => trail.readAlias(name)).map((change) => ({ ...change, path: [...trail.path, loop, ...change.path], isMaybe: true }));
}

/** `p = o` gives it another name; `exports.o = o`, `this.o = o`, `other.o = o` and patterns give it to others. */
export function readStored(assignment: TSESTree.AssignmentExpression, trail: Trail): readonly Mutation[] {
  const { left, operator } = assignment;
  if (/^[-+*/%<>&|^]{1,3}=$/.test(operator) && !/^(?:\|\||&&)=$/.test(operator)) return [];
  const variable = left.type === 'Identifier' ? findVariable(trail.sourceCode, left) : undefined;
  if (!variable) return [createMutation('escape', assignment, trail.path)];
  const changes = [...trail.readAlias(variable), ...trail.follow(assignment, [])];
  return changes.map((change) => ({ ...change, path: [...trail.path, ...change.path], isMaybe: true }));
}

/** Put in an object or an array: what is done to that at its place is done to it. */
export function readContained(use: TSESTree.Node, trail: Trail, container = use.parent): readonly Mutation[] {
  if (container?.type !== 'ObjectExpression' && container?.type !== 'ArrayExpression') return [];
  const key = use.type === 'Property' ? readStaticName(use.key, use.computed) : undefined;
  return trail.follow(container, []).flatMap((change) => reachInside(change, key, trail));
}

function reachInside(change: Mutation, key: string | undefined, trail: Trail): readonly Mutation[] {
  const [first, ...inner] = change.path;
  const isHandedOn = change.kind === 'escape' || change.kind === 'share';
  if (first === undefined) return isHandedOn ? [{ ...change, kind: 'escape', path: trail.path }] : [];
  if (typeof first === 'string' && key !== undefined && first !== key) return [];
  // Its place is given to another.
  if (inner.length === 0 && !isHandedOn && change.kind !== 'merge' && change.kind !== 'freeze') return [];
  return [{ ...change, path: [...trail.path, ...inner], isMaybe: true }];
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
