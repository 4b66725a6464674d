import type { TSESTree } from '@typescript-eslint/utils';
import { readArms, readHeld, unknown } from './choice.js';
import type { ArrayValue, ChoiceArm, Reason, Value } from './value.js';

/** Elements that are kept of a list that is written. Past it, the others are unknown. */
export const MOST_POSSIBLE = 12;

/** The values that an element of a list can be; one unknown where the elements are not known; nothing where the value is no list. */
export function readElements(list: Value, why: Reason, node: TSESTree.Node): readonly ChoiceArm[] {
  return readArms(list).flatMap(({ value }): readonly ChoiceArm[] => {
    if (value.kind === 'instance' && value.content) return readElements(value.content, why, node);
    if (value.kind !== 'array') return value.kind === 'primitive' ? [] : [{ value: unknown(why, node), conditions: [] }];
    const values = value.elements ?? [...(value.possible ?? []), unknown(why, node)];
    return values.map((element) => ({ value: element, conditions: [] }));
  });
}

/** The list with more elements, which may be anywhere in it. What is added in each round of a loop is one of them. */
export function addElements(array: ArrayValue, added: readonly Value[]): ArrayValue {
  const held = readHeld(array);
  const others = added.filter((value) => !held.some((known) => known === value || (known.kind === value.kind && known.node === value.node)));
  return array.elements === undefined && others.length === 0 ? array : { ...array, elements: undefined, possible: [...held, ...others].slice(-MOST_POSSIBLE) };
}

/** The list with each of its elements changed, as far as they are known. */
export function mapHeld(array: ArrayValue, change: (element: Value) => Value): ArrayValue {
  return { ...array, [array.elements ? 'elements' : 'possible']: readHeld(array).map((element) => change(element)) };
}
