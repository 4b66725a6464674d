import type { TSESTree } from '@typescript-eslint/utils';

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
