import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { readMemberName, unwrap, wrapped } from '../syntax/names.js';
import type { FunctionNode } from '../values/bindings.js';
import { isReassigned } from './swap-then.js';
import { DISCARDED, RETURNED, type Tracer, type ValueEnd, type ValueUse } from './value-use.js';

/** Functions that call their callback and drop what it returns, or wait for it and drop what it gives. */
const HOOKS = new Set([
  'before', 'beforeAll', 'beforeEach', 'after', 'afterAll', 'afterEach',
  'setup', 'suiteSetup', 'teardown', 'suiteTeardown',
  'on', 'once', 'addListener', 'addHook', 'listen', 'setTimeout', 'setImmediate', 'nextTick',
]);

/** What becomes of the result of a function: of a `.then(…)` callback, a hook, an IIFE, or a function that this file calls. */
export function traceFunctionResult(tracer: Tracer, fn: FunctionNode): ValueUse {
  if (fn.generator) return RETURNED;
  if (fn.type === 'FunctionDeclaration') return traceCallers(tracer, fn);
  const value = wrapped(fn);
  const { parent } = value;
  if (parent?.type === 'CallExpression') return traceInCall(parent, value);
  if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier') return traceCallers(tracer, parent);
  return RETURNED;
}

/** A function that stands in a call: as what is called, or as what is passed. */
function traceInCall(call: TSESTree.CallExpression, fn: TSESTree.Node): ValueUse {
  if (call.callee === fn) return { kind: 'carried', node: call };
  const callee = unwrap(call.callee);
  if (callee.type === 'Identifier') return HOOKS.has(callee.name) ? DISCARDED : RETURNED;
  const name = callee.type === 'MemberExpression' ? readMemberName(callee) : undefined;
  if (name === 'then' || name === 'catch') return { kind: 'carried', node: call };
  return name !== undefined && (name === 'finally' || HOOKS.has(name)) ? DISCARDED : RETURNED;
}

function traceCallers(tracer: Tracer, declaration: TSESTree.Node): ValueEnd {
  if (tracer.followed.has(declaration)) return DISCARDED;
  tracer.followed.add(declaration);
  const [variable] = readDeclared(tracer, declaration);
  if (!variable || isExported(declaration) || isReassigned(variable)) return RETURNED;
  const reads = variable.references.filter((reference) => reference.isRead());
  const isDropped = reads.length > 0 && reads.every(({ identifier }) => isResultDropped(tracer, identifier));
  return isDropped ? DISCARDED : RETURNED;
}

function readDeclared({ sourceCode }: Tracer, declaration: TSESTree.Node): readonly TSESLint.Scope.Variable[] {
  return sourceCode.getDeclaredVariables(declaration);
}

function isExported(declaration: TSESTree.Node): boolean {
  const statement = declaration.type === 'VariableDeclarator' ? declaration.parent : declaration;
  return /^Export\w+Declaration$/.test(statement.parent?.type ?? '');
}

function isResultDropped(tracer: Tracer, identifier: TSESTree.Node): boolean {
  const value = wrapped(identifier);
  if (value.parent?.type !== 'CallExpression') return false;
  const use = traceInCall(value.parent, value);
  return (use.kind === 'carried' ? tracer.trace(use.node) : use).kind === 'discarded';
}
