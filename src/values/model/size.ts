import type { Value } from './value.js';

/** Past this, it does not matter how much larger a value is. */
const MOST_PARTS = 1 << 20;
/** So many parts cost as much as one more expression. */
const PARTS_PER_STEP = 32;

const sizes = new WeakMap<Value, number>();

/** The steps to pay for joining a value with another: nothing for most; more for many states with many keys each. */
export function readJoinCost(value: Value): number {
  return Math.floor(countParts(value) / PARTS_PER_STEP);
}

/** The values that a join looks at, shared ones as often as they are reached. It does not look into arrays. */
function countParts(value: Value): number {
  if (value.kind !== 'choice' && value.kind !== 'object') return 1;
  const known = sizes.get(value);
  if (known !== undefined) return known;
  const parts = value.kind === 'choice' ? value.arms : [...value.properties.values()];
  const size = Math.min(parts.reduce((count, part) => count + countParts(part.value), 1), MOST_PARTS);
  sizes.set(value, size);
  return size;
}
