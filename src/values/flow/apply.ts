import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, readPatternSteps } from '../model/bindings.js';
import { chooseAny, mapArms, readArms, readTruth, unknown } from '../model/choice.js';
import type { Evaluation } from '../model/evaluation.js';
import type { Mutation } from '../mutations/mutation.js';
import { addElements, addHeld } from '../model/lists.js';
import { mayRefuseWrite, refuseWrites } from '../model/frozen.js';
import { changeAt, deleteProperty, loseKey, mayLack, mergeObjects, readProperty, weaken, weakenNested, writePath } from '../model/objects.js';
import { appendText, joinLogical } from '../model/operators.js';
import { readLoopValue, readPatternValue } from '../model/patterns.js';
import type { Reason, Value } from '../model/value.js';

/** The state of a variable after one mutation of it. */
export function applyMutation(change: Mutation, state: Value, evaluation: Evaluation): Value {
  if (change.isMaybe) {
    const written = applyMutation({ ...change, isMaybe: false }, state, evaluation);
    return join(state, written, change.node);
  }
  if (change.kind === 'assign') return applyAssignment(change, state, evaluation);
  const path = readKnownPath(change, evaluation);
  const written = applyToObject(change, path, { state, evaluation });
  return isRefusable(change, path, state) ? join(state, written, change.node) : written;
}

/** True where the write may have no effect on the object. `merge` writes the keys of the value at the path, the others one key. */
function isRefusable({ kind, node }: Mutation, path: readonly string[], state: Value): boolean {
  if (kind === 'merge') return mayRefuseWrite(readAt(state, path, node), [], node);
  if (kind === 'set') return mayRefuseWrite(state, path, node);
  return kind === 'delete' && mayRefuseWrite(readAt(state, path.slice(0, -1), node), [], node);
}

function join(left: Value, right: Value, node: TSESTree.Node): Value {
  return chooseAny([left, right], 'escape', node);
}

function applyToObject(change: Mutation, path: readonly string[], { state, evaluation }: Written): Value {
  if (path.length < change.path.length) return applyOpenKey(change, path, { state, evaluation });
  switch (change.kind) {
    case 'set':
      return applySet(change, path, { state, evaluation });
    case 'delete':
      return changeAt(state, { path: path.slice(0, -1), node: change.node, apply: (nested) => deleteProperty(nested, path.at(-1) ?? '', change.node) });
    case 'merge':
      return changeAt(state, { path, node: change.node, apply: (nested) => applyMerge(change.node, nested, evaluation) });
    case 'share':
      return path.length === 0 ? weakenNested(state, unknown('escape', change.node)) : weakenAt(state, path, { why: 'escape', node: change.node });
    case 'freeze':
      return changeAt(state, { path, node: change.node, apply: refuseWrites });
    case 'add':
      return changeAt(state, { path, node: change.node, apply: (nested) => applyAdd(change.node, nested, evaluation) });
    default:
      return change.writes ? applyWrites(change, path, { state, evaluation }) : applyEscape(change, path, state);
  }
}

function applyEscape({ loses, node }: Mutation, path: readonly string[], state: Value): Value {
  if (loses === undefined) return weakenAt(state, path, { why: 'escape', node });
  return changeAt(state, { path, node, apply: (nested) => loseKey(nested, loses) });
}

/** What a function of the file may have done to the object at the path, by each of its writes. */
function applyWrites(change: Mutation, path: readonly string[], { evaluation, state }: Written): Value {
  const { node, writes = [] } = change;
  const apply = (nested: Value): Value =>
    mapArms(nested, (arm) => {
      if (!evaluation.spend(writes.length)) return unknown('tooComplex', node);
      return writes.reduce<Value>((value, write) => applyWrite(write, value, evaluation), arm);
    });
  return changeAt(state, { path, node: change.node, apply });
}

function applyWrite(write: Mutation, value: Value, evaluation: Evaluation): Value {
  const written = applyMutation(write, value, evaluation);
  return isDoneInEveryRun(write) ? written : join(value, written, write.node);
}

/** Statements that do not leave a function. */
const PLAIN = new Set(['ExpressionStatement', 'VariableDeclaration', 'FunctionDeclaration', 'ClassDeclaration']);

/** True for a write that a function makes in every call: in a statement of its own, before which nothing leaves the function. */
function isDoneInEveryRun({ home, isMaybe, node }: Mutation): boolean {
  if (isMaybe || !isFunction(home) || home.async || home.generator) return false;
  if (home.body === node) return true;
  const statement = node.parent;
  if (statement?.type !== 'ExpressionStatement' || home.body.type !== 'BlockStatement' || statement.parent !== home.body) return false;
  return home.body.body.slice(0, home.body.body.indexOf(statement)).every(({ type }) => PLAIN.has(type));
}

/** The names of the path as far as they are known: a computed key through the evaluator. */
function readKnownPath(change: Mutation, evaluation: Evaluation): readonly string[] {
  const known: string[] = [];
  for (const key of change.path) {
    const value = typeof key === 'string' ? undefined : evaluation.evaluate(key);
    if (value && value.kind !== 'primitive') break;
    known.push(value ? String(value.value) : (key as string));
  }
  return known;
}

interface Written {
  readonly state: Value;
  readonly evaluation: Evaluation;
}

/** `o.key = v`. `o.key &&= v` makes no key where there is none. */
function applySet({ node }: Mutation, path: readonly string[], { state, evaluation }: Written): Value {
  const value = readWritten(node, () => readAt(state, path, node), evaluation);
  const isGuarded = node.type === 'AssignmentExpression' && node.operator === '&&=' && mayLack(state, path, node);
  if (isGuarded && readTruth(readAt(state, path, node)).kind === 'falsy') return state;
  return writePath(state, path, { value, node, ...(isGuarded && { isOptional: true }) });
}

/** `o[key] = v` with a key that is one of several: each may be written. With an unknown key, any. */
function applyOpenKey(change: Mutation, path: readonly string[], written: Written): Value {
  const { state, evaluation } = written;
  // Code that gets a string, number or boolean cannot write to the list that holds it.
  if ((change.kind === 'escape' || change.kind === 'share') && holdsPrimitives(readAt(state, path, change.node))) return state;
  if (change.loses !== undefined) return applyEscape(change, path, state);
  const key = change.path[path.length];
  const names = typeof key === 'object' && change.kind === 'set' && path.length + 1 === change.path.length ? readArms(evaluation.evaluate(key)) : [];
  if (names.length === 0 || names.some((name) => name.value.kind !== 'primitive')) return applyUnknownKey(change, path, { isLast: names.length > 0, ...written });
  return names.reduce((result, name) => {
    const full = [...path, name.value.kind === 'primitive' ? String(name.value.value) : ''];
    const known = readAt(result, full, change.node);
    const value = chooseAny([known, readWritten(change.node, () => known, evaluation)], 'computedKey', change.node);
    return writePath(result, full, { value, node: change.node });
  }, state);
}

/** `o[key] = v` with an unknown key: any of the keys may be written, and has `v` then. */
function applyUnknownKey({ node }: Mutation, path: readonly string[], { evaluation, isLast, state }: Written & { readonly isLast: boolean }): Value {
  const opened = weakenAt(state, path, { why: 'computedKey', node });
  if (!isLast) return opened;
  const value = readWritten(node, () => unknown('computedKey', node), evaluation);
  return changeAt(opened, { path, node, apply: (nested) => addHeld(nested, value) });
}

function holdsPrimitives(list: Value): boolean {
  return readArms(list).every(({ value }) => value.kind === 'array' && value.elements?.every(({ kind }) => kind === 'primitive') === true);
}

function readAt(state: Value, path: readonly string[], node: TSESTree.Node): Value {
  return path.reduce((value, name) => readProperty(value, name, node), state);
}

interface Cause {
  readonly why: Reason;
  readonly node: TSESTree.Node;
}

/** The object at the path may have been written by code that is not seen. */
function weakenAt(state: Value, path: readonly string[], cause: Cause): Value {
  return changeAt(state, { path, node: cause.node, apply: (nested) => weaken(nested, unknown(cause.why, cause.node)) });
}

/**
 * `list.push(a, b)`, `set.add(a)`, `map.set(k, a)`: how many elements there are is not known then, because code may run more
 * than once. What has a name of its own may be written by that name later on.
 */
function applyAdd(node: TSESTree.Node, state: Value, evaluation: Evaluation): Value {
  const escaped = unknown('escape', node);
  if (node.type !== 'CallExpression') return weaken(state, escaped);
  const added = node.arguments.map((argument) => {
    if (argument.type === 'SpreadElement') return unknown('spread', argument);
    const value = evaluation.evaluate(argument);
    return /^(?:Object|Array)Expression$/.test(argument.type) ? value : weaken(value, escaped);
  });
  return mapArms(state, (arm) => {
    if (arm.kind === 'array') return addElements(arm, added);
    if (arm.kind !== 'instance' || !arm.content) return weaken(arm, escaped);
    const isPair = added.length > 1;
    return { ...arm, content: addElements(arm.content, isPair ? [{ kind: 'array', elements: added, node }] : added) };
  });
}

/** `Object.assign(state, a, b)`. */
function applyMerge(node: TSESTree.Node, state: Value, evaluation: Evaluation): Value {
  if (node.type !== 'CallExpression') return state;
  let merged = state;
  for (const source of node.arguments.slice(1)) {
    const value = source.type === 'SpreadElement' ? unknown('spread', source) : evaluation.evaluate(source);
    merged = mergeObjects(merged, value, node);
  }
  return merged;
}

function applyAssignment(change: Mutation, state: Value, evaluation: Evaluation): Value {
  const { node } = change;
  if (node.type === 'ForOfStatement') {
    const element = readLoopValue(node, evaluation);
    return change.target ? readPatternValue(element, readPatternSteps(change.target, node.left), evaluation) : element;
  }
  if (node.type !== 'AssignmentExpression') return unknown('loop', node);
  if (node.left.type === 'ObjectPattern' || node.left.type === 'ArrayPattern') {
    const target = change.target;
    if (!target) return unknown('condition', node);
    return readPatternValue(evaluation.evaluate(node.right), readPatternSteps(target, node.left), evaluation);
  }
  return readWritten(node, () => state, evaluation);
}

/** What an assignment writes: `=` its right side, `||=` and its like one of both, `+=` text behind text, other arithmetic something else. */
function readWritten(node: TSESTree.Node, current: () => Value, evaluation: Evaluation): Value {
  if (node.type !== 'AssignmentExpression') return unknown('condition', node);
  if (node.left.type === 'ObjectPattern' || node.left.type === 'ArrayPattern') return unknown('condition', node);
  if (node.operator === '=') return evaluation.evaluate(node.right);
  if (node.operator === '+=') return appendText(current(), evaluation.evaluate(node.right), node);
  const logical = /^(\|\||&&|\?\?)=$/.exec(node.operator)?.[1];
  if (logical === undefined) return unknown('condition', node);
  return joinLogical({ operator: logical, left: node.left, node }, current(), () => evaluation.evaluate(node.right));
}
