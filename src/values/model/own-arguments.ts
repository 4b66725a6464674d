import type { TSESTree } from '@typescript-eslint/utils';
import { readCallee, readDottedName, readMemberName, readNameUse, wrapped } from '../../syntax/names.js';
import { perNode, type Variable } from '../../syntax/source-code.js';
import type { FunctionNode } from './bindings.js';

/** The `arguments` that a name stands for, which no line declares. */
export function isArguments({ defs, name, scope }: Variable): boolean {
  return name === 'arguments' && defs.length === 0 && scope.type === 'function';
}

/**
 * The `arguments` of a function, where its code hands them, or one of them, on at one place alone: what is done to one of
 * them elsewhere, under the name of a parameter too, would not be seen.
 */
export const findArguments = perNode((owner: FunctionNode, sourceCode): Variable | undefined => {
  if (owner.type === 'ArrowFunctionExpression') return undefined;
  const scope = sourceCode.scopeManager?.acquire(owner, true);
  const found = scope?.set.get('arguments');
  if (!scope || !found || !isArguments(found)) return undefined;
  const uses = found.references.map(({ identifier }) => wrapped(identifier as TSESTree.Node)).filter((use) => !isTested(use));
  const [handed] = uses;
  const isNamed = scope.variables.some(({ defs: [definition], references }) => definition?.type === 'Parameter' && references.length > 0);
  return handed && uses.length === 1 && isHanded(handed) && !isNamed ? found : undefined;
});

/** `arguments.length`, `arguments[0] !== undefined`. */
function isTested(use: TSESTree.Node): boolean {
  const { parent } = use;
  if (parent?.type !== 'MemberExpression' || parent.object !== use) return false;
  return readMemberName(parent) === 'length' || wrapped(parent).parent?.type === 'BinaryExpression';
}

/** `arguments[0]`, `...arguments`, and what they are handed to that reads a list. */
function isHanded(use: TSESTree.Node): boolean {
  const { parent } = use;
  if (parent?.type === 'MemberExpression' && parent.object === use) return parent.computed && readNameUse(parent.property) === 'read' && wrapped(parent).parent?.type !== 'MemberExpression';
  return parent?.type === 'SpreadElement' || (parent?.type === 'CallExpression' && takesList(parent, use));
}

/** `f.apply(o, arguments)`, `Reflect.apply(f, o, arguments)`, `Array.from(arguments)`, `[].slice.call(arguments)`. */
function takesList(call: TSESTree.CallExpression, use: TSESTree.Node): boolean {
  const callee = readCallee(call);
  const index = call.arguments.indexOf(use as TSESTree.Expression);
  const name = callee.type === 'MemberExpression' ? readMemberName(callee) : undefined;
  if (name === 'apply') return index === (readDottedName(callee)?.join('.') === 'Reflect.apply' ? 2 : 1);
  if (readDottedName(callee)?.join('.') === 'Array.from') return index === 0;
  const method = name === 'call' && callee.type === 'MemberExpression' ? callee.object : undefined;
  return index === 0 && method?.type === 'MemberExpression' && readMemberName(method) === 'slice';
}
