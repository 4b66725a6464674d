import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { unwrap } from '../syntax/names.js';
import { findVariable, isFunction, type FunctionNode } from '../values/bindings.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/**
 * What the handler of a `.then(…)` does with the value: `none` stands for no handler at all, `mayRead` for one with
 * parameters or from elsewhere.
 */
export function matchThenHandler(sourceCode: SourceCode, call: TSESTree.CallExpression): 'none' | 'ignoresValue' | 'mayRead' {
  const [argument] = call.arguments;
  if (!argument || isNothing(argument)) return 'none';
  const fn = resolveFunction(sourceCode, unwrap(argument));
  return fn && fn.params.length === 0 && !readsArguments(sourceCode, fn) ? 'ignoresValue' : 'mayRead';
}

function isNothing(node: TSESTree.Node): boolean {
  return (node.type === 'Literal' && node.value === null) || (node.type === 'Identifier' && node.name === 'undefined');
}

/** The function that an expression is: written there, or declared once in this file. */
export function resolveFunction(sourceCode: SourceCode, node: TSESTree.Node): FunctionNode | undefined {
  if (isFunction(node)) return node;
  if (node.type !== 'Identifier') return undefined;
  const variable = findVariable(sourceCode, node);
  const [definition] = variable?.defs ?? [];
  if (!variable || variable.defs.length !== 1 || !definition || isReassigned(variable)) return undefined;
  if (isFunction(definition.node)) return (definition.type as string) === 'FunctionName' ? definition.node : undefined;
  return definition.node.type === 'VariableDeclarator' ? readInitialiser(definition.node) : undefined;
}

function readInitialiser({ id, init }: TSESTree.VariableDeclarator): FunctionNode | undefined {
  const value = init && unwrap(init);
  return id.type === 'Identifier' && isFunction(value) ? value : undefined;
}

export function isReassigned(variable: TSESLint.Scope.Variable): boolean {
  return variable.references.some((reference) => reference.isWrite() && !reference.init);
}

/** `function () { arguments[0] }` reads the value without a parameter; an arrow has no `arguments` of its own. */
function readsArguments(sourceCode: SourceCode, fn: FunctionNode): boolean {
  if (fn.type === 'ArrowFunctionExpression') return false;
  const variables = sourceCode.getDeclaredVariables?.(fn) ?? [];
  const scope = sourceCode.scopeManager?.acquire(fn, true) ?? sourceCode.scopeManager?.acquire(fn);
  const own = scope?.set.get('arguments') ?? variables.find(({ name }) => name === 'arguments');
  return (own?.references.length ?? 0) > 0;
}
