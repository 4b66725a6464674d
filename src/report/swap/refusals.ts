import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { isOwnSpecifier } from '../imports/modules.js';
import { resolveFunction } from './value.js';
import type { SwapCall, SwapRefusal, SwapRequest } from './request.js';
import type { OptionsArm } from '../../sequelize/facts.js';
import { readDottedName, readMemberName, unwrap, wrapped } from '../../syntax/names.js';
import { hasSideEffects, readChildren, type SourceCode } from '../../syntax/source-code.js';
import { findStatement } from '../../syntax/statements.js';
import { findNamed, findVariable, type FunctionNode, isFunction } from '../../values/model/bindings.js';
import { QUERY_METHODS } from '../../vocabulary/sequelize.js';

/** Options that decide how a sync runs and mean nothing to a migration. */
const KNOWN_KEYS = new Set(['force', 'alter', 'match', 'logging', 'hooks', 'schema', 'searchPath', 'benchmark']);

/** What the options and the receiver of a call lose when both are removed. */
export function matchOptionsRefusal(sourceCode: Readonly<TSESLint.SourceCode>, call: SwapCall): SwapRefusal | undefined {
  const { arguments: written } = call.call;
  if (written.length > 1 || written.some(({ type }) => type === 'SpreadElement')) return 'unknownOptions';
  if (call.options.kind === 'unknown') return 'unknownOptions';
  if (call.options.kind === 'known' && !call.options.arms.every(isKnownArm)) return 'unknownOptions';
  const evaluated = [call.call.callee, ...written];
  return evaluated.some((node) => hasSideEffects(node, sourceCode.visitorKeys)) ? 'sideEffects' : undefined;
}

function isKnownArm(arm: OptionsArm): boolean {
  return arm.rest === undefined && arm.keys.every((key) => KNOWN_KEYS.has(key));
}

const LOOPS = new Set(['ForStatement', 'ForInStatement', 'ForOfStatement', 'WhileStatement', 'DoWhileStatement']);
const ITERATIONS = new Set([
  'forEach', 'map', 'flatMap', 'filter', 'reduce', 'reduceRight', 'some', 'every', 'find', 'findIndex', 'from',
  'each', 'eachSeries', 'eachLimit', 'mapSeries', 'mapLimit', 'times', 'setInterval',
]);
const COMBINATORS = new Set(['Promise.all', 'Promise.allSettled', 'Promise.race', 'Promise.any']);

/** What may run a call several times, or at once with others: migrations must do neither. */
export function matchRepetition(node: TSESTree.Node): 'loop' | 'promiseAll' | undefined {
  let current = node;
  while (current.parent) {
    const parent: TSESTree.Node = current.parent;
    if (isLoopBody(parent, current) || isIterationCallback(current)) return 'loop';
    if (parent.type === 'ArrayExpression' && isCombined(parent)) return 'promiseAll';
    current = parent;
  }
  return undefined;
}

function isLoopBody(loop: TSESTree.Node, child: TSESTree.Node): boolean {
  if (!LOOPS.has(loop.type)) return false;
  if (loop.type === 'ForStatement') return loop.init !== child;
  return !((loop.type === 'ForInStatement' || loop.type === 'ForOfStatement') && loop.right === child);
}

function isIterationCallback(node: TSESTree.Node): boolean {
  const argument = wrapped(node);
  const call = argument.parent;
  if (!isFunction(node) || call?.type !== 'CallExpression' || call.callee === argument) return false;
  if (call.callee.type === 'Identifier') return ITERATIONS.has(call.callee.name);
  return call.callee.type === 'MemberExpression' && ITERATIONS.has(readMemberName(call.callee) ?? '');
}

function isCombined(array: TSESTree.ArrayExpression): boolean {
  const call = wrapped(array).parent;
  return call?.type === 'CallExpression' && COMBINATORS.has(readDottedName(call.callee)?.join('.') ?? '');
}

/**
 * A file that makes and exports the instance is what the migrator imports: importing the migrator back would run it
 * before the instance exists.
 */
export function isImportedByMigrator({ sourceCode, migration, call, made }: SwapRequest): boolean {
  if (migration?.kind !== 'call' || !migration.import || !isOwnSpecifier(migration.import.from)) return false;
  return (made.instances.length > 0 && isHandedOut(sourceCode, call)) || made.subclasses.some((variable) => isExported(sourceCode, variable));
}

function isHandedOut(sourceCode: SourceCode, { receiver, call }: SwapRequest['call']): boolean {
  const root = receiver.node && readDottedName(receiver.node)?.[0];
  // What a class holds is exported with the class.
  if (root === 'this') return sourceCode.ast.body.some(isExport);
  return root !== undefined && isNameExported(sourceCode, root, call);
}

function isNameExported(sourceCode: SourceCode, name: string, at: TSESTree.Node): boolean {
  const variable = findNamed(sourceCode, name, at);
  return variable?.scope.block.type === 'Program' && isExported(sourceCode, variable);
}

function isExport(statement: TSESTree.Node): boolean {
  if (/^(?:Export\w+Declaration|TSExportAssignment)$/.test(statement.type)) return true;
  if (statement.type !== 'ExpressionStatement' || statement.expression.type !== 'AssignmentExpression') return false;
  return isModuleObject(readDottedName(statement.expression.left)?.[0]);
}

function isModuleObject(name: string | undefined): boolean {
  return name === 'module' || name === 'exports';
}

/** Exported itself, or put into something that is: `db.sequelize = sequelize; module.exports = db`. */
function isExported(sourceCode: SourceCode, held: TSESLint.Scope.Variable, seen = new Set<TSESLint.Scope.Variable>()): boolean {
  const { defs, references } = held;
  seen.add(held);
  if (defs.some(({ node }) => /^Export(?:Named|Default)Declaration$/.test(findStatement(node)?.type ?? ''))) return true;
  return references.some(({ identifier }) => {
    const holder = readHolder(identifier);
    if (holder === true || isModuleObject(holder)) return true;
    const variable = holder === undefined ? undefined : findNamed(sourceCode, holder, identifier);
    return variable !== undefined && !seen.has(variable) && isExported(sourceCode, variable, seen);
  });
}

/** What a name is put into: `true` for an export, the first name of the left side of an assignment. */
function readHolder(identifier: TSESTree.Node): string | true | undefined {
  let node = identifier;
  while (node.parent && /^(?:Property|ObjectExpression|TSAsExpression|TSSatisfiesExpression)$/.test(node.parent.type)) node = node.parent;
  const { parent } = node;
  if (parent?.type === 'AssignmentExpression' && parent.right === node) return readDottedName(parent.left)?.[0];
  return /^(?:ExportSpecifier|ExportDefaultDeclaration|TSExportAssignment)$/.test(parent?.type ?? '') || undefined;
}

/** Methods that insert rows each time they are called; `findOrCreate` and `upsert` do not. */
const INSERTING = new Set(['create', 'bulkCreate', 'bulkInsert', 'insert', 'save']);
/** Callbacks that run at once, or soon after; those of routes and events do not. */
const RUNNING = new Set([
  'then', 'catch', 'finally', 'forEach', 'map', 'flatMap', 'reduce', 'transaction', 'listen', 'setTimeout', 'setImmediate', 'nextTick',
  'each', 'eachSeries', 'mapSeries', 'series', 'waterfall', 'parallel', 'all',
]);
/** Functions in which rows are looked for after a sync, one called by the other. Past it, no more rows are found. */
const MOST_FUNCTIONS = 50;

interface Search extends Pick<SwapRequest, 'sourceCode' | 'insertsRows'> {
  /** Functions that were looked through or climbed out of. */
  readonly seen: Set<TSESTree.Node>;
}

/** Where a function, or a file, inserts: offsets of the names that are called. A file may sync a thousand times. */
const OFFSETS = new WeakMap<TSESTree.Node, readonly number[]>();

/** Whether the file inserts rows after a call: in its function or chain, in functions that are called there, or after a call of its function. */
export function insertsAfter({ sourceCode, call, insertsRows }: Pick<SwapRequest, 'sourceCode' | 'call' | 'insertsRows'>): boolean {
  return isFollowed({ sourceCode, insertsRows, seen: new Set() }, call.call);
}

/** Looks through what follows a node in its function, then after the calls of that function. */
function isFollowed(search: Search, node: TSESTree.Node): boolean {
  if (search.seen.size > MOST_FUNCTIONS) return false;
  const fn = findFunction(node);
  if (readInsertions(search, fn ?? search.sourceCode.ast).some((offset) => offset >= node.range[1])) return true;
  if (!fn || search.seen.has(fn)) return false;
  search.seen.add(fn);
  const called = isRunInPlace(fn) ? [fn] : findCalls(search.sourceCode, fn);
  return called.some((call) => isFollowed(search, call));
}

function findFunction(node: TSESTree.Node): FunctionNode | undefined {
  let current = node.parent;
  while (current && !isFunction(current)) current = current.parent;
  return isFunction(current) ? current : undefined;
}

function readInsertions(search: Search, root: TSESTree.Node): readonly number[] {
  const known = OFFSETS.get(root) ?? findInsertions({ ...search, seen: new Set([root]) }, root);
  OFFSETS.set(root, known);
  return known;
}

/** Functions inside of the root count where they are run there. */
function findInsertions(search: Search, root: TSESTree.Node): readonly number[] {
  const offsets: number[] = [];
  const open: TSESTree.Node[] = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node !== root && isFunction(node) && !isRunInPlace(node)) continue;
    if (node.type === 'CallExpression' && isInsertion(search, node)) offsets.push(readOffset(node));
    open.push(...readChildren(node, search.sourceCode.visitorKeys));
  }
  return offsets;
}

/** A link of a chain starts where the chain does; its own name comes after the links before it. */
function readOffset({ callee, range }: TSESTree.CallExpression): number {
  return callee.type === 'MemberExpression' ? callee.property.range[0] : range[0];
}

function isInsertion(search: Search, call: TSESTree.CallExpression): boolean {
  const callee = unwrap(call.callee);
  const name = callee.type === 'Identifier' ? callee.name : callee.type === 'MemberExpression' ? readMemberName(callee) : undefined;
  if (name === undefined) return false;
  if (callee.type === 'MemberExpression' && isInserting(callee.object, { name, call, search })) return true;
  const passed = name === 'then' || name === 'finally' ? call.arguments : [];
  return [callee, ...passed].some((node) => node.type === 'Identifier' && runsInsertion(search, node));
}

interface MethodCall {
  readonly name: string;
  readonly call: TSESTree.CallExpression;
  readonly search: Search;
}

function isInserting(object: TSESTree.Node, { name, call, search }: MethodCall): boolean {
  const [first] = call.arguments;
  if (QUERY_METHODS.has(name)) return first !== undefined && search.insertsRows(first);
  return INSERTING.has(name) && !(object.type === 'Identifier' && object.name === 'Object');
}

/** A function of the file that is called, or passed to `.then`. */
function runsInsertion(search: Search, identifier: TSESTree.Identifier): boolean {
  const fn = resolveFunction(search.sourceCode, identifier);
  if (!fn || search.seen.has(fn) || search.seen.size > MOST_FUNCTIONS) return false;
  search.seen.add(fn);
  return findInsertions(search, fn).length > 0;
}

/** `(async () => { … })()`, and callbacks of chains and iterations. */
function isRunInPlace(fn: FunctionNode): boolean {
  const value = wrapped(fn);
  const { parent } = value;
  if (parent?.type !== 'CallExpression') return false;
  const callee = unwrap(parent.callee);
  if (callee === fn) return true;
  const name = callee.type === 'MemberExpression' ? readMemberName(callee) : callee.type === 'Identifier' ? callee.name : undefined;
  return name !== undefined && RUNNING.has(name);
}

/** The calls of a function that has a name, and the places that pass it on. */
function findCalls(sourceCode: SourceCode, fn: FunctionNode): readonly TSESTree.Node[] {
  const holder = fn.type === 'FunctionDeclaration' ? fn.id : findHolder(fn);
  const variable = holder && (findVariable(sourceCode, holder) ?? findNamed(sourceCode, holder.name, fn));
  return variable?.references.filter((reference) => reference.isRead()).map(({ identifier }) => identifier) ?? [];
}

function findHolder(fn: TSESTree.Node): TSESTree.Identifier | undefined {
  const { parent } = wrapped(fn);
  return parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? parent.id : undefined;
}
