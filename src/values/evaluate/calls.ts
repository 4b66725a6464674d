import type { TSESTree } from '@typescript-eslint/utils';
import { isExit } from '../../syntax/statements.js';
import { type Variable, walkNodes } from '../../syntax/source-code.js';
import { findMethodOwner, isClass, isFunction, readParameterRoot, readPatternSteps, type FunctionNode } from '../model/bindings.js';
import { addPossible, choose, primitive, readHeld, readReason, readTruth, unknown } from '../model/choice.js';
import type { Argument, Evaluation } from '../model/evaluation.js';
import { toList } from '../model/lists.js';
import { findArguments } from '../model/own-arguments.js';
import { readPatternValue } from '../model/patterns.js';
import { readConditions } from '../conditions/guards.js';
import type { ArrayValue, Bindings, ChoiceArm, FunctionValue, Reason, Value } from '../model/value.js';

/** A function or class where it is written. In a call that is followed it keeps what is bound there. */
export function createFunction(node: TSESTree.Node, { parameters }: Evaluation): FunctionValue {
  return parameters.size === 0 ? { kind: 'function', node } : { kind: 'function', node, closure: parameters };
}

/** What a function of this file returns when it is called with these arguments. */
export function callFunction(node: TSESTree.Node, args: readonly Argument[], evaluation: Evaluation): Value {
  return callValue({ kind: 'function', node }, args, evaluation);
}

/** What a function value returns: with its closure, what it is bound to, and what it is called on. */
export function callValue(called: FunctionValue, args: readonly Argument[], evaluation: Evaluation): Value {
  const { node } = called;
  if (!isFunction(node)) return unknown('call', node);
  const inner = enterFunction(called, args, evaluation);
  if (node.generator) return readYielded(node, inner);
  return node.body.type === 'BlockStatement' ? readReturned(node, node.body, inner) : inner.evaluate(node.body);
}

/** What a generator yields, as a list: in order where each `yield` is a statement of its body, and nothing ends it before. */
function readYielded(node: FunctionNode, evaluation: Evaluation): Value {
  const yielded: TSESTree.YieldExpression[] = [];
  let isStraight = true;
  walkNodes(node.body, evaluation.sourceCode.visitorKeys, (inner) => {
    if (isFunction(inner) || isClass(inner)) return false;
    if (inner.type === 'YieldExpression') {
      yielded.push(inner);
      isStraight &&= inner.parent.type === 'ExpressionStatement' && inner.parent.parent === node.body;
    }
    isStraight &&= inner.type !== 'ReturnStatement' && inner.type !== 'ThrowStatement';
    return undefined;
  });
  const lists = yielded.map(({ argument, delegate }): ArrayValue => {
    const value = argument ? evaluation.evaluate(argument) : primitive(undefined, node);
    return delegate ? toList(value, node) : { kind: 'array', elements: [value], node };
  });
  const elements = lists.flatMap((list) => readHeld(list));
  const isSeen = isStraight && lists.every((list) => list.elements !== undefined);
  return isSeen ? { kind: 'array', elements, node } : { kind: 'array', elements: undefined, possible: addPossible([], elements), node };
}

/** The evaluation inside of a call of a function value. */
export function enterFunction(called: FunctionValue, args: readonly Argument[], evaluation: Evaluation): Evaluation {
  const { closure, given, node, self } = called;
  if (!isFunction(node)) return evaluation;
  const owner = self && node.type !== 'ArrowFunctionExpression' ? findMethodOwner(node, evaluation.sourceCode) : undefined;
  const around: Bindings = owner && self ? new Map([...(closure ?? []), [owner, self]]) : (closure ?? new Map());
  const outer = around.size > 0 ? evaluation.enter(around, { subject: called, args: NO_ARGUMENTS }) : evaluation;
  const all = given ? [...given, ...args] : args;
  return outer.enter(bindParameters(node, all, evaluation), { subject: node, args: all });
}

const NO_ARGUMENTS: readonly Argument[] = [];

/** Each parameter name of a function with the value that a call gives it. */
function bindParameters(node: FunctionNode, args: readonly Argument[], evaluation: Evaluation): Bindings {
  const bound = new Map<Variable, Value>();
  const given = spreadArguments(args, evaluation);
  for (const variable of evaluation.sourceCode.getDeclaredVariables?.(node) ?? []) {
    const definition = variable.defs[0];
    if (definition?.type !== 'Parameter') continue;
    const root = readParameterRoot(definition.name, node);
    const value = readGiven(root, node.params.indexOf(root as TSESTree.Parameter), { ...given, evaluation });
    const pattern = root.type === 'RestElement' ? root.argument : root;
    bound.set(variable, readPatternValue(value, readPatternSteps(definition.name, pattern), evaluation));
  }
  const all = findArguments(node, evaluation.sourceCode);
  if (all) bound.set(all, readAllGiven(node, { ...given, evaluation }));
  return bound;
}

/** What a call gives, with the elements of spread lists in their places. */
export interface Given {
  /** Up to a spread whose elements are not seen. */
  readonly known: readonly Argument[];
  /** Why what follows is not known. */
  readonly rest: Reason | undefined;
}

/** The arguments with the elements of spread lists in their places. */
export function spreadArguments(args: readonly Argument[], evaluation: Evaluation): Given {
  if (!args.some((argument) => isSpread(argument))) return { known: args, rest: undefined };
  const known: Argument[] = [];
  for (const argument of args) {
    if (!isSpread(argument)) known.push(argument);
    else {
      const list = evaluation.evaluate(argument.argument);
      if (list.kind !== 'array' || !list.elements) return { known, rest: list.kind === 'array' ? (list.why ?? 'spread') : (readReason(list) ?? 'spread') };
      known.push(...list.elements);
    }
  }
  return { known, rest: undefined };
}

/** Whether an argument is the elements of a list: those behind it are at places that it decides. */
export function isSpread(argument: Argument): argument is TSESTree.SpreadElement {
  return 'type' in argument && argument.type === 'SpreadElement';
}

interface GivenHere extends Given {
  readonly evaluation: Evaluation;
}

/** The arguments of a call as a list. */
function readAllGiven(node: TSESTree.Node, { known, rest, evaluation }: GivenHere): ArrayValue {
  return rest ? { kind: 'array', elements: undefined, why: rest, node } : { kind: 'array', elements: known.map((argument) => evaluateArgument(argument, evaluation)), node };
}

/** The value of a parameter: an argument, or all that are left for `...rest`. */
function readGiven(root: TSESTree.Node, index: number, { known, rest, evaluation }: GivenHere): Value {
  if (root.type === 'RestElement') return readAllGiven(root, { known: known.slice(index), rest, evaluation });
  const argument = known[index];
  if (argument) return evaluateArgument(argument, evaluation);
  return rest ? unknown(rest, root) : primitive(undefined, root);
}

/** The value of an argument. */
export function evaluateArgument(argument: Argument, evaluation: Evaluation): Value {
  return 'type' in argument ? evaluation.evaluate(argument) : argument;
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
