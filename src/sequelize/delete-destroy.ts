import type { TSESTree } from '@typescript-eslint/utils';
import { readCallee, readMemberName, unwrap } from '../syntax/names.js';
import { readTruth } from '../values/choice.js';
import { readPlainName } from '../values/literals.js';
import { resolveDefinition } from '../values/definitions.js';
import type { ObjectValue, Value } from '../values/value.js';
import { readEmptiness, readWhere } from './delete-conditions.js';
import { joinPaths, readArgumentArms, readSwitch, type DeleteLoss, type DeleteRequest, type PathLoss } from './delete-losses.js';
import { isTested } from './delete-paths.js';

/**
 * True where the call itself shows that no version deletes more than what it names: options without `truncate`, and
 * without a `where`, which both refuse, or with one that has a key. Nearly every call is such a one.
 */
export function isSurelyConditional([argument]: readonly TSESTree.Node[]): boolean {
  if (!argument) return true;
  if (argument.type !== 'ObjectExpression') return false;
  return argument.properties.every((property) => {
    const name = readPlainName(property);
    return name !== undefined && name !== 'truncate' && (name !== 'where' || hasPlainKey(property));
  });
}

function hasPlainKey(property: TSESTree.ObjectLiteralElement): boolean {
  const where = property.type === 'Property' && property.kind === 'init' ? property.value : undefined;
  return where?.type === 'ObjectExpression' && where.properties.some((inner) => readPlainName(inner) !== undefined && !hasOperators(inner));
}

/** `id: { [Op.notIn]: ids }`: what its operators are given decides. */
function hasOperators(property: TSESTree.ObjectLiteralElement): boolean {
  return property.type === 'Property' && unwrap(property.value).type === 'ObjectExpression';
}

/**
 * `Model.destroy(options)`. v6: a truthy `truncate` empties the table, whatever `where` says (lib/model.js destroy).
 * v7 throws where `truncate` is among the options at all (lib/model.js destroy). Both throw without a `where`.
 */
export function readDestroy(request: DeleteRequest): DeleteLoss | undefined {
  const [argument] = request.args;
  if (!argument || argument.type === 'SpreadElement') return undefined;
  const losses = readArgumentArms(argument, request).map((arm) => readOptionsLoss(arm, argument, request));
  return joinPaths(losses);
}

function readOptionsLoss(options: Value, argument: TSESTree.Node, request: DeleteRequest): PathLoss | undefined {
  if (options.kind !== 'object') return undefined;
  const truncate = options.properties.get('truncate');
  if (truncate && request.major === 7) return undefined;
  const state = truncate ? readSwitch(truncate.value, truncate.overridable !== undefined) : 'off';
  if (truncate && state !== 'off') return { loss: { kind: 'truncateOption', node: truncate.node }, certain: state === 'on' };
  return readWhereLoss(options, argument, request);
}

function readWhereLoss(options: ObjectValue, argument: TSESTree.Node, request: DeleteRequest): PathLoss | undefined {
  const where = options.properties.get('where');
  if (!where || isScoped(request)) return undefined;
  const value = readWhere(where, request);
  if (readTruth(value).kind === 'falsy') return undefined;
  const emptiness = readEmptiness(value, request);
  if (emptiness === 'never') return undefined;
  const certain = emptiness === 'always' && !where.overridable;
  const names = where.node.type === 'Property' ? [where.node.value, argument] : [argument];
  if (isTested(names, certain, request)) return undefined;
  return { loss: { kind: 'emptyWhere', node: where.node }, certain };
}

const SCOPES = new Set(['scope', 'withScope', 'withInitialScope']);

/** `User.scope('stale').destroy({ where: {} })`: the scope's own condition is joined to an empty one. */
function isScoped({ receiver, evaluation }: DeleteRequest): boolean {
  const made = receiver.node && resolveDefinition(receiver.node, evaluation);
  if (made?.type !== 'CallExpression') return false;
  const callee = readCallee(made);
  const [scope] = made.arguments;
  if (callee.type !== 'MemberExpression' || !SCOPES.has(readMemberName(callee) ?? '') || !scope) return false;
  return scope.type === 'SpreadElement' || readTruth(evaluation.evaluate(scope)).kind !== 'falsy';
}
