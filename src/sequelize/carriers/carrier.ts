import type { TSESTree } from '@typescript-eslint/utils';
import { readArms } from '../../values/model/choice.js';
import type { Evaluation } from '../../values/model/evaluation.js';
import { readProperty } from '../../values/model/objects.js';
import type { ChoiceArm, ObjectValue, Value } from '../../values/model/value.js';
import type { Carrier, CarrierKind, OptionsFact, Receiver } from '../facts.js';
import { readObjectArm, readOptions } from '../options/read.js';

/** Calls and carriers whose owner nothing shows: the project decides. */
export const UNKNOWN_OWNER: Receiver = {
  target: 'instance',
  owner: { kind: 'unknown' },
  shown: undefined,
  imported: undefined,
  node: undefined,
  instance: undefined,
};

/** Of a carrier that only Sequelize has. */
export const SHOWN = { kind: 'owner' } as const;

export interface CarrierPlace {
  readonly carrier: CarrierKind;
  /** What to point at where this file has no property. */
  readonly node: TSESTree.Node;
  readonly receiver: Receiver;
}

/** A carrier of the options in a property of an object: `sync`, `define`. Each property is one, in all states. */
export function readPropertyCarrier(options: Value, place: CarrierPlace & { readonly name: string }, evaluation: Evaluation): readonly Carrier[] {
  const { name } = place;
  const facts = new Map<TSESTree.Node, OptionsFact>();
  for (const arm of readObjectArms(options)) {
    const object = arm.value as ObjectValue;
    const property = object.properties.get(name);
    if (!property) continue;
    const value = readProperty(object, name, property.node);
    const fact = readOptions(value, pointAtProperty(property.node, place.node), evaluation.sourceCode.ast);
    if (fact.kind !== 'none') facts.set(property.node, joinFacts(facts.get(property.node), withConditions(fact, arm)));
  }
  return [...facts].map(([node, fact]) => createCarrier({ carrier: place.carrier, receiver: place.receiver, node }, fact));
}

/** The same property in another state of the object: what either shows counts. */
function joinFacts(before: OptionsFact | undefined, fact: OptionsFact): OptionsFact {
  if (before?.kind !== 'known') return fact;
  return fact.kind === 'known' ? { ...before, arms: [...before.arms, ...fact.arms] } : before;
}

/** A carrier of options in the object itself: model options, the constructor's top level. It is one, in all states of the object. */
export function readObjectCarrier(options: Value, place: CarrierPlace, evaluation: Evaluation): readonly Carrier[] {
  const arms = readObjectArms(options).flatMap((arm) => {
    const read = readObjectArm(arm.value as ObjectValue, arm.conditions, { node: place.node, within: evaluation.sourceCode.ast });
    // Unknown keys beside them are no reason: nearly every options object is spread together from somewhere.
    return read.force.kind !== 'absent' || read.alter.kind !== 'absent' ? [{ ...read, rest: undefined }] : [];
  });
  return arms.length === 0 ? [] : [createCarrier(place, { kind: 'known', arms, node: place.node })];
}

function readObjectArms(options: Value): readonly ChoiceArm[] {
  return readArms(options).filter((arm) => arm.value.kind === 'object');
}

function pointAtProperty(node: TSESTree.Node, fallback: TSESTree.Node): TSESTree.Node {
  if (node.type === 'AssignmentExpression') return node.right;
  return node.type === 'Property' ? node : fallback;
}

function withConditions(fact: OptionsFact, outer: ChoiceArm): OptionsFact {
  if (fact.kind !== 'known' || outer.conditions.length === 0) return fact;
  return { ...fact, arms: fact.arms.map((arm) => ({ ...arm, conditions: [...outer.conditions, ...arm.conditions] })) };
}

export function createCarrier(place: CarrierPlace, options: OptionsFact, boot?: Carrier['boot']): Carrier {
  return { kind: 'carrier', carrier: place.carrier, node: place.node, options, receiver: place.receiver, instance: place.receiver.instance, boot };
}
