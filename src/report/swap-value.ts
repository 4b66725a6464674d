import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { readMemberName, wrapped } from '../syntax/names.js';
import { isFunction } from '../values/bindings.js';
import { traceFunctionResult } from './swap-callers.js';
import { matchThenHandler } from './swap-then.js';

export type SourceCode = Readonly<TSESLint.SourceCode>;

/** What becomes of the value of an expression. `carried`: it is the value of `node`, which decides. */
export type ValueUse =
  | { readonly kind: 'discarded' }
  | { readonly kind: 'carried'; readonly node: TSESTree.Node }
  | { readonly kind: 'used'; readonly why: 'resultUsed' | 'thenParameter' | 'returned' };

export const DISCARDED: ValueUse = { kind: 'discarded' };
export const RESULT_USED: ValueUse = { kind: 'used', why: 'resultUsed' };
export const RETURNED: ValueUse = { kind: 'used', why: 'returned' };

/** Longer chains of callers and handlers exist, but nobody can follow them either. */
const MAX_STEPS = 100;

/**
 * Follows the value of a call to where it is dropped or read: through `await`, promise chains whose handlers take no
 * parameter, returns and the callers of this file.
 */
export function traceValue(sourceCode: SourceCode, node: TSESTree.Node): Exclude<ValueUse, { kind: 'carried' }> {
  let current = node;
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const use = stepUp(sourceCode, wrapped(current));
    if (use.kind !== 'carried') return use;
    current = use.node;
  }
  return { kind: 'used', why: 'returned' };
}

function stepUp(sourceCode: SourceCode, node: TSESTree.Node): ValueUse {
  const parent = node.parent;
  if (!parent) return RESULT_USED;
  if (parent.type === 'ExpressionStatement') return DISCARDED;
  if (parent.type === 'MemberExpression') return stepToChain(sourceCode, parent);
  if (parent.type === 'ReturnStatement' || (parent.type === 'ArrowFunctionExpression' && parent.body === node)) {
    return stepToFunction(sourceCode, parent);
  }
  return stepInExpression(node, parent);
}

function stepInExpression(node: TSESTree.Node, parent: TSESTree.Node): ValueUse {
  const isCarried = CARRIERS[parent.type]?.(parent as never, node);
  if (isCarried === undefined) return RESULT_USED;
  return isCarried === 'discarded' ? DISCARDED : isCarried ? { kind: 'carried', node: parent } : RESULT_USED;
}

/** Expressions that hand a value on (true), drop it, or read it (false). */
const CARRIERS: { readonly [type: string]: ((parent: never, node: TSESTree.Node) => boolean | 'discarded') | undefined } = {
  AwaitExpression: () => true,
  YieldExpression: (parent: TSESTree.YieldExpression) => !parent.delegate && !isInAsyncGenerator(parent),
  UnaryExpression: (parent: TSESTree.UnaryExpression) => (parent.operator === 'void' ? 'discarded' : false),
  SequenceExpression: (parent: TSESTree.SequenceExpression, node) => (parent.expressions.at(-1) === node ? true : 'discarded'),
  LogicalExpression: (parent: TSESTree.LogicalExpression, node) => parent.right === node,
  ConditionalExpression: (parent: TSESTree.ConditionalExpression, node) => parent.test !== node,
};

/** An async generator hands what it yields to its reader; a plain one hands the promise to a runner such as `co`. */
function isInAsyncGenerator(node: TSESTree.Node): boolean {
  const fn = findFunction(node);
  return isFunction(fn) && fn.async;
}

function findFunction(node: TSESTree.Node): TSESTree.Node | undefined {
  let current: TSESTree.Node | undefined = node;
  while (current && !isFunction(current)) current = current.parent;
  return current;
}

function stepToFunction(sourceCode: SourceCode, node: TSESTree.Node): ValueUse {
  const fn = findFunction(node);
  return isFunction(fn) ? traceFunctionResult(sourceCode, fn) : RETURNED;
}

/** `.then(() => …)` drops the value; `.then()`, `.catch(…)` and `.finally(…)` hand it on. */
function stepToChain(sourceCode: SourceCode, member: TSESTree.MemberExpression): ValueUse {
  const callee = wrapped(member);
  const call = callee.parent;
  if (call?.type !== 'CallExpression' || call.callee !== callee) return RESULT_USED;
  const name = readMemberName(member);
  if (name === 'catch' || name === 'finally') return { kind: 'carried', node: call };
  if (name !== 'then') return RESULT_USED;
  const handler = matchThenHandler(sourceCode, call);
  if (handler === 'none') return { kind: 'carried', node: call };
  return handler === 'ignoresValue' ? DISCARDED : { kind: 'used', why: 'thenParameter' };
}
