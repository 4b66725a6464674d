import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { findVariable, readPatternSteps, type FieldOwner, type PatternStep } from '../model/bindings.js';
import { createMutation, findWrite } from './nodes.js';
import { readUse } from './uses.js';
import { findPart, readSources } from './held-objects.js';
import { readDeclared } from './members-by-name.js';
import type { Mutation, PathKey, Trail } from './mutation.js';
import type { SourceCode, Variable } from '../../syntax/source-code.js';

type Reference = TSESLint.Scope.Reference;

/** Expressions and variables, one after another, that an object is followed through. Past it, the object escapes. */
const MOST_FOLLOWED = 20;
/** Variables of one search for writes. Past it, the object escapes. */
const MOST_VARIABLES = 200;
/** Uses of objects that one search reads: functions that call one another twice double them at each call. Past it, the object escapes. */
const MOST_USES = 1000;
/** Times that a search comes back to variables which it had to leave out before. Past it, the object escapes. */
const MOST_RETURNS = 8;

const cache = new WeakMap<Variable, readonly Mutation[]>();

/** Every mutation of a variable, those under other names included, in source order; the declaration's own initialiser is not one. */
export function readMutations(sourceCode: SourceCode, variable: Variable): readonly Mutation[] {
  const known = cache.get(variable);
  if (known) return known;
  const mutations = dropRepeated(collect(variable, true, startSearch(sourceCode, [variable])));
  mutations.sort((left, right) => left.node.range[1] - right.node.range[1]);
  cache.set(variable, mutations);
  return mutations;
}

/** One search: two variables that hold the same object lead to each other. */
interface Search {
  readonly sourceCode: SourceCode;
  readonly aliases: Map<Variable, readonly Mutation[]>;
  readonly holders: Map<Variable, readonly Mutation[]>;
  readonly open: Set<Variable>;
  /** Members that are being asked for, by the class or literal and their name. */
  readonly members: Set<string>;
  count: number;
  uses: number;
  returns: number;
  readonly visited: Set<Variable>;
  cuts: number;
}

function startSearch(sourceCode: SourceCode, open: readonly Variable[]): Search {
  return { sourceCode, aliases: new Map(), holders: new Map(), open: new Set(open), members: new Set(), visited: new Set(), count: 0, uses: 0, returns: 0, cuts: 0 };
}

/** What is done to the object that an expression, or a property of a declared pattern, reads, under whichever name. */
export function readExpressionChanges(sourceCode: SourceCode, node: TSESTree.Expression | TSESTree.Property): readonly Mutation[] {
  const trail = openTrail(startSearch(sourceCode, []), { path: [], literal: undefined, followed: 0 });
  if (node.type !== 'Property') return dropRepeated(readUse(node, trail));
  const name = node.value.type === 'AssignmentPattern' ? node.value.left : node.value;
  const variable = name.type === 'Identifier' ? findVariable(sourceCode, name) : undefined;
  return variable ? trail.readAlias(variable) : [];
}

/** With `isHolder`, also what is done to the objects that the variable takes from others. */
function collect(variable: Variable, isHolder: boolean, search: Search): readonly Mutation[] {
  const definition = variable.defs[0];
  const declarator = definition?.type === 'Variable' ? definition.node : undefined;
  const isWhole = declarator?.id === definition?.name;
  const literal = declarator && !isWhole ? undefined : readDeclared(declarator?.init ?? definition?.node);
  const trail = openTrail(search, { path: [], literal, followed: 0 });
  const uses = variable.references.flatMap((reference) => readReference(reference, trail, isHolder));
  if (!isHolder || !declarator?.init) return uses;
  return [...readInitSources(declarator.init, readPatternSteps(definition?.name ?? declarator.id, declarator.id), trail), ...uses];
}

/** What is done to the objects that a declared name takes from others; `steps` lead to it through a pattern. */
function readInitSources(init: TSESTree.Expression, steps: readonly PatternStep[], trail: Trail): readonly Mutation[] {
  const part = findPart(init, steps);
  return readSources(part ?? init, trail, part !== undefined);
}

function isExhausted({ count, open, returns }: Search): boolean {
  return count > MOST_VARIABLES || returns > MOST_RETURNS || open.size > MOST_FOLLOWED;
}

/** Names of one object lead to the same write on several ways. */
function dropRepeated(mutations: readonly Mutation[]): Mutation[] {
  const byNode = new Map<TSESTree.Node, Mutation[]>();
  return mutations.filter((change) => {
    const known = byNode.get(change.node) ?? [];
    if (known.some((other) => isRepeated(change, other))) return false;
    byNode.set(change.node, [...known, change]);
    return true;
  });
}

function isRepeated(left: Mutation, right: Mutation): boolean {
  if (left.kind !== right.kind || left.target !== right.target || left.path.length !== right.path.length) return false;
  return left.isMaybe === right.isMaybe && left.path.every((key, index) => key === right.path[index]);
}

interface Step {
  readonly path: readonly PathKey[];
  readonly literal: FieldOwner | undefined;
  readonly followed: number;
}

function openTrail(search: Search, step: Step): Trail {
  const { followed, literal, path } = step;
  return {
    sourceCode: search.sourceCode,
    path,
    literal,
    follow: (node, inner) => {
      search.uses += 1;
      if (followed > MOST_FOLLOWED || search.uses > MOST_USES) return [createMutation('escape', node, inner)];
      return readUse(node, openTrail(search, { path: inner, literal: inner.length === 0 ? literal : undefined, followed: followed + 1 }));
    },
    once: (owner, name, read) => readOnce(`${owner.range.join('-')} ${name}`, read, search),
    readAlias: (variable) => readContent(variable, false, search),
    readHolder: (variable) => readContent(variable, true, search),
  };
}

function readOnce(question: string, read: () => readonly Mutation[], search: Search): readonly Mutation[] | undefined {
  if (isExhausted(search)) return undefined;
  if (search.members.has(question)) {
    search.cuts += 1;
    return [];
  }
  search.members.add(question);
  const changes = read();
  search.members.delete(question);
  return changes;
}

/** The mutations of another variable, without what gives it another value. */
function readContent(variable: Variable, isHolder: boolean, search: Search): readonly Mutation[] {
  const results = isHolder ? search.holders : search.aliases;
  const known = results.get(variable);
  if (known) return known;
  if (search.open.has(variable)) {
    search.cuts += 1;
    return [];
  }
  search.count += 1;
  if (search.visited.has(variable)) search.returns += 1;
  search.visited.add(variable);
  const [identifier] = variable.identifiers;
  if (isExhausted(search)) return identifier ? [createMutation('escape', identifier, [])] : [];
  const { cuts } = search;
  search.open.add(variable);
  const mutations = dropRepeated(collect(variable, isHolder, search));
  search.open.delete(variable);
  const isReassigned = mutations.some((change) => change.kind === 'assign');
  const content = mutations.filter((change) => change.kind !== 'assign').map((change) => (isReassigned ? { ...change, isMaybe: true } : change));
  // What was left out because it is around this place is only left out here.
  if (search.cuts === cuts) results.set(variable, content);
  return content;
}

function readReference(reference: Reference, trail: Trail, isHolder: boolean): readonly Mutation[] {
  const identifier = reference.identifier as TSESTree.Identifier;
  if ((identifier as TSESTree.Node).type !== 'Identifier') return [];
  if (!reference.isWrite()) return readUse(identifier, trail);
  if (reference.init) return [];
  const write = findWrite(identifier);
  const assigned = { ...createMutation('assign', write, []), target: identifier };
  if (!isHolder || write.type !== 'AssignmentExpression') return [assigned];
  return [assigned, ...readSources(write.right, trail, write.left === identifier)];
}
