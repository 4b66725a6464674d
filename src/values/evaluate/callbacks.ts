import type { TSESTree } from '@typescript-eslint/utils';
import { readImportedName } from '../../syntax/modules.js';
import { readCallee, readDottedName, readMemberName, unwrap, wrapped } from '../../syntax/names.js';
import type { SourceCode } from '../../syntax/source-code.js';
import { findVariable, type FunctionNode, isFunction } from '../model/bindings.js';
import { choose, chooseAny, mapArms, readArms, unknown } from '../model/choice.js';
import type { Evaluation } from '../model/evaluation.js';
import { readElements } from '../model/lists.js';
import type { Value } from '../model/value.js';
import { enterFunction } from './calls.js';
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

/** Functions that call another later, by the place of the first argument that they give it. */
const TIMERS: ReadonlyMap<string, number> = new Map([
  ...['', 'globalThis.', 'global.', 'window.', 'timers.'].flatMap((holder) => [[`${holder}setTimeout`, 2], [`${holder}setInterval`, 2], [`${holder}setImmediate`, 1]] as const),
  ['process.nextTick', 1],
]);

/** What a function's parameter is given by those that call it back; undefined where nothing of the file shows it. */
export function evaluateCallbackParameter(owner: FunctionNode, index: number, evaluation: Evaluation): Value | undefined {
  const read = (callback: TSESTree.Node): Value | undefined => evaluateGiven(callback, { index, evaluation, depth: 0 });
  const inline = read(wrapped(owner));
  if (inline) return inline;
  const name = readName(owner);
  const references = (name && findVariable(evaluation.sourceCode, name)?.references) ?? [];
  const given = references.flatMap(({ identifier }) => read(wrapped(identifier as TSESTree.Node)) ?? []);
  if (given.length === 0) return undefined;
  const arms = given.length === references.filter(({ init }) => !init).length ? given : [...given, unknown('parameter', owner)];
  return chooseAny(arms, 'parameter', owner);
}

function readName(owner: FunctionNode): TSESTree.Identifier | undefined {
  if (owner.type === 'FunctionDeclaration') return owner.id ?? undefined;
  const { parent } = wrapped(owner);
  return parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? parent.id : undefined;
}

interface Asked {
  /** The place of the parameter. */
  readonly index: number;
  readonly evaluation: Evaluation;
  /** Functions that the callback was handed on by. */
  readonly depth: number;
}

/** What a call gives to a function that is one of its arguments. */
function evaluateGiven(callback: TSESTree.Node, asked: Asked): Value | undefined {
  const call = callback.parent;
  if (call?.type !== 'CallExpression' || call.callee === callback) return undefined;
  const callee = readCallee(call);
  const first = TIMERS.get(readDottedName(callee)?.join('.') ?? '');
  if (first !== undefined) return call.arguments[0] === callback ? evaluateOne(call.arguments[first + asked.index], asked.evaluation) : undefined;
  if (callee.type === 'MemberExpression' && readMemberName(callee) === 'then') return asked.index === 0 && call.arguments[0] === callback ? evaluateAwaited(callee.object, asked.evaluation) : undefined;
  const iteration = readIteration(call, callback, asked.evaluation.sourceCode);
  if (!iteration) return evaluateHandedOn(call, callback, asked);
  return iteration.place === asked.index && iteration.list ? evaluateElement(unwrap(iteration.list), asked.evaluation) : undefined;
}

/** A call of a function with each element of a list. */
interface Iteration {
  /** Undefined where it is not seen. */
  readonly list: TSESTree.Node | undefined;
  /** The place at which the function is given an element. */
  readonly place: number;
}

/** `list.forEach(callback)`, `_.each(list, callback)`, and `pMap(list, callback)` and `mapSeries(list, callback)` of an import. */
export function readIteration(call: TSESTree.CallExpression, callback: TSESTree.Node, sourceCode: SourceCode): Iteration | undefined {
  const callee = readCallee(call);
  const [first] = call.arguments;
  const given = first?.type === 'SpreadElement' ? undefined : first;
  if (callee.type === 'Identifier') return first !== callback && isIterating(callee, sourceCode) ? { list: given, place: 0 } : undefined;
  const place = callee.type === 'MemberExpression' ? ELEMENT_CALLBACKS.get(readMemberName(callee) ?? '') : undefined;
  return callee.type === 'MemberExpression' && place !== undefined ? { list: first === callback ? callee.object : given, place } : undefined;
}

/** Functions of packages that call one with each element: `p-map` and its like have names of their own. */
const ITERATING = /^p(?:Map|Each|Filter|Series)(?:Series)?$/;

function isIterating(name: TSESTree.Identifier, sourceCode: SourceCode): boolean {
  const definition = findVariable(sourceCode, name)?.defs[0];
  if (definition?.type !== 'ImportBinding' && !(definition?.type === 'Variable' && definition.node.init && unwrap(definition.node.init).type === 'CallExpression' && /\brequire\(/.test(sourceCode.getText(definition.node.init)))) return false;
  const imported = definition.node.type === 'ImportSpecifier' ? readImportedName(definition.node) : name.name;
  return ITERATING.test(imported) || ELEMENT_CALLBACKS.get(imported) === 0;
}

/** `setTimeout(callback, 10, o)`. */
function evaluateOne(argument: TSESTree.CallExpressionArgument | undefined, evaluation: Evaluation): Value | undefined {
  return argument && argument.type !== 'SpreadElement' ? evaluation.evaluate(argument) : undefined;
}

/** Functions of the file that a callback is handed on by, one after another. Past it, its parameters are unknown. */
const MOST_HANDED = 3;

/** `each([a, b], callback)` of `const each = (list, run) => list.forEach(run)`: what the function gives to its parameter. */
function evaluateHandedOn(call: TSESTree.CallExpression, callback: TSESTree.Node, { depth, evaluation, index }: Asked): Value | undefined {
  const place = call.arguments.indexOf(callback as TSESTree.Expression);
  if (depth >= MOST_HANDED || call.arguments.slice(0, place).some(({ type }) => type === 'SpreadElement')) return undefined;
  const given = readArms(evaluation.evaluate(readCallee(call))).flatMap(({ value }): readonly Value[] => {
    const parameter = value.kind === 'function' && isFunction(value.node) ? value.node.params[place] : undefined;
    const variable = value.kind === 'function' && parameter?.type === 'Identifier' ? findVariable(evaluation.sourceCode, parameter) : undefined;
    if (value.kind !== 'function' || !variable) return [];
    const inner = { index, depth: depth + 1, evaluation: enterFunction(value, call.arguments, evaluation) };
    return variable.references.flatMap(({ identifier }) => evaluateGiven(wrapped(identifier as TSESTree.Node), inner) ?? []);
  });
  return given.length === 0 ? undefined : chooseAny(given, 'parameter', call);
}

function evaluateElement(list: TSESTree.Node, evaluation: Evaluation): Value | undefined {
  // A `Map` hands out its values, and not its entries.
  const value = mapArms(evaluation.evaluate(list), (arm) => (arm.kind === 'instance' && arm.content ? readValues(arm.content, list) : arm));
  const isList = readArms(value).some((arm) => arm.value.kind === 'array');
  const elements = isList ? readElements(value, 'parameter', list) : [];
  return elements.length === 0 ? undefined : choose(elements, 'loop', list);
}
