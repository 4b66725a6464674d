import type { TSESTree } from '@typescript-eslint/utils';
import { readTruth } from '../../../values/model/choice.js';
import type { Condition, ObjectValue, Property } from '../../../values/model/value.js';
import type { Carrier, FrameworkSync, OptionsArm, OptionsFact, OptionValue, Receiver } from '../../facts.js';
import { SHOWN, UNKNOWN_OWNER } from '../carrier.js';

/** Whose options they are: only a project whose package.json lists the package has them. */
export function readPackageReceiver(name: string, target: Receiver['target'] = 'instance'): Receiver {
  return { ...UNKNOWN_OWNER, target, owner: { kind: 'package', name }, shown: SHOWN };
}

/** Options with which a framework syncs. */
interface FrameworkOptions {
  /** What holds them. */
  readonly node: TSESTree.Node;
  readonly options: OptionsFact;
  readonly receiver: Receiver;
  readonly framework: FrameworkSync;
}

export function createFrameworkCarrier({ framework, node, options, receiver }: FrameworkOptions): Carrier {
  return { kind: 'carrier', carrier: 'framework', node, options, receiver, instance: undefined, boot: 'syncs', framework };
}

/** A key of a framework's own that turns an option of `sync` on. */
interface OwnKey {
  readonly key: 'force' | 'alter';
  readonly property: Property;
  /** Whether the key's value turns it on; undefined where that is decided at run time. */
  readonly isOn: boolean | undefined;
}

/** The options of `sync` that a framework's own key means: `forceSync: true`, `migrate: 'drop'`. */
export function createOwnOptions(object: ObjectValue, { isOn, key, property }: OwnKey, conditions: readonly Condition[]): OptionsFact {
  const { node } = property;
  const arm: OptionsArm = {
    force: { kind: 'absent' },
    alter: { kind: 'absent' },
    [key]: createOwnValue(property, isOn, conditions),
    match: undefined,
    keys: [],
    rest: undefined,
    conditions,
    node: object.node,
  };
  return { kind: 'known', arms: [arm], node };
}

function createOwnValue({ node, value }: Property, isOn: boolean | undefined, conditions: readonly Condition[]): OptionValue {
  if (isOn !== undefined) return { kind: isOn ? 'on' : 'off', node, conditions };
  const truth = readTruth(value);
  const why = truth.kind === 'unknown' ? truth.why : 'condition';
  return { kind: 'dynamic', why, node, source: node.type === 'Property' ? node.value : node, conditions };
}

/** Whether a switch of a framework is on, or may be; one that is not written is off. */
export function mayBeOn(object: ObjectValue, name: string): boolean {
  const property = object.properties.get(name);
  if (!property) return object.rest !== undefined;
  return property.overridable !== undefined || readTruth(property.value).kind !== 'falsy';
}
