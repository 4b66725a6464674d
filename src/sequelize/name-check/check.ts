import type { TSESTree } from '@typescript-eslint/utils';
import { isRequireCall } from '../../syntax/modules.js';
import { readCallee, readMemberName, unwrap, wrapped } from '../../syntax/names.js';
import { perNode } from '../../syntax/source-code.js';
import { readStatementList } from '../../syntax/statements.js';
import { findVariable, isFunction, isInside, type FunctionNode } from '../../values/model/bindings.js';
import type { Evaluation } from '../../values/model/evaluation.js';
import { readConditions } from '../../values/conditions/guards.js';
import type { Condition } from '../../values/model/value.js';
import { provesByCondition, provesByTest } from './condition.js';
import { provesByHook, readTestPhase, type TestPhase } from './test-hooks.js';
import type { RefusedCheck } from './refusal.js';
import { takeStep, type CheckSearch, type NameCheckTerms } from './search.js';
import { provesByExpression, provesByFunction, provesByStatements } from './statements.js';

/** Statements above a node, more than a person writes into one block. Past it, they prove nothing. */
const MOST_STATEMENTS = 150;
/** Nodes around a node. Past it, nothing counts as checked. */
const MOST_PARENTS = 200;
/** Expressions that run all of their parts: nothing in them is a condition, or comes before as a statement does. */
const PLAIN_PARENTS = new Set(['CallExpression', 'MemberExpression', 'ChainExpression', 'AwaitExpression', 'Property', 'ObjectExpression']);
/** Declarations that check nothing where they stand. */
const RUNS_NOTHING = /^(?:Import|Function|TSInterface|TSTypeAlias)Declaration$/;
/** Functions whose uses are followed to where they are used themselves. Past it, nothing counts as checked. */
const MOST_LEVELS = 3;

/**
 * Whether a check of the database's name dominates a node: it cannot be reached where the name carries no dev or test
 * word. Looks at the tests and statements before it, out through the functions around it, at the hooks of test
 * libraries, and, where every use of a function is seen, at its uses.
 */
export function isDatabaseNameChecked(node: TSESTree.Node, terms: NameCheckTerms, evaluation: Evaluation): boolean {
  return isDominated(node, { search: startSearch(terms, evaluation), level: 0 });
}

/**
 * The check that would dominate a node if it counted: the same search, in which every comparison with a telling problem
 * does. Undefined where nothing before the node looks like a check, or where it would not stop the node from running.
 */
export function findRefusedCheck(node: TSESTree.Node, terms: NameCheckTerms, evaluation: Evaluation): RefusedCheck | undefined {
  const refused: RefusedCheck[] = [];
  return isDominated(node, { search: { ...startSearch(terms, evaluation), refused }, level: 0 }) ? refused[0] : undefined;
}

/** The same of conditions that hold together. */
export function findRefusedCondition(conditions: readonly Condition[], terms: NameCheckTerms, evaluation: Evaluation): RefusedCheck | undefined {
  const refused: RefusedCheck[] = [];
  const search = { ...startSearch(terms, evaluation), refused };
  return conditions.some((condition) => provesByCondition(condition, search)) ? refused[0] : undefined;
}

/** Whether one of several conditions that hold together is such a check. */
export function areNamesCheckedBy(conditions: readonly Condition[], terms: NameCheckTerms, evaluation: Evaluation): boolean {
  const search = startSearch(terms, evaluation);
  return conditions.some((condition) => provesByCondition(condition, search));
}

function startSearch(terms: NameCheckTerms, evaluation: Evaluation): CheckSearch {
  const budget = { steps: 0, nesting: 0 };
  return { evaluation, terms, entered: [], budget, given: new Map(), provesCondition: provesByTest, provesFunction: provesByFunction };
}

interface Walk {
  readonly search: CheckSearch;
  readonly level: number;
}

function isDominated(node: TSESTree.Node, walk: Walk): boolean {
  const { search } = walk;
  let child = node;
  // A function that is passed to a test library runs when the library says so.
  let phase = walk.level > 0 ? readCallbackPhase(node) : undefined;
  for (let count = 0; child.parent && count < MOST_PARENTS; count += 1) {
    const parent: TSESTree.Node = child.parent;
    if (PLAIN_PARENTS.has(parent.type) && !isFunction(child)) {
      child = parent;
      continue;
    }
    if (isFunction(child)) {
      if (isFunctionDominated(child, walk)) return true;
      phase ??= readCallbackPhase(child);
    }
    // Of a list of statements, the ones before the first use of a function count: see below.
    const conditions = parent.type !== 'SwitchCase' && readStatementList(child) ? [] : readConditions(child, parent);
    if (conditions.some((condition) => provesByCondition(condition, search))) return true;
    if (provesBefore(child, phase, search) || provesInSequence(parent, child, search)) return true;
    child = parent;
  }
  return false;
}

/** `check(), sync()`. */
function provesInSequence(parent: TSESTree.Node, child: TSESTree.Node, search: CheckSearch): boolean {
  if (parent.type !== 'SequenceExpression') return false;
  return parent.expressions.slice(0, parent.expressions.indexOf(child as TSESTree.Expression)).some((before) => provesByExpression(before, false, search));
}

function provesBefore(node: TSESTree.Node, phase: TestPhase | undefined, search: CheckSearch): boolean {
  const before = readStatementsBefore(node, search.evaluation.sourceCode);
  return before.length > 0 && (provesByStatements(before, search) || (phase !== undefined && provesByHooks(before, phase, search)));
}

function provesByHooks(statements: readonly TSESTree.Node[], phase: TestPhase, search: CheckSearch): boolean {
  return statements.some((statement) => provesByHook(statement, phase, search));
}

/** Whether a statement checks nothing where it stands: nothing is run, or modules are taken in. */
function isInert(statement: TSESTree.Node): boolean {
  if (statement.type !== 'VariableDeclaration') return RUNS_NOTHING.test(statement.type);
  return statement.declarations.every(({ init }) => init?.type === 'CallExpression' && isRequireCall(init));
}

/** Hoisted functions that are used by one another. Past it, the function can run before anything. */
const MOST_USERS = 100;

/** Where a hoisted function can run first: one that is used by another hoisted function, where that one can. */
const findFirstUse = perNode((declared: FunctionNode, sourceCode): number => {
  const users = new Set([declared]);
  let first = Infinity;
  for (const user of users) {
    if (users.size > MOST_USERS) return 0;
    for (const use of readUses(user, sourceCode)) {
      const caller = findHoisted(use, user);
      if (caller) users.add(caller);
      else first = Math.min(first, use.range[0]);
    }
  }
  return first;
});

/** The statements that have run when a node runs; those behind the first use of a function may run after it. */
const readStatementsBefore = perNode((node, sourceCode): readonly TSESTree.Node[] => {
  const list: readonly TSESTree.Node[] | undefined = readStatementList(node);
  if (!list) return [];
  const index = list.indexOf(node);
  const before = list.slice(Math.max(0, index - MOST_STATEMENTS), Math.max(0, index)).filter((statement) => !isInert(statement));
  const declared = node.type === 'FunctionDeclaration' ? node : readExported(node);
  if (!declared || before.length === 0) return before;
  const firstUse = findFirstUse(declared, sourceCode);
  return before.filter((statement) => statement.range[1] <= firstUse);
});

/** The outermost function declaration around a use that is not around the used function. */
function findHoisted(use: TSESTree.Node, used: FunctionNode): FunctionNode | undefined {
  let hoisted: FunctionNode | undefined;
  for (let node = use.parent; node && !isInside(used, node); node = node.parent) if (node.type === 'FunctionDeclaration') hoisted = node;
  return hoisted;
}

function readExported(node: TSESTree.Node): TSESTree.FunctionDeclaration | undefined {
  if (node.type !== 'ExportNamedDeclaration' && node.type !== 'ExportDefaultDeclaration') return undefined;
  return node.declaration?.type === 'FunctionDeclaration' ? node.declaration : undefined;
}

/** The identifiers that use a named function, but for those inside of it. */
const readUses = perNode((node: FunctionNode, sourceCode): readonly TSESTree.Node[] => {
  const name = readFunctionName(node);
  const variable = name && findVariable(sourceCode, name);
  const uses = (variable?.references ?? []).filter((reference) => !reference.init).map((reference) => reference.identifier as TSESTree.Node);
  return uses.filter((use) => !isInside(use, node));
});

function readFunctionName(node: FunctionNode): TSESTree.Identifier | undefined {
  if (node.type === 'FunctionDeclaration') return node.id ?? undefined;
  const parent = wrapped(node).parent;
  return parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? parent.id : undefined;
}

/** Whether a function runs behind a promise that a check rejects, or every one of its uses is dominated. */
function isFunctionDominated(node: FunctionNode, walk: Walk): boolean {
  const call = readOuterCall(node);
  const callee = call && readCallee(call);
  if (call && callee?.type === 'MemberExpression' && readMemberName(callee) === 'then' && call.arguments[0] === wrapped(node)) {
    if (provesByExpression(unwrap(callee.object), true, walk.search)) return true;
  }
  if (walk.level >= MOST_LEVELS || isExported(node)) return false;
  const { search } = walk;
  const uses = readUses(node, search.evaluation.sourceCode);
  return uses.length > 0 && uses.every((use) => !isExportUse(use) && takeStep(search, () => isDominated(use, { search, level: walk.level + 1 })));
}

function isExported(node: FunctionNode): boolean {
  const statement = node.type === 'FunctionDeclaration' ? node : wrapped(node).parent?.parent;
  return statement?.parent?.type.startsWith('Export') === true;
}

function isExportUse(use: TSESTree.Node): boolean {
  return use.parent?.type.startsWith('Export') === true;
}

function readOuterCall(node: TSESTree.Node): TSESTree.CallExpression | undefined {
  const use = wrapped(node);
  const call = use.parent;
  return call?.type === 'CallExpression' && call.callee !== use ? call : undefined;
}

function readCallbackPhase(node: TSESTree.Node): TestPhase | undefined {
  const call = readOuterCall(node);
  return call && readTestPhase(call);
}
