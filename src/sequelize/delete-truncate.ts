import { evaluateKeys } from '../values/literals.js';
import type { DeleteLoss, DeleteRequest } from './delete-losses.js';

/**
 * `truncate()` of an instance, of a Model, whose `where` is not read (v6 lib/model.js truncate, v7 lib/model.js
 * truncate), and of a query interface, which has it since v7.
 */
export function readTruncate({ args, receiver, major, evaluation }: DeleteRequest): DeleteLoss | undefined {
  if (receiver.target === 'queryInterface') return major === 7 ? { kind: 'truncate', node: undefined } : undefined;
  const [argument] = args;
  if (!argument || argument.type === 'SpreadElement') return { kind: 'truncate', node: undefined };
  const options = evaluateKeys(argument, () => 'none', evaluation);
  // Texts, files and streams have a `truncate` too, but take no options object.
  if (options.kind === 'array' || options.kind === 'function') return undefined;
  if (options.kind === 'primitive' && (typeof options.value === 'string' || typeof options.value === 'number')) return undefined;
  const where = options.kind === 'object' ? options.properties.get('where') : undefined;
  return where ? { kind: 'truncateWhere', node: argument } : { kind: 'truncate', node: undefined };
}

/** v7's `sequelize.destroyAll()`, which throws on `limit` and `truncate` (lib/sequelize-typescript.js destroyAll). */
export function readDestroyAll({ args, major, evaluation }: DeleteRequest): DeleteLoss | undefined {
  if (major === 6) return undefined;
  const [argument] = args;
  const options = argument && argument.type !== 'SpreadElement' ? evaluateKeys(argument, () => 'none', evaluation) : undefined;
  const throws = options?.kind === 'object' && (options.properties.has('limit') || options.properties.has('truncate'));
  return throws ? undefined : { kind: 'destroyAll', node: undefined };
}
