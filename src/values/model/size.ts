import type { ArrayValue, ChoiceValue, ObjectValue, Value } from './value.js';

/** Parts of a value that are counted. Past it, it costs no more steps. */
const MOST_PARTS = 1 << 20;
/** So many parts cost as much as one more expression. */
const PARTS_PER_STEP = 32;

const sizes = new WeakMap<Value, number>();

/** The steps to pay for joining a value with another: nothing for most; more for many states with many keys each. */
export function readJoinCost(value: Value): number {
  return Math.floor(countParts(value) / PARTS_PER_STEP);
}

/** The values that a join looks at, shared ones as often as they are reached. */
function countParts(value: Value): number {
  if (value.kind === 'function' || value.kind === 'instance') return value.fields ? countParts(value.fields) + 1 : 1;
  if (value.kind !== 'choice' && value.kind !== 'object' && value.kind !== 'array') return 1;
  const known = sizes.get(value);
  if (known !== undefined) return known;
  const size = Math.min(readParts(value).reduce((count, part) => count + countParts(part), 1), MOST_PARTS);
  sizes.set(value, size);
  return size;
}

function readParts(value: ChoiceValue | ObjectValue | ArrayValue): readonly Value[] {
  if (value.kind === 'array') return value.elements ?? value.possible ?? [];
  return value.kind === 'choice' ? value.arms.map((arm) => arm.value) : [...(value.possible ?? []), ...[...value.properties.values()].map((property) => property.value)];
}
