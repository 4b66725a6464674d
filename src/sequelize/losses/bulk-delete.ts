import type { TSESTree } from '@typescript-eslint/utils';
import { readTruth } from '../../values/model/choice.js';
import type { ObjectValue, Value } from '../../values/model/value.js';
import { readEmptiness, readWhere } from './conditions.js';
import { joinPaths, readArgumentArms, type DeleteLoss, type DeleteRequest, type PathLoss } from './loss.js';
import { isTested } from './paths.js';

/** `queryInterface.bulkDelete`: `(table, where, options)` in v6, `(table, { where, … })` in v7. */
export function readBulkDelete(request: DeleteRequest): DeleteLoss | undefined {
  const { args, major } = request;
  if (args.length === 0) return undefined;
  const losses = readArgumentArms(args[1], request).map((arm) => (major === 7 ? readOptionsLoss(arm, request) : readConditionLoss(arm, request)));
  return (major === 6 ? readTruncateLoss(request) : undefined) ?? joinPaths(losses);
}

/** v6 tests `options.truncate === true` (lib/dialects/abstract/query-interface.js bulkDelete). */
function readTruncateLoss(request: DeleteRequest): DeleteLoss | undefined {
  const options = request.args[2];
  if (!options) return undefined;
  return joinPaths(readArgumentArms(options, request).map((arm) => {
    const truncate = arm.kind === 'object' ? arm.properties.get('truncate') : undefined;
    const isOn = truncate?.value.kind === 'primitive' && truncate.value.value === true;
    const isOpen = truncate?.value.kind === 'unknown' || truncate?.value.kind === 'choice';
    if (!truncate || !(isOn || isOpen)) return undefined;
    const hasCondition = readArgumentArms(request.args[1], request).some((condition) => readConditionLoss(condition, request) === undefined);
    return { loss: { kind: 'truncateOption', node: truncate.node, hasCondition }, certain: isOn && !truncate.overridable };
  }));
}

/** v6: the condition itself. `null`, `undefined` and `''` are none. */
function readConditionLoss(condition: Value, request: DeleteRequest): PathLoss | undefined {
  if (condition.kind === 'primitive') return isNothing(condition.value) ? lose(request, true) : undefined;
  const emptiness = readEmptiness(condition, request);
  if (emptiness === 'unknown') return loseUnknown(request);
  return emptiness === 'never' ? undefined : lose(request, emptiness === 'always');
}

function loseUnknown(request: DeleteRequest): PathLoss | undefined {
  const found = lose(request, false);
  return found && { loss: { ...found.loss, kind: 'unknownWhere' }, certain: false };
}

/** v7: options with a `where` (lib/abstract-dialect/query-generator-typescript.js bulkDeleteQuery); anything else has none. */
function readOptionsLoss(options: Value, request: DeleteRequest): PathLoss | undefined {
  if (options.kind === 'primitive' || options.kind === 'array') return lose(request, true);
  if (options.kind === 'unknown') return loseUnknown(request);
  if (options.kind !== 'object') return undefined;
  const where = options.properties.get('where');
  if (where) {
    const value = readWhere(where, request);
    if (readTruth(value).kind === 'falsy') return lose(request, !where.overridable);
    const emptiness = readEmptiness(value, request);
    if (emptiness === 'unknown') return loseUnknown(request);
    return emptiness === 'never' ? undefined : lose(request, emptiness === 'always' && !where.overridable);
  }
  if (options.rest) return loseUnknown(request);
  return isOldCondition(options) ? { loss: { kind: 'oldCondition', node: request.args[1] }, certain: true } : lose(request, true);
}

/** One of the options of v7's `bulkDelete`, or of a query. */
const OPTIONS = new Set(['limit', 'transaction', 'connection', 'logging', 'benchmark', 'replacements', 'bind', 'raw', 'type', 'model', 'searchPath', 'useMaster']);

function isOldCondition(options: ObjectValue): boolean {
  return [...options.properties.keys()].some((key) => !OPTIONS.has(key));
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

/** A loss for want of a condition, unless a path that is not sure to lose is tested before. */
function lose(request: DeleteRequest, certain: boolean): PathLoss | undefined {
  const condition: TSESTree.Node | undefined = request.args[1];
  if (condition && isTested([condition], certain, request)) return undefined;
  return { loss: { kind: 'noCondition', node: condition }, certain };
}
