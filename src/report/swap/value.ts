import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { readMemberName, unwrap, wrapped } from '../../syntax/names.js';
import type { SourceCode } from '../../syntax/source-code.js';
import { findVariable, type FunctionNode, isFunction, isReassigned } from '../../values/model/bindings.js';

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
  const isResult = parent.type === 'ReturnStatement' || parent.type === 'ArrowFunctionExpression';
  if (isResult) return stepToFunction(tracer, parent);
  return STEPS[parent.type]?.(parent as never, { child: node, tracer }) ?? RESULT_USED;
}

/** Expressions that pass a value on, drop it, or read it. */
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
 * A plain generator passes the promise to a runner such as `co`, which returns the value. An async generator, and one
 * that this file iterates, pass it to a reader.
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

/** `.then(() => …)` drops the value; `.then()`, `.catch(…)` and `.finally(…)` pass it on. */
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

/** Functions that call their callback and drop what it returns, or wait for it and drop what it gives. */
const HOOKS = new Set([
  'before', 'beforeAll', 'beforeEach', 'after', 'afterAll', 'afterEach',
  'setup', 'suiteSetup', 'teardown', 'suiteTeardown',
  'on', 'once', 'addListener', 'addHook', 'listen', 'setTimeout', 'setImmediate', 'nextTick',
]);

/** What becomes of the result of a function: of a `.then(…)` callback, a hook, an IIFE, or a function that this file calls. */
function traceFunctionResult(tracer: Tracer, fn: FunctionNode): ValueUse {
  if (fn.generator) return RETURNED;
  if (fn.type === 'FunctionDeclaration') return traceCallers(tracer, fn);
  const value = wrapped(fn);
  const { parent } = value;
  if (parent?.type === 'CallExpression') return traceInCall(parent, value);
  if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier') return traceCallers(tracer, parent);
  return RETURNED;
}

/** A function in a call: as what is called, or as what is passed. */
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
function isIterated(tracer: Tracer, fn: FunctionNode): boolean {
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
type ValueUse = { readonly kind: 'discarded'; } |
{ readonly kind: 'carried'; readonly node: TSESTree.Node; } |
{ readonly kind: 'used'; readonly why: 'resultUsed' | 'thenParameter' | 'returned'; };
/** Where a value ends. */
type ValueEnd = Exclude<ValueUse, { kind: 'carried'; }>;

const DISCARDED = { kind: 'discarded' } as const;
const RESULT_USED = { kind: 'used', why: 'resultUsed' } as const;
const THEN_PARAMETER = { kind: 'used', why: 'thenParameter' } as const;
const RETURNED = { kind: 'used', why: 'returned' } as const;
/** One search for the end of a value. */
interface Tracer {
  readonly sourceCode: Readonly<TSESLint.SourceCode>;
  /** Functions whose callers were followed: one whose result is read ends the search, so that once is enough. */
  readonly followed: Set<TSESTree.Node>;
  readonly trace: (node: TSESTree.Node) => ValueEnd;
}

/**
 * What the handler of a `.then(…)` does with the value: `none`: there is no handler, `mayRead`: it has
 * parameters or is not seen.
 */
function matchThenHandler(sourceCode: SourceCode, call: TSESTree.CallExpression): 'none' | 'ignoresValue' | 'mayRead' {
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

/** `function () { arguments[0] }` reads the value without a parameter; an arrow has no `arguments` of its own. */
function hasArguments({ scopeManager }: SourceCode, fn: FunctionNode): boolean {
  const scopes = fn.type === 'ArrowFunctionExpression' ? [] : (scopeManager?.scopes ?? []);
  return scopes.some(({ block, set }) => block === fn && (set.get('arguments')?.references.length ?? 0) > 0);
}
