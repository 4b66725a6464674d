import type { TSESTree } from '@typescript-eslint/utils';
import { readMemberName, unwrap, wrapped } from '../../syntax/names.js';
import { readChildren } from '../../syntax/walk.js';
import { findNamed, findVariable, isFunction, type FunctionNode } from '../../values/model/bindings.js';
import { resolveFunction } from './callers.js';
import type { SwapRequest } from './request.js';
import type { SourceCode } from '../../syntax/source-code.js';

/** Methods that insert rows each time they are called; `findOrCreate` and `upsert` do not. */
const INSERTING = new Set(['create', 'bulkCreate', 'bulkInsert', 'insert', 'save']);
/** Callbacks that run where they stand, or soon after; those of routes and events do not. */
const RUNNING = new Set([
  'then', 'catch', 'finally', 'forEach', 'map', 'flatMap', 'reduce', 'transaction', 'listen', 'setTimeout', 'setImmediate', 'nextTick',
  'each', 'eachSeries', 'mapSeries', 'series', 'waterfall', 'parallel', 'all',
]);
const MOST_FUNCTIONS = 50;

interface Search {
  readonly sourceCode: SourceCode;
  /** Functions that were looked through or climbed out of. */
  readonly seen: Set<TSESTree.Node>;
}

/** Where a function, or a file, inserts: offsets of the names that are called. A file may sync a thousand times. */
const OFFSETS = new WeakMap<TSESTree.Node, readonly number[]>();

/** Whether the file inserts rows after a call: in its function or chain, in functions that are called there, or behind a call of its function. */
export function insertsAfter({ sourceCode, call }: Pick<SwapRequest, 'sourceCode' | 'call'>): boolean {
  return isFollowed({ sourceCode, seen: new Set() }, call.call);
}

/** Looks through what follows a node in its function, then behind the calls of that function. */
function isFollowed(search: Search, node: TSESTree.Node): boolean {
  if (search.seen.size > MOST_FUNCTIONS) return false;
  const fn = findFunction(node);
  if (readInsertions(search.sourceCode, fn ?? search.sourceCode.ast).some((offset) => offset >= node.range[1])) return true;
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

function readInsertions(sourceCode: SourceCode, root: TSESTree.Node): readonly number[] {
  const known = OFFSETS.get(root) ?? findInsertions({ sourceCode, seen: new Set([root]) }, root);
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

/** A link of a chain starts where the chain does; its own name stands behind what is in front of it. */
function readOffset({ callee, range }: TSESTree.CallExpression): number {
  return callee.type === 'MemberExpression' ? callee.property.range[0] : range[0];
}

function isInsertion(search: Search, call: TSESTree.CallExpression): boolean {
  const callee = unwrap(call.callee);
  const name = callee.type === 'Identifier' ? callee.name : callee.type === 'MemberExpression' ? readMemberName(callee) : undefined;
  if (name === undefined) return false;
  if (callee.type === 'MemberExpression' && isInserting(callee, name, call)) return true;
  const passed = name === 'then' || name === 'finally' ? call.arguments : [];
  return [callee, ...passed].some((node) => node.type === 'Identifier' && runsInsertion(search, node));
}

function isInserting({ object }: TSESTree.MemberExpression, name: string, { arguments: [first] }: TSESTree.CallExpression): boolean {
  if (name === 'query') return first !== undefined && INSERT.test(readStart(first));
  return INSERTING.has(name) && !(object.type === 'Identifier' && object.name === 'Object');
}

const INSERT = /^\s*(?:INSERT|REPLACE|COPY)\b/i;

function readStart(node: TSESTree.Node): string {
  if (node.type === 'TemplateLiteral') return node.quasis[0]?.value.raw ?? '';
  return node.type === 'Literal' && typeof node.value === 'string' ? node.value : '';
}

/** A function of the file that is called, or handed to `.then`. */
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

/** The calls of a function that has a name, and the places that hand it on. */
function findCalls(sourceCode: SourceCode, fn: FunctionNode): readonly TSESTree.Node[] {
  const holder = fn.type === 'FunctionDeclaration' ? fn.id : findHolder(fn);
  const variable = holder && (findVariable(sourceCode, holder) ?? findNamed(sourceCode, holder.name, fn));
  return variable?.references.filter((reference) => reference.isRead()).map(({ identifier }) => identifier) ?? [];
}

function findHolder(fn: TSESTree.Node): TSESTree.Identifier | undefined {
  const { parent } = wrapped(fn);
  return parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? parent.id : undefined;
}
