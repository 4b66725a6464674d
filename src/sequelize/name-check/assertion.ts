import type { TSESTree } from '@typescript-eslint/utils';
import { isOwnSpecifier, readModuleOf } from '../../syntax/modules.js';
import { readCallee, readDottedName, readMemberName, unwrap } from '../../syntax/names.js';
import { isGlobal } from '../../values/model/bindings.js';
import type { Evaluation } from '../../values/model/evaluation.js';
import { provesByEquality, provesByPattern } from './comparison.js';
import type { CheckSearch } from './search.js';
import { readImportedFunction, type ImportedFunction } from '../receivers/imported.js';

/** Whether an assertion of a test library throws unless the name is good: `assert(…)`, `assert.match(…)`, `expect(…).toMatch(…)`. */
export function provesByAssertion(call: TSESTree.CallExpression, search: CheckSearch): boolean {
  const method = readAssertMethod(readCallee(call), search.evaluation);
  if (method !== undefined) return provesByMethod(method, call.arguments, search);
  return provesByExpectation(call, search);
}

/** Methods of `assert` that throw where their first argument is false. */
export const TRUTH: ReadonlySet<string> = new Set(['', 'ok', 'isTrue', 'isOk']);
const EQUAL = new Set(['equal', 'strictEqual', 'deepEqual', 'deepStrictEqual', 'is', 'toBe', 'toEqual', 'toStrictEqual', 'eql']);

function provesByMethod(method: string, args: readonly TSESTree.Node[], search: CheckSearch): boolean {
  const [first, second] = args;
  if (!first || first.type === 'SpreadElement') return false;
  if (TRUTH.has(method)) return search.provesCondition(first, true, search);
  if (!second || second.type === 'SpreadElement') return false;
  if (method === 'match') return provesByPattern(first, second, search);
  return EQUAL.has(method) && provesByEqual(first, second, search);
}

function provesByEqual(actual: TSESTree.Node, expected: TSESTree.Node, search: CheckSearch): boolean {
  const value = search.evaluation.evaluate(expected);
  if (value.kind === 'primitive' && typeof value.value === 'boolean') return search.provesCondition(actual, value.value, search);
  return provesByEquality(actual, expected, search);
}

const ASSERT_MODULES = new Set(['assert', 'node:assert', 'assert/strict', 'node:assert/strict', 'power-assert', 'chai']);
/** Members of the module that are `assert` once more. */
const ITSELF = /^(?:strict|default|assert)$/;
/** `assert` of the console prints, and goes on. */
const PRINTING = /^(?:node:)?console$/;

/** The method of `assert` that a callee is, `''` for `assert` itself; undefined for anything else, `console.assert` too. */
export function readAssertMethod(callee: TSESTree.Node, evaluation: Evaluation): string | undefined {
  const root = findRoot(callee);
  const required = readModuleOf(root);
  if (required !== undefined) return ASSERT_MODULES.has(required) ? readRequiredMethod(callee) : undefined;
  const names = readDottedName(callee);
  if (!names || root.type !== 'Identifier') return undefined;
  const method = names.slice(1).filter((member) => !ITSELF.test(member)).at(-1) ?? '';
  const imported = readImportedFunction(root, evaluation);
  if (!imported) return isGlobal(evaluation.sourceCode, root) && root.name === 'assert' ? method : undefined;
  if (ASSERT_MODULES.has(imported.source)) return method === '' ? readImportedMethod(imported) : method;
  return isNamedAssert(root.name, imported.source) ? method : undefined;
}

/** An `assert` or `invariant` of any other package. */
function isNamedAssert(name: string, source: string): boolean {
  return /^(?:assert|invariant)$/.test(name) && !isOwnSpecifier(source) && !PRINTING.test(source);
}

/** `import { ok, match } from 'node:assert'`. */
function readImportedMethod({ name }: ImportedFunction): string {
  return ITSELF.test(name) ? '' : name;
}

/** `(await import('assert')).match(…)`, `require('assert').match(…)`, `require('assert').strict.match(…)`, `require('assert')(…)`. */
function readRequiredMethod(callee: TSESTree.Node): string | undefined {
  const name = callee.type === 'MemberExpression' ? readMemberName(callee) : '';
  return name !== undefined && ITSELF.test(name) ? '' : name;
}

function findRoot(node: TSESTree.Node): TSESTree.Node {
  let current = unwrap(node);
  while (current.type === 'MemberExpression') current = unwrap(current.object);
  return current;
}

interface Expectation {
  readonly matcher: string;
  readonly words: readonly string[];
  readonly actual: TSESTree.Node;
}

/** `expect(name).toMatch(re)`, `expect(name).to.match(re)`, `expect(re.test(name)).toBe(true)`. */
function provesByExpectation(call: TSESTree.CallExpression, search: CheckSearch): boolean {
  const found = matchExpectation(call, search.evaluation);
  if (!found || found.words.some((word) => /^(?:not|resolves|rejects)$/.test(word))) return false;
  const { matcher, actual } = found;
  const [expected] = call.arguments;
  if (matcher === 'toBeTruthy') return search.provesCondition(actual, true, search);
  if (!expected || expected.type === 'SpreadElement') return false;
  // Unlike `String.prototype.match`, `toMatch('text')` looks for the text anywhere.
  if (matcher === 'toMatch' || matcher === 'match') return provesByPattern(actual, expected, search);
  return EQUAL.has(matcher) && provesByEqual(actual, expected, search);
}

function matchExpectation(call: TSESTree.CallExpression, evaluation: Evaluation): Expectation | undefined {
  const words: string[] = [];
  let current = readCallee(call);
  while (current.type === 'MemberExpression') {
    words.unshift(readMemberName(current) ?? '');
    current = unwrap(current.object);
  }
  const [actual] = current.type === 'CallExpression' ? current.arguments : [];
  const matcher = words.pop();
  if (current.type !== 'CallExpression' || matcher === undefined || !actual || actual.type === 'SpreadElement') return undefined;
  return isExpect(readCallee(current), evaluation) ? { matcher, words, actual } : undefined;
}

/** `expect` of a test library: the global, an import under any name, `chai.expect`. */
function isExpect(callee: TSESTree.Node, evaluation: Evaluation): boolean {
  const isNamed = callee.type === 'Identifier' && callee.name === 'expect';
  const imported = readImportedFunction(callee, evaluation);
  if (!imported) return isNamed && isGlobal(evaluation.sourceCode, callee);
  return (imported.name === 'expect' || (imported.name === 'default' && isNamed)) && !isOwnSpecifier(imported.source);
}
