import type { TSESTree } from '@typescript-eslint/utils';
import { readCallee, wrapped } from '../../syntax/names.js';
import { perFile, type SourceCode } from '../../syntax/source-code.js';
import { resolveCalled } from '../evaluate/call-expressions.js';
import { enterFunction, evaluateArgument, spreadArguments } from '../evaluate/calls.js';
import { createEvaluation } from '../evaluate/evaluate.js';
import { enclosingFunction, findVariable, isClass, isFunction, type FunctionNode } from '../model/bindings.js';
import { readArms } from '../model/choice.js';
import type { Argument, Evaluation } from '../model/evaluation.js';
import type { FunctionValue, Value } from '../model/value.js';
import { type Call, findCandidates } from './candidates.js';
import { readFunctionCalls } from './function-calls.js';

/** Functions that call functions that make a call. Past it, the call is judged with unknown arguments. */
export const MOST_LEVELS = 3;

/** A call of a function of this file that leads to the call in question. */
export interface FollowedCall {
  readonly called: FunctionValue;
  readonly call: Call;
  readonly args: readonly Argument[];
}

/** The evaluation inside all of the calls, the outermost first. */
export function enterAll(calls: readonly FollowedCall[], evaluation: Evaluation): Evaluation {
  return calls.reduce((outer, { args, called }) => enterFunction(called, args, outer), evaluation);
}

export interface FoundCalls {
  readonly owner: FunctionNode;
  readonly seen: readonly FollowedCall[];
  /** True where there can be no others. */
  readonly allSeen: boolean;
}

/** Functions around a call. Past it, their parameters are unknown. */
const MOST_OWNERS = 10;

/** The functions around a node that this file calls, the nearest first, each with its calls. */
export function* findOwners(node: TSESTree.Node, evaluation: Evaluation): Generator<FoundCalls> {
  let owner = enclosingFunction(node);
  for (let count = 0; isFunction(owner) && count < MOST_OWNERS; count += 1) {
    const found = owner.params.length > 0 || hasSelf(owner) ? findCalls(owner, evaluation) : undefined;
    if (found && found.seen.length > 0) yield found;
    owner = enclosingFunction(owner);
  }
}

/** Only what reads its parameters, or `this`, depends on who calls it. */
function hasSelf({ parent }: FunctionNode): boolean {
  return parent.type === 'MethodDefinition' || parent.type === 'Property';
}

/** The calls of a function that this file shows: by its name, by what it is bound to, and by what a callee can be. */
export function findCalls(owner: FunctionNode, evaluation: Evaluation): FoundCalls {
  const named = readFunctionCalls(owner, evaluation);
  const seen = (named?.seen ?? []).map((call): FollowedCall => ({ called: { kind: 'function', node: owner }, call, args: call.arguments }));
  if (named?.allSeen) return { owner, seen, allSeen: true };
  const others = findCallsByValue(owner, evaluation.sourceCode).filter(({ call }) => !seen.some((known) => known.call === call));
  return { owner, seen: [...seen, ...others], allSeen: false };
}

/** The calls of one file that were followed, each once, when one of the functions that it can call was asked for. */
const readFollowed = perFile(() => new Map<Call, readonly FollowedCall[]>());

/** The calls whose callee can be this function. */
function findCallsByValue(owner: FunctionNode, sourceCode: SourceCode): readonly FollowedCall[] {
  return findCandidates(owner, sourceCode).flatMap((call) => followCall(call, sourceCode)).filter(({ called }) => called.node === owner);
}

/** What a call can call, by the value of its callee. */
function followCall(call: Call, sourceCode: SourceCode): readonly FollowedCall[] {
  const known = readFollowed(sourceCode).get(call);
  if (known) return known;
  // A function that hands itself to itself is being asked for.
  readFollowed(sourceCode).set(call, []);
  // Each call has steps of its own: one that takes many leaves the others theirs.
  const { args, called } = resolveCalled(call, createEvaluation(sourceCode));
  const followed = [...readArms(called).map(({ value }) => value), ...readHanded(readCallee(call), sourceCode)].flatMap((value): FollowedCall[] => {
    const target = value.kind === 'function' && args ? findTarget(value, call) : undefined;
    return target && args ? [{ called: target, call, args }] : [];
  });
  readFollowed(sourceCode).set(call, followed);
  return followed;
}

/** What calls a parameter calls what the function around it is given: `inner({ force: true })` in `const run = (inner) => …`. */
function readHanded(parameter: TSESTree.Node, sourceCode: SourceCode, levels = 0): readonly Value[] {
  const definition = parameter.type === 'Identifier' ? findVariable(sourceCode, parameter)?.defs[0] : undefined;
  const owner: TSESTree.Node | undefined = definition?.type === 'Parameter' ? definition.node : undefined;
  if (!isFunction(owner) || isCallback(owner) || levels >= MOST_LEVELS) return [];
  const index = owner.params.findIndex((one) => (one.type === 'AssignmentPattern' ? one.left : one) === definition?.name);
  const evaluation = createEvaluation(sourceCode);
  return index < 0 ? [] : findCalls(owner, evaluation).seen.flatMap(({ args }) => {
    const given = spreadArguments(args, evaluation).known[index];
    if (!given) return [];
    return [...readArms(evaluateArgument(given, evaluation)).map(({ value }) => value), ...('type' in given ? readHanded(given, sourceCode, levels + 1) : [])];
  });
}

/** What a call is given where it is written is called by code that is not seen: `new Promise((resolve) => …)`. */
function isCallback(owner: FunctionNode): boolean {
  const value = wrapped(owner);
  return (value.parent?.type === 'CallExpression' || value.parent?.type === 'NewExpression') && value.parent.callee !== value;
}

/** The function that a call runs: of a class, its constructor. */
function findTarget(called: FunctionValue, call: Call): FunctionValue | undefined {
  if (call.type === 'CallExpression') return isFunction(called.node) ? called : undefined;
  const member = isClass(called.node) ? called.node.body.body.find((inner) => inner.type === 'MethodDefinition' && inner.kind === 'constructor') : undefined;
  return member?.type === 'MethodDefinition' && isFunction(member.value) ? { kind: 'function', node: member.value } : undefined;
}
