import type { TSESTree } from '@typescript-eslint/utils';
import { unwrap } from '../../syntax/names.js';
import { isSpread } from '../../values/evaluate/calls.js';
import { findOwners, type FollowedCall, type FoundCalls } from '../../values/functions/follow.js';
import { findVariable, isFunction, readParameterRoot } from '../../values/model/bindings.js';
import type { Variable } from '../../syntax/source-code.js';
import type { Evaluation } from '../../values/model/evaluation.js';
import type { OptionsFact, SyncCall } from '../facts.js';

/**
 * The calls of the function around a call whose parameter decides its options: `reset` of
 * `const reset = (options) => (request) => sequelize.sync(options)`. The nearest that is called where none is named there.
 */
export function findDecidingCalls({ call, via, options }: SyncCall, evaluation: Evaluation): FoundCalls | undefined {
  const definitions = readDefinitions(options, evaluation);
  let nearest: FoundCalls | undefined;
  for (const found of findOwners(via ?? call, evaluation)) {
    if (definitions.some(({ type, node }) => type === 'Parameter' && node === found.owner)) return found;
    nearest ??= found;
    if (definitions.length === 0) break;
  }
  return nearest;
}

/** The expressions that the options can be. */
function readDecidingNodes(options: OptionsFact): readonly TSESTree.Node[] {
  if (options.kind === 'none') return [];
  if (options.kind === 'unknown') return [options.source];
  return options.arms.flatMap(({ rest, force, alter }) => [
    ...(rest ? [rest.node] : []),
    ...[force, alter].flatMap((value) => (value.kind === 'dynamic' ? [value.source] : [])),
  ]);
}

/** Where the names that decide the options are declared. */
function readDefinitions(options: OptionsFact, { sourceCode }: Evaluation): Variable['defs'] {
  return readDecidingNodes(options).flatMap((node) => {
    const name = unwrap(node.type === 'SpreadElement' ? node.argument : node);
    return name.type === 'Identifier' ? (findVariable(sourceCode, name)?.defs ?? []) : [];
  });
}

/** What a call gives to the parameter that decides the options; where it gives nothing, its first argument, or the call. */
export function findDecidingArgument({ options }: SyncCall, { args, call, called }: FollowedCall, evaluation: Evaluation): TSESTree.Node {
  const owner = called.node;
  const [index] = readDefinitions(options, evaluation).flatMap(({ name, node, type }) => (type === 'Parameter' && node === owner && isFunction(node) ? [node.params.indexOf(readParameterRoot(name, node) as TSESTree.Parameter)] : []));
  const given = index === undefined || args.slice(0, index + 1).some((argument) => isSpread(argument)) ? undefined : args[index];
  return given && 'type' in given ? given : (call.arguments[0] ?? call);
}
