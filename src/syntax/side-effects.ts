import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { readDottedName } from './names.js';

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
export function hasSideEffects(node: TSESTree.Node, visitorKeys: TSESLint.SourceCode.VisitorKeys): boolean {
  if (/^(?:ArrowFunction|Function)Expression$/.test(node.type)) return false;
  if (node.type === 'UnaryExpression' && node.operator === 'delete') return true;
  if (EFFECTS.has(node.type) && !isPure(node)) return true;
  return readChildren(node, visitorKeys).some((child) => hasSideEffects(child, visitorKeys));
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

/** The child nodes of a node, in source order. */
export function readChildren(node: TSESTree.Node, visitorKeys: TSESLint.SourceCode.VisitorKeys): readonly TSESTree.Node[] {
  const children = (visitorKeys[node.type] ?? []).map((key) => (node as unknown as Record<string, unknown>)[key]);
  return children.flat().filter(isNode);
}

function isNode(value: unknown): value is TSESTree.Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}
