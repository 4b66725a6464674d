import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { isExitCall } from '../../syntax/statements.js';
import { readCallee, readDottedName, unwrap } from '../../syntax/names.js';
import { isFunction, readParameterRoot } from '../../values/model/bindings.js';
import { enterFunction as enterOwn } from '../../values/evaluate/calls.js';
import { provesByAssertion } from './assertion.js';
import { provesOnce, type CheckSearch, type Given, type OwnCall } from './search.js';
import { readImportedFunction } from '../receivers/imported.js';

/** Functions that call functions that check. Past it, nothing is proven. */
const MOST_DEPTH = 4;

/** A call, and whether what it throws later reaches this place. */
export interface AwaitedCall {
  readonly call: TSESTree.CallExpression;
  readonly awaited: boolean;
}

/** Whether a call comes back only after a check, if it does: an exit, an assertion, a function that the settings name, or one of this file. */
export function provesByCall(found: AwaitedCall, search: CheckSearch): boolean {
  const { call, awaited } = found;
  if (awaited && call.parent.type !== 'AwaitExpression') return readCall(found, search);
  return provesOnce(awaited ? call.parent : call, search, () => readCall(found, search));
}

function readCall({ call, awaited }: AwaitedCall, search: CheckSearch): boolean {
  if (isExitCall(call)) return true;
  const callee = readCallee(call);
  const imported = readImportedFunction(callee, search.evaluation);
  if (imported && search.terms.isNamedCheck(imported)) return true;
  if (provesByAssertion(call, search) || provesByParts({ call, awaited }, search)) return true;
  const called = search.evaluation.evaluate(callee);
  return called.kind === 'function' && isFunction(called.node) && search.provesFunction({ node: called.node, args: call.arguments, awaited }, search);
}

/** `Promise.all([check()])`, which comes to its end only where each part does. */
function provesByParts({ call, awaited }: AwaitedCall, search: CheckSearch): boolean {
  const [list] = call.arguments;
  if (readDottedName(readCallee(call))?.join('.') !== 'Promise.all' || list?.type !== 'ArrayExpression') return false;
  return list.elements.some((element) => {
    const part = element && element.type !== 'SpreadElement' ? unwrap(element) : undefined;
    return part?.type === 'CallExpression' && provesByCall({ call: part, awaited }, search);
  });
}

/** The search inside of a called function; undefined where that is too far away, or the function calls itself. */
export function enterFunction({ node, args }: OwnCall, search: CheckSearch): CheckSearch | undefined {
  if (search.entered.length >= MOST_DEPTH || search.entered.includes(node)) return undefined;
  const { evaluation } = search;
  const given = new Map<TSESLint.Scope.Variable, Given>();
  for (const variable of evaluation.sourceCode.getDeclaredVariables?.(node) ?? []) {
    const definition = variable.defs[0];
    if (definition?.type !== 'Parameter') continue;
    const root = readParameterRoot(definition.name, node);
    const argument = root === definition.name ? args[node.params.findIndex((parameter) => parameter === root)] : undefined;
    if (argument && !args.some((one) => one.type === 'SpreadElement')) given.set(variable, { node: argument, search });
  }
  return { ...search, entered: [...search.entered, node], given, evaluation: enterOwn({ kind: 'function', node }, args, evaluation) };
}
