import type { TSESTree } from '@typescript-eslint/utils';
import { readCallee, readDottedName, readStaticName, unwrap } from '../../syntax/names.js';
import { perNode, walkNodes } from '../../syntax/source-code.js';
import { readFunctionCalls } from '../functions/function-calls.js';
import { enclosingFunction, findVariable, isFunction, isInside, type FunctionNode } from '../model/bindings.js';
import type { Evaluation } from '../model/evaluation.js';
import type { Mutation } from '../mutations/mutation.js';

/** By the call (or `await`) inside a function: the writes of other functions that may have run when it comes back. */
export type CalledWrites = ReadonlyMap<TSESTree.Node, readonly Mutation[]>;

/** How the code of a function comes to run while another function is running. */
interface Reach {
  /** The function, and those that call it under its name, directly or not. */
  readonly functions: ReadonlySet<TSESTree.Node>;
  /** True where code that is not seen may call it: a callback, a method, an export. */
  readonly isOpen: boolean;
  /** True where it may go on while `root` waits: it is asynchronous, or around `root`. */
  readonly resumes: boolean;
  /** Names of getters and setters that run it. */
  readonly accessors: ReadonlySet<string>;
}

/** Functions that call a function that writes, one after another. Past it, anybody may have called it. */
const MOST_CALLERS = 100;

/** Which of the writes the calls inside of `root` may run, between what `root` writes itself and what it reads. */
export function findCalledWrites(writes: readonly Mutation[], root: FunctionNode, evaluation: Evaluation): CalledWrites {
  const found = new Map<TSESTree.Node, readonly Mutation[]>();
  const later = writes.filter((change) => !isBefore(change, root, evaluation));
  const reaches = [...new Set(later.map(({ home }) => home))].map((home) => ({ home, reach: findReach(home, root, evaluation) }));
  if (reaches.length === 0) return found;
  for (const node of readRunning(root, evaluation.sourceCode)) {
    const homes = reaches.filter(({ reach }) => mayRun(node, reach, evaluation)).map(({ home }) => home);
    if (homes.length > 0) found.set(node, findSame(found, later.filter(({ home }) => homes.includes(home))));
  }
  return found;
}

/** What runs other code in a function, but for functions inside of it. */
const readRunning = perNode((root: FunctionNode, sourceCode): readonly TSESTree.Node[] => {
  const running: TSESTree.Node[] = [];
  walkNodes(root, sourceCode.visitorKeys, (node) => {
    if (isFunction(node) && node !== root) return false;
    if (RUNNING.has(node.type)) running.push(node);
    return undefined;
  });
  return running;
});

/** Most calls run the same writes: one list of them is joined once. */
function findSame(found: CalledWrites, run: readonly Mutation[]): readonly Mutation[] {
  for (const known of new Set(found.values())) if (known.length === run.length && known.every((change, index) => change === run[index])) return known;
  return run;
}

const RUNNING = new Set(['CallExpression', 'NewExpression', 'TaggedTemplateExpression', 'AwaitExpression', 'YieldExpression', 'MemberExpression']);

/** What the code around `root` wrote before it came to `root`. */
function isBefore(change: Mutation, root: FunctionNode, evaluation: Evaluation): boolean {
  if (change.home === root || !isInside(root, change.home)) return false;
  const begins = readFunctionCalls(root, evaluation)?.seen.map((call) => call.range[0]) ?? [];
  return change.node.range[1] <= Math.min(...begins, ...(begins.length === 0 ? [root.range[0]] : []));
}

function findReach(home: TSESTree.Node, root: FunctionNode, evaluation: Evaluation): Reach {
  if (!isFunction(home) || (home !== root && isInside(root, home))) return { functions: new Set(), isOpen: false, resumes: true, accessors: new Set() };
  const functions = readCallers(home, root, evaluation);
  // The callers of `root` do not matter here: it is running.
  if (home === root) return { functions, isOpen: false, resumes: false, accessors: new Set() };
  const others = [...functions].filter((node): node is FunctionNode => isFunction(node) && node !== root);
  return {
    functions,
    isOpen: functions.size > MOST_CALLERS || others.some((node) => readFunctionCalls(node, evaluation)?.allSeen !== true),
    resumes: others.some((node) => node.async || node.generator),
    accessors: new Set(others.flatMap((node) => findAccessor(node) ?? [])),
  };
}

/** A function, those that call it, and those that make it where it has no name. */
function readCallers(home: FunctionNode, root: FunctionNode, evaluation: Evaluation): ReadonlySet<TSESTree.Node> {
  const functions = new Set<TSESTree.Node>([home]);
  for (const node of functions) {
    if (!isFunction(node) || (node === root && node !== home)) continue;
    const calls = readFunctionCalls(node, evaluation);
    const callers = calls ? calls.seen.map((call) => enclosingFunction(call)) : [enclosingFunction(node)];
    for (const caller of callers) if (caller.type !== 'Program') functions.add(caller);
    if (functions.size > MOST_CALLERS) break;
  }
  return functions;
}

function findAccessor({ parent }: FunctionNode): string | undefined {
  if (parent.type !== 'Property' && parent.type !== 'MethodDefinition') return undefined;
  return parent.kind === 'get' || parent.kind === 'set' ? readStaticName(parent.key, parent.computed) : undefined;
}

function mayRun(node: TSESTree.Node, reach: Reach, evaluation: Evaluation): boolean {
  switch (node.type) {
    case 'AwaitExpression':
    case 'YieldExpression':
      return reach.isOpen || reach.resumes;
    case 'MemberExpression':
      return reach.accessors.size > 0 && reach.accessors.has(readStaticName(node.property, node.computed) ?? '');
    case 'CallExpression':
    case 'NewExpression':
      return mayCallRun(node, reach, evaluation);
    default:
      return reach.isOpen;
  }
}

/** Functions of the language that call nothing of the file. */
const QUIET = /^(?:console\.\w+|JSON\.parse|Math\.\w+|Object\.(?:freeze|seal|keys|is|hasOwn)|Array\.isArray|Boolean|Number|String|BigInt|Symbol|parseInt|parseFloat|require|process\.(?:cwd|exit|argv\.includes))$/;

function mayCallRun(call: TSESTree.CallExpression | TSESTree.NewExpression, { functions, isOpen }: Reach, evaluation: Evaluation): boolean {
  const callee = unwrap(readCallee(call));
  const own = isFunction(callee) ? callee : callee.type === 'Identifier' ? findOwnFunction(callee, evaluation) : undefined;
  if (own && functions.has(own)) return true;
  return isOpen && !isQuiet(callee, evaluation.sourceCode);
}

const isQuiet = perNode((callee) => QUIET.test(readDottedName(callee)?.join('.') ?? ''));

function findOwnFunction(callee: TSESTree.Identifier, { sourceCode }: Evaluation): TSESTree.Node | undefined {
  const node: TSESTree.Node | undefined = findVariable(sourceCode, callee)?.defs[0]?.node;
  return node?.type === 'VariableDeclarator' && node.init ? unwrap(node.init) : node;
}
