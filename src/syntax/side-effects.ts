import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { readDottedName } from './names.js';
import { walkNodes } from './walk.js';

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
