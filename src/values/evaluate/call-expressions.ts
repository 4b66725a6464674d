import type { TSESTree } from '@typescript-eslint/utils';
import { readModuleOf, unwrapInterop } from '../../syntax/modules.js';
import { readCallee, readDottedName, readMemberName, wrapped } from '../../syntax/names.js';
import { isFunction, isGlobal } from '../model/bindings.js';
import { mapArms, readArms, readReason, unknown } from '../model/choice.js';
import type { Argument, Evaluation } from '../model/evaluation.js';
import { mentionsOutside, readExternalReason } from '../model/outside.js';
import type { ArrayValue, Reason, Value } from '../model/value.js';
import { evaluateBuiltin } from './builtins.js';
import { callValue, evaluateArgument, spreadArguments } from './calls.js';
import { makeInstance } from './instances.js';
import { evaluateListCall } from './list-calls.js';
import { evaluatePromiseCall } from './promises.js';

type Call = TSESTree.CallExpression | TSESTree.NewExpression;

/** The value of a call: a built-in, a function of this file, or unknown. */
export function evaluateCall(node: Call, evaluation: Evaluation): Value {
  const module = node.type === 'CallExpression' ? unwrapInterop(node) : undefined;
  if (module && readModuleOf(module) !== undefined) return evaluation.evaluate(module);
  const builtin = evaluateBuiltin(node, evaluation);
  if (builtin) return builtin;
  const reason = readExternalReason(node, evaluation);
  if (reason) return unknown(reason, node);
  const known = evaluatePromiseCall(node, evaluation) ?? evaluateListCall(node, evaluation) ?? evaluateBind(node, evaluation);
  if (known) return known;
  const { args, called } = resolveCalled(node, evaluation);
  return mapArms(called, (arm) => {
    if (!args || arm.kind !== 'function' || !isFunction(arm.node)) return unknown(readArgumentReason(node, evaluation) ?? 'call', node);
    const result = callValue(arm, args, evaluation);
    return arm.node.async && !arm.node.generator ? { kind: 'instance', resolved: result, node } : result;
  });
}

/** `new RegExp(…)` gives its pattern, a class of this file its object; all others are truthy, whatever they wrap. */
export function evaluateNew(node: TSESTree.NewExpression, evaluation: Evaluation): Value {
  if (node.callee.type === 'Identifier' && node.callee.name === 'RegExp') return evaluateCall(node, evaluation);
  const reason = readExternalReason(node, evaluation);
  if (reason) return unknown(reason, node);
  const content = evaluateContent(node, evaluation);
  if (content) return { kind: 'instance', content, node };
  return mapArms(evaluation.evaluate(readCallee(node)), (arm) => (arm.kind === 'function' ? makeInstance({ node, made: arm }, evaluation) : { kind: 'instance', node }));
}

/** What `new Map([…])` and `new Set([…])` hold. */
function evaluateContent(node: TSESTree.NewExpression, evaluation: Evaluation): ArrayValue | undefined {
  const { callee, arguments: [list] } = node;
  if (callee.type !== 'Identifier' || !/^(?:Map|Set)$/.test(callee.name) || !isGlobal(evaluation.sourceCode, callee)) return undefined;
  if (!list) return { kind: 'array', elements: [], node };
  const value = list.type === 'SpreadElement' ? undefined : evaluation.evaluate(list);
  return value?.kind === 'array' ? value : undefined;
}

/** What a call calls, and what it gives. */
export interface Called {
  readonly called: Value;
  /** Undefined where they come from a list that is not seen. */
  readonly args: readonly Argument[] | undefined;
}

/** The expression that names the function of a call: `f` of `f(x)` and of `Reflect.apply(f, o, [x])`, `f.call` of `f.call(o, x)`. */
export function findCalledNode(node: Call): TSESTree.Node {
  const callee = readCallee(node);
  return isReflected(callee) ? (node.arguments[0] ?? callee) : callee;
}

function isReflected(callee: TSESTree.Node): boolean {
  return callee.type === 'MemberExpression' && readMemberName(callee) === 'apply' && readDottedName(callee)?.join('.') === 'Reflect.apply';
}

/** The value of what a call calls, with what `this` is: `f.call(o, x)`, `f.apply(o, [x])` and `Reflect.apply(f, o, [x])` call `f`. */
export function resolveCalled(node: Call, evaluation: Evaluation): Called {
  const callee = readCallee(node);
  const [first, second, third] = node.arguments;
  if (isReflected(callee) && first) return { called: bind(evaluateArgument(first, evaluation), second, evaluation), args: readList(third, evaluation) };
  const borrowed = findBorrowed(callee, isPreset(node, evaluation) ? /^bind$/ : /^(?:call|apply)$/, evaluation);
  if (!borrowed) return { called: evaluation.evaluate(callee), args: node.arguments };
  const args = borrowed.how === 'apply' ? readList(second, evaluation) : node.arguments.slice(1);
  return { called: bind(borrowed.method, first, evaluation), args };
}

/** `f.bind(o, x)` that is passed on, or kept and called nowhere by its name: sooner or later `f` is called with its first arguments. */
function isPreset(node: Call, { sourceCode }: Evaluation): boolean {
  const callee = readCallee(node);
  if (callee.type !== 'MemberExpression' || readMemberName(callee) !== 'bind' || node.arguments.length < 2) return false;
  const { parent } = wrapped(node);
  const kept = parent?.type === 'VariableDeclarator' ? (sourceCode.getDeclaredVariables?.(parent) ?? []) : [];
  const names = kept.flatMap(({ references }) => references.map(({ identifier }) => identifier as TSESTree.Node));
  return ![node, ...names].some((use) => isCalled(wrapped(use)));
}

function isCalled(use: TSESTree.Node): boolean {
  return use.parent?.type === 'CallExpression' && use.parent.callee === use;
}

/** `f.bind(o, x)`: `f` with what `this` is, and its first arguments. */
function evaluateBind(node: Call, evaluation: Evaluation): Value | undefined {
  const borrowed = findBorrowed(readCallee(node), /^bind$/, evaluation);
  if (!borrowed) return undefined;
  const [self, ...given] = spreadArguments(node.arguments, evaluation).known;
  const values = given.map((argument) => evaluateArgument(argument, evaluation));
  return mapArms(bind(borrowed.method, self, evaluation), (arm) => (arm.kind === 'function' ? { ...arm, given: [...(arm.given ?? []), ...values] } : unknown('call', node)));
}

/** The function of this file whose `call`, `apply` or `bind` a callee is. */
function findBorrowed(callee: TSESTree.Node, names: RegExp, evaluation: Evaluation): { readonly how: string; readonly method: Value } | undefined {
  const how = callee.type === 'MemberExpression' ? readMemberName(callee) : undefined;
  if (callee.type !== 'MemberExpression' || how === undefined || !names.test(how) || callee.object.type === 'Super') return undefined;
  const method = evaluation.evaluate(callee.object);
  return readArms(method).some(({ value }) => value.kind === 'function' && isFunction(value.node)) ? { how, method } : undefined;
}

function bind(method: Value, self: Argument | undefined, evaluation: Evaluation): Value {
  // What is bound already stays.
  return mapArms(method, (arm) => (arm.kind === 'function' && self && !arm.given ? { ...arm, self: evaluateArgument(self, evaluation) } : arm));
}

/** The arguments that a list gives; undefined where its elements are not seen. */
function readList(list: TSESTree.CallExpressionArgument | undefined, evaluation: Evaluation): readonly Argument[] | undefined {
  if (!list) return [];
  const value = evaluateArgument(list, evaluation);
  return value.kind === 'array' ? value.elements : undefined;
}

/** The result of a function that is not seen comes from the command line or a request if an argument does: `parse(process.argv)`. */
function readArgumentReason(node: Call, evaluation: Evaluation): Reason | undefined {
  if (!mentionsOutside(evaluation.sourceCode)) return undefined;
  for (const argument of node.arguments) {
    const reason = argument.type === 'SpreadElement' || isMade(argument) ? undefined : readReason(evaluation.evaluate(argument));
    if (reason === 'argv' || reason === 'request') return reason;
  }
  return undefined;
}

/** A literal is this file's own, whatever it contains. */
function isMade(node: TSESTree.Node): boolean {
  return node.type === 'ObjectExpression' || node.type === 'ArrayExpression' || node.type === 'Literal' || isFunction(node);
}
