import type { Reason, Value } from './value.js';

/** Reasons whose place says nothing more: many writes that cannot be followed are one unknown. */
const PLACELESS = new Set<Reason>(['escape', 'closure', 'loop', 'computedKey', 'tooComplex']);

/** The same for values that are no two: equal primitives, unknowns of one place and reason. */
export function readIdentity(value: Value): unknown {
  if (value.kind === 'primitive') return `${typeof value.value} ${Object.is(value.value, -0) ? '-0' : String(value.value)}`;
  if (value.kind === 'instance' && !value.resolved && !value.content && !value.fields) return value.node;
  if (value.kind !== 'unknown') return value;
  const { node, text = '', truthy, why } = value;
  return `${why} ${String(truthy)} ${text} ${PLACELESS.has(why) ? '' : `${node.range[0]}-${node.range[1]}`}`;
}

/** Whether two values are one where they are joined. */
export function isSame(left: Value, right: Value): boolean {
  return left === right || (left.kind === right.kind && readIdentity(left) === readIdentity(right));
}
