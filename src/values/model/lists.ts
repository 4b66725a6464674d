import type { TSESTree } from '@typescript-eslint/utils';
import { addPossible, choose, chooseAny, mapArms, primitive, readArms, readHeld, readReason, unknown } from './choice.js';
import type { ArrayValue, ChoiceArm, ObjectValue, Reason, Value } from './value.js';

/** The values that an element of a list can be; one unknown where the elements are not known; nothing where the value is no list. */
export function readElements(list: Value, why: Reason, node: TSESTree.Node): readonly ChoiceArm[] {
  return readArms(list).flatMap(({ value }): readonly ChoiceArm[] => {
    if (value.kind === 'instance' && value.content) return readElements(value.content, why, node);
    if (value.kind !== 'array') return value.kind === 'primitive' ? [] : [{ value: unknown(why, node), conditions: [] }];
    const values = value.elements ?? [...(value.possible ?? []), unknown(why, node)];
    return values.map((element) => ({ value: element, conditions: [] }));
  });
}

/** What a spread or `Array.from` makes of a value: a list itself, and what a `Set`, `Map` or one of several lists holds. */
export function toList(value: Value, node: TSESTree.Node): ArrayValue {
  const list = value.kind === 'instance' && value.content ? value.content : value;
  if (list.kind === 'array') return { ...list, node };
  return { kind: 'array', elements: undefined, possible: addPossible([], readElements(value, 'spread', node).map((element) => element.value)), node };
}

/** The list with more elements, which may be anywhere in it. What is added in each round of a loop is one of them. */
export function addElements(array: ArrayValue, added: readonly Value[]): ArrayValue {
  const held = readHeld(array);
  const possible = addPossible(held, added);
  return array.elements === undefined && possible === held ? array : { ...array, elements: undefined, possible };
}

/** The list with more elements, or the object with more values under keys that are not known. */
export function addHeld(holder: Value, added: Value): Value {
  return mapArms(holder, (arm) => {
    if (arm.kind === 'array') return addElements(arm, [added]);
    if (arm.kind !== 'object') return arm;
    const possible = addPossible(arm.possible ?? [], [added]);
    return possible === arm.possible ? arm : { ...arm, possible };
  });
}

/** The value under a key that is not known: any of the properties or elements, each where the key equals its name. */
export function readAny(holder: Value, why: Reason, node: TSESTree.MemberExpression | TSESTree.Property): Value {
  return mapArms(holder, (arm) => {
    if (arm.kind === 'array' && readHeld(arm).length > 0) return choose(readElements(arm, why, node), why, node);
    if (arm.kind !== 'object') return unknown(readReason(arm) ?? why, node);
    if (arm.properties.size === 0) return readRest(arm, why, node);
    const test = node.type === 'Property' ? node.key : node.property;
    const arms = [...arm.properties.values()].map((property): ChoiceArm => ({ value: property.value, conditions: [{ test, outcome: true, equals: [property.node] }] }));
    return choose([...arms, { value: arm.rest ? readRest(arm, why, node) : primitive(undefined, node), conditions: [] }], why, node);
  });
}

/** What a key that is not known may have. */
export function readRest({ possible = [], rest }: ObjectValue, why: Reason, node: TSESTree.Node): Value {
  const open = unknown(rest?.why ?? why, node);
  return possible.length === 0 ? open : chooseAny([open, ...possible], why, node);
}

/** The list with each of its elements changed, as far as they are known. */
export function mapHeld(array: ArrayValue, change: (element: Value) => Value): ArrayValue {
  return { ...array, [array.elements ? 'elements' : 'possible']: readHeld(array).map((element) => change(element)) };
}

/** The elements of the lists in a list, as `flat()` gives them. */
export function flatten(list: ArrayValue, node: TSESTree.Node): Value {
  const inner = readHeld(list);
  const isSeen = list.elements !== undefined && inner.every((element) => (element.kind === 'array' ? element.elements !== undefined : element.kind === 'object' || element.kind === 'primitive'));
  const flat = inner.flatMap((element) => (element.kind === 'array' ? readHeld(element) : [element]));
  return isSeen ? { kind: 'array', elements: flat, node } : { kind: 'array', elements: undefined, possible: addPossible([], flat), node };
}
