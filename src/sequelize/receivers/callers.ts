import type { TSESTree } from '@typescript-eslint/utils';
import { readCallee, unwrap } from '../../syntax/names.js';
import { createEvaluation } from '../../values/evaluate/evaluate.js';
import { enterAll, findNext, type FollowedCall, MOST_CALLS } from '../../values/functions/follow.js';
import { enclosingFunction, findVariable } from '../../values/model/bindings.js';
import type { Evaluation } from '../../values/model/evaluation.js';
import { joinOrigins, type Origin } from './origin.js';

/** Calls that are entered to find out what a receiver is. Past it, it is what was found. */
const MOST_ENTERED = 300;

interface Question {
  readonly node: TSESTree.Node;
  readonly sourceCode: Evaluation['sourceCode'];
  /** What the receiver is with the values inside of a call; undefined where they do not show it. */
  readonly read: (inside: Evaluation) => Origin | undefined;
  readonly steps: { left: number };
}

/**
 * What a receiver is by what the calls of the functions around it give: an element of a list that is handed over, a field that
 * a constructor keeps. Calls that are not seen may give another instance.
 */
export function readCallersOrigin(node: TSESTree.Node, { sourceCode }: Evaluation, read: Question['read']): Origin | undefined {
  if (!mayBeGiven(node, sourceCode)) return undefined;
  const { allSeen, origins } = collect({ node, sourceCode, read, steps: { left: MOST_ENTERED } }, []);
  if (origins.length === 0) return undefined;
  const joined = joinOrigins(origins);
  return allSeen ? joined : { ...joined, instance: undefined };
}

/** Whether calls can change what a receiver is: not where it begins with a name of the module, or one that nothing declares. */
function mayBeGiven(node: TSESTree.Node, sourceCode: Question['sourceCode']): boolean {
  const root = findRoot(node);
  const variable = root.type === 'Identifier' ? findVariable(sourceCode, root) : undefined;
  return root.type === 'Identifier' ? variable !== undefined && variable.scope.block.type !== 'Program' : true;
}

/** What a chain of members and calls begins with. */
function findRoot(node: TSESTree.Node): TSESTree.Node {
  const expression = unwrap(node);
  if (expression.type === 'MemberExpression') return findRoot(expression.object);
  if (expression.type === 'AwaitExpression') return findRoot(expression.argument);
  return expression.type === 'CallExpression' ? findRoot(readCallee(expression)) : expression;
}

interface Found {
  readonly origins: readonly Origin[];
  readonly allSeen: boolean;
}

function collect(question: Question, chain: readonly FollowedCall[]): Found {
  const { node, read, sourceCode, steps } = question;
  const nearest = findNext(node, chain, sourceCode);
  if (!nearest) return { origins: [], allSeen: false };
  // What `this` is, a call shows only where it shows the object.
  const isOwn = chain.length === 0 && readThisOwner(findRoot(node)) === nearest.owner;
  const seen = isOwn ? nearest.seen.filter(({ called }) => called.self !== undefined) : nearest.seen;
  const found = seen.slice(0, MOST_CALLS).map((call): Found => {
    if ((steps.left -= 1) < 0) return { origins: [], allSeen: false };
    const calls = [call, ...chain];
    const origin = read(enterAll(calls, createEvaluation(sourceCode)));
    return origin ? { origins: [origin], allSeen: true } : collect(question, calls);
  });
  return { origins: found.flatMap(({ origins }) => origins), allSeen: nearest.allSeen && seen.length === nearest.seen.length && found.every(({ allSeen }) => allSeen) };
}

function readThisOwner(root: TSESTree.Node): TSESTree.Node | undefined {
  return root.type === 'ThisExpression' ? enclosingFunction(root) : undefined;
}
