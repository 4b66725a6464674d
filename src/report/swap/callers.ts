import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { readMemberName, unwrap, wrapped } from '../../syntax/names.js';
import { isFunction, findVariable, type FunctionNode } from '../../values/model/bindings.js';
import type { SourceCode } from '../../syntax/source-code.js';

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

/** Expressions and statements that take the elements out of an iterator, or keep it for later. */
const ITERATING = new Set(['ForOfStatement', 'SpreadElement', 'MemberExpression', 'VariableDeclarator', 'AssignmentExpression', 'YieldExpression', 'NewExpression']);
const ITERATING_METHODS = new Set(['from', 'all', 'allSettled', 'race', 'any', 'fromEntries', 'fromAsync']);

/** Whether what a generator yields is taken in this file: `for (const x of start())`, `[...start()]`, `start().next()`. */
export function isIterated(tracer: Tracer, fn: FunctionNode): boolean {
  const value = wrapped(fn);
  const declaration = fn.type === 'FunctionDeclaration' ? fn : value.parent;
  const [variable] = declaration && value.parent?.type !== 'CallExpression' ? readDeclared(tracer, declaration) : [];
  const callees = variable ? variable.references.map(({ identifier }) => wrapped(identifier)) : [value];
  return callees.some((callee) => {
    const call = callee.parent;
    return call?.type === 'CallExpression' && call.callee === callee && isTakenFrom(wrapped(call));
  });
}

function isTakenFrom(iterator: TSESTree.Node): boolean {
  const { parent } = iterator;
  if (parent?.type !== 'CallExpression') return ITERATING.has(parent?.type ?? '');
  const callee = unwrap(parent.callee);
  return callee.type === 'MemberExpression' && ITERATING_METHODS.has(readMemberName(callee) ?? '');
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

/** What becomes of the value of an expression. `carried`: it is the value of `node`, which decides. */
export type ValueUse = { readonly kind: 'discarded'; } |
{ readonly kind: 'carried'; readonly node: TSESTree.Node; } |
{ readonly kind: 'used'; readonly why: 'resultUsed' | 'thenParameter' | 'returned'; };
/** Where a value ends. */
export type ValueEnd = Exclude<ValueUse, { kind: 'carried'; }>;

export const DISCARDED = { kind: 'discarded' } as const;
export const RESULT_USED = { kind: 'used', why: 'resultUsed' } as const;
export const THEN_PARAMETER = { kind: 'used', why: 'thenParameter' } as const;
export const RETURNED = { kind: 'used', why: 'returned' } as const;
/** One search for the end of a value. */
export interface Tracer {
  readonly sourceCode: Readonly<TSESLint.SourceCode>;
  /** Functions whose callers were followed: one whose result is read ends the search, so that once is enough. */
  readonly followed: Set<TSESTree.Node>;
  readonly trace: (node: TSESTree.Node) => ValueEnd;
}

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
export function resolveFunction(sourceCode: SourceCode, node: TSESTree.Node): FunctionNode | undefined {
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
