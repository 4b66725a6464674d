import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { readCallee, readMemberName } from '../../syntax/names.js';
import { findReturnedExpression, isFunction } from '../../values/model/bindings.js';
import type { Value } from '../../values/model/value.js';
import type { CheckSearch } from './search.js';

/**
 * Whether a truthy `['_test', '_dev'].some((end) => name.endsWith(end))` shows that the name was checked: each element
 * of the list has to do so by itself.
 */
export function provesByList(call: TSESTree.CallExpression, search: CheckSearch): boolean {
  const callee = readCallee(call);
  const [callback] = call.arguments;
  if (callee.type !== 'MemberExpression' || readMemberName(callee) !== 'some' || !callback || call.arguments.length !== 1) return false;
  const elements = readElements(callee.object, search);
  const test = readElementTest(callback, search);
  if (elements.length === 0 || !test) return false;
  return elements.every((element) => {
    const evaluation = search.evaluation.enter(new Map([[test.parameter, element]]), { subject: element, args: call.arguments });
    return search.provesCondition(test.answer, true, { ...search, evaluation });
  });
}

function readElements(list: TSESTree.Node, { evaluation }: CheckSearch): readonly Value[] {
  const value = evaluation.evaluate(list);
  return value.kind === 'array' ? (value.elements ?? []) : [];
}

interface ElementTest {
  readonly answer: TSESTree.Node;
  readonly parameter: TSESLint.Scope.Variable;
}

function readElementTest(callback: TSESTree.Node, { evaluation }: CheckSearch): ElementTest | undefined {
  const { kind, node } = evaluation.evaluate(callback);
  if (kind !== 'function' || !isFunction(node) || node.async || node.generator) return undefined;
  const answer = findReturnedExpression(node);
  const [first] = node.params;
  const parameter = evaluation.sourceCode.getDeclaredVariables?.(node).find(({ defs }) => defs[0]?.name === first);
  return answer && parameter && { answer, parameter };
}
