import type { TSESTree } from '@typescript-eslint/utils';
import { readCallee, readMemberName, unwrap } from '../../syntax/names.js';
import { isFunction } from '../../values/model/bindings.js';
import type { CheckSearch } from './search.js';
import { readImportedFunction } from '../receivers/imported.js';

/** When a callback of a test library runs: once before, before each, as a test, after. */
export type TestPhase = 'beforeAll' | 'beforeEach' | 'test' | 'afterEach' | 'afterAll';

const PHASES: Readonly<Record<string, TestPhase>> = {
  before: 'beforeAll',
  beforeAll: 'beforeAll',
  suiteSetup: 'beforeAll',
  beforeEach: 'beforeEach',
  setup: 'beforeEach',
  it: 'test',
  test: 'test',
  specify: 'test',
  fit: 'test',
  afterEach: 'afterEach',
  teardown: 'afterEach',
  after: 'afterAll',
  afterAll: 'afterAll',
  suiteTeardown: 'afterAll',
};

/**
 * What a failed check keeps from running. Jest, Mocha and Vitest skip the tests and their hooks when `beforeAll` throws,
 * and a test when its `beforeEach` does; `afterAll`, and `afterEach` after a failed `beforeEach`, run all the same.
 */
const STOPPED: Readonly<Partial<Record<TestPhase, readonly TestPhase[]>>> = {
  beforeAll: ['beforeAll', 'beforeEach', 'test', 'afterEach'],
  beforeEach: ['beforeEach', 'test'],
};

/** When a function given to a call runs: `it('…', run)`, `test.only('…', run)`, `test.beforeEach(run)`; not `describe`. */
export function readTestPhase(call: TSESTree.CallExpression): TestPhase | undefined {
  const names: string[] = [];
  let current = readCallee(call);
  for (let depth = 0; depth < 8; depth += 1) {
    if (current.type === 'MemberExpression') {
      names.push(readMemberName(current) ?? '');
      current = unwrap(current.object);
    } else if (current.type === 'CallExpression') current = readCallee(current);
    else if (current.type === 'TaggedTemplateExpression') current = unwrap(current.tag);
    else break;
  }
  if (current.type === 'Identifier') names.push(current.name);
  if (names.includes('describe')) return undefined;
  const known = names.find((name) => Object.hasOwn(PHASES, name));
  return known === undefined ? undefined : PHASES[known];
}

/** Whether a statement sets up a hook whose check keeps a callback of this phase from running. */
export function provesByHook(statement: TSESTree.Node, phase: TestPhase, search: CheckSearch): boolean {
  const call = statement.type === 'ExpressionStatement' ? unwrap(statement.expression) : undefined;
  if (call?.type !== 'CallExpression') return false;
  const hook = readTestPhase(call);
  if (hook === undefined || STOPPED[hook]?.includes(phase) !== true) return false;
  return call.arguments.some((argument) => argument.type !== 'SpreadElement' && provesByCallback(argument, search));
}

/** The library awaits what a hook returns. */
function provesByCallback(node: TSESTree.Node, search: CheckSearch): boolean {
  const imported = readImportedFunction(unwrap(node), search.evaluation);
  if (imported) return search.terms.isNamedCheck(imported);
  const value = search.evaluation.evaluate(node);
  return value.kind === 'function' && isFunction(value.node) && search.provesFunction({ node: value.node, args: [], awaited: true }, search);
}
