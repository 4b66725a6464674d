import type { TSESTree } from '@typescript-eslint/utils';
import { readDottedName, readMemberName, wrapped } from '../../syntax/names.js';
import { isFunction } from '../../values/model/bindings.js';

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
