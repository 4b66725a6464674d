import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { readDottedName } from './names.js';

/** The file that is linted: its text, tree and scopes. */
export type SourceCode = Readonly<TSESLint.SourceCode>;

/** A variable of a scope, with its definitions and references. */
export type Variable = TSESLint.Scope.Variable;

/**
 * Keeps what is found in a file for everyone who asks, until the file is dropped. Kept by the file's own object alone:
 * oxlint has one for all files, and empties every WeakMap between them.
 */
export function perFile<Found>(find: (sourceCode: SourceCode) => Found): (sourceCode: SourceCode) => Found {
  const kept = new WeakMap<SourceCode, { readonly found: Found }>();
  return (sourceCode) => {
    const known = kept.get(sourceCode);
    if (known) return known.found;
    const found = find(sourceCode);
    kept.set(sourceCode, { found });
    return found;
  };
}

/** What is found of a node, once for each node of a file. */
export function perNode<Node extends TSESTree.Node, Found>(find: (node: Node, sourceCode: SourceCode) => Found): (node: Node, sourceCode: SourceCode) => Found {
  const readKept = perFile(() => new Map<Node, Found>());
  return (node, sourceCode) => {
    const kept = readKept(sourceCode);
    if (!kept.has(node)) kept.set(node, find(node, sourceCode));
    return kept.get(node) as Found;
  };
}

interface Located {
  readonly range: readonly [number, number];
}

/** The place of the first of these nodes or tokens, sorted by their ends, that ends after `position`; by halving: files are long. */
export function findFirst(sorted: readonly Located[], position: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as Located).range[1] > position) high = middle;
    else low = middle + 1;
  }
  return low;
}

type VisitorKeys = Readonly<Record<string, readonly string[] | undefined>>;

/**
 * Visits a node and everything below it, parents first, in source order. A visitor that answers `false` keeps the
 * walk out of that node. Not recursive: sources are nested deeper than a call stack.
 */
export function walkNodes(root: TSESTree.Node, visitorKeys: VisitorKeys, visit: (node: TSESTree.Node) => unknown): void {
  const stack: TSESTree.Node[] = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (visit(node) === false) continue;
    const keys = visitorKeys[node.type] ?? [];
    for (let index = keys.length - 1; index >= 0; index -= 1) pushChildren(stack, (node as unknown as Record<string, unknown>)[keys[index] as string]);
  }
}

/** The last child first, so that the first is visited next. */
function pushChildren(stack: TSESTree.Node[], value: unknown): void {
  if (isNode(value)) stack.push(value);
  else if (Array.isArray(value)) {
    for (let index = value.length - 1; index >= 0; index -= 1) if (isNode(value[index])) stack.push(value[index] as TSESTree.Node);
  }
}

type NodeOf<Type extends string, Any = TSESTree.Node> = Any extends { readonly type: infer Own extends string } ? (`${Own}` extends Type ? Any : never) : never;

/** The nodes of a file by type. One walk for all who look through the whole of it: most of them look for few nodes. */
const readNodesByType = perFile((sourceCode): ReadonlyMap<string, readonly TSESTree.Node[]> => {
  const byType = new Map<string, TSESTree.Node[]>();
  walkNodes(sourceCode.ast, sourceCode.visitorKeys, (node) => {
    const nodes = byType.get(node.type);
    if (nodes) nodes.push(node);
    else byType.set(node.type, [node]);
  });
  return byType;
});

/** All nodes of one of these types in a file, in source order, parents first. */
export function findNodes<Type extends `${TSESTree.Node['type']}`>(sourceCode: SourceCode, ...types: readonly Type[]): readonly NodeOf<Type>[] {
  const found = types.flatMap((type) => readNodesByType(sourceCode).get(type) ?? []);
  const sorted = types.length === 1 ? found : found.sort((left, right) => left.range[0] - right.range[0] || right.range[1] - left.range[1]);
  return sorted as unknown as readonly NodeOf<Type>[];
}

/** The direct children of a node in source order. */
export function readChildren(node: TSESTree.Node, visitorKeys: VisitorKeys): TSESTree.Node[] {
  const children: TSESTree.Node[] = [];
  for (const key of visitorKeys[node.type] ?? []) {
    const value = (node as unknown as Record<string, unknown>)[key];
    if (isNode(value)) children.push(value);
    else if (Array.isArray(value)) {
      for (const child of value) if (isNode(child)) children.push(child);
    }
  }
  return children;
}

function isNode(value: unknown): value is TSESTree.Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}

const EFFECTS = new Set([
  'AssignmentExpression',
  'AwaitExpression',
  'CallExpression',
  'ImportExpression',
  'NewExpression',
  'TaggedTemplateExpression',
  'UpdateExpression',
  'YieldExpression',
]);

/** Calls that only compute: removing one changes nothing else. */
const PURE_CALLS = new Set(['Boolean', 'Number', 'String', 'RegExp', 'JSON.parse', 'Object.freeze', 'parseInt']);
const PURE_METHODS = new Set(['includes', 'startsWith', 'endsWith', 'toLowerCase', 'toUpperCase', 'trim', 'toString']);

/** True where evaluating the expression may do more than give a value. Functions inside it are made, not run. */
export function hasSideEffects(root: TSESTree.Node, visitorKeys: TSESLint.SourceCode.VisitorKeys): boolean {
  let found = false;
  walkNodes(root, visitorKeys, (node) => {
    found ||= hasEffect(node);
    return !found && !/^(?:ArrowFunction|Function)Expression$/.test(node.type);
  });
  return found;
}

function hasEffect(node: TSESTree.Node): boolean {
  if (node.type === 'UnaryExpression') return node.operator === 'delete';
  return EFFECTS.has(node.type) && !isPure(node);
}

function isPure(node: TSESTree.Node): boolean {
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return false;
  const names = readDottedName(node.callee);
  if (names && PURE_CALLS.has(names.join('.'))) return true;
  return node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && isPureMethod(node.callee);
}

function isPureMethod({ property, computed }: TSESTree.MemberExpression): boolean {
  return !computed && property.type === 'Identifier' && PURE_METHODS.has(property.name);
}
