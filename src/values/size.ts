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
  const asked = value.kind === 'choice' ? value.arms : [...value.properties.values()].filter(({ isUnasked }) => !isUnasked);
  const size = Math.min(asked.reduce((count, part) => count + countParts(part.value), 1), MOST_PARTS);
  // What is not asked for costs nothing so far.
  const isWhole = value.kind === 'choice' || asked.length === value.properties.size;
  if (isWhole && asked.every((part) => isCounted(part.value))) sizes.set(value, size);
  return size;
}

function isCounted(value: Value): boolean {
  return (value.kind !== 'choice' && value.kind !== 'object') || sizes.has(value);
}
