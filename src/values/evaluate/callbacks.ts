import type { TSESTree } from '@typescript-eslint/utils';
import { readCallee, readMemberName, unwrap, wrapped } from '../../syntax/names.js';
import { findVariable, type FunctionNode } from '../model/bindings.js';
import { choose, chooseAny, mapArms, readArms, unknown } from '../model/choice.js';
import type { Evaluation } from '../model/evaluation.js';
import { readElements } from '../model/lists.js';
import type { Value } from '../model/value.js';
import { readValues } from './methods.js';
import { evaluateAwaited } from './promises.js';

/** Methods that call a function with each element of a list, and at which place they give it. */
export const ELEMENT_CALLBACKS: ReadonlyMap<string, number> = new Map([
  ['forEach', 0], ['map', 0], ['filter', 0], ['flatMap', 0], ['every', 0], ['some', 0], ['find', 0], ['findLast', 0], ['findIndex', 0],
  ['each', 0], ['eachSeries', 0], ['mapSeries', 0], ['from', 0], ['forEachModel', 0],
  ['eachLimit', 0], ['mapLimit', 0], ['forOwn', 0], ['mapValues', 0], ['reduce', 1], ['reduceRight', 1],
]);

/** Methods of a list or map that answer with one of its elements, and with some of them. */
export const TAKES_ONE: ReadonlySet<string> = new Set(['at', 'find', 'findLast', 'pop', 'shift', 'next', 'get']);
export const TAKES_SOME: ReadonlySet<string> = new Set(['filter', 'slice', 'splice', 'reverse', 'sort', 'toReversed', 'toSorted', 'toSpliced', 'concat', 'values', 'with']);

/** What a function's parameter is given by those that call it back; undefined where nothing of the file shows it. */
export function evaluateCallbackParameter(owner: FunctionNode, index: number, evaluation: Evaluation): Value | undefined {
  const inline = evaluateGiven(wrapped(owner), index, evaluation);
  if (inline) return inline;
  const name = readName(owner);
  const references = (name && findVariable(evaluation.sourceCode, name)?.references) ?? [];
  const given = references.flatMap(({ identifier }) => evaluateGiven(wrapped(identifier as TSESTree.Node), index, evaluation) ?? []);
  if (given.length === 0) return undefined;
  const arms = given.length === references.filter(({ init }) => !init).length ? given : [...given, unknown('parameter', owner)];
  return chooseAny(arms, 'parameter', owner);
}

function readName(owner: FunctionNode): TSESTree.Identifier | undefined {
  if (owner.type === 'FunctionDeclaration') return owner.id ?? undefined;
  const { parent } = wrapped(owner);
  return parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? parent.id : undefined;
}

/** `list.forEach(callback)`, `each(list, callback)`, `promise.then(callback)`. */
function evaluateGiven(callback: TSESTree.Node, index: number, evaluation: Evaluation): Value | undefined {
  const call = callback.parent;
  if (call?.type !== 'CallExpression' || call.callee === callback) return undefined;
  const callee = readCallee(call);
  if (callee.type !== 'MemberExpression') return undefined;
  const method = readMemberName(callee) ?? '';
  if (method === 'then') return index === 0 && call.arguments[0] === callback ? evaluateAwaited(callee.object, evaluation) : undefined;
  if (ELEMENT_CALLBACKS.get(method) !== index) return undefined;
  const list = call.arguments[0] === callback ? callee.object : call.arguments[0];
  return list && list.type !== 'SpreadElement' ? evaluateElement(unwrap(list), evaluation) : undefined;
}

function evaluateElement(list: TSESTree.Node, evaluation: Evaluation): Value | undefined {
  // A `Map` hands out its values, and not its entries.
  const value = mapArms(evaluation.evaluate(list), (arm) => (arm.kind === 'instance' && arm.content ? readValues(arm.content, list) : arm));
  const isList = readArms(value).some((arm) => arm.value.kind === 'array');
  const elements = isList ? readElements(value, 'parameter', list) : [];
  return elements.length === 0 ? undefined : choose(elements, 'loop', list);
}
