import type { TSESTree } from '@typescript-eslint/utils';
import { mapArms, readArms } from './choice.js';
import { readProperty } from './objects.js';
import type { ObjectValue, Value } from './value.js';

/** The object once frozen: a write may leave it as it is. */
export function refuseWrites(object: Value): Value {
  return mapArms(object, (arm) => ((arm.kind === 'object' || arm.kind === 'array') && !arm.refusesWrites ? { ...arm, refusesWrites: true } : arm));
}

/** True where a write at the path may have no effect: its object is frozen, or has a getter there. */
export function mayRefuseWrite(object: Value, path: readonly string[], node: TSESTree.Node): boolean {
  const [name, ...inner] = path;
  if (name !== undefined && inner.length > 0) return mayRefuseWrite(readProperty(object, name, node), inner, node);
  return readArms(object).some(({ value }) => ((value.kind === 'object' || value.kind === 'array') && value.refusesWrites === true) || (value.kind === 'object' && name !== undefined && isOwnGetter(value, name)));
}

/** A copy of a getter is a plain property: only the literal that it is written in has it. */
function isOwnGetter({ node, properties }: ObjectValue, name: string): boolean {
  const written = properties.get(name)?.node;
  return written?.type === 'Property' && written.kind === 'get' && written.parent === node;
}
