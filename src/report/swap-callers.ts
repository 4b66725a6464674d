import type { TSESTree } from '@typescript-eslint/utils';
import { readMemberName, wrapped } from '../syntax/names.js';
import type { FunctionNode } from '../values/bindings.js';
import { isReassigned } from './swap-then.js';
import { DISCARDED, RETURNED, traceValue, type SourceCode, type ValueUse } from './swap-value.js';

/** Functions that call their callback and drop what it returns, or wait for it and drop what it gives. */
const HOOKS = new Set([
  'before', 'beforeAll', 'beforeEach', 'after', 'afterAll', 'afterEach',
  'setup', 'suiteSetup', 'teardown', 'suiteTeardown',
  'on', 'once', 'addListener', 'addHook', 'listen', 'setTimeout', 'setImmediate', 'nextTick',
]);

/** What becomes of the result of a function: of a `.then(…)` callback, a hook, an IIFE, or a function that this file calls. */
export function traceFunctionResult(sourceCode: SourceCode, fn: FunctionNode): ValueUse {
  if (fn.generator) return RETURNED;
  if (fn.type === 'FunctionDeclaration') return traceCallers(sourceCode, fn);
  const value = wrapped(fn);
  const parent = value.parent;
  if (parent?.type === 'CallExpression') return traceCallee(parent, value);
  if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier') return traceCallers(sourceCode, parent);
  return RETURNED;
}

/** A function that stands in a call: as what is called, or as what is passed. */
function traceCallee(call: TSESTree.CallExpression, fn: TSESTree.Node): ValueUse {
  if (call.callee === fn) return { kind: 'carried', node: call };
  const callee = call.callee.type === 'ChainExpression' ? call.callee.expression : call.callee;
  if (callee.type === 'Identifier') return HOOKS.has(callee.name) ? DISCARDED : RETURNED;
  const name = callee.type === 'MemberExpression' ? readMemberName(callee) : undefined;
  if (name === undefined) return RETURNED;
  if (name === 'then' || name === 'catch') return { kind: 'carried', node: call };
  return name === 'finally' || HOOKS.has(name) ? DISCARDED : RETURNED;
}

/** Functions whose callers are being followed: a function that calls itself hands its result to its other callers. */
const ACTIVE = new WeakSet<TSESTree.Node>();

function traceCallers(sourceCode: SourceCode, declaration: TSESTree.Node): ValueUse {
  if (ACTIVE.has(declaration)) return DISCARDED;
  ACTIVE.add(declaration);
  try {
    return readCallers(sourceCode, declaration);
  } finally {
    ACTIVE.delete(declaration);
  }
}

function readCallers(sourceCode: SourceCode, declaration: TSESTree.Node): ValueUse {
  const [variable] = sourceCode.getDeclaredVariables?.(declaration) ?? [];
  if (!variable || isExported(declaration) || isReassigned(variable)) return RETURNED;
  const reads = variable.references.filter((reference) => reference.isRead());
  const isDropped = reads.length > 0 && reads.every(({ identifier }) => isResultDropped(sourceCode, identifier as TSESTree.Node));
  return isDropped ? DISCARDED : RETURNED;
}

function isExported(declaration: TSESTree.Node): boolean {
  const statement = declaration.type === 'VariableDeclarator' ? declaration.parent : declaration;
  return /^Export\w+Declaration$/.test(statement.parent?.type ?? '');
}

function isResultDropped(sourceCode: SourceCode, identifier: TSESTree.Node): boolean {
  const value = wrapped(identifier);
  if (value.parent?.type !== 'CallExpression') return false;
  const use = traceCallee(value.parent, value);
  if (use.kind === 'carried') return traceValue(sourceCode, use.node).kind === 'discarded';
  return use.kind === 'discarded';
}
