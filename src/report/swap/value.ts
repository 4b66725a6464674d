import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { readMemberName, wrapped } from '../../syntax/names.js';
import { isFunction } from '../../values/model/bindings.js';
import { isIterated, traceFunctionResult, matchThenHandler, DISCARDED, RESULT_USED, RETURNED, THEN_PARAMETER, type Tracer, type ValueEnd, type ValueUse } from './callers.js';

/** Longer chains of callers and handlers exist, but nobody can follow them either. */
const MAX_STEPS = 100;

/**
 * Follows the value of a call to where it is dropped or read: through `await`, promise chains whose handlers take no
 * parameter, returns and the callers of this file.
 */
export function traceValue(sourceCode: Readonly<TSESLint.SourceCode>, node: TSESTree.Node): ValueEnd {
  const tracer: Tracer = { sourceCode, followed: new Set(), trace: (start) => trace(tracer, start) };
  return tracer.trace(node);
}

function trace(tracer: Tracer, node: TSESTree.Node): ValueEnd {
  let current = node;
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const use = stepUp(tracer, wrapped(current));
    if (use.kind !== 'carried') return use;
    current = use.node;
  }
  return RETURNED;
}

function stepUp(tracer: Tracer, node: TSESTree.Node): ValueUse {
  const { parent } = node;
  if (!parent || parent.type === 'ExpressionStatement') return DISCARDED;
  if (parent.type === 'MemberExpression') return stepToChain(tracer, parent);
  const isResult = parent.type === 'ReturnStatement' || (parent.type === 'ArrowFunctionExpression' && parent.body === node);
  if (isResult) return stepToFunction(tracer, parent);
  return STEPS[parent.type]?.(parent as never, { child: node, tracer }) ?? RESULT_USED;
}

/** Expressions that hand a value on, drop it, or read it. */
const STEPS: Partial<Record<string, (parent: never, step: { readonly child: TSESTree.Node; readonly tracer: Tracer }) => ValueUse>> = {
  AwaitExpression: (node: TSESTree.AwaitExpression) => ({ kind: 'carried', node }),
  YieldExpression: (node: TSESTree.YieldExpression, { tracer }) => carryIf(!node.delegate && isYieldedToRunner(tracer, node), node),
  UnaryExpression: (node: TSESTree.UnaryExpression) => (node.operator === 'void' ? DISCARDED : RESULT_USED),
  SequenceExpression: (node: TSESTree.SequenceExpression, { child }) =>
    node.expressions.at(-1) === child ? { kind: 'carried', node } : DISCARDED,
  LogicalExpression: (node: TSESTree.LogicalExpression, { child }) => carryIf(node.right === child, node),
  ConditionalExpression: (node: TSESTree.ConditionalExpression, { child }) => carryIf(node.test !== child, node),
};

function carryIf(isCarried: boolean, node: TSESTree.Node): ValueUse {
  return isCarried ? { kind: 'carried', node } : RESULT_USED;
}

/**
 * A plain generator hands the promise to a runner such as `co`, which gives the value back. An async generator, and one
 * that this file iterates, hand it to a reader.
 */
function isYieldedToRunner(tracer: Tracer, node: TSESTree.Node): boolean {
  const fn = findFunction(node);
  return isFunction(fn) && !fn.async && !isIterated(tracer, fn);
}

function findFunction(node: TSESTree.Node): TSESTree.Node | undefined {
  let current: TSESTree.Node | undefined = node;
  while (current && !isFunction(current)) current = current.parent;
  return current;
}

function stepToFunction(tracer: Tracer, node: TSESTree.Node): ValueUse {
  const fn = findFunction(node);
  return isFunction(fn) ? traceFunctionResult(tracer, fn) : RETURNED;
}

/** `.then(() => …)` drops the value; `.then()`, `.catch(…)` and `.finally(…)` hand it on. */
function stepToChain({ sourceCode }: Tracer, member: TSESTree.MemberExpression): ValueUse {
  const callee = wrapped(member);
  const call = callee.parent;
  if (call?.type !== 'CallExpression' || call.callee !== callee) return RESULT_USED;
  const name = readMemberName(member);
  if (name === 'catch' || name === 'finally') return { kind: 'carried', node: call };
  if (name !== 'then') return RESULT_USED;
  const handler = matchThenHandler(sourceCode, call);
  if (handler === 'none') return { kind: 'carried', node: call };
  return handler === 'ignoresValue' ? DISCARDED : THEN_PARAMETER;
}
