import type { TSESTree } from '@typescript-eslint/utils';
import { readCallee, readMemberName, unwrap } from '../../syntax/names.js';
import { resolveDefinition } from '../../values/conditions/definitions.js';
import { findVariable, isGlobal } from '../../values/model/bindings.js';
import { readArms } from '../../values/model/choice.js';
import { readMutations } from '../../values/mutations/mutations.js';
import type { Value } from '../../values/model/value.js';
import type { CheckSearch } from './search.js';
import { isDatabaseName } from './database-name.js';
import { judgeName, judgePattern, type NamePosition } from '../pattern/judge.js';

type Comparison = (object: TSESTree.Node, argument: TSESTree.Node, search: CheckSearch) => boolean;

/** Methods whose truthy result shows that a name carries a dev or test word. */
const COMPARISONS: Readonly<Record<string, Comparison>> = {
  test: (object, argument, search) => isDatabaseName(argument, search) && isGoodPattern(object, search),
  exec: (object, argument, search) => isDatabaseName(argument, search) && isGoodPattern(object, search),
  match: (object, argument, search) => isDatabaseName(object, search) && isGoodPattern(argument, search, 'text'),
  endsWith: (object, argument, search) => isDatabaseName(object, search) && isGoodName(argument, 'end', search),
  startsWith: (object, argument, search) => isDatabaseName(object, search) && isGoodName(argument, 'start', search),
  includes: (object, argument, search) => isDatabaseName(argument, search) && isGoodList(object, search),
  has: (object, argument, search) => isDatabaseName(argument, search) && isGoodSet(object, search),
};

/** Whether a truthy result of the call shows it: `/_test$/.test(name)`, `name.endsWith('_test')`, `['app_test'].includes(name)`. */
export function provesByResult(call: TSESTree.CallExpression, search: CheckSearch): boolean {
  const callee = readCallee(call);
  const [argument] = call.arguments;
  // A second argument moves the end that `endsWith` and `startsWith` look at.
  if (callee.type !== 'MemberExpression' || call.arguments.length !== 1 || !argument || argument.type === 'SpreadElement') return false;
  const name = readMemberName(callee) ?? '';
  const compare = Object.hasOwn(COMPARISONS, name) ? COMPARISONS[name] : undefined;
  return compare?.(unwrap(callee.object), argument, search) ?? false;
}

/** Whether the result of the call is a place in a list of good names: `['app_test'].indexOf(name)`. */
export function provesByIndex(call: TSESTree.CallExpression, search: CheckSearch): boolean {
  const callee = readCallee(call);
  const [argument] = call.arguments;
  if (callee.type !== 'MemberExpression' || !/^(?:indexOf|lastIndexOf)$/.test(readMemberName(callee) ?? '')) return false;
  return !!argument && argument.type !== 'SpreadElement' && isDatabaseName(argument, search) && isGoodList(unwrap(callee.object), search);
}

/** Whether the equality of two expressions shows it: `name === 'app_test'`. */
export function provesByEquality(left: TSESTree.Node, right: TSESTree.Node, search: CheckSearch): boolean {
  if (isGoodName(right, 'whole', search)) return isDatabaseName(left, search);
  return isGoodName(left, 'whole', search) && isDatabaseName(right, search);
}

/** Whether every pattern that the expression can be protects as a `match` does. `text`: a string is made a RegExp of. */
export function isGoodPattern(node: TSESTree.Node, search: CheckSearch, text?: 'text'): boolean {
  return readArms(search.evaluation.evaluate(node)).every(({ value }) => {
    if (value.kind === 'regexp') return judgePattern(value.pattern, value.flags, search.terms.names).kind === 'good';
    const pattern = text && readText(value);
    return pattern !== undefined && judgePattern(pattern, '', search.terms.names).kind === 'good';
  });
}

function isGoodName(node: TSESTree.Node, position: NamePosition, search: CheckSearch): boolean {
  return readArms(search.evaluation.evaluate(node)).every(({ value }) => isGoodText(value, position, search));
}

function isGoodText(value: Value, position: NamePosition, search: CheckSearch): boolean {
  const text = readText(value);
  return text !== undefined && judgeName(text, position, search.terms.names).kind === 'good';
}

function readText(value: Value): string | undefined {
  return value.kind === 'primitive' && typeof value.value === 'string' ? value.value : undefined;
}

/** `new Set(['app_test'])` that nothing is put into. */
function isGoodSet(node: TSESTree.Node, search: CheckSearch): boolean {
  const { evaluation } = search;
  const variable = node.type === 'Identifier' ? findVariable(evaluation.sourceCode, node) : undefined;
  if (variable && readMutations(evaluation.sourceCode, variable).some(({ kind }) => kind !== 'freeze')) return false;
  const made = resolveDefinition(node, evaluation);
  if (made.type !== 'NewExpression' || made.callee.type !== 'Identifier' || made.callee.name !== 'Set') return false;
  const [list] = made.arguments;
  return isGlobal(evaluation.sourceCode, made.callee) && !!list && list.type !== 'SpreadElement' && isGoodList(list, search);
}

function isGoodList(node: TSESTree.Node, search: CheckSearch): boolean {
  return readArms(search.evaluation.evaluate(node)).every(({ value }) => {
    const elements = value.kind === 'array' ? value.elements : undefined;
    return elements !== undefined && elements.length > 0 && elements.every((element) => isGoodText(element, 'whole', search));
  });
}
