import type { TSESTree } from '@typescript-eslint/utils';
import { readCallee, readMemberName, unwrap } from '../../syntax/names.js';
import { resolveDefinition } from '../../values/conditions/definitions.js';
import { findVariable, isGlobal } from '../../values/model/bindings.js';
import { readArms } from '../../values/model/choice.js';
import { readMutations } from '../../values/mutations/mutations.js';
import type { Value } from '../../values/model/value.js';
import type { PatternVerdict } from '../pattern/verdict.js';
import { withOwnSteps, type CheckSearch } from './search.js';
import { findNameProblem, looksLikeName } from './database-name.js';
import { countsAsCheck, type CheckProblem } from './refusal.js';
import { judgeName, judgePattern, type NamePosition } from '../pattern/judge.js';

/** What is tested, and what is wrong with what it is compared with. */
interface Comparison {
  readonly tested: TSESTree.Node;
  readonly findProblem: () => CheckProblem | undefined;
}

type ReadComparison = (object: TSESTree.Node, argument: TSESTree.Node, search: CheckSearch) => Comparison;

/** Methods whose truthy result shows that a name carries a dev or test word. */
const COMPARISONS: Readonly<Record<string, ReadComparison>> = {
  test: (object, argument, search) => ({ tested: argument, findProblem: () => findPatternProblem(object, search) }),
  exec: (object, argument, search) => ({ tested: argument, findProblem: () => findPatternProblem(object, search) }),
  match: (object, argument, search) => ({ tested: object, findProblem: () => findPatternProblem(argument, search, 'text') }),
  endsWith: (object, argument, search) => ({ tested: object, findProblem: () => findWordProblem(argument, 'end', search) }),
  startsWith: (object, argument, search) => ({ tested: object, findProblem: () => findWordProblem(argument, 'start', search) }),
  includes: readInclusion,
  has: (object, argument, search) => ({ tested: argument, findProblem: () => findSetProblem(object, search) }),
};

/** Whether a truthy result of the call shows it: `/_test$/.test(name)`, `name.endsWith('_test')`, `['app_test'].includes(name)`. */
export function provesByResult(call: TSESTree.CallExpression, search: CheckSearch): boolean {
  const callee = readCallee(call);
  const [argument] = call.arguments;
  // A second argument moves the end that `endsWith` and `startsWith` look at.
  if (callee.type !== 'MemberExpression' || call.arguments.length !== 1 || !argument || argument.type === 'SpreadElement') return false;
  const name = readMemberName(callee) ?? '';
  const read = Object.hasOwn(COMPARISONS, name) ? COMPARISONS[name] : undefined;
  return read !== undefined && proves(call, read(unwrap(callee.object), argument, search), search);
}

/** Whether a comparison shows it, or is one that a reader takes for a check where the search asks for those. */
function proves(node: TSESTree.Node, { findProblem, tested }: Comparison, search: CheckSearch): boolean {
  const problem = findNameProblem(tested, withOwnSteps(search));
  if (problem === 'literal') return false;
  const found: CheckProblem | undefined = problem ? { kind: 'name', problem } : findProblem();
  return countsAsCheck(node, found && !looksLikeName(tested, search) ? { kind: 'open' } : found, search);
}

/** Whether a pattern that is tested by a library shows it: `assert.match(name, /_test$/)`. */
export function provesByPattern(tested: TSESTree.Node, pattern: TSESTree.Node, search: CheckSearch): boolean {
  return proves(pattern.parent ?? pattern, { tested, findProblem: () => findPatternProblem(pattern, search) }, search);
}

/** Whether the result of the call is a place in a list of good names: `['app_test'].indexOf(name)`. */
export function provesByIndex(call: TSESTree.CallExpression, search: CheckSearch): boolean {
  const callee = readCallee(call);
  const [argument] = call.arguments;
  if (callee.type !== 'MemberExpression' || !/^(?:indexOf|lastIndexOf)$/.test(readMemberName(callee) ?? '')) return false;
  return !!argument && argument.type !== 'SpreadElement' && proves(call, readInclusion(unwrap(callee.object), argument, search), search);
}

/** `['app_test'].includes(name)`, which may be a check; `name.includes('test')`, which is none. */
function readInclusion(object: TSESTree.Node, argument: TSESTree.Node, search: CheckSearch): Comparison {
  const isText = search.refused !== undefined && readText(search.evaluation.evaluate(argument)) !== undefined;
  if (isText) return { tested: object, findProblem: () => findWordProblem(argument, 'anywhere', search) };
  return { tested: argument, findProblem: () => findListProblem(object, search) };
}

/** Whether the equality of two expressions shows it: `name === 'app_test'`. */
export function provesByEquality(left: TSESTree.Node, right: TSESTree.Node, search: CheckSearch): boolean {
  const [tested, word] = isWritten(right, search) ? [left, right] : [right, left];
  const place = word.parent?.type === 'SwitchCase' ? word.parent.parent : word.parent;
  return proves(place ?? word, { tested, findProblem: () => findWordProblem(word, 'whole', search) }, search);
}

function isWritten(node: TSESTree.Node, search: CheckSearch): boolean {
  return readArms(search.evaluation.evaluate(node)).every(({ value }) => readText(value) !== undefined);
}

/** What is wrong with the patterns that the expression can be, as with a `match`. `text`: a string is made a RegExp of. */
function findPatternProblem(node: TSESTree.Node, search: CheckSearch, text?: 'text'): CheckProblem | undefined {
  return findProblem(readArms(search.evaluation.evaluate(node)).map(({ value }) => value), (value) => {
    if (value.kind === 'regexp') return judgePattern(value.pattern, value.flags, search.terms.names);
    const pattern = text && readText(value);
    return pattern === undefined ? undefined : judgePattern(pattern, '', search.terms.names);
  });
}

function findWordProblem(node: TSESTree.Node, position: NamePosition, search: CheckSearch): CheckProblem | undefined {
  return findTextProblem(readArms(search.evaluation.evaluate(node)).map(({ value }) => value), position, search);
}

function findTextProblem(values: readonly Value[], position: NamePosition, search: CheckSearch): CheckProblem | undefined {
  return findProblem(values, (value) => {
    const text = readText(value);
    if (text === undefined) return undefined;
    return position === 'whole' && text === IN_MEMORY ? { kind: 'good' } : judgeName(text, position, search.terms.names);
  });
}

/** The storage of a SQLite database that is made empty, and goes with the process. */
const IN_MEMORY = ':memory:';

/** The first value that is not good. `judge` gives no verdict for one that is nothing to compare a name with. */
function findProblem(values: readonly Value[], judge: (value: Value) => PatternVerdict | undefined): CheckProblem | undefined {
  for (const value of values) {
    const verdict = judge(value);
    if (!verdict) return { kind: 'open' };
    if (verdict.kind !== 'good') return { kind: 'words', verdict };
  }
  return undefined;
}

function readText(value: Value): string | undefined {
  return value.kind === 'primitive' && typeof value.value === 'string' ? value.value : undefined;
}

const OPEN: CheckProblem = { kind: 'open' };

/** `new Set(['app_test'])` that nothing is put into. */
function findSetProblem(node: TSESTree.Node, search: CheckSearch): CheckProblem | undefined {
  const { evaluation } = search;
  const variable = node.type === 'Identifier' ? findVariable(evaluation.sourceCode, node) : undefined;
  if (variable && readMutations(evaluation.sourceCode, variable).some(({ kind }) => kind !== 'freeze')) return OPEN;
  const made = resolveDefinition(node, evaluation);
  if (made.type !== 'NewExpression' || made.callee.type !== 'Identifier' || made.callee.name !== 'Set') return OPEN;
  const [list] = made.arguments;
  return isGlobal(evaluation.sourceCode, made.callee) && list && list.type !== 'SpreadElement' ? findListProblem(list, search) : OPEN;
}

function findListProblem(node: TSESTree.Node, search: CheckSearch): CheckProblem | undefined {
  for (const { value } of readArms(search.evaluation.evaluate(node))) {
    const elements = value.kind === 'array' ? value.elements : undefined;
    const problem = elements && elements.length > 0 ? findTextProblem(elements, 'whole', search) : OPEN;
    if (problem) return problem;
  }
  return undefined;
}
