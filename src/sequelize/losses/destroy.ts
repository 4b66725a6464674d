import type { TSESTree } from '@typescript-eslint/utils';
import { readCallee, readMemberName, unwrap } from '../../syntax/names.js';
import { readTruth } from '../../values/model/choice.js';
import { readPlainName } from '../../values/evaluate/literals.js';
import { resolveDefinition } from '../../values/conditions/definitions.js';
import type { ObjectValue, Property, Value } from '../../values/model/value.js';
import { readEmptiness, readTextOperator, readWhere } from './conditions.js';
import { joinPaths, readArgumentArms, readArgumentValue, readSwitch, type DeleteLoss, type DeleteRequest, type PathLoss } from './loss.js';
import { isTested } from './paths.js';
import { isRequestFilter } from './request-filter.js';

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
  return where?.type === 'ObjectExpression' && where.properties.some((inner) => isAttribute(readPlainName(inner)) && !mayHoldOperators(inner));
}

function isAttribute(name: string | undefined): boolean {
  return name !== undefined && readTextOperator(name) === undefined;
}

/** `id: { [Op.notIn]: ids }`: what its operators are given decides. In version 7 an empty object is no condition, whatever names it. */
function mayHoldOperators(property: TSESTree.ObjectLiteralElement): boolean {
  return property.type !== 'Property' || !SIMPLE.test(unwrap(property.value).type);
}

/** Expressions that are no object, or a list. */
const SIMPLE = /^(?:Literal|TemplateLiteral|ArrayExpression|BinaryExpression|UnaryExpression|UpdateExpression|NewExpression)$/;

/**
 * `Model.destroy(options)`. v6: a truthy `truncate` empties the table, whatever `where` says (lib/model.js destroy).
 * v7 throws where `truncate` is among the options at all (lib/model.js destroy). Both throw without a `where`.
 */
export function readDestroy(request: DeleteRequest): DeleteLoss | undefined {
  const [argument] = request.args;
  if (!argument) return undefined;
  const losses = readArgumentArms(argument, request).map((arm) => readOptionsLoss(arm, argument, request));
  return joinPaths(losses);
}

function readOptionsLoss(options: Value, argument: TSESTree.Node, request: DeleteRequest): PathLoss | undefined {
  if (options.kind === 'unknown' || options.kind === 'instance') return loseUnknown('unknownOptions', argument, { names: [argument], request });
  if (options.kind !== 'object') return undefined;
  const truncate = options.properties.get('truncate');
  if (truncate && request.major === 7) return undefined;
  const state = truncate ? readSwitch(truncate.value, truncate.overridable !== undefined) : 'off';
  if (truncate && state !== 'off') {
    const hasCondition = options.properties.has('where');
    return { loss: { kind: 'truncateOption', node: truncate.node, hasCondition }, certain: state === 'on' };
  }
  return readWhereLoss(options, argument, request);
}

function readWhereLoss(options: ObjectValue, argument: TSESTree.Node, request: DeleteRequest): PathLoss | undefined {
  const where = options.properties.get('where');
  if (isScoped(request)) return undefined;
  if (!where) return options.rest ? loseUnknown('unknownOptions', argument, { names: [argument], request }) : undefined;
  const value = readWhere(where, request);
  if (readTruth(value).kind === 'falsy') return undefined;
  const emptiness = readEmptiness(value, request);
  const names = where.node.type === 'Property' ? [where.node.value, argument] : [argument];
  if (emptiness === 'never') return readSentLoss(where, argument, request);
  if (emptiness === 'unknown') return readSentLoss(where, argument, request) ?? loseUnknown('unknownWhere', where.node, { names, request });
  const certain = emptiness === 'always' && !where.overridable;
  if (isTested(names, certain, request)) return undefined;
  return { loss: { kind: 'emptyWhere', node: where.node }, certain };
}

interface Tested {
  readonly names: readonly TSESTree.Node[];
  readonly request: DeleteRequest;
}

function loseUnknown(kind: 'unknownWhere' | 'unknownOptions', node: TSESTree.Node, { names, request }: Tested): PathLoss | undefined {
  return isTested(names, false, request) ? undefined : { loss: { kind, node }, certain: false };
}

/** A condition that a sender fills in, and that nothing tests before: sent empty, it deletes every row. */
function readSentLoss({ node, value }: Property, argument: TSESTree.Node, request: DeleteRequest): PathLoss | undefined {
  const written = node.type === 'Property' ? node.value : node.type === 'AssignmentExpression' ? node.right : value.node;
  const { evaluation } = request;
  if (!isRequestFilter(written, evaluation) && !isRequestFilter(value.node, evaluation)) return undefined;
  return isTested([written, argument], false, request) ? undefined : { loss: { kind: 'requestWhere', node }, certain: true };
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

/**
 * `truncate()` of an instance, of a Model, whose `where` is not read (v6 lib/model.js truncate, v7 lib/model.js
 * truncate), and of a query interface, which has it since v7.
 */
export function readTruncate(request: DeleteRequest): DeleteLoss | undefined {
  const { args, receiver, major } = request;
  if (receiver.target === 'queryInterface') return major === 7 ? { kind: 'truncate', node: undefined } : undefined;
  const [argument] = args;
  if (!argument) return { kind: 'truncate', node: undefined };
  const options = readArgumentValue(argument, () => 'none', request);
  // Strings, files and streams have a `truncate`, too, but take no options object.
  if (options.kind === 'array' || options.kind === 'function') return undefined;
  if (options.kind === 'primitive' && (typeof options.value === 'string' || typeof options.value === 'number')) return undefined;
  const where = options.kind === 'object' ? options.properties.get('where') : undefined;
  return where ? { kind: 'truncateWhere', node: argument } : { kind: 'truncate', node: undefined };
}

/** v7's `sequelize.destroyAll()`, which throws on `limit` and `truncate` (lib/sequelize-typescript.js destroyAll). */
export function readDestroyAll(request: DeleteRequest): DeleteLoss | undefined {
  const { args, major } = request;
  if (major === 6) return undefined;
  const [argument] = args;
  const options = argument ? readArgumentValue(argument, () => 'none', request) : undefined;
  const throws = options?.kind === 'object' && (options.properties.has('limit') || options.properties.has('truncate'));
  return throws ? undefined : { kind: 'destroyAll', node: undefined };
}
