import type { TSESTree } from '@typescript-eslint/utils';
import { isExit } from '../../syntax/exits.js';
import { readCallee, wrapped } from '../../syntax/names.js';
import { walkNodes } from '../../syntax/walk.js';
import { isFunction, readParameterRoot, readPatternSteps, type FunctionNode } from '../model/bindings.js';
import { evaluateBuiltin } from './builtins.js';
import { choose, primitive, readReason, readTruth, unknown } from '../model/choice.js';
import type { Evaluation } from '../model/evaluation.js';
import { mentionsOutside, readExternalReason } from '../model/outside.js';
import { readPatternValue } from '../model/patterns.js';
import { readConditions } from '../conditions/paths.js';
import type { ChoiceArm, Reason, Value } from '../model/value.js';
import type { Variable } from '../../syntax/source-code.js';

/** The value of a call: a built-in, a function of this file, or unknown. */
export function evaluateCall(node: TSESTree.CallExpression | TSESTree.NewExpression, evaluation: Evaluation): Value {
  const builtin = evaluateBuiltin(node, evaluation);
  if (builtin) return builtin;
  const reason = readExternalReason(node, evaluation);
  if (reason) return unknown(reason, node);
  const callee = evaluation.evaluate(readCallee(node));
  if (callee.kind === 'function' && isFunction(callee.node)) {
    const result = callFunction(callee.node, node.arguments, evaluation);
    return callee.node.async && wrapped(node).parent?.type !== 'AwaitExpression' ? { kind: 'instance', node } : result;
  }
  return unknown(readArgumentReason(node, evaluation) ?? 'call', node);
}

/** What a function that is not seen makes of the command line or a request comes from there: `parse(process.argv)`. */
function readArgumentReason(node: TSESTree.CallExpression | TSESTree.NewExpression, evaluation: Evaluation): Reason | undefined {
  if (!mentionsOutside(evaluation.sourceCode)) return undefined;
  for (const argument of node.arguments) {
    const reason = argument.type === 'SpreadElement' || isMade(argument) ? undefined : readReason(evaluation.evaluate(argument));
    if (reason === 'argv' || reason === 'request') return reason;
  }
  return undefined;
}

/** A literal is this file's own, whatever stands in it. */
function isMade(node: TSESTree.Node): boolean {
  return node.type === 'ObjectExpression' || node.type === 'ArrayExpression' || node.type === 'Literal' || isFunction(node);
}

/** What a function of this file returns when it is called with these arguments. */
export function callFunction(node: TSESTree.Node, args: readonly TSESTree.CallExpressionArgument[], evaluation: Evaluation): Value {
  if (!isFunction(node) || node.generator) return unknown('call', node);
  const inner = evaluation.enter(bindParameters(node, args, evaluation), { subject: node, args });
  if (node.body.type !== 'BlockStatement') return inner.evaluate(node.body);
  return readReturned(node, node.body, inner);
}

/** Each parameter name of a function with the value that a call gives it. */
export function bindParameters(
  node: FunctionNode,
  args: readonly TSESTree.CallExpressionArgument[],
  evaluation: Evaluation,
): ReadonlyMap<Variable, Value> {
  const bound = new Map<Variable, Value>();
  const spread = args.findIndex((argument) => argument.type === 'SpreadElement');
  for (const variable of evaluation.sourceCode.getDeclaredVariables?.(node) ?? []) {
    const definition = variable.defs[0];
    if (definition?.type !== 'Parameter') continue;
    const root = readParameterRoot(definition.name, node);
    const index = node.params.indexOf(root as TSESTree.Parameter);
    const given = spread >= 0 && index >= spread ? unknown('spread', root) : readGiven(root, args.slice(index), evaluation);
    const pattern = root.type === 'RestElement' ? root.argument : root;
    bound.set(variable, readPatternValue(given, readPatternSteps(definition.name, pattern), evaluation));
  }
  return bound;
}

/** The value of a parameter: an argument, or all that are left for `...rest`. */
function readGiven(root: TSESTree.Node, args: readonly TSESTree.CallExpressionArgument[], evaluation: Evaluation): Value {
  if (root.type === 'RestElement') return { kind: 'array', elements: args.map((argument) => evaluation.evaluate(argument)), node: root };
  return readArgument(args[0], root, evaluation);
}

function readArgument(argument: TSESTree.CallExpressionArgument | undefined, root: TSESTree.Node, evaluation: Evaluation): Value {
  return argument ? evaluation.evaluate(argument) : primitive(undefined, root);
}

function readReturned(node: FunctionNode, body: TSESTree.BlockStatement, evaluation: Evaluation): Value {
  const arms: ChoiceArm[] = [];
  walkNodes(body, evaluation.sourceCode.visitorKeys, (inner) => {
    if (inner.type.endsWith('Expression') || isFunction(inner) || inner.type === 'ClassDeclaration') return false;
    if (inner.type === 'ReturnStatement') arms.push(...readReturn(inner, body, evaluation));
    return undefined;
  });
  if (!isExit(body, 6)) arms.push({ value: primitive(undefined, node), conditions: [] });
  return choose(arms, 'condition', node);
}

/** A returned value with the tests that lead to it; nothing where a known test rules it out. */
function readReturn(statement: TSESTree.ReturnStatement, body: TSESTree.Node, evaluation: Evaluation): readonly ChoiceArm[] {
  const conditions = readConditions(statement, body);
  const ruledOut = conditions.some((condition) => {
    if (condition.equals) return false;
    const truth = readTruth(evaluation.evaluate(condition.test));
    return truth.kind !== 'unknown' && (truth.kind === 'truthy') !== condition.outcome;
  });
  if (ruledOut) return [];
  const value = statement.argument ? evaluation.evaluate(statement.argument) : primitive(undefined, statement);
  return [{ value, conditions }];
}
