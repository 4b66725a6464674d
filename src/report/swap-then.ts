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
  return fn?.params.length === 0 && !hasArguments(sourceCode, fn) ? 'ignoresValue' : 'mayRead';
}

function isNothing(node: TSESTree.Node): boolean {
  return (node.type === 'Literal' && node.value === null) || (node.type === 'Identifier' && node.name === 'undefined');
}

/** The function that an expression is: written there, or declared once in this file. */
function resolveFunction(sourceCode: SourceCode, node: TSESTree.Node): FunctionNode | undefined {
  if (isFunction(node)) return node;
  const variable = node.type === 'Identifier' ? findVariable(sourceCode, node) : undefined;
  return variable?.defs.length === 1 && !isReassigned(variable) ? readDefined(variable) : undefined;
}

function readDefined({ name, defs }: TSESLint.Scope.Variable): FunctionNode | undefined {
  const definition = defs[0]?.node;
  if (definition?.type === 'VariableDeclarator') return readInitialiser(definition);
  return definition?.type === 'FunctionDeclaration' && definition.id?.name === name ? definition : undefined;
}

function readInitialiser({ id, init }: TSESTree.VariableDeclarator): FunctionNode | undefined {
  const value = init && unwrap(init);
  return id.type === 'Identifier' && isFunction(value) ? value : undefined;
}

export function isReassigned(variable: TSESLint.Scope.Variable): boolean {
  return variable.references.some((reference) => reference.isWrite() && !reference.init);
}

/** `function () { arguments[0] }` reads the value without a parameter; an arrow has no `arguments` of its own. */
function hasArguments({ scopeManager }: SourceCode, fn: FunctionNode): boolean {
  const scopes = fn.type === 'ArrowFunctionExpression' ? [] : (scopeManager?.scopes ?? []);
  return scopes.some(({ block, set }) => block === fn && (set.get('arguments')?.references.length ?? 0) > 0);
}
