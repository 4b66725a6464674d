import type { TSESTree } from '@typescript-eslint/utils';
import { readCallee, readMemberName, unwrap } from '../../syntax/names.js';
import { resolveDefinition } from '../../values/conditions/definitions.js';
import { createEvaluation } from '../../values/evaluate/evaluate.js';
import { readArms, unknown } from '../../values/model/choice.js';
import type { Evaluation } from '../../values/model/evaluation.js';
import type { OptionsFact, Receiver, SyncCall } from '../facts.js';
import { readCallsNamed, resolveArguments, type MethodCall } from '../method-calls.js';
import { readCallsOfOwnFunctions } from './through-functions.js';
import { readReceiver } from '../receivers/receiver.js';
import { readArgumentOptions, readOptions } from '../options/read.js';
import { perFile, type SourceCode } from '../../syntax/source-code.js';

/** A call of a method named `sync`, of whatever library. */
export interface SyncSite {
  readonly found: MethodCall;
  readonly receiver: Receiver;
}

/** How a call shows by its shape that it is another library's. */
export type ForeignShape = 'list' | 'plainValue' | 'detached' | 'secondArgument';

const callsBySite = new WeakMap<SyncSite, readonly SyncCall[]>();

/**
 * Every call of `sync` in a file, in whatever spelling, whose receiver `isOurs` takes for Sequelize's, with what it is
 * given; found once for all rules. Many libraries have a `sync`: what it is given is read for ours alone.
 */
export function readSyncCalls(sourceCode: SourceCode, isOurs: (receiver: Receiver) => boolean): readonly SyncCall[] {
  return readSyncSites(sourceCode).flatMap((site) => {
    if (site.receiver.owner.kind === 'other' || !isOurs(site.receiver)) return [];
    const calls = callsBySite.get(site) ?? readCallsAt(site, sourceCode);
    callsBySite.set(site, calls);
    return calls;
  });
}

/** Every call of a method named `sync`, of whatever library. */
export const readSyncSites = perFile((sourceCode): readonly SyncSite[] =>
  readCallsNamed(new Set(['sync']), sourceCode).map((call) => ({ found: call, receiver: readReceiver(call.receiver, 'sync', createEvaluation(sourceCode)) })),
);

function readCallsAt(site: SyncSite, sourceCode: SourceCode): readonly SyncCall[] {
  // Each call has steps of its own: one that takes many leaves the others theirs.
  const evaluation = createEvaluation(sourceCode);
  if (findForeignShape(site, evaluation)) return [];
  const readOptions = (inner: Evaluation, place: TSESTree.Node): OptionsFact => readArgument(site.found, { evaluation: inner, place });
  return readCallsOfOwnFunctions({ call: readSyncCall(site, evaluation), readOptions }, createEvaluation(sourceCode));
}

/** How a call shows by its shape that it is another library's: what is shown to be Sequelize's does so only with a list or a function. */
export function findForeignShape({ found, receiver }: SyncSite, evaluation: Evaluation): ForeignShape | undefined {
  const [first, second] = found.args ?? [];
  const given = judgeArgument(first, evaluation);
  if (given === 'foreign') return 'list';
  if (receiver.owner.kind === 'sequelize') return undefined;
  if (found.isDetached === true) return 'detached';
  if (given === 'ignored') return 'plainValue';
  return judgeArgument(second, evaluation) === 'foreign' ? 'secondArgument' : undefined;
}

function readSyncCall({ found, receiver }: SyncSite, evaluation: Evaluation): SyncCall {
  return {
    kind: 'sync',
    call: found.call,
    method: found.method,
    receiver,
    options: readArgument(found, { evaluation, place: undefined }),
    direct: found.direct,
    via: undefined,
    judgedAtCalls: false,
  };
}

/**
 * What Sequelize's `sync` makes of an argument: `options` where it may be an object, `ignored` where it is surely a boolean,
 * number or text. A list or a function is another library's.
 */
function judgeArgument(argument: TSESTree.Node | undefined, evaluation: Evaluation): 'options' | 'ignored' | 'foreign' {
  if (!argument || argument.type === 'SpreadElement' || argument.type === 'ObjectExpression') return 'options';
  const value = evaluation.evaluate(argument);
  if (value.kind === 'array' || value.kind === 'function') return 'foreign';
  const isPrimitive = readArms(value).every((arm) => arm.value.kind === 'primitive' && arm.value.value !== undefined && arm.value.value !== null);
  return isPrimitive || isNeverObject(resolveDefinition(argument, evaluation)) ? 'ignored' : 'options';
}

const COMPARISONS = /^(?:[=!]==?|[<>]=?|in|instanceof)$/;
const CONVERSIONS = new Set(['Boolean', 'String', 'Number', 'parseInt', 'parseFloat']);
const TEXT_METHODS = /^(?:includes|startsWith|endsWith|test|toLowerCase|toUpperCase|trim|join|toString)$/;

/** Whether an expression gives a boolean, number or text whatever its parts are: `argv === 'x'`, `!reset`, `` `${name}` ``. */
function isNeverObject(node: TSESTree.Node): boolean {
  switch (node.type) {
    case 'TemplateLiteral':
    case 'UnaryExpression':
    case 'UpdateExpression':
      return true;
    case 'BinaryExpression':
      return COMPARISONS.test(node.operator) || /^[-+*/%&|^]|\*\*$/.test(node.operator);
    case 'LogicalExpression':
      return isNeverObject(unwrap(node.left)) && isNeverObject(unwrap(node.right));
    case 'ConditionalExpression':
      return isNeverObject(unwrap(node.consequent)) && isNeverObject(unwrap(node.alternate));
    case 'CallExpression':
      return isConversion(readCallee(node));
    default:
      return node.type === 'Literal' && !('regex' in node) && node.value !== null;
  }
}

function isConversion(callee: TSESTree.Node): boolean {
  if (callee.type === 'Identifier') return CONVERSIONS.has(callee.name);
  return callee.type === 'MemberExpression' && TEXT_METHODS.test(readMemberName(callee) ?? '');
}

interface Reading {
  readonly evaluation: Evaluation;
  /** Where a report points that no property of the call decides: the argument itself where that is undefined. */
  readonly place: TSESTree.Node | undefined;
}

function readArgument(found: MethodCall, { evaluation, place }: Reading): OptionsFact {
  const { known, rest } = resolveArguments(found, evaluation);
  const [argument] = known;
  const node = place ?? found.args?.[0] ?? found.call;
  if (!argument) return rest ? readOptions(unknown(rest, node), node) : { kind: 'none' };
  if (!('type' in argument)) return readOptions(argument, node);
  if (judgeArgument(argument, evaluation) === 'ignored') return { kind: 'none' };
  return readArgumentOptions(argument, node, evaluation);
}
